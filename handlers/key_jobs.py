"""重点工作: what a meeting decided gets a standard, milestones by date, and reports of how far it is, with evidence."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from actions import resolutions as actions
from domain.actions import Action
from domain.chat import Outgoing
from domain.district import Role
from domain.key_jobs import WHOLE, JobReport, in_order
from domain.lexicon import NUMBER, number
from domain.refused import NoSuchCase
from domain.resolutions import Resolution
from handlers.kit import Answer, Ask, Said, asked_as, command, listener
from handlers.not_understood import NotUnderstood
from storage.store import Store
from texts import key_jobs as wording
from texts import resolutions as lines
from texts import times
from understanding.orders.until import until_and_why

_NUMBERED = re.compile(r"(?:议定|#|第)?\s*(\d{1,5})\s*(?:件|号)?[\s,，:：]+(.*)", re.DOTALL)
_PERCENT = re.compile(rf"百分之\s*(?P<said>{NUMBER})|(?P<written>\d{{1,3}})\s*[%％]")
_HOW_FAR = re.compile(
    r"(?:各项|这些|几项|现在|目前)?重点工作(?:都|现在|目前)?(?:进展|进度|推进|完成|办|做|落实)(?:情况)?(?:得|到)?(?:怎么样|怎样|如何|哪一步|哪了|什么程度)?了?[\s呢啊？?。]*"
)
_CASE = re.compile(r"[#＃](\d{1,9})")
_BETWEEN = re.compile(r"[；;\n]+")
MOST_CASES = 20  # of one report


@command("重点工作", "keyjobs", does=Action.FULFIL, fits=re.compile(""))
def key_jobs(said: Said, store: Store) -> Answer:
    """重点工作 — 各件的标准、节点、进度，超期的标出来"""
    return _listed(said, store)


@listener(does=Action.FULFIL, wants=asked_as(_HOW_FAR))
def how_far(said: Said, store: Store) -> Answer:
    """重点工作进展怎么样: the same, asked as a question."""
    return _listed(said, store)


def _listed(said: Said, store: Store) -> str:
    units = None if _sees_all(said) else store.district.within(said.person.unit)
    found = [one for one in store.resolutions.open(units) if one.job.is_one]
    if not found:
        return "\n".join([wording.NONE, *([wording.HOW] if _sees_all(said) else [])])
    behind = sorted(found, key=lambda one: not one.job.late(said.today))
    told = [lines.line(one, said.today, store.district) for one in behind[: lines.MOST_LISTED]]
    return "\n".join([f"重点工作 {len(found)} 件：", *told, "看一件发：议定 编号"])


@command("议定 标准", "重点工作 标准", "jobstandard", does=Action.RESOLVE)
def standard(said: Said, store: Store) -> Answer:
    """议定 标准 3 外立面统一 — 定下做到什么样算好"""
    found = _NUMBERED.fullmatch(said.words.strip())
    if found is None or not found[2].strip():
        return wording.HOW_STANDARD
    one = actions.must_be_open(int(found[1]), store)
    store.key_jobs.set_standard(one.number, found[2].strip(), said.person.id, said.at)
    return wording.standard_kept(one.number, found[2])


@command("议定 节点", "重点工作 节点", "jobmilestones", does=Action.RESOLVE)
def milestones(said: Said, store: Store) -> Answer:
    """议定 节点 3 3月20日 出方案；4月20日 过半 — 定时间进度"""
    found = _NUMBERED.fullmatch(said.words.strip())
    if found is None or not found[2].strip():
        return wording.HOW_MILESTONES
    one = actions.must_be_open(int(found[1]), store)
    try:
        parts = [_milestone(part, one, said, store) for part in _BETWEEN.split(found[2]) if part.strip()]
    except NotUnderstood as unclear:
        return str(unclear)
    planned = in_order(parts[: wording.MOST_MILESTONES])
    if planned is None:
        return wording.HOW_PERCENT
    store.key_jobs.set_milestones(one.number, planned, said.person.id, said.at)
    return wording.milestones_kept(one.number, replace(one.job, milestones=planned), said.today)


@command("议定 进度", "重点工作 进度", "jobprogress", does=Action.FULFIL)
def progress(said: Said, store: Store) -> Answer:
    """议定 进度 3 40% 说明 — 附照片或问题编号作证据（责任单位或创建办）"""
    found = _NUMBERED.fullmatch(said.words.strip())
    percent = _PERCENT.search(found[2]) if found else None
    if found is None or percent is None:
        return wording.HOW_PROGRESS
    share = _share(percent)
    if share > WHOLE:
        return wording.TOO_MUCH
    one = actions.theirs(actions.must_be_open(int(found[1]), store).number, said.person, store)
    words = " ".join(f"{found[2][: percent.start()]} {found[2][percent.end() :]}".split())
    cases = _cases(words, store)
    if not (said.photos or cases):
        return Ask(wording.NO_PROOF, f"议定 进度 {one.number} {share}% {words}".strip(), or_photos=True)
    words = _CASE.sub("", words).strip(" 、，,")
    told = JobReport(share, words, said.person.id, said.at, said.photos, cases, said.cause.reference)
    store.key_jobs.report(one.number, told)
    job = replace(one.job, progress=(*one.job.progress, told))
    return wording.reported(one.number, told, job, said.today)


def show(which: int, said: Said, store: Store) -> Answer:
    """One decision whole, with the photos of its last report. Raises NoSuchResolution, NotYourResolution."""
    one = actions.known(which, store) if _sees_all(said) else actions.theirs(which, said.person, store)
    cases = store.cases.some({case for told in one.job.progress for case in told.cases})
    head = lines.line(one, said.today, store.district)
    text = wording.whole(head, one.job, cases, store.district, said.at)
    return Outgoing(said.chat, text, one.job.progress[-1].photos if one.job.progress else ())


def _share(found: re.Match[str]) -> int:
    """`40%`, `百分之四十`."""
    return int(number(found["said"]) or 0) if found["said"] else int(found["written"])


def _sees_all(said: Said) -> bool:
    return said.person.has(Role.OFFICE, Role.LEADER)


def _milestone(part: str, one: Resolution, said: Said, store: Store) -> tuple[date, str, int | None]:
    """`3月20日 出方案 20%`. Raises NotUnderstood."""
    percent = _PERCENT.search(part)
    rest = f"{part[: percent.start()]} {part[percent.end() :]}" if percent else part
    until, words = until_and_why(rest.strip(" ()（）"), said.today)
    if until is None or not words:
        raise NotUnderstood(f"“{part.strip()[:20]}”这一步没看懂。{wording.HOW_MILESTONES}")
    day = until.moment(said.at, store.calendar).date()
    if day < said.today:
        raise NotUnderstood(times.is_past(day))
    if day > one.until:
        raise NotUnderstood(wording.not_after(one.until))
    return day, words.strip(" ()（）"), _share(percent) if percent else None


def _cases(words: str, store: Store) -> tuple[int, ...]:
    """The cases that are named as evidence; of what is confidential not even that there is one. Raises NoSuchCase."""
    numbers = tuple(dict.fromkeys(int(one) for one in _CASE.findall(words)))[:MOST_CASES]
    known = store.cases.some(numbers)
    for one in numbers:
        if one not in known or known[one].confidential:
            raise NoSuchCase(one)
    return numbers
