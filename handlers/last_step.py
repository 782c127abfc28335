"""刚才那步撤了吧: what somebody did last, and how that is put right, for no step is undone by itself."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from actions import signing
from domain.actions import Action
from domain.authority import belongs_here
from domain.cases import Case, Event, Step
from domain.chat import Choice, Outgoing
from domain.life import may_take
from handlers.kit import Answer, Ask, Said, button, command
from handlers.signing import TAKE_BACK
from storage.store import Store
from texts import times
from texts.cases import row
from texts.life import of_step
from understanding.orders.repair_back import UNFIX
from understanding.orders.steps import RECTIFY

WORD = "上一步"
AT = "#"  # before the number of the case whose last step is meant; without it that of the case that should have been
_OF = re.compile(rf"{AT}(\d{{1,7}})")
LATELY = timedelta(hours=12)
_NOTHING = "您今天还没办过什么，没有可撤的。报错了请发：撤回 编号"
_ELSEWHERE = "您刚才办的不是这个群的件，请私聊我发：刚才那步"
_PUT_RIGHT = {
    Step.REPORT: "撤回 {} 理由",
    Step.PASS: "重开 {} 理由；单位要再报一次整改，再核查",
    Step.SUPERVISE: "不督办 {}",
    Step.FAIL: "补充 {} 情况，并告诉经办人",
    Step.UNFIXED: "整改 {}（附照片）",
    Step.ASSIGN: "改派 {} 单位",
    Step.RETURN: "补充 {} 情况，请创建办再派",
    Step.ACCEPT: "不予受理 {} 理由",
    Step.REJECT: "重开 {} 理由",
    Step.VOID: "重开 {} 理由",
    Step.ADD: "补充 {} 对的情况",
}
_PARTED = "要拆出来重开吗？单位、经办人和时限照并案前。回“是”照办，回“取消”不办。"
_ELSE = "补充 {} 说明，请创建办来改"


@command(WORD, does=Action.MINE, by_button=True)
def last_step(said: Said, store: Store) -> Answer:
    """上一步 — 自己刚才办的是哪一件、怎么改回来"""
    if _was_among_the_last(said, store):
        said = replace(said, words=f"{AT}{said.words}")
    of = _OF.fullmatch(said.words)
    event = store.cases.last_step_of(said.person.id, said.at - LATELY, int(of[1]) if of else None)
    case = store.cases.get(event.case) if event else None
    if event is None or case is None:
        return _NOTHING
    if said.group is not None and not belongs_here(case, said.group, store.district):
        return _ELSEWHERE
    if event.step is Step.RECTIFY and said.words.isdecimal():
        return _its_photo_is_of(int(said.words), case, store)
    shown = row(case, store.district, said.at)
    how = _how(event, case, said, store)
    told = f"您刚才办的（{times.moment(event.at, said.at)}）：{_named(event)}\n{shown.text}"
    if event.step is Step.RECTIFY and may_take(case, Step.UNFIXED):
        back = button(UNFIX, f"{UNFIX} {case.number}")
        return Outgoing(said.chat, f"{told}\n要撤回请发：{how}", rows=(shown,), choices=(back,))
    if event.step is Step.MERGE and may_take(case, Step.REOPEN):
        return Ask(f"{told}\n{_PARTED}", f"重开 {case.number} 并错了", only_yes=True)
    other = _another(said, event, store)
    return Outgoing(said.chat, f"{told}\n这一步不能直接撤。要改请发：{how}", rows=(shown,), choices=other)


def _was_among_the_last(said: Said, store: Store) -> bool:
    """True where cases were judged one after the other, and this is one of them: 3过 4不行, and then 3点快了."""
    if not said.words.isdecimal():
        return False
    last = store.cases.last_step_of(said.person.id, said.at - LATELY, None)
    own = store.cases.last_step_of(said.person.id, said.at - LATELY, int(said.words))
    if last is None or own is None or own.case == last.case:
        return False
    return {own.step, last.step} == {Step.PASS, Step.FAIL}


def _how(event: Event, case: Case, said: Said, store: Store) -> str:
    """What to send; what was asked for and waits for signatures is taken back in its own way."""
    matter = signing.waiting(case, said.at, store) if event.step is Step.ADD else None
    if matter is not None and matter.opened_by == said.person.id:
        return f"{matter.kind} {case.number} {TAKE_BACK}"
    if event.step is Step.RECTIFY and may_take(case, Step.UNFIXED):
        return f"{UNFIX} {case.number} 理由；只是照片不对，请发：补充 {case.number} 情况，附对的照片"
    if event.step is Step.RETURN and case.consulted_until:
        return f"意见 {case.number} 内容"
    if event.step is Step.RETURN and may_take(case, Step.CLAIM):
        return f"认领 {case.number}"
    return _PUT_RIGHT.get(event.step, _ELSE).format(case.number)


def _another(said: Said, event: Event, store: Store) -> tuple[Choice, ...]:
    """The same step for the case that was meant: 不对，是96, said after 作废 95."""
    number = int(said.words) if said.words.isdecimal() else event.case
    case = store.cases.get(number) if number != event.case else None
    step = of_step(event.step).command if event.step is not Step.REPORT else ""
    if case is None or not step or case.confidential:
        return ()
    text = f"{step} {number} {event.words.strip()}".strip()
    return (Choice(f"{step} #{number}", text),)


def _its_photo_is_of(number: int, case: Case, store: Store) -> Answer:
    """发错了 这张是90的: offers to report that one fixed with the photo, and tells how this one gets its own."""
    if number == case.number:
        return f"刚才报整改的就是 #{number}。"
    other = store.cases.get(number)
    if other is None or other.confidential:
        return f"没有 #{number} 这一件。"
    photos = store.photos.of(case.number, Step.RECTIFY)
    told = (
        f"#{case.number} 的照片不对，请再发一张对的：补充 {case.number}（附照片），核查的人会看到。"
        f"还没整改的，请发：{UNFIX} {case.number}"
    )
    asked = f"这张照片报成 #{number} 的整改吗？回“是”照办。"
    return Ask(f"{told}\n{asked}", f"{RECTIFY} {number}", tuple(photos[-1:]), only_yes=True)


def _named(event: Event) -> str:
    words = event.words.strip()
    return f"{event.step} #{event.case}{f'，{words}' if words else ''}"
