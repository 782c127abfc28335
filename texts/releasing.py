"""红黄榜 for the press: places and what they did, and nobody's name."""

from __future__ import annotations

from collections.abc import Sequence

from domain.district import District
from domain.redlist import ListEvent, RedList, objections
from texts.redlist import lists

ANOTHER = "榜是您签发的，对外发布要另一位领导同意。"
NOT_PUBLISHED = "要先签发公布了，才能对外发布。"
TELL_THE_PRESS = "这期对外发布过，请通知媒体更正。"


def released(one: RedList, events: Sequence[ListEvent], district: District) -> str:
    """What may be printed."""
    head = f"【{one.title}】{district.name} {one.month.year}年{one.month.month}月"
    return "\n".join(
        [head, *lists(one, objections(events), district), "按考核分和互评排出，公示异议期已过。"]
    )


def released_before(one: RedList) -> str:
    """Once is enough."""
    return f"{one.month.month}月的榜已经同意对外发布了。"


def names_people(names: Sequence[str]) -> str:
    """A grid or a unit that is called like somebody."""
    return f"里面有人名：{'、'.join(names)}，不能对外发布。请先改网格、单位的名称。"


def for_office(text: str, name: str) -> str:
    """To whoever hands it to the press."""
    return f"{name} 同意对外发布，可以发报纸、公众号：\n{text}"
