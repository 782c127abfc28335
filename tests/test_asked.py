"""The question somebody asked last is kept whole, for ten minutes, for that person in that chat."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from domain.chat import Chat
from domain.periods import Period
from domain.platform import Platform
from domain.question import By, Measure, Order, Question, Status
from domain.scope import NamedScope
from storage.database import Database
from storage.questions import question_in, question_out
from tests.talk import ZONE
from tests.turns import ONE_DATABASE

pytestmark = ONE_DATABASE

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=ZONE)
HERE = Chat(Platform.WEB, "core")
FULL = Question(
    Measure.COMPARISON,
    scopes=(NamedScope("unit", (1, 2), "金山片"), NamedScope("own", (), "我们")),
    period=Period(date(2026, 3, 2), date(2026, 3, 8), "本周"),
    against=Period(date(2026, 2, 23), date(2026, 3, 1), "上周"),
    states=(Status.UNCLOSED, Status.OVERDUE),
    categories=(3, 4),
    category_words="占道",
    place_kind="公厕",
    by=By.GRID,
    n=3,
    order=Order.LEAST,
    numbers=(7,),
    person=21,
    mine=True,
    duty="创建办",
    share=True,
    page=2,
    picture=True,
    why=True,
    sort="街道",
)


def test_nothing_of_a_question_is_lost() -> None:
    """A question with every field set, and one with none, come back as they were, with their words."""
    for question in (FULL, Question(Measure.COUNT)):
        again = question_in(question_out(question))
        assert again == question
        assert again.category_words == question.category_words
        assert [one.words for one in again.scopes] == [one.words for one in question.scopes]


def test_it_is_kept_for_ten_minutes_for_one_person_in_one_chat(database: Database) -> None:
    """The newer takes the place of the older; others, other chats and later moments have none."""
    with database.transaction() as store:
        store.asked.keep(HERE, "1", FULL, NOW - timedelta(minutes=1))
        newer = replace(FULL, page=3)
        store.asked.keep(HERE, "1", newer, NOW)
    with database.reading() as store:
        assert store.asked.before(HERE, "1", NOW + timedelta(minutes=9)) == newer
        assert store.asked.before(HERE, "1", NOW + timedelta(minutes=10)) is None
        assert store.asked.before(HERE, "2", NOW) is None
        assert store.asked.before(Chat(Platform.WEB, "other"), "1", NOW) is None
