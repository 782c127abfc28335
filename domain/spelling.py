"""How one sort of value is written by people: reading it, and saying it.

A reader takes what people type, once it is `narrowed`. It raises ValueError if that has no single sensible meaning. The
error's text says why, in Chinese; it is empty where the mistake is plain to see.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from domain.ordinary import ordinary

T = TypeVar("T")
SPACED = re.compile(r"[、,;\s]+")  # between values that have no space within
SEPARATED = re.compile(r"\s*[、,;]\s*")  # between others
GROUPED = re.compile(r"\s*[;；]\s*")  # between values that are lists themselves
NONE = ("无", "不用", "没有")


@dataclass(frozen=True, slots=True)
class Spelling(Generic[T]):
    """How one sort of value is read and said; `wanted` tells the clerk what would be right."""

    read: Callable[[str], T]
    say: Callable[[T], str]
    wanted: str


def narrowed(text: str) -> str:
    """What people typed in one width, without invisible characters, with single spaces."""
    narrow = ordinary(text)
    return " ".join("".join(one for one in narrow if unicodedata.category(one) != "Cf").split())


def listed(words: Iterable[str]) -> str:
    """Several values as one text; 无 if there are none."""
    return "、".join(words) or NONE[0]
