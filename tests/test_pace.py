"""The pace: never more than a platform takes, in any window, and never slower than it must be."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from bot.gateways.base import Limits
from bot.pace import Pace
from domain.chat import Chat, File, Outgoing, topic
from domain.photo import Photo
from domain.platform import Platform
from tests.talk import ZONE

NINE = datetime(2026, 3, 2, 9, 0, tzinfo=ZONE)
GROUP, ALONE = Chat(Platform.TELEGRAM, "-1"), Chat(Platform.TELEGRAM, "1", private=True)


def sent(limits: Limits, message: Outgoing, count: int) -> list[float]:
    """When so many messages go out, in seconds, each as early as the pace lets it."""
    pace, at = Pace(limits), NINE
    found: list[float] = []
    while len(found) < count:
        if pause := pace.wait(message, at):
            at += pause
            continue
        pace.spend(message, at).at = at
        found.append((at - NINE).total_seconds())
    return found


def test_a_group_gets_so_many_a_minute() -> None:
    """The one that is too many waits until the first is a minute old."""
    assert sent(Limits(1, 9, 1, per_minute=3), Outgoing(GROUP, "一"), 5) == [0, 0, 0, 60, 60]


def test_a_private_talk_is_not_counted_by_the_minute() -> None:
    """That limit is a group's; a platform may have another for private talks."""
    assert sent(Limits(1, 9, 1, per_minute=3), Outgoing(ALONE, "一"), 5) == [0, 0, 0, 0, 0]
    assert sent(Limits(1, 9, 1, per_minute_alone=3), Outgoing(ALONE, "一"), 4) == [0, 0, 0, 60]
    assert sent(Limits(1, 9, 1, per_minute_alone=3), Outgoing(GROUP, "一"), 4) == [0, 0, 0, 0]


def test_a_long_text_is_as_many_messages_as_pieces() -> None:
    """In the platform's own unit: here a character counts as the bytes it takes."""
    assert sent(Limits(6, 9, 1, per_minute=4), Outgoing(GROUP, "一二三四五六七"), 3) == [0, 0, 60]
    in_bytes = Limits(6, 9, 1, per_minute=4, units=lambda text: len(text.encode()))
    assert sent(in_bytes, Outgoing(GROUP, "一二三四五六七"), 2) == [0, 60]


def test_after_some_at_once_there_is_one_a_second() -> None:
    """In any chat; a platform without such a limit does not wait."""
    assert sent(Limits(1, 9, 1, at_once=2), Outgoing(ALONE, "一"), 4) == [0, 0, 1, 2]
    assert sent(Limits(1, 9, 1), Outgoing(ALONE, "一"), 4) == [0, 0, 0, 0]


def test_photos_are_so_many_messages_and_their_text_one_more() -> None:
    """An album goes when all of it fits; one that never fits goes when nothing else was said."""
    album = Outgoing(GROUP, "看", tuple(Photo(str(number)) for number in range(8)))
    assert sent(Limits(1, 10, 1, per_minute=18), album, 3) == [0, 0, 60]
    assert sent(Limits(1, 10, 1, per_minute=5), album, 2) == [0, 60]


@pytest.mark.parametrize(
    ("caption", "text", "calls"), [(1, "看", 1), (0, "看", 2), (0, "", 1), (1, "看看", 2), (2, "看看", 1)]
)
def test_a_photo_carries_its_text_or_does_not(caption: int, text: str, calls: int) -> None:
    """Where it does not, or the text is too long, both are messages; a file is always one of its own."""
    limits = Limits(2, 9, 1, per_minute=calls, caption=caption)
    assert sent(limits, Outgoing(GROUP, text, (Photo("a"),)), 2) == [0, 60]
    filed = Outgoing(GROUP, text, (Photo("a"),), (File("b", "通报.docx"),))
    more = Limits(2, 9, 1, per_minute=2 * (calls + 1), caption=caption)
    assert sent(more, filed, 3) == [0, 0, 60]


@pytest.mark.parametrize("others", [3, 20])
def test_all_chats_share_the_second(others: int) -> None:
    """Whoever speaks, there are only so many a second in all."""
    pace = Pace(Limits(1, 9, 1, per_second=4))
    for number in range(others):
        message = Outgoing(Chat(Platform.TELEGRAM, str(number), private=True), "一")
        assert bool(pace.wait(message, NINE)) is (number >= 4)
        pace.spend(message, NINE).at = NINE
    assert pace.wait(Outgoing(GROUP, "一"), NINE + timedelta(seconds=1)) == timedelta()


def test_a_window_ends_after_the_answer() -> None:
    """However long a call was on its way, the platform never has more than its limit in any of its windows."""
    pace, message = Pace(Limits(1, 9, 1, per_second=1)), Outgoing(GROUP, "一")
    first = pace.spend(message, NINE)
    later = NINE + timedelta(seconds=5)
    assert pace.wait(message, later) == timedelta(seconds=1)
    first.at = later
    assert pace.wait(message, later + timedelta(seconds=0.4)) == timedelta(seconds=0.6)
    assert pace.wait(message, later + timedelta(seconds=1)) == timedelta()


def test_a_card_that_takes_anothers_place_may_cost_a_call_more() -> None:
    """Its calls are counted where calls are, before the first of them; a group's messages are not more by it."""
    card = Outgoing(GROUP, "一")
    pace = Pace(Limits(1, 9, 1, per_minute=2, per_second=3, at_once=2))
    pace.spend(card, NINE, replaces=True).at = NINE
    assert pace.wait(card, NINE, replaces=True) == timedelta(seconds=2)
    later = NINE + timedelta(seconds=2)
    assert not pace.wait(card, later, replaces=True)
    pace.spend(card, later, replaces=True).at = later
    assert pace.wait(card, later + timedelta(seconds=9)) == timedelta(seconds=49)


def test_topics_share_the_pace_of_their_group() -> None:
    """They are chats of their own, but the platform counts the group."""
    pace = Pace(Limits(1, 9, 1, per_minute=1))
    pace.spend(Outgoing(topic(GROUP, "7"), "一"), NINE).at = NINE
    assert pace.wait(Outgoing(topic(GROUP, "45"), "二"), NINE) == timedelta(minutes=1)
