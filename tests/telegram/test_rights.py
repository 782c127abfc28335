"""What the bot may do in its groups: the office hears when it is too little."""

from __future__ import annotations

from tests.contract import OTHER
from tests.telegram.test_seats import LIAISON, OFFICE
from tests.telegram.wire import TelegramWire


async def test_being_muted_is_told(town: TelegramWire) -> None:
    """At once; and when the bot is muted in the liaison group itself, to each of the office alone."""
    for where in (OTHER, LIAISON):
        town.people.move_bot(town.room(where), town.who(OFFICE), "restricted")
        await town.settle()
    assert any("禁言" in one and OTHER in one for one in town.texts(town.room(LIAISON)))
    assert any("禁言" in one and LIAISON in one for one in town.texts(town.who(OFFICE)))
