"""Runs the flow over many pages in local processes."""
