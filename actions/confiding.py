"""保密 and 公开: a case that only the office, its handler and its reporter know of, and its way back to all."""

from __future__ import annotations

from dataclasses import replace

from actions import self_reports, supervision
from actions.cards import moved
from actions.history import event
from domain.cases import Case, Step
from domain.cause import Cause
from domain.chat import Outgoing
from domain.life import must_allow
from domain.refused import ConfidentialAlready, NotConfidential, SharedOut, TooLateToConceal
from storage.store import Store

IN_GROUP = "收到，已转创建办单独处理，这里不再显示。办理情况请私聊我看。"
NOBODY_ALONE = "创建办还没有人和我私聊过，没人能私下收到。请直接联系创建办。"
TOLD_BEFORE = "以前发到群里的收不回来，以后只有创建办、经办人和上报人看得到"


def conceal(case: Case, cause: Cause, store: Store) -> list[Outgoing]:
    """保密: from now on it is in no group, list, figure or paper. Raises WrongState,
    ConfidentialAlready, TooLateToConceal, SharedOut.

    Only soon after the report (撤回时限) and before its limit: else what is late would leave the figures.
    """
    must_allow(case, Step.ADD)
    if case.confidential:
        raise ConfidentialAlready(case)
    if told := _told_to_others(case, store):
        raise SharedOut(case, told)
    late = case.due_at is not None and case.due_at < cause.at
    if late or cause.at - case.opened_at > store.rules.withdrawing:
        raise TooLateToConceal(case, store.rules.withdrawing)
    after = replace(case, confidential=True, group=None)
    store.cases.move(case, after, event(after, Step.ADD, replace(cause, words="标为保密")))
    after, _ = self_reports.trace(after, cause, store)
    return moved(case, after, cause, store, TOLD_BEFORE)


def _told_to_others(case: Case, store: Store) -> Step | None:
    """By which step other units know of it and have to do with it."""
    if case.part or case.parts:
        return Step.SPLIT
    if case.consulted_until is not None:
        return Step.CONSULT
    if case.partners:
        return Step.ASSIST
    return Step.SUPERVISE if supervision.issued(case, store) else None


def disclose(case: Case, cause: Cause, store: Store) -> list[Outgoing]:
    """公开: it goes the way of every other case from now on. Raises WrongState, NotConfidential."""
    must_allow(case, Step.ADD)
    if not case.confidential:
        raise NotConfidential(case)
    after = replace(case, confidential=False)
    store.cases.move(case, after, event(after, Step.ADD, replace(cause, words="不再保密")))
    after, asked = self_reports.trace(after, cause, store)
    return [*moved(case, after, cause, store, "不再保密，按一般问题办理"), *asked]
