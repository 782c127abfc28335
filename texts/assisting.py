"""配合 in words: who is asked to help, until when, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from domain.cases import Case
from domain.district import District, Person, Unit
from domain.matters import Matter
from texts import times
from texts.cases import named
from texts.typed import one_line


def names(matters: Iterable[Matter], district: District) -> str:
    """`执法中队、环卫所`."""
    return "、".join(district.unit[one.unit].short for one in matters if one.unit in district.unit)


def hint(matter: Matter, district: District, now: datetime) -> str:
    """For the card: `等执法中队配合（今天 13:00 前）`."""
    until = f"（{times.due(matter.until, now)}）" if matter.until else ""
    return f"等{names([matter], district)}配合{until}"


def asked(units: Iterable[Unit], until: datetime, words: str, now: datetime) -> str:
    """`请执法中队配合，今天 13:00 前：清走摊位`."""
    demand = f"：{one_line(words)}" if words else ""
    return f"请{'、'.join(unit.short for unit in units)}配合，{times.due(until, now)}{demand}"


def please(case: Case, told: str, holder: Unit, district: District) -> str:
    """For each unit that is asked."""
    return f"【配合】{named(case, district)} · {holder.short}在办\n{told}\n办好请拍照发：配合好了 {case.number} 说明"


def done(unit: Unit, words: str) -> str:
    """`执法中队 配合好了：已清走`."""
    return f"{unit.short} 配合好了{f'：{one_line(words)}' if words else ''}"


def declined(unit: Unit, words: str) -> str:
    """`执法中队 配合不了：没车`."""
    return f"{unit.short} 配合不了：{one_line(words)}"


def passed_on(case: Case, told: str, asker: Person | None) -> str:
    """For the unit: who knows of it now, and what goes on until they decide."""
    to = f"已告诉 {asker.name} 和承办单位" if asker else "已告诉承办单位"
    return f"#{case.number} {told}\n{to}；他们定了不用，才不等您单位。"


def told_of_it(case: Case, told: str, unit: Unit, district: District) -> str:
    """For whoever asked."""
    n = case.number
    return f"【配合】{named(case, district)}\n{told}\n不等了请发：不用配合 {n} {unit.short}；另请单位发：配合 {n} 单位"


def dropped(case: Case, units: str) -> str:
    """For whoever ends it, and the units."""
    return f"#{case.number} 不用{units}配合了。"


def late(case: Case, matter: Matter, district: District, now: datetime) -> str:
    """For a unit that has not helped in time."""
    until = times.due(matter.until, now) if matter.until else ""
    return f"【配合】{named(case, district)}\n{until}，请抓紧；办好请拍照发：配合好了 {case.number} 说明"
