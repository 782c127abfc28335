"""Whether a clause tells what somebody does, feels, plans or has heard, told by its grammar alone.

Such a clause has a doer and a verb, modal, aspect or degree of its own (我明早要带人上路, 市民又来催了, 老觉得越查越多,
区里又要通报了, 雾这么大). What narrows a question has not: it is a noun, ends in 的, or is said of cases alone
(施工方不配合, 群众投诉, 面积很大).
"""

from __future__ import annotations

import re

_SURNAME = (
    "[张王李刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖"
    "邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文]"
)
_PERSON = (
    "领导|书记|主任|(?:副?[区市县镇局所科处站队组校院班村片股部厂]|校)长|支书|老板|师傅|同志|同事|记者|群众|居民|市民|业主|村民|家长|老师|代表|委员|"
    "网[民友]|住户|街坊|邻居|阿姨|大[妈爷叔姐哥嫂娘伙]|老[人伴婆公妈爸头乡]|老百姓|百姓|客户|商户|摊主|店主|朋友|闺女|儿子|媳妇|爱人|经理|司机|客服|"
    f"人家|大家|孩子|小孩|那口子|老?同学|专家|房东|前任|兄弟|姐妹|小[哥伙]|年轻人|老爷子|[阿婆外]婆|头儿|[店商]家|"
    f"[^\\W\\d]{{1,2}}(?<!人)员(?!工)|[^\\W\\d]{{1,2}}者(?!之家)|(?<![^\\W\\d])[老小]{_SURNAME}|{_SURNAME}(?:哥|姐|叔|婶|嫂|工|总|局|科|所|队|处|主任|书记|老师|师傅)"
)
_SELF = "(?:(?:我|俺|咱)们?|本人|在下)"
_OFFICE = (
    "[区市省县镇局所街村院办队科校]里(?!面)|[镇村区]上|街道上|社区上|派出所|[宣组统][传织战]部|上[面头级]|创建办|文明办|考核办|督查办|指挥部|电视台|报社|纪委|人大|政协|(?:[^\\W\\d的]{1,2})?群里?(?![众租])|网上|"
    "(?:检查|督查|考核|考评|测评|巡察|审计|调研|专家|暗访)组|隔壁(?:科室?|街道|镇|社区|单位|办公室)?|对面"
)
_SOMEBODY = f"(?<!没)有(?:个|位|几个|好几个)?(?:人|{_PERSON})"
_WHO = f"(?:{_SELF}|[你您他她]们?|{_OFFICE}|{_SOMEBODY}|[^\\W\\d的]{{1,3}}们|{_PERSON})"
_WHEN = (
    "(?:大?[今明昨后前当][天早晚儿夜晨]?(?:个|夜里|晚上|早上)?|[早上中下晚][午上](?!级|面|头)|夜里|早晨|一[早会][儿上]?|刚[刚才]?|这会儿|等[下会]儿?|待会儿?|过会儿?|"
    "回头|马上|[^\\W\\d]{1,2}点[半钟]?|(?:这|下|上)?(?:周|礼拜|星期)[一二三四五六日天末]|这[几两]天|[下上这]周|[年月季][底终末]|最近|吃完饭|(?:下班|天黑|开会|散会|上会|考核|检查|验收)[之以]?前)"
)
_ALREADY = "(?:[又也都还就才刚正总老再早全]|已经?|一直|天天|马上|可能|大概|好像)"
# A verb, modal, aspect or degree, which no noun has.
_VERBAL = (
    "[了着过]|(?<![不重主])要(?!求)|会(?![议场])|[想得肯敢该怕嫌催骂劝夸盼急愁]|[又都老总正才再]|刚(?=[^\\W\\d])|已经|一直|天天|马上|准备|打算|答应|抱怨|"
    "[把被让叫给替跟找说讲听等去来]|问(?!题)|[觉记懂]|担心|感觉|怀疑|琢磨|合计|寻思|估计|以为|知道|晓得|不(?:敢|让|走|会|想|肯|知|晓|方便)|在(?=[^\\W\\d]{2})|爱"
)
_OF_THEM = re.compile(
    f"^(?:{_WHEN}){{0,2}}{_ALREADY}{{0,3}}[^\\W\\d了着过]{{0,6}}?(?P<who>{_WHO})(?P<rest>(?!的|[^\\W\\d]的).*)$"
)
# 我明天轮休, 领导下午带队看背街小巷, 纪委这边调阅; but not 督查组昨天发现, which tells where cases came from
_AT_ONCE = re.compile(
    f"^(?:{_WHEN}){{0,2}}[^\\W\\d了着过的]{{0,4}}?(?P<who>{_WHO})(?:{_WHEN}|[这那]边|[这那](?![条个件几些批种])[^\\W\\d]{{1,3}}|好(?=[^\\W\\d]{{2}}))+(?![报拍发交的])[^\\W\\d]{{2,}}"
    "(?<![发拍][现到])(?<!反映|投诉|举报|交办|曝光|批示|上报|督办)$"
)
# 社会事业局说他们没有: whoever it is
_SAID = re.compile(
    "^(?P<who>[^\\W\\d]{2,8}?)(?:那边|的人)?(?:又|也|都|还|一直|非|老)?(?:[说讲](?!的|明|清|说|讲|一[下声]|下|到)|回复说?|答复说?|反馈说?)[^\\W\\d]{2,}$"
)
# 文明劝导岗要不要加人: what they think over
_PONDERS = re.compile(
    "(?:要不要|该不该|够不够|值不值得?|合不合适|来不来得及)(?![^\\W\\d]*[查看给发列报说这那])[^\\W\\d]*$"
)
# 要算补贴, 做警示用的别外传: what for, and what nobody shall do; of cases neither says anything
_WHAT_FOR = re.compile(
    "^(?:先|再|还)?(?:要|得)(?![的看查问找有带是按求不])[^\\W\\d]{2,10}(?<!的)$|^刚[^\\W\\d]{3,}(?<!的)$|(?:别|莫|(?<!要)不要|甭)(?![再算含计包列数带加放管要看提说报漏光只])[^\\W\\d]{1,4}$"
)
_THERE_IS = re.compile(f"^(?:{_WHEN}){{0,2}}{_ALREADY}{{0,3}}(?P<who>{_SOMEBODY})(?!的)[^\\W\\d]{{2,}}$")
_OF_THEIRS = re.compile(
    f"^(?:{_WHEN}){{0,2}}(?P<who>{_WHO})的[^\\W\\d]{{1,4}}(?:{_ALREADY}[^\\W\\d]{{2,}}|[^\\W\\d]{{1,6}}[了着])$"
)
# 早餐店又把桌子全摆出来了, 年终要打分
_DID = re.compile(f"^(?P<who>[^\\W\\d的]{{1,6}}?){_ALREADY}{{0,3}}[把被][^\\W\\d]{{2,}}[了着]$")
_PLAN = re.compile(
    f"^(?P<who>)(?:{_WHEN}){{1,2}}{_ALREADY}{{0,3}}(?:要(?!求)|得|会(?!议)|想|准备|打算|该|[迎赶接陪去回跑](?![访头])(?=[^\\W\\d]{2}))[^\\W\\d]{{2,}}$"
)
_VERB = re.compile(_VERBAL)
# With nobody named: 老觉得…, 想写篇…, 怕…, 才听人讲起.
_FEELS = re.compile(
    f"^(?:{_WHEN}){{0,2}}(?:我|俺|咱)?(?:老|总|也|都|就|又|还|一直|真|有点|才|刚|这|心里)*"
    "(?:[觉感](?:得|觉)|担心|就?怕|生怕|以为|怀疑|琢磨|合计|寻思|纳闷|听(?:人|说|讲)|据说|[听看]这?(?:口气|样子|架势|意思|情形|苗头)|想(?!看|要|查|问|知|了解|晓|打听|统计|找|听)(?=[^\\W\\d]{2})|"
    "(?:准备|打算|正要|急着|赶着|等着)(?!看|查|问))"
)
_DEGREE = re.compile(
    "(?:这么|那么|太|真|好|可|够)(?:大|冷|热|滑|黑|晚|早|忙|累|远|堵|吵|急|难|乱|多人|密|厚|凶)(?:了|呢|啊|我|$)|得(?P<as>[^\\W\\d])(?P=as)的$"
)
_NO_DOING = re.compile(
    "^(?:就|只|光|单|仅|不要|别|甭|除|按|主要|重点|其中|包括)|^(?:我|俺|咱|领导|书记|主任)们?(?:就|只|主要|也|其实)*(?:(?:[要问说指看查管关]|关心|想看|想要|意思|负责)(?:的|就|是)|"
    "是[说指问]|[指只管]|想?(?:看看?|查查?|要(?![我去来上开交报写讲发走出到])|统计|问|了解|知道|找))|[给帮替]我|^[你您]|^(?:麻烦|请|劳烦)|[只光](?:要|看|算|问|管)|[跟和与同].+比$"
    "|点名要|要(?:[一几]?个|点)?数[据字]?$|(?:报|拍|查|转|派|交办|发现|接|留|挂)(?:了|到|过|出|来|下)*(?:[一几两三四五六七八九十百\\d]+|好)几?(?:批|件|起|处|条|个|单|张|宗|堆|项)|的(?:是|就是|话|那[^\\W\\d]{1,2}|这[^\\W\\d]{1,2}|几[^\\W\\d]|问题|件|案子?|单子?|[本上下今昨近去][^\\W\\d]{1,2})?[啊呀哈哦吧呢嘛]?$|(?:那|这)[种类些批几][^\\W\\d]{0,2}$"
)
_ASKS = re.compile("[谁哪几吗么]|多少|什么|啥|是不是|是否|有没有|有无|[怎咋]|没有?$|[^\\W\\d]不[^\\W\\d]$")
# 我不知该找谁: asked by the clause beside it, if at all
_AT_A_LOSS = re.compile(
    "(?:不知道?|不晓得|[搞弄说]不清|没弄清|不清楚|忘了?)[^\\W\\d]{0,6}(?:谁|哪[^\\W\\d]{1,2}|什么|啥)[^\\W\\d]{0,2}$"
)
_NOT_ASKED = re.compile(
    "(?<=[我咱俺]们)几[个位名](?!人没|里)|[说讲][^\\W\\d]{0,4}没有$|[这那]么|好几|(?:啥|什么|哪[里儿个]?|谁|怎么)[也都不]|[几好]+[回次遍天](?=$|了)|过几[天日]|不[^\\W\\d]{1,2}几[^\\W\\d]"
)


def doer(words: str) -> tuple[int, int] | None:
    """Where it is said who does, feels, plans or has heard what the clause tells; empty where nobody is named.

    None if it tells nothing of the kind, or asks.
    """
    plain = _NOT_ASKED.sub("", words)
    if _ASKS.search(plain) and not _AT_A_LOSS.search(words):
        return None
    if any(one.search(words) for one in (_FEELS, _DEGREE, _PONDERS)):
        return 0, 0
    if _NO_DOING.search(words):
        return None
    for pattern in (_AT_ONCE, _THERE_IS, _OF_THEIRS, _DID, _PLAN, _OF_THEM, _SAID):
        found = pattern.match(words)
        if found and (pattern is not _OF_THEM or _VERB.search(found["rest"])):
            return found.span("who")
    return None


_OF_THOSE = re.compile("的(?:[先都还也再]|有|几|多|哪|列|排|给我?|发我?)")  # 要花钱的先列一下: of which cases


def is_what_for(words: str) -> bool:
    """要算补贴: what somebody wants to know it for, or not to be told on, if nothing that is said of cases is in it."""
    return _WHAT_FOR.search(words) is not None and not _OF_THOSE.search(words)
