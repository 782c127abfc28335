"""督办: the office orders, the unit's head signs for it and answers, the office ends it; the document on demand."""

from __future__ import annotations

from actions import supervision
from domain.actions import Action
from domain.cases import put_off
from domain.chat import Outgoing
from domain.order import Order
from domain.refused import NotSupervised
from handlers.kit import Answer, Ask, Said, command
from storage.store import Store
from texts import supervision as wording
from understanding.orders.supervised import answer_wanted_by, said_to_be_over, urges_without_demand


@command("督办", "supervise", does=Action.SUPERVISE, on_case=True)
def supervise(said: Said, store: Store) -> Answer:
    """督办 12 [要求] — 签发督办单，单位负责人签收、回复"""
    if (finding := said_to_be_over(said.words)) is not None:
        return _settled(finding, said, store)
    words, sure = _sure(said.words)
    urges = urges_without_demand(words)
    demand = "" if urges else words
    if not sure and (doubt := _doubt(said, store, urges=urges)):
        return Ask(doubt, f"督办 {said.case.number} {wording.SURE} {demand}".strip(), only_yes=True)
    by = answer_wanted_by(demand, said.today)
    until = by.moment(said.at, store.calendar) if by else None
    return supervision.issue(said.case, said.cause_saying(demand), store, until)


def _doubt(said: Said, store: Store, *, urges: bool) -> str:
    """What to ask before another order: of what is 挂账, and where somebody only wants to urge once more."""
    if supervision.issued(said.case, store):
        return ""
    if put_off(said.case, said.at):
        return wording.is_put_off(said.case, said.at)
    return wording.is_another(said.case) if urges else ""


def _settled(finding: str, said: Said, store: Store) -> Answer:
    """办结, asked about once where the unit has not signed for the order or not answered it."""
    words, sure = _sure(finding)
    order = supervision.issued(said.case, store)
    if order and not sure and (doubt := wording.not_answered(said.case, order)):
        return Ask(doubt, f"办结 {said.case.number} {wording.SURE} {words}".strip(), only_yes=True)
    return supervision.settle(said.case, said.cause_saying(words), store)


def _sure(words: str) -> tuple[str, bool]:
    """The words without 确定, which was said to what was asked, and whether it was."""
    head, _, rest = words.strip().partition(" ")
    return (rest.strip(), True) if head == wording.SURE else (words.strip(), False)


@command("不督办", "unsupervise", does=Action.SUPERVISE, on_case=True)
def decline(said: Said, store: Store) -> Answer:
    """不督办 12 — 走街提议督办的，这次不督办；已经签发的，会问是不是办结"""
    if order := supervision.issued(said.case, store):
        return Ask(
            wording.not_wanted(said.case, order),
            f"办结 {said.case.number} {wording.SURE} 不督办了",
            only_yes=True,
        )
    return supervision.decline(said.case, said.cause, store)


@command("签收", "receive", does=Action.RECEIVE, on_case=True)
def receive(said: Said, store: Store) -> Answer:
    """签收 12 — 单位负责人签收督办单"""
    return supervision.receive(said.case, said.cause, store)


@command("回复", "reply", does=Action.REPLY, on_case=True)
def reply(said: Said, store: Store) -> Answer:
    """回复 12 说明 — 单位负责人回复督办单"""
    if not said.words:
        return Ask(f"督办 #{said.case.number} 办得怎么样？请写说明。", f"回复 {said.case.number}")
    return supervision.reply(said.case, said.cause, store)


@command("办结", "settle", does=Action.SUPERVISE, on_case=True)
def settle(said: Said, store: Store) -> Answer:
    """办结 12 — 创建办办结督办单，单位还没签收、回复的先问一句"""
    return _settled(said.words, said, store)


@command(wording.PAPER, "slip", does=Action.SEE, on_case=True)
def paper(said: Said, store: Store) -> Answer:
    """督办单 12 — 要督办单的 Word 文件"""
    if not said.case.supervised:
        raise NotSupervised(said.case)
    order = Order("督办单", said.at, case=said.case.number)
    return Outgoing(said.chat, f"督办{said.case.supervised} #{said.case.number}", order=order)
