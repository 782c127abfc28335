"""Words of dialects as they are written in Mandarin, character for character: 边个冇到 is 哪个没到, 灯勿亮 is 灯不亮.

Of Cantonese, of the Wu dialects, and some of Henan and Shaanxi.
"""

from __future__ import annotations

import re

_WORDS = dict(
    pair.split(":")
    for pair in [
        "边个:哪个",
        "边度:哪里",
        "呢个:这个",
        "呢度:这里",
        "嗰个:那个",
        "嗰度:那里",
        "呢排:近来",
        "点样:怎样",
        "点解:为啥",
        "今日:今天",
        "听日:明天",
        "寻日:昨天",
        "琴日:昨天",
        "噚日:昨天",
        "乜嘢:什么",
        "咩嘢:什么",
        "依家:现在",
        "而家:现在",
        "宜家:现在",
        "搞掂:搞定",
        "未曾:还没",
        "仲有:还有",
        "仲未:还没",
        "几时:何时",
        "啥人:哪个",
        "啥个:什么",
        "哪能:怎么",
        "今朝:今天",
        "明朝:明天",
        "号头:月份",
        "勿曾:没有",
        "呒没:没有",
        "呒有:没有",
        "几化:多少",
        "迭个:这个",
        "搿个:这个",
        "阿里:哪里",
        "交关:许多",
    ]
)
_CHARS = dict(
    pair.split(":")
    for pair in [
        "搵:找",
        "冇:没",
        "咗:了",
        "嘅:的",
        "喺:在",
        "啲:些",
        "佢:他",
        "嚟:来",
        "㗎:呀",
        "喇:啦",
        "侪:都",
        "侬:你",
        "伊:他",
        "搿:这",
        "迭:这",
        "俺:我",
        "恁:你",
        "弗:不",
        "哉:了",
        "吾:我",
    ]
)
_IS = re.compile("系(?=哪个|哪里|什么|没|唔)")
# 请勿 and 切勿 forbid: only where 勿 denies what follows, or stands in 来勿了.
_NOT = re.compile(
    "(?<![请切万])勿(?=[亮通好来到去见晓能会肯干清在是有够响动管算要用对])|(?<=[来到去吃走])勿(?=[了及到起着])"
)
_DONE = re.compile("(?<=[到来好])仔(?!细)")
_WU = re.compile("[侬侪搿迭勿]|阿里|呒没|哪能")
_IN_WU = (
    (re.compile("搭(?![建棚台把了])"), "和"),
    (re.compile("(?<=[销办弄改清拆搞])脱"), "掉"),
    (re.compile("辣(?=哪|什)|辣海"), "在"),
    (re.compile("介(?=[多少慢拖久])"), "这"),
)
_OTHERS = (
    (re.compile("莫(?=[来整办销到弄处去有人动改])"), "没"),  # 莫整改, in Shaanxi
    (re.compile("咧(?=\\w)"), "了"),
    (re.compile("(?<=[办弄干整搞清])毕(?=[了咧没])"), "完"),
    (re.compile("寻(?=[谁哪])"), "找"),
    (re.compile("那达(?!标)"), "那里"),
    (re.compile("夜(?=儿个|个儿)"), "昨"),
    (re.compile("额(?=们|[要想问看])"), "我"),
    (re.compile("(?<![什怎这那多要])么样"), "咋样"),
    (re.compile(r"(?<=[掂定好完清了妥])未(?=[呀啊呢吖]*(?:[^\w]|$))"), "没"),  # 搞掂未
)
_HOW = re.compile("(?<=[销办改报超拖])嘞(?=[多少快慢好差久])")  # 销嘞多, in Henan
_HAVE_NOT = re.compile("没得(?=$|[,，。?？!！啊哦嘛了])")  # 搞好了没得, in Sichuan
_SO_MUCH = re.compile("(?<=占)好多")
_OF = re.compile("嘞(?=件|案|问题|单)")
_KNOWN = re.compile("|".join([*_WORDS, *_CHARS]))


def in_mandarin(folded: str) -> str:
    """The text of the same length, so that every character keeps its place."""
    folded = _OF.sub("的", _SO_MUCH.sub("多少", _HAVE_NOT.sub("没有", folded)))
    written = _HOW.sub("得", _KNOWN.sub(lambda one: _WORDS.get(one[0]) or _CHARS[one[0]], folded))
    for pattern, words in _OTHERS:
        written = pattern.sub(words, written)
    written = _DONE.sub("了", _NOT.sub("不", written))
    if _WU.search(folded):
        for pattern, char in _IN_WU:
            written = pattern.sub(char, written)
    return _IS.sub("是", written) if written != folded else folded
