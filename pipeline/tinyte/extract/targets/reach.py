"""Which words of a sentence belong to a figure: around it, past a bracket or a comma, before a colon, with the next figure."""

from __future__ import annotations

import regex

from tinyte.extract.targets.figures import Figure
from tinyte.extract.targets.heads import heads
from tinyte.extract.targets.leads import without_lead
from tinyte.extract.targets.phrases import lexicon, lexicons, phrase_after, phrase_before
from tinyte.extract.targets.places import is_place, trailing_place
from tinyte.extract.targets.sentences import Sentence, is_empty
from tinyte.extract.targets.spans import Span
from tinyte.extract.targets.words import after, before

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
        joint = sentence.passage.lower[start : following.left[1]].strip()
        if joint in lexicon("among"):
            return words_after(sentence, i + 1)
        if joint in lexicon("passed_on") and figure.quantity.measure.noun is None and following.quantity.measure.noun:
            return after(sentence, start, sentence.parts[figure.clause].end)
        if following.quantity.measure.kind == "share" and not is_empty(before(sentence, *following.left)):
            return after(sentence, start, sentence.parts[figure.clause].end)
        return after(sentence, start, following.left[1], runs_on=True)
    k = figure.clause + 1
    while k < len(sentence.parts) and _goes_on(sentence, start, end, k):
        end = sentence.parts[k].end
        k += 1
    span = after(sentence, start, end)
    return (
        _behind_bracket(sentence, figure) if is_empty(span) and not sentence.passage.text[start:end].strip() else span
    )


def _behind_bracket(sentence: Sentence, figure: Figure) -> Span:
    """Where the words go on behind a figure in brackets: "82/97 xã (84,5% số xã) | đạt tiêu chí nước sạch"."""
    k, end = figure.clause + 1, figure.right[1]
    if k >= len(sentence.parts) or sentence.parts[k].bracket is None or sentence.parts[k].opener not in ("(", "["):
        return end, end
    while k < len(sentence.parts) and sentence.parts[k].bracket is not None:
        k += 1
    if k >= len(sentence.parts) or sentence.parts[k].figures:
        return end, end
    return after(sentence, sentence.parts[k].start, sentence.parts[k].end)


def _goes_on(sentence: Sentence, start: int, end: int, k: int) -> bool:
    """Clause `k` continues the list of words after the figure."""
    part, words = sentence.parts[k], sentence.passage.lower[start:end].strip(' "')
    normal = sentence.passage.normal
    if part.opener == "," and not part.figures and words.rfind("(") > words.rfind(")"):
        return True
    if part.opener != "," or part.figures or not words or len(words.split()) > 9:
        return False
    if phrase_after(sentence.passage.lower, part.start, lexicon("clause_openers"), part.end) is not None:
        return False
    if _ENDS_IN_NAME.search(normal, start, end) and _BEGINS_WITH_NAME.match(normal, part.start, part.end):
        return True
    return not _SENTENCE.match(sentence.passage.lower, part.start, part.end)


# a list of names goes on: "tại Đà Nẵng, | Quảng Nam và Quảng Ngãi đã …"
_ENDS_IN_NAME = regex.compile(r" \p{Lu}\p{Ll}+ ?$")
_BEGINS_WITH_NAME = regex.compile(r" ?\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+ ")


# a member of a list is no sentence of its own: a subject and its predicate
_SENTENCE = regex.compile(r" ?(?:\S+ ){1,12}(?:là|sẽ) | ?(?:\S+ ){4,12}(?:đã|đang) ")


def before_colon(sentence: Sentence, figure: Figure) -> Span | None:
    """The words before the colon that opens the figure's list."""
    k = figure.clause
    while k > 0 and sentence.parts[k].opener in (",", "và"):
        k -= 1
    if k == 0 or sentence.parts[k].opener != ":":
        return None
    part = sentence.parts[k - 1]
    said = lexicons("reports", "credits")
    if part.figures or phrase_before(sentence.passage.lower, part.end, said, part.start) is not None:
        return None
    if any(sentence.start <= speaker < part.end for speaker in sentence.known.speakers):
        return None
    start = _item_start(sentence, k - 1)
    start = start if len(sentence.passage.text[start : part.end].split()) <= LONGEST_ITEM else part.start
    span = before(sentence, start, part.end)
    return None if is_empty(span) else span


def listed_under(sentence: Sentence, figure: Figure) -> Span | None:
    """The head noun before the colon that opens a list of places: "địa phương có | số mắc cao | : A (12 ca), B (9)"."""
    text, k = sentence.passage.lower, figure.clause
    while k > 0 and (sentence.parts[k].opener != ":" or sentence.parts[k].bracket is not None):
        k -= 1
    if k == 0 or sentence.parts[k - 1].figures:
        return None
    start, end = before(sentence, sentence.parts[k - 1].start, sentence.parts[k - 1].end)
    found = heads().search(text, start, end)
    return (found.start(), end) if found else None


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


def over_members(sentence: Sentence, figure: Figure, left: Span) -> Span:
    """The last member of a list taken with the members before it: "nợ | bảo hiểm xã hội, bảo hiểm y tế, bảo hiểm thất nghiệp"."""
    text, k = sentence.passage.lower, figure.clause
    head = " ".join(text[left[0] : left[1]].split()[:2])
    while k > 0 and sentence.parts[k].opener == "," and not sentence.parts[k - 1].figures:
        part = sentence.parts[k - 1]
        if " " not in head or f" {head} " not in f" {text[part.start : part.end].strip()} ":
            break
        k -= 1
    return (before(sentence, sentence.parts[k].start, left[1])[0], left[1]) if k < figure.clause else left


def topic(sentence: Sentence, i: int) -> Span | None:
    """What the sentence says at its beginning that it speaks of: "với | dịch viêm não, 6 tháng ghi nhận 67 ca"."""
    text, part = sentence.passage.lower, sentence.parts[0]
    begins = phrase_after(text, part.start, lexicon("topics"), part.end)
    if begins is None or part.figures or sentence.figures[i].clause == 0 or sentence.parts[1].opener != ",":
        return None
    span = (without_lead(sentence, begins, part.end), part.end)
    return span if len(text[slice(*span)].split()) <= LONGEST_TOPIC else None


LONGEST_TOPIC = 8
"""Words of a topic."""


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
