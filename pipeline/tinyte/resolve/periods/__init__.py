"""The time that a figure is for: from its clause, its sentence, its paragraph, or the period that the article reports on."""

from tinyte.resolve.periods.choice import with_periods

__all__ = ["with_periods"]
