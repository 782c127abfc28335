"""我联系的片, 我的网格: how the grids of whoever asks stand, as the evening's digest says it."""

from __future__ import annotations

import re
from dataclasses import replace

from actions import linked
from domain.actions import Action
from domain.chat import Outgoing
from domain.dates import midnight
from domain.district import District, Person, Role
from domain.periods import find_period
from domain.refused import PeriodToCome
from domain.tally import Scope, Span
from handlers.kit import Answer, Said, asked_as, command, listener
from handlers.question import told
from handlers.scopes import asked_over
from storage.boards import facts
from storage.store import Store
from texts import boards
from texts import linked as wording


@command(wording.WORD, "我的网格", "我联系的网格", "我的片", "mygrids", does=Action.ASK)
def mine(said: Said, store: Store) -> Answer:
    """我联系的片 [时段] — 我联系的、我管的网格怎样（私聊里发），也可发 我的网格"""
    if said.group is not None:
        return wording.ALONE
    theirs = linked.of(said.person, store.district) or _own(said.person, store.district)
    if theirs is None:
        return wording.NOTHING
    period, rest = find_period(said.words, said.today) or (None, said.words)
    if rest.strip():
        asks = store.question_reader.read(said.message.text, said.today)
        return told(asks, said, store) if asks.sure and not asks.left else wording.ONLY_DAYS
    span, words = asked_over(period, said)
    if span.start > said.at:
        raise PeriodToCome(words)
    month = Span(midnight(said.today, said.at.tzinfo).replace(day=1), said.at)
    found = facts(store, theirs.views, span, words, at=said.at, ranked=(month, "本月"))
    rows = () if boards.empty(found[0]) else boards.rows(found[0], store.district)
    return Outgoing(said.chat, linked.shown(theirs, found, store.district), rows=rows)


_HOW = re.compile(
    r"我(?:们)?(?:的?(?:联系的?)?(?:片区?|网格)|(?:联系|分管|包联|包片|挂钩|挂点)的?(?:[这那几两三四五]个?)*"
    r"(?:单位|街道|乡镇|街镇|镇|社区|地方|片区?|网格))(?:的|现在|这边)*(?P<days>.{0,4}?)(?:情况)?(?:怎么?样|咋样|如何)了?[?？。]*"
)


@listener(does=Action.ASK, wants=asked_as(_HOW))
def how(said: Said, store: Store) -> Answer:
    """我的片怎么样."""
    found = _HOW.fullmatch(said.message.text.strip())
    return mine.answer(replace(said, words=found["days"] if found else ""), store)


def _own(person: Person, district: District) -> linked.Linked | None:
    """The grids that somebody works in or leads; all of their unit and the units under it, to who answers for them or
    has none of their own."""
    own = [one for one in district.grids if one.id in person.grids or one.leader == person.id]
    if not own or person.has(Role.HANDLER, Role.UNIT_HEAD):
        own += district.grids_of(district.within(person.unit))
    grids = {one.id for one in own}
    everybody = len(grids) == len(district.grids)
    return None if everybody or not grids else linked.Linked(Scope(wording.OWN, grids=frozenset(grids)), None)
