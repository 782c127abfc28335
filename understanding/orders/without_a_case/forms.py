"""Forms of whole messages, each with the command that it means."""

from __future__ import annotations

import re
from collections.abc import Sequence

Forms = tuple[tuple[re.Pattern[str], str], ...]

_DAYS = {"这周": "本周", "这个月": "本月", "上个月": "上月"}


def compiled(forms: Sequence[tuple[str, str]]) -> Forms:
    """In: each form with its command, in which what the form names stands by its name."""
    return tuple((re.compile(form, re.DOTALL), command) for form, command in forms)


def with_days_of_commands(words: str) -> str:
    """本周 for 这周, 上月 for 上个月: days as commands call them."""
    for said, called in _DAYS.items():
        words = words.replace(said, called)
    return words


def meant(text: str, forms: Forms) -> str | None:
    """The command of the first form that is all of the text; None if none is. `when` is said as commands say it, and
    `words` stand as they were typed."""
    for form, command in forms:
        if found := form.fullmatch(text.strip()):
            named = {name: (words or "").strip() for name, words in found.groupdict().items()}
            named |= {"when": with_days_of_commands(named["when"])} if "when" in named else {}
            said = command.format(**named).strip()
            return said if "words" in named else " ".join(said.split())
    return None
