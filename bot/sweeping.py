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
from domain.dragnets import Found, Stop
from domain.points import Point
from handlers.look_back import WHICH
from storage.books import Books
from texts.dragnets import PROGRESS, RESULT

_SAID = re.compile(rf"\s*({'|'.join(Found)})[\s,，:：]+(?=[^\s#＃])(.+)", re.DOTALL)
# The other order, with the point's name standing for itself: 人民广场 没问题; 金衡街公厕 去不了 在修路. 属实 and 不属实
# are said of an earlier answer.
_PARTED = r"[\s,，:：]+"
_IN_TURN = re.compile(
    rf"\s*(?P<names>\S.*?){_PARTED}(?:(?:都|也|很)?(?P<fine>好|没有?问题|正常|没事)(?:的|了)?[\s。.!！]*"
    rf"|(?P<result>{Found.PROBLEM}|{Found.UNREACHED}|不?属实)(?:$|{_PARTED}(?P<words>.*)))",
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
    """`人民广场 好` as `好 人民广场`, where each name is a point's; None for anything else."""
    found = _IN_TURN.fullmatch(message.text)
    names = points_named.names_in(found["names"]) if found else []
    points = [_called(one, message, store) for one in names]
    if found is None or not all(points):
        return None
    if found["fine"]:
        return f"{Found.FINE} {'、'.join(names)}"
    result, words = found["result"], found["words"] or ""
    if result in (Found.PROBLEM, Found.UNREACHED):
        return f"{result} {found['names']} {words}".strip()
    person = store.people.sender(message)
    first = first_answer(person, points[0], store) if person and points[0] and len(names) == 1 else None
    return _as_before(first, names[0], words, still=result == "属实") if first else None


def _as_before(first: Stop, name: str, words: str, *, still: bool) -> str:
    """属实 is what was answered before, and 不属实 the opposite, of a point that is checked (抽查)."""
    if (first.result is Found.FINE) == still:
        return f"{Found.FINE} {name}"
    return f"{Found.PROBLEM} {name} {words or (first.words if still else '')}".strip()


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
    return by_its_name and any(net.sample_of is None for net, _ in open_at([point], store))


def _looks_at(names: Sequence[str], message: Incoming, store: Books) -> bool:
    """Is one of these the number of a case that this person has to look at?"""
    person = store.people.sender(message)
    numbers = {int(name) for name in names if name.isdecimal()}
    return person is not None and any(case.number in numbers for _, case in waiting(store, person))
