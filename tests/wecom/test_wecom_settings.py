"""The settings of WeCom: what belongs together is set together, secrets stay inside, nothing travels in the open."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.gateways.wecom.settings import WecomSettings
from bot.setting import WrongSetting
from bot.settings import KNOWN, read
from domain.platform import Platform

NONE = Path("/nonexistent/zoujie.toml")
ROBOT = {"WECOM_BOT_ID": "aib1", "WECOM_BOT_SECRET": "secret-of-the-robot"}
APP = {"WECOM_CORP_ID": "ww1", "WECOM_APP_SECRET": "secret-of-the-app"}
CALLED = {"WECOM_APP_TOKEN": "token", "WECOM_APP_AES_KEY": "a" * 43, "WECOM_APP_AGENT_ID": "1000002"}


def wecom(**given: str) -> WecomSettings | None:
    """As they are read from the environment."""
    return read({f"ZOUJIE_{name}": value for name, value in given.items()}, NONE).platforms.get(
        Platform.WECOM
    )


def test_the_robot_alone() -> None:
    """Two settings are enough; the rest is as WeCom has it."""
    assert wecom() is None
    found = wecom(**ROBOT)
    assert found == WecomSettings("aib1", "secret-of-the-robot")
    assert not found.has_app and not found.is_called
    assert found.ws_url.startswith("wss://") and found.api_url.startswith("https://")


def test_with_the_app() -> None:
    """The app knows ids; with a token it is called, too."""
    found = wecom(**ROBOT, **APP)
    assert found is not None and found.has_app and not found.is_called
    found = wecom(**ROBOT, **APP, **CALLED)
    assert found is not None and found.is_called and found.app_agent_id == 1000002
    assert "secret" not in repr(found) and "token=" not in repr(found) and "a" * 43 not in repr(found)


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({"WECOM_BOT_ID": "aib1"}, "WECOM_BOT_SECRET"),
        (APP, "WECOM_BOT_ID"),
        (ROBOT | {"WECOM_CORP_ID": "ww1"}, "WECOM_APP_SECRET"),
        (ROBOT | APP | {"WECOM_APP_TOKEN": "token"}, "WECOM_APP_AES_KEY"),
        (ROBOT | CALLED, "WECOM_CORP_ID"),
        (ROBOT | APP | CALLED | {"WECOM_APP_AES_KEY": "short-and-private"}, "WECOM_APP_AES_KEY"),
        (ROBOT | APP | CALLED | {"WECOM_APP_AGENT_ID": "one"}, "WECOM_APP_AGENT_ID"),
        (ROBOT | {"WECOM_WS_URL": "ws://example.com"}, "WECOM_WS_URL"),
        (ROBOT | {"WECOM_WS_URL": "https://example.com"}, "WECOM_WS_URL"),
        (ROBOT | {"WECOM_API_URL": "http://example.com"}, "WECOM_API_URL"),
    ],
)
def test_wrong_settings(given: dict[str, str], named: str) -> None:
    """Each says which setting it is, and never what is in a secret one."""
    with pytest.raises(WrongSetting) as wrong:
        wecom(**given)
    assert named in str(wrong.value) and "private" not in str(wrong.value)


def test_the_guide_names_every_setting() -> None:
    """And none that there is not: who sets up WeCom needs no other page."""
    guide = (Path(__file__).parents[2] / "docs" / "guides" / "企业微信-接入.md").read_text(encoding="utf-8")
    named = set(re.findall(r"\bWECOM_[A-Z_]+", guide.replace("ZOUJIE_", "")))
    assert named == {one for one in KNOWN if one.startswith("WECOM_")}


def test_loopback_may_be_plain() -> None:
    """A server on this very machine is reached without TLS."""
    found = wecom(**ROBOT, WECOM_WS_URL="ws://127.0.0.1:9000", WECOM_API_URL="http://localhost:9000/")
    assert found is not None
    assert (found.ws_url, found.api_url) == ("ws://127.0.0.1:9000", "http://localhost:9000")
