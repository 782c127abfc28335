"""班子联系: which grids and which other units a leader is linked to (联系领导), and their evening digest of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from actions.audience import linked_leader, talks_with
from domain.board import Facts, cut_off_before
from domain.chat import Chat, Kind, Outgoing
from domain.district import District, Group, Person, Unit, UnitKind
from domain.notices import Gathered, Notice
from domain.rulevalues import LeaderDaily
from domain.tally import Scope
from storage.store import Store
from texts import boards, notices
from texts import linked as wording


@dataclass(frozen=True, slots=True)
class Linked:
    """What a leader is linked to: `grids` of their units, and `units` that have none; one of them at least."""

    grids: Scope | None
    units: Scope | None

    @property
    def views(self) -> list[tuple[Scope, Group | None]]:
        """What is to be read of it, the grids first."""
        return [(scope, None) for scope in (self.grids, self.units) if scope is not None]


def units_of(leader: Person, district: District, kinds: Collection[UnitKind]) -> Scope | None:
    """The units of these kinds that this person is linked to, with all below them; None if that is none."""
    theirs = [one for one in _linked_to(leader, district) if one.kind in kinds]
    below = frozenset(unit for one in theirs for unit in district.within(one.id))
    return Scope(wording.of(_top(theirs)), units=below) if theirs else None


def _linked_to(leader: Person, district: District) -> list[Unit]:
    return [one for one in district.units if linked_leader(one.id, district) == leader]


def of(leader: Person, district: District) -> Linked | None:
    """What this person is linked to; None if that is nothing."""
    theirs = _linked_to(leader, district)
    grids = district.grids_of({one.id for one in theirs})
    with_grids = {one.unit for one in grids}
    above = {unit for one in with_grids for unit in district.lineage(one)}
    streets = [one for one in theirs if one.id in above]
    others = [one for one in theirs if one.id not in above]
    of_grids = Scope(wording.of(_top(streets)), grids=frozenset(one.id for one in grids)) if grids else None
    of_units = Scope(wording.of(_top(others)), units=frozenset(one.id for one in others)) if others else None
    return Linked(of_grids, of_units) if of_grids or of_units else None


def heard(store: Store) -> dict[Chat, Linked]:
    """Who hears of theirs in the evening, alone: linked leaders who have talked to the bot there; nobody if the rule
    (领导日报) says so."""
    if store.rules.leader_daily is LeaderDaily.NEVER:
        return {}
    district = store.district
    leaders = {one.id: one for unit in district.units if (one := linked_leader(unit.id, district))}
    found = ((chat, of(person, district)) for chat, person in talks_with(leaders.values(), store).items())
    return {chat: linked for chat, linked in found if linked is not None}


def digests(
    leaders: dict[Chat, Linked],
    found: Sequence[Facts],
    waits: dict[Chat, list[Gathered]],
    store: Store,
    *,
    worked: bool,
) -> Iterator[Outgoing]:
    """The evening of each of them, from the facts of their views in order; nothing where there is nothing to say. What
    was gathered for them (`waits`) is told with it, and taken out."""
    facts = iter(found)
    for chat, linked in leaders.items():
        own = [next(facts) for _ in linked.views]
        if _is_told(own, store, worked=worked):
            yield _said(chat, linked, own, waits.pop(chat, []), store)


def shown(linked: Linked, found: Sequence[Facts], district: District) -> str:
    """How what a leader is linked to stands: as a digest says it, with a line for each grid that has something open."""
    grids = linked.grids.grids if linked.grids else None
    names = [district.grid[one].name for one in sorted(grids or ())]
    first, *others = found
    lines = [boards.nothing(first) if boards.empty(first) else boards.words(first, district)]
    lines += wording.by_grid(first, names)
    return "\n".join([*lines, *(wording.beside(one) for one in others if not boards.empty(one))])


def _is_told(found: Sequence[Facts], store: Store, *, worked: bool) -> bool:
    if store.rules.leader_daily is LeaderDaily.LATE:
        return worked and any(one.tally.overdue and _is_late_anew(one, store) for one in found)
    if not worked:
        return any(one.tally.new or one.tally.closed for one in found)
    return any(boards.has_news(one) for one in found)


def _is_late_anew(facts: Facts, store: Store) -> bool:
    """Is something overdue that was not when the digest of the last day worked was due?"""
    since = cut_off_before(facts.at.date(), store.rules.digest, store.calendar)
    late = store.cases.overdue(facts.scope, facts.at)
    return any(one.due_at is not None and one.due_at >= since for one in late)


def _said(
    chat: Chat, linked: Linked, found: Sequence[Facts], waiting: Sequence[Gathered], store: Store
) -> Outgoing:
    first = found[0]
    left = notices.beside(waiting, boards.named_closed(first))
    text = "\n".join([shown(linked, found, store.district), *notices.gathered(left), wording.HOW])
    rows = () if boards.empty(first) else boards.rows(first, store.district)
    key = f"linked:{chat.platform}:{chat.id}:{first.at:%Y-%m-%d}"
    return Outgoing(chat, text, rows=rows, key=key, kind=Kind.BROADCAST, notice=Notice.BOARD)


def _top(units: Sequence[Unit]) -> list[str]:
    """Their short names, without those that are under another of them."""
    ids = {one.id for one in units}
    return [one.short for one in units if one.parent not in ids]
