"""What is no answer to a roll-call, though some of its words would be: words on a case, a day off of everybody's."""

from __future__ import annotations

import re

# 转 84 金山社区, 84 转社区: where a case should go, and nobody who walks; 87我们派车了 十点到 and
# 那两件都延到明天 tell of the work on cases.
_OF_A_CASE = re.compile(
    r"\s*(?:转[给交]?\s*[#第]?\s*\d{1,5}(?:号|件)?\s*[^\d\s圈遍趟回个次分公里米点]|[#第]?\d{2,5}(?:号|件)?\s*转"
    r"|[#第]?\d{2,5}(?:号|件)?\s*(?:我们|咱们|他们|[这那]|已经?|正在|派了?|店|车|师傅|工人|的)"
    r"|[^,，。;；]{0,6}?(?:[这那]|手上|剩下)的?[一两二三四五六七八几\d]{0,2}件)"
)
# 谁核查 1, 取消 1: the number of a case behind a question or an order is no “1” of somebody who is here.
_NUMBER_OF_A_CASE = re.compile(
    r"[^\n,，。;；]*(?:谁|怎么|咋|为什么|为啥|什么时候)[^\n,，。;；]*\s1\s*[?？]*"
    r"|\s*(?:取消|撤回|撤销|作废|退回|通过|不通过|整改|认领|受理|督办|重开|并案|拆分|查|看)\s*[#第]?1(?:号|件)?\s*"
)
_DAY_OFF = re.compile("放假")
_FOR_ALL = re.compile(
    "大家|都|全[体部区]|元旦|春节|过年|清明|五一|劳动节|端午|中秋|国庆"
    "|(?:[别停免]|不[要用]|取消)了?再?点名|点名.{0,2}(?:取消|免|停)"
)
_ONES_OWN = re.compile("[我俺咱]|请.{0,4}假|休假")


def is_no_answer(text: str) -> bool:
    """True for words on a case, and for what everybody has off: 明天放假，别点名了, 清明放假三天."""
    if _OF_A_CASE.match(text) or _NUMBER_OF_A_CASE.fullmatch(text):
        return True
    return is_a_day_off(text) and _FOR_ALL.search(text) is not None


def is_a_day_off(text: str) -> bool:
    """True for 明天放假 without a word of one's own: perhaps a leave, perhaps everybody's."""
    return _DAY_OFF.search(text) is not None and _ONES_OWN.search(text) is None
