"""What is said together, and how many messages that is in the minute of a group."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.courier import Courier
from bot.transactions import Transactions
from domain.chat import Choice, Kind, Outgoing
from domain.photo import Photo
from storage.database import Database
from tests.courier.notebook import ALONE, HERE, MINUTE, NOON, Notebook, card, deliver, put
from tests.talk import StillClock
from tests.turns import ONE_DATABASE


@ONE_DATABASE
async def test_many_new_cases_are_a_list(
    database: Database, courier: Courier, wire: Notebook, clock: StillClock
) -> None:
    """A hundred and twenty reports in a minute: every number is said within ninety seconds."""
    for second in range(150):
        clock.move_to(NOON + timedelta(seconds=second))
        if second < 60:
            new = [card(2 * second + 1), card(2 * second + 2)]
            await put(
                database, *(Outgoing(HERE, f"#{one.number} card", card=one, mentions=(7,)) for one in new)
            )
        await deliver(courier)
        if second == 90:
            said = wire.texts()
    numbers = [number for text in said for number in re.findall(r"(?m)^#(\d+)", text)]
    assert numbers == [str(number) for number in range(1, 121)]
    lists = [text for text in said if "\n" in text]
    assert lists[0].startswith("新问题 2 件（看详情发：查 编号）\n#")
    assert wire.texts()[0] == "#1 card", "one alone is shown whole"


async def test_a_list_is_nobodys_card(
    database: Database, courier: Courier, wire: Notebook, clock: StillClock
) -> None:
    """What is shown of a case later does not take the place of the list that it stood in; a quote of it is known."""
    await put(database, *(Outgoing(HERE, f"{number}", kind=Kind.NOTICE) for number in range(10)))
    await deliver(courier)
    await put(database, *(Outgoing(HERE, f"#{number} new", card=card(number)) for number in (1, 2)))
    await deliver(courier)
    with database.reading() as store:
        said = store.post.outbox.rows("sent")[-1]
        assert store.post.shown.cases(HERE, f"here-{len(wire.shown)}") == (1, 2), said
    await put(database, Outgoing(HERE, "#1 later", card=card(1)))
    await deliver(courier)
    assert wire.texts()[-1] == "#1 later" and wire.edited[-1] is None
    clock.move_to(NOON + MINUTE)
    await put(database, Outgoing(HERE, "#1 last", card=card(1)))
    await deliver(courier)
    assert wire.edited[-1] is not None


@ONE_DATABASE
async def test_a_busy_group_gets_its_acknowledgements_together(
    database: Database, courier: Courier, wire: Notebook, clock: StillClock
) -> None:
    """A hundred answers at once: never more than twenty messages a minute, every line is said, in order."""
    lines = [f"已记到 #{number}。" for number in range(100)]
    await put(database, *(Outgoing(HERE, line) for line in lines))
    await deliver(courier)
    clock.move_to(NOON + MINUTE)
    await deliver(courier)
    assert "\n".join(wire.texts()).splitlines() == lines
    assert len(wire.texts()) <= 20


async def test_acknowledgements_together_are_one_message_by_every_way(
    database: Database, transactions: Transactions, wire: Notebook, clock: StillClock
) -> None:
    """A platform may take less of them together than in one text."""
    wire.limits = replace(wire.limits, together=30)
    courier = Courier(transactions, [wire], clock)
    await put(database, *(Outgoing(HERE, f"已记到 #{number}。") for number in range(30)))
    await deliver(courier)
    clock.move_to(NOON + MINUTE)
    await deliver(courier)
    assert len("\n".join(wire.texts()).splitlines()) == 30
    assert 10 < max(len(text) for text in wire.texts()) <= 30


@ONE_DATABASE
@pytest.mark.parametrize(
    "alike",
    [
        Outgoing(HERE, "1", choices=(Choice("通过", "通过 1"),)),
        Outgoing(HERE, "#1 不予受理", card=card(1)),
        Outgoing(HERE, "names", mentions=(1,)),
        Outgoing(HERE, "notice", kind=Kind.NOTICE),
    ],
    ids=lambda alike: alike.text,
)
async def test_only_plain_acknowledgements_are_said_together(
    database: Database, courier: Courier, wire: Notebook, clock: StillClock, alike: Outgoing
) -> None:
    """Buttons, a card, a mention or a notice: such a message is one of its own, and waits for its minute."""
    await put(database, *[alike] * 30)
    await deliver(courier)
    assert len(wire.texts()) == 20
    clock.move_to(NOON + MINUTE)
    await deliver(courier)
    assert wire.texts() == [alike.text] * 30


async def test_several_photos_count_as_so_many_messages(
    database: Database, courier: Courier, wire: Notebook, clock: StillClock
) -> None:
    """An album of nine with its text is ten messages to the platform: two of them fill a minute."""
    album = tuple(Photo(f"{number:064}") for number in range(9))
    await put(database, *(Outgoing(HERE, f"{number}", album) for number in range(4)))
    await deliver(courier)
    assert len(wire.texts()) == 2
    clock.move_to(NOON + MINUTE)
    await deliver(courier)
    assert len(wire.texts()) == 4


@ONE_DATABASE
async def test_a_private_talk_is_not_counted_as_a_group(
    database: Database, courier: Courier, wire: Notebook
) -> None:
    """Twenty a minute holds for groups; somebody alone with the bot gets all of it at once."""
    await put(database, *(Outgoing(ALONE, f"{number}", kind=Kind.NOTICE) for number in range(30)))
    await deliver(courier)
    assert len(wire.texts(ALONE)) == 30


async def test_the_pace_survives_a_restart(
    database: Database, transactions: Transactions, courier: Courier, wire: Notebook, clock: StillClock
) -> None:
    """Twenty were said a moment ago by the program before this one: the minute is full."""
    await put(database, *(Outgoing(HERE, f"{number}", kind=Kind.NOTICE) for number in range(20)))
    await deliver(courier)
    again = Courier(transactions, [wire], clock)
    await again.recover()
    await put(database, Outgoing(HERE, "one more", kind=Kind.NOTICE))
    await deliver(again)
    assert len(wire.texts()) == 20
    clock.move_to(NOON + MINUTE)
    await deliver(again)
    assert wire.texts()[20:] == ["one more"]
