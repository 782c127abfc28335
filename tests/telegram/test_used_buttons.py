"""Buttons that are used are shown so where the Bot API can (10.3); elsewhere they go, as before."""

from __future__ import annotations

import pytest

from domain.card import Card
from domain.cases import State
from domain.chat import Chat, Choice, Manner, Outgoing
from domain.platform import Platform
from tests.contract import HANDLER, REPORTER
from tests.photographs import small_photo
from tests.telegram.conftest import retold
from tests.telegram.reported import REPORT
from tests.telegram.test_answers import INSPECTOR
from tests.telegram.test_edits import settled
from tests.telegram.wire import TelegramWire, buttons, used
from tests.telegram.world import Json


async def card_of_twelve(town: TelegramWire, *labels: str, manner: Manner = Manner.BELOW) -> list[Json]:
    """A card of case 12 with these buttons. Out: what then stands in the group."""
    card = Card(12, State.CHECKING, "占道经营")
    chat = Chat(Platform.TELEGRAM, str(town.room()))
    choices = tuple(Choice(label, f"{label} 12") for label in labels)
    with town.app.database.transaction() as store:
        said = Outgoing(chat, f"#12 {'、'.join(labels)}", choices=choices, card=card, manner=manner)
        store.post.outbox.put(said, town.clock.now())
    await town.settle()
    return town.world.said(town.room())


@pytest.mark.parametrize("level", [(10, 3), (10, 0)])
async def test_the_card_that_was_replaced(town: TelegramWire, level: tuple[int, int]) -> None:
    """Its buttons stay to be read, and do nothing; an older server takes them away."""
    town.world.level = level
    await retold(town)
    await card_of_twelve(town, "通过", "不通过")
    before, after = await card_of_twelve(town, "重开")
    assert list(buttons(after)) == ["重开"] and buttons(before) == {}
    assert used(before) == (["通过", "不通过"] if level == (10, 3) else [])


async def test_the_card_that_ends_in_its_place(newest: TelegramWire) -> None:
    """A later card without buttons leaves those of the earlier one, shown as used; another one's are its own."""
    await card_of_twelve(newest, "通过", "不通过")
    (card,) = await card_of_twelve(newest, manner=Manner.IN_PLACE)
    assert used(card) == ["通过", "不通过"] and buttons(card) == {}
    (card,) = await card_of_twelve(newest, "重开", manner=Manner.IN_PLACE)
    assert used(card) == [] and list(buttons(card)) == ["重开"]


async def test_a_server_that_knows_no_such_buttons(town: TelegramWire) -> None:
    """It is asked once, nothing is lost, and it is not asked again until the next start."""
    await retold(town)  # the operator believes it to be newer than it is
    for _ in range(2):
        await card_of_twelve(town, "通过")
        card = (await card_of_twelve(town, manner=Manner.IN_PLACE))[-1]
        assert buttons(card) == {} and used(card) == []
    assert sum('"disabled"' in repr(call.params) for call in town.world.calls) == 1


async def test_a_case_from_its_report_to_its_end(newest: TelegramWire) -> None:
    """As people see it: whoever presses what was pressed before does no harm."""
    await newest.say(REPORTER, REPORT, [small_photo(1)])
    await settled(newest)
    card = newest.world.said(newest.room())[-1]
    await newest.say(HANDLER, "整改 1 已清理", [small_photo(2)])
    await settled(newest)
    await newest.say_alone(INSPECTOR, "通过 1")
    await settled(newest)
    newest.people.press(card, "退回", newest.who(HANDLER))
    await settled(newest)
    with newest.app.database.reading() as store:
        case = store.cases.get(1)
    assert case and case.state is State.CLOSED
    assert not [one for one in newest.world.refused(400) if one.method != "answerCallbackQuery"]
