"""片区 in words."""

from __future__ import annotations

from collections.abc import Sequence

from domain.chat import Choice
from domain.tally import Tally, total
from domain.zones import Zone
from texts import standings
from texts.typed import one_line

WORD = "片区"
NONE = "没有片区。要分片，在底册《网格》的“片区、片区负责人”两列写。"
NONE_OF_YOURS = "您这边没有分片区。"
WHOSE = "整片的数，由片区负责人、创建办看。"
HOW = "请这样写：片区 整治 片区名称 到 12月5日 做什么（别的单位一起，后面写：配合 住建局）"
MOST_UNITS = 12
_TOGETHER = "集中整治"


def line(one: Zone) -> str:
    """`老城片区（负责人 叶秀兰）网格 3，点位 20；在办 4，超期 1`."""
    tally = total(one.tallies)
    return f"{_named(one)}网格 {len(one.grids)}，点位 {one.points}；{_work(tally)}"


def listed(found: Sequence[Zone], period: str) -> tuple[str, tuple[Choice, ...]]:
    """All of them, and a button for each."""
    lines = [f"片区 {len(found)} 个 · {period}：", *map(line, found)]
    return "\n".join(lines), tuple(Choice(one.name, f"{WORD} {one.name}") for one in found[:4])


def where_yours_lie(found: Sequence[Zone]) -> str:
    """To somebody who has only a part of them: whose zone it is, and none of its figures."""
    return "\n".join(["您的网格在：", *map(_named, found), WHOSE])


def whole(one: Zone, period: str, open_tasks: Sequence[str]) -> str:
    """One: its grids, each with its unit, the units of it, and what they have to do together."""
    tally = total(one.tallies)
    lines = [f"{_named(one)}· {period}", f"{_work(tally)}，新增 {tally.new}，销号 {tally.closed}"]
    lines += [standings.rate(tally)] if tally.fell_due else []
    lines.append(f"单位：{'、'.join(unit.short for unit in one.units[:MOST_UNITS])}")
    lines += [f"· {grid.name}：{_work(each)}" for grid, each in zip(one.grids, one.tallies, strict=True)]
    lines += [f"一起办的（没办完 {len(open_tasks)} 件）：", *open_tasks] if open_tasks else []
    return "\n".join(lines)


def task(zone: str, words: str, units: Sequence[str]) -> str:
    """What each of them has to do, with whom."""
    what = one_line(words, 60).removesuffix(_TOGETHER)
    return f"{begins(zone)}{what}（{'、'.join(units[:MOST_UNITS])} 一起）"


def begins(zone: str) -> str:
    """How the tasks of a zone begin."""
    return f"{zone}{_TOGETHER} "


def given_already(zone: str) -> str:
    """The same task, once more."""
    return f"{zone}这件已经定过了，还在办。看办得怎样发：{WORD} {zone}"


def unknown(words: str, known: Sequence[str]) -> str:
    """No zone is called so."""
    return f"没有片区“{words}”，有：{'、'.join(known)}"


def _named(one: Zone) -> str:
    return f"{one.name}（负责人 {one.head.name}）" if one.head else f"{one.name}（没写负责人）"


def _work(tally: Tally) -> str:
    late = f"，超期 {tally.overdue}" if tally.overdue else ""
    return f"在办 {tally.open}{late}"
