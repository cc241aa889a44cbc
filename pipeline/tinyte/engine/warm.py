"""Imported once by the process that workers are forked from, so that each begins with everything loaded."""

from __future__ import annotations

import signal
from contextlib import suppress

from tinyte.read.page import Page

_PAGE = (
    "<html><body><article><h1>Sở Y tế họp</h1><p>Sáng 6/1/2020, Sở Y tế tổ chức hội nghị.</p></article></body></html>"
)

if signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, ()):  # as the pool starts it
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C while this loads ends it without a word
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})

with suppress(Exception):  # the worker meets the same fault again, and reports it
    from tinyte.process import process

    process([Page(source="warm.html", content=_PAGE, kind="html")])
