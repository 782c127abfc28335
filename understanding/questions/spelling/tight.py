"""The text of a question as it is compared: in signs, simplified, without spaces, with what was mistyped put right."""

from __future__ import annotations

import re

from domain.lexicon import Typed, read
from understanding.dialect import in_mandarin
from understanding.questions.spelling.homophones import put_right
from understanding.simplified import simplified


def tight(text: str) -> Typed:
    """The text for comparing: readable, simplified, without spaces."""
    typed = read(_in_signs(text))
    folded = _JANUARY.sub("1", in_mandarin(simplified(typed.folded))).replace("应当", "应该")
    folded = _YEAR.sub(lambda said: said[0].translate(_DIGITS), folded)
    folded = _PARKED.sub("停", _ANYHOW.sub("乱", put_right(folded)))
    return Typed(typed.shown, _UTMOST.sub("最", _NOT_YET.sub("未", folded)), typed.at)


_SIGNS = {
    "逗号": "，",
    "句号": "。",
    "问号": "？",
    "叹号": "！",
    "冒号": "：",
    "顿号": "、",
    "分号": "；",
    "换行": "\n",
}
_DICTATED = re.compile("感?(?:叹号)|(?<![画划打落点个上])(?:" + "|".join(_SIGNS) + ")")  # but 画上句号


def _in_signs(text: str) -> str:
    """The signs that somebody dictated, as they are written: 超期的有哪些问号."""
    return _DICTATED.sub(lambda said: _SIGNS[said[0][-2:]], text)


_JANUARY = re.compile("元(?=月)")
# 二〇二六年, 二零二五年: a year in characters.
_YEAR = re.compile(
    "[一二][九〇零○][〇零○一二三四五六七八九]{2}(?=年)"
    "|(?<![一二三四五六七八九十百千])二[〇零○一二三四五六七八九](?=年的?(?:十?[一二三四五六七八九十]|\\d{1,2})月)"
)
_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")

# 末整改, 为整改的: 未 mistyped for a character that looks or sounds like it.
_NOT_YET = re.compile(
    r"(?<![月周年期季岁])末(?=整改|处理|销号|办结|解决|完成|核查|派|受理)"
    r"|(?<![作认成称因以视即更是])为(?=(?:整改|处理|销号|办结|解决|受理|核查)(?:的|完|好|掉|到位))"
)
# 瞎停, 胡扔: anyhow, as 乱 says.
_ANYHOW = re.compile("[瞎胡](?=[停放摆贴扔丢堆倒拉搭画接泊涂写种占])")
_PARKED = re.compile("(?<=乱)泊|泊(?=车(?!位))")
_UTMOST = re.compile(
    "(?<![屋山楼房])顶(?=[多少高低好差慢快凶乱脏])"
)  # 顶多的: the most, as it is said in the south
