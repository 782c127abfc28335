"""English words of the office among Chinese ones: 双龙社区 overdue list 发我 is 双龙社区超期清单发我."""

from __future__ import annotations

import re

_WORDS = dict(
    pair.split(":")
    for pair in """
    pending:没整改 open:没销号 outstanding:没整改 unresolved:没整改 overdue:超期 delayed:超期 expired:超期 due:到期
    closed:已销号 fixed:已整改 resolved:已整改 rejected:退回 returned:退回 reopened:返工 backlog:积压 blocked:卡 block:卡
    stuck:卡 case:案件 cases:案件 ticket:案件 tickets:案件 issue:问题 issues:问题 problem:问题 problems:问题 item:件 items:件
    list:清单 detail:明细 details:明细 owner:负责人 owners:负责人 contact:联系人 status:进展 progress:进度 update:更新
    trend:趋势 ranking:排名 rank:排名 compare:对比 total:一共 rate:率 grid:网格 grids:网格 category:类别 unit:单位
    rollcall:点名 attendance:到岗 absent:没到岗 absence:没到岗 late:迟到
    today:今天 yesterday:昨天 tomorrow:明天 now:现在 thisweek:本周 lastweek:上周 nextweek:下周 thismonth:本月
    lastmonth:上月 thisyear:今年 lastyear:去年 howmany:多少 howmuch:多少 rollcalls:点名 duedate:到期
    duetoday:今天到期 duetomorrow:明天到期 ontime:按期 who:谁 which:哪些 showme:给我看
    """.split()
)
_TWO = r"(?:this|last|next)\s+(?:week|month|year)|roll\s*calls?|how\s+(?:many|much)|due\s+(?:date|today|tomorrow)|on\s*time|show\s+me"
_SAID = re.compile(rf"(?<![a-z0-9])(?:{_TWO}|[a-z]+)(?![a-z0-9])", re.IGNORECASE)
_DO_IT = re.compile(r"(?<![a-z])(?:list|check|update|show)(?=\s*(?:[一]?下|出来|给我))", re.IGNORECASE)
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_BLANKS = re.compile(r"\s+")


def in_chinese(text: str) -> str:
    """The question with its English words in Chinese; what is not of the office is left as it is."""
    if not _CHINESE.search(text):
        return text
    return _SAID.sub(_translated, _DO_IT.sub("列", text))


def _translated(said: re.Match[str]) -> str:
    return _WORDS.get(_BLANKS.sub("", said[0]).lower(), said[0])
