"""Products called for in a whole sentence: 这周的周报发我, 上个月评分结果, 红榜有谁, 会议定的事还有哪些."""

from __future__ import annotations

import re
from dataclasses import replace

from domain.actions import Action
from domain.bulletins import BulletinKind
from domain.chat import Incoming
from domain.periods import find_period
from domain.stretches import EditionKind
from domain.tally import DISTRICT
from handlers import (
    board,
    bulletins,
    burden,
    day_reports,
    duty,
    editions,
    flying_squad,
    hard_cases,
    lagging,
    last_visits,
    ledger,
    ledger_under_way,
    redlist,
    resolutions,
    score,
    scored,
    tails,
    timetable,
)
from handlers.kit import Answer, Handler, Said, Wants, is_plain, listener
from storage.store import Store
from understanding.nights import days_alone

_PLEASE = (
    r"(?:请|一份|一下|麻烦|帮|给|我|想|再|把|看下?|查下?|发下?|传"
    r"|来|导出?|拉|弄|做|要)*"
)
_GIVE = (
    r"(?:再|发下?|传|导|给|我们?|看下?|一下|一份|一遍|来|出|做|好|了|没|有|在哪里?|怎么样|如何)*"
    r"[呢吗吧啊]*"
)
_END = r"\s*[。！!？?～~]*"
_EDITION = re.compile(
    rf"{_PLEASE}(?P<when>.{{0,20}}?)的?(?P<kind>{'|'.join(EditionKind)})的?"
    rf"(?P<file>文件|文档|word)?{_GIVE}{_END}",
    re.IGNORECASE,
)
_IF_DONE = re.compile("[好来完出]了?(?:没|吗)")
_LEDGER = re.compile(rf"{_PLEASE}(?P<when>.{{0,20}}?)的?(?:整改)?台账{_GIVE}{_END}")
_DRAFTED = re.compile(
    rf"{_PLEASE}(?P<when>.{{0,12}}?)的?(?:工作)?(?P<kind>{'|'.join(BulletinKind)}){_GIVE}{_END}"
)
_SHOWN = re.compile(
    rf"{_PLEASE}(?P<when>.{{0,20}}?)的?(?P<kind>晒比拼|时间表|弱项|老大难|待巡查|尾巴|飞检情况|日报){_GIVE}{_END}"
)
_DUTY = re.compile(rf"{_PLEASE}(?P<when>.{{0,12}}?)的?(?:值班表|值班安排|排班表?){_GIVE}{_END}")
_BURDEN = re.compile(rf"{_PLEASE}(?P<when>.{{0,12}}?)的?负担(?:重不重|大不大)?{_GIVE}{_END}")
_SCORING = re.compile(rf"{_PLEASE}(?P<when>.{{0,12}}?)的?评分{_GIVE}{_END}")
_SCORES = re.compile(rf"{_PLEASE}(?P<when>.{{0,12}}?)的?(?:评分|互评)的?(?:结果|得分){_GIVE}{_END}")
_LIST = r"(?:红[黄黑]榜|[红黄黑]榜)"
_WHO = r"(?:谁|(?:哪些|哪几[个家]|哪个)(?:网格|单位|社区|村)?)"
_LISTED = re.compile(
    rf"(?P<then>.{{0,12}}?){_WHO}(?:上了?|进了?|在){_LIST}(?:上|里)?了?{_END}"
    rf"|{_PLEASE}(?P<when>.{{0,12}}?)的?{_LIST}上?(?:都?有|都?是)?(?:{_WHO}|名单|公布了?)?{_GIVE}{_END}"
)
_DECIDED = re.compile(
    rf"(?:会议?上?|上次会议?上?)?(?:还有)?(?:哪些)?(?:议定|会上定|会议定)的?(?:事项|事情|事)"
    rf"(?:还)?(?:有|剩)?(?:哪些|哪几件|几件|什么)?(?:都?(?:没|没有|还没)(?:办完?|完成|做完?|落实))?的?{_GIVE}{_END}"
)


def _spoken_to(message: Incoming) -> bool:
    """Words to the bot and nothing else: colleagues ask each other for reports too."""
    bare = is_plain(message) and message.quotes is None
    return bare and message.spoken_to


def _is_known(words: str, message: Incoming, store: Store) -> bool:
    """Do these words name nothing but days and a part of the district?"""
    found = find_period(words, message.at.astimezone(store.zone).date())
    part = (found[1] if found else words).strip(" 的")
    return not part or part == DISTRICT or store.recogniser.find_scope(part) is not None


