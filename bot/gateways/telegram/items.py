"""Photos as they are sent: the copy without metadata that may be shown."""

from __future__ import annotations

from bot.gateways.telegram.uploaded import Item
from storage.photos import PhotoFiles, Size


def item_of(sha256: str, files: PhotoFiles) -> Item | None:
    """A photo by its hash; None if it is not on the disk."""
    path = files.path(sha256, Size.SHOWN)
    return Item(sha256, path) if path else None
