"""延期 and 挂账, and 同意 or 不同意 by those who have to sign them."""

from __future__ import annotations

import re
from datetime import datetime

from actions import appeals, signing
from domain.actions import Action
from domain.chat import Kind
from domain.life import must_allow
from domain.matters import Matter, MatterKind
from handlers.kit import Answer, Ask, Said, command
from storage.store import Store
from texts import times
from understanding.orders.until import until_and_why

TAKE_BACK, CHANGE = "撤回", "改到"  # behind 延期 and 挂账
_BACK = re.compile(rf"{TAKE_BACK}[\s,，:：]*(.*)", re.DOTALL)


@command("延期", "extend", does=Action.EXTEND, on_case=True)
def extend(said: Said, store: Store) -> Answer:
    """延期 12 到 12月20日 理由 — 到期前申请延期，也可写几点、几天"""
    return _asked(said, store, MatterKind.EXTENSION, "为什么延期？请写理由。")


@command("挂账", "defer", does=Action.DEFER, on_case=True)
def defer(said: Said, store: Store) -> Answer:
    """挂账 12 到 12月20日 措施 — 一时办不了，先采取措施挂账"""
    return _asked(said, store, MatterKind.DEFERRAL, "这段时间采取什么措施？请写明。")


@command("同意", "agree", does=Action.SIGN, on_case=True)
def agree(said: Said, store: Store) -> Answer:
    """同意 12 — 同意延期、挂账或申诉"""
    if appeals.waiting(said.case, store):
        return appeals.agree(said.case, said.person, said.cause, store)
    return _another_day(said, store) or signing.agree(said.case, said.person, said.cause, store)


def _another_day(said: Said, store: Store) -> Ask | None:
    """What is asked of whoever agrees to another day than was asked for: 81同意 延到16号."""
    number, asked = said.case.number, signing.waiting(said.case, said.at, store)
    until = until_and_why(said.words, said.today)[0] if asked and said.words else None
    if asked is None or asked.until is None or until is None or until.day is None:
        return None
    applied = asked.until.astimezone(store.zone).date()
    if until.day == applied:
        return None
    text = (
        f"#{number} 申请{asked.kind}到{times.day(applied)}，不是{times.day(until.day)}。按申请的日期同意吗？"
    )
    return Ask(text, f"同意 {number}", only_yes=True)


@command("不同意", "disagree", does=Action.SIGN, on_case=True)
def disagree(said: Said, store: Store) -> Answer:
    """不同意 12 理由 — 不同意延期、挂账或申诉"""
    appealed = appeals.waiting(said.case, store)
    if appealed:
        appeals.must_sign(said.case, said.person, store)
    else:
        signing.must_sign(said.case, said.person, said.at, store)
    if not said.words:
        return Ask(f"#{said.case.number} 为什么不同意？请写理由。", f"不同意 {said.case.number}")
    if appealed:
        return appeals.refuse(said.case, said.person, said.cause, store)
    return signing.refuse(said.case, said.person, said.cause, store)


def _asked(said: Said, store: Store, word: MatterKind, why: str) -> Answer:
    """Until when, and the reason, in whichever order; what is missing is asked for. 撤回 takes it back."""
    if back := _BACK.fullmatch(said.words):
        return signing.take_back(word, said.case, said.cause_saying(back[1].strip()), store)
    must_allow(said.case, signing.STEPS[word])
    number = said.case.number
    anew = said.words.startswith(CHANGE)
    until, reason = until_and_why(said.words.removeprefix(CHANGE).strip(), said.today)
    own = signing.own(word, said.case, said.person, said.at, store)
    if until is None:
        so_far = said.words.removesuffix(" 到")
        known = f" {so_far} 到" if so_far and not re.search(r"\d", so_far) else ""
        text = f"#{number} {word}到哪一天？请写日期和原因，如：12月20日 等材料"
        return Ask(text, f"{word} {number}{known}")
    since = said.case.due_at if word is MatterKind.EXTENSION else None
    moment = until.moment(since or said.at, store.calendar)
    if own is not None and not anew and own.until != moment:
        return _instead(said, own, moment, reason, store)
    reason = reason or (own.words if own and anew else "")
    if not reason:
        return Ask(f"#{number} {why}", f"{word} {number} 到 {moment:%Y-%m-%d %H:%M}")
    ask = signing.ask_extension if word is MatterKind.EXTENSION else signing.ask_deferral
    before = signing.take_back(word, said.case, said.cause_saying(""), store) if own and anew else []
    told = [one for one in before if one.kind is Kind.NOTICE]  # whose buttons are of the former day
    return [*told, *ask(said.case, moment, said.cause_saying(reason), store)]


def _instead(said: Said, own: Matter, moment: datetime, reason: str, store: Store) -> Ask:
    """Whether another day is to stand in an application that nobody has decided."""
    assert own.until is not None, "asked for with its day"
    number, kind = said.case.number, own.kind
    before, after = (times.day(one.astimezone(store.zone).date()) for one in (own.until, moment))
    text = f"#{number} 已经申请{kind}到{before}，还没签完。改成到{after}吗？回“是”照办。"
    then = f"{kind} {number} {CHANGE} {moment.astimezone(store.zone):%Y-%m-%d %H:%M} {reason}".strip()
    return Ask(text, then, only_yes=True)
