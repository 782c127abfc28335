"""晒比拼 every evening: each group its own scope, as short text and one picture."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from datetime import datetime, timedelta

from actions import claims, day_reports, flying_squad, linked, themes
from actions.audience import chat_of
from domain import seats
from domain.blocks import Block, Lines
from domain.board import Facts, cut_off_before, is_at_work, posted_as, tells_the_same
from domain.cases import Case
from domain.chat import Chat, Kind, Outgoing
from domain.dates import midnight
from domain.district import Group, Purpose
from domain.notices import Chosen, Gathered, Notice, Owner, Wish
from domain.tally import Span, of_group
from domain.visits import Denser
from jobs.kit import job
from storage.boards import TODAY, facts
from storage.store import Store
from texts import board_blocks, boards, notices
from texts import day_reports as confirmation

NEXT_PAGE = "晒比拼 本月 第2页"  # of the ranking, which is that of the month so far
SHOWN_TO = (Purpose.ALL, Purpose.CORE, Purpose.UNIT, Purpose.GRID)


@job(
    "digest",
    "晒比拼",
    lambda rules: Denser(rules.digest, rules.visit) if rules.visit else (rules.digest,),
    working_days=False,
    grace=timedelta(hours=5, minutes=59),
    only_says=True,
    notice=Notice.BOARD,
)
def digest(at: datetime, store: Store) -> Iterable[Outgoing]:
    """The day in words, the month so far in the picture, and what was gathered for it in a line for each kind. Where
    there is nothing to say nothing is said, but one line to everybody on a working day."""
    wishes = store.wishes.all()
    groups = [group for group in store.district.groups if _is_told(group, store) and _wants(group, wishes)]
    noon = at.time() < store.rules.digest  # 迎检
    leaders = {} if noon else linked.heard(store)
    of_groups, of_leaders = _read(groups, leaders, at, store)
    worked = store.calendar.is_working_day(at.date())
    asked = frozenset[int]() if noon else day_reports.asked(at.date(), store)
    missed = worked and not noon and bool(day_reports.in_digest(at.date(), store))
    told = [
        (group, shown)
        for group, shown in zip(groups, of_groups, strict=True)
        if _has_news(shown, group, worked, asked, missed) and not (noon and boards.empty(shown))
    ]
    told = [one for one in told if not _is_told_above(*one, told, store)]
    gathered = {} if noon else store.wishes.gathered(at, f"{store.rules.digest:%H:%M}")
    waits = _by_digest(gathered, [group for group, _ in told], store)
    free = [] if noon else claims.unclaimed(store)
    said = [
        _of(
            group,
            shown,
            waits.pop(chat_of(group), ()),
            () if noon else _beside(group, at, free, store),
            store,
            confirms=group.unit in asked and group.purpose is Purpose.UNIT,
        )
        for group, shown in told
    ]
    of_them = linked.digests(leaders, of_leaders, waits, store, worked=worked)
    said += of_them  # before what is gathered for those who hear of nothing else
    return [*said, *(_alone(chat, waiting, at) for chat, waiting in waits.items())]


def _read(
    groups: Sequence[Group], leaders: Mapping[Chat, linked.Linked], at: datetime, store: Store
) -> tuple[Sequence[Facts], Sequence[Facts]]:
    """What groups are told and what leaders are, read at once, so that the two agree."""
    before = cut_off_before(at.date(), store.rules.digest, store.calendar)
    today = Span(midnight(at.date(), at.tzinfo), at, limits_from=before)
    month = Span(today.start.replace(day=1), at)
    views = [(of_group(group, store.district), group) for group in groups]
    of_leaders = [view for one in leaders.values() for view in one.views]
    found = facts(store, [*views, *of_leaders], today, TODAY, at=at, ranked=(month, "本月"))
    return found[: len(groups)], found[len(groups) :]


def _has_news(shown: Facts, group: Group, worked: bool, asked: Set[int], missed: bool) -> bool:
    """On a day off only what came or was closed is news, for nobody works on the rest. A unit that is `asked` to
    confirm its day is told of nothing too (零报告), and 核心 hears it of an empty day where one was `missed`."""
    if not worked:
        return bool(shown.tally.new or shown.tally.closed)
    confirms = group.purpose is Purpose.UNIT and group.unit in asked
    hears = group.purpose is Purpose.ALL or (missed and group.purpose is Purpose.CORE)
    return hears or confirms or boards.has_news(shown)


def _is_told_above(group: Group, shown: Facts, told: Sequence[tuple[Group, Facts]], store: Store) -> bool:
    """True for a grid if its unit tells all of it today to everybody who sits here: where it is the unit's only grid
    and the two tell the same, or where nobody of the grid has anything left to do."""
    grid = store.district.grid.get(group.grid or 0)
    above = _above(group, [one for one, _ in told], store)
    if group.purpose is not Purpose.GRID or grid is None or above is None:
        return False
    theirs = next(facts for one, facts in told if one == above)
    if len(store.district.grids_of({grid.unit})) == 1 and tells_the_same(shown, theirs):
        return True
    return not is_at_work(shown) and boards.names_all_closed(theirs, shown)


def _is_told(group: Group, store: Store) -> bool:
    """合并晒比拼: a grid's group is told in the group of its unit, if there is one."""
    if not (store.rules.joined_digests and group.purpose is Purpose.GRID):
        return group.purpose in SHOWN_TO
    grid = store.district.grid.get(group.grid or 0)
    return grid is None or not store.district.groups_for(Purpose.UNIT, unit=grid.unit)


