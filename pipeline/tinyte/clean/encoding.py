"""Bytes → text, whatever the page says of its own encoding."""

from __future__ import annotations

import codecs
import html
import unicodedata

import regex

from tinyte.clean.article import CleanError
from tinyte.clean.legacy import to_unicode_lines, undo_double_encoding
from tinyte.clean.syllables import vietnamese_share

MAX_BYTES = 20_000_000
"""Size of a page above which it is refused."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = {
    b"%PDF": "a PDF document", b"PK\x03\x04": "a ZIP or Office file", b"\xd0\xcf\x11\xe0": "an Office file",
    b"\xff\xd8\xff": "a JPEG picture", b"\x89PNG": "a PNG picture", b"GIF8": "a GIF picture", b"\x1f\x8b": "a gzip file",
    b"Rar!": "a RAR file", b"RIFF": "a media file", b"ID3": "a sound file", b"\x00\x00\x00\x18ftyp": "a video",
}  # fmt: skip
_META_CHARSET = regex.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", regex.IGNORECASE)
_TAGS = regex.compile(r"<[^<>]*>")
_CONTROL = regex.compile(r"[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_C1 = {byte: bytes([byte]).decode("cp1252", "ignore") for byte in range(0x80, 0xA0)}
_INVISIBLE = regex.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\xad]")
_HAS_C1 = regex.compile(r"[\x80-\x9f]")
_MARKS = regex.compile(r"([\u0300-\u036f]{6})[\u0300-\u036f]+")
_ENTITY = regex.compile(r"&(?:#\d{2,6}|#x[\da-f]{2,5}|[a-z]{2,8});", regex.IGNORECASE)


def decode(content: bytes | str, declared: str | None = None) -> str:
    """The text of a page: the encoding that fits the bytes, then double encoding undone, control characters dropped.

    Raises CleanError when the content is empty, too large or binary.

    >>> decode("Sở Y tế".encode("utf-16"))
    'Sở Y tế'
    >>> decode("<p>Hội nghị".encode(), declared="iso-8859-1")
    '<p>Hội nghị'
    """
    if len(content) > MAX_BYTES:
        raise CleanError(f"the page is larger than {MAX_BYTES // 1_000_000} MB; cut it or leave it out")
    text = _from_bytes(content, declared) if isinstance(content, bytes) else content.removeprefix("\ufeff")
    controls = _CONTROL.findall(text[:100_000])
    if len(controls) > 20 and len(controls) > len(text[:100_000]) / 100:
        raise CleanError("the page is binary, not text; leave it out or name it by its kind")
    if controls or _CONTROL.search(text):
        text = _CONTROL.sub("", text)
    if not text or text.isspace():
        raise CleanError("the page is empty")
    return undo_double_encoding(text)


def written_out(text: str) -> str:
    """HTML entities in plain text written out, where there are any.

    >>> written_out("S&#7903; Y t&#7871;")
    'Sở Y tế'
    """
    return html.unescape(text) if _ENTITY.search(text) else text


def composed(lines: list[str]) -> list[str]:
    """Lines as they are stored: letters of old fonts in Unicode, Windows signs for control codes, nothing invisible, NFC.

    >>> composed(["Uy\\u0309 ban\\u200b \\x93nhân dân\\x94"])
    ['Uỷ ban “nhân dân”']
    """
    text = "\n".join(to_unicode_lines(lines))
    if text.isascii():
        return lines
    if _INVISIBLE.search(text):
        text = "\n".join(" ".join(line.split()) for line in _INVISIBLE.sub("", text).split("\n"))
    if _HAS_C1.search(text):
        text = text.translate(_C1)
    if _MARKS.search(text):
        text = _MARKS.sub(r"\1", text)
    return unicodedata.normalize("NFC", text).replace("Ð", "Đ").replace("ð", "đ").split("\n")


def _from_bytes(content: bytes, declared: str | None) -> str:
    for magic, kind in _MAGIC.items():
        if content.startswith(magic):
            raise CleanError(f"the page is {kind}, not text; leave it out")
    for bom, name in _BOMS:
        if content.startswith(bom):
            return content.decode(name, "replace")
    head = content[:4000]
    if head.count(0) > len(head) / 4:
        return content.decode("utf-16-be" if head[0::2].count(0) > head[1::2].count(0) else "utf-16-le", "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _best_guess(content, declared)


def _best_guess(content: bytes, declared: str | None) -> str:
    """The reading with the largest share of valid syllables; the declared encoding wins a tie."""
    as_utf8 = content.decode("utf-8", "replace")
    if as_utf8.count("\ufffd") * 20 < sum(not char.isascii() for char in as_utf8):
        return as_utf8
    meta = _META_CHARSET.search(content[:8000])
    names = [declared, meta[1].decode("ascii") if meta else None, "cp1258", "cp1252"]
    texts = [text for name in dict.fromkeys(names) if name and (text := _decoded(content, name)) is not None]
    scored = [(_legibility(text), -i, text) for i, text in enumerate(texts)]
    best = max(scored)
    if best[0] < 0.5:
        from charset_normalizer import from_bytes

        guess = from_bytes(content[:200_000]).best()
        text = _decoded(content, guess.encoding) if guess else None
        if text is not None and _legibility(text) > best[0]:
            return text
    return best[2]


def _decoded(content: bytes, name: str) -> str | None:
    try:
        return content.decode(name, "replace")
    except (LookupError, UnicodeError):
        return None


def _legibility(text: str) -> float:
    lines = html.unescape(_TAGS.sub("\n", text[:100_000])).split("\n")
    return vietnamese_share("\n".join(composed(lines)))
