"""The view that joins assigned figures with the ones achieved."""

from __future__ import annotations

import pandas as pd

from tinyte.dataset.pairs import COLUMNS, target_pairs

NAMES = [
    "article_id",
    "pair_id",
    "kind",
    "value",
    "unit_id",
    "period",
    "indicator",
    "indicator_id",
    "comparator",
    "unit",
]
SAME = ["Tỷ lệ bao phủ BHYT", "insurance_coverage", "=", "%"]
UNITS = pd.DataFrame({"unit_id": ["u1"], "name": ["Tỉnh Lạng Sơn"]})


def test_one_row_a_pair():
    targets = pd.DataFrame(
        [
            ["a", "p1", "target", 92.0, "u1", "2021", *SAME],
            ["a", "p1", "result", 94.4, "u1", "2021", *SAME],
            ["a", None, "result", 12.0, None, None, *SAME],
        ],
        columns=NAMES,
    )
    [row] = target_pairs(targets, UNITS).to_dict("records")
    assert row == dict(
        zip(COLUMNS, ["a", *SAME[:2], "Tỉnh Lạng Sơn", "%", "2021", 92.0, "=", 94.4, 1.0261], strict=True)
    )


def test_nothing_paired():
    targets = pd.DataFrame([["a", None, "result", 5.0, None, None, *SAME]], columns=NAMES)
    view = target_pairs(targets, UNITS)
    assert list(view.columns) == list(COLUMNS)
    assert view.empty


def test_nothing_assigned_is_no_ratio():
    sides = [["a", "p1", kind, value, None, "2021", *SAME] for kind, value in (("target", 0.0), ("result", 2.0))]
    assert target_pairs(pd.DataFrame(sides, columns=NAMES), UNITS)["achieved_to_assigned"].isna().all()
