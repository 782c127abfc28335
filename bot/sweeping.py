"""好, 有问题 and 去不了 are small talk, unless a dragnet (拉网) is open over the point that stands behind them.

好 with the number of a case is left to the look-back (回头看); where it is a point's number too, it is asked which.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from actions import points_named
from actions.look_back import waiting
from actions.night_patrols import on_now
from actions.sampling import answered_by, first_answer
from actions.sweeping import open_at
from bot import points_told
from bot.routing import Match
from domain.chat import Incoming
from domain.dragnets import Found
from domain.points import Point
from handlers.look_back import WHICH
from storage.books import Books
from texts.dragnets import PROGRESS, RESULT
from understanding.orders.without_a_case.points_seen import told_of_points

_SAID = re.compile(rf"\s*({'|'.join(Found)})[\s,，:：]+(?=[^\s#＃])(.+)", re.DOTALL)
# Said of an earlier answer: 人民广场 属实, 金山小区不属实，楼道堆着.
_PARTED = r"[\s,，:：]"
_CHECKED = re.compile(
    rf"\s*(?P<name>\S+?){_PARTED}*(?:情况|确实|都|是)*(?P<no>不)?属实(?:的|了)?(?:$|[\s,，:：。]+(?P<words>.*))",
    re.DOTALL,
)


def swept(message: Incoming, command: Match | None, store: Books) -> Incoming | None:
    """The message as the command that it means: bare 拉网, or what was found at a point of an open net."""
    if not message.direct or message.quotes is not None:
        return None
    if command is not None and command.handler.words[0] == "拉网" and not command.words:
        return replace(message, text=PROGRESS)
    turned = _in_turn(message, store) if command is None else None
    found = _SAID.fullmatch(turned or message.text)
    if found is None:
        return points_told.told(message, store) if command is None else None
    words = found[2].strip()
    names = points_named.names_in(words)
    point = _called(names[0], message, store) if names else None
    if point is None and names:
        full = points_told.in_full(names[0], store.people.sender(message), store)
        words, point = words.replace(names[0], full, 1), _called(full, message, store)
        names = [full, *names[1:]]
    if point is None or not _is_asked(names[0], point, message, store):
        return None
    if found[1] == Found.FINE and _looks_at(names, message, store):
        return replace(message, text=f"{WHICH} {words}")
    return replace(message, text=f"{RESULT} {found[1]} {words}")


def _in_turn(message: Incoming, store: Books) -> str | None:
    """`人民广场 没问题` as `好 人民广场`, where each name is a point's and stands apart; None for anything else."""
    text = message.text.strip()
    if found := _CHECKED.fullmatch(text):
        return _as_before(found, message, store)
    told = told_of_points(text)
    names = points_named.names_in(told.names) if told else []
    apart = told is not None and text.startswith(told.names) and re.match(_PARTED, text[len(told.names) :])
    if told is None or not apart or not all(_called(one, message, store) for one in names):
        return None
    return f"{told.result} {'、'.join(names)} {told.words}".strip()


def _as_before(found: re.Match[str], message: Incoming, store: Books) -> str | None:
    """属实 as what was answered before, and 不属实 as the opposite, of a point that its sender checks (抽查)."""
    person, point = store.people.sender(message), _called(found["name"], message, store)
    first = first_answer(person, point, store) if person and point else None
    if first is None:
        return None
    words = found["words"] or ""
    if (first.result is Found.FINE) == (found["no"] is None):
        return f"{Found.FINE} {found['name']}"
    return f"{Found.PROBLEM} {found['name']} {words or ('' if found['no'] else first.words)}".strip()


def _called(name: str, message: Incoming, store: Books) -> Point | None:
    """The point of this name; by a number only the one that has it, for cases have numbers too."""
    if name[:1].isdigit():
        return next((one for one in store.district.points if one.code == name), None)
    group = store.group_of(message.chat)
    return points_named.called(name, group.grid if group else None, store)


def _is_asked(name: str, point: Point, message: Incoming, store: Books) -> bool:
    """Is this point in an open net? Who may not answer there is told so, if they call it by a name of its own."""
    person = store.people.sender(message)
    if person and (open_at([point], store, person) or answered_by(person, [point], store)):
        return True
    if person and (patrol := on_now(person, store)) and point.id in patrol.points:
        return True
    by_its_name = person is None or name in (point.name, *point.aliases)
    if by_its_name and any(net.sample_of is None for net, _ in open_at([point], store)):
        return True
    return by_its_name and store.dragnets.ended_early(point.id, message.at) is not None


def _looks_at(names: Sequence[str], message: Incoming, store: Books) -> bool:
    """Is one of these the number of a case that this person has to look at?"""
    person = store.people.sender(message)
    numbers = {int(name) for name in names if name.isdecimal()}
    return person is not None and any(case.number in numbers for _, case in waiting(store, person))
