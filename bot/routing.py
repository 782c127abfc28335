"""From a message to the handler that answers it: command, answer to a question, or something overheard."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from actions import sites, verdicts
from domain import authority
from domain.actions import Action
from domain.authority import Relation
from domain.cases import Case
from domain.chat import Incoming
from domain.district import Person, Purpose, Role
from domain.refused import (
    NoNumber,
    NoSuchCase,
    NotHere,
    NotThisGroup,
    NotYourCase,
    NotYourReport,
    NotYoursToDo,
)
from handlers.kit import LISTED, Handler, Said, Wants, find_handlers, is_polite, place_of
from storage.books import Books
from texts.self_reports import TITLE
from texts.sites import TITLE as ON_SITE
from understanding.orders.steps import RECTIFY
from understanding.to_a_colleague import called_in

STRANGER = Person(id=0, name="", unit=0, roles=())
_NAME = r"[@＠](?:走街|zoujie)(?![A-Za-z0-9_])"
# 走街，2号到哪了; 走街，一切正常 and 走街：人民广场 … head what somebody saw on a walk, and 走街，小结 is its command.
_CALLED = re.compile(r"(?P<name>\s*走街[,，:：]\s*)(?P<wish>请|帮|麻烦|给我|把|查|看看)?")
_NAMED = re.compile(rf"^(?:\s*{_NAME})+\s*|\s+{_NAME}\s*$", re.IGNORECASE)
_SLASH = re.compile(r"^\s*[/／]?\s*")
# `整改 12已清理` is about #12; in `整改 3处已清理` and `补充 12号楼` the number counts or names something else.
_COUNTED = "(?:处(?![理置])|[个张次天日月年点时米条户家楼栋座层辆])"
_NUMBER = re.compile(rf"([#＃]?)\s*(\d{{1,9}})(?:号(?![楼院门店铺栋])|(?!\d|号|{_COUNTED}))[\s,，:：、。]*")
# 反映2次以上的有哪些 and 督办2份都回了吗 ask, and name no case.
_SO_OFTEN = re.compile(r"\d{1,3}\s*(?:次(?![日序要品])|份|[件个](?=都|全|一共|总共|分别|各))")
_ASKS_WHICH = re.compile("的?(?:现在|总共|一共|还|都)*[有是]?(?:哪些|哪几[件个]|几件|多少)")  # 督办 有哪些
# 资金 有哪些 is 资金, 会议 开了几次 is 会议; 上报 有哪些 is a question.
_ASKS_AT_LARGE = re.compile(
    "(?:现在|总共|一共|还|都)*(?:有|是|开了|花了|办了|出了|做了|记了|搞了|存了)?"
    r"(?:哪些|哪几[件个次份期条]|几[件个次份期条]|多少[件个次份期条]?)[了呢啊呀\s?？。]*"
)
# What lists, of commands that change something: 应急 有几次 is 应急 alone, 拉网 有几个 is 拉网进度.
_LISTS = {
    "议定": "议定",
    "应急": "应急",
    "拉网": "拉网进度",
    "排班": "值班",
    **{word: f"{word} {LISTED}" for word in ("红黄榜", "简报", "通报")},
}
_NO_LIST = frozenset({"上报", "现场整改"})  # they would take it for what is reported


@dataclass(frozen=True, slots=True)
class Match:
    """A handler, and the words that stand after its own word."""

    handler: Handler
    words: str


def addressed(message: Incoming) -> Incoming:
    """Without the bot's name at its head or its end, which means that the bot is meant; gateways do so with their own
    names."""
    called = _CALLED.match(message.text)
    if called and (called["wish"] or called_in(message.text)):
        return replace(message, text=message.text[called.end("name") :], addressed=True)
    if _NAMED.search(message.text):
        return replace(message, text=_NAMED.sub("", message.text), addressed=True)
    return message


def expects_answer(message: Incoming) -> bool:
    """True if nobody but the bot can be meant. A new wording or a mere 收到 needs no answer; its bare name does."""
    if message.edits is not None:
        return False
    called = message.addressed and not message.text.strip()
    return called or (message.spoken_to and not is_polite(message))


def words_alone(message: Incoming, command: Match | None) -> bool:
    """True for words in private that are no command, without a photo, and quote nothing."""
    return command is None and message.chat.private and not (message.photos or message.quotes)


def match_command(text: str) -> Match | None:
    """The command a text begins with: its word, then the end, a space, a mark or a number."""
    said = _SLASH.sub("", text, count=1)
    found = _commands().match(said)
    if found is None:
        return None
    handler, words = _by_word()[_tight(found[1])], said[found.end(1) :].strip(" \t\n　,，:：")
    if handler.on_case and _tells_of_many(_tight(found[1]), words):
        return None
    if not handler.on_case and _ASKS_AT_LARGE.fullmatch(words):
        return _asked_at_large(handler, words)
    return _fitting(handler, words)


def takes_files(text: str) -> bool:
    """True for an order that a document may come with: 方案 存."""
    command = match_command(text)
    return command is not None and command.handler.takes_files


def _asked_at_large(handler: Handler, words: str) -> Match | None:
    """资金 有哪些 as what lists them; None for a command that would take it for what is reported."""
    word = handler.words[0]
    if word in _NO_LIST:
        return None
    if word in _LISTS:
        return match_command(_LISTS[word])
    return _fitting(handler, "" if handler.only_asks else words)


def _fitting(handler: Handler, words: str) -> Match | None:
    return Match(handler, words) if handler.fits is None or handler.fits.fullmatch(words) else None


def _tells_of_many(word: str, words: str) -> bool:
    """督办 有哪些; but 整改 有哪些 may ask for what is put right or for what is to be, and it is asked which case."""
    asks = word != RECTIFY and _ASKS_WHICH.match(words) is not None
    return asks or _SO_OFTEN.match(words) is not None


def handler_of(word: str) -> Handler | None:
    """The command with this word, if there is one."""
    return _by_word().get(_tight(word))


def names_case(command: Match, message: Incoming) -> bool:
    """Does a command say which one case it is about, by a number or by quoting?"""
    if found := _NUMBER.match(command.words):
        quoted = message.quotes.cases if message.quotes else ()
        return bool(found[1]) or not quoted or int(found[2]) in quoted
    return message.quotes is not None and message.quotes.case is not None


def overheard(message: Incoming, store: Books) -> Match | None:
    """The first listener that wants what nobody addressed to the bot."""
    wanting = (one for one, wants in _listeners() if wants(message, store))
    found = next(wanting, None)
    return Match(found, message.text.strip()) if found else None


@cache
def _listeners() -> tuple[tuple[Handler, Wants], ...]:
    """Those of the handlers that listen, in their order, each with what it wants to hear."""
    return tuple((one, one.wants) for one in find_handlers() if one.wants is not None)


def as_statement(message: Incoming, command: Match | None, store: Books) -> Incoming | None:
    """What quotes a question of 自报倒查, as the statement (说明) that it is; None if nobody asked its sender."""
    quoted = message.quotes
    if command is not None or quoted is None or quoted.case is None or not quoted.words.startswith(TITLE):
        return None
    person = store.people.sender(message)
    case = store.cases.get(quoted.case)
    if person is None or case is None or not message.text.strip() or is_polite(message):
        return None
    asked = verdicts.is_asked(case, person, store)
    return replace(message, text=f"说明 {case.number} {message.text}", quotes=None) if asked else None


def as_seen(message: Incoming, command: Match | None, store: Books) -> Incoming | None:
    """What quotes the request to look somewhere (现场核实), as the answer that it is; None if it is something else."""
    quoted = message.quotes
    if command is not None or quoted is None or quoted.case is None or not quoted.words.startswith(ON_SITE):
        return None
    person = store.people.sender(message)
    case = store.cases.get(quoted.case)
    if person is None or case is None or is_polite(message) or not sites.is_asked(case, person, store):
        return None
    return replace(message, text=f"看过 {case.number} {message.text}".strip(), quotes=None)


def understand(match: Match, message: Incoming, person: Person, store: Books) -> Said:
    """Everything the handler is given. Raises Refused if the case is missing or the person may not do this."""
    group = store.group_of(message.chat)
    said = Said(message, person, place_of(message.chat, group), group, match.words)
    if match.handler.on_case:
        said = _with_case(said, match.handler, store)
    _must_be_allowed(match.handler, said, store)
    return said


def _with_case(said: Said, handler: Handler, store: Books) -> Said:
    number, words = _number(said, handler)
    if number is None:
        raise NoNumber(handler.help if handler.words else "整改 12 说明")
    case = store.cases.get(number, lock=not handler.only_asks)
    if case is None or not _is_open_here(case, said):
        raise NoSuchCase(number)  # of a confidential case not even that there is one
    return replace(said, words=words.strip(), about=case)


def _is_open_here(case: Case, said: Said) -> bool:
    """May it be spoken of with this person, in this place?"""
    return not case.confidential or (
        said.purpose is Purpose.PRIVATE and authority.may_know(said.person, case)
    )


def _number(said: Said, handler: Handler) -> tuple[int | None, str]:
    """The case's number, and the words without it. What is quoted wins over a bare number: `整改 3 处已清理`."""
    quoted = said.message.quotes.case if said.message.quotes else None
    found = _NUMBER.match(said.words) if handler.words else None
    if found and (quoted is None or found[1] or int(found[2]) == quoted):
        return int(found[2]), said.words[found.end() :]
    return quoted, said.words


