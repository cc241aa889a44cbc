"""Near-duplicates: the same story on several pages, told by MinHash signatures of syllable shingles."""

from __future__ import annotations

import struct
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import regex

PERMUTATIONS = 128
BANDS = 32
SHINGLE = 4
"""Syllables in a shingle."""

SEED = 42
THRESHOLD = 0.7
"""Estimated share of common shingles from which two texts are one story."""

CROWD = 64
"""Articles in one band above which not all pairs are compared."""

_WORD = 4
_SYLLABLES = regex.compile(r"[\p{L}\p{N}]+")


class Copy(NamedTuple):
    """An article as far as its copies matter; `published_at` is ISO or None."""

    article_id: str
    signature: bytes
    published_at: str | None


def signature(text: str) -> bytes:
    """MinHash of the text's shingles of four syllables, 128 numbers of 4 bytes; empty for a text without a syllable.

    >>> len(signature("Sở Y tế tổ chức hội nghị tổng kết công tác năm 2019"))
    512
    """
    from rensa import RMinHash

    syllables = _SYLLABLES.findall(text.lower())
    if not syllables:
        return b""
    last = max(1, len(syllables) - SHINGLE + 1)
    minhash = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
    minhash.update(list({" ".join(syllables[i : i + SHINGLE]) for i in range(last)}))
    return struct.pack(f"<{PERMUTATIONS}I", *minhash.digest())


def similarity(one: bytes, other: bytes) -> float:
    """Estimated share of shingles that two texts have in common.

    >>> similarity(signature("Sở Y tế họp"), signature("Sở Y tế họp"))
    1.0
    """
    if not one or not other:
        return 0.0
    pairs = zip(memoryview(one).cast("I"), memoryview(other).cast("I"), strict=True)
    return sum(a == b for a, b in pairs) / (len(one) // _WORD)


def earliest_copies(articles: Iterable[Copy]) -> dict[str, str]:
    """For each article that is a copy, the id of the earliest; the same whatever the order they come in.

    A copy with no date counts as later than any with one; between equals the smaller id is the original.

    >>> story = signature("Sở Y tế tổ chức hội nghị tổng kết công tác năm 2019")
    >>> earliest_copies([Copy("b", story, "2020-01-08"), Copy("a", story, "2020-01-09"), Copy("c", story, None)])
    {'a': 'b', 'c': 'b'}
    """
    ordered = sorted(
        (copy for copy in articles if copy.signature), key=lambda c: (c.published_at or "9999", c.article_id)
    )
    group = _Groups(len(ordered))
    for first, second in _candidates([copy.signature for copy in ordered]):
        apart = group.of(first) != group.of(second)
        if apart and similarity(ordered[first].signature, ordered[second].signature) >= THRESHOLD:
            group.join(first, second)
    found = {ordered[i].article_id: ordered[group.of(i)].article_id for i in range(len(ordered)) if group.of(i) != i}
    return dict(sorted(found.items()))


def _candidates(signatures: Sequence[bytes]) -> Iterator[tuple[int, int]]:
    """Pairs that agree in a whole band; in a crowded band each with the first and with its neighbour."""
    width = PERMUTATIONS // BANDS * _WORD
    for band in range(BANDS):
        buckets: defaultdict[bytes, list[int]] = defaultdict(list)
        for i, sign in enumerate(signatures):
            buckets[sign[band * width : (band + 1) * width]].append(i)
        for bucket in buckets.values():
            crowded = len(bucket) > CROWD
            for place, i in enumerate(bucket):
                others = {bucket[0], bucket[place - 1]} if crowded and place else bucket[:place]
                yield from ((j, i) for j in others)


class _Groups:
    """Union-find whose root is the smallest member, so that the result does not hang on the order of joins."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def of(self, i: int) -> int:
        while self._parent[i] != i:
            self._parent[i] = self._parent[self._parent[i]]
            i = self._parent[i]
        return i

    def join(self, i: int, j: int) -> None:
        a, b = sorted((self.of(i), self.of(j)))
        self._parent[b] = a
