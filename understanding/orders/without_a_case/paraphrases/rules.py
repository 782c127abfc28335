"""Rules of the district: 明天几点点名, 认领时限多长, 晒比拼改到五点半, 把占道经营的时限改成4小时."""

from __future__ import annotations

import re

from domain.rulesheet import table
from understanding.orders.without_a_case.paraphrases.paraphrase import END, Paraphrase, means

RULE = "规则"
# The rules that say when, how long or how often; 迎检, 顽疾 and their like are asked about otherwise.
_SAYS_WHEN = re.compile(
    "(?:时限|期|天数|次数|上限|截止|提醒|结果|应答|接单|时间|免打扰|[周月季年]报|^点名|^晒比拼|^例会|^回头看|^升级)$"
)
_NAMES = [one.name for one in table().values() if _SAYS_WHEN.search(one.name)]
_NAMED = rf"(?P<rule>{'|'.join(sorted(_NAMES, key=len, reverse=True))})"
_THIS_ONE = r"(?:[这那该此][件条个单起桩]|它|上一?[件条个]|刚才)"  # 这件的时限多久 is asked of its own
_CATEGORY = rf"(?P<category>(?!{_THIS_ONE})[^\s\d,，的]{{2,10}}?)"
_LIMIT = r"的?(?:整改|办理|处置|办结)?时限"
_BESIDE = r"(?:(?:请|把|将|明天|今天|每天|明早|早上|晚上|一般|平时|平常|以后|我们|这里|咱们|这个群|群里)的?)*"
_AT_WHAT_TIME = r"(?:几点钟?|几号|什么时候|啥时候|几时|哪天)"
_DONE = r"(?:开始|发|出来?|叫|公布|截止|到期)?"
_TIME_LONG = r"(?:多久|多长(?:时间)?|多少|几个?小时|几天|几次|几个工作[日时])"
_HOW_LONG = rf"[是有要定的给]*{_TIME_LONG}(?:[抽发出催叫]一?次)?"
_HOW_LAID_DOWN = r"是?(?:怎么|咋|如何)规?定的?"
_MAY = r"(?:能不能|可不可以|能否|可以|能|请|都)?"
_CHANGE = rf"{_MAY}(?:改|调|提前|推迟|延后|挪|换|定|设|放宽|缩短|延长)(?:一下|到|成|为|至|在)*"
_NUMBER = r"[\d一二两三四五六七八九十半]+(?:[:：点时天次小分个工半]\S{0,4})?"
_TO = rf"(?:[早晚长短](?:一?点)?|(?:[早晚上下]午?|[上下]班|周|每|个)*{_NUMBER})?"
_WOULD_YOU = r"(?:行吗|行不行|好吗|吗|可以吗)?"
ROWS: tuple[Paraphrase, ...] = (
    means(
        f"{RULE} {{rule}}",
        "明天几点点名",
        rf"{_BESIDE}{_AT_WHAT_TIME}{_DONE}{_NAMED}{END}",
        photos=False,
    ),
    means(
        f"{RULE} {{rule}}",
        "晒比拼几点发",
        rf"{_BESIDE}{_NAMED}[是在都]*(?:一般|每天)?{_AT_WHAT_TIME}{_DONE}{END}",
        photos=False,
    ),
    means(
        f"{RULE} 点名结果",
        "今天点名到几点",
        rf"{_BESIDE}点名(?:到|截止到?){_AT_WHAT_TIME}(?:结束|截止|为止)?{END}",
        photos=False,
    ),
    means(
        f"{RULE} {{rule}}",
        "认领时限多长",
        rf"{_BESIDE}{_NAMED}(?:{_HOW_LONG}|{_HOW_LAID_DOWN}){END}",
        photos=False,
    ),
    means(
        f"{RULE} {{rule}}",
        "这个群晚上的晒比拼改到五点半",
        rf"{_BESIDE}{_NAMED}(?:太[早晚久短长]了?[,，\s]*)?(?:的?时间)?{_CHANGE}{_TO}{_WOULD_YOU}{END}",
        photos=False,
    ),
    means(
        f"{RULE} {{category}}",
        "把占道经营的时限改成4小时",
        rf"(?:请|把|将)*{_CATEGORY}{_LIMIT}(?:太[短长紧松]了?[,，]?)?{_CHANGE}{_TO}{_WOULD_YOU}{END}",
        photos=False,
    ),
    means(
        f"{RULE} {{category}}",
        "占道经营的时限是多久",
        rf"{_CATEGORY}{_LIMIT}{_HOW_LONG}{END}",
        photos=False,
    ),
    means(
        f"{RULE} 时限",
        "时限太短了，改长一点",
        rf"{_LIMIT}(?:太[短长紧松]了?)?[,，]?(?:{_CHANGE}{_TO})?{END}",
        photos=False,
    ),
    means(
        f"{RULE} 夜间免打扰",
        "晚上几点到几点不打扰",
        rf"(?:晚上|夜里|半夜|夜间)?(?:从)?几点(?:到几点|以后|之后|后|起)?(?:就)?(?:不|别|免)(?:再)?(?:打扰|发消息|发|响|吵){END}",
        photos=False,
    ),
    means(
        f"{RULE} 夜间免打扰",
        "夜间免打扰是几点到几点",
        rf"夜间免打扰(?:的?时间)?[是从]*(?:几点(?:到|至)几点)?{END}",
        photos=False,
    ),
    means(
        f"{RULE} 催办次数",
        "一件最多催几次",
        rf"(?:一件|最多|一共|会|要|都|你们?)*(?:催办?|提醒)(?:最多|一般|会)*(?:几|多少)[次遍回]{END}",
        photos=False,
    ),
)
# 垃圾外溢多长时间要办好, 共享单车乱停的时限: surely meant only where the first words are a category.
_TIMED = re.compile(
    rf"{_CATEGORY}(?:[要得给限在]|必须|应该)*(?:{_TIME_LONG}[之以]?内?(?:[要得]|必须|就要)*"
    rf"(?:办好|办完|整改完?|处理完?|解决|弄好|清完|清掉)?|{_LIMIT}){END}"
)


def category_timed(text: str) -> str | None:
    """The words that should be a category, of a question within what time it is to be put right; None for anything
    else."""
    found = _TIMED.fullmatch(text.strip())
    return found["category"] if found else None
