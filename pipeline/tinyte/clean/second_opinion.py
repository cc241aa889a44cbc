"""Another judge of what the article is, asked only where the page's structure leaves a doubt: trafilatura."""

from __future__ import annotations

from lxml.html import HtmlElement

from tinyte.clean.survey import Survey, key_of, settle
from tinyte.segment.normal import lower, normal

LARGEST = 5000
"""Lines of a page above which trafilatura is not asked: its time grows faster than the page."""

SMALLEST = 20
"""Lines of a page up to which there is no doubt: it has no room for much furniture."""

SCATTERED = 0.9
"""Share of a page's lines from which the article's part is no part but the page."""

NEIGHBOURS = 3
"""Lines around a kept one that are kept with it."""

AGREED = 0.4
"""Share of the running text that trafilatura must have kept to be believed."""


def in_doubt(page: Survey) -> bool:
    """Whether running text lies scattered over the whole page instead of in one part of it."""
    root = page.outline.parts[page.root]
    return SMALLEST < len(page.lines) <= LARGEST and root.end - root.start > SCATTERED * len(page.lines)


def ask(page: Survey, tree: HtmlElement) -> None:
    """Let running text weigh nothing that stands apart from all that trafilatura keeps, then settle anew; spends the tree.

    It often leaves out leads and captions, so a line beside a kept one is never lost by it.
    """
    from trafilatura import bare_extraction

    document = bare_extraction(tree, fast=True, include_comments=False, deduplicate=False, with_metadata=False)
    text = getattr(document, "text", None)
    if not text:
        return
    kept = key_of(lower(normal(text)))
    agreed = {i for i, low in enumerate(page.low) if page.weight[i] and key_of(low) in kept}
    if sum(page.weight[i] for i in agreed) < AGREED * page.sums[-1]:
        return
    near = {j for i in agreed for j in range(i - NEIGHBOURS, i + NEIGHBOURS + 1)}
    page.weight = [weight if i in near else 0 for i, weight in enumerate(page.weight)]
    settle(page)
