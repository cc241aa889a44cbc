"""Names too short to tell what is measured, and words that tell nothing of it."""

from __future__ import annotations

from dataclasses import replace

from tinyte.extract.targets.groups import Name, length
from tinyte.extract.targets.phrases import lexicon, phrase_before
from tinyte.extract.targets.reach import topic
from tinyte.extract.targets.sentences import Sentence
from tinyte.extract.targets.words import subject, without_tail


def fuller(sentence: Sentence, i: int, name: Name) -> Name:
    """A name too short to tell anything takes its subject along: "toàn thành phố đã tiêm", "bệnh viện còn thiếu"."""
    text, figure = sentence.passage.lower, sentence.figures[i]
    noun = figure.quantity.measure.noun
    counted = name.how == "around" and name.spans[1:] == (noun,) and noun and len(text[slice(*noun)].split()) < 3
    limit = SHORT_COUNTED if counted else SHORT.get(name.how, 0)
    if name.change or length(text, name) > limit or not sentence.opens_clause(i):
        return name
    if not name.spans or not figure.left[0] <= name.spans[0][0] <= figure.right[0]:
        return name
    (start, end), *others = name.spans
    if phrase_before(text, start, ("và",), figure.left[0]) is not None:
        return name
    said = subject(sentence, figure.left[0], min(start, figure.left[1]))
    words = name.spans
    if without_tail(sentence, *said) > said[0] and text[slice(*said)] not in lexicon("existence"):
        words = ((said[0], end), *others) if start < figure.left[1] else (said, *words)
    about = topic(sentence, i)
    return replace(name, spans=(about, *words) if about else words)


SHORT = {"after": 2, "around": 2, "before": 1}
"""Words up to which a name is too short, by where it stood."""
SHORT_COUNTED = 5
"""Words up to which a verb with a counted noun and nothing behind it is too short."""


def without_weight(sentence: Sentence, i: int, name: Name) -> Name:
    """The name without a unit that things are weighed in: "tiêu hủy 3 | tấn | xúc xích"."""
    measure = sentence.figures[i].quantity.measure
    if measure.unit not in lexicon("weights") or measure.noun not in name.spans or len(name.spans) < 2:
        return name
    return replace(name, spans=tuple(span for span in name.spans if span != measure.noun))
