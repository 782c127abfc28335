"""Cards, lines and quotes as values: what they say, how they are kept, and what older rows still know."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from alembic.migration import MigrationContext
from alembic.operations import Operations
from hypothesis import given
from hypothesis import strategies as st

from actions.responsibility import in_words
from bot.gateways.only_words import quote_of
from domain.card import Card, Line, Means, Row, Tone, tone
from domain.cases import Case, Event, Source, State, Step
from domain.chat import Chat, Incoming, Outgoing, Quote
from domain.district import Person, Role
from domain.photo import Photo
from domain.platform import Platform
from storage import tables
from storage.cards import card_in, card_out
from storage.database import Database
from tests.small_district import DISTRICT
from tests.talk import ZONE
from texts import cases as wording
from texts.cards import as_text, captions

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=ZONE)
HERE = Chat(Platform.WEB, "grid-01")
OPEN = Case(
    7, State.OPEN, "占道", Source.PATROL, "东门", reporter=1, opened_at=NOON, grid=31, category=204, unit=2
)
CARD = Card(
    12,
    State.CHECKING,
    "占道经营",
    urgent=True,
    lines=(Line(Means.PLACE, "东门"), Line(Means.RESULT, "按期整改"), Line(Means.ASKED, "请核查")),
    hints=("⚠ 照片很像", "同一地点已有 #2"),
)


def test_a_card_in_words() -> None:
    """Its head, what it tells, the hints on one line, what is asked last; then what happened so far."""
    told = "#12 待核查 · 占道经营 · 紧急\n东门\n按期整改\n⚠ 照片很像；同一地点已有 #2\n请核查"
    assert as_text(CARD) == told
    assert as_text(replace(CARD, history=("今天上报", "今天整改"))) == f"{told}\n— 经过 —\n今天上报\n今天整改"


@pytest.mark.parametrize(
    ("case", "looks"),
    [
        (replace(OPEN, due_at=NOON), Tone.TODAY),
        (replace(OPEN, due_at=NOON - timedelta(minutes=1)), Tone.OVERDUE),
        (replace(OPEN, due_at=NOON + timedelta(days=1)), Tone.CALM),
        (replace(OPEN, state=State.CHECKING, due_at=NOON - timedelta(hours=1), fixed_at=NOON), Tone.CALM),
        (replace(OPEN, state=State.CLOSED, due_at=NOON), Tone.ENDED),
        (replace(OPEN, state=State.REJECTED), Tone.ENDED),
    ],
)
def test_how_urgent_a_case_looks(case: Case, looks: Tone) -> None:
    """Overdue is only what a unit holds past its limit; the very moment is not late yet."""
    assert tone(case, NOON) is looks
    assert wording.card(case, DISTRICT, NOON).tone is looks
    assert wording.row(case, DISTRICT, NOON).tone is looks


def test_a_case_as_a_card() -> None:
    """Each line says what it is about; while no unit has the case it is told who reported it."""
    card = wording.card(replace(OPEN, due_at=NOON + timedelta(hours=6)), DISTRICT, NOON, "", "看")
    assert [line.means for line in card.lines] == [Means.PLACE, Means.HOLDER, Means.LIMIT, Means.ASKED]
    assert (card.title, card.hints, card.lines[2].text) == ("占道经营", ("看",), "今天 18:00 前")
    waiting = wording.card(replace(OPEN, state=State.PENDING, unit=None, category=None), DISTRICT, NOON)
    assert [line.means for line in waiting.lines] == [Means.PLACE, Means.REPORTED, Means.ASKED]
    assert waiting.title == "待分类"


def test_a_list_knows_its_lines() -> None:
    """The cases of its ten lines in their order, each with its whole line and the end that is a limit."""
    cases = [replace(OPEN, number=number, due_at=NOON) for number in range(30, 18, -1)]
    listed = wording.listing("等您办的", cases, DISTRICT, NOON)
    assert [row.number for row in listed.rows] == list(range(30, 20, -1))
    assert [row.text for row in listed.rows] == listed.text.splitlines()[1:-1]
    assert all(row.text.endswith(f" · {row.until}") for row in listed.rows)
    assert Outgoing(HERE, listed.text, rows=listed.rows).cases == tuple(range(30, 20, -1))


def test_photos_before_and_after() -> None:
    """Two photos of what was fixed have names; of anything else they are just photos."""
    assert captions(CARD, 2) == ("整改前", "整改后")
    assert captions(CARD, 1) == captions(replace(CARD, state=State.OPEN), 2) == captions(None, 2) == ()


def test_each_photo_of_a_history_says_what_it_shows() -> None:
    """What came with the report is before, the last rectification after; all else is called by its step."""
    first, then, last = (Photo(one * 64) for one in "abc")

    def told(*steps: tuple[Step, tuple[Photo, ...]]) -> tuple[str, ...]:
        return wording.photo_captions(
            [Event(12, NOON, None, step, State.OPEN, "", "", photos) for step, photos in steps]
        )

    reported = (Step.REPORT, (first, then)), (Step.ADD, (last,))
    assert told(*reported) == ()
    fixed = told(
        *reported,
        (Step.RECTIFY, (first,)),
        (Step.FAIL, (then,)),
        (Step.RECTIFY, (last,)),
        (Step.ADD, (first,)),
    )
    assert fixed == ("整改前", "整改前", "整改前", "前一次整改", "返工", "整改后", "补充")
    assert captions(replace(CARD, captions=fixed), 7) == fixed
    assert captions(replace(CARD, captions=fixed), 6) == ()


def test_a_card_that_was_asked_for_stands_by_itself() -> None:
    """It is about its case, but neither takes the place of the card that can be acted on nor gives up its own."""
    assert CARD.place_of == 12
    assert replace(CARD, history=("今天上报",)).place_of is None


@given(
    st.builds(
        Card,
        st.integers(1, 10**9),
        st.sampled_from(State),
        st.text(),
        st.booleans(),
        st.lists(st.builds(Line, st.sampled_from(Means), st.text())).map(tuple),
        st.lists(st.text()).map(tuple),
        st.sampled_from(Tone),
        st.lists(st.text()).map(tuple),
    )
)
def test_a_card_comes_back_as_it_was(card: Card) -> None:
    """From JSON, whatever it says."""
    assert card_out(card_in(card)) == card


@pytest.mark.parametrize(
    ("words", "cases"),
    [
        ("#12 待核查 · 占道经营\n同一地点已有 #2 在办", (12,)),
        ("整改前 #3", (3,)),
        ("请发 ＃4 整改后的现场照片。", (4,)),
        ("等您办的（2 件）\n#2 违停 · 东门#5\n#1 占道 · 南门", (2, 1)),
        ("照片在 #3 用过，又在 #4 用过，#3", (3, 4)),
        ("大家早上好", ()),
    ],
)
def test_what_words_alone_tell(words: str, cases: tuple[int, ...]) -> None:
    """A card its first number, a list those of its lines, else whatever is named."""
    assert quote_of(words) == Quote(words, cases)
    assert quote_of("") is None


def test_a_quote_of_several_is_about_none() -> None:
    """Which of them is meant nobody can tell."""
    assert Quote("", (3,)).case == 3
    assert Quote("", (3, 4)).case is Quote("").case is None


def test_what_is_kept_is_what_was_said(database: Database) -> None:
    """Card, lines and quote come back from outbox and inbox, and a message of the bot is found by its id."""
    rows = (Row(3, "#3 今天 18:00 前", "今天 18:00 前", Tone.TODAY), Row(1, "#1"), Row(3, "#3 再说一遍"))
    with database.transaction() as store:
        store.post.outbox.put(Outgoing(HERE, as_text(CARD), card=CARD), NOON)
        store.post.outbox.put(Outgoing(HERE, "清单", rows=rows), NOON)
        store.post.outbox.put(Outgoing(HERE, "早"), NOON)
        store.post.inbox.put(Incoming("1", HERE, "22", "好了", NOON, quotes=Quote("清单", (3, 1))))
        card, listed, plain = store.post.outbox.rows(None)
        for number, row in enumerate((card, listed, plain)):
            store.post.outbox.sent([row.id], NOON, f"m{number}")
        assert card.message == Outgoing(HERE, as_text(CARD), card=CARD)
        assert (listed.message.rows, listed.message.cases) == (rows, (3, 1))
        (received,) = store.post.inbox.waiting(NOON)
        assert received.message.quotes == Quote("清单", (3, 1))
        shown = store.post.shown
        assert [shown.cases(HERE, f"m{number}") for number in range(4)] == [(12,), (3, 1), (), None]
        assert shown.cases(HERE, "m3", "m1") == (3, 1)
        assert shown.cases(replace(HERE, id="elsewhere"), "m1") is None
        for row in (card, listed):  # said together in one message
            store.post.outbox.sent([row.id], NOON, "both")
        assert shown.cases(HERE, "both") == (12, 3, 1)


# What a row carried before there were cards.
OLD: dict[str, Any] = {
    "photos": [],
    "files": [],
    "choices": [],
    "mentions": [],
}


def test_an_older_row_still_shows(database: Database) -> None:
    """Its text is all there is; it knows its case if it was a card, and else says that it does not know."""
    with database.transaction() as store:
        _say_as_before(store.connection, "#5 处置中 · 占道经营", "m1", 5)
        _say_as_before(store.connection, "已记到 #5。", "m2", None)
        card, answer = store.post.outbox.rows(None)
        assert (card.message.text, card.message.card, card.message.cases) == (
            "#5 处置中 · 占道经营",
            None,
            (5,),
        )
        assert (answer.message.card, answer.message.cases) == (None, ())
        assert store.post.shown.cases(HERE, "m1") == (5,)
        assert store.post.shown.cases(HERE, "m2") is None
        store.post.outbox.put(Outgoing(HERE, "#5 待核查", card=replace(CARD, number=5)), NOON)
        assert store.post.outbox.card(store.post.outbox.rows(None)[-1]) == "m1"


def _say_as_before(connection: sa.Connection, text: str, message: str, number: int | None) -> None:
    row: dict[str, Any] = {"platform": HERE.platform, "chat": HERE.id, "private": False, "kind": "ack"}
    row |= {"text": text, "carries": OLD, "state": "sent", "tries": 1, "created_at": NOON, "sent_at": NOON}
    connection.execute(tables.outbox.insert(), row | {"message": message, "card": number})


@pytest.fixture
def before(database: Database) -> Iterator[sa.Connection]:
    """A connection on the database as it was before cards were values."""
    with database.transaction() as store:
        store.connection.execute(sa.text("DROP INDEX outbox_by_message"))
        yield store.connection


def test_what_waited_when_cards_became_values(before: sa.Connection) -> None:
    """A quote that is not answered yet was only words: it gets its cases, and everything else stays."""
    quoted = {"photos": [], "quotes": "#5 处置中 · 占道经营\n同一地点已有 #2"}
    listed = {"photos": [], "quotes": "等您办的\n#2 违停\n#1 占道"}
    for number, carries in enumerate((quoted, listed, {"photos": [], "quotes": None}), 1):
        row = {
            "platform": "网页",
            "chat": "grid-01",
            "private": False,
            "message": str(number),
            "sender": "22",
        }
        row |= {"text": "好了", "at": NOON, "carries": carries, "state": "todo", "tries": 0}
        before.execute(tables.inbox.insert(), row)
    _upgrade(before)
    found = [
        row["quotes"] for row in before.scalars(sa.select(tables.inbox.c.carries).order_by(tables.inbox.c.id))
    ]
    assert found == [
        {"words": quoted["quotes"], "cases": [5]},
        {"words": listed["quotes"], "cases": [2, 1]},
        None,
    ]
    assert "outbox_by_message" in {one["name"] for one in sa.inspect(before).get_indexes("outbox")}


def _upgrade(connection: sa.Connection) -> None:
    step = importlib.import_module("storage.migrations.versions.0007_cards_are_values")
    with Operations.context(MigrationContext.configure(connection)):
        step.upgrade()


def test_two_of_one_name_are_two_in_the_chain() -> None:
    """Whoever has two duties is told once, with both; another of that name is told beside them."""
    one, other = (Person(id_, "江敏", 2, (Role.HANDLER,)) for id_ in (901, 902))
    told = in_words([("经办", [one]), ("网格长", [one]), ("负责人", [other])])
    assert told == "责任链：江敏（经办、网格长） → 江敏（负责人）"
