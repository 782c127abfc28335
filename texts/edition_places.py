"""Places of units and grids in a report: who is ranked, who has too few cases, whose rate has risen most."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from domain.editions import Edition, Improved, Issued, Places, improved, places
from domain.measures import Figure
from domain.standing import Ranked
from domain.stretches import EditionKind
from domain.tally import Scope
from texts.exemplars import new_ones

MOST_PLACES = 7


def of_units(edition: Edition) -> Places:
    """Where the units are."""
    return places(edition, [(scope, 1.0) for scope in edition.by_unit(Figure.FELL_DUE).values()])


def of_grids(edition: Edition) -> Places:
    """Where the grids are, with their sizes."""
    return places(edition, [(scope, edition.grids[one].size) for one, scope in edition.by_grid().items()])


def compared(edition: Edition) -> tuple[str, Places]:
    """What is compared: units by the week, grids by the month and longer."""
    if edition.stretch.kind is EditionKind.WEEKLY:
        return "单位", of_units(edition)
    return "网格", of_grids(edition)


def standing(shown: Issued, scope: Scope) -> Iterator[str]:
    """How units or grids stand beside each other, a line each: those of the scope."""
    edition = shown.edition
    what, found = compared(edition)
    mine = names(edition, scope, what)
    ranked = [one for one in found.ranked if one.standing.name in mine]
    few = [one for one in found.too_few if one.name in mine]
    if scope.units is None and scope.grids is None:
        yield from _ranking(what, ranked)
    else:
        yield from (
            f"{one.standing.name} 在全区排第 {one.place}（共 {len(found.ranked)} 个{what}）"
            for one in ranked[:3]
            if one.place is not None
        )
        if ranked and len(found.ranked) == 1:
            yield f"全区够件数的只有 1 个{what}，不排名次"
    if few and len(mine) == 1:
        yield f"到期不足 {edition.ranked_from} 件，不排名次"
    elif few:
        told = "、".join(f"{one.name} {one.on_time}/{one.due}" for one in few[:MOST_PLACES])
        yield f"到期不足 {edition.ranked_from} 件不排名：{told}{'等' if len(few) > MOST_PLACES else ''}"
    if shown.before and edition.frozen:
        best = improved(found, compared(shown.before[0])[1])
        if best and best.name in mine:
            yield most_improved(best)
    if made := new_exemplars(edition, scope):
        yield new_ones(made)


def new_exemplars(edition: Edition, scope: Scope) -> list[str]:
    """示范点 of the period in a part of the district; the week has none, the month tells of them."""
    if edition.stretch.kind is EditionKind.WEEKLY:
        return []
    units = {one: part.of for one, part in edition.grids.items()}
    return [
        name
        for name, grid in edition.exemplars
        if (scope.units is None or units.get(grid or 0) in scope.units)
        and (scope.grids is None or grid in scope.grids)
    ]


def names(edition: Edition, scope: Scope, what: str) -> set[str]:
    """The names of the units or grids (`what`) that a scope takes in."""
    if what == "单位":
        everywhere = scope.units is None and scope.grids is None
        return {edition.alone(one) for one in (edition.units if everywhere else scope.units or ())}
    if scope.units is None and scope.grids is None:
        return {one.name for one in edition.grids.values()}
    wanted = scope.grids or {one for one, part in edition.grids.items() if part.of in (scope.units or ())}
    return {edition.grids[one].name for one in wanted if one in edition.grids}


def _ranking(what: str, ranked: Sequence[Ranked]) -> Iterator[str]:
    if not ranked:
        return
    yield f"{what}按期率："
    yield from (place(one) for one in ranked[:MOST_PLACES])
    if len(ranked) > MOST_PLACES:
        yield f"……还有 {len(ranked) - MOST_PLACES} 个，全在文件里"


def place(one: Ranked) -> str:
    """`1 金山社区 96%（24/25），超期 1`; without the place where there is none."""
    standing = one.standing
    late = f"，超期 {standing.overdue}" if standing.overdue else ""
    first = f"{one.place} " if one.place is not None else ""
    return f"{first}{standing.name} {standing.percent}%（{standing.on_time}/{standing.due}）{late}"


def most_improved(best: Improved) -> str:
    """Beside the rank."""
    return f"进步最大：{best.name} {best.before}% → {best.now}%"
