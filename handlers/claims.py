"""待认领: what no unit has yet, for units to claim and for the office to give out; 确认认领."""

from __future__ import annotations

from actions import claims
from actions.untaken import is_over
from domain.actions import Action
from domain.authority import allows
from domain.card import Row
from domain.cases import Case
from domain.chat import Choice, Outgoing
from domain.district import District, Purpose, Role
from domain.tally import DISTRICT
from handlers.kit import Answer, Said, command
from handlers.pages import NO_MORE, kept, more, paged, pages_of
from handlers.question import told
from handlers.scopes import asked
from storage.store import Store
from texts import claims as wording
from texts.tails import places

PER_PAGE = 10
MOST_CLAIMED = 10
MOST_AT_ONCE = 20
MOST_CLAIMS = 3  # buttons for one case each; all of them together have one more
MOST_INSTEAD = 2
_OVERSEERS = (Role.INSPECTOR, Role.OFFICE, Role.LEADER, Role.OBSERVER)
_OF_UNITS = (Purpose.UNIT, Purpose.GRID)


@command(wording.WORD, "unclaimed", does=Action.ASK)
def unclaimed(said: Said, store: Store) -> Answer:
    """待认领 [范围] — 还没有单位管的、等了多久；创建办也看谁认领了等确认"""
    words, page = paged(said.words)
    return _question(words, said, store) or _listed(words, page, said, store)


@command(wording.CONFIRM, "confirm", does=Action.CONFIRM, on_case=True)
def confirm(said: Said, store: Store) -> Answer:
    """确认认领 12 — 单位认领的，创建办认可；不合适就 改派 12 单位"""
    return claims.confirm(said.case, said.person, said.cause, store)


def _question(words: str, said: Said, store: Store) -> Answer:
    """The answer to a question that begins with the command's word (待认领 有几件); None for a part of the district."""
    if not words or words == DISTRICT or store.recogniser.find_scope(words) is not None:
        return None
    asks = store.question_reader.read(f"{wording.WORD} {words}", said.today)
    return told(asks, said, store) if asks.question and not asks.left else None


def _listed(words: str, page: int, said: Said, store: Store) -> Answer:
    where, found = _found(words, said, store)
    decides = said.person.has(Role.OFFICE) and said.purpose not in _OF_UNITS
    claimed = store.stalled.claimed() if decides and not words and page == 1 else []
    if not found and not claimed:
        return wording.nothing(where)
    first = (page - 1) * PER_PAGE
    shown = found[first : first + PER_PAGE]
    rows = [_row(one, said, store, units=decides) for one in shown]
    others = [
        wording.claimed(*one, store.district, said.at)
        for one in claims.with_lines(claimed[:MOST_CLAIMED], store)
    ]
    lines = [wording.title(where, len(found)), *(one.text for one in rows)]
    lines += [NO_MORE] if first and not rows else places(first, len(rows), len(found), "件")
    lines += [*_claimed(others, len(claimed)), _how(said, decides=decides, claimed=bool(others))]
    choices = _to_decide(shown, claimed, store.district) if decides else _to_claim(shown, said)
    choices = (*choices, *more(wording.WORD, words, page, pages_of(len(found), PER_PAGE)))
    text = "\n".join(one for one in lines if one)
    answer = Outgoing(said.chat, text, rows=(*rows, *others), choices=choices)
    return [answer, kept(f"{wording.WORD} {words}".strip(), page)]


def _found(words: str, said: Said, store: Store) -> tuple[str, list[Case]]:
    """What nobody has in the part that is named; else all, where all may be spoken of, or what may be one's own."""
    cases = claims.unclaimed(store)
    in_open = said.purpose in (Purpose.ALL, Purpose.CORE, Purpose.LIAISON)
    if not words and in_open:
        return DISTRICT, cases
    scope = asked(words, said, store)[0]
    return scope.words, [one for one in cases if claims.may_be_of(one, scope, store.district)]


def _row(case: Case, said: Said, store: Store, *, units: bool) -> Row:
    over = is_over(case, said.at, store)
    likely = claims.likely(case, store.district) if units else ()
    return wording.waiting(case, store.district, said.at, over=over, units=likely)


def _claimed(rows: list[Row], count: int) -> list[str]:
    if not rows:
        return []
    left = [wording.more(count - len(rows))] if count > len(rows) else []
    return [f"{wording.CLAIMED}（{count} 件）", *(one.text for one in rows), *left]


def _how(said: Said, *, decides: bool, claimed: bool) -> str:
    if decides:
        return wording.HOW_TO_DECIDE if claimed else wording.HOW_TO_GIVE
    return wording.HOW_TO_CLAIM if allows(said.person, said.purpose, Action.CLAIM) else ""


def _to_claim(cases: list[Case], said: Said) -> tuple[Choice, ...]:
    """For a unit's people, and for whoever sits in a unit's group: one by one, and all at once."""
    theirs = said.purpose in _OF_UNITS or allows(said.person, said.purpose, Action.CLAIM)
    if not theirs or (said.purpose not in _OF_UNITS and said.person.has(*_OVERSEERS)):
        return ()
    each = tuple(wording.claim(one) for one in cases[:MOST_CLAIMS])
    numbers = [one.number for one in cases[:MOST_AT_ONCE]]
    return (*each, wording.all_of("都认领", "认领", numbers)) if len(numbers) > 1 else each


def _to_decide(cases: list[Case], claimed: list[Case], district: District) -> tuple[Choice, ...]:
    """For the office: to the likeliest unit; all claims confirmed; or another likely unit instead of who claimed."""
    numbers = [case.number for case in claimed[:MOST_AT_ONCE]]
    label = "都确认" if len(numbers) > 1 else f"确认 #{numbers[0]}" if numbers else ""
    confirm_all = (wording.all_of(label, wording.CONFIRM, numbers),) if numbers else ()
    instead = [
        wording.give_instead(case, district.unit[unit])
        for case in claimed
        for unit in claims.likely(case, district)[:1]
        if unit != case.unit
    ]
    return (*claims.to_give(cases, district), *confirm_all, *instead[:MOST_INSTEAD])
