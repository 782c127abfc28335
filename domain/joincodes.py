"""Codes (登记码) by which a chat account becomes a person of the register."""

from __future__ import annotations

import re
from collections.abc import Callable

_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # none that is read as another
_LENGTH = 8  # 31 to the 8th: guessing one of a thousand takes 800 million tries
_CODE = re.compile(rf"(?<![A-Z0-9])(?=[A-Z0-9]*[A-Z])[{_LETTERS}]{{{_LENGTH}}}(?![A-Z0-9])")


def new_code(choice: Callable[[str], str]) -> str:
    """A new code. In: `choice` picks one of the signs at random, so that nobody can guess it."""
    return "".join(choice(_LETTERS) for _ in range(_LENGTH))


def code_in(text: str) -> str:
    """The one code among other words, in capitals; '' if there is none, or several."""
    found = _CODE.findall(text.upper())
    return found[0] if len(found) == 1 else ""
