"""周报, 月报, 季报, 年报: figures frozen at the cut-off, told to 核心 in full and to each unit about itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from functools import partial

from actions import edition_pictures, editions
from actions.audience import chat_of
from actions.themes import all_themes
from domain.chat import Kind, Outgoing
from domain.cycles import MonthsEnd
from domain.district import Group, Purpose
from domain.editions import WHOLE, Issued
from domain.notices import Notice
from domain.stretches import EditionKind, Stretch
from domain.tally import of_group
from domain.themes import Theme
from jobs.kit import Job, When, job
from storage.store import Store
from texts import edition_pictures as drawn
from texts import editions as wording
from texts import themes

CUT_AT_MONTHS_END = (EditionKind.MONTHLY, EditionKind.QUARTERLY, EditionKind.YEARLY)
TO_CORE = (Purpose.CORE,)
TO_UNITS = (Purpose.CORE, Purpose.UNIT)
LATE = timedelta(days=5)  # a report that comes late is still wanted, and says so


@job("cut-off", "截稿", lambda _rules: MonthsEnd(), grace=timedelta(hours=23), report_missed=False)
def cut_off(at: datetime, store: Store) -> Iterable[Outgoing]:
    """Freezes what ends with the month, so that the figures are those of that midnight; nothing is said yet."""
    for kind in CUT_AT_MONTHS_END:
        wanted = editions.due(kind, at, store)
        if at - wanted.cut_off < timedelta(days=1) and _began_before(wanted.cut_off, store):
            editions.freeze(wanted, at, store)
    return ()


def _frozen(kind: EditionKind, at: datetime, store: Store) -> None:
    """Its figures are kept from now on, before anybody is told of them."""
    wanted = editions.due(kind, at, store)
    if _is_told(wanted, store):
        editions.freeze(wanted, at, store)


def _report(name: str, kind: EditionKind, when: When, to: tuple[Purpose, ...]) -> Job:
    """Tells what is over at its time, having frozen it before."""

    def told(at: datetime, store: Store) -> Iterable[Outgoing]:
        return _told(kind, at, store, to)

    return job(
        name,
        kind,
        when,
        grace=LATE,
        only_says=True,
        notice=Notice.REPORT,
        beforehand=partial(_frozen, kind),
    )(told)


weekly = _report("weekly", EditionKind.WEEKLY, lambda rules: rules.weekly, TO_UNITS)
monthly = _report("monthly", EditionKind.MONTHLY, lambda rules: rules.monthly, TO_UNITS)
quarterly = _report("quarterly", EditionKind.QUARTERLY, lambda rules: rules.quarterly, TO_CORE)
yearly = _report("yearly", EditionKind.YEARLY, lambda rules: rules.yearly, TO_CORE)


def _told(kind: EditionKind, at: datetime, store: Store, to: tuple[Purpose, ...]) -> list[Outgoing]:
    """To everybody who has something to hear; 核心 hears also that there is nothing."""
    wanted = editions.due(kind, at, store)
    if not _is_told(wanted, store):
        return []
    shown = editions.shown(wanted, at, store)
    return [_to(group, shown, store) for group in _groups(shown, store, to)]


def _began_before(moment: datetime, store: Store) -> bool:
    first = store.behind.began()
    return first is not None and first < moment


def _is_told(wanted: Stretch, store: Store) -> bool:
    """False for a month and longer if the bot was not there yet."""
    return wanted.kind is EditionKind.WEEKLY or _began_before(wanted.cut_off, store)


def _groups(shown: Issued, store: Store, to: tuple[Purpose, ...]) -> Iterator[Group]:
    overseeing = store.district.overseeing
    for group in store.district.groups:
        scope = of_group(group, store.district)
        if (group.purpose in to or group in overseeing) and (
            scope == WHOLE or not wording.empty(shown.edition, scope)
        ):
            yield group


def _to(group: Group, shown: Issued, store: Store) -> Outgoing:
    scope = of_group(group, store.district)
    told = wording.words(shown, scope)
    key = f"{shown.edition.stretch.kind}:{group.id}:{shown.edition.stretch.period}"
    choices = (
        wording.openings(shown.edition, scope, scope)
        if told.rows or not wording.empty(shown.edition, scope)
        else ()
    )
    pictures = edition_pictures.pictures(shown, scope, store)
    over = _over(shown.edition.stretch, store) if scope == WHOLE else []
    return Outgoing(
        chat_of(group),
        "\n".join([told.text, *drawn.paging(pictures, shown.edition), *map(themes.ended, over)]),
        key=key,
        kind=Kind.BROADCAST,
        rows=told.rows,
        choices=(*choices, *map(themes.closing, over)),
        sketches=pictures,
    )


def _over(wanted: Stretch, store: Store) -> list[Theme]:
    """The themes (主题月) that ended in a month."""
    first, last = (one.astimezone(store.zone).date() for one in (wanted.since, wanted.cut_off))
    monthly = wanted.kind is EditionKind.MONTHLY
    return [one for one in all_themes(store) if monthly and first <= one.last < last]
