"""What people in a group ask each other, in words that a question to the bot might have as well."""

from __future__ import annotations

import re

from domain.chat import Incoming
from domain.question import Measure, Question, Status
from handlers.measures import is_by_person
from understanding.questions.reader import Asked
from understanding.to_a_colleague import is_of_the_thing, of_the_record

_ASKING = re.compile(
    "[?？吗呢么谁哪几多啥]|什么|怎[么样]|如何|咋|是不是|有没有|没有?$|情况|进度|进展|名单|清单|排名|趋势|统计|查|看|报一?下|率|数$"
)
_WHETHER = re.compile("(?:吗|没有?|么)[?？。]*$")
_OF_THINGS_TOO = {Status.NEW, Status.CLOSED}  # 来了, 清了, 走了: read of what people have seen as well
_OF_FIGURES = (Measure.COMPARISON, Measure.RATE, Measure.RANKING)
_SUPPOSES = re.compile("吧[?？。]*$")
_WANTS_TO_SEE = re.compile("列|[清名]单|单子|看看|[给发报查排算](?:我|一?下|个|出|一?份)")  # 把违停列出来吧
_OURS = re.compile(
    r"(?:那|现在)?(?:我们?|咱们?)[^,，。\s]{0,4}(?:(?:有没有|有?多少|有?几[张个])(?:单子|工单|案子)"
    r"|有(?:单子|工单|案子)[吗没])[啊呢的]*[?？。]*"
)
_EXHORTS = re.compile("^(?:请|务必|大家要|各单位要)|加强|做好|抓好|落实|确保|坚守")


def is_for_the_others(found: Asked, asked: Question, message: Incoming) -> bool:
    """True for what is said in a group to the people there; never for who names the bot, and seldom for what goes on
    from a question."""
    if message.chat.private:
        return False
    text, called = message.text, message.addressed
    if not called and _of_their_own(found, asked, text):
        return True
    if found.follow:
        return False
    if found.left and not called and _nothing_but_days(asked, text):
        return True
    return _says_little(asked, called) and not _asks_of_ours(text)


def _asks_of_ours(text: str) -> bool:
    """True for 我们有没有单子: colleagues call nothing so but what the bot has sent them."""
    return _OURS.fullmatch(text.strip()) is not None


def only_speaks_of_duty(asked: Question, text: str) -> bool:
    """True for 请各单位加强值守: nothing is asked, and by no word or only by what was asked before of a roll-call."""
    if asked.measure is not Measure.ROLLCALL or _ASKING.search(text) is not None:
        return False
    return not asked.states or _EXHORTS.search(text) is not None


def _of_their_own(found: Asked, asked: Question, text: str) -> bool:
    """True for 上次那个垃圾桶谁去换的 and 刚才城管来过没有: no word of it is of what the bot keeps, and it is of the
    thing itself, or of who came, or supposes what it asks, or some words cannot be used."""
    of_figures = asked.measure in _OF_FIGURES or bool(asked.numbers)
    of_oneself = asked.mine and asked.measure in (Measure.LIST, Measure.COUNT) and not found.left
    if of_figures or of_oneself or {*asked.states} - _OF_THINGS_TOO or of_the_record(text):
        return False
    came = _WHETHER.search(text) is not None and set(asked.states) <= {Status.NEW} and not asked.categories
    supposes = _SUPPOSES.search(text) is not None and _WANTS_TO_SEE.search(text) is None
    return bool(found.left) or came or supposes or is_of_the_thing(text)


def _nothing_but_days(asked: Question, text: str) -> bool:
    """True for 下午去人民广场集合打扫, which asks nothing, and 今天有人来暗访吗, of which only the days are known."""
    came = asked.states if set(asked.states) <= {Status.NEW} else ()  # 来 alone tells of people as well
    whether = _WHETHER.search(text) is not None and asked == Question(
        asked.measure, period=asked.period, states=came
    )
    return whether or _ASKING.search(text) is None


def _says_little(asked: Question, addressed: bool) -> bool:
    """What colleagues say to each other as well, and that cannot be answered much: 进度要加快, 我看到了.

    Who names the bot and asks for people in order (谁报得最多) is told that there is no such order.
    """
    nothing_but_days = Question(asked.measure, period=asked.period)
    bare = asked.measure in (Measure.COUNT, Measure.LIST) and asked == nothing_but_days
    tells_of_oneself = asked.measure is Measure.ROLLCALL and asked.mine
    return bare or tells_of_oneself or (is_by_person(asked) and not addressed)
