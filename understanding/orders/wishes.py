"""What people want of the bot at work, in words of their own: a paper, fewer messages, a shift, whose point it is."""

from __future__ import annotations

import re

_END = r"(?:吧|呗|啊|呢|呀|哈|一下|了|的|嘛)*[。.!！?？~]*"
_ASKS = r"(?:没有?|了没有?|了吗|吗|了么|呢|了)*[。?？]*"
_PAPER = r"(?:会议材料|简报|通报|台账|周报|月报|季报|年报|红黄榜|红黑榜|时间表)"
_WANT = (
    r"(?:麻烦|请|帮我|帮忙|帮|给我|给|我要|我想要|要|想|能不能|可以|先|再|单独)*"
    r"(?:导出?|出|拟|写|做|弄|整理|整|起草|搞|来|打印?|发|生成|拉|给我|要)(?!得|了)(?:出来|出|一下|下|成|个|给我)*"
)
_FORM = (
    r"(?:把|将|word|excel|表格?|电子版|文件|文档|的|版|格式|文字|草稿|稿子?|初稿|一份|份|一个|个|"
    r"一期|期|出来|我|看看|看|一下|下|吧|了|呗|啊)"
)
_WITH_VERB = re.compile(rf"{_WANT}|{_FORM}", re.IGNORECASE)
_ASKED_FOR = re.compile(
    rf"{_WANT}.*?{_PAPER}.*|.*?{_PAPER}(?:稿子?|草稿)?{_WANT}.*|.*?{_PAPER}(?:草稿|稿子?|"
    rf"文件|表|excel|word)?(?:做|出|好|写|弄|拟)(?:好|出来|来)?{_ASKS}",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST_REST = 24  # characters: a period and a part of the district
_REPORT_OF = (("季", "季报"), ("月", "月报"), ("周", "周报"), ("年", "年报"))
_MATERIAL = re.compile(r".*(?:要|写|出|整理|准备|交)(?:一?[份个])?(?:材料|汇总|总结|情况说明).*", re.DOTALL)
_SPAN = re.compile(r"(?P<this>[这本]个?|上个?|今)(?P<unit>季度?|月|周|年)(?:度)?")
_DAYS = (
    r"(?:今天|昨天|本周|这周|上周|本月|这个月|上个?月|\d{1,2}月|本季度?|这季度?|上季度?|今年|去年|\d{4}年?)"
)
_IS_MEANT = re.compile(rf"(?:{_DAYS}|\S{{1,6}}?(?:街道|社区|镇|村|片|网格|局|所|队|专班)){{1,2}}")

_DAY = (
    r"(?P<day>(?:下|这|本)?(?:周|星期|礼拜)[一二三四五六日天]|今天|明天|后天"
    r"|\d{1,2}月\d{1,2}[日号]|\d{1,2}[日号])"
)
_NAME = r"(?P<name>[\u4e00-\u9fff]{2,4}?)"
_TOO_MANY = r"(?:消息|通知|推送|提醒|信息)(?:也|真是?|实在)?(?:太|好|这么|有点)(?:多|吵|烦|频繁)"
_FORMS: tuple[tuple[str, str], ...] = (
    (
        rf".*(?:推|发|说)(?:了)?(?:多少|几)[条个]?(?:消息|通知|信息)?(?:你|啊|呢|数|过|"
        rf"没|吗|，|,|\s|别|增加|负担)*{_END}",
        "负担",
    ),
    (
        rf".*{_TOO_MANY}.*|.*(?:太吵|吵死|吵人|别老发|少发点|不想.{{0,6}}(?:收到|看到)?(?:通知|消息|提醒)).*",
        "通知设置",
    ),
    (r"(?:我自己的?|我的?|给我)?(?:也|先)*(?:静音|免打扰|别吵我|别烦我)(?:到|一?下|吧).{0,10}", "通知设置"),
    (
        r"(?:以后|请)?(?:中午|午休|早上|晚上|夜里|周末|半夜|下班后?)?(?:别|不要|不用)"
        r"(?:在)?(?:中午|晚上|夜里|周末|下班后?)?(?:再)?(?:给我)?(?:发|推|提醒)(?:消息|"
        r"通知)?(?:了|我)*(?:[,，\s].{0,10})?",
        "通知设置",
    ),
    (
        r"(?:把)?(?P<what>超期|催办|点名|核查|晒比拼|进展)的?(?:提醒|通知|消息)(?:在)"
        r"?(?:晚上|夜里|中午|周末)?(?:停掉?|关掉?|停了|关了|取消|别发了?)(?:吧|了)?",
        "通知设置",
    ),
    (
        rf"(?:(?:我|帮我看看?)?(?:下周|这周|本周|下一?次|下一班)?我?(?:什么时候|哪天|哪几天|"
        rf"几号|星期几)?(?:值|轮到我值|排)(?:班)?(?:是)?(?:在)?(?:什么时候|哪天|哪几天|"
        rf"几号|周几|星期几){_END})",
        "值班",
    ),
    (
        rf"{_DAY}(?:我)?(?:想|要)?(?:跟|和|与){_NAME}(?:换|对换|调)(?:一下|个|一个|换)"
        rf"?(?:班)?(?:[,，\s].{{0,12}})?",
        "换班 {name} {day}",
    ),
    (
        rf"(?:我)?(?:想|要)?(?:跟|和|与){_NAME}(?:换|对换|调)(?:一下|个|一个|换)?{_DAY}的?班{_END}",
        "换班 {name} {day}",
    ),
    (
        r"(?:刚才|今天|昨天|上次)?(?:对?我的?|那个|这个)?查岗(?:结果)?(?:记|查|写|弄)"
        r"?(?:得)?(?:错|不对|不准|有误|冤枉)了?[，,。\s]*(?P<words>.*)",
        "查岗说明 {words}",
    ),
    (r"(?:回复|答复)一?下[\s,，:：]*(?P<words>.+)", "回复 {words}"),
    (
        r"(?:现在|全区|目前|还有?|都)*(?:有)?(?:哪些|哪几件|几件)?没(?:有)?(?:人|单位|"
        r"哪家)(?:来)?(?:管|认领|认|要|接|办)的(?:问题|案子|件|事)?(?:还)?(?:有)?(?:哪些|"
        r"几件|多少件?|哪几件|没有|吗|呢)*[?？]*",
        "待认领",
    ),
    (
        r"(?:晒|发|亮)一?下(?P<when>今天|昨天|本周|这周|本月)?的?(?:成绩|战况|比拼|榜)?(?:吧|呗|啊)*",
        "晒比拼 {when}",
    ),
    (
        r"(?:给我|来|看看?)?(?:年|年度|全年|年终)总评(?:的?(?:结果|情况))?(?:出来)?(?:了|没|吗|呢)*[?？]*",
        "年报",
    ),
    (
        r"(?:催|提醒)(?:一?下|一催|催)?(?:还)?没(?:有)?(?:交|评|填|打分?|评分)(?:互评|"
        r"评分)?的(?:网格|单位|组|几家)?(?:吧|啊)*",
        "评分 结果",
    ),
    (
        r"[#＃]?(?P<n>\d{1,7})号?(?:这件|那件|问题|这个)?(?:是|属于)(?:被)?(?:电视台?|"
        r"报纸|记者|媒体|新闻|网上|抖音|公众号)(?:给)?(?:曝光|报道|播|拍|登)(?:出来|出|"
        r"到|了)*的",
        "来源 {n} 媒体曝光",
    ),
    (
        r"[#＃]?(?P<n>\d{1,7})号?(?:这件|那件|问题|这个)?(?:是|属于)(?:从)?(?:市长信箱|"
        r"信箱|热线|12345)(?:上)?(?:转|来|反映|投诉)(?:过)?(?:来)?的",
        "来源 {n} 信箱",
    ),
    (
        rf"(?:派|安排|叫)(?:几个|两个|个|些)?人(?:去|到|在).{{2,14}}?(?:站岗|值守|值班|盯着?|守着?|看着){_END}",
        "怎么弄 排班",
    ),
    (
        rf"(?:请|把|都|再|去|组织)*(?:(?:排查|摸排|拉)一(?:遍|下)|查一遍)(?P<words>[^\d,，。]{{2,14}}?){_END}",
        "先问 拉网 {words}",
    ),
    (
        rf"(?:请|把)*(?P<words>[^\d,，。]{{2,14}}?)(?:都|全部?|再)*(?:排查|摸排|拉)一?遍{_END}",
        "先问 拉网 {words}",
    ),
)
_MEANT = tuple((re.compile(form, re.DOTALL), command) for form, command in _FORMS)
_THIS = {"这周": "本周"}


def wish_of(text: str) -> str | None:
    """The command that is meant: `简报 上周`, 负担, `换班 王敏 周四`; None for anything else.

    What reaches many at once begins with 先问: it is asked first whether that is meant.
    """
    said = text.strip()
    for form, command in _MEANT:
        if found := form.fullmatch(said):
            named = {name: (words or "").strip() for name, words in found.groupdict().items()}
            named |= {"when": _THIS.get(named["when"], named["when"])} if "when" in named else {}
            return command.format(**named).strip()
    return _paper(said)


def _paper(said: str) -> str | None:
    """`台账 11月` of 11月台账导一份 excel; what else is said beside it must be a period or a part of the district."""
    clauses = re.split(r"[,，。;；\n]", said.replace("上个月", "上月").replace("这个月", "本月"))
    if _MATERIAL.fullmatch(said) and (span := _SPAN.search(said)):
        kind = next(paper for sign, paper in _REPORT_OF if sign in span["unit"])
        return f"{kind} 上{span['unit']}" if (span["this"] or "").startswith("上") else kind
    first = clauses[0].strip()
    paper = re.search(_PAPER, first)
    if paper is None or not _ASKED_FOR.fullmatch(first):
        return None
    rest = first[: paper.start()] + " " + first[paper.end() :]
    words = re.sub(r"没有?$|了?吗$", "", _WITH_VERB.sub(" ", rest)).split()
    if len(rest) > _LONGEST_REST or not all(_IS_MEANT.fullmatch(one) for one in words):
        return None
    return " ".join([paper[0], *words])
