"""How people are called in a text: 郑小满, 小满, 小郑, 郑姐."""

from __future__ import annotations

import re
from collections.abc import Collection

_BY_SURNAME = re.compile(
    r"[小老阿](?P<after>[\u4e00-\u9fff])(?![区学朋])"
    r"|(?P<before>[\u4e00-\u9fff])(?:[哥姐工]|站长|主任|书记|队长?|网格长)"
)
_FULL_NAME = 3  # characters of most names; the last two are the given name


def people_in(text: str, names: Collection[str], sender: str) -> dict[str, str]:
    """The ways in which people are called in the text, each with the name of whom it means.

    A given name, or a surname with 小 or a title, counts if only one person has it; the sender's own always does.
    """
    by_surname = {found["after"] or found["before"]: found[0] for found in _BY_SURNAME.finditer(text)}
    called: dict[str, set[str]] = {}
    for name in {*names, sender} - {""}:
        given = name[1:] if len(name) == _FULL_NAME else name
        for call in {name, given, by_surname.get(name[0], name)}:
            if call in text:
                called.setdefault(call, set()).add(name)
    own = {call: sender for call, people in called.items() if sender in people}
    return {call: next(iter(people)) for call, people in called.items() if len(people) == 1} | own