def _asks_for(form: re.Pattern[str], openly: re.Pattern[str] | None = None) -> Wants:
    """What fits the form; in a group only if the bot is named, or the words ask `openly` for what it alone knows."""

    def wants(message: Incoming, store: Store) -> bool:
        meant = _spoken_to(message) or (
            openly is not None and is_plain(message) and openly.search(message.text)
        )
        found = form.fullmatch(message.text.strip()) if meant else None
        return found is not None and _is_known(_when(found), message, store)

    return wants


def _when(found: re.Match[str]) -> str:
    groups = found.groupdict()
    said = (groups.get("when") or groups.get("then") or "").strip()
    return days_alone(said)  # 昨晚的晒比拼 is that of the day


def _found(form: re.Pattern[str], said: Said) -> re.Match[str]:
    found = form.fullmatch(said.words)
    assert found
    return found


def _as_if(handler: Handler, words: str, said: Said, store: Store) -> Answer:
    return handler.answer(replace(said, words=words), store)


_KINDS = {
    EditionKind.WEEKLY: editions.weekly,
    EditionKind.MONTHLY: editions.monthly,
    EditionKind.QUARTERLY: editions.quarterly,
    EditionKind.YEARLY: editions.yearly,
}


_DRAFTS = {
    BulletinKind.BULLETIN: bulletins.bulletin,
    BulletinKind.CIRCULAR: bulletins.circular,
    BulletinKind.MEETING: bulletins.meeting,
}


@listener(does=Action.ASK, wants=_asks_for(_EDITION))
def edition(said: Said, store: Store) -> Answer:
    """这周的周报发我: as 周报 本周."""
    found = _found(_EDITION, said)
    words = f"{_when(found)} {'文件' if found['file'] else ''}".strip()
    return _as_if(_KINDS[EditionKind(found["kind"])], words, said, store)


@listener(does=Action.ASK, wants=_asks_for(_LEDGER))
def ledger_of(said: Said, store: Store) -> Answer:
    """把本月台账发我: as 台账 本月; 台账好了吗, while one is being made, asks how far it is."""
    when = _when(_found(_LEDGER, said))
    if not when and _IF_DONE.search(said.message.text) and (made := ledger_under_way.being_made(said, store)):
        return made
    return _as_if(ledger.ledger, when, said, store)


@listener(does=Action.DRAFT, wants=_asks_for(_DRAFTED))
def drafted(said: Said, store: Store) -> Answer:
    """上周的简报: as 简报 上周."""
    found = _found(_DRAFTED, said)
    return _as_if(_DRAFTS[BulletinKind(found["kind"])], _when(found), said, store)


@listener(does=Action.SCORES, wants=_asks_for(_SCORES))
def scores(said: Said, store: Store) -> Answer:
    """上个月的评分结果: as 评分 结果 上个月."""
    return _as_if(scored.results, _when(_found(_SCORES, said)), said, store)


@listener(does=Action.LISTS, wants=_asks_for(_LISTED, openly=re.compile(_WHO)))
def listed(said: Said, store: Store) -> Answer:
    """红榜有谁: as 红黄榜, but whoever only asks draws nothing up."""
    return redlist.seen(_when(_found(_LISTED, said)), said, store)


@listener(does=Action.FULFIL, wants=_asks_for(_DECIDED))
def decided(said: Said, store: Store) -> Answer:
    """会议定的事还有哪些: as 议定."""
    return _as_if(resolutions.resolve, "", said, store)


_SHOWS = {
    "晒比拼": board.board,
    "时间表": timetable.timetable,
    "弱项": lagging.lagging,
    "老大难": hard_cases.hard,
    "待巡查": last_visits.to_visit,
    "尾巴": tails.tails,
    "飞检情况": flying_squad.squad,
    "日报": day_reports.show,
}


@listener(does=Action.ASK, wants=_asks_for(_SHOWN))
def shown(said: Said, store: Store) -> Answer:
    """时间表发一下: as 时间表."""
    found = _found(_SHOWN, said)
    return _as_if(_SHOWS[found["kind"]], _when(found), said, store)


@listener(does=duty.on_duty.does, wants=_asks_for(_DUTY))
def on_duty(said: Said, store: Store) -> Answer:
    """值班表发我: as 值班."""
    return _as_if(duty.on_duty, _when(_found(_DUTY, said)), said, store)


@listener(does=burden.burden.does, wants=_asks_for(_BURDEN))
def borne(said: Said, store: Store) -> Answer:
    """负担重不重: as 负担."""
    return _as_if(burden.burden, _when(_found(_BURDEN, said)), said, store)


@listener(does=score.score.does, wants=_asks_for(_SCORING))
def scoring(said: Said, store: Store) -> Answer:
    """评分出来了没: as 评分."""
    return _as_if(score.score, _when(_found(_SCORING, said)), said, store)
