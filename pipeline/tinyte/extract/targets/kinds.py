"""Target or result: what was assigned, planned or hoped for, against what was reached, counted or observed."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

import regex

from tinyte import rulebook
from tinyte.extract.passage import Passage
from tinyte.extract.targets.groups import Name
from tinyte.extract.targets.phrases import lexicon, phrase_after, phrase_before, phrases_in
from tinyte.extract.targets.sentences import Sentence, titles
from tinyte.extract.targets.spans import Known, Span, covering, cuts
from tinyte.tables import Date, TargetKind

CueClass = Literal["assigned", "planned", "observed", "reached"]
BESIDE = 12
"""Characters after a figure in which a date still belongs to it ("45% vào năm 2025")."""
CLASSES: Sequence[CueClass] = ("assigned", "planned", "observed", "reached")


def _is_of_name(passage: Passage, known: Known, start: int) -> bool:
    """The word stands in the name of a body or a post: "Vụ Kế hoạch - Tài chính"."""
    if cuts(known.bodies, start):
        return True
    if not passage.normal[start].isupper() or passage.normal[start + 1 : start + 2].isupper():
        return False
    before = passage.text[:start].rstrip(" ")[-1:]
    return before.isalnum() or before in (",", "&")


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that tells targets from results, and where."""

    start: int
    end: int
    words: str
    group: CueClass


class Cues:
    """All cues of a passage, those inside cited documents, counted nouns and other words left out."""

    def __init__(self, passage: Passage, known: Known, nouns: Sequence[Span] = ()) -> None:
        self._all = [
            Cue(start, end, phrase, group)
            for start, end, phrase in phrases_in(passage.lower, _groups())
            if (group := _groups()[phrase]) is not None
            and not cuts(known.cited, start)
            and covering(nouns, start) is None
            and not _is_of_name(passage, known, start)
            and not (phrase == "tầm nhìn" and _is_outlook(passage, end))
            and (group == "assigned" or not (cuts(known.words, start) or cuts(known.words, end)))
        ]
        self._starts = [cue.start for cue in self._all]

    def between(self, start: int, end: int) -> Sequence[Cue]:
        """The cues that begin in that stretch, in order."""
        return self._all[bisect.bisect_left(self._starts, start) : bisect.bisect_left(self._starts, end)]

    def plan_in(self, start: int, end: int) -> bool:
        """The stretch speaks of what is assigned or planned, and of nothing observed."""
        groups = {cue.group for cue in self.between(start, end)}
        return bool(groups & {"assigned", "planned"}) and "observed" not in groups


def _is_outlook(passage: Passage, offset: int) -> bool:
    """The words before end the name of a programme: "Chiến lược quốc gia giai đoạn 2021-2030, tầm nhìn đến năm | 2045"."""
    return _outlook().search(passage.lower, max(0, offset - LONGEST_PROGRAMME), offset) is not None


LONGEST_PROGRAMME = 200
"""Characters of the name of a programme."""


def kinds(sentence: Sentence, names: Sequence[Name], cues: Cues, carried: bool) -> list[tuple[TargetKind, str]]:
    """The kind of each figure and the words that told it; `carried` when the sentences before speak of tasks ahead."""
    out: list[tuple[TargetKind, str]] = []
    for i, name in enumerate(names):
        told = _baseline(sentence, i) or _own(sentence, i, name, cues)
        since = sentence.figures[i - 1].quantity.end if i else 0
        if (
            told is None
            and i
            and _goes_along(sentence, i, name)
            and not _is_ahead(sentence, sentence.figures[i].quantity.start, since)
        ):
            told = out[_before_bracket(sentence, i)]
        if told is None:
            ahead = carried and not name.change and name.how != "plan" and not _is_achieved(sentence, i, names, cues)
            told = _governed(sentence, i, name, cues) or _to_come(sentence, i)
            told = told or (("target", "tasks") if ahead else ("result", "default"))
        out.append(told)
    return out


def speaks_of_tasks(passage: Passage, start: int, end: int, cues: Cues, before: bool) -> bool:
    """Whether what follows the sentence may still be a list of tasks; `before` is the same for the sentence before it."""
    last = next((c for c in reversed(cues.between(start, end)) if c.group in ("planned", "observed")), None)
    if last is not None:
        return last.group == "planned"
    return before and begins_task(passage, start, end)


