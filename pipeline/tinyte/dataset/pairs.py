"""Assigned figures beside the ones achieved: one row a pair of `targets`."""

from __future__ import annotations

import pandas as pd

COLUMNS = (
    "article_id", "indicator", "indicator_id", "concerned", "unit", "period",
    "assigned", "comparator", "achieved", "achieved_to_assigned",
)  # fmt: skip


def target_pairs(targets: pd.DataFrame, units: pd.DataFrame) -> pd.DataFrame:
    """The pairs of a `targets` table, in the order of its articles.

    `assigned` and `achieved` are values (the lower end of a range), `comparator` bounds the assigned one, `concerned` is the
    name of the unit whom the figure concerns, `achieved_to_assigned` their ratio (1.026: 2.6 per cent over what was assigned).

    >>> names = ["kind", "value", "article_id", "indicator", "indicator_id", "comparator", "unit", "period", "unit_id", "pair_id"]
    >>> same = ["a", "Số giường bệnh", "beds", "=", "giường bệnh", "2023", None, "p1"]
    >>> given = pd.DataFrame([["target", 500.0, *same], ["result", 512.0, *same]], columns=names)
    >>> pairs = target_pairs(given, pd.DataFrame({"unit_id": [], "name": []}))
    >>> pairs[["indicator", "assigned", "achieved", "achieved_to_assigned"]]
            indicator  assigned  achieved  achieved_to_assigned
    0  Số giường bệnh     500.0     512.0                 1.024
    """
    paired = targets[targets["pair_id"].notna() & (targets["pair_id"] != "")]
    keys = ["article_id", "pair_id"]
    sides = [paired[paired["kind"] == kind].drop_duplicates(keys) for kind in ("target", "result")]
    joined = sides[0].merge(sides[1], on=keys, suffixes=("", "_achieved"), sort=False)
    names = units.drop_duplicates("unit_id").set_index("unit_id")["name"] if len(units) else pd.Series(dtype=object)
    concerned = joined["unit_id"].where(joined["unit_id"].notna(), joined["unit_id_achieved"])
    out = pd.DataFrame(
        {name: joined[name] for name in ("article_id", "indicator", "indicator_id", "unit", "comparator")}
    )
    out["concerned"] = concerned.map(names)
    out["period"] = joined["period"].where(joined["period"].notna(), joined["period_achieved"])
    out["assigned"] = pd.to_numeric(joined["value"])
    out["achieved"] = pd.to_numeric(joined["value_achieved"])
    out["achieved_to_assigned"] = (out["achieved"] / out["assigned"].where(out["assigned"] != 0)).round(4)
    return out[list(COLUMNS)]
