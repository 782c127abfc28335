"""What a command and a question in plain words both show: the board, and somebody's own tasks."""

from __future__ import annotations

from collections.abc import Sequence

from actions import awaited, claims, consulting, look_back, patrols, sites, verdicts
from actions import self_reports as looked_up
from actions.audience import waits_for
from domain import authority
from domain.board import Facts
from domain.cases import Case, State
from domain.chat import Choice, Outgoing
from domain.district import Role
from domain.question import Measure, Question
from domain.tally import DISTRICT, Scope, Span
from handlers.inquiry import NEXT
from handlers.kit import Answer, Remember, Said, button
from handlers.pages import NO_MORE
from storage.boards import facts
from storage.store import Store
from texts import board_blocks, boards, orders, self_reports, verification
from texts import cases as wording
from texts import look_back as look_back_words
from texts import patrols as visit_words
from texts import sites as site_words

SPEAK = "意见"


def board(scope: Scope, span: Span, period: str, said: Said, store: Store) -> Facts:
    """What the board has to say over a scope and a span."""
    (found,) = facts(store, [(scope, said.group)], span, period, at=said.at, ranked=(span, period))
    return found


def drawn(found: Facts, page: int, said: Said, store: Store, more: str = "") -> Outgoing:
    """The board in words, as a picture where there is something to draw; of a later page only the picture. `more` is
    what the next page's button says."""
    pages = boards.pages(found)
    if page > max(pages, 1):
        return Outgoing(said.chat, f"{boards.title(found)}\n{NO_MORE}")
    first = page == 1
    return Outgoing(
        said.chat,
        boards.words(found, store.district) if first else boards.of_page(found, page),
        rows=boards.rows(found, store.district) if first else (),
        sketches=boards.picture(found, store.district, page),
        blocks=board_blocks.blocks(found, store.district) if first and said.chat.platform.folds else (),
        choices=(button(NEXT, more or None),) if page < pages else (),
    )


def listed(said: Said, store: Store, page: int = 1) -> Answer:
    """A page of what waits for whoever asks; of what they reported, if nothing does."""
    live = live_ones(said, store)
    waiting = waiting_among(live, said, store)
    theirs = [*_to_see(said, store), *_to_look_at(said, store), *_to_answer_for(said, store)]
    theirs += [*_to_sign(said, store), *_to_confirm(said, store)]
    others = [*theirs, *_with_verifiers(live, said), *_to_visit(said, store)]
    if waiting:
        return _listed(f"{said.person.name}，等您办的", waiting, said, store, page, others)
    reported = [case for case in live if case.reporter == said.person.id and not case.part]
    if reported:
        title = "您上报的在办" if theirs else "没有等您办的事。您上报的在办"
        return _listed(title, reported, said, store, page, others)
    text = "\n".join([f"{said.person.name}，等您办的" if theirs else "没有等您办的事。", *others])
    return Outgoing(said.chat, text, choices=_deciding(said, store))


def live_ones(said: Said, store: Store) -> list[Case]:
    """All that is not over, the most urgent first; what is confidential only in private."""
    return store.cases.live(Scope(DISTRICT), confidential=said.group is None)


def waiting_among(cases: Sequence[Case], said: Said, store: Store) -> list[Case]:
    """Those of the cases that wait for whoever asks, as far as they may be spoken of here."""
    return [
        case
        for case in cases
        if waits_for(said.person, case, store.district) and is_of_here(case, said, store)
    ]


def is_of_here(case: Case, said: Said, store: Store) -> bool:
    """May the case be spoken of here?"""
    return said.group is None or authority.belongs_here(case, said.group, store.district)


def _listed(
    title: str, cases: Sequence[Case], said: Said, store: Store, page: int, others: Sequence[str]
) -> Answer:
    first = (page - 1) * wording.MOST_LINES
    if first >= len(cases):
        return NO_MORE
    listed = wording.listing(title, cases, store.district, said.at, first)
    more = (button(NEXT),) if len(cases) > first + wording.MOST_LINES else ()
    checks = [case for case in cases if waits_for(said.person, case, store.district)]
    checks = [case for case in checks if case.state is State.CHECKING]
    queue = (verification.ONE_BY_ONE,) if len(checks) > 1 else ()
    asked = Remember(Question(Measure.LIST, mine=True, page=page))
    text = "\n".join([listed.text, *(others if page == 1 else ())])
    choices = (*more, *queue, *_deciding(said, store))
    return [Outgoing(said.chat, text, rows=listed.rows, choices=choices), asked]


def _deciding(said: Said, store: Store) -> tuple[Choice, ...]:
    """免责 and 追责 of what waits for the office, if it is one case: of several each needs its number."""
    _, waits = verdicts.waiting(said.person, said.group, said.at, store)
    return looked_up.to_decide(waits[0].case) if len(waits) == 1 else ()


def _to_look_at(said: Said, store: Store) -> list[str]:
    """What was drawn for whoever asks (回头看). It is told to nobody else, so in no group."""
    mine = look_back.waiting(store, said.person) if said.group is None else []
    until = max((matter.until for matter, _ in mine if matter.until), default=None)
    return [look_back_words.mine([case for _, case in mine], until, said.at)] if mine else []


def _to_visit(said: Said, store: Store) -> list[str]:
    """For grid staff: the points of their grids at which nobody was for too long (巡查频次)."""
    grids = set(said.person.grids) if said.person.has(Role.REPORTER) else set()
    if said.group is not None:
        grids &= {said.group.grid}
    points = [one for one in store.district.points if one.grid in grids]
    found = patrols.overdue(points, said.at, store)
    return [visit_words.mine(found)] if found else []


def _to_see(said: Said, store: Store) -> list[str]:
    """Where whoever asks is to look (现场核实); to the office also whom it waits for."""
    return [
        site_words.mine(case, matter, store.district, said.at, own=matter.person == said.person.id)
        for matter, case in sites.waiting(said.person, store)
        if is_of_here(case, said, store)
    ]


def _with_verifiers(live: Sequence[Case], said: Said) -> list[str]:
    """For whoever handled it, or heads the unit: what waits for others to verify it."""
    theirs = [
        case
        for case in live
        if case.state is State.CHECKING
        and case.unit == said.person.unit
        and (case.handler == said.person.id or said.person.has(Role.UNIT_HEAD))
    ]
    return [verification.of_my_unit(theirs, said.at)] if theirs else []


def _to_sign(said: Said, store: Store) -> list[str]:
    """督办 to be signed for, 延期, 挂账 and 申诉 to be agreed to, 会商 to which the unit has not spoken, as far as they
    may be spoken of here."""
    told = []
    for word in orders.SIGNED:
        cases = awaited.of(word, said.person, said.at, store) or []
        here = [one for one in cases if is_of_here(one, said, store)]
        if word == SPEAK:
            here = [one for one in here if not consulting.has_spoken(one, said.person.unit, store)]
        told += [orders.to_sign(word, [one.number for one in here])] if here else []
    return told


def _to_confirm(said: Said, store: Store) -> list[str]:
    """To the office, where it is no unit's group: what units have claimed."""
    return claims.to_confirm(store) if said.group is None and said.person.has(Role.OFFICE) else []


def _to_answer_for(said: Said, store: Store) -> list[str]:
    """自报倒查 that waits for what their unit says, or for the office."""
    return self_reports.waits(*verdicts.waiting(said.person, said.group, said.at, store), said.at)
