"""What can be set of WeCom."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.setting import WrongSetting, all_or_none, named, safe_url

KEYS = (
    "WECOM_BOT_ID",
    "WECOM_BOT_SECRET",
    "WECOM_BOT_NAME",
    "WECOM_WS_URL",
    "WECOM_API_URL",
    "WECOM_CORP_ID",
    "WECOM_APP_SECRET",
    "WECOM_APP_TOKEN",
    "WECOM_APP_AES_KEY",
    "WECOM_APP_AGENT_ID",
)
WECOM_WS = "wss://openws.work.weixin.qq.com"
WECOM_API = "https://qyapi.weixin.qq.com"


@dataclass(frozen=True, slots=True)
class WecomSettings:
    """The robot (智能机器人), and optionally a self-built app (自建应用) that knows names and hears people alone."""

    bot_id: str
    bot_secret: str = field(repr=False)
    bot_name: str = "走街"
    ws_url: str = WECOM_WS
    api_url: str = WECOM_API
    corp_id: str = ""
    app_secret: str = field(default="", repr=False)
    app_token: str = field(default="", repr=False)
    app_aes_key: str = field(default="", repr=False)
    app_agent_id: int = 0

    @property
    def has_app(self) -> bool:
        """True if the app may be asked for ids."""
        return bool(self.corp_id and self.app_secret)

    @property
    def is_called(self) -> bool:
        """True if WeCom calls us with what people say to the app."""
        return bool(self.has_app and self.app_token)


def wecom_settings(found: Mapping[str, str]) -> WecomSettings | None:
    """Read them; None if WeCom is not set. Raises WrongSetting."""
    given = {name for name in KEYS if found.get(name)}
    if not given:
        return None
    all_or_none(given, "WECOM_BOT_ID", "WECOM_BOT_SECRET")
    if "WECOM_BOT_ID" not in given:
        raise WrongSetting(
            f"设了 {named(sorted(given))}，还要设 {named(('WECOM_BOT_ID', 'WECOM_BOT_SECRET'))}"
        )
    all_or_none(given, "WECOM_CORP_ID", "WECOM_APP_SECRET")
    all_or_none(given, "WECOM_APP_TOKEN", "WECOM_APP_AES_KEY", "WECOM_APP_AGENT_ID")
    if "WECOM_APP_TOKEN" in given and "WECOM_APP_SECRET" not in given:
        raise WrongSetting(
            "设了 ZOUJIE_WECOM_APP_TOKEN，还要设 ZOUJIE_WECOM_CORP_ID、ZOUJIE_WECOM_APP_SECRET"
        )
    key, agent = found.get("WECOM_APP_AES_KEY", ""), found.get("WECOM_APP_AGENT_ID", "0")
    if key and not re.fullmatch(r"[A-Za-z0-9]{43}", key):
        raise WrongSetting("ZOUJIE_WECOM_APP_AES_KEY 应是后台的 EncodingAESKey，43 位字母和数字；内容不显示")
    if not re.fullmatch(r"\d{1,9}", agent):
        raise WrongSetting("ZOUJIE_WECOM_APP_AGENT_ID 应是后台的 AgentId，一个数字")
    return WecomSettings(
        bot_id=found["WECOM_BOT_ID"],
        bot_secret=found["WECOM_BOT_SECRET"],
        bot_name=found.get("WECOM_BOT_NAME", "走街"),
        ws_url=safe_url("WECOM_WS_URL", found.get("WECOM_WS_URL", WECOM_WS), "ws"),
        api_url=safe_url("WECOM_API_URL", found.get("WECOM_API_URL", WECOM_API)),
        corp_id=found.get("WECOM_CORP_ID", ""),
        app_secret=found.get("WECOM_APP_SECRET", ""),
        app_token=found.get("WECOM_APP_TOKEN", ""),
        app_aes_key=key,
        app_agent_id=int(agent),
    )
