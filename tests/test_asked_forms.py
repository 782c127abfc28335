"""Questions of a fixed form (老大难有哪些): in a group that does not name the bot they must ask."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, cast

import pytest

from domain.chat import Chat, Incoming
from domain.platform import Platform
from handlers.kit import asked_as
from tests.talk import MONDAY

GROUP = Incoming("1", Chat(Platform.WEB, "grid-01"), "22", "", MONDAY)
WANTS = asked_as(re.compile("老大难(?:问题)?(?:有哪些)?[？]?"))


@pytest.mark.parametrize(
    ("message", "wanted"),
    [
        (replace(GROUP, text="老大难问题"), False),
        (replace(GROUP, text="老大难问题？"), True),
        (replace(GROUP, text="老大难有哪些"), True),
        (replace(GROUP, text="老大难问题", addressed=True), True),
        (replace(GROUP, text="老大难问题", chat=Chat(Platform.WEB, "private:1", private=True)), True),
        (replace(GROUP, text="老大难有哪些", forwarded=True), False),
    ],
)
def test_who_is_meant(message: Incoming, wanted: bool) -> None:
    """Colleagues may speak of it, and what is passed on is asked by nobody."""
    assert WANTS(message, cast(Any, None)) is wanted
