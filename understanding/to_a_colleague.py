"""What somebody says to a colleague in a group, by name or by 你, and not to the bot: 小毛，那个超期的你看了没."""

from __future__ import annotations

import re

_TITLE = "书记|主任|站长|所长|队长|局长|科长|镇长|组长|经理|师傅|老师|大姐|大哥|[工总姐哥叔姨嫂]"
_CALLED = re.compile(
    r"\s*(?:[@＠](?P<at>[^\s,，:：@＠]{2,8})[\s,，:：、]+|(?P<called>(?!.?[施员开完复停竣动]工|汇总)[\u4e00-\u9fff]{2,5})[,，:：、])(?P<rest>.+)",
    re.DOTALL,
)
_BY_SURNAME = re.compile(
    rf"[小老阿](?P<short>[\u4e00-\u9fff])|(?P<titled>[\u4e00-\u9fff])[\u4e00-\u9fff]{{0,2}}?(?:{_TITLE})"
)
_ASKS = re.compile(r"[吗么没呢吧][\s?？。!！]*$|[?？]\s*$|[谁哪几]|多少|怎么|有没有|[你您]")
# 你 of whom the bot is no example: 你跟住建局说了吗, 你那段今天扫了吗; 你查下, 你帮我看看 may be said to it.
_YOU = re.compile(
    r"[你您](?!帮|给|查|看(?![了过没到见完])|说|讲|把|告诉|知道|晓得|统计|列|发|数|算|报|好|能|可以|会)[^,，。?？]{1,14}(?:[了过](?:没有?|吗|么)|来?没有?|[了吗么])[\s?？。]*$"
)
# What the bot keeps a record of, by the words in which it is asked for.
_RECORD = re.compile(
    r"[几多]少|(?<![邮文条零部附信物证])件|几[个条处份起家宗块盏成桩]|(?<![劝叫去跑说讲]了)几[次回]|百分之|去年|同期|好转|走势|报(?!名|销|纸|告|社)|[打退]回|催|还剩|问题|隐患|案子|\d\s*号|[#＃]|[超逾过到按]期|期限|时限|率|销|整改"
    "|办[结完理到]|[在没未督谁]办|挂账|核查|复查|待[查认受派核整]|新增|点[位名]|[到在缺]岗|缺了|[没未谁答]到|没来|迟到|请假|值班|站岗|顶班"
    "|应答|排名|排第|最|谁[多少]|[多少]不[多少]|平均|逐[日月周]|名单|清单|[哪]些|趋势|统计|进度|进展|情况|到哪|多[久长]|负责|责任|牵头|职责|属于|谁(?:来|该|能)?(?:修|处理|治|弄)|哪家|谁家|包[保挂联]|归(?!还|来|位|队)|谁.{0,2}管|找谁"
    "|[卡压堵落](?:在|着?谁)|手[里上]|我们?(?:网格|社区|村|街道|单位|镇)[^,，。]{0,4}任务|网格[员长]|经办|条线|派[给到]|哪个|[红黄]榜|上榜|[评得扣打几]分|考核|飞检|测评|老大难|通报|会议|议定|规则|怎么"
)
# 那个卖红薯的又来了没有, 小广告是谁铲的: of a thing that they both have seen, and of who did what.
_THING = re.compile(
    r"[那这](?:[个家堆盏辆边位摊棵根块台只户片种批帮]|几个)[^呢吗吧?？。，,]{2}|谁[去在有]"
    r"|谁[^，,。?？]{1,4}[的了过](?:没有?|吗|呀|啊|呢)?(?:[，,。?？\s]|$)|怎么(?:回事|搞|弄)|了几[次回趟遍]"
)
_REBUKES = re.compile("怎么(?:回事|搞|弄|又|还)")


def called_in(text: str) -> str | None:
    """Whom a text calls in front, as it calls them; None if it calls nobody, or only tells."""
    found = _CALLED.fullmatch(text)
    if found is None or _ASKS.search(found["rest"]) is None:
        return None
    return found["at"] or found["called"]


def surname_in(called: str) -> str | None:
    """The surname by which 小毛, 毛哥 and 叶书记 are called; None for what is no such form."""
    found = _BY_SURNAME.fullmatch(called)
    return (found["short"] or found["titled"]) if found else None


def says_you(text: str) -> bool:
    """True for a question about what 你 did, which colleagues ask each other."""
    return _YOU.search(text) is not None


def of_the_record(text: str) -> bool:
    """True if a text speaks of what the bot keeps: cases, limits, roll-calls, duty, ranks."""
    return _RECORD.search(_REBUKES.sub("", text)) is not None


def is_of_the_thing(text: str) -> bool:
    """True for a question about what people have seen or done themselves, or a rebuke."""
    return _THING.search(text) is not None
