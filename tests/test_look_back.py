"""回头看: who is drawn by which seed, who looks, and what becomes of what nobody may look at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from actions import look_back
from actions.documents.kit import find_documents
from bot.routing import match_command
from bot.sweeping import swept
from domain.cases import Case, Event, Source, State, Step
from domain.cause import Cause
from domain.chat import Chat, Incoming
from domain.district import Purpose, Role
from domain.doubts import Doubt, Why
from domain.dragnets import Dragnet
from domain.lookback import WEIGHTS, Lot, Risk, drawn, how_many, in_bursts, may_look, week_of
from domain.matters import MatterKind
from domain.order import Order
from domain.paper import Form, Paper, PaperTable
from domain.photo import Photo
from domain.platform import Platform
from domain.refused import ClosedLongAgo, NotDrawn
from storage import tables
from storage.books import Books
from storage.database import Database
from storage.rollcalls import Leave
from tests.talk import ZONE
from tests.turns import ONE_DATABASE

pytestmark = ONE_DATABASE

MONDAY = datetime(2026, 3, 9, 9, 0, tzinfo=ZONE)
LOTS = tuple(Lot(number, 9 if number % 10 == 0 else 1) for number in range(1, 101))


def test_the_same_seed_draws_the_same_and_the_heavier_oftener() -> None:
    """In any order of the lots; none twice; over many seeds a lot of weight 9 about nine times as often as one of 1."""
    assert drawn(LOTS, "a", 10) == drawn(tuple(reversed(LOTS)), "a", 10)
    assert drawn(LOTS, "a", 10) != drawn(LOTS, "b", 10) and len(set(drawn(LOTS, "a", 10))) == 10
    first = Counter(LOTS[drawn(LOTS, str(seed), 1)[0] - 1].weight for seed in range(600))
    assert 0.42 < first[9] / 600 < 0.58  # ten lots of 9 and ninety of 1: 90 of 180
    assert [how_many(lots, 10) for lots in (0, 1, 10, 11, 25)] == [0, 1, 1, 2, 3] and how_many(9, 0) == 0


def _case(number: int, minute: int, verifier: int) -> Case:
    closed = MONDAY - timedelta(days=3) + timedelta(minutes=minute)
    return Case(
        number, State.CLOSED, "垃圾", Source.PATROL, "路口", 1, closed, closed_at=closed, verified_by=verifier
    )


def test_five_passed_by_one_person_within_ten_minutes_are_a_burst() -> None:
    """Four are none, nor are five of two people, nor five within an hour."""
    quick = [_case(number, 2 * number, 7) for number in range(5)]
    slow = [_case(10 + number, 15 * number, 8) for number in range(5)]
    assert in_bursts([*quick, *slow]) == {0, 1, 2, 3, 4}
    assert in_bursts([*quick[:4], _case(5, 9, 9)]) == frozenset()


@pytest.fixture
def books(database: Database) -> Iterator[Books]:
    """A store in a transaction, with 2 people who verify: one inspector and one of the office."""
    with database.transaction() as store:
        yield store


def _closed(number: int, store: Books, **known: object) -> Case:
    """A case that the first grid's unit put right on Friday, verified by the first inspector."""
    district = store.district
    grid = district.grids[0]
    handler = district.handler_of(grid.unit)
    reporter = next(one for one in district.people if one.has(Role.REPORTER) and grid.id in one.grids)
    inspector = next(one for one in district.people if one.has(Role.INSPECTOR))
    assert handler is not None
    at = MONDAY - timedelta(days=3)
    case = Case(
        number, State.CLOSED, "占道", Source.PATROL, "人民广场", reporter.id, at, grid=grid.id,
        point=district.points[number].id, category=district.categories[0].id, unit=grid.unit,
        handler=handler.id, due_at=at, fixed_at=at, fixed_by=handler.id, closed_at=at,
        verified_by=inspector.id,
    )  # fmt: skip
    case = replace(case, **known)  # type: ignore[arg-type]
    words = "现场整改" if known.get("text") == "spot" else ""
    if case.tied_to is None:
        store.cases.next_number()
    store.cases.open(case, Event(number, at, reporter.id, Step.REPORT, case.state))
    photo = Photo(f"{number:064}")
    store.connection.execute(tables.photos.insert(), {"sha256": photo.sha256})
    fixed = Event(number, at, handler.id, Step.RECTIFY, case.state, words, photos=(photo,))
    store.cases.move(case, case, fixed)
    return case