def begins_task(passage: Passage, start: int, end: int) -> bool:
    """The sentence begins with the verb of a task: "Đẩy mạnh …"."""
    return phrase_after(passage.lower, start, lexicon("imperatives"), end) is not None


def _baseline(sentence: Sentence, i: int) -> tuple[TargetKind, str] | None:
    """What a change sets out from: "giảm từ 540 giờ xuống còn 168 giờ"."""
    figures, text = sentence.figures, sentence.passage.lower
    if i + 1 >= len(figures) or figures[i + 1].clause != figures[i].clause or figures[i].quantity.value_max is not None:
        return None
    between = text[figures[i].quantity.end : figures[i + 1].left[1]].split()
    from_here = phrase_before(text, figures[i].left[1], ("từ",), figures[i].left[0]) is not None
    return ("result", "baseline") if from_here and {"xuống", "lên", "còn"} & set(between) else None


def _before_bracket(sentence: Sentence, i: int) -> int:
    """The figure before this one; one that stands in brackets only when this one does too."""
    inside = sentence.parts[sentence.figures[i].clause].bracket is not None
    for k in range(i - 1, -1, -1):
        if inside or sentence.parts[sentence.figures[k].clause].bracket is None:
            return k
    return i - 1


def _is_achieved(sentence: Sentence, i: int, names: Sequence[Name], cues: Cues) -> bool:
    """What was to be reached stands behind: "312 ca, bằng 52% kế hoạch", "9.845 ca (kế hoạch 15.000 ca)"."""
    if i + 1 >= len(names):
        return False
    part = sentence.parts[sentence.figures[i + 1].clause]
    assigned = _last(cues, part.start, sentence.figures[i + 1].quantity.start, ("assigned",))
    return names[i + 1].how == "plan" or (part.bracket is not None and assigned is not None)


def _goes_along(sentence: Sentence, i: int, name: Name) -> bool:
    """The figure is as the one before it: named with it, or explaining it in brackets."""
    part = sentence.parts[sentence.figures[i].clause]
    if _baseline(sentence, i - 1):
        return False
    return not name.change and (name.how in ("inherited", "place") or part.bracket is not None)


def _own(sentence: Sentence, i: int, name: Name, cues: Cues) -> tuple[TargetKind, str] | None:
    """Cues of the figure's own clause; those of the words before a bracket hold inside it."""
    figure = sentence.figures[i]
    part = sentence.parts[figure.clause]
    start = part.start
    if part.opener == ":" and part.bracket is not None and not sentence.parts[figure.clause - 1].figures:
        start = sentence.parts[figure.clause - 1].start
    if name.how not in ("plan", "changed") and _ends_assigned(sentence, i):
        return "target", "giao"
    if _is_of_plan(sentence, i):
        return "target", "kế hoạch"
    planned = phrase_before(sentence.passage.lower, figure.left[1], lexicon("plan_nouns"), figure.left[0])
    if planned is not None and name.how != "changed":
        over = phrase_before(sentence.passage.lower, planned, ("vượt",), figure.left[0]) is not None
        return ("result", "vượt") if over else ("target", sentence.passage.lower[planned : figure.left[1]].strip())
    if (
        i
        and sentence.figures[i - 1].quantity.beside
        and sentence.figures[i - 1].quantity.end + 1 == figure.quantity.start
    ):
        return "target", "kế hoạch"
    if i and sentence.figures[i - 1].clause == figure.clause and _baseline(sentence, i - 1):
        return _own_cue(cues, start, sentence.figures[i - 1].quantity.start)
    last = _last(cues, start, figure.quantity.start)
    if last is not None and last.group in ("observed", "reached") and name.how == "before" and _inside(last, name):
        last = _last(cues, start, name.spans[0][0])
    if last is None and part.bracket == figure.clause - 1:
        if figure.comparator in (">=", "<="):
            return "target", "bracket"
        last = _last(cues, sentence.parts[part.bracket].start, part.start, ("assigned",))
    if last is None or (last.words in lexicon("happened") and _is_planned_before(sentence, last, cues)):
        return None
    if last.group == "reached":
        opens = not sentence.passage.text[part.start : last.start].strip()
        if _is_assigned_before(sentence, i, cues) or (opens and last.words == "thực hiện" and part.bracket is not None):
            return "result", last.words
        return None
    return ("result" if last.group == "observed" else "target"), last.words


