"""Where cases came from (来源), told by who found them and any verb of finding: 督查组翻出来的, 市里转来的."""

from __future__ import annotations

import re
from collections.abc import Iterator

from domain.question import Status
from understanding.questions.pieces import Piece, Slot

_HOW = (
    "(?:自己|亲自|当场|现场|一路|上门|下来|日常|平时|每天|暗访|夜查|走街|巡街|巡逻|巡查|转悠|"
    "溜达|串巷|跑腿|迈腿|用腿|脚底板|腿杆子?|腿|脚|眼睛?)?(?:的?时候?|中|路上|当中)?(?:给|就|都|"
    "又)?"
)
# What is found by looking needs a word that something was found: 督查看过的 was only looked at.
_FOUND = (
    "(?:(?:发现|反映|反馈|通报|指出|提出|记录|曝光|"
    "[翻揪挑逮抓戳挖扒捅揭抠搜摸薅捞淘掏拎找拍提点指曝记报抖撞碰圈挤敲])(?:出来?|着|到|中|准|见|"
    "来|上来|下来|了)?"
    "|(?:[查看瞧瞅望走跑转巡逛扫蹲盯踩踏访测检暗])(?:出来?|到|见|着))"
)
_DAYS = "(?:[昨今前]天|[上本这]周|[上本]月|[上这]个月|刚才?)"
_FAULTS = "(?:刺儿?|毛病|错处?|短处?|漏子|漏洞|岔子|茬儿?|不是|硬伤|瑕疵|纰漏|问题)?"
_ASKED = "(?=[还都共]*(?:有|几|多少|哪|列|报|件|未|没|超|$|[,，。?？]))"
_OF = f"(?:的{_FAULTS}|{_ASKED})"

_LEADERS = (
    "(?:区里|区上|区|主要|分管|上头|上面)?的?(?:领导|头头脑脑|头头|头儿|书记|区长|一把手|老大|"
    "当家的|大领导|首长|常委)"
)
_HANDS_DOWN = (
    "(?:亲自|当面|口头|专门|现场|电话里?|会上|直接|特意)*(?:交[办代待]|批(?:了|过)?(?:条子?|示)?|"
    "吩咐|安排|布置|指示|圈阅|签批|发话|压|派|塞|递条子?|递了条子?|写条子?|打招呼"
    "|嘱咐|叮嘱|关照|要求办|要办|点(?:了)?(?:名要?办?)?|交)(?:过|了)?(?:(?:下|过)来|来)?"
)
_ABOVE = (
    "(?:市里|省里|省市|市创[建文]办|市文明办|市级|省级|国家|上级|上头|上面|上边|市局|省厅|市领导|"
    "省领导|部里|中央)(?:[和跟、]?(?:市里|省里|市级|省级|部里))?的?"
    "(?:(?:督导|检查|巡视|测评|考评|暗访|工作|专家|督察)组)?(?:那边|这边|单位|部门|直接|刚|又|给)*"
)
_PASSES = (
    "(?:转|派|压|批|交|推|甩|发|丢|落|分|下|流|移|摊|扔|塞|给|挑|点|查|督|布置|安排|点名|交办|"
    "转办|转派|移交|流转|下派|下发|通报|反馈)"
)
_OVER = (
    "(?:了|过)?(?:(?:下|过|回|出)?来|给我们|给咱们?|给区里|到区里|到)?(?:[叫要让喊限令](?:我们|"
    "咱们?|区里)?)?(?:整改|处理|查办|查|办|改)?"
)
_PRESS = (
    "(?:记者|媒体|电视(?:台|问政|节目)?|报[纸社]|新闻|广播|电台|晚报|日报|融媒体?|央视|省台|市台|"
    "曝光台|民生栏目)"
)
_EXPOSES = (
    "(?:[给里上又就]|里头)*(?:[曝捅登播报拍点写揭抖爆刊追逮抓撞骂批挂]|披露|采访|报道|曝光|"
    "跟踪)(?:到|上|着|中)?(?:出[去来]?|[了过光])*"
)
_PAPERS = "(?:报纸|报端|电视台?|新闻|头条|热搜|媒体|晚报|日报|曝光台|广播|电台|民生栏目)"
_WRITERS = "(?:老百姓|百姓|群众|居民|市民|村民|街坊|业主|家长|有人)"
_BOX = "(?:书记|区长|局长|领导|主任|市长|民生|群众|意见|网上|电子|投诉|举报)?(?:信箱|意见箱)(?:里头?|中|上|那[边头])?"
_TAKEN = "(?:[来收掏拿倒翻抠取捞接报转流进出递投扒找拆]|反映|投诉)(?:到|出|进|过|上|下|转)?(?:来|了)?"
# 12345 and the like are named by themselves: which of them comes in as 外部平台, each district decides.
_OTHERS = (
    "(?:别的|其[他它]|外头|外面|外边|外部|另外|兄弟单位?|隔壁|邻区|第三方|人家|旁的|上级|市里?|省里?|"
    "城运|综治)的?(?:那个)?(?:平台|系统|软件)(?:那边|上|里)?"
)
_FLOWS = (
    "(?:[转推流派传导灌丢发交接移甩倒汇进来送]|同步|对接|推送|转派|转办|"
    "流转)(?:了)?(?:[过进上下]?来|进|到|给我们|给咱)?"
)
_THEMSELVES = "(?:(?<![我俺])自己(?:单位|人|家)?|自家|自个儿?|自行|主动|单位自己|社区自己|内部)"
_OWNS_UP = (
    "(?:[先早都就又]|已经|主动)*(?:(?:自[己个家我])?(?:上报|坦白|交代|承认|"
    "[查揭报挑找曝摸排检抖晒亮翻认揪逮抓扒挖]))(?:出来?|上来|了|到)?(?:(?:自己|就|又|"
    "马上)*(?:整?改|处理|弄)(?:了|好|掉)*)?"
)