def test_every_risk_is_seen(books: Books) -> None:
    """Each case with one risk weighs what that risk adds; one without weighs 1."""
    reporter = next(one for one in books.district.people if one.has(Role.REPORTER))
    plain = [_closed(number, books) for number in range(1, 4)]
    _closed(4, books, reworked=1)
    _closed(5, books, text="spot")
    _closed(6, books, verified_by=reporter.id, reporter=reporter.id)
    _closed(7, books)
    books.doubts.put(7, [Doubt(Why.EARLY, f"{7:064}", taken_at=MONDAY)])
    look_back.draw(MONDAY - timedelta(days=7), books)  # nothing was closed by then
    inspector = next(one for one in books.district.people if one.has(Role.INSPECTOR))
    again = Cause(inspector, MONDAY - timedelta(days=2), "又来了", (Photo(f"{3:064}"),))
    look_back.rebound(plain[0], inspector, None, again, books)
    _closed(9, books, point=plain[0].point)
    look_back.draw(MONDAY, books)
    draw = books.look_backs.of_week("2026-W11")
    assert draw is not None and draw.since == MONDAY - timedelta(days=7)
    found = {lot.case: lot for lot in draw.lots}
    risks = {
        4: Risk.REWORKED, 5: Risk.ON_THE_SPOT, 6: Risk.OWN_CHECK, 7: Risk.PHOTO, 9: Risk.REBOUNDS
    }  # fmt: skip
    assert set(found) == {2, 3, *risks}, "what rebounded was looked at already; all else was closed in time"
    for number, risk in risks.items():
        assert risk in found[number].risks and Risk.REWORKED not in found[3].risks
        assert found[number].weight == 1 + sum(WEIGHTS[one] for one in found[number].risks)


def test_a_week_is_drawn_once_and_what_went_on_is_not_looked_at(books: Books) -> None:
    """A second run says nothing; a case that was reopened waits for nobody; each stands in one draw only."""
    cases = [_closed(number, books) for number in range(1, 4)]
    assert look_back.draw(MONDAY, books) and look_back.draw(MONDAY + timedelta(hours=1), books) == []
    ((matter, case),) = look_back.waiting(books)
    looker = books.district.person[matter.person or 0]
    assert may_look(looker, case, books.district) and looker.id != case.verified_by
    going_on = replace(case, state=State.OPEN, closed_at=None)
    books.cases.move(case, going_on, Event(case.number, MONDAY, looker.id, Step.REOPEN, State.OPEN))
    assert look_back.waiting(books) == []
    assert not look_back.draw(MONDAY + timedelta(days=7), books), "nothing new, and nobody has anything to do"
    assert books.matters.under_way(MatterKind.LOOK_BACK) == []
    other = next(one for one in cases if one != case)
    with pytest.raises(NotDrawn):
        look_back.lasts(other, looker, Cause(looker, MONDAY), books)
    with pytest.raises(ClosedLongAgo):
        look_back.must_be_rebound(other, MONDAY + timedelta(days=28), books)


