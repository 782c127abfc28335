"""Characters that look like ordinary ones and are others: full-width forms, and radicals (部首) of dictionaries.

Words that were copied out of a PDF often have radicals in them: what a browser prints names the radical of a glyph that
both share, so that ⾦⼭ stands for 金山 and ⻓城 for 长城 (`findings/pdf-radicals.sh`).
"""

from __future__ import annotations

import re
import unicodedata

# Unicode's block Kangxi Radicals has a compatibility mapping, which takes the traditional form of one. CJK Radicals
# Supplement has none: of it those that stand alone in words.
_KANGXI = {one: unicodedata.normalize("NFKC", chr(one)) for one in range(0x2F00, 0x2FD6)} | {ord("⼾"): "户"}
_SUPPLEMENT = str.maketrans(
    "⺎⺒⺓⺟⺠⻁⻃⻄⻅⻆⻉⻋⻑⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻮⻯⻰⻱⻲⻳",
    "兀巳幺母民虎覀西见角贝车長长门青韦页风飞食马骨鬼鱼鸟卤麦黄黾斉齐齿竜龙龜亀龟",
)
_CHARACTERS = _KANGXI | _SUPPLEMENT
_RADICAL = re.compile("[\u2e80-\u2fd5]")


def without_radicals(text: str) -> str:
    """The text with the characters that its radicals look like; of the same length."""
    return text.translate(_CHARACTERS) if _RADICAL.search(text) else text


def ordinary(text: str) -> str:
    """The text in ordinary characters: without radicals and compatibility forms (NFKC)."""
    return unicodedata.normalize("NFKC", without_radicals(text))
