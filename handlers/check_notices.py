"""查岗通报: the office signs the notice about somebody who was not at their post, drops it, or takes it back."""

from __future__ import annotations

import re

from actions import dutychecks
from domain.actions import Action
from domain.chat import Choice, Outgoing
from domain.dutychecks import CheckState, DutyCheck
from handlers.dutychecks import TO_A_CHECK
from handlers.kit import Answer, Said, command
from storage.store import Store
from texts import dutychecks as wording

MOST_NOTICES = 5  # as buttons
_BACK = re.compile(
    r"(?:要|想|请|先)*(?:撤回|撤掉?|撤销|收回|作废|取消)(?:吧|了|掉)?[\s,，:：。]*(?P<why>.*)", re.DOTALL
)


@command(wording.NOTICE, "checknotice", does=Action.SIGN_NOTICE)
def sign(said: Said, store: Store) -> Answer:
    """查岗通报 3 签发 — 创建办签发查岗的通报；不发的写 不发"""
    found = TO_A_CHECK.fullmatch(said.words)
    drafted = store.duty.check(int(found[1])) if found else None
    if found is None and (back := _BACK.fullmatch(said.words)):
        return _last_back(back["why"], said, store)
    if found is None or drafted is None:
        return "没有这次查岗，请核对编号。例：查岗通报 3 签发"
    if back := _BACK.fullmatch(found[2].strip()):
        return _back(drafted, back["why"], said, store)
    if drafted.state is not CheckState.DRAFTED:
        return f"查岗{drafted.id}号现在是“{drafted.state}”，不用签发。"
    match found[2].strip():
        case "签发" if not dutychecks.may_sign(drafted, said.person, store):
            return "查岗是您查的，通报请创建办别的人签发。"
        case "签发":
            return dutychecks.sign(drafted, said.person, said.cause, store)
        case "不发":
            return dutychecks.drop(drafted, said.person, said.cause, store)
    return dutychecks.shown(drafted, said.chat, store)


def _back(signed: DutyCheck, why: str, said: Said, store: Store) -> Answer:
    """撤回 of a notice, by those who may sign it; one that was not signed is to be dropped (不发)."""
    if signed.state is not CheckState.SIGNED:
        return f"查岗{signed.id}号现在是“{signed.state}”，没有通报过。"
    if not dutychecks.may_sign(signed, said.person, store):
        return "查岗是您查的，通报请创建办别的人撤回。"
    return dutychecks.take_back(signed, said.person, said.cause_saying(why), store)


def _last_back(why: str, said: Said, store: Store) -> Answer:
    """The same without a number: which of those that this person signed today; asked even if it is the only one."""
    own = [one for one in store.duty.checks_in([CheckState.SIGNED]) if one.signed_by == said.person.id]
    today = [
        one for one in own if one.signed_at and one.signed_at.astimezone(store.zone).date() == said.today
    ]
    if not today:
        return "您今天没有签发过查岗通报。要撤以前的请写编号：查岗通报 1 撤回 理由"
    choices = tuple(
        Choice(f"查岗{one.id}号", f"查岗通报 {one.id} 撤回 {why}".strip()) for one in today[-MOST_NOTICES:]
    )
    return Outgoing(said.chat, "撤回哪一个通报？", choices=choices)
