"""The pictures that go with a report: its trend, the wall of a week, the heat map of a month and longer."""

from __future__ import annotations

from datetime import datetime

from domain.editions import Counted, Edition, Issued
from domain.measures import Figure
from domain.sketch import Pair, Sketch, Wall
from domain.stretches import EditionKind
from domain.tally import Scope
from storage.store import Store
from texts import edition_pictures as drawn
from texts import walls
from texts.edition_lines import asked_at

MOST_PAIRS = 4


def pictures(shown: Issued, scope: Scope, store: Store, page: int = 1) -> tuple[Sketch, ...]:
    """Those that have something to show, from the figures as they were frozen; a later page is one of the heat map."""
    edition, district = shown.edition, store.district
    weekly = edition.stretch.kind is EditionKind.WEEKLY
    if page > 1:
        heat = None if weekly else drawn.heat(edition, scope, district, page)
        return (heat,) if heat and heat.head.page == page else ()
    found = (
        drawn.trend(shown, scope, district),
        wall(edition, scope, store) if weekly else drawn.heat(edition, scope, district),
    )
    return tuple(one for one in found if one is not None)


def wall(edition: Edition, scope: Scope, store: Store) -> Wall | None:
    """The latest closed cases with photos before and after, as they were known at the cut-off; none that has been
    reopened, was there again (反弹) or has become confidential since."""
    closed = sorted(edition.of(Figure.CLOSED, scope), key=lambda one: (one.at, one.number), reverse=True)
    numbers = [one.number for one in closed]
    photos = store.photos.before_and_after(numbers, edition.last_event if edition.frozen else None)
    hidden = {*store.cases.confidential_among(numbers), *store.look_backs.undone(numbers)}
    paired = [one for one in closed if all(photos[one.number]) and one.number not in hidden]
    if not paired:
        return None
    shown = paired[:MOST_PAIRS]
    cases = store.cases.some(one.number for one in shown)
    few = "" if len(paired) == len(shown) else f"，最近 {len(shown)} 件，共 {len(paired)} 件"
    about = drawn.head(
        edition, scope, store.district, walls.TITLE, f"{walls.MEASURE}{few}", edition.stretch.title
    )
    pairs = (_pair(one, edition, *photos[one.number], cases[one.number].opened_at) for one in shown)
    return Wall(about, tuple(pairs))


def _pair(one: Counted, edition: Edition, before: str, after: str, opened: datetime) -> Pair:
    kind, place = edition.kind_and_place(one.number)
    unit = edition.units.get(edition.unit_of(one) or 0)
    now = asked_at(edition)
    note = walls.noted(unit.name if unit else "", opened, one.at.astimezone(now.tzinfo), now)
    return Pair(one.number, f"{place} {kind}", before, after, note)
