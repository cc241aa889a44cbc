"""Spans to consistent values: years, people, places, documents, pairs."""
