"""Training of the entity model: `tinyte train`.

| step | module |
| --- | --- |
| what is trained on, how often cues are hidden, the optimizer's settings | config, `entities.yaml` |
| a sentence with its labels | samples |
| sentences of annotated articles | annotated |
| sentences of raw articles on which the rules are sure | silver |
| sentences of anybody's CoNLL file | conll |
| weights from sentences | fit |
| precision, recall and F1 of labels | scores |
| all of it, and the model card | train, card |
| weights of the signs by which confidence is told | confidence |

Needs python-crfsuite (`pip install "tinyte[train]"`); running a trained model does not.
"""
