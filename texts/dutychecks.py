"""The words of 查岗: who should be at a post, what was found, the unit's explanation, and the notice."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from domain.district import District
from domain.duty import unit_of
from domain.dutychecks import CheckState, DutyCheck
from domain.rollcall import RollCall
from domain.rosters import Roster, Shift
from texts import duty, times
from texts.typed import one_line

MOST_WORDS = 60  # characters of somebody's words
RESULT, CORRECTION, NOTICE = "查岗结果", "查岗更正", "查岗通报"
PRESENT, ABSENT, ALL, NOBODY = "在岗", "不在岗", "都在岗", "都不在岗"
UNCALLED = "这班没有点名叫人"
HOW = "查哪个岗？请发：查岗 岗位或点位，如：查岗 人民广场"
CANNOT_CHECK_ONESELF = "不能查自己的岗，请别的督查员或创建办来查。"


def who_should_be(
    shift: Shift, people: Sequence[str], call: RollCall | None, now: datetime, district: District
) -> str:
    """Who should be at a post now, each with what they answered; that nobody was called, if the shift was laid out
    after its beginning."""
    head = f"【查岗】{duty.shift_in_words(shift, now, district)}"
    uncalled = f"（{UNCALLED}，可能还不知道）" if call is None else ""
    return f"{head}{uncalled}\n应在岗：{'、'.join(people) or '没有人'}"


def with_answer(name: str, person: int, call: RollCall | None) -> str:
    """`程晓燕（到）`, `毛俊逸（未应答）`; the name alone where the shift was not called."""
    return name if call is None else f"{name}（{answered(person, call)}）"


def answered(person: int, call: RollCall | None) -> str:
    """What somebody answered to the call of the shift, if there was one."""
    return UNCALLED if call is None else call.said(person) or "未应答"


def asked_of(name: str) -> str:
    """Who is looked for now."""
    return f"{name} 在不在？"


def who_is(result: str, names: Sequence[str]) -> str:
    """Several should be there: of whom it was meant."""
    return f"谁{result}？应在岗：{'、'.join(names)}"


def present(names: str) -> str:
    """What was noted of whoever was there."""
    return f"{names} 在岗，已记下。"


def absent(name: str, number: int) -> str:
    """What was noted of one who was not there, under the number of the check."""
    return f"{name} 不在岗，已记下（查岗{number}号），已请单位说明。"


def again(name: str, check: DutyCheck) -> str:
    """Somebody was looked for at this shift already."""
    what = PRESENT if check.present else ABSENT
    return f"{name} 这一班查过了：{what}。记错了发：{CORRECTION} {check.id} {ABSENT if check.present else PRESENT}"


def put_right(name: str, check: DutyCheck) -> str:
    """To whoever noted it wrongly."""
    what = PRESENT if check.present else f"{ABSENT}，已请单位说明"
    return f"查岗{check.id}号改好了：{name} {what}。"


def needs_no_word(name: str, check: DutyCheck) -> str:
    """To the unit that was asked to explain."""
    return f"查岗{check.id}号更正：{name} 在岗，先前记错了，不用说明，也不通报。"


def stays(name: str, check: DutyCheck) -> str:
    """It cannot be put right any more, or is so already."""
    if check.state in (CheckState.SIGNED, CheckState.DROPPED):
        how = (
            f"通报错了，请创建办撤回：查岗通报 {check.id} 撤回 理由"
            if check.state is CheckState.SIGNED
            else ""
        )
        return f"查岗{check.id}号已经有结果（{check.state}），不能再改。{how}"
    return f"查岗{check.id}号记的就是：{name} {PRESENT if check.present else ABSENT}。"


def done(checks: Sequence[DutyCheck]) -> str:
    """Everybody was looked for."""
    gone = sum(not one.present for one in checks)
    return f"查完了：在岗 {len(checks) - gone}，不在岗 {gone}。"


def facts(check: DutyCheck, roster: Roster, answered: str, district: District, *, names: bool = True) -> str:
    """What was found, in one sentence: `3月7日 10:20，查金山社区人民广场文明岗（09:00 那班），郑小满不在岗`."""
    unit = district.unit.get(unit_of(roster, district) or 0)
    who = duty.names([check.person], district) if names else "1 人"
    when = f"{times.day(check.at.date())} {check.at:%H:%M}"
    place = f"{unit.short if unit else ''}{duty.post(roster, district)}（{check.shift} 那班）"
    words = f"（{one_line(check.words, MOST_WORDS)}）" if check.words and names else ""
    what = PRESENT if check.present else ABSENT
    return f"{when} 查{place}，{who}{what}{words}。值班应答：{answered}。"


def please_explain(check: DutyCheck, told: str, now: datetime) -> str:
    """To the unit, once."""
    until = f"{times.moment(check.explain_by, now)} 前" if check.explain_by else ""
    return f"【查岗{check.id}号】{told}\n请单位或本人说明，{until}发：查岗说明 {check.id} 原因"


def explained(check: DutyCheck) -> str:
    """The answer to whoever explained."""
    return f"查岗{check.id}号的说明已记下，交创建办看。"


def draft(check: DutyCheck, told: str, unit: str, *, names: bool) -> str:
    """The notice as the office sees it before it is signed; in a group without what may name somebody."""
    why = _explanation(check) if names else f"名字和说明请私聊看：查岗 {check.id}号"
    return f"【通报草稿】查岗{check.id}号\n{told}\n{why}\n签发后只发{unit or '本单位'}。"


def notice(check: DutyCheck, told: str, signer: str) -> str:
    """The notice itself."""
    return f"【通报】查岗{check.id}号\n{told}\n{_explanation(check)}\n创建办 {signer} 签发"


def signed(check: DutyCheck, unit: str) -> str:
    """To whoever signed the notice."""
    return f"查岗{check.id}号已签发，发给{unit}。签错了发：查岗通报 {check.id} 撤回 理由"


def taken_back(check: DutyCheck, why: str) -> str:
    """That a notice which was signed does not hold."""
    return f"查岗{check.id}号的通报撤回，不算数{f'：{one_line(why)}' if why else ''}。"


def dropped(check: DutyCheck) -> str:
    """No notice comes of it."""
    return f"查岗{check.id}号：创建办看过，不通报。"


def so_far(check: DutyCheck, told: str, district: District) -> str:
    """How far a check is, with the unit's explanation."""
    signer = duty.names([check.signed_by], district) if check.signed_by else ""
    if check.taken_back_by:
        signer = f"{signer}签发，{duty.names([check.taken_back_by], district)}撤回"
    lines = [f"【查岗{check.id}号】{check.state}{f'（{signer}）' if signer else ''}", told]
    return "\n".join([*lines, *([_explanation(check)] if check.explanation else [])])


def open_ones(checks: Sequence[DutyCheck]) -> str:
    """The checks of which something is still to come."""
    told = [
        f"{state} {'、'.join(f'{one.id}号' for one in checks if one.state is state)}"
        for state in (CheckState.ASKED, CheckState.DRAFTED)
        if any(one.state is state for one in checks)
    ]
    return f"{'；'.join(told)}。看一件发：查岗 {checks[0].id}号" if told else ""


def _explanation(check: DutyCheck) -> str:
    return f"单位说明：{one_line(check.explanation, 200)}" if check.explanation else "单位到时没有说明。"
