"""Words of dialects as they are written in Mandarin, character for character: 边个冇到 is 哪个没到, 灯勿亮 is 灯不亮.

Of Cantonese, of the Wu dialects, of Hunan, Hubei and Sichuan, and some of the north; 康康 and the like of the net.
"""

from __future__ import annotations

import re

_WORDS_WRITTEN = """
    边个:哪个 边度:哪里 呢个:这个 呢度:这里 嗰个:那个 嗰度:那里 呢排:近来 点样:怎样 点解:为啥 今日:今天 听日:明天
    寻日:昨天 琴日:昨天 噚日:昨天 乜嘢:什么 咩嘢:什么 依家:现在 而家:现在 宜家:现在 搞掂:搞定 未曾:还没 仲有:还有
    仲未:还没 几时:何时 啥人:哪个 啥个:什么 哪能:怎么 今朝:今天 明朝:明天 号头:月份 勿曾:没有 呒没:没有 呒有:没有
    几化:多少 迭个:这个 搿个:这个 阿里:哪里 交关:许多 阿拉:我们 阿有:有无 啥辰光:啥时候 我哋:我们 你哋:你们 佢哋:他们
    边啲:哪些 嗰啲:那些 呢啲:这些 唔知:不知 唔该:麻烦 成个:整个 何解:为啥 啷个:怎么 最拐:最差 最孬:最差 多咱:何时
    多会:何时 今们儿:今儿个 今门儿:今儿个 这疙瘩:这地方 那疙瘩:那地方 这嘎达:这地方 那嘎达:那地方 康康:看看 今月:本月
"""
_WORDS = dict(pair.split(":") for pair in _WORDS_WRITTEN.split())
_CHARS_WRITTEN = """
    搵:找 冇:没 咗:了 嘅:的 喺:在 啲:些 佢:他 嚟:来 㗎:呀 侪:都 侬:你 伊:他 搿:这 迭:这 俺:我 恁:你 弗:不
    哉:了 吾:我 嗰:那 睇:看 俾:给 畀:给
"""
_CHARS = dict(pair.split(":") for pair in _CHARS_WRITTEN.split())
_IS = re.compile("系(?=哪个|哪里|什么|没|唔|未|几|多少)")
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
    (re.compile("灯([又都也还全]?)唔[着著]"), r"灯\1不亮"),  # 盏灯唔着
    (re.compile("莫(?=[来整办销到弄处去有人动改])"), "没"),  # 莫整改, in Shaanxi
    (re.compile("咧(?=\\w)"), "了"),
    (re.compile("(?<=[办弄干整搞清])毕(?=[了咧没])"), "完"),
    (re.compile("寻(?=[谁哪])"), "找"),
    (re.compile("今个(?=月|礼拜|星期|周|季|年)"), "这个"),
    (re.compile("咯(?=个[月礼星周]|[只条里])"), "这"),
    (re.compile("(?<=[报销退返来搞办整到交收])哒"), "了"),
    (re.compile("(?<!感)冒(?=整改|销|办|来|到|去|搞|弄|交|报|有|得)"), "没"),  # 冒来, in Hubei and Jiangxi
    # 么来, in Shaanxi.
    (
        re.compile("(?<![什怎这那多要咋啥就甚])么(?=整改|销|办|来(?!着)|到|搞|弄|有|得)"),
        "没",
    ),
    (re.compile("甚(?=没|的|事|问题|时候)"), "啥"),
    (re.compile("多些(?=[件个起处条])"), "多少"),
    (re.compile("(?<=[弄办搞整])哩(?=咋|怎|啥样)"), "得"),
    (re.compile("(?<=成)点(?=[呀喇啦了啊]*(?:[^\\w]|$))"), "啥"),  # 搞成点
    (re.compile("那达(?!标)"), "那里"),
    (re.compile("夜(?=儿个|个儿)"), "昨"),
    (re.compile("额(?=们|[要想问看])"), "我"),
    (re.compile("喇(?!叭)"), "啦"),
    (re.compile("(?<![什怎这那多要])么样"), "咋样"),
    (re.compile("(?<![什怎这那多要甚])么[子事]"), "什么"),
    (re.compile("(?<=[有是])么(?=新|[^\\W\\d][的问])"), "啥"),  # 有么新报的, in Hubei
    # 哪还看得出格子: nobody can.
    (re.compile("(?<=哪)还(?=能?[看认分瞧辨]得[出清见])"), "都"),
    (re.compile("(哪都|哪里|哪儿|哪)([看认分瞧辨])得([出清见])"), r"\1\2不\3"),
    (re.compile(r"(?<=[掂定好完清了妥])未(?=[呀啊呢吖]*(?:[^\w]|$))"), "没"),  # 搞掂未
)
_HOW = re.compile("(?<=[销办改报超拖])嘞(?=[多少快慢好差久])")  # 销嘞多, in Henan
_HAVE_NOT = re.compile("[没冇]得(?=$|[,，。?？!！啊哦嘛了])")  # 搞好了没得, in Sichuan
_SO_MUCH = re.compile("(?<=占)好多")
_OF = re.compile("嘞(?=件|案|问题|单)|(?<=[超到逾]期)格(?=有|几)")
# 超咗期 is 超期了; who does not come to work (返工) is no case that is done again (返工).
_SPLIT = (
    (re.compile("([超到逾])咗期"), r"\1期咗"),
    (re.compile("(?<=[谁个日])冇返工(?!嘅|的)"), "没到岗"),
    (re.compile("(?<=[谁个])返咗工"), "到咗岗"),
)
_KNOWN = re.compile("|".join([*_WORDS, *_CHARS]))


def in_mandarin(folded: str) -> str:
    """The text of the same length, so that every character keeps its place."""
    for pattern, words in _SPLIT:
        folded = pattern.sub(words, folded)
    folded = _OF.sub("的", _SO_MUCH.sub("多少", _HAVE_NOT.sub("没有", folded)))
    written = _HOW.sub("得", _KNOWN.sub(lambda one: _WORDS.get(one[0]) or _CHARS[one[0]], folded))
    for pattern, words in _OTHERS:
        written = pattern.sub(words, written)
    written = _DONE.sub("了", _NOT.sub("不", written))
    if _WU.search(folded):
        for pattern, char in _IN_WU:
            written = pattern.sub(char, written)
    return _IS.sub("是", written) if written != folded else folded
