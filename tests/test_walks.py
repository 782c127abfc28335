"""走街: what belongs together, whose source it is, and that an edit of a message is an edit of its line."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from bot.answering import answer
from domain.cases import Source
from domain.chat import Chat, Incoming, Outgoing
from domain.district import Person, Role
from domain.photo import Photo, Place
from domain.planned_walks import PLANS, PlannedWalks
from domain.platform import Platform
from domain.spelling import narrowed
from domain.walks import WalkItem, WalkName, belongs_to, source_of
from storage.database import Database
from storage.workdays import WorkDays
from tests.talk import ZONE

NINE = datetime(2026, 3, 2, 9, tzinfo=ZONE)
PHOTO, OTHER, HERE = Photo("a" * 64), Photo("b" * 64), Place(28.9, 120.0)
WORDS = WalkItem(1, "人民广场 占道经营", NINE)
SHOWN = WalkItem(1, "", NINE, (PHOTO,))
BOTH = replace(WORDS, photos=(PHOTO,))


@pytest.mark.parametrize(
    ("last", "item", "together"),
    [
        (None, WORDS, False),
        (SHOWN, WORDS, True),
        (WORDS, SHOWN, True),
        (SHOWN, replace(SHOWN, photos=(OTHER,)), True),
        (SHOWN, replace(WORDS, photos=(OTHER,)), False),
        (BOTH, SHOWN, False),
        (WORDS, WORDS, False),
        (BOTH, WalkItem(2, "", NINE, place=HERE), True),
        (replace(BOTH, place=HERE), WalkItem(2, "", NINE, place=HERE), False),
        (WalkItem(1, "", NINE, place=HERE), BOTH, True),
        (SHOWN, replace(WORDS, at=NINE + timedelta(minutes=6)), False),
        (replace(SHOWN, dropped=True), WORDS, False),
    ],
)
def test_what_belongs_to_one_line(last: WalkItem | None, item: WalkItem, together: bool) -> None:
    """Words to a photo, a photo to words, a position to either; within five minutes, and never to what is gone."""
    assert belongs_to(last, item) is together


def test_only_a_spot_check_has_a_source_of_its_own() -> None:
    """飞检 of somebody who oversees; everything else goes by the role."""
    inspector, staff = Person(1, "某人", 1, (Role.INSPECTOR,)), Person(2, "某人", 1, (Role.REPORTER,))
    assert source_of(WalkName.SPOT_CHECK, inspector) is Source.SPOT_CHECK
    assert source_of(WalkName.STREETS, inspector) is None
    assert source_of(WalkName.SPOT_CHECK, staff) is None


def test_an_edited_message_is_an_edited_line(database: Database) -> None:
    """The list says what the message says now; what becomes of it is told with its source."""

    def say(id_: str, text: str, edits: str | None = None) -> str:
        message = Incoming(
            id_, Chat(Platform.WEB, f"private:{sender}", True), sender, text, NINE, edits=edits
        )
        with database.transaction() as store:
            parts = answer(message, store) or []
            return "\n".join(
                part.what.text if isinstance(part.what, Outgoing) else str(part.what) for part in parts
            )

    with database.transaction() as store:
        person = next(one for one in store.district.people if one.has(Role.INSPECTOR))
        sender = person.account(Platform.WEB) or str(person.id)
        assert store.people.by_account(Platform.WEB, sender) == person
    say("1", "飞检 开始")
    assert say("2", "人民广场 占道经营") == "1. 人民广场 占道经营"
    assert say("3", "人民广场 垃圾外溢", edits="2") == "1. 人民广场 垃圾外溢"
    assert say("4", "人民广场 垃圾外溢", edits="2") == ""
    assert "立案（1 件）" in say("5", "飞检 确认")
    with database.reading() as store:
        case = store.cases.get(1)
        assert case is not None and case.source is Source.SPOT_CHECK and case.text == "人民广场 垃圾外溢"


def test_a_planned_walk_is_off_on_holidays() -> None:
    """Reminded the evening before and on time; not on a holiday, but for one that is planned on a weekend."""
    walks = PLANS.read(narrowed("周三 15:00 示范街巷（高正扬）、周六 9:00"))
    assert PLANS.say(walks) == "周三 15:00 示范街巷（高正扬）、周六 09:00"
    # 国庆 till Wednesday.
    week = PlannedWalks(walks).moments(date(2026, 10, 5), date(2026, 10, 17), WorkDays(ZONE))
    assert [f"{one:%d %H:%M}" for one in week] == [
        *("09 17:30", "10 09:00", "13 17:30", "14 15:00", "16 17:30", "17 09:00"),
    ]
    with pytest.raises(ValueError, match="没有这个时刻"):
        PLANS.read("周三 25:00 示范街巷")