def test_whoever_is_on_leave_gets_none_and_the_rest_take_turns(books: Books) -> None:
    """Five of fifty: nobody has two while another who may look has none."""
    able = [one for one in books.district.people if one.has(Role.INSPECTOR, Role.OFFICE)]
    away = next(one for one in able if one.has(Role.OFFICE))
    books.rollcalls.put_leave(Leave(away.id, MONDAY.date(), MONDAY.date(), "开会"))
    for number in range(1, 51):
        _closed(number, books, closed_at=MONDAY - timedelta(days=1, minutes=20 * number))
    look_back.draw(MONDAY, books)
    given = Counter(matter.person for matter, _ in look_back.waiting(books))
    assert sum(given.values()) == 5 and away.id not in given
    assert len(given) == len(able) - 2, "all but whoever is away and whoever verified them"
    busy = books.district.person[next(person for person, count in given.items() if count == 2) or 0]
    (_, first), (_, second) = look_back.waiting(books, busy)
    chat = Chat(Platform.WEB, f"private:{busy.id}", private=True)
    (said,) = look_back.lasts(first, busy, Cause(busy, MONDAY, chat=chat), books)
    assert said.cases == (second.number,) and f"#{first.number} 回头看：好，记下了" in said.text
    assert [choice.says for choice in said.choices] == [f"好 {second.number}", f"反弹 {second.number}"]
    (said,) = look_back.lasts(second, busy, Cause(busy, MONDAY, chat=chat), books)
    assert "没有等您回头看的了" in said.text and not said.choices


def test_the_office_hears_what_nobody_may_look_at(database: Database) -> None:
    """The only one who verifies verified it. Which case it is stands only in private; the office can read it there."""
    with database.transaction() as store:
        verifier = next(one for one in store.district.people if one.has(Role.INSPECTOR))
        others = (Role.INSPECTOR, Role.OFFICE)
        people = tuple(one for one in store.district.people if one == verifier or not one.has(*others))
        _closed(1, store)
        store.bring_to(replace(store.district, people=people))
    with database.transaction() as store:
        (said,) = look_back.draw(MONDAY, store)
        (liaison,) = store.district.groups_for(Purpose.LIAISON)
        assert said.chat.id == liaison.chat and "有 1 件没有合适的人看" in said.text and "#1" not in said.text


def _paper(seed: str, store: Books) -> tuple[dict[str, str], list[str]]:
    """The facts that the document states, and the numbers in its first table."""
    paper = find_documents()["回头看"].facts(Order("回头看", MONDAY, seed=seed), store)
    assert isinstance(paper, Paper)
    form, *blocks = paper.blocks
    assert isinstance(form, Form)
    table = next(one for one in blocks if isinstance(one, PaperTable))
    return dict(form.lines), [row[1] for row in table.rows]


def test_the_document_draws_again_by_a_seed(books: Books) -> None:
    """By its own seed what was drawn, however often; by another one another list, which it says is not the draw."""
    for number in range(1, 31):
        _closed(number, books)
    look_back.draw(MONDAY, books)
    draw = books.look_backs.last()
    assert draw is not None and week_of(MONDAY.date()) == draw.label == "2026-W11"
    facts, numbers = _paper("", books)
    assert facts["种子"] == draw.seed and numbers == [f"#{one}" for one in draw.drawn()] and len(numbers) == 3
    assert sorted(draw.drawn()) == sorted(case.number for _, case in look_back.waiting(books))
    assert _paper(draw.seed, books) == _paper("", books)
    facts, numbers = _paper("2026", books)
    assert numbers == [f"#{one}" for one in draw.drawn("2026")] and "只供核对抽法" in facts["注意"]


def test_a_number_of_a_point_and_of_a_case_is_asked_about(database: Database) -> None:
    """Only whoever has to look at that case is asked; #1 is always the case, and without a net 好 1 is too."""
    with database.transaction() as store:
        first, *points = store.district.points
        store.bring_to(replace(store.district, points=(replace(first, code="1"), *points)))
    with database.transaction() as store:
        _closed(1, store)
        look_back.draw(MONDAY, store)
        ((matter, _),) = look_back.waiting(store)

        def means(text: str, person: int | None = matter.person) -> str | None:
            chat = Chat(Platform.WEB, f"private:{person}", private=True)
            said = Incoming("m", chat, str(person), text, MONDAY)
            found = swept(said, match_command(text), store)
            return found.text if found else None

        point = next(one for one in store.district.points if one.code == "1")
        assert means("好 1") is None
        store.dragnets.start(Dragnet("全区", matter.person or 0, MONDAY), [point.id])
        assert means("好 1") == "好哪个 1" and means("好 #1") is None and means("好 2") is None
        assert means("好 1", 1) == "拉网结果 好 1"
