"""English words of the office among Chinese ones: 双龙社区 overdue list 发我 is 双龙社区超期清单发我."""

from __future__ import annotations

import re
from collections.abc import Iterable

# What it is in Chinese: English words for it, without the blanks in them.
_FOR = {
    "没整改": "pending outstanding unresolved",
    "没销号": "open",
    "超期": "overdue delayed expired",
    "到期": "due duedate deadline",
    "已销号": "closed",
    "销号": "close",
    "新增": "new",
    "整改": "fix resolve",
    "已整改": "fixed resolved",
    "退回": "rejected returned",
    "返工": "reopened reopen rework",
    "积压": "backlog",
    "卡": "blocked block stuck",
    "案件": "case cases ticket tickets",
    "问题": "issue issues problem problems",
    "件": "item items",
    "清单": "list",
    "明细": "detail details",
    "负责人": "owner owners",
    "联系人": "contact",
    "进展": "status",
    "进度": "progress",
    "更新": "update",
    "趋势": "trend",
    "排名": "ranking rank",
    "对比": "compare",
    "一共": "total",
    "率": "rate",
    "网格": "grid grids",
    "类别": "category",
    "单位": "unit",
    "点名": "rollcall rollcalls",
    "到岗": "attendance",
    "没到岗": "absent absence",
    "迟到": "late",
    "今天": "today",
    "昨天": "yesterday",
    "明天": "tomorrow",
    "现在": "now",
    "本周": "thisweek",
    "上周": "lastweek",
    "下周": "nextweek",
    "本月": "thismonth",
    "上月": "lastmonth",
    "今年": "thisyear",
    "去年": "lastyear",
    "多少": "howmany howmuch",
    "今天到期": "duetoday",
    "明天到期": "duetomorrow",
    "按期": "ontime",
    "谁": "who",
    "谁是": "whois",
    "办好": "done finished completed",
    "哪些": "which",
    "给我看": "showme",
}
_FOR_WORDS = {english: chinese for chinese, words in _FOR.items() for english in words.split()}
_TWO = (
    r"(?:this|last|next)\s+(?:week|month|year)|roll\s*calls?|how\s+(?:many|much)|due\s+(?:date|today|tomorrow)"
    r"|on\s*time|show\s+me|who\s+is"
)
_SAID = re.compile(rf"(?<![a-z0-9])(?:{_TWO}|[a-z]+)(?![a-z0-9])", re.IGNORECASE)
_DO_IT = re.compile(r"(?<![a-z])(?:list|check|update|show)(?=\s*(?:[一]?下|出来|给我))", re.IGNORECASE)
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_LETTERS = re.compile("[a-zA-Z]+")
_BLANKS = re.compile(r"\s+")


class English:
    """The English words of the office, but for those of the names in the register."""

    def __init__(self, names: Iterable[str]) -> None:
        """In: the names of the register: NEW生活超市 is no new case."""
        self._named = frozenset(word.lower() for name in names for word in _LETTERS.findall(name))

    def in_chinese(self, text: str) -> str:
        """The question with its English words in Chinese; what is not of the office is left as it is."""
        if not _CHINESE.search(text):
            return text
        return _SAID.sub(self._translated, _DO_IT.sub("列", text))

    def _translated(self, said: re.Match[str]) -> str:
        words = said[0].lower()
        return said[0] if words in self._named else _FOR_WORDS.get(_BLANKS.sub("", words), said[0])
