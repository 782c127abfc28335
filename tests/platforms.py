"""Platforms of a bot in tests: the settings of the web chat, and the parts of one by what they are."""

from __future__ import annotations

from typing import TypeVar

from bot.app import App
from bot.gateways.base import Parts
from bot.gateways.webchat.gateway import WebChat
from bot.gateways.webchat.wiring import WebChatParts, WebChatSettings
from domain.platform import Platform

Kind = TypeVar("Kind", bound=Parts)
ON_THE_PAGE = {Platform.WEB: WebChatSettings()}


def parts_of(app: App, kind: type[Kind]) -> Kind:
    """The parts of a platform that must be there."""
    return next(one for one in app.platforms if isinstance(one, kind))


def webchat(app: App) -> WebChat:
    """The chat in which anybody is played."""
    return parts_of(app, WebChatParts).chat
