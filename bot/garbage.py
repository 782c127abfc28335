"""Garbage is not looked for while the program is loaded: nothing of it goes, and looking took a fifth of a start."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def unswept() -> Iterator[None]:
    """While this is open much is made that stays: modules, or readers of texts."""
    gc.disable()
    try:
        yield
    finally:
        keep()
        gc.enable()


def keep() -> None:
    """What is there now is not looked through again."""
    gc.freeze()
