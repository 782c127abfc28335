"""督办: the office orders, the unit's head signs for it and answers, the office ends it; the document on demand."""

from __future__ import annotations

from actions import supervision
from domain.actions import Action
from domain.chat import Outgoing
from domain.order import Order
from domain.refused import NotSupervised
from handlers.kit import Answer, Ask, Said, command
from storage.store import Store
from texts import supervision as wording
from understanding.orders.supervised import said_to_be_over


@command("督办", "supervise", does=Action.SUPERVISE, on_case=True)
def supervise(said: Said, store: Store) -> Answer:
    """督办 12 [要求] — 签发督办单，单位负责人签收、回复"""
    if (finding := said_to_be_over(said.words)) is not None:
        return supervision.settle(said.case, said.cause_saying(finding), store)
    return supervision.issue(said.case, said.cause, store)


@command("不督办", "unsupervise", does=Action.SUPERVISE, on_case=True)
def decline(said: Said, store: Store) -> Answer:
    """不督办 12 — 走街提议督办的，这次不督办；已经签发的，会问是不是办结"""
    if order := supervision.issued(said.case, store):
        return Ask(wording.not_wanted(said.case, order), f"办结 {said.case.number} 不督办了", only_yes=True)
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
    """办结 12 — 创建办办结督办单"""
    return supervision.settle(said.case, said.cause, store)


@command(wording.PAPER, "slip", does=Action.SEE, on_case=True)
def paper(said: Said, store: Store) -> Answer:
    """督办单 12 — 要督办单的 Word 文件"""
    if not said.case.supervised:
        raise NotSupervised(said.case)
    order = Order("督办单", said.at, case=said.case.number)
    return Outgoing(said.chat, f"督办{said.case.supervised} #{said.case.number}", order=order)
