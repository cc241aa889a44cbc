"""Imported once by the process that workers are forked from, so that each begins with everything loaded."""

from __future__ import annotations

from contextlib import suppress

with suppress(Exception):  # the worker meets the same fault again, and reports it
    from tinyte.pipes import load

    load()("Sáng 6/1/2020, Sở Y tế họp.")