def _by_digest(
    gathered: Mapping[Chat, Sequence[Gathered]], told: Sequence[Group], store: Store
) -> dict[Chat, list[Gathered]]:
    """What was gathered, where it is told: a grid's in the digest of its unit, where the grid has none today and the
    same people read it."""
    found: dict[Chat, list[Gathered]] = {}
    for chat, waiting in gathered.items():
        group = store.group_of(chat)
        above = _above(group, told, store) if group and group not in told else None
        found.setdefault(chat_of(above) if above else chat, []).extend(waiting)
    return found


def _above(group: Group, told: Sequence[Group], store: Store) -> Group | None:
    """The group of a grid's unit, if it has a digest and everybody of the grid's group sits there too."""
    grid = store.district.grid.get(group.grid or 0)
    if grid is None:
        return None
    here = set(seats.members(group, store.district))
    units = store.district.groups_for(Purpose.UNIT, unit=grid.unit)
    return next(
        (one for one in units if one in told and here <= set(seats.members(one, store.district))), None
    )


def _wants(group: Group, wishes: Mapping[tuple[Owner, Notice], Chosen]) -> bool:
    chosen = wishes.get((Owner(group=group.id), Notice.BOARD))
    return chosen is None or chosen.wish is not Wish.NEVER


def _alone(chat: Chat, waiting: Sequence[Gathered], at: datetime) -> Outgoing:
    """What was gathered for a chat that gets no digest today."""
    key = f"gathered:{chat.platform}:{chat.id}:{at:%Y-%m-%d}"
    text = notices.alone(waiting)
    return Outgoing(
        chat, text, key=key, kind=Kind.BROADCAST, rows=notices.rows(waiting, text), notice=Notice.OTHER
    )


def _of(
    group: Group,
    shown: Facts,
    waiting: Sequence[Gathered],
    beside: Sequence[str],
    store: Store,
    *,
    confirms: bool,
) -> Outgoing:
    nothing, noon = boards.empty(shown), shown.at.time() < store.rules.digest
    words = boards.nothing(shown) if nothing else boards.words(shown, store.district, NEXT_PAGE)
    left = notices.beside(waiting, boards.named_closed(shown))
    return Outgoing(
        chat_of(group),
        "\n".join([words, *beside, *notices.gathered(left)]),
        key=f"{posted_as(group.id, shown.at.date())}{':noon' if noon else ''}",
        kind=Kind.BROADCAST,
        rows=boards.rows(shown, store.district),
        choices=(confirmation.confirm(shown.at.date()),) if confirms else (),
        sketches=() if nothing else boards.picture(shown, store.district),
        blocks=_blocks(shown, beside, left, store) if group.platform.folds and not nothing else (),
    )


def _beside(group: Group, at: datetime, free: list[Case], store: Store) -> list[str]:
    """How what the day's theme (主题月) is about stands here. 核心 hears what 飞检 found today, and what became of
    yesterday's, and who has not confirmed the day before; a unit what it may claim of what is `free`."""
    return [
        *themes.in_digest(of_group(group, store.district), at, store),
        *_of_its_own(group, at, free, store),
    ]


def _of_its_own(group: Group, at: datetime, free: list[Case], store: Store) -> list[str]:
    if group.purpose is Purpose.UNIT and group.unit is not None:
        return claims.in_digest(group.unit, free, store.district)
    if group.purpose is not Purpose.CORE:
        return []
    found = flying_squad.found(of_group(group, store.district), at, store)
    return [*flying_squad.lines(*found, at, store), *day_reports.in_digest(at.date(), store)]


def _blocks(
    shown: Facts, beside: Sequence[str], waiting: Sequence[Gathered], store: Store
) -> tuple[Block, ...]:
    """The digest laid out, and under it what was gathered for it."""
    laid_out = board_blocks.blocks(shown, store.district)
    more = (*beside, *notices.gathered(waiting))
    return (*laid_out, Lines(more)) if laid_out and more else laid_out