def _is_of_plan(sentence: Sentence, i: int) -> bool:
    """What a figure is held against is the planned one: "thấp hơn mức | 9 bác sĩ của kế hoạch"."""
    text, figure = sentence.passage.lower, sentence.figures[i]
    if not figure.quantity.measure.noun or not _of_plan().match(text, *figure.right):
        return False
    return phrase_before(text, figure.left[1], lexicon("compared_with"), figure.left[0]) is not None


def _ends_assigned(sentence: Sentence, i: int) -> bool:
    """ "300 người Bộ Y tế giao": who assigned the figure stands behind it."""
    text, right = sentence.passage.lower, sentence.figures[i].right
    stop = right[1]
    while stop > right[0] and text[stop - 1] in " .)":
        stop -= 1
    end = phrase_before(text, stop, ("giao", "đề ra"), right[0])
    return end is not None and end > right[0] and not _last_word(text, right[0], end).startswith(("bàn", "được", "đã"))


def _last_word(text: str, start: int, end: int) -> str:
    return text[start:end].split()[-1] if text[start:end].split() else ""


def _is_planned_before(sentence: Sentence, cue: Cue, cues: Cues) -> bool:
    """A plan governs what is said to happen: "phấn đấu phát hiện 1.200 ca"."""
    last = next(
        (
            c
            for c in reversed(cues.between(sentence.start, cue.start))
            if c.group == "planned" or (c.group == "observed" and c.words not in lexicon("happened"))
        ),
        None,
    )
    return last is not None and last.group == "planned"


def _inside(cue: Cue, name: Name) -> bool:
    """The cue is a word of the indicator's name ("số ca phát hiện mới")."""
    return any(start < cue.start < end for start, end in name.spans)


def _own_cue(cues: Cues, start: int, end: int) -> tuple[TargetKind, str] | None:
    last = _last(cues, start, end, ("assigned", "planned", "observed"))
    return ("result" if last.group == "observed" else "target", last.words) if last else None


def _is_assigned_before(sentence: Sentence, i: int, cues: Cues) -> bool:
    """The figure before this one was said to be assigned: "giao 72 xã, đạt 88 xã"."""
    if not i:
        return False
    previous = sentence.figures[i - 1]
    last = _last(cues, sentence.parts[previous.clause].start, previous.quantity.start)
    return last is not None and last.group == "assigned"


def _governed(sentence: Sentence, i: int, name: Name, cues: Cues) -> tuple[TargetKind, str] | None:
    """The last word before the figure that governs the rest of the sentence, or a date still to come."""
    figure = sentence.figures[i]
    begin = figure.quantity.start
    last = _last(cues, sentence.start, begin, ("planned", "observed"))
    if last is not None and name.how == "before" and _inside(last, name):
        last = _last(cues, sentence.start, name.spans[0][0], ("planned", "observed"))
    if last is not None and last.words in lexicon("happened") and _is_planned_before(sentence, last, cues):
        last = _last(cues, sentence.start, begin, ("planned",))
    assigned = _assigned_list(sentence, i, cues)
    if assigned is not None and (last is None or last.start < assigned.start):
        return "target", assigned.words
    if _is_ahead(sentence, figure.quantity.end, last.start if last and last.group == "observed" else sentence.start):
        return "target", "date"
    if (
        last is not None
        and last.group == "planned"
        and _harm().search(sentence.passage.lower, last.end, figure.right[1])
    ):
        return "result", "khiến"
    if last is not None:
        return ("target" if last.group == "planned" else "result"), last.words
    told = _last(cues, sentence.start, begin, ("assigned",))
    if _is_assigned_list(sentence, i, cues):
        return "target", "được giao"
    if told is not None and told.words == "được giao" and not _last(cues, told.start, begin, ("reached",)):
        return "target", told.words
    limits = sentence.passage.lower[figure.left[1] : begin].strip() in lexicon("limits")
    if limits and not _last(cues, sentence.start, begin, ("reached",)):
        return "target", "limit"
    return None


