"""The platforms that this program speaks, a folder each."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from bot.gateways.base import Wiring

_FOLDERS = (
    "bot.gateways.webchat",
    "bot.gateways.telegram",
    "bot.gateways.wecom",
)
PLATFORMS: tuple[Wiring[Any], ...] = tuple(import_module(f"{one}.wiring").WIRING for one in _FOLDERS)
