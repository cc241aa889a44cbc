"""Units: named organizations and administrative places, as the text says them.

| read | not read |
| --- | --- |
| a head and its tail ("Sở Y tế tỉnh X", "TTYT huyện X", "Cục Y tế dự phòng") | a bare head ("bệnh viện", "Sở") |
| places ("huyện X", "các xã A, B và C", "Cà Mau") | streets, foreign cities, people named like a place |
| joined names ("Bộ Y tế, Công Thương", "Bệnh viện huyện A và B", "HĐND, UBND tỉnh") | classes ("các trạm y tế xã") |
| abbreviations known, or defined in the article | |
"""

from tinyte.extract.units.mentions import find_units
from tinyte.extract.units.said import SaidUnit

__all__ = ["SaidUnit", "find_units"]