def _must_be_allowed(handler: Handler, said: Said, store: Books) -> None:
    """The one place where authority is checked, in the transaction of the effect."""
    if handler.for_strangers:
        return
    action, person, case = handler.does, said.person, said.about
    purposes = tuple(purpose for purpose in Purpose if authority.allows(person, purpose, action))
    if not purposes:
        raise _for_others(handler, said, store)
    if said.purpose not in purposes:
        raise NotHere(action, purposes)
    if case is None:
        return
    if said.group is not None and not authority.belongs_here(case, said.group, store.district):
        there = authority.sits_where(person, case, store.district)
        raise NotThisGroup(case, there.name if there else "", photos=bool(said.photos))
    relations = authority.relations(person, case, store.district)
    if not authority.allows(person, said.purpose, action, relations):
        if action is Action.WITHDRAW:
            raise NotYourReport(case, *_otherwise_theirs(person, case, relations, store))
        holder = store.district.unit.get(case.unit or 0)
        raise NotYourCase(case, action, holder.short if holder else None)


def _otherwise_theirs(
    person: Person, case: Case, relations: frozenset[Relation], store: Books
) -> tuple[bool, bool, str]:
    """What of the case the person may mean instead: does the unit hold it, does it help, and who else reported it
    done."""
    fixer = store.district.person.get(case.fixed_by or 0)
    other = fixer.name if fixer and fixer.id != person.id else ""
    return Relation.RESPONSIBLE in relations, Relation.PARTNER in relations, other


