"""Where each shared conversation is played.

Each once: on the web chat and SQLite, but one number of 72 on PostgreSQL, one of 144 on Telegram; one of 144 is
played on WeCom too, so that the suite stays within its three minutes. With EVERYWHERE=1 in the environment, as
`make score` has it, all of them are played everywhere.

What takes long, or says on the second database what it said on the first, is marked `at_large` and is left to
`make score` (part `tests`) in the same way; the suite keeps one short one of its kind. Where Hypothesis tries examples,
it tries fewer here than there.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

import pytest

Other = Literal["postgresql", "telegram", "wecom"]
# Of how many numbers that leave the same rest by three the first is played there.
OTHERS: dict[Other, int] = {"postgresql": 24, "telegram": 48, "wecom": 48}
# Conversations of about a second and more whose subject another one has; they are `at_large`.
# fmt: off
LONG = frozenset((
    152, 185, 191, 200, 221, 268, 275, 278, 279, 280, 286, 298, 299, 312, 314, 327, 338, 380, 397, 415, 416, 418,
    431, 454, 458, 481, 496, 500, 501, 502, 507, 529, 533, 542, 545, 546, 598, 599, 600, 606, 610, 622,
))
# fmt: on
EVERYWHERE = os.environ.get("EVERYWHERE") == "1"
AT_LARGE = pytest.mark.at_large
ONE_DATABASE = pytest.mark.one_database  # of wording or rules, in which the database plays no part


def in_turn(files: Iterable[Path], other: Other) -> list[Path]:
    """Those of the conversations that are played there, by the number that a file's name begins with."""
    return [file for file in files if EVERYWHERE or _turn(file) == other]


def on_the_web(files: Iterable[Path]) -> list[Path]:
    """Those that are played on the web chat and SQLite."""
    return [file for file in files if EVERYWHERE or _turn(file) not in ("postgresql", "telegram")]


def is_long(file: Path) -> bool:
    """True for a conversation that takes long, and is not the only one of its subject."""
    return _number(file) in LONG


def _turn(file: Path) -> Other | None:
    """Where it is played beside the web chat; nowhere for most."""
    round_, turn = divmod(_number(file), len(OTHERS))
    other, share = list(OTHERS.items())[turn]
    return other if round_ % share == 0 else None


def _number(file: Path) -> int:
    return int(file.stem.partition("-")[0])