_SOURCES = (
    (Status.BY_INSPECTION, f"督[查察](?:组|室|员|队|的人|人员|同志|那边)?{_HOW}{_FOUND}{_OF}"),
    (
        Status.BY_INSPECTION,  # 督查室的同志昨天挑了几个毛病
        f"督[查察](?:组|室|员|队)?的?(?:同志|人员?|几位|领导)?(?={_DAYS}{_FOUND}了?(?:几|多少))",
    ),
    (Status.BY_SPOT_CHECK, f"(?:飞检|飞行检查)(?:组|队|的人|时)?(?:{_HOW}{_FOUND}|出来|到){_OF}"),
    (
        Status.BY_PATROL,
        f"(?<![按各每分的名个家些位])(?:网格员?|格员|巡查员|巡逻员)(?:的人|上|里|那边)?"
        f"{_HOW}{_FOUND}{_OF}|(?:走街|巡街|巡逻|转悠|扫街|踏街|"
        f"串巷|日常巡查)(?:的?时候?|中|路上)?{_FOUND}的",
    ),
    (Status.BY_LEADER, f"{_LEADERS}{_HANDS_DOWN}(?:的(?!时候|话)|(?<=来){_ASKED})"),
    (Status.BY_ABOVE, f"{_ABOVE}{_PASSES}{_OVER}(?:的(?!人|时候){_FAULTS}|(?<=[下过]来){_ASKED})"),
    (
        Status.BY_MEDIA,
        f"(?:[被让给叫遭挨经])?{_PRESS}(?:[和跟、]?{_PRESS})?{_EXPOSES}(?:的|{_ASKED})|(?:上|登上?|"
        f"见诸?|挂上?|闹上|爬上|"
        f"捅[到上]|闹到)[了过]?{_PAPERS}(?:[和跟、]?{_PAPERS})?[了过]?的?|[见登上][了过]报的|见报的",
    ),
    (
        Status.BY_MAILBOX,
        f"{_WRITERS}?(?:[写来寄投递])(?:了|过|的|一?封)*信(?:来|过来|上来|反映|说|投诉|举报|告|诉苦|求助|提|要求)?的|"
        f"{_BOX}{_TAKEN}(?:的|{_ASKED})|{_BOX}(?:的|(?=还?有?[几多]))",
    ),
    (Status.BY_PLATFORM, f"{_OTHERS}{_FLOWS}的"),
    (
        Status.SELF_REPORTED,
        f"{_THEMSELVES}(?:{_OWNS_UP}(?:家丑|短|底)?)+的|自(?:揭|曝|亮|爆)(?:了|过)?(?:家丑|短处?|丑|其短|问题)的?",
    ),
)
_SPAN = (
    "(?:(?:[上这本][一]?个?(?:月|周|星期|礼拜|季度)|[本今去前]年|今年以来|年初以来|[今昨前]天|\\d{1,2}月份?|[一二三四五六七八九]月份?|十[一二]?月份?"
    "|(?:最近|近|这|过去)[\\d一二两三四五六七八九十半几]{1,3}个?(?:天|周|星期|月)|近期|最近|[上下]半年|第?[一二三四]季度)(?:里|份)?的?"
    "|[一总]共|累计|又|都|还|已经|给我们)*"
)
_SO_MANY = (
    "(?:[了过到出进]|[出下过进]?来|[出下]去)*"
    "(?=(?:问题)?(?:[一总]共|都|又)?有?(?:多少|几|哪|什么|啥)|的(?!人|时候|路))"
)
# Who, then days, then a verb of finding or handing on, and how many: 领导这个月交办了几件.
_DID = tuple(
    (status, re.compile(f"(?P<who>{who}){_SPAN}(?P<verb>(?:{verbs}){_SO_MANY})"))
    for status, who, verbs in (
        (Status.BY_INSPECTION, "督[查察](?:组|室|员)?", "发现|查出|查到|挑出|指出|通报|反馈|揪出"),
        (Status.BY_SPOT_CHECK, "(?:飞检|飞行检查)组?", "发现|查出|查到|挑出|指出|通报|反馈|揪出"),
        (Status.BY_LEADER, "(?:区里?|主要)?领导|书记|区长", "交办|批办|批示|批|交代|安排|点名"),
        (Status.BY_ABOVE, "上级|上头|上面|市里|省里|市级|省级", "交办|转办|转交|转|派|交|下派|反馈|通报"),
        (Status.BY_MEDIA, "媒体|记者|电视台?|报纸|新闻", "曝光|报道|披露|捅"),
        (Status.BY_MAILBOX, f"{_BOX}", "转|收|来|反映|投诉|接"),
        (Status.BY_PLATFORM, "(?:外部|别的|其[他它])平台", "转|推送?|流转|派|来"),
        (Status.BY_PATROL, "(?:网格|日常)巡查", "发现|查出|上报|报"),
    )
)
_COMPILED = tuple((status, re.compile(pattern)) for status, pattern in _SOURCES)
_COST = 0.7  # less than the words it is made of


def finders(folded: str) -> Iterator[Piece]:
    """Who found, sent or told what is asked about, whatever the verb."""
    for status, pattern in _COMPILED:
        for one in pattern.finditer(folded):
            yield Piece(one.start(), one.end(), Slot.STATUS, status, _COST)
    for status, pattern in _DID:
        for one in pattern.finditer(folded):
            yield Piece(*one.span("who"), Slot.STATUS, status, _COST)
            yield Piece(*one.span("verb"), Slot.STATUS, status, _COST)
