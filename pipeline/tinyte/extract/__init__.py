"""Text to spans with values: dates, resolutions, units, officials, targets."""
