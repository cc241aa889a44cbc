"""The tokens that underthesea's word model was trained on, as offsets into the text.

They are those of its `regex_tokenize.tokenize` (checked against it, not imported: the package takes half a second to
load), read off the text chunk by chunk. A chunk, that is what stands between two blanks, is always cut alike, so it
is cut once and remembered.
"""

from __future__ import annotations

import re
import unicodedata

from tinyte.segment.syllables import syllables

Cuts = tuple[tuple[str, int, int], ...]

LONGEST_CHUNK = 400
"""Characters of a chunk beyond which it is no text (encoded data, a run of signs) and is cut into syllables."""

_MEMORY = 50_000

_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_VOWELS = "".join(unicodedata.normalize("NFC", vowel + tone) for vowel in "AĂÂEÊIOÔƠUƯY" for tone in _TONES)
_UPPER = f"A-ZĐ{_VOWELS}"
_LETTER = f"{_UPPER}a-zđ{_VOWELS.lower()}"
_IN_BRACKETS = r"\([^\s()]*?\([^\s()]+\)[^\s()]*?\)|\([^\s]+?\)"

_TOKEN = re.compile(
    "|".join(
        (
            # Signs of several characters, sizes, "v.v."
            r"=>|==>|->|\.{2,}|-{2,}|>>|\d+x\d+|v\.v(?:\.\.\.|\.)?|°[CF]",
            # Abbreviations; the open point of "Th.s" is the trained tokenizer's own ("Th s|inh" is cut so)
            rf"[A-ZĐ]+&[A-ZĐ]+|T\.Ư|[{_UPPER}]+(?:\.[{_LETTER}]+)+\.?|[{_LETTER}]+['’][{_LETTER}]+|[A-ZĐ]+\.(?!$)",
            r"Tp\.|Mrs?\.|Ms\.|Dr\.|ThS\.|Th.[Ss]|e-mail|\d+[A-Z]+\d*-\d+|NĐ-CP",
            # Addresses: with protocol or path, bare domains, e-mail
            r"(?:(?:ftp|http)s?:(?:/{1,3}|[a-z0-9%])|[a-z0-9.\-]+\.[a-z]{2,13}/)"
            rf"(?:[^\s()<>{{}}\[\]]|{_IN_BRACKETS})+(?:{_IN_BRACKETS}|[^\s`!()\[\]{{}};:'\".,<>?«»“”‘’])",
            r"(?<!@)[a-z0-9]+(?:[.\-][a-z0-9]+)*\.[a-z]{2,13}\b/?(?!@)",
            r"[a-zA-Z0-9_.+-]+@[a-zA-Z0-9-]+\.[a-zA-Z0-9-.]+",
            # Telephone numbers, dates, times
            r"\d{2,}-\d{3,}-\d{3,}|\d{1,2}/\d{1,2}/\d+|\d{1,2}/\d{1,4}|\d{1,2}-\d{1,2}-\d+|\d{1,2}-\d{1,4}",
            r"\d{1,2}\.\d{1,2}\.\d+|\d{4}/\d{1,2}/\d{1,2}|\d{2}:\d{2}:\d{2}",
            # "4K", numbers with points and commas
            r"\d+[A-Z]+\d*|\d+(?:(?:\.\d+)+(?:,\d+)?|(?:,\d+)+|_\d+)?",
            r":\)+|=\)\)+|♥‿♥|:D+(?=\s|$)|<3|[.,()ʺ]",
            r"\b\w+-[\w+-]*\w+|\w+|:+|[^\w\s]",
        )
    )
)
_CHUNK = re.compile(r"\S+(?:(?<=Th)\s(?=[Ss])\S+)*")
_ETH = str.maketrans("ðÐ", "đĐ")

_cut_chunks: dict[str, Cuts] = {}


def tokens(sentence: str) -> list[tuple[str, int, int]]:
    """The tokens of a sentence in NFC, each with its start and end in it; they hold all that is not blank, in order.

    >>> [token for token, _, _ in tokens("TP.HCM tiêm 1.250 liều/ngày (Covid-19) từ 14/3/2022.")]
    ['TP.HCM', 'tiêm', '1.250', 'liều', '/', 'ngày', '(', 'Covid-19', ')', 'từ', '14/3/2022', '.']
    """
    found: list[tuple[str, int, int]] = []
    last = len(sentence.rstrip())
    for match in _CHUNK.finditer(sentence):
        start, end = match.span()
        chunk = match.group()
        cuts = (_cut_chunks.get(chunk) or _remembered(chunk)) if end < last else _cut(chunk)
        if len(cuts) == 1:
            found.append((cuts[0][0], start, end))
        else:
            found.extend([(token, start + first, start + after) for token, first, after in cuts])
    return found


def _remembered(chunk: str) -> Cuts:
    """How a chunk is cut that is not the last of its sentence, from now on known."""
    if len(_cut_chunks) >= _MEMORY:
        _cut_chunks.clear()
    cuts = _cut_chunks[chunk] = tuple(cut for cut in _cut(f"{chunk} "))
    return cuts


def _cut(chunk: str) -> Cuts:
    """The tokens of a chunk, which may have a blank after it: some patterns look whether the sentence ends here."""
    if len(chunk) > LONGEST_CHUNK:
        return tuple((chunk[start:end], start, end) for start, end in syllables(chunk))
    return tuple((match.group(), *match.span()) for match in _TOKEN.finditer(chunk.translate(_ETH)))
