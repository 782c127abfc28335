"""Who is on duty, asked in plain words: 这周六值班排的谁, 昨天晚上有人值班吗, 周日谁的班, 人民广场那个岗下午谁站."""

from __future__ import annotations

import re

_WHO = r"(?:都?(?:是|有|该|轮到|安排|让|派|换)?[的了]?(?:谁|哪些人|哪几个人?|哪[几个]?位|什么人))"
_WHERE = r"(?:哪里|哪儿|哪些?地方|哪[些几]个?岗)"
_WHEN = r"(?:[什啥]么?时候|几点钟?|几号|哪几?天|哪一天|周几|星期几)"
_HOW_MANY = r"(?:多少|几)个?人"
_AT_WORK = r"(?:值班|值守|值岗|值日|当班|站岗|守岗|执勤)"
_STANDS = rf"{_AT_WORK}|值的?班|站的?岗|守的?岗"
_WORKS = rf"(?:{_STANDS}|上的?班)"
_TABLE = r"(?:(?:值班|排班|轮班|班次)(?:表|安排|情况|名单)?|班表)"
_ON = r"[在来去要会该上]?"
_IF_NOT = r"(?:吗|没有?|不)"
_DONE = r"都?(?:排|定|安排)(?:好|出来|了)*(?:没有?|了?吗|了没有?)"

# The ways in which people ask for people at a post; `part` and `whose` is what stands amid the asking words.
_WAYS = (
    rf"{_WHO}{_ON}(?P<part>.{{0,14}}?){_WORKS}的?$",
    rf"{_WHO}{_ON}{_WORKS}的?",
    rf"{_AT_WORK}(?:的人?)?{_WHO}",
    rf"{_AT_WORK}的?(?:定|安排)[的了]?{_WHO}",
    rf"{_AT_WORK}?的?排[的了]?{_WHO}",
    rf"{_WHO}的班",
    rf"的?班是?{_WHO}的?$",
    rf"[的个这那]岗{_WHO}",
    rf"{_WHO}[站值守]$",
    rf"(?:有没有|有|没有?)人{_ON}{_WORKS}{_IF_NOT}",
    rf"(?:{_WHERE}有|还?有没有)人{_ON}{_WORKS}",
    rf"的?班{_HOW_MANY}",
    rf"{_HOW_MANY}{_ON}{_WORKS}",
    rf"{_AT_WORK}[的有要]*{_HOW_MANY}",
    rf"的?{_TABLE}{_DONE}",
    rf"的班{_DONE}",
    rf"{_WHEN}{_ON}(?:{_STANDS}|上岗|轮到|有班)",  # 几点上班 asks for the hours of all
    rf"{_AT_WORK}是?{_WHEN}",
    r"(?:还?有没有|是不是|是|轮到)(?P<whose>我们?)的?班(?:吗|$)",
    r"还?有没有的?班",
    r"的?班[是在]*(?:排?在?哪(?:个?[点岗里儿])?|几点)",
    rf"[在去到]?(?:{_WHERE}|哪){_WORKS}",
    rf"有(?:我的)?班{_IF_NOT}",
    rf"轮到?(?=.*{_AT_WORK}){_IF_NOT}?",
    r"还?[要得能]?值班?(?:[几多][天个次]?少?班?|哪几?天)",
)
_ASKS = re.compile("|".join(_WAYS))
_SAYS_NOTHING = re.compile(
    rf"^(?:请问|问下|问一下|看看|看下|帮我看看?|到底)|{_WORKS}|{_TABLE}|[这那]个岗|是不是|是|下次|下回|下一?班"
    r"|(?:我们|咱们|本)(?:单位|社区|网格|街道|中队|[所局队村镇]里?|这边|这里)"
    r"|[这那]边(?=的?$|今|明|后|昨|周|下)|的?人$|[吗的都]$"
)
_TAIL = re.compile(r"(?:[呢啊呀吧嘛哦]|一下|[?？。!！])*$")
_POST = re.compile(rf"(?P<post>.*岗)(?P<when>.*?){_WHO}")


def duty_asked(text: str) -> str | None:
    """The words of such a question that say where, on which days and whose; None where nobody asks for people on duty.

    What is left may be no place and no day at all: whoever uses it has to know all of it.
    """
    said = _TAIL.sub("", text.strip().replace(" ", ""))
    rest, times = _ASKS.subn(lambda asked: (asked["part"] or "") + (asked["whose"] or ""), said, count=1)
    if not times:
        named = _POST.fullmatch(said)
        return f"{named['post']}{named['when']}" if named else None
    before = None
    while rest != before:
        before, rest = rest, _SAYS_NOTHING.sub("", _TAIL.sub("", rest.strip("，,、的 ")))
    return rest


_ABSENT = re.compile("(?:谁|哪些人|哪几?个)[^谁哪,，]{0,3}(?:没[来到在签有]|缺[岗席勤]|请假|迟到|脱岗|不在)")


def asks_who_is_absent(text: str) -> bool:
    """这周谁值班谁没来: of the roll-call as well, which duty alone does not answer."""
    return _ABSENT.search(text) is not None
