"""走街 (走访, 飞检, 夜查): a person opens a walk; what they post is one list, and with 确认 it becomes cases."""

from __future__ import annotations

import re

from actions import from_above, night_patrols, secret_walks, walking
from domain.actions import Action
from domain.chat import Choice, Outgoing
from domain.night_patrols import NightPatrol, NightState
from domain.walks import Walk, WalkItem, WalkName, WalkState
from handlers import night_patrols as planned_nights
from handlers.kit import Answer, Ask, Said, Saying, command, each
from storage.store import Store
from texts import from_above as above_wording
from texts import night_patrols as night_wording
from texts import secret_walks as secret_wording
from texts import walks as wording

_NUMBERED = r"(?:改|删)(?=\s*\d)"
_VERBS = rf"开始|结束|确认|继续走?|作废|清单|小结|歇|记|{_NUMBERED}"
_FITS = re.compile(rf"(?:(?P<verb>{_VERBS})(?:(?<=[改删])\s*|[\s,，:：]+|$)(?P<rest>.*))?", re.DOTALL)
_LEADS = ("继续", "作废", "确认", "结束")  # whoever leads a night patrol (夜查), and nobody else of it
_OF_A_LIST = ("确认", "结束", "继续", "作废", "清单")
_NUMBER = re.compile(r"(\d{1,3})\D?\s*")


@command("走街", "走访", "飞检", "夜查", "walk", does=Action.WALK, fits=_FITS)
def walk(said: Said, store: Store) -> Answer:
    """走街 开始 — 边走边发，走街 结束 后确认，一次立案（走访、飞检、夜查也行）"""
    found = _FITS.fullmatch(said.words)
    verb = (found["verb"] if found else "") or ""
    rest = (found["rest"] if found else "") or ""
    name = wording.named(said.message.text)
    current = store.walks.current(said.chat, said.message.sender)
    if current is None and name is WalkName.NIGHT and (planned := _planned(verb, said, store)):
        return planned
    if verb == wording.BEGINNING:
        return _start(current, rest, said, store)
    if verb == wording.SUMMARY:
        return _summary(current, name, said, store)
    if current is None:
        return None if said.message.edits else _none(name, verb, said, store)
    return _said_on(current, verb.removesuffix("走"), rest, said, store)


def _none(name: WalkName, verb: str, said: Said, store: Store) -> Answer:
    """To whoever is on no walk: what became of today's list, if it is that which was meant, else how to begin."""
    last = store.walks.last(said.person.id, said.chat) if verb in _OF_A_LIST else None
    if last is not None and last.closed_at and last.closed_at.astimezone(store.zone).date() == said.today:
        return f"{wording.CONFIRMED_BEFORE}\n{walking.summary(last, _grid(said), said.at, store)}"
    return Outgoing(
        said.chat,
        wording.none(name),
        choices=(Choice(f"{name} {wording.BEGINNING}", f"{name} {wording.BEGINNING}"),),
    )


def _planned(verb: str, said: Said, store: Store) -> Answer:
    """What is said of planned patrols to whoever is on no night walk; None if there is none of theirs."""
    if verb == wording.BEGINNING:
        return planned_nights.begun(said, store)
    return planned_nights.listed(said, store)


def _said_on(current: Walk, verb: str, rest: str, said: Said, store: Store) -> Answer:
    patrol = night_patrols.of_walk(current, store)
    if patrol is not None and verb in _LEADS:
        return _of_patrol(patrol, current, verb, said, store)
    return _done_to(current, verb, rest, said, store)


def _of_patrol(patrol: NightPatrol, current: Walk, verb: str, said: Said, store: Store) -> Answer:
    """What only its leader may do; whatever that is, the patrol is over."""
    if said.person.id != current.person:
        return night_wording.not_the_leader(patrol, store.district)
    if patrol.state is NightState.UNDER_WAY:
        night_patrols.end(patrol, said.at, store)
        current = store.walks.get(current.id) or current
    if verb == "继续":
        return night_wording.OVER
    if verb == "结束":
        return [night_patrols.coverage(patrol, store), *each(_end_and_show(current, said, store))]
    return _done_to(current, verb, "", said, store)


def _done_to(current: Walk, verb: str, rest: str, said: Said, store: Store) -> Answer:
    match verb:
        case wording.NOTED:
            return _note(current, rest, said, store)
        case "改":
            return _change(current, rest, said, store)
        case "删":
            return _drop(current, rest, said, store)
        case "继续":
            if current.name is WalkName.ABOVE:
                return above_wording.OURS
            walking.go_on(current, said.cause, store)
            return f"{current.name}继续。{wording.HOW}"
        case "作废":
            walking.discard(current, said.cause, store)
            return f"{current.name}清单已作废，没有立案。"
        case wording.REST:
            return wording.rests(current)
        case "确认":
            return _confirmed(current, said, store)
        case "结束":
            return _end_and_show(current, said, store)
    return _shown(current, said, store)


