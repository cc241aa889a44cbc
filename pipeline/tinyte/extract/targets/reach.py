"""Which words of a sentence belong to a figure: around it, past a bracket or a comma, before a colon, with the next figure."""

from __future__ import annotations

from tinyte.extract.targets.figures import Figure
from tinyte.extract.targets.phrases import lexicon, phrase_after, phrase_before
from tinyte.extract.targets.spans import Span
from tinyte.extract.targets.words import Sentence, after, before, is_empty, is_place, trailing_place, without_lead

LONGEST_ITEM = 8
"""Words of an item's head that a comma may part ("Thuốc viên, bao cao su: …")."""


def words_before(sentence: Sentence, i: int, right: Span) -> Span:
    """The words before the figure; for a figure alone in brackets those before the bracket."""
    text, figure = sentence.passage.lower, sentence.figures[i]
    part = sentence.parts[figure.clause]
    span = before(sentence, *figure.left)
    if is_empty(span) and is_empty(right) and part.bracket == figure.clause - 1 and sentence.opens_clause(i):
        prior = sentence.parts[part.bracket]
        if not prior.figures and phrase_after(text, prior.start, lexicon("continuations"), prior.end) is None:
            return before(sentence, prior.start, prior.end)
    return span


def words_after(sentence: Sentence, i: int) -> Span:
    """The words after the figure, over a comma where a list goes on."""
    figure = sentence.figures[i]
    start, end = figure.right
    if figure.quantity.beside:
        return start, start
    following = sentence.figures[i + 1] if i + 1 < len(sentence.figures) else None
    if following is not None and following.clause == figure.clause:
        if following.quantity.measure.kind == "share" and not is_empty(before(sentence, *following.left)):
            return after(sentence, start, sentence.parts[figure.clause].end)
        return after(sentence, start, following.left[1], runs_on=True)
    k = figure.clause + 1
    while k < len(sentence.parts) and _goes_on(sentence, start, end, k):
        end = sentence.parts[k].end
        k += 1
    return after(sentence, start, end)


def _goes_on(sentence: Sentence, start: int, end: int, k: int) -> bool:
    """Clause `k` continues the list of words after the figure."""
    part, words = sentence.parts[k], sentence.passage.lower[start:end].strip(' "')
    if part.opener != "," or part.figures or not words or len(words.split()) > 9:
        return False
    return phrase_after(sentence.passage.lower, part.start, lexicon("clause_openers"), part.end) is None


def before_colon(sentence: Sentence, figure: Figure) -> Span | None:
    """The words before the colon that opens the figure's list."""
    k = figure.clause
    while k > 0 and sentence.parts[k].opener in (",", "và"):
        k -= 1
    if k == 0 or sentence.parts[k].opener != ":":
        return None
    part = sentence.parts[k - 1]
    if part.figures or phrase_before(sentence.passage.lower, part.end, lexicon("reports"), part.start) is not None:
        return None
    if any(sentence.start <= speaker < part.end for speaker in sentence.known.speakers):
        return None
    start = _item_start(sentence, k - 1)
    start = start if len(sentence.passage.text[start : part.end].split()) <= LONGEST_ITEM else part.start
    span = before(sentence, start, part.end)
    return None if is_empty(span) else span


def _item_start(sentence: Sentence, k: int) -> int:
    """Where the words before the colon begin, over commas: "Thuốc viên, bao cao su: 512 người"."""
    while k > 0 and sentence.parts[k].opener == "," and not sentence.parts[k - 1].figures:
        k -= 1
    return sentence.parts[k].start


def shared_after(sentence: Sentence, i: int) -> Span | None:
    """ "01 cơ sở và 04 điểm cấp phát thuốc": the words after the next figure belong to this one too."""
    figure = sentence.figures[i]
    if i + 1 >= len(sentence.figures):
        return None
    following = sentence.figures[i + 1]
    joint = sentence.parts[following.clause].opener if following.clause == figure.clause + 1 else ""
    if not is_empty(before(sentence, *following.left)) or following.quantity.measure.kind in (
        "share",
        "money",
        "times",
    ):
        return None
    if joint == "và" or (joint == "," and is_empty(before(sentence, *figure.left))):
        right = words_after(sentence, i + 1)
        return right if not is_empty(right) else shared_after(sentence, i + 1)
    return None


def over_places(sentence: Sentence, figure: Figure, left: Span) -> Span:
    """A list of places before the figure taken with the words that lead to it."""
    k = figure.clause
    while k > 0 and sentence.parts[k].opener == "," and not sentence.parts[k - 1].figures:
        part = (sentence.parts[k - 1].start, sentence.parts[k - 1].end)
        if not is_place(sentence, part) and trailing_place(sentence, part) is None:
            break
        k -= 1
        if not is_place(sentence, part):
            break
    return (without_lead(sentence, sentence.parts[k].start, left[1]), left[1]) if k < figure.clause else left


def clause_before(sentence: Sentence, figure: Figure) -> Span | None:
    """The words of the clause before the figure's that has none itself."""
    k = figure.clause
    if k == 0 or sentence.parts[k].opener not in (",", "(", ":") or sentence.parts[k - 1].figures:
        return None
    span = before(sentence, sentence.parts[k - 1].start, sentence.parts[k - 1].end)
    return None if is_empty(span) else span


def alone_in_brackets(sentence: Sentence, i: int) -> bool:
    """The figure is the only one of its bracket."""
    k = sentence.figures[i].clause
    inside = [p for p in sentence.parts if p.bracket is not None and p.bracket == sentence.parts[k].bracket]
    return bool(inside) and sum(len(p.figures) for p in inside) == 1
