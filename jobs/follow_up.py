"""What does not move: cases that no unit has taken and 会商 that is not decided, told to the office; 配合 that is late,
told to the unit; whoever was asked to look somewhere (现场核实) and has not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from actions import assisting as helping
from actions import claims, desk, sites, tow_notices
from actions.audience import beside, office
from actions.late_matters import late
from actions.self_reports import asked_of_office
from actions.untaken import orphans, untaken
from domain.card import Row
from domain.cases import Case, Step
from domain.chat import Kind, Outgoing
from domain.dates import midnight
from domain.life import ENDED, may_take
from domain.matters import MatterKind, MatterState
from domain.notices import Notice
from jobs.kit import each_hour, job
from storage.store import Store
from texts import assisting, consulting, self_reports
from texts import cases as wording
from texts import sites as site_words

UNTAKEN, UNDECIDED, UNEXPLAINED, ORPHAN = "unclaimed", "consultation", "self-report", "orphan"


@job(
    "follow-up",
    "派单跟进",
    each_hour,
    grace=timedelta(minutes=50),
    report_missed=False,
    notice=Notice.LIMIT,
)
def follow_up(at: datetime, store: Store) -> Iterable[Outgoing]:
    """One message an hour: each untaken case once for each time it was given out, each late 会商 once a day; and the
    first of what waits for the office that its people were not shown yet."""
    untaken_, undecided_ = untaken(at, store), store.stalled.undecided(at)
    told = store.reminders.told([case.number for case in (*untaken_, *undecided_)])
    waiting = [
        case
        for case in untaken_
        if case.waiting_since and told.first(case.number, UNTAKEN, case.waiting_since)
    ]
    gone_ = orphans(store)
    told_ = store.reminders.told([case.number for case in gone_])
    gone = [one for one in gone_ if told_.first(one.number, f"{ORPHAN}:{one.unit}", one.opened_at)]
    today = midnight(at.date(), at.tzinfo)
    undecided = [case for case in undecided_ if told.first(case.number, UNDECIDED, today)]
    said, unseen = sites.late_ones(at, store)
    for confidential in (False, True):
        lists = [
            (consulting.UNTAKEN, [one for one in waiting if one.confidential is confidential]),
            (consulting.ORPHANS, [one for one in gone if one.confidential is confidential]),
            (consulting.UNDECIDED, [one for one in undecided if one.confidential is confidential]),
            (site_words.UNSEEN, [] if confidential else unseen),
        ]
        said += _to_office(lists, at, store, confidential=confidential)
    return [
        *said,
        *tow_notices.remind(at, store),
        *_late_helpers(at, store),
        *_unexplained(at, store),
        *desk.unseen(at, store),
    ]


def _unexplained(at: datetime, store: Store) -> Iterable[Outgoing]:
    """自报倒查: where the unit has not said anything in time, the office is told once, and decides."""
    found = late(MatterKind.SELF_REPORT, MatterState.ASKED, at, store)
    told = store.reminders.told([case.number for _, case in found])
    for matter, case in found:
        assert matter.until is not None, "it is late"
        if matter.words or not may_take(case, Step.BLAME):
            continue
        if told.first(case.number, UNEXPLAINED, matter.until):
            text = self_reports.unexplained(case, matter, store.district)
            yield from (asked_of_office(chat, case, text) for chat in office(store))


def _late_helpers(at: datetime, store: Store) -> Iterable[Outgoing]:
    """Each unit that has not assisted (配合) in time is told once."""
    found = late(MatterKind.ASSIST, MatterState.AGREED, at, store)
    told = store.reminders.told([case.number for _, case in found])
    for matter, case in found:
        assert matter.until is not None, "it is late"
        if case.state in ENDED or matter.unit is None:
            continue
        if told.first(case.number, f"assist:{matter.unit}", matter.until):
            text = assisting.late(case, matter, store.district, at)
            rows = (Row(case.number, text),)
            for chat in beside([matter.unit], case, store):
                yield Outgoing(chat, text, choices=helping.choices(case), kind=Kind.NOTICE, rows=rows)


def _to_office(
    lists: Sequence[tuple[consulting.Nudge, Sequence[Case]]],
    at: datetime,
    store: Store,
    *,
    confidential: bool,
) -> list[Outgoing]:
    """What is confidential is told to each of the office alone."""
    found = [
        (nudge, wording.listing(nudge.title, cases, store.district, at)) for nudge, cases in lists if cases
    ]
    if not found:
        return []
    text = "\n".join(f"{listed.text}\n{nudge.how}" for nudge, listed in found)
    rows = tuple(row for _, listed in found for row in listed.rows)
    secret = "-confidential" if confidential else ""
    free = [case for nudge, cases in lists if nudge is consulting.UNTAKEN for case in cases]
    choices = claims.to_give([one for one in free if one.unit is None and not confidential], store.district)
    return [
        Outgoing(
            chat,
            text,
            choices=choices,
            kind=Kind.NOTICE,
            rows=rows,
            key=f"follow-up{secret}:{chat.id}:{at:%Y-%m-%dT%H:%M}",
        )
        for chat in office(store, but=lambda one: confidential and not one.private)
    ]
