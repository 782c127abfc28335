"""A group with topics: the answer goes where the question was, and what the bot says of itself where it was bound."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.chat import Chat, Outgoing, topic
from domain.platform import Platform
from tests.contract import ELSEWHERE, GROUP, HANDLER, OTHER, REPORTER
from tests.photographs import small_photo
from tests.telegram.reported import REPORT, cases, hashes, photos
from tests.telegram.test_edits import settled
from tests.telegram.wire import TelegramWire, words
from tests.telegram.world import Json

WORK, TALK = 45, 7  # topics


def said(town: TelegramWire, where: str = GROUP) -> list[tuple[int, str]]:
    """What the bot said in a group: in which topic, 0 for General, and how it begins."""
    return [
        (one.get("message_thread_id", 0), words(one).partition("\n")[0])
        for one in town.world.said(town.room(where))
    ]


def report(town: TelegramWire, in_topic: int, number: int = 1, text: str = REPORT) -> Json:
    """The reporter's report in a topic."""
    return town.people.photo(town.room(), town.who(REPORTER), small_photo(number), text, topic=in_topic)


async def bind(town: TelegramWire, in_topic: int, text: str) -> None:
    """The office binds a topic, or General."""
    town.people.say(town.room(GROUP), town.who("林晓岚"), text, topic=in_topic)
    await settled(town)


def test_a_topic_is_a_chat_of_its_own() -> None:
    """With its group as its room; other platforms have none, whatever stands in their ids."""
    group = Chat(Platform.TELEGRAM, "-1001")
    of_it = topic(group, "45")
    assert (of_it.id, of_it.room, of_it.topic) == ("-1001/45", group, "45")
    assert (group.room, group.topic) == (group, "")
    odd = Chat(Platform.WECOM, "a/b")
    assert (odd.room, odd.topic) == (odd, "")


@pytest.mark.parametrize("where", [0, TALK, WORK])
async def test_the_answer_goes_where_the_question_was(town: TelegramWire, where: int) -> None:
    """Card, its press, its reply, its edit, an album and a question, each in the topic it was said in."""
    message = report(town, where)
    await settled(town)
    card = town.world.said(town.room())[-1]
    town.people.press(card, "报整改", town.who(HANDLER))
    await settled(town)
    town.people.photo(town.room(), town.who(HANDLER), small_photo(3), "已劝离", topic=where)
    await settled(town)
    town.people.edit(message, f"{REPORT} 三家")
    town.people.say(town.room(), town.who(HANDLER), "查 1", topic=where)
    await settled(town)
    assert {thread for thread, _ in said(town)} == {where}
    assert await photos(town, 1) == hashes(town, small_photo(1), small_photo(3))
    assert len(said(town)) == 6


async def test_two_topics_keep_their_questions_apart(town: TelegramWire) -> None:
    """What is asked in one is not answered in the other."""
    report(town, TALK, 1, "")
    report(town, WORK, 2, "")
    await settled(town)
    town.people.say(town.room(), town.who(REPORTER), REPORT, topic=WORK)
    await settled(town)
    assert await cases(town) == [REPORT] and await photos(town, 1) == hashes(town, small_photo(2))


async def test_a_group_bound_in_a_topic(town: TelegramWire) -> None:
    """Roll-call and digest go there, and so does a card that somebody moves elsewhere; answers go where they belong."""
    await bind(town, WORK, "绑定")
    await town.order("【点名】")
    with town.app.database.reading() as store:
        assert next(one.chat for one in store.district.groups if one.name == GROUP).endswith(f"/{WORK}")
    assert said(town)[-1] == (
        WORK,
        "绑定好了：本话题是“金山一网格群”（网格），点名、晒比拼和问题卡都发在这里。底册已改，下次导入前请先导出。",
    )
    report(town, TALK)
    await settled(town)
    await town.say_alone(HANDLER, "退回 1 不归我们")
    await settled(town)
    await bind(town, WORK, "绑定")
    assert said(town)[1:] == [
        (WORK, "【点名】"),
        (TALK, "#1 退回 · 占道经营"),  # changed in place, so that its buttons are gone
        (WORK, "#1 退回 · 占道经营"),
        (WORK, "本话题已经是“金山一网格群”（网格），不用再绑定。"),
    ]
    await bind(town, 0, "绑定 网格 01")
    assert said(town)[-1][0] == 0, "General again"


async def test_two_groups_in_two_topics_of_one(town: TelegramWire) -> None:
    """Each is a group of the register of its own."""
    room = town.room()
    for name in (ELSEWHERE, "林晓岚"):
        town.world.rooms[room].members[town.who(name)] = "member"
    town.people.say(room, town.who("林晓岚"), "绑定", topic=WORK)
    await settled(town)
    town.people.say(room, town.who("林晓岚"), f"绑定 {OTHER}", topic=TALK)
    await settled(town)
    town.people.photo(room, town.who(ELSEWHERE), small_photo(1), "双龙巷 乱堆杂物", topic=TALK)
    await settled(town)
    with town.app.database.reading() as store:
        (case,) = store.cases.every()
        assert next(one.name for one in store.district.groups if one.id == case.group) == OTHER
    assert said(town)[-1][0] == TALK


@pytest.mark.parametrize("closed", [True, False])
async def test_a_topic_that_is_gone(town: TelegramWire, closed: bool) -> None:
    """Nothing is lost: it is said in the group, and its buttons work there."""
    report(town, TALK)
    await town.heard()
    topics = town.world.rooms[town.room()].topics
    topics[TALK] = False
    if not closed:
        del topics[TALK]
    await settled(town)
    assert said(town) == [(0, "#1 处置中 · 占道经营")]
    town.people.press(town.world.said(town.room())[-1], "报整改", town.who(HANDLER))
    await settled(town)
    assert len(said(town)) == 2


async def test_topics_share_what_the_group_may_get(town: TelegramWire) -> None:
    """Twenty a minute, whichever topic it is said in."""
    group = Chat(Platform.TELEGRAM, str(town.room()))
    town.world.rooms[town.room()].topics |= {WORK: True, TALK: True}
    with town.app.database.transaction() as store:
        for number in range(30):
            here = topic(group, str(WORK if number % 2 else TALK))
            files = Outgoing(here, f"{number}", choices=())
            store.post.outbox.put(replace(files, mentions=(1,)), town.clock.now())
    await town.settle()
    assert len(said(town)) == 30 and not town.world.refused(429)
