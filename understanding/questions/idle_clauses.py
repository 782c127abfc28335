"""Clauses of words that nobody knows, which by their grammar say nothing of what is asked.

别长篇大论 and 免得到时候抓瞎 name no thing that could narrow it; 大货车 and 催过的 could. What tells of a place, a
problem, a state or days, what asks, and what ends as attributes do, is never one of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from understanding.questions.cues import Cue
from understanding.questions.pieces import Piece, Slot

# 别打太极, 不用跑一趟: what shall not be done, but for what would leave something out of what is asked.
_NOT = (
    "(?:可|千万|麻烦|拜托|请|先|就|也|咱|你|您|大家)*"
    "(?:别|莫|甭|勿|休要?|不许|不准|不用|不必|无需|无须|用不着|不需要|懒得|犯不着|少(?=废话|啰嗦|啰唆|"
    "扯|绕|来|跟|给|磨|墨|装|卖|忽|打|兜|客|整|玩|糊)|不要(?=再|跟|和|给|把我|让|叫|打|绕|兜|卖|装|糊|"
    "敷|忽|拖|磨|骗|瞒|推|怕|怪|嫌|笑|客|声|外|乱|急|慌))"
)
_LEAVES_OUT = "(?!再?(?:把.*)?(?:[算含计包列数带加放查问报提说讲看要管统]|显示|展示|罗列|混|掺))"
_BARE = (
    "(?:[算列数放查问报提说讲看管](?:了|啦|我|它|他|那些|这些|别的|没用的|一半|一句|笑|漏|错|反|废话|"
    "虚的|假话|大话|空话|谎|好听的)+)"
)
_FORBIDDEN = rf"{_NOT}(?:{_LEAVES_OUT}\w{{1,9}}|{_BARE})"

# 免得到时候抓瞎, 好给人家一个交代, 以便安排
_LEST = (
    r"(?:免得|省得|以免|生怕|就怕|只怕|怕(?!是)|好让|好叫|以便|便于|为了|防止|避免|可?别让|要?不然|否则|"
    r"万一|以防)\w{1,12}"
)
_SO_AS_TO = (
    r"(?:我|咱|我们)?好(?:[给跟向对和同][我他她人大领群家居上]|[去安回交心准提早及做通布应找派盯催劝]|"
    r"有个|知道|放心|下班)\w{0,9}"
)

# 马上去现场, 下午要约谈, 一会儿得接待检查组: what somebody is about to do
_SOON = (
    "(?:我们?|咱们?|这边|领导|书记|[区局镇]长|单位|办里|街道|社区)?(?:马上|立马|立刻|一会儿?|待会儿?|"
    "等会儿?|等下|回头|过会儿?|稍后|正好?|刚好?|正在|准备|打算|"
    "急着|忙着|赶着|今[天晚早]|明[天晚早儿]|后天|[早上中下]午|晚上|周[一二三四五六日末]|下周|月底|年底|"
    "节前|会前|会后|饭后|散会后?)"
    "(?:就|还|又|也|正|刚)?(?:要|得|还要|还得|想|去|准备|打算|开始|出发|过去|赶去|赶往)"
)
_ABOUT_TO = rf"{_SOON}\w{{0,7}}"

# 写总结缺个数, 手头没电脑, 我这边表格空着
_LACKS = (
    r"[^\W\d]{0,8}(?:还|就|只|正|单)?[缺少差](?:一?个|几个|点|一?份|一?组|一?项|这个|那个)(?:数字?|数据|"
    r"素材|案例|例子|说法|底|准话|名堂|东西|材料)"
)
_HERE = (
    r"(?:(?:我|俺|咱)们?(?:这[边里儿]?|那边)?|这边)?(?:手[头里上边]|身[边上]|跟前|眼前|面前|桌上|包里|"
    r"车上|工位|电脑|手机|屏幕|网络?|信号|流量|系统|软件|网页|表格|本子|"
    r"笔记本|纸笔)"
)
_AT_HAND = (
    rf"{_HERE}(?:里|上|又|也|还|都|正|就|突然|刚)*(?:没|不|空|忘|坏|卡|死|断|慢|黑|乱|捏着|拿着|攥着|"
    rf"揣着|摊着|拎着|端着|抱着|夹着)\w{{0,6}}"
)

# 打个擂台, 摸摸脉, 掂量掂量, 较个真: something done a little
_A_LITTLE = (
    r"(?:咱|我|来|再|先|就|给|"
    r"帮)*(?:[打说讲问算评摸透交讨论分排聊唠吹较掰抬抓掐敲拍踩垫探摊挖捅抖撂比卖凑搭认争服站]|找|来|做|"
    r"发|补|插|提|起|开)"
    r"(?:一?[个把嘴句声条下]|一?两[句声下])\w{0,3}"
)
_TWICE = r"(?:咱|我|来|再|先|就|给|帮|让)*(?P<verb>[^\W\d]{1,2})一?(?P=verb)(?:[^\W\d]{0,2})"
_NO_MATTER = (
    r"(?:[^\W\d]不[^\W\d]的?|\w{1,6})(?:都|也|倒|就)?(?:无所谓|没关系|不要紧|不重要|不打紧|不碍事|都行|"
    r"随你便?|随便你?|看着办|由你定)"
)
# 急得跳脚, 真让人操心
_TO_A_DEGREE = (
    r"(?:我|都|真|快|实在|太|好|怪|可|简直|也|挺|又)*(?:(?:急|愁|烦|气|累|忙|热|冷|困|慌|吓|笑|催|吵|闹|"
    r"骂|盼|等|逼|赶|恨|羞|臊)得(?![最多少几哪])[^\W\d]{1,6}"
    r"|(?:让|叫|令|教|搞得|弄得|害得)(?:人|我|俺|大家|咱)们?[^\W\d]{1,6})"
)
# 刚接了市里电话, 我眼神不好看不清台账, 纪委的同志在等: what happens to the asker
_JUST_NOW = (
    r"(?:我|俺|咱|我们)?刚刚?才?(?:接|收|看|听|挂|开|散|断|掉|问|跟|和|从|到|被|说|打|回|下|上任|调|来|"
    r"轮|换|接手|休)\w{1,9}"
)
_OF_ME = (
    r"(?:我|俺|咱)们?(?:这边|这儿|自己|一个人|人|还|也|都|又|老|就|真|实在|现在|今天|眼[神睛]|手|嘴|脑子|记性)*"
    r"(?:不|没|忘|怕|急|愁|烦|记|懒|困|忙|累|病|堵|坐|站|走|吃|出|跑|蹲|守|抱|带|送|陪|赶|等)\w{1,10}"
)
_THEY_WAIT = (
    r"[^\W\d]{0,6}(?:领导|同志|客人|记者|代表|群众|居民|书记|他们|人家|老板|专家|老百姓|"
    r"[区局镇所市]长)们?(?:都|还|正|就|也|又)*在?(?:等|催|问|看|旁边|盯|坐|候|站|吵|闹|急)(?:着|呢|了|"
    r"我|你|办公室|门口|里)*"
)
# 电视台来采访, 群众在门口堵着: others who come or wait, but not those who found or reported something
_OTHERS = (
    r"(?:电视台|记者|媒体|报社|督[导查]组|检查组|考核组|测评[员组]|专家组?|第三方|人大|政协|纪委|巡察组|"
    r"审计|上级|上面|[市省区县]里|领导|书记|[区局镇所市]长|客人|"
    r"参观团|考察团|兄弟单位|外地同行|群众|老百姓|居民|业主|商户|家长|代表|委员|街坊|邻居|老人家?|人家|"
    r"对方|同事|物业)"
)
_THEY_COME = (
    rf"{_OTHERS}(?:们|的人|的同志)?(?:马上|刚刚?|正|又|已经|都|也|快|今天|明天|这就|老|一直|天天|全|"
    rf"还)*(?:来|到(?!岗)|等|堵|围|找|问|催|打电话|坐|拍|采访|参观|考察|调研|看着|盯|要(?!求|办)|"
    r"在(?!办)|急|吵|闹|发火|拍桌子|站)(?![^\W\d]*(?:发现|投诉|反映|举报|报|曝光|批示|交办|转办|督办|"
    r"点名|督查|抽查))\w{0,7}"
)
# 会开到一半, 材料写到最后: how far something else has come
_HALFWAY = (
    r"(?:会|饭|话|车|路|课|报告|材料|稿子?|方案|活|电话|PPT)(?:都|还|正|才|刚|就)*(?:开|吃|说|走|上|写|"
    r"改|干|听|看|做|打|弄)(?:到|了|着|完|不)\w{0,4}"
)
# 不开玩笑, 不耽误你, 跟你商量个事
_NOT_MORE = (
    r"(?:我|咱)?(?:就|也|可|先)?不(?:是)?(?:开玩笑|骗|逗|闹|绕|瞒|耽误|废话|啰嗦|客气|多[说问嘴]|问别|"
    r"说别|聊别|扯|吹|夸张|玩虚|兜圈|卖关|跟你|和你|说笑|打扰|占用|为难|催|逼)\w{0,6}"
)
_TO_YOU = (
    r"(?:我|咱)?(?:先|再|就|想)*(?:跟|和|同|给|对|向)(?:你|您)们?(?:说|讲|透|聊|商量|打听|打个|反映|讨|"
    r"请教|取经|求|核)\w{0,6}"
)
# 答错扣鸡腿, 说对有赏
_OR_ELSE = (
    r"(?:答|说|报|算|查|回)(?:对|错|准|漏|晚|慢|不[对准出上来])(?:了|的话)?(?:可|就|要|有|扣|罚|奖|请|"
    r"别怪|我)\w{0,6}"
)
# 说破天也就一个事
_IN_SHORT = r"说(?:破天|到底|来说去|白了|穿了|一千道一万|破嘴)(?:也|还是|就|不过)*(?:是)?\w{0,6}"
# 也不晓得问对人没, 谁也不偏袒, 一碗水端平
_FAIRLY = r"(?:谁|哪[边个家头])都?也?不\w{1,4}|(?:一碗水端平|不偏不倚|公平公正|一视同仁|就事论事|对事不对人)"

_SORTS = (
    _FORBIDDEN,
    _LEST,
    _SO_AS_TO,
    _ABOUT_TO,
    _LACKS,
    _AT_HAND,
    _A_LITTLE,
    _NO_MATTER,
    _FAIRLY,
    _TO_A_DEGREE,
    _JUST_NOW,
    _OF_ME,
    _THEY_WAIT,
    _THEY_COME,
    _HALFWAY,
    _NOT_MORE,
    _TO_YOU,
    _OR_ELSE,
    _IN_SHORT,
    _TWICE,
)
_CLAUSES = re.compile(f"(?:{'|'.join(_SORTS)})[了呢啊呀哦哈嘛吧啦咯]*")
_ATTRIBUTE = re.compile("(?<!不\\w)的|过$|除|只|仅|以[上下内外]|超过|不到|至少|单独|其中|部分")
_LONGEST = 16  # characters

_SAYS_WHAT = frozenset(
    {
        Slot.SCOPE, Slot.PERIOD, Slot.CATEGORY, Slot.KIND, Slot.NUMBER, Slot.PERSON, Slot.STATUS, Slot.BY, Slot.FIRST,
        Slot.ORDER, Slot.DUTY, Slot.VAGUE, Slot.LENGTH, Slot.TOPIC, Slot.NARROW,
    }
)  # fmt: skip
_ASKS = frozenset(
    {
        Cue.HOW_MANY, Cue.SHARE, Cue.PACE, Cue.RANK, Cue.OWNER, Cue.STAGE, Cue.CALL, Cue.COMPARE, Cue.MORE_OR_LESS,
        Cue.TREND, Cue.WAIT, Cue.WHO_IS, Cue.WHO, Cue.PROGRESS, Cue.EXCEPT, Cue.MEAN, Cue.ANSWER, Cue.THAT,
    }
)  # fmt: skip
_GUESSED = 3.0  # a problem that may be told in words of other things
_SURE = 1.5  # what costs more is said of other things as well
# When it is to be, and where somebody is: the clause does not say that of cases.
_LEAD = re.compile(f"{_THEY_WAIT}|{_HALFWAY}|{_OTHERS}|{_SOON}|{_HERE}|我?刚刚?才?[接收看听]了?")
_LIGHT = frozenset(
    {Slot.SCOPE, Slot.PERIOD, Slot.LENGTH, Slot.VAGUE, Slot.STATUS, Slot.TOPIC, Slot.CUE, Slot.NARROW}
)


def is_idle(folded: str, start: int, end: int, pieces: Sequence[Piece]) -> bool:
    """True if the stretch is a clause that by its grammar says nothing of what is asked."""
    words = folded[start:end]
    lead = _LEAD.match(words)
    if len(words) > _LONGEST or _ATTRIBUTE.search(words, lead.end() if lead else 0):
        return False
    if not _CLAUSES.fullmatch(words):
        return False
    return not any(
        start <= one.start < end
        and _says_something(one, folded)
        and not (lead and one.slot in _LIGHT and one.end <= start + lead.end())
        for one in pieces
    )


def _says_something(piece: Piece, folded: str) -> bool:
    if piece.slot is Slot.CUE:
        if piece.value is Cue.HOW_MANY:
            return re.search("[几多]", folded[piece.start : piece.end]) is not None
        return piece.value in _ASKS and piece.end - piece.start > 1
    if piece.slot in (Slot.STATUS, Slot.ORDER, Slot.DUTY):
        return piece.cost < _SURE and piece.end - piece.start > 1
    return piece.slot in _SAYS_WHAT and piece.cost < _GUESSED
