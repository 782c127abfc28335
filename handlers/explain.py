"""口径: how a published figure is worked out, from the definition by which it is counted."""

from __future__ import annotations

import re

from domain.actions import Action
from domain.measures import ANSWERED_RATE, COVERAGE, FIRST_ANSWER, MEAN
from domain.periods import find_period
from domain.question import Status
from domain.spelling import narrowed
from handlers.kit import Answer, Said, command
from storage.store import Store
from texts import answers, appraisal
from texts import measures as wording
from texts.typed import one_line

_CALLED = {
    "排名": "名次",
    "排行": "名次",
    "已销号": "销号",
    "到时限": "到期",
    "逾期": "超期",
    "比率": "按期率",
    "抽查不合格": "抽查不合格率",
    "自查率": "自查占比",
    "自报率": "自查占比",
    "合格率": "抽查不合格率",
    "抽查合格率": "抽查不合格率",
    "不合格率": "抽查不合格率",
    "销号率": "结案率",
    "办结率": "结案率",
    "闭环率": "结案率",
    "完成率": "结案率",
    "处理率": "结案率",
    "按时率": "按期率",
    "及时率": "按期率",
    "按期办结率": "按期率",
    "按期整改率": "按期率",
    "核查通过率": "返工率",
    "通过率": "返工率",
    "打回率": "返工率",
    "响应时间": FIRST_ANSWER,
    "平均每天": MEAN,
    "周均": MEAN,
    "月均": MEAN,
    "首次响应": FIRST_ANSWER,
    "首次响应率": ANSWERED_RATE.name,
    "响应率": ANSWERED_RATE.name,
    "回应率": ANSWERED_RATE.name,
    "点位覆盖率": COVERAGE,
}
_POINTS = ("考核分", "综合分", "评分", "得分", "分数", "扣分", "榜分", "互评", "互评分", "月考核", "考核")
_ASKS = re.compile(
    "(?:是|指|都)*(?:怎么|如何|咋)(?:个)?(?:算|来|得|统计|计算|定)(?:出来)?的?|是?什么(?:意思|口径)?|的?口径"
)


@command("口径", "formula", does=Action.ASK)
def explain(said: Said, store: Store) -> Answer:
    """口径 [指标] — 每个数怎么算的，如：口径 按期率"""
    name = _ASKS.sub("", narrowed(said.words).strip(" 。？?")).strip(" 的是")
    if not name:
        return wording.overview()
    name = _without_days(_CALLED.get(name, name), said)
    if name in _POINTS:
        return appraisal.formula(store.rules.score_weights)
    if name not in wording.names() and (told := _of_a_state(name)):
        return told
    if name not in wording.names():
        return wording.unknown(one_line(said.words))
    return wording.explained(name)


def _without_days(name: str, said: Said) -> str:
    """上个月按期率 as 按期率: a figure is counted alike whatever the days. 今日到期 is a figure of its own."""
    found = find_period(name, said.today) if name not in wording.names() else None
    rest = found[1].strip(" 的") if found else name
    return _CALLED.get(rest, rest) or name


_SHARES = {"整改率": Status.FIXED, "超期率": Status.OVERDUE}


def _of_a_state(name: str) -> str:
    """What is counted in a state (未销号), or the share of it that a question tells (整改率); '' for anything else."""
    state = _SHARES.get(name)
    if state is not None:
        return f"{name} = {state} ÷ {Status.NEW}\n{answers.meaning((state, Status.NEW))}"
    return answers.meaning((Status(name),)) if name in tuple(Status) and name not in _OF_PEOPLE else ""


_OF_PEOPLE = (Status.ABSENT, Status.LEAVE, Status.LATE, Status.PRESENT, Status.SUBSTITUTE)
