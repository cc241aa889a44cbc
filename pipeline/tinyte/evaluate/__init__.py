"""A yardstick: scores a run against gold, names every error, says what was gained and lost since an earlier result.

| module | subject |
| --- | --- |
| `gold`, `runs` | what is compared: annotations, a run's tables |
| `normal_forms` | which spellings are the same (`rules/evaluate.yaml`) |
| `criteria`, `people`, `articles` | when a row is right, and each of its attributes; officials; metadata and cleaning |
| `pairing` | which row of the run is which row of gold |
| `kinds`, `outcomes` | the five kinds of outcome, each defined in `kinds` |
| `reliability` | whether confidence keeps its word |
| `figures`, `evaluation` | precision, recall, F1, exact F1; everything together |
| `context`, `wording`, `report`, `page` | errors in their sentences, in the terminal and as a page |
| `result` | the result as JSON, gains and losses against an earlier one |

A gold row with `"optional": true` neither helps nor hurts. Rows match one to one, but for units, where every form of one unit
is right. Exact F1 is the F1 of rows whose every attribute is right.
"""

from tinyte.evaluate.evaluation import Evaluation, evaluate
from tinyte.evaluate.faults import EvaluationError
from tinyte.evaluate.gold import read_gold
from tinyte.evaluate.runs import fresh_run, read_run

__all__ = ["Evaluation", "EvaluationError", "evaluate", "fresh_run", "read_gold", "read_run"]
