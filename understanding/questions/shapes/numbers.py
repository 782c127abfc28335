"""Numbers in a question: of cases (#12, 12号问题), and how many are wanted (前三名, 倒数两个)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from domain.lexicon import NUMBER, Typed, number
from domain.question import Order
from understanding.questions.pieces import Piece, Slot

_OF_CASE = "(?:问题|件|案件|案子|工单|单子|单|事件|隐患|任务)"
_HUNDREDS = "[一二两三四五六七八九]百(?:[一二三四五六七八九]?十[一二三四五六七八九]?|零[一二三四五六七八九])?"
_CASES = (
    (re.compile(r"[#＃](?P<number>\d{1,7})号?" + _OF_CASE + "?"), 1.0),
    (re.compile(rf"(?<![\d.第路街巷弄村幢])(?P<number>\d{{1,7}})号{_OF_CASE}"), 1.0),
    (
        re.compile(
            rf"(?<![\d路街巷弄村幢])(?:(?=\d)|(?<![十一二三四五六七八九]))(?P<number>{NUMBER})号(?!(?:楼|院|门|网|地|线|令|"
            rf"弄(?![完好了没得掉到成])))"
        ),
        1.1,
    ),
    (re.compile(rf"第(?P<number>\d{{1,7}}|{NUMBER})(?:号|件|单|条){_OF_CASE}?"), 1.0),
    (
        re.compile(
            rf"(?:编号|单号|工单号|案件号|案件编号|问题编号|案件编号|案号|序号|案卷号?|卷宗号?|档案号?|"
            rf"流水号|单据|(?<![a-z])no[.:·]?|{_OF_CASE})(?:是|为|:|"
            rf"第)?(?P<number>\d{{1,7}})号?(?![天日月年周个件条])"
        ),
        1.0,
    ),
    (
        re.compile(
            rf"(?:编号|单号|工单号|案件号|案号|序号)(?:是|为|:|第)?(?P<number>{NUMBER})(?:号|"
            rf"的)?{_OF_CASE}?(?![天日月年周个件条])"
        ),
        1.0,
    ),
    (
        re.compile(
            r"(?<![\d.#/-])(?P<number>\d{1,7})(?:问题|案件|工单)?(?!弄(?![好完掉了得])|处(?![理置])|"
            r"分(?!别)|[\d.%/秒天日月年周点人个件起名位家次条辆盏张号米元块折期楼小幢栋室院巷-])"
        ),
        1.7,
    ),
    (  # 查下三百零二
        re.compile(rf"(?<=[查看])(?:一?下)?(?P<number>{_HUNDREDS})(?=$|[,，。?？的]|到|办|是)"),
        1.0,
    ),
    (  # 帮我看下3号, which is no day if nothing else is said
        re.compile(
            r"^(?:帮忙|帮我|给我|麻烦|请|你|再|帮)*(?:看|瞧|瞅)(?:一?[下看瞧]|个)?(?P<number>\d{1,7})号(?:吧|呗|啊|呢|哈)?"
            r"[。.!?]*$"
        ),
        1.0,
    ),
    (  # 一百二十号
        re.compile(
            rf"(?<![一二两三四五六七八九十百\d])第?(?P<number>{_HUNDREDS})"
            rf"(?:号{_OF_CASE}?|{_OF_CASE}(?=到|办|现|是|谁|怎))"
        ),
        1.0,
    ),
)
_LAST = (
    "倒数|垫后|押后|断后|靠后|落后|后|最后|最末|末|垫底|包尾|殿后|吊车尾"
    "|(?:从|打|由)(?:最?后|末尾|尾巴|底下?)[面头上]?(?:往[上前回])?数(?:起|上来)?|倒(?:着|"
    "过来)数(?:上来|起)?|(?:尾巴|末尾|榜尾|榜末|队尾|尾部|排尾|最尾)上?|尾"
)
_OF_PARTS = "(?:个点位?|名|位|个|家|类|件|条|种|项|处|天|强|大)?的?"
_MEDALS = {"状元榜眼探花": 3, "状元、榜眼、探花": 3, "冠亚季军": 3, "金银铜": 3, "冠亚军": 2}
_SO_MANY = {"俩": 2, "仨": 3, **_MEDALS}
_FIRSTS = (
    (
        re.compile(
            rf"(?:排名|排|排在|列|取|只?取|截|选|榜上|榜单|排行榜?)?(?:前|(?:排头|打头|领头|居前|靠前|"
            rf"最前面?)的?)(?P<n>{NUMBER}|[俩仨]){_OF_PARTS}(?!季|月)"
        ),
        Order.MOST,
    ),
    (
        re.compile(
            rf"(?<![街路码桥巷村南北东西田源地两里口])头(?P<n>(?!一){NUMBER}|[俩仨])(?!个?(?:月|周|星期|"
            rf"礼拜|季|年|天|日)){_OF_PARTS}"
        ),
        Order.MOST,
    ),
    (
        re.compile(
            rf"(?<=[类别种型题病])(?P<n>{NUMBER})大(?![道街桥])|(?P<strong>{NUMBER})大(?:类别?|问题|毛病|"
            rf"顽疾|乱象|难题)(?!型)"
        ),
        Order.MOST,
    ),
    (
        re.compile(
            rf"(?<=[腿底末尾名差慢少多好快高低先后])的?那(?P<n>{NUMBER}|[俩仨])(?:个|家|名|位|条|件)?(?![天周月年])"
        ),
        None,
    ),
    (re.compile(rf"(?P<n>{'|'.join(_MEDALS)})"), Order.MOST),
    (re.compile(rf"前?(?P<n>三)甲的?(?!医)|(?<!前)(?P<strong>{NUMBER})强的?"), Order.MOST),
    (re.compile(rf"(?:排名|排|排在)?(?:{_LAST})的?第?(?P<n>{NUMBER}|[俩仨]){_OF_PARTS}"), Order.LEAST),
    (re.compile(rf"(?:第?[一1]|头一?)[名位]?(?:到|至|[-~])第?(?P<n>{NUMBER})[名位]的?"), Order.MOST),
    (re.compile(r"倒(?P<n>[一二三四五])(?=[的是名哪]|网格|单位|社区|街道|$)"), Order.LEAST),
    (re.compile(rf"哪(?P<n>{NUMBER}|[俩仨])(?:个|名|位|家|类|件|条|种|项|处|天)?"), None),
    (
        re.compile(
            rf"(?<=[说列挑选报念讲数])(?P<n>{NUMBER})(?:个|名|家|条|件|类)(?=[,，。吧呗啊]|$|就[行好够成]|"
            rf"[即便]可|足够|出来|给我)"
        ),
        None,
    ),
    (
        re.compile(
            rf"(?:给我们?|来|挑|找|举|拿|选|抽|拎|列|发|拣|捡|取|留)(?:个|出|我|给我)?(?P<n>{NUMBER})(?:件|"
            rf"条|起|个(?![人月网社单街点小星礼类]))"
        ),
        None,
    ),
    (
        re.compile(rf"(?<=最[久多少长慢差好高低快])的?(?P<n>{NUMBER})(?:件|个|名|家|类|条|处|位|起)(?!月)"),
        None,
    ),
    (re.compile(r"top(?P<n>\d{1,2})"), Order.MOST),
    (re.compile(rf"(?:最近|最新)的?(?P<n>{NUMBER})(?:件|条|个|起)"), None),
    (
        re.compile(rf"(?<=的)(?P<n>{NUMBER})(?:件|条|个|名|类|家|种|处|起|位)(?![件条个家处])"),
        None,
    ),
)


_MORE_OR_LESS = "超过|不到|不足|不满|少于|多于|大于|小于|高于|低于|不超过|不低于|至少|满|超|过"
_LENGTH = re.compile(
    rf"(?<=[超逾过]期|超时|到期)(?:{NUMBER}|半)个?(?:天|周|星期|礼拜|月|小时)(?:之?内|以内)|"
    rf"(?:{_MORE_OR_LESS}|连续|持续|连着|接连|一连|第)?(?:{NUMBER}|[半俩仨])(?:个?多?(?:天|周|星期|"
    rf"礼拜|季度|年|小时|钟头|整天)|个多?月|(?<=[半俩仨])月)"
    r"(?:以上|多|左右|以下|以内的|之久|还多)?"
    rf"|(?:早上|早晨|上午|中午|下午|傍晚|晚上|夜里|凌晨)?(?:{NUMBER}|[两二])点(?:半|钟|整|"
    rf"\d{{1,2}}分)?(?:[以之]?[前后]|开始|起)"
    rf"|(?:早上|早晨|上午|中午|下午|傍晚|晚上|夜里|凌晨)(?:{NUMBER}|[两二])点(?:半|钟|整|\d{{1,2}}分?)?"
    rf"|(?:{NUMBER}|[两二])点(?:半|钟|整|\d{{1,2}}分)"
    rf"|(?:{_MORE_OR_LESS})(?:{NUMBER}|百分之{NUMBER}|\d+%)(?:件|个|起|次|处|条|人|家|单)?"
    rf"|(?:{NUMBER}|百分之{NUMBER}|\d+%)(?:件|个|起|次|处|条|人|家|单)?(?:以上|以下|之上|之下)"
)  # 超期三天以上; 超过五件, of which no figures are kept


_OFTEN = re.compile(
    rf"(?<=退回|返工|打回|延期|重开)(?:过|了)?(?:超过|不到|至少|满)?(?:{NUMBER}|[两俩])次(?:以上|以下|之上|之下)?"
)  # of which it is kept how often that was

_SERIES = re.compile(
    rf"(?<![\d.#/月-])#?(?P<first>\d{{1,7}})号?(?:到|至|-|~|—)#?(?P<last>\d{{1,7}})(?:号{_OF_CASE}?|{_OF_CASE})"
)  # 40到45号, 40-45号
MOST_IN_A_SERIES = 10
_BOTH = re.compile(
    "(?<=号)(?:[这那][两三四五六七八九十]个?|[两三四五六七八九十])(?:件|条|单|起|个|张)(?:单子|件|案子)?"
)  # 63号和64号这两件
_SUM = re.compile(
    r"(?:(?<=\d)号?|(?<=\d[,，]))[这那]?(?:一共)?[两三四五六七八九十]个?(?:件|条|单|起|个)(?![\d大])"
)  # 8、9、10三件

HOUSE = "门牌"  # narrows what is counted, and not who answers for the road
_HOUSE = re.compile(r"(?<=[路街巷弄道村])(?<![说报知])(?<![说报知]道)\d{1,5}(?:-\d{1,4})?号(?!件|问题|案)")

_BOTH_DAYS = re.compile(
    r"(?<=[周期]末|[周期]日|周天|期天|拜天|昨天|今天|明天|前天)[这那]?[两2俩]天"
)  # 周末两天

# An order (督办单) has a number of its own, which is no case's.
_ORDER = re.compile(
    rf"(?:督办[单令件]?)?[〔\[(]\d{{4}}[〕\])]第?{NUMBER}号|督办[单令]第?{NUMBER}号|"
    rf"(?<!\d){NUMBER}号督办(?:[单令件]|(?=现在|什么|怎么|签收|谁|的))"
)

_COUNTED = re.compile(r"(?<![\d.#/\-有剩是共])(?P<number>\d{1,7})(?:件|单子?|案子|事件)(?!数)")


def counted(typed: Typed) -> Iterator[Piece]:
    """12件, which is a case only beside words that ask about one; elsewhere it is how many there are."""
    for start, stretch in _stretches(typed):
        for match in _COUNTED.finditer(stretch):
            yield Piece(start + match.start(), start + match.end(), Slot.NUMBER, int(match["number"]), 1.7)


def _stretches(typed: Typed) -> Iterator[tuple[int, str]]:
    """The folded text, cut where a space parts two numbers (33 34 35), each with where it begins."""
    folded, at = typed.folded, typed.at
    parted = [
        i
        for i in range(1, len(at))
        if at[i] != at[i - 1] + 1 and folded[i - 1].isdecimal() and folded[i].isdecimal()
    ]
    yield from ((start, folded[start:end]) for start, end in pairwise((0, *parted, len(folded))))


# Whatever number is in them: sums, numbers of orders and houses, 周末两天.
_PLAIN: tuple[tuple[re.Pattern[str], Slot, str, float], ...] = (
    (_SUM, Slot.FILLER, "", 1.2),
    (_BOTH, Slot.FILLER, "", 1.2),
    (_ORDER, Slot.TOPIC, "", 0.9),
    (_HOUSE, Slot.NARROW, HOUSE, 1.0),
    (_BOTH_DAYS, Slot.FILLER, "", 0.4),
)


def numbers(typed: Typed) -> Iterator[Piece]:
    """What the numbers in a text may count or name; a case's number is its value, a count with its order."""
    folded = typed.folded
    for start, stretch in _stretches(typed):
        yield from _of_cases(start, stretch)
    for pattern, slot, value, cost in _PLAIN:
        yield from (Piece(*one.span(), slot, value, cost) for one in pattern.finditer(folded))
    yield from _lengths(folded)
    yield from _firsts(folded)