def _to_come(sentence: Sentence, i: int) -> tuple[TargetKind, str] | None:
    """ "250 giường của bệnh viện | sẽ khởi công": the words behind the figure say that it is still to be made."""
    behind = sentence.passage.lower[slice(*sentence.figures[i].right)]
    return next((("target", words) for _, _, words in phrases_in(behind, lexicon("to_come"))), None)


def _is_assigned_list(sentence: Sentence, i: int, cues: Cues) -> bool:
    """ "được giao 61 tỷ đồng; thu 22 tỷ đồng; tiêm 97% trẻ": the list goes on with what was assigned."""
    figure = sentence.figures[i]
    opened = [k for k in range(figure.clause + 1) if sentence.parts[k].opener == ";"]
    if not opened and figure.comparator not in (">=", "<="):
        return False
    first = sentence.parts[opened[0] if opened else figure.clause].start
    given = next((c for c in cues.between(sentence.start, first) if c.words == "được giao"), None)
    since = cues.between(given.end, figure.quantity.start) if given else ()
    return given is not None and not any(
        c.group == "reached" or (c.group == "observed" and c.words not in lexicon("happened")) for c in since
    )


def _assigned_list(sentence: Sentence, i: int, cues: Cues) -> Cue | None:
    """ "các chỉ tiêu được giao là: …; …": what stands before the colon holds for the list."""
    k = sentence.figures[i].clause
    outside = sentence.parts[k].bracket is None
    while k > 0 and (sentence.parts[k].opener != ":" or (outside and sentence.parts[k].bracket is not None)):
        k -= 1
    return _last(cues, sentence.parts[k - 1].start, sentence.parts[k - 1].end, ("assigned", "planned")) if k else None


def _is_ahead(sentence: Sentence, end: int, after: int) -> bool:
    """A date in the sentence, before the figure that ends at `end` or directly behind it, lies ahead of the article's day."""
    published = sentence.passage.published
    if published is None:
        return False
    today, passage_text = published.date().isoformat(), sentence.passage.text
    named = titles(sentence, sentence.start, end)
    for found in sentence.passage.found.get("dates", ()):
        if (
            after <= found.start < end + BESIDE
            and covering(named, found.start) is None
            and not _is_outlook(sentence.passage, found.start)
            and not (found.start > end and _PART.search(passage_text, end, found.start))
            and isinstance(found.value, Date)
            and _opens(sentence, found.start)
        ):
            if found.value.role != "document" and (found.value.date_start or "") > today:
                return True
            if found.value.role == "deadline" and (found.value.date_end or "") > today and not _runs_out(found.value):
                return True
    return False


_PART = regex.compile(r"[;.]|, ")


def _runs_out(date: Date) -> bool:
    """The month or quarter that the article is written in: "đến hết quý I" tells what was reached."""
    return len(date.value or "") == 7


def _opens(sentence: Sentence, date: int) -> bool:
    """No figure stands between the beginning of the date's clause and the date, but for one directly before it."""
    part = next((p for p in sentence.parts if p.start <= date < p.end), None)
    return part is None or not any(q.end < date - BESIDE for q in part.figures)


def _last(cues: Cues, start: int, end: int, groups: Sequence[CueClass] = CLASSES) -> Cue | None:
    return next((c for c in reversed(cues.between(start, end)) if c.group in groups), None)


@cache
def _outlook() -> regex.Pattern[str]:
    return rulebook.load("targets").compile("{outlook}")


@cache
def _of_plan() -> regex.Pattern[str]:
    return rulebook.load("targets").compile(" (?:của|theo|trong) {plan_nouns}{end}")


@cache
def _harm() -> regex.Pattern[str]:
    return rulebook.load("targets").compile("{harm}")


@cache
def _groups() -> dict[str, CueClass | None]:
    """Phrase → its group; None for phrases that hold a cue and are none."""
    rules = rulebook.load("targets")
    told: dict[str, CueClass | None] = {phrase: group for group in CLASSES for phrase in rules.lexicon(group)}
    return told | dict.fromkeys(rules.lexicon("no_cue"))