def _start(current: Walk | None, route: str, said: Said, store: Store) -> Answer:
    if current is not None:
        return _shown(current, said, store)
    route = route.strip()
    secret = route.startswith(secret_wording.WORD)
    if secret and said.group is not None:
        return secret_wording.ALONE
    if secret and not secret_walks.may_walk(said.person, store):
        return secret_wording.NOT_YOURS
    begun = Walk(
        said.chat,
        said.message.sender,
        said.person.id,
        wording.named(said.message.text),
        said.at,
        said.at,
        route=route,
        secret=secret,
    )
    return Outgoing(said.chat, walking.start(begun, store), choices=(wording.END,))


def _summary(current: Walk | None, name: WalkName, said: Said, store: Store) -> Answer:
    """What came of the last walk that became cases, to be passed on; of the one that is open its list, for it has come
    to nothing yet."""
    if current is not None:
        return [wording.no_summary_yet(current), *each(_shown(current, said, store))]
    last = store.walks.last(said.person.id, said.chat)
    if last is None:
        return wording.none(name)
    return walking.summary(last, _grid(said), said.at, store)


def _note(current: Walk, text: str, said: Said, store: Store) -> Answer:
    if said.message.edits is not None:
        return walking.reword(current, said.message.edits, text, _grid(said), store)
    if not (text or said.photos or said.message.place):
        return wording.HOW
    finder = night_patrols.finder(current, said.person)
    item = WalkItem(0, text, said.at, said.photos, said.message.place, said.message.id, person=finder)
    told = walking.note(current, item, _grid(said), store)
    if current.state is WalkState.LISTED:
        return listed(current, said, store)
    patrol = night_patrols.found(current, item, said.person, store)
    return f"{told}\n{night_wording.still(len(night_patrols.left(patrol, store)))}" if patrol else told


def _change(current: Walk, rest: str, said: Said, store: Store) -> Answer:
    found = _NUMBER.match(rest)
    assert found, "the words fit"
    number, words = int(found[1]), rest[found.end() :].strip()
    if not walking.has(current, number, store):
        return _no_such(number)
    if not words:
        return Ask(f"第 {number} 条改成什么？", f"{wording.WORD} 改 {number}")
    told = walking.change(current, number, words, _grid(said), store, said.photos)
    return listed(current, said, store) if current.state is WalkState.LISTED else told


def _drop(current: Walk, rest: str, said: Said, store: Store) -> Answer:
    numbers = [int(one) for one in re.findall(r"\d+", rest)]
    gone = [number for number in numbers if walking.drop(current, number, store)]
    if not gone:
        return _no_such(numbers[0])
    if current.state is WalkState.LISTED:
        return listed(current, said, store)
    return f"删了第 {'、'.join(map(str, gone))} 条。"


def _no_such(number: int) -> str:
    return f"清单里没有第 {number} 条。看清单请发：走街"


def _end(current: Walk, store: Store) -> Walk:
    return walking.end(current, store) if current.state is WalkState.UNDER_WAY else current


def _confirmed(current: Walk, said: Said, store: Store) -> Answer:
    ended = _end(current, store)
    if not store.walks.items(ended):
        return listed(ended, said, store) if ended.state is WalkState.LISTED else wording.nothing(ended)
    if ended.secret:
        return secret_walks.seal(ended, said.cause, store)
    becomes = from_above.confirm if ended.name is WalkName.ABOVE else walking.confirm
    return becomes(ended, said.person, said.group, said.cause, store)


def _end_and_show(current: Walk, said: Said, store: Store) -> Answer:
    ended = _end(current, store)
    return wording.nothing(ended) if ended.state is WalkState.VOID else listed(ended, said, store)


def _shown(current: Walk, said: Said, store: Store) -> Answer:
    if current.state is WalkState.LISTED:
        return listed(current, said, store)
    lines = walking.lines(current, _grid(said), store)
    return Outgoing(said.chat, wording.under_way(current, lines, said.at), choices=(wording.END,))


def listed(current: Walk, said: Said, store: Store) -> list[Saying]:
    """The list with its buttons, and one question if something on it is unclear."""
    above = current.name is WalkName.ABOVE
    lines = from_above.lines(current, said.at, store) if above else walking.lines(current, _grid(said), store)
    if not lines:
        walking.discard(current, said.cause, store)
        return [wording.nothing(current)]
    goes_on = not above and night_patrols.of_walk(current, store) is None
    choices = (wording.CONFIRM, *((wording.GO_ON,) if goes_on else ()), wording.VOID)
    told: list[Saying] = [Outgoing(said.chat, wording.written_down(current, lines), choices=choices)]
    if unclear := walking.first_unclear(current, _grid(said), store):
        then = f"{wording.WORD} 改 {unclear.item.number}"
        told.append(Ask(unclear.question, then, choices=unclear.choices))
    return told


def _grid(said: Said) -> int | None:
    return said.group.grid if said.group else None
