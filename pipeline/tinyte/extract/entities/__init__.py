"""Entities: people, posts, organizations, places, documents and indicators, as a trained model labels them.

| step | module |
| --- | --- |
| what the rules answered: names, posts, units, documents | answers |
| sentences that they leave in doubt: the only ones that the model is asked about | doubt |
| syllables with the marks that the model reads | observations |
| the model's features | features |
| weights from their file, labels of syllables | model |
| runs of labels → spans | tagging |
| all of them, for an article | find |
| organizations that become rows of units | joined |

People and posts join the officials by `tinyte.extract.officials.tokens`, on whose rules it depends who is an official.
"""

from tinyte.extract.entities.tagging import Entity

__all__ = ["Entity"]
