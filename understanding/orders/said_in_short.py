"""What people say of papers, meetings, dragnets, 登记码 and 督办 in words of their own, as the command they mean."""

from __future__ import annotations

import re

_END = r"(?:吧|呗|啊|呢|一下|了)*[。.!！?？]*"
_PLEASE = r"(?:请|帮我|帮忙|麻烦|给我|我要|我想)*"
_NAME = r"(?P<name>[\u4e00-\u9fff·]{2,4}?(?:@\S{2,10})?)"
_A_CODE = r"(?:一个|个|一下)?(?:新的?)?登记码"
_PAPER = r"(?P<paper>简报|通报|会议材料)"
_WHEN = r"(?P<when>上周|本周|这周|上个?月|本月|这个月)"
_WRITE = r"(?:写|起草|出|做|拟|整理|整|弄|来)(?:一下|一?[份个期篇])?"
_DAY = r"(?P<day>\d{1,2}月\d{1,2}[日号]|\d{1,2}[日号]|本?月底|[本这下]?周[一二三四五六日]|明天|后天)"
_MEETING = r"(?:会上|会议上?|例会上?)"
_ON = {"这周": "本周", "这个月": "本月", "上个月": "上月"}

# Each form with the command that it means; what it names stands in the command by its name.
_FORMS: tuple[tuple[str, str], ...] = (
    (
        rf"{_PLEASE}(?:再|重新)?(?:给|为|帮){_NAME}(?:再|重新)?(?:发|生成|开|弄|要|来)?{_A_CODE}{_END}",
        "登记码 {name}",
    ),
    (
        rf"{_PLEASE}(?:再|重新)?(?:发|生成|开|要|来)?(?:一个|个)?{_NAME}(?:的|要|需要){_A_CODE}{_END}",
        "登记码 {name}",
    ),
    (
        rf"(?:已经?)?(?:收到|签收)(?:这个|这份)?督办(?:单|件)?{_END}|督办(?:单|件)?(?:已经?)?(?:收到|签收){_END}",
        "签收",
    ),
    (r"(?:回复|答复)(?:这个|这份)?督办(?:单|件)?[\s,，:：]*(?P<words>.*)", "回复 {words}"),
    (r"督办(?:单|件)?(?:回复|答复)[\s,，:：]+(?P<words>.*)", "回复 {words}"),
    (rf"{_PLEASE}{_WRITE}(?:{_WHEN}的?)?{_PAPER}{_END}", "{paper} {when}"),
    (rf"{_WHEN}的?{_PLEASE}{_WRITE}{_PAPER}{_END}", "{paper} {when}"),
    (
        rf"(?:在|给)?{_PAPER}(?:里|中|里面)?(?:再|要)?(?:加上?|添上?|写上)(?:一?[句条段])?(?:话)?[:：,，\s]+(?P<words>.+)",
        "{paper} 加 {words}",
    ),
    (rf"(?:今天|这次)?的?(?:把)?(?:例会|会)(?:先|要)?过一?遍{_END}|(?:开始)?开例会{_END}", "例会"),
    (
        rf"(?:记一?下|登记)?[,，\s]*{_MEETING}(?:议?定|决定)(?:了|的事|的)?[:：,，\s]*(?P<who>[\u4e00-\u9fff]{{2,8}}?)"
        rf"[\s,，]*(?:要?在|到|于)?\s*{_DAY}(?:[之以]?前)?[\s,，]*(?:要)?(?P<words>\S.*)",
        "议定 {who} 到 {day} {words}",
    ),
    (rf"{_MEETING}(?:议?定|说)的(?:那件)?事?(?:已经?|都)?(?:办|做|完成)(?:完|好)?{_END}", "议定 完成"),
    (
        rf"{_MEETING}?议?定的(?:那些)?(?:事项?|事情)?(?:都)?(?:(?:办|落实)得?(?:怎么样|怎样|如何|到哪一?步?)"
        rf"|(?:还)?有(?:哪些|几件|什么)没(?:办|落实)完?的?){_END}",
        "议定",
    ),
    (
        rf"(?:这个?|本)月(?:是)?(?:什么|哪个|啥)主题(?:月)?{_END}|(?:这个?|本)月的?主题(?:月)?是(?:什么|啥){_END}",
        "主题月",
    ),
    (
        r"(?:请|把)*(?P<name>[^\s,，把]{2,12}?)(?:加到|加进|加成|加为|设成|设为|列为|列入)点位(?:里|库|中|库里)?"
        rf"(?:[,，\s]*(?:归|属于|属|在)?(?P<grid>\S{{2,8}}?网格))?{_END}",
        "加点位 {name} {grid}",
    ),
    (rf"(?:请|现在)?(?:开始|组织|发起|来一次|搞一次)拉网[,，:：\s]*(?P<words>\S.*?){_END}", "拉网 {words}"),
    (
        rf"拉网(?:的)?(?:还)?(?:差|缺|剩|有)(?:哪些|几个|哪几个|什么)(?:没(?:看|查|报|去))?的?{_END}",
        "拉网进度",
    ),
    (rf"(?:可以)?收网{_END}|(?:可以)?结束拉网{_END}|拉网(?:可以)?(?:结束|收){_END}", "拉网 结束"),
    (
        rf"(?P<day>今天|明天|后天|今晚)(?:有)?(?:哪里|哪些地方|哪些岗|哪几个岗)(?:有人)?(?:在)?值班{_END}",
        "{day}谁值班",
    ),
    (
        r"(?P<unit>[\u4e00-\u9fff]{2,8}?)的?(?:已经?)?签了?责任[书状]了?[,，\s]*(?:是)?(?P<who>[\u4e00-\u9fff]{2,4}?)签的[。.]*",
        "责任书 签 {unit} {who}",
    ),
    (
        r"(?:承诺书[,，\s]*)?(?P<unit>[\u4e00-\u9fff]{2,8}?)(?:的)?(?:一共|共|总共)?(?:收|签|发)了?(?P<count>\d{1,6})份承诺书[。.]*",
        "承诺书 报 {unit} {count}",
    ),
    (
        r"承诺书[,，\s]*(?P<unit>[\u4e00-\u9fff]{2,8}?)(?:一共|共|总共)?(?:收|签|发)了?(?P<count>\d{1,6})份[。.]*",
        "承诺书 报 {unit} {count}",
    ),
)
_MEANT = tuple((re.compile(form, re.DOTALL), command) for form, command in _FORMS)


def in_short(text: str) -> str | None:
    """`登记码 郑小满`, 签收, `简报 上周`, `拉网 结束`; None for anything else."""
    for form, command in _MEANT:
        if found := form.fullmatch(text.strip()):
            named = {name: (words or "").strip() for name, words in found.groupdict().items()}
            named |= {"when": _ON.get(named["when"], named["when"])} if "when" in named else {}
            return command.format(**named).strip()
    return None
