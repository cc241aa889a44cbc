"""Provinces, districts and communes of Vietnam with the days between which each was in force.

Look-ups take the article's day, because the same words mean other places on other days: "thành phố Bắc Ninh" was a
district-level city until 30 June 2025 and is a province from 20 September 2026.
"""

from tinyte.gazetteer.link import current, link, named, province_code, province_of, province_of_district, sole
from tinyte.gazetteer.names import key, slug
from tinyte.gazetteer.places import Place, by_code, by_id, by_name, places
from tinyte.gazetteer.provinces import ProvinceSpan, find_provinces, province, province_of_slug, provinces

__all__ = [
    "Place",
    "ProvinceSpan",
    "by_code",
    "by_id",
    "by_name",
    "current",
    "find_provinces",
    "key",
    "link",
    "named",
    "places",
    "province",
    "province_code",
    "province_of",
    "province_of_district",
    "province_of_slug",
    "provinces",
    "slug",
    "sole",
]
