"""What is counted for a question, against a recount in plain Python; and that nobody hears of what is not theirs."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from domain.cases import Accountability, Case, Event, Grade, Source, State, Step
from domain.district import District
from domain.lookback import LookResult
from domain.matters import Matter, MatterKind, MatterState
from domain.question import GRADES, By, Status
from domain.tally import Scope, Span, total
from storage.database import Database
from storage.sought import Sought
from storage.store import Store
from tests.recounted_states import ENDED, NOW, STEPS, Kept, fits, whose
from tests.talk import ZONE, Start, Talk
from tests.turns import AT_LARGE, ONE_DATABASE

WEEK = Span(NOW - timedelta(days=7), NOW)
OF_MATTERS = {
    Status.BAD,
    Status.SUPERVISED,
    Status.UNRECEIVED,
    Status.UNANSWERED,
    Status.CONSULTING,
    Status.APPEALED,
    Status.NOTICED,
    Status.EXTENSION_ASKED,
    Status.EXTENSION_PENDING,
    Status.DEFERRAL_PENDING,
}
PRESENCE = {Status.ABSENT, Status.LEAVE, Status.LATE, Status.PRESENT, Status.SUBSTITUTE}
HOURS = [-900, -400, -169, -168, -100, -25, -3, 0]
PAGE = 40  # cases in a part of a list


def _some(dice: random.Random, district: District, number: int) -> Kept:
    """A case with anything in it, and some steps."""

    def at() -> datetime:
        return NOW + timedelta(hours=dice.choice(HOURS), minutes=dice.choice([0, 0, 7]))

    state = dice.choice(list(State))
    grid = dice.choice([None, *(one.id for one in district.grids)])
    held = state in (State.OPEN, State.CHECKING, State.CLOSED)
    points = [one.id for one in district.points if one.grid == grid]
    fixed = state in (State.CHECKING, State.CLOSED)
    away = not held and dice.random() < 0.5
    divided = state is State.SPLIT or (state is State.CLOSED and dice.random() < 0.2)
    case = Case(
        number,
        state,
        "垃圾",
        dice.choice([Source.PATROL, Source.SELF, Source.INSPECTION]),
        "路口",
        reporter=dice.choice(district.people).id,
        opened_at=at(),
        point=dice.choice([None, *points]),
        grid=grid,
        category=dice.choice([None, *(one.id for one in district.categories)]),
        unit=dice.choice(district.units).id if held else None,
        handler=dice.choice(district.people).id if held else None,
        due_at=dice.choice([NOW, at(), at() + timedelta(hours=30)]) if held or away else None,
        left_unit=dice.choice(district.units).id if away else None,
        left_at=at() if away else None,
        deferred_until=dice.choice([None, None, NOW - timedelta(hours=1), NOW + timedelta(days=3)]),
        fixed_at=at() if fixed and not divided else None,
        reworked=dice.choice([0, 0, 1]),
        extended=dice.choice([0, 0, 1]),
        part=not divided and dice.random() < 0.2,
        parts=2 if divided else 0,
        closed_at=at() if state in ENDED else None,
        urgent=dice.random() < 0.2,
        echoed=dice.choice([0, 0, 1, 2]),
        graded=dice.choice([None, None, *Grade]),
        accountability=dice.choice([Accountability.NONE, Accountability.NONE, Accountability.QUESTIONED]),
    )
    taken = [
        Step.REPORT,
        *dice.choices(
            [*(step for steps in STEPS.values() for step in sorted(steps)), Step.ADD], k=dice.randint(0, 2)
        ),
    ]
    return case, [Event(number, at(), case.reporter, step, state) for step in taken]


def _questions(dice: random.Random, district: District, mixtures: int) -> Iterable[Sought]:
    """Each state alone, with and without days, and many mixtures."""
    kept = [one for one in Status if one not in PRESENCE | OF_MATTERS | {Status.ANSWERED}]
    plain = [Sought(NOW, span=span, states=(one,)) for one in kept for span in (None, WEEK)]
    yield from plain
    for _ in range(mixtures):
        yield replace(
            dice.choice(plain),
            scopes=tuple(_scope(dice, district) for _ in range(dice.randint(0, 2))),
            also=tuple(dice.sample([Status.URGENT, Status.OVERDUE, Status.NEW, *GRADES], dice.randint(0, 1))),
            categories=tuple(one.id for one in dice.sample(district.categories, dice.choice([0, 0, 20]))),
            place_kind=dice.choice(["", "", district.points[0].kind]),
            person=dice.choice([None, None, dice.choice(district.people).id]),
        )


def _scope(dice: random.Random, district: District) -> Scope:
    units = district.within(dice.choice(district.units).id)
    grids = frozenset(one.id for one in dice.sample(district.grids, 3))
    points = frozenset(one.id for one in dice.sample(district.points, 20))
    return dice.choice([Scope("单位", units=units), Scope("网格", grids=grids), Scope("点", points=points)])


@pytest.mark.parametrize("mixtures", [6, pytest.param(150, marks=AT_LARGE)])
def test_figures_are_those_of_a_recount(database: Database, mixtures: int) -> None:
    """Random cases: counts, lists in pages and parts are what plain Python finds."""
    dice = random.Random(0)
    with database.transaction() as store:
        kept = [_some(dice, store.district, number) for number in range(1, 151)]
        for case, (first, *more) in kept:
            store.cases.open(case, first)
            for event in more:
                store.cases.move(case, case, event)
                _looked_at(event, store)
        found = sum(_agree(sought, kept, store) for sought in _questions(dice, store.district, mixtures))
    assert found > 500  # the questions are about something


def _looked_at(event: Event, store: Store) -> None:
    """A 反弹 stands with the look back that found it."""
    if event.step is Step.REBOUND:
        opened = event.at - timedelta(days=1)
        looked = Matter(MatterKind.LOOK_BACK, event.case, opened, None, MatterState.ENDED)
        store.matters.open(replace(looked, words=LookResult.REBOUND, ended_at=event.at))


def _agree(sought: Sought, kept: list[Kept], store: Store) -> int:
    expected = {one[0].number: one[0] for one in kept if fits(one, sought, store.district)}
    pages = [store.figures.listed(sought, first, PAGE) for first in range(0, len(expected) + 1, PAGE)]
    listed = [case.number for page in pages for case in page]
    assert sorted(listed) == sorted(expected) and len(set(listed)) == len(listed), sought
    assert store.figures.count(sought) == len(expected), sought
    for by, name in ((By.GRID, "grid"), (By.CATEGORY, "category"), (By.POINT, "point")):
        counted = Counter(getattr(case, name) for case in expected.values())
        assert store.figures.parts(sought, by) == counted, (sought, by)
    units = Counter(whose(case, store.district) for case in expected.values())
    assert store.figures.parts(sought, By.UNIT) == units, sought
    return len(expected)


def test_the_same_number_is_the_same_everywhere(database: Database) -> None:
    """What 进度 and 晒比拼 tell of the district is what an answer counts, the parts of 按期率 as well. The sum that
    reads only what can count is that of all cases."""
    dice = random.Random(0)
    with database.transaction() as store:
        for number in range(1, 151):
            case, (first, *_) = _some(dice, store.district, number)
            store.cases.open(case, first)
        for span in (WEEK, Span(NOW, NOW + timedelta(minutes=1))):
            summed = total(one.tally for one in store.standings.counts(span, span, NOW))
            assert summed == store.standings.tally(Scope("全区"), span, NOW) and summed.questioned
        for scope in (Scope("全区"), _scope(dice, store.district)):
            tally = store.standings.tally(scope, WEEK, NOW)
            now, week = Sought(NOW, (scope,)), Sought(NOW, (scope,), WEEK)
            counted = {
                "new": replace(week, states=(Status.NEW,)),
                "open": replace(now, states=(Status.OPEN,)),
                "due": replace(now, states=(Status.DUE,)),
                "overdue": replace(now, states=(Status.OVERDUE,)),
                "checking": replace(now, states=(Status.CHECKING,)),
                "deferred": replace(now, states=(Status.DEFERRED,)),
                "closed": replace(week, states=(Status.CLOSED,)),
                "void": replace(week, states=(Status.VOID,)),
            }
            for name, sought in counted.items():
                assert store.figures.count(sought) == getattr(tally, name), name
            assert store.rates.in_time(week)[None] == (tally.fell_due, tally.on_time)


def test_days_are_those_of_the_district(database: Database) -> None:
    """Half past midnight is the new day here, although it is the old one elsewhere."""
    at = datetime(2026, 3, 19, 0, 30, tzinfo=ZONE)
    with database.transaction() as store:
        person = store.district.people[0].id
        case = Case(1, State.PENDING, "垃圾", Source.PATROL, "路口", person, at)
        store.cases.open(case, Event(1, at, person, Step.REPORT, State.PENDING))
        days = store.figures.through_time(Sought(NOW), lambda moment: moment.date().isoformat())
    assert days == {"2026-03-19": 1}


MARKER = "暗号甲乙丙"
# Said by somebody of 金山社区, or in its group: none of it may show what 东港社区 has.
NOT_THEIRS = """
程晓燕@金山一网格群> 还有多少没整改
程晓燕@金山一网格群> 名单
程晓燕@金山一网格群> 全区还有多少没整改
程晓燕@金山一网格群> 东港社区超期的有哪些
程晓燕@金山一网格群> 1号问题到哪一步了
程晓燕@金山一网格群> 违法停车的有哪些
程晓燕@金山一网格群> 任春生手上还有几件
程晓燕@私聊> 东港路还有多少没整改
程晓燕@私聊> 1号谁负责
程晓燕@私聊> 1号在等谁
程晓燕@私聊> 违法停车的有哪些
程晓燕@私聊> 任春生手上还有几件
程晓燕@私聊> 那东港社区呢
程晓燕@私聊> 现在都在等谁
程晓燕@私聊> 名单
程晓燕@私聊> 今天到期的有哪些
程晓燕@私聊> 查 东港社区超期的
程晓燕@私聊> 超期 东港社区占道经营
程晓燕@私聊> 进度 东港社区 违法停车
毛俊逸@金山社区工作群> 全区最近报的5件
毛俊逸@金山社区工作群> 东港社区的名单
沈知远@金山社区工作群> 1号问题到哪一步了
沈知远@金山社区工作群> 全区还有多少没整改
沈知远@金山社区工作群> 东港社区超期的有哪些
沈知远@金山社区工作群> 违法停车的有哪些
"""


@ONE_DATABASE
@pytest.mark.usefixtures("few_pictures")
async def test_what_is_another_units_is_never_told(start: Start) -> None:
    """A mark in a case of another unit appears in no answer to those who may not see it, and does to a leader."""
    talk = await Talk.begin(start, "2026-03-02 09:00")
    try:
        await talk.play(f"任春生@东港网格群> 东港路{MARKER}东边 违停 [照片]")
        assert MARKER in "".join(talk.played)
        await talk.play("时间 15:00")
        for line in NOT_THEIRS.strip().splitlines():
            talk.played.clear()
            await talk.play(line)
            assert MARKER not in "".join(talk.played[2:]), talk.played
        await talk.play("沈知远@私聊> 违法停车的有哪些")
        assert MARKER in "".join(talk.played)
    finally:
        talk.app.database.close()
