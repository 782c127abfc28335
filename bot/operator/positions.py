"""Are the points given in the system that the rule 坐标 names? What people sent from there tells."""

from __future__ import annotations

from collections.abc import Iterator

from domain.coordinates import CoordinateSystem
from domain.distance import suspected_system
from domain.district import District
from domain.photo import Place
from domain.rules import Rules
from storage.store import Store

_LOOKED_AT = 500  # of the newest reports: a register that was mended is judged by what it is now
_MAPS = {
    CoordinateSystem.WGS84: "手机定位",
    CoordinateSystem.GCJ02: "高德、腾讯地图",
    CoordinateSystem.BD09: "百度地图",
}


def doubt(store: Store, district: District, rules: Rules) -> Iterator[str]:
    """What is to be set right in a register, that of the store or one to be imported, in the operator's words.

    Nothing, if its points agree with the positions of the store's reports, or too few of those are known.
    """
    declared = CoordinateSystem(rules.datum)
    suspected = suspected_system(_pairs(store, district), declared)
    if suspected is None:
        return
    yield (
        f"点位的坐标像是 {suspected} 的（{_MAPS[suspected]}），规则“坐标”是 {declared}，附近的点位会认错；"
        f"请把《规则》里的“坐标”改为 {suspected} 再导入"
    )


def _pairs(store: Store, district: District) -> list[tuple[Place, Place]]:
    """Each point with the position of a report about it: a photo's own, or one that was sent."""
    placed = {
        point.code: Place(point.latitude, point.longitude)
        for point in district.points
        if point.latitude is not None and point.longitude is not None
    }
    code = {point.id: point.code for point in store.district.points}
    seen = ((code.get(point), place) for point, place in store.cases.positions(_LOOKED_AT))
    return [(placed[point], place) for point, place in seen if point in placed]
