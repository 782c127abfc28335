"""The one place that builds and escapes the markup of Telegram (HTML parse mode).

People may type anything. Here their words lose hidden characters, and whatever Telegram would turn into a link or a
command. So nobody can forge a mention, a link, a command or markup through the bot.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.gateways.visible import visible

# What Telegram makes live, each by its one sign that has a full-width sister.
_LIVE = re.compile(
    r"@(?=[A-Za-z0-9_])"  # @someone, and the address of a letter
    r"|(?<![\w/<>])/(?=[A-Za-z0-9_])"  # /command
    r"|#(?=\w*[^\W\d_])"  # #topic; #12 alone is none
    r"|\$(?=[A-Z])"
    r"|:(?=//)"
    r"|(?<=\w)\.(?=[^\W\d_])"  # example.com
    r"|\+(?=\d{7})"
)
_WIDE = str.maketrans("@/#$:.+", "＠／＃＄：．＋")


@dataclass(frozen=True, slots=True)
class Mentioned:
    """Somebody who is mentioned: the number of the account, and the name as it stands in the text."""

    account: int
    name: str


def plain(text: str) -> str:
    """The words, safe to show: no hidden characters, no links or commands, no walls of empty lines."""
    return _LIVE.sub(lambda found: found[0].translate(_WIDE), visible(text))


def named(text: str, people: Iterable[Mentioned]) -> str:
    """The text, with a last line for the people who are mentioned but not named in it."""
    missing = [one.name for one in people if one.name not in text]
    return f"{text}\n请 {'、'.join(missing)} 留意" if missing else text


def rendered(text: str, people: Iterable[Mentioned] = (), *, bold_head: bool = False) -> str:
    """A plain text as HTML. The first place of each name becomes a mention. `bold_head`: the first line is bold."""
    head, line, rest = text.partition("\n") if bold_head else ("", "", text)
    left = list(people)
    bold = f"<b>{_linked(head, left)}</b>" if head.strip() else html.escape(head, quote=False)
    return bold + line + _linked(rest, left)


def _linked(text: str, left: list[Mentioned]) -> str:
    """Escaped, with the first place of each name linked; whoever was linked is taken out of `left`."""
    for person in sorted(left, key=lambda one: -len(one.name)):
        before, name, after = text.partition(person.name) if person.name else (text, "", "")
        if name:
            left.remove(person)
            link = f'<a href="tg://user?id={int(person.account)}">{html.escape(name, quote=False)}</a>'
            return _linked(before, left) + link + _linked(after, left)
    return html.escape(text, quote=False)
