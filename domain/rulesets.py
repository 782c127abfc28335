"""Sets of rules for 考核分 that come with the program: the one that holds where the workbook has none, and two after
published examples (docs/measures.md says which, and where they differ)."""

from __future__ import annotations

from datetime import date

from domain.appraisal import Outcome, RuleSet, ScoreRule
from domain.cases import Source

_OUTSIDE = (Source.LEADER, Source.ABOVE, Source.MEDIA, Source.MAILBOX, Source.PLATFORM)

# Self-reports cost nothing, or nobody would report; rates and caps keep a large grid from losing by being large.
USUAL = RuleSet(
    "通用",
    date(2000, 1, 1),
    (
        ScoreRule(Outcome.BASE, 100, note="人人都有的分"),
        ScoreRule(Outcome.ON_TIME, -0.5, target=100, cap=50, note="按期率每少一个百分点"),
        ScoreRule(Outcome.REWORK, -0.5, cap=10, note="核查没通过，每次"),
        ScoreRule(Outcome.REOPENED, -1, cap=10, note="销号后又重开，每次"),
        ScoreRule(Outcome.SUPERVISED, -1, cap=10, note="发了督办单，每次"),
        ScoreRule(Outcome.FOUND, -0.5, _OUTSIDE, cap=10, note="别人先发现的，每件；自查、巡查、督查的不扣"),
    ),
)
CITY_MANAGEMENT = RuleSet(
    "数字城管考核",
    date(2026, 1, 1),
    (
        ScoreRule(Outcome.BASE, 90, note="各项满分之和：50、20、10、5、5"),
        ScoreRule(Outcome.ON_TIME, -1, target=70, cap=50, note="按期率 70% 得满分 50，每少一个百分点扣 1"),
        ScoreRule(Outcome.CLOSING, -1, target=90, cap=20, note="结案率 90% 得满分 20，每少一个百分点扣 1"),
        ScoreRule(Outcome.URGENT_CLOSING, -0.5, target=100, cap=5, note="紧急的要全部结案"),
        ScoreRule(Outcome.URGENT_ON_TIME, -0.5, target=95, cap=5, note="紧急的按期率 95%"),
        ScoreRule(Outcome.REWORK, -0.2, cap=5, note="返工每次"),
        ScoreRule(
            Outcome.LATE,
            -0.4,
            (Source.LEADER, Source.PLATFORM, Source.MEDIA),
            cap=5,
            note="领导交办、转办、媒体曝光的加倍",
        ),
    ),
)
INSPECTION = RuleSet(
    "创文督查扣分",
    date(2026, 1, 1),
    (
        ScoreRule(Outcome.BASE, 100, note="从 100 分里扣"),
        ScoreRule(Outcome.FOUND, -0.3, (Source.ABOVE,), note="市里发现"),
        ScoreRule(Outcome.LATE, -1, (Source.ABOVE,), note="市里发现、到期没整改"),
        ScoreRule(Outcome.SUPERVISED, -2, (Source.ABOVE,), note="市里发现、再次通报"),
        ScoreRule(Outcome.FOUND, -0.2, (Source.INSPECTION, Source.SPOT_CHECK), note="区里发现"),
        ScoreRule(Outcome.LATE, -0.5, (Source.INSPECTION, Source.SPOT_CHECK), note="区里发现、到期没整改"),
        ScoreRule(Outcome.SUPERVISED, -1, (Source.INSPECTION, Source.SPOT_CHECK), note="区里发现、再次通报"),
        ScoreRule(Outcome.FOUND, -0.1, (Source.PLATFORM,), note="部门发现"),
        ScoreRule(Outcome.LATE, -0.3, (Source.PLATFORM,), note="部门发现、到期没整改"),
        ScoreRule(Outcome.SUPERVISED, -0.6, (Source.PLATFORM,), note="部门发现、再次通报"),
        ScoreRule(Outcome.REOPENED, -1, (Source.MAILBOX,), note="同一件事反复投诉"),
    ),
)
EXAMPLES = (CITY_MANAGEMENT, INSPECTION)
