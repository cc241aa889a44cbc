"""Article text to syllables, sentences and words, each a span of the text."""
