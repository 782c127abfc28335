"""Words around a question that cannot change what is asked (decision 0085).

What counts is where they stand and of what sort they are. A whole segment, between blanks or signs, may be courtesy,
haste, a feeling, a greeting, or why somebody asks (领导下午开会要用); words of telling (跟我讲清楚) may stand at either
end of a segment. Nothing that ends with 的 is padding, for it narrows what comes after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from domain.lexicon import Typed
from understanding.questions.pieces import Piece, Slot

_COST = 2.0  # a character: more than known words cost, less than unknown ones

_ME = (
    "(?:我们?|俺们?|咱们?|本人|大家伙?|大伙儿?|[各诸]位|领导们?|书记|主任|[区局镇市处所队]长|老板|"
    "老大|头儿?|上头|上面|老头子|老[汉婆]子?|老太太|小的)"
)
_YOU = "(?:您们?|你们?|各位|大家|老师|师傅|领导|同志|亲|哥|姐)"
_TONE = "[呢啊呀哦哈嘛噻呗哩咧嘞撒哇啦咯哟喽伐吧哒捏鸭吖惹喵]"
_TELL = (
    "(?:汇报|介绍|解释|交代|核[实对查]|打印|汇总|梳理|罗列|反馈|答复|回复|确认|协助|查[证实询看]|"
    "统计|盘点|说道|唠叨?|叨叨?|念叨?"
    "|[讲说念报聊摆道列数理捋盘查看瞧瞅核拉发贴晒亮读写抄传推丢整捞扒翻找算统回问])"
)
_HOW_TOLD = (
    "(?:一[下哈遍声嘴句眼把]子?|下子?|哈子?|(?:(?:清清楚楚|明明白白|清楚|明白|仔细|详细|"
    "利索)[点些]?)|听听?|看看?|瞧瞧?|个明白|给(?:我|咱)听)"
)
# 一件一件来, 一个一个地念
_ONE_BY_ONE = r"一(?P<each>[件条个项起处家桩])一(?P=each)(?:的|地|来|慢慢)?(?:[说讲念报列数来过])?"
# 透个底, 给句准话, 求个榜样
_LIGHT = (
    "(?:给|求|来|讨|通|透|交|摸|吱|支|露|撂|回|递|捎|讨)(?:我|咱|俺)?(?:一?[个句声]|点)(?:底|气|声|"
    "招|话|信儿?|准[话信数]儿?|实话|实底|痛快话?|明白话?|说法|榜样|大概|口风|消息|谱)"
)
_TELLING = (
    f"{_YOU}?(?:给|跟|帮|替|和|向|对|同|为){_ME}(?:再|好好|仔细|老实|详细|赶紧)?{_TELL}{_HOW_TOLD}*"
    f"|{_YOU}?(?:给|跟|帮|替|和|向|对|同|为)?{_ME}?(?:好好|仔细|详细|再)?{_TELL}{_HOW_TOLD}+"
    f"|{_LIGHT}|(?:帮忙?|给){_ME}?弄(?:一下|下)"
)
_ASKING = (
    "(?:弱弱|冒昧|斗胆|多嘴|顺嘴|插嘴|厚着脸皮|小声)(?:的|地)?(?:请?问|打听|说)?(?:一?[句下嘴])?|"
    "问(?:个|一个|件)事儿?|(?:友情|灵魂)(?:提问|拷问|发问)"
    "|(?:我|俺)?(?:就|只|单|还|也)?想(?:晓得|知道|问问?|搞清楚?|弄清楚?|弄明白|"
    "打听)(?:一?[句下嘴])?(?:的是)?|(?:有没有|有)?(?:谁|哪位|人|大佬|大神|哥们|高人|老师|同志|"
    "小伙伴)(?:能|可以)?(?:晓得|知道|告诉我|"
    "跟我说|给我说|清楚)(?:吗|么|不)?(?:一?[句下])?"
    "|(?:你|您)?(?:晓得|知道|清楚)(?:不|吗|么)?|(?:敢|借|且|容我)问(?:一?[句下])?"
)
_HEDGE = (
    "话说回?来?|说起来|讲真的?|说真的|说实话|实话说|老实(?:说|讲)|讲道理|不瞒[你您](?:说|讲)|"
    "坦白(?:说|讲)|说句实在话|实在是?|"
    "不是(?:我说|说)|我说|这么说吧|那什么|内什么|那个啥?|请示|请教|这个|就是说|怎么说呢|所以说?|总之|"
    "反正|按理说|照理说"
)
_COURTESY = (
    "劳驾|(?:跪求|求|蹲|讨)一?[个份波下]|[劳烦]烦|烦请|烦劳|有劳|恳请|敬请|拜托|麻烦|辛苦|受累|"
    "费[心神]|多谢|谢[谢啦了过]|跪?谢|"
    "感谢|感激不尽|不胜感激|感恩|叨扰|打[扰搅]|冒昧|不好意思|抱歉|对不[住起]"
    "|盼[复回]|[望请盼](?:予以?|尽快|及时)?(?:告知|回复|答复|知悉|示下|指教|赐教|核复|协助|帮[忙助]|"
    "支持|理解)|为[盼荷]|谨此|请"
)
_POLITE = (
    f"(?:{_COURTESY})(?:{_YOU}|{_COURTESY}|帮[忙个]?忙?|代为|协助|贵?(?:平台|单位|系统|部门|方)|了|啦|"
    f"一下|[个先]|{_TELLING})*+"
)
_HASTE = (
    "(?:真的?|挺|很|超|特|巨|非常|有点儿?|比较|蛮|十分|实在)?(?:着?急|赶时间)(?:的|了|死了?|得很|"
    "着呢?|用|需|要|着要|着用)*|在线?等|等着?(?:呢|回复?|用|要|报|你|您|答复|结果)*|坐等|蹲(?:一?个|"
    "守)?|"
    "火烧眉毛了?|火急火燎|分秒必争|越快越好|(?:搞|麻利|赶|动作)?快(?:点|些)儿?|速[度速来回复答]|"
    "立等可?取?|(?:我|这边)?赶时间|马上(?:就)?要|等米下锅|很?要紧"
)
_FEELS = (
    "(?:崩溃|裂开|破防|无语子?|无奈|头[疼痛大秃]|心[累塞急慌烦]|尴尬|泪目|难[顶受过]|服气|抓[狂瞎]|"
    "上火|着急|离谱|没辙|没招|绝绝子|厉害|给力|佩服|纳闷|郁闷|惭愧|抱头|捂脸|"
    "[急烦愁累慌懵晕困怕麻佛服醉绝疯崩裂汗哭笑惨吐酸]|emo)"
)
_FEELING = (
    f"(?:我|俺|真的?是?|好|太|可太?|简直|有点|都?快|要|都|也太?|就|整个人)*{_FEELS}(?:死了?我?|"
    f"死个?人|了|啦|哭了?|坏了?|人|的|到|得不?行|得很)+|(?:我|好|太|真|有点|都|也太|可|快)+{_FEELS}"
    "|救救?(?:命|我|孩子)|天[哪呐啊呀]+|我?的?老天爷?|我?的?(?:老?天爷?|妈|娘)[哪呐呀啊诶耶]+|"
    "我[去勒的]+个?去?|"
    "好家伙|好嘛|(?:家人们?)?谁懂|有没有人[懂管]|(?:我)?真的?会谢|我真(?:的)?(?:服|谢|会谢|栓q|醉)|"
    "我?太难了?|没眼看|[绷蚌]不住|奥利给|冲鸭?|加油鸭?"
    "|(?:有人)?在[吗么嘛不没]|有人[吗么嘛不没]|人呢|[急晕汗唉]|yyds|心好?累"
)
_NET = (
    "3q|3ks|thx|thanks?(?:you)?|tks|pl[sz]|please|help|sos|omg|ddl|btw|asap|xdm|jms|awsl|u1s1|dbq|"
    "yysy|h{3,}|[哈嘿呵嘻]{2,}|hi|hello|hey|ok|okk+"
)
_WHOM = (
    "(?:各位|亲爱的?|尊敬的?|可爱的)?(?:领导|老师|师傅|大?兄弟|大妹子|大佬|大神|老铁|铁[子汁]|家人|"
    "宝子|宝宝|宝贝|宝|亲|姐妹|兄弟|哥们|小?姐姐|小?哥哥|大哥|大姐|大叔|阿姨|妹子|妹妹|弟弟|"
    "老[哥弟乡]|伙计|同志|同事|小伙伴|朋友|战友|群主|客服|后台|小编|小?助[手理]|机器人|走街|小[走街]|"
    "友友|集美|爷叔|大爷)(?:们|儿)?"
)
_GREETING = f"{_WHOM}(?:你|您)?(?:好|早|在吗|在不在|辛苦了?|晚上好|早上好|下午好)?"

# Why somebody asks: who wants it, when, and what for; each alone says nothing of the kind.
_BY = (
    f"(?:{_ME}|[区市省局镇街]里|街道里?|指挥部|办公室|办里|上级|记者|居民|群众|业主|老百姓|人家|这边|"
    "那边|他们|别人|对方|孩子|家里)"
)
_WHEN = (
    "(?:今[天晚早儿]|明[天早晚儿]|后天|[早上中下]午|早上|晚上|待会儿?|等会儿?|等下|一会儿?|马上|立刻|"
    "立马|刚刚?才?|这会儿|回头|稍后|散?会前|下班前?|天黑前|周[一二三四五六日天]|"
    "[一二两三四五六七八九十\\d]{1,3}点半?(?:钟|前|之前)?)"
)
_PRESSED = (
    "(?:正|在|又|还|也|都|就|老是?|一直|天天|急着?|等着|着|要|得|须|想|准备|需要?|非|点名|专门|反复|"
    "赶着|让我?|叫我?|用|去|来|拿去?|好|给|给我|被|跟|和|向|的时候|时|前|后)"
)
_NEED = (
    "(?:[开上散碰过]个?(?!过)[^\\W\\d]{0,3}会|例会|碰头|汇报|(?:写|做|赶|出|交|报|填|凑|弄|编|准备|"
    "整理)个?(?:材料|简报|报告|总结|汇报|ppt|方案|[周月日]报|通报|报表|表格?|台账|数字?|数据)|迎检|"
    "接待|对账|交[差账]"
    "|(?:急|要|得|等着?|好|拿去?)用|要看?|(?:催|问)(?:得|的)(?:紧|急|凶|慌|很)|催|问起?来?|发[言火]|"
    "(?:安排|调配?|派|排)(?:人手?|班|车|工作|任务)?|对接|研判|备用|参考|存档|交代|做决定|上报|"
    "心里有(?:个)?[底数])"
)
_REASON = f"(?:{_NEED}|{_BY}|{_WHEN}|{_PRESSED}){{1,7}}+"
_NEEDED = re.compile(_NEED)
# Looked for and not found, or forgotten.
_AT_A_LOSS = (
    "(?:我|俺|咱|自己|这边|这里|手机|电脑|系统|(?:台账|表格?|后台|平台)[里上中]?|网|眼睛?|脑子|记性|"
    "群里|上面|都|又|一直|实在|怎么也?|有点|真的?|翻[了来]?(?:半天|翻去)?|看了?半天|找了?半天|"
    "查了?半天|半天)*"
    "(?:没[找看查翻想记]到?[到着见清明起]?|没搞?弄?明白|(?:找|看|记|想|查|打|翻|搞|弄|分|点|"
    "刷)不(?:到|着|见|清楚?|起来?|住|开|明白|懂|出来?|动|准)|忘(?:记|光|干净)?|[看记]?花|"
    "[看记弄搞]糊涂|卡|死机|掉线|转不过来)了?"
)

# 说来话长, 我也不晓得该问谁, 别人说的不算数, 缺一个数: what leads up to the question.
_LEADING_UP = (
    "说来话长|长话短说|一言难尽|(?:简单|干脆|直接|明白|爽快|痛快)(?:点|些|一点)?(?:说|讲|来)?|废话不[说多]+|闲话少[说叙]"
    "|(?:我|俺)?(?:也|都|真|实在)?不?(?:晓得|知道|清楚|懂)(?:该|要|得)?(?:问|找)(?:谁|哪个|哪家)|问你|"
    "[^\\W\\d]{1,4}(?:说|报|讲)的?(?:都|也)?(?:不算数?|不作数|不准|不靠谱|我不信)|(?:我|俺)?就?只?(?:认|信|听|看)你(?:的|[报说讲]的?)(?:数|话)?"
    "|(?:还|就|只)?[缺少差](?:一?个|几个|点)?(?:数|数字|数据)|小同志|小伙子|小?姑娘|娃娃?"
)
_WHOLE = re.compile(
    f"(?:(?:{'|'.join((_COURTESY, _HEDGE, _HASTE, _FEELING, _NET, _GREETING, _AT_A_LOSS, _LEADING_UP))}){_TONE}*+)++"
    rf"|(?P<one>[^\W\d_])(?P=one){{2,}}{_TONE}*"
)
_BECAUSE = re.compile(f"{_REASON}{_TONE}*")
# 书记叫我打听一下, 他老人家问: who wants to know, at the beginning.
_ON_BEHALF = (
    f"(?:{_ME}|他|她|他们|他老人家|人家|家里人?|上级|群众|居民|业主|客户|老乡)(?:又|刚刚?|刚才|今天|一直|老|都)?"
    "(?:(?:叫|让|托|派|喊|要)(?:我|俺|咱)(?:来|去|赶紧)?(?:打听|问问?|查查?|看看?|催催?|了解)(?:一?下|一声|个)?|(?:在|来)?(?:问|打听)(?:我|俺|起|过来)?的?)"
)
_FOR_SOMEBODY = re.compile(_ON_BEHALF)
_BEFORE = re.compile(f"(?:{_POLITE}|{_TELLING}|{_ASKING}|{_HEDGE}){_TONE}?")
_AFTER = re.compile(
    f"(?:(?:{_TELLING}|{_POLITE}|{_ONE_BY_ONE}|[急等]着?[要用报]|在线等|挺急的?){_TONE}*+)++$"
)
_LONGEST = 20  # characters of a segment that is padding as a whole


def padding(typed: Typed) -> Iterator[Piece]:
    """Every stretch of the text that can be left out without asking something else."""
    segments = list(_segments(typed))
    for start, end in segments:
        if len(segments) > 1 and _is_said_beside(typed.folded[start:end]):
            yield Piece(start, end, Slot.FILLER, "", _COST)
        if behalf := _FOR_SOMEBODY.match(typed.folded, start, end):
            yield Piece(*behalf.span(), Slot.FILLER, "", 1.0)
        for found in (_BEFORE.match(typed.folded, start, end), _AFTER.search(typed.folded, start, end)):
            if found:
                yield Piece(*found.span(), Slot.FILLER, "", _COST * (found.end() - found.start()))


def _segments(typed: Typed) -> Iterator[tuple[int, int]]:
    """The stretches between signs and blanks."""
    start = 0
    for i, char in enumerate(typed.folded):
        blank = i > 0 and typed.at[i] > typed.at[i - 1] + 1
        if (blank or not char.isalnum()) and i > start:
            yield start, i
        if not char.isalnum():
            start = i + 1
        elif blank:
            start = i
    if start < len(typed.folded):
        yield start, len(typed.folded)


def _is_said_beside(words: str) -> bool:
    """True if the whole segment is courtesy, haste, a feeling and the like, or why somebody asks."""
    if len(words) > _LONGEST:
        return False
    if _WHOLE.fullmatch(words):
        return True
    return _BECAUSE.fullmatch(words) is not None and _NEEDED.search(words) is not None
