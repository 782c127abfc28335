"""Who takes whose duty (替班): 郑小满替我, 和郑小满换班, 我替郑小满."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from understanding.rollcalls.handed_over import all_given_to

ME = "我"  # stands for whoever speaks, and for the speaker's own name


@dataclass(frozen=True, slots=True)
class StandIn:
    """`by` comes in the place of `of`; each is a name, ME, or None if it is not known who.

    `by` may also be how somebody is called who has no name here: 小李. `plain` is False if it was not said outright.
    """

    by: str | None
    of: str | None
    plain: bool = True


# While a clause is read, each known person is one character of the private area.
_FIRST_SIGN = 0xE000
_NAME = "[\ue000-\uf8ff]"
_WHO = f"(?P<who>{_NAME})"
_TAKES = r"(?:接(?=班|我的?[班岗])|代替|顶替|接替|替换|[替代顶])(?!表)"
_UNTIL = "到(?=[\\d一二三四五六七八九十中下]+(?:点|午|时))"
_DUTY = rf"(?:我|{_UNTIL}|{_NAME}|班|岗|值|上|一下|一天|半天|着|了|下|来|去|过去|$)"
_DAYS = "今[天日]|明天|后天|上午|下午|这[两几]天|全天"
_MAY = (
    rf"(?:{_DAYS}|会|来|去|可以|能|同意|帮忙|帮|给|已经?|过|负责|先|答应|说好|同志|兄弟|老弟|大哥|大姐|"
    rf"妹子|老师|师傅|哥|姐){{0,5}}"
)
# Of those whom nobody here has in a register.
_SURNAME = (
    "[赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜谢邹苏潘葛范彭鲁韦马方俞任袁柳鲍史唐费薛雷贺倪汤罗郝安常于傅齐康余顾孟黄萧尹姚邵汪毛戴宋庞熊纪舒项祝董梁杜阮蓝"
    "季贾江童郭梅林钟徐邱骆高夏蔡田樊胡凌霍万柯管卢莫房缪解应丁邓洪包左石崔龚程邢裴陆翁段侯全车谷郗仇甘厉武符刘景詹龙叶黎白卓蒲池乔温柴瞿阎连艾向古易廖耿匡文寇欧沃关聂曾沙丰游盛]"
)
_SOMEBODY = (
    r"(?:他|她|同事|别人|有人|人|组长|搭档|家人"
    r"|(?P<called>[小老][\u4e00-\u9fff]|[\u4e00-\u9fff](?:师傅|哥|姐|主任|站长|队长)"
    rf"|(?<![\u4e00-\u9fff]){_SURNAME}[\u4e00-\u9fff]{{1,2}}))"
)

_POST = (
    "我(?:今[天日]|上午|下午|明天)?的?(?:那|这)?(?:位置|位子|摊子?|活儿?|岗位?|班|点位?|片区?|段|"
    "路段|块|网格|条路|事)"
)
_FOR_ME = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_WHO}{_MAY}{_TAKES}{_DUTY}",
        rf"{_WHO}{_MAY}(?:帮我|帮忙|帮|给我)(?:值|顶|盯|守|站|看|上|代|去|到|巡|走|查|$)",
        rf"{_WHO}.{{0,3}}[上接值顶]我的?[班岗]",
        rf"(?:跟|和|与|同){_WHO}.{{0,4}}(?:换|调|互换|对调)(?:了|一下|个|过)*(?:[班岗]|$)",
        rf"{_WHO}(?:跟|和|与|同)我.{{0,2}}[换调](?:了|一下|个)?(?:[班岗]|$)",
        rf"(?:[换调](?:成|给|为|由)|改(?:由|成|为)){_WHO}",
        rf"[换调对][班岗调]{ME}?(?:和|跟|与|同){_WHO}",
        rf"[替顶代换接][班岗我]的?(?:人员?|的人)?[是为由找]?{_WHO}",
        rf"由{_WHO}.{{0,6}}(?:值|到|上|去|来|在|代|替|顶)",
        rf"我.{{0,8}}由{_WHO}.{{0,6}}负责",
        rf"我的?[班岗点这](?:位|上|边|里)?.{{0,2}}{_WHO}",
        rf"{_WHO}.{{0,3}}(?:在|去一下|到)我的?[班岗点这]",
        rf"[班岗点].{{0,2}}[给让]给?了?{_WHO}",
        rf"{_WHO}{_MAY}补我的?(?:[班岗位缺]|$)",
        rf"今天是{_WHO}的班",
        rf"^(?:今天|我)*换{_WHO}(?:来|去|上)?了?$",
        rf"(?:我的|岗|点位?|片区?|网格).{{0,3}}{_WHO}.{{0,2}}[看盯守管]",
        rf"(?:我|这边|网格|岗位?|今天)是{_WHO}(?:到岗|在|来|去|值|上|负责|顶|$)",
        rf"(?<![替代帮顶给和跟]){_WHO}(?:今天|去|来|已经?)?(?:顶上|补位|顶岗)",
        rf"岗(?:位|上|点)?(?:今天|的人|的)*(?:由|是|给|让)?{_WHO}",
        rf"点位?上(?:今天|的人|的)*(?:由|是|给|让)?{_WHO}",
        rf"^(?:今天|现在|这会儿?)*(?:站|值|守|蹲|盯|在)(?:着|班|岗)?的人?是{_WHO}$",
        rf"^(?:今天|上午|早上)*(?:先)?{_WHO}{_MAY}(?:[站顶值守盯看]){_UNTIL}",
        rf"{_POST}.{{0,4}}(?:交给|交|托给|托付给?|归|给|让|由|留给|甩给|丢给)了?{_WHO}",
        rf"{_POST}.{{0,3}}{_WHO}(?:会|来|去|今天|先|已经?|都|全|给|帮|帮忙)*(?:包|顶|接|揽|兜|担|干|管|站|守|盯|看|巡|扫|负责|代劳|值|照应)",
        rf"{_POST}.{{0,3}}{_WHO}(?:今天|明天)?(?:去|来|上)$",
        rf"(?:换人|替补|替工|替身|[替顶代接][班岗]人?|顶包|候补|补位|接替人?|代劳)(?:的?是|找的?是|[:：，, ])*{_WHO}",
        rf"{_WHO}{_MAY}(?:代劳|代巡|代看|代值|代我|顶包|补缺|打替补|当替补|替补|救场|接手|接力)",
        rf"(?:叫|喊|请|让|托|安排|委托)了?{_WHO}{_MAY}(?:上|顶上|过去|去|来)了$",
        rf"[跟和与同]{_WHO}(?:说好|讲好|说定|商量好|打好招呼|打过招呼|约好|谈好)了?[^，]{{0,4}}(?:他|她)?(?:去|来|值|上|顶|替)",
        rf"{_WHO}[^，]{{0,4}}(?:看着|盯着|守着|顾着|照看|罩着|代管)我(?:的|那|这)*(?:片|段|块|摊|岗|点|路)?",
        rf"{_WHO}{_MAY}(?:站|在|守|巡)?我(?:的|那|这)*个?(?:岗|班|位|点|段|片)",
        rf"^(?:今[天日])?(?:岗|岗位|班|点位|路段)(?:{_DAYS})*{_WHO}(?:站|去|上|来|看|守|在|顶|值)",
        rf"(?:由|让|叫|请){_WHO}(?:站|顶|守|巡|代|替)(?:到|一|半|着|我)",
        rf"(?:安排|委托|托|请|让|叫|找)了?{_WHO}.{{0,5}}(?:值|顶|替|代|到岗|在岗|帮|站|盯|守)",
    )
)
# Work that is given away tells who has it meanwhile, but not by itself that nobody comes: 手上的活交给郑小满.
_WORK_GIVEN = all_given_to(
    rf"(?:{_WHO}|(?P<called>[小老][\u4e00-\u9fff]|[\u4e00-\u9fff](?:师傅|哥|姐|主任|站长|队长)"
    rf"|{_SURNAME}[\u4e00-\u9fff]{{1,2}}))"
)
# Said to a roll-call it means the same; said of the day's work it may not.
_PERHAPS_FOR_ME = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:安排|委托)了?{_WHO}$",
        rf"^{_WHO}(?:今天|明天)?来$",
        rf"^(?:今天|就|只好|只能|先|那|我)*(?:让|叫|请|由|喊|托)了?{_WHO}$",
        rf"(?:今天|上午|下午){_WHO}(?:来|去|帮忙)?(?:守|盯|看|值|站)(?:着)?$",
        rf"^{_WHO}{_MAY}(?:盯|看|守|顶|站|值|巡|撑|顾)着",
        rf"^(?:今天|明天|由|让)*{_WHO}(?:今天|明天|来|会|去)*(?:上|去|值|顶)(?:吧|了|一下)?$",
        rf"(?:安排|让|请|叫|派)了?{_WHO}(?:去|来|到)",
        rf"(?<![替代帮顶给和跟]){_WHO}(?:今天|去|来|已经?)?(?:值守|值班)",
    )
)
_FOR_THEM = re.compile(
    rf"(?:{_TAKES}|帮){_WHO}(?:的|今天|上午|下午|一下)*(?:值守|值班|站岗|班|岗|上|顶|到岗|在岗|来|$)"
)
_OTHER = re.compile(f"{_TAKES}(?P<of>{_NAME})")
_BY_SOMEBODY = re.compile(
    rf"^(?:今天|我)*换(?:成|了)?{_SOMEBODY.replace('called', 'instead')}(?:来|上|去|顶)?了?$"
    rf"|{_SOMEBODY}(?:{_DAYS})?(?:来|帮|去)?{_TAKES}(?:我|班|岗)|[替代顶]我(?:的?[班岗]|值|一下|$)"
)
_FOR_SOMEBODY = re.compile("我(?:今[天日]|来|去)?[替代顶][班岗]|^[替代顶][班岗]$")
_NOBODY = re.compile(
    r"(?:没有?人|无人|找不到|没找到|谁|不用|不要|不需要|没法|别).{0,4}[替代顶]"
    r"|[替帮代].{0,6}请.{0,4}假"
)


def read_stand_in(clause: str, names: Mapping[str, str], sender: str) -> StandIn | None:
    """Who stands in for whom in a clause. `names` maps the ways in which people are called there to their names."""
    if _NOBODY.search(clause):
        return None
    clause = re.sub(_NAME, "", clause)
    people = sorted(set(names.values()) - {sender})[: 0xF8FF - _FIRST_SIGN]
    signs = {name: chr(_FIRST_SIGN + i) for i, name in enumerate(people)} | {sender: ME}
    for call in sorted(names, key=len, reverse=True):
        clause = clause.replace(call, signs.get(names[call], call))
    clause = clause.replace("本人", ME)
    who = {sign: name for name, sign in signs.items()} | {ME: ME}
    if found := next(filter(None, (one.fullmatch(clause) for one in _WORK_GIVEN)), None):
        return StandIn(who.get(found["who"], found["called"]), ME, plain=False)
    for pattern in _FOR_ME:
        if found := pattern.search(clause):
            other = _OTHER.search(clause, found.end("who"))
            return StandIn(who[found["who"]], who[other["of"]] if other else ME)
    if found := _FOR_THEM.search(clause):
        return StandIn(ME, who[found["who"]])
    for pattern in _PERHAPS_FOR_ME:
        if found := pattern.search(clause):
            return StandIn(who[found["who"]], ME, plain=False)
    if found := _BY_SOMEBODY.search(clause):
        known = [who[sign] for sign in set(re.findall(_NAME, clause))]
        return StandIn(known[0] if len(known) == 1 else found["called"] or found["instead"], ME, plain=False)
    return StandIn(ME, None, plain=False) if _FOR_SOMEBODY.search(clause) else None


_UNTIL_AN_HOUR = re.compile(f"[替顶代站值守盯看]我?[站值守]?{_UNTIL}")


def stands_until_an_hour(clause: str) -> bool:
    """True for 今天小毛替到十点: the rest of the day is no absence."""
    return _UNTIL_AN_HOUR.search(clause) is not None


_FOR_NOW = re.compile("先(?!生)|暂时?|一会儿?|会儿|顶着")


def is_only_for_now(clause: str) -> bool:
    """True if somebody stands in for a while only: 小毛先帮我看着."""
    return _FOR_NOW.search(clause) is not None