def _for_others(handler: Handler, said: Said, store: Books) -> NotYoursToDo:
    """Who may do it, by name where that is only the head of a unit, and what they send."""
    roles, case, person = authority.roles_for(handler.does), said.about, said.person
    if handler.does is Action.RETURN and person.has(Role.OFFICE):
        return NotYoursToDo(handler.does, roles, line=f"派 {case.number if case else '编号'} 单位")
    if roles != (Role.UNIT_HEAD,):
        return NotYoursToDo(handler.does, roles)
    unit = case.unit if case is not None and case.unit is not None else said.person.unit
    heads = tuple(one.name for one in store.district.people_with(Role.UNIT_HEAD, unit=unit))
    number = str(case.number) if case is not None else ""
    own = handler.words and unit == said.person.unit
    line = " ".join(one for one in (handler.words[0], number, said.words.strip()) if one) if own else ""
    return NotYoursToDo(handler.does, roles, heads, line)


@cache
def _by_word() -> dict[str, Handler]:
    return {_tight(word): handler for handler in find_handlers() for word in handler.words}


def _tight(word: str) -> str:
    """评分 抽签 is one word, however wide its space is."""
    return "".join(word.lower().split())


@cache
def _commands() -> re.Pattern[str]:
    words = sorted((word for one in find_handlers() for word in one.words), key=len, reverse=True)
    able = "|".join(re.escape(word).replace(r"\ ", r"\s*") for word in words)
    return re.compile(rf"({able})(?=$|[\s\d#＃,，:：、。!！?？　])", re.IGNORECASE)
