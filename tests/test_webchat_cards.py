"""Cards on the web chat's wire: what the page lays out, what a quote is about, and buttons that are used."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
import sqlalchemy as sa

from domain.cases import State
from domain.tally import Scope
from storage import tables
from tests.patience import PATIENCE
from tests.photographs import small_photo
from tests.site import HANDLER, OFFICE, Site, sample_site

INSPECTORS = ("6", "7")

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def site(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Site]:
    """One running bot for the tests of this file: they speak in chats of their own."""
    async with sample_site(sqlite_template, tmp_path_factory.mktemp("site")) as site:
        yield site


async def test_a_card_stands_beside_its_text(site: Site) -> None:
    """All that the text says, each line with what it is about; after a rectification the photos are named."""
    said = await site.answer_to("grid-02", await site.say("grid-02", "24", "金衡街 占道经营", small_photo(1)))
    card, number = said["card"], said["card"]["number"]
    assert said["text"].split("\n")[0] == f"#{number} {card['state']} · {card['title']}"
    assert [line["text"] for line in card["lines"]] == said["text"].split("\n")[1:]
    assert [line["means"] for line in card["lines"]] == ["place", "holder", "limit", "asked"]
    assert (card["tone"], card["urgent"], card["hints"], card["history"], card["captions"]) == (
        ("today", False, [], [], [])
    )
    told = await site.answer_to("grid-02", await site.say("grid-02", "24", f"查 {number}"))
    assert told["text"].split("— 经过 —\n")[1].split("\n") == told["card"]["history"]
    assert told["choices"] == []


async def test_a_list_names_its_lines(site: Site) -> None:
    """What is about a case, how urgent it is, and where the limit stands; what is no card has none."""
    await site.answer_to("grid-03", await site.say("grid-03", "27", "东港公园 垃圾满溢", small_photo(2)))
    said = await site.answer_to("grid-03", await site.say("grid-03", "26", "我的任务"))
    [row] = said["rows"]
    assert said["card"] is None
    assert row["text"] == said["text"].split("\n")[1] and row["text"].endswith(row["until"])
    assert row["text"].startswith(f"#{row['number']} ") and row["tone"] == "today"


async def test_a_used_button_is_gone(site: Site) -> None:
    """The next card of the case takes the buttons from the one before, and events tell it; a slow screen that
    still presses one is told how the case stands."""
    first = await site.answer_to(
        "grid-06", await site.say("grid-06", "35", "双龙巷 乱堆杂物", small_photo(3))
    )
    number = first["card"]["number"]
    assert first["choices"] == ["报整改", "退回"]
    async with site.client.ws_connect("/api/events") as socket:
        fixed = await site.say("grid-06", "34", f"整改 {number} 清走了", small_photo(4))
        second = await site.answer_to("grid-06", fixed)
        heard: list[dict[str, Any]] = []
        while not heard or heard[-1]["id"] != first["id"]:
            heard.append(await socket.receive_json(timeout=PATIENCE))
    read = {one["id"]: one for one in await site.read("grid-06")}
    assert read[first["id"]] == first | {"choices": []}
    assert heard[-1] == first | {"choices": [], "chat": "grid-06"}
    assert read[second["id"]]["choices"] == ["通过", "不通过"]
    assert (await site.press("grid-06", "34", first["id"], "报整改"))[0] == 200
    assert (await site.answer_to("grid-06", second["id"]))[
        "text"
    ] == f"#{number} 已报整改，正等核查，不用再报。"
    assert (await site.press("grid-06", "34", first["id"], "通过"))[0] == 404
    told = await site.answer_to("grid-06", await site.say("grid-06", "35", f"查 {number}"))
    assert {one["id"]: one["choices"] for one in await site.read("grid-06")}[second["id"]] and not told[
        "choices"
    ]


async def test_a_button_of_no_card_is_gone_once_it_was_used(site: Site) -> None:
    """Whoever may not sign leaves 〔同意〕 to the others; a signature takes it away, and 〔取消〕 itself."""
    card = await site.answer_to("grid-05", await site.say("grid-05", "32", "九鼎路 乱堆杂物", small_photo(5)))
    number = card["card"]["number"]
    await site.answer_to("grid-05", await site.say("grid-05", "30", f"延期 {number} 到 3月9日 缺车"))
    asked = (await site.read("liaison", wait=5))[-1]
    assert asked["choices"] == ["同意", "不同意"]
    for person, left in ((HANDLER, asked["choices"]), (OFFICE, [])):
        last = (await site.read("liaison"))[-1]["id"]
        await site.press("liaison", person, asked["id"], "同意")
        await site.answer_to("liaison", last)
        assert await _choices(site, "liaison", asked) == left
    photo = await site.answer_to("grid-05", await site.say("grid-05", "30", f"整改 {number}"))
    await site.press("grid-05", "30", photo["id"], "取消")
    await site.answer_to("grid-05", photo["id"])
    assert (photo["choices"], await _choices(site, "grid-05", photo)) == (["取消"], [])


async def _choices(site: Site, chat: str, message: dict[str, Any]) -> list[str]:
    """The buttons that a message has now."""
    found: list[str] = next(one for one in await site.read(chat) if one["id"] == message["id"])["choices"]
    return found


async def test_buttons_are_gone_wherever_they_were_shown(site: Site) -> None:
    """An inspector passes what another was shown, and one more: that card's buttons go everywhere, and no new message
    comes. Of what waits each is shown one card at a time."""
    with site.app.database.reading() as store:
        waiting = [one.number for one in store.cases.live(Scope(""), [State.CHECKING])]
    for number in waiting:  # what other tests left: nobody is shown a second card before
        await site.answer_to(
            f"private:{OFFICE}", await site.say(f"private:{OFFICE}", OFFICE, f"通过 {number}")
        )
    numbers: list[int] = []
    for words in ("科技园 乱贴乱画", "科技园 乱堆杂物"):
        card = await site.answer_to(
            "grid-09", await site.say("grid-09", "39", words, small_photo(60 + len(numbers)))
        )
        numbers.append(card["card"]["number"])
    for number in numbers:
        fixed = await site.say("grid-09", "38", f"整改 {number} 好了", small_photo(70 + number))
        await site.answer_to("grid-09", fixed)
    one, other = (f"private:{person}" for person in INSPECTORS)
    for chat in (one, other):
        await _shows(site, chat, numbers[:1], ["通过", "不通过"])
    seen = len(await site.read(other))
    await site.say(one, INSPECTORS[0], f"通过 {numbers[0]} {numbers[1]}")
    for chat in (one, other):
        await _shows(site, chat, numbers[:1], [])
    assert len(await site.read(other)) == seen


async def _shows(site: Site, chat: str, numbers: list[int], labels: list[str]) -> None:
    """Soon the cards of these cases have these buttons in that chat."""
    async with asyncio.timeout(PATIENCE):
        while True:
            cards = [one for one in await site.read(chat) if one.get("card")]
            found = [one["choices"] for one in cards if one["card"]["number"] in numbers]
            if found == [labels] * len(numbers):
                return
            await asyncio.sleep(0.02)


async def test_what_is_quoted_knows_its_case(site: Site) -> None:
    """An answer that only names the case in passing does, and so does a message from before there were cards."""
    card = await site.answer_to("grid-09", await site.say("grid-09", "39", "科创路 占道经营", small_photo(5)))
    number = card["card"]["number"]
    noted = await site.answer_to("grid-09", await site.say("grid-09", "39", "三个摊位", quote=card["id"]))
    assert noted["text"].startswith(f"已记到 #{number}。")
    again = await site.say("grid-09", "39", "又来一个", quote=noted["id"])
    assert (await site.answer_to("grid-09", again))["text"].startswith(f"已记到 #{number}。")
    _forget_the_card(site, card["id"])
    old = next(one for one in await site.read("grid-09") if one["id"] == card["id"])
    assert (old["text"], old["card"], old["rows"]) == (card["text"], None, [])
    later = await site.say("grid-09", "39", "还在", quote=card["id"])
    assert (await site.answer_to("grid-09", later))["text"].startswith(f"已记到 #{number}。")


def _forget_the_card(site: Site, id_: int) -> None:
    """As both rows were before: the number of the card in the outbox is all that is known."""
    with site.app.database.transaction() as store:
        for table, here in (
            (tables.web_messages, tables.web_messages.c.id == id_),
            (tables.outbox, tables.outbox.c.message == str(id_)),
        ):
            carries = store.connection.execute(sa.select(table.c.carries).where(here)).scalar_one()
            older = {name: it for name, it in carries.items() if name not in ("card", "rows")}
            store.connection.execute(table.update().where(here).values(carries=older))
