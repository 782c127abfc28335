"""The units and grids of a report, side by side in a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from domain.editions import Edition, Issued, improved
from domain.measures import Figure
from domain.paper import Block, PaperTable, Paragraph
from domain.standing import percent
from domain.tally import Scope
from texts import edition_places
from texts import measures as formulas
from texts.exemplars import new_ones

OF_PART = (Figure.NEW, Figure.CLOSED, Figure.FELL_DUE, Figure.ON_TIME)
_OF_PART_NOW = (Figure.OVERDUE, Figure.CHECKING)


def parts(shown: Issued, scope: Scope, what: str) -> list[Block]:
    """A line for each unit or grid that has something, in the order of its place, and what they add up to."""
    edition = shown.edition
    scopes = _scopes(edition, scope, what)
    lines = [(one, _of_part(edition, one)) for one in scopes]
    lines = [(one, line) for one, line in lines if any(line)]
    if len(lines) < 2:
        return []
    found = edition_places.of_units(edition) if what == "单位" else edition_places.of_grids(edition)
    place = {one.standing.name: one.place for one in found.ranked}
    lines.sort(key=lambda line: (place.get(line[0].words) or 999, line[0].words))
    rows = [_shown_part(one.words, line, str(place.get(one.words) or "—")) for one, line in lines]
    summed = [sum(column) for column in zip(*(line for _, line in lines), strict=True)]
    rest = [
        edition.count(name, scope) - one for name, one in zip((*OF_PART, *_OF_PART_NOW), summed, strict=True)
    ]
    if any(rest):
        rows.append(_shown_part("未定" if what == "单位" else "不在这些网格", rest, "—"))
        summed = [one + other for one, other in zip(summed, rest, strict=True)]
    rows.append(_shown_part("合计", summed, ""))
    told = [*_about_places(shown, {one.words for one in scopes}, what, ranked=bool(place))]
    told += [*_about_others(edition, scope, scopes)]
    if what == "网格" and (made := edition_places.new_exemplars(edition, scope)):
        told.append(f"{new_ones(made)}。")
    return [_table(what, rows, ranked=bool(place)), *map(Paragraph, told)]


def _table(what: str, rows: Sequence[tuple[str, ...]], *, ranked: bool) -> PaperTable:
    """Without 名次 where nobody has one."""
    columns = (what, "名次", "新增", "销号", "到期", "按期", "按期率", "超期", "待核查")
    widths = (0.2, 0.09, 0.09, 0.09, 0.09, 0.09, 0.13, 0.09, 0.13)
    if ranked:
        return PaperTable(columns, tuple(rows), widths)
    bare = tuple((row[0], *row[2:]) for row in rows)
    return PaperTable((what, *columns[2:]), bare, (widths[0] + widths[1], *widths[2:]))


def _about_places(shown: Issued, names: set[str], what: str, *, ranked: bool) -> Iterator[str]:
    edition = shown.edition
    if not ranked:
        yield f"到期满 {edition.ranked_from} 件的{what}不到两个，这次不排名次。"
    elif what == "单位":
        yield f"{formulas.PLACE}：{formulas.place()}；到期不足 {edition.ranked_from} 件的不排。"
    of = edition_places.of_units if what == "单位" else edition_places.of_grids
    if shown.before and (best := improved(of(edition), of(shown.before[0]))) and best.name in names:
        yield edition_places.most_improved(best) + "。"


def _about_others(edition: Edition, scope: Scope, scopes: Sequence[Scope]) -> Iterator[str]:
    """That its grids have cases which are on the account of units beyond the scope, if they have."""
    here = [(one, replace(one, units=None)) for one in scopes if one.grids is not None]
    if any(_of_part(edition, mine) != _of_part(edition, whole) for mine, whole in here):
        yield f"各网格只数{scope.words}名下的，网格里由别的单位承办的不在内。"


def _scopes(edition: Edition, scope: Scope, what: str) -> list[Scope]:
    """Units, or grids with what of them is the scope's own, so that the lines add up to it."""
    if what == "单位":
        return [one for id_, one in edition.by_unit().items() if id_ in _units(edition, scope)]
    grids = grids_of(edition, scope)
    return [replace(one, units=scope.units) for id_, one in edition.by_grid().items() if id_ in grids]


def _units(edition: Edition, scope: Scope) -> set[int]:
    if scope.grids is not None:
        return set()
    return set(scope.units if scope.units is not None else edition.units)


def grids_of(edition: Edition, scope: Scope) -> set[int]:
    """The ids of the grids that a scope takes in."""
    if scope.grids is not None:
        return set(scope.grids)
    return {one for one, part in edition.grids.items() if scope.units is None or part.of in scope.units}


def _of_part(edition: Edition, scope: Scope) -> list[int]:
    return [edition.count(name, scope) for name in (*OF_PART, *_OF_PART_NOW)]


def _shown_part(name: str, line: Sequence[int], place: str) -> tuple[str, ...]:
    new, closed, due, kept, late, checking = line
    rate = f"{percent(kept, due)}%" if due else "—"
    return name, place, str(new), str(closed), str(due), str(kept), rate, str(late), str(checking)
