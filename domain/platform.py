"""平台: where people talk to the bot."""

from __future__ import annotations

from typing import ClassVar


class Platform(str):
    """平台, in the workbook's word. Compare with ==.

    Any word may be one: a platform is brought by its folder under `bot/gateways/`, and the workbook takes the words
    that are brought (`bot/gateways/platforms.py`). Named here are those that the register treats in a way of their
    own: two have a column of accounts in the workbook, and on the page everybody can be played.
    """

    __slots__ = ()
    WECOM: ClassVar[Platform]
    TELEGRAM: ClassVar[Platform]
    WEB: ClassVar[Platform]

    @property
    def folds(self) -> bool:
        """True where a message may be laid out in blocks (domain/blocks.py), so that a long list can be opened."""
        return self == Platform.TELEGRAM


Platform.WECOM = Platform("企业微信")
Platform.TELEGRAM = Platform("Telegram")
Platform.WEB = Platform("网页")