def _of_cases(start: int, stretch: str) -> Iterator[Piece]:
    """Numbers of cases in a stretch that begins at `start`."""

    def piece(found: re.Match[str], value: object, cost: float) -> Piece:
        return Piece(start + found.start(), start + found.end(), Slot.NUMBER, value, cost)

    for pattern, cost in _CASES:
        for match in pattern.finditer(stretch):
            if (value := number(match["number"])) is not None:
                yield piece(match, value, cost)
    for series in _SERIES.finditer(stretch):
        first, last = int(series["first"]), int(series["last"])
        if first < last <= first + MOST_IN_A_SERIES:
            yield piece(series, tuple(range(first, last + 1)), 1.3)


def _lengths(folded: str) -> Iterator[Piece]:
    """How long (三天以上) and how often (退回两次)."""
    for length in _LENGTH.finditer(folded):
        yield Piece(*length.span(), Slot.LENGTH, "", 0.5 if length[0][-1] == "内" else 1.2)
    for often in _OFTEN.finditer(folded):
        yield Piece(*often.span(), Slot.LENGTH, "", 0.9)


def _firsts(folded: str) -> Iterator[Piece]:
    """How many are wanted, and from which end."""
    for wanted, order in _FIRSTS:
        for match in wanted.finditer(folded):
            said = match["n"] or match["strong"]
            if value := _SO_MANY.get(said) or number(said):
                days = match[0].rstrip("的").endswith("天")  # 前三天: rather days of the calendar
                yield Piece(*match.span(), Slot.FIRST, (value, order), 1.2 if days else 1.0)
