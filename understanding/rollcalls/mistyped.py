"""Answers to a roll-call in traditional characters, in pinyin, or mistyped, put right."""

from __future__ import annotations

import re

from understanding.dialect import in_mandarin
from understanding.simplified import simplified

_SLIPS = {
    "道岗": "到岗",
    "倒岗": "到岗",
    "已道": "已到",
    "己道": "已到",
    "人道了": "人到了",
    "以到": "已到",
    "己到": "已到",
    "到刚": "到岗",
    "在刚": "在岗",
    "到港": "到岗",
    "在港": "在岗",
    "报道": "报到",
    "到冈": "到岗",
    "在冈": "在岗",
    "清假": "请假",
    "请家": "请假",
    "请加": "请假",
    "请价": "请假",
    "青假": "请假",
    "请叚": "请假",
    "迟道": "迟到",
    "收道": "收到",
    "以在": "已在",
    "己在": "已在",
    "己经": "已经",
    "以经": "已经",
    "睹车": "堵车",
    "赌车": "堵车",
    "稍侯": "稍候",
    "替斑": "替班",
    "代斑": "代班",
    "来不聊": "来不了",
    "再岗": "在岗",
    "人再": "人在",
    "前半晌": "上午",
    "头晌": "上午",
    "后半晌": "下午",
    "后晌": "下午",
    "上半天": "上午",
    "下半天": "下午",
    "半晌": "半天",
    "请天假": "请一天假",
    "休天假": "休一天假",
    "嚟": "来",
    "咗": "了",
    "喺度": "在",
    "喺": "在",
    "冇": "没",
    "今儿个": "今天",
    "今儿": "今天",
    "今个": "今天",
    "明儿": "明天",
    "明个": "明天",
    "自已": "自己",  # after 己到: 我自己到了
}
# A whole message in Latin letters, spaces left out: words that follow each other.
_PINYIN = {
    "dao": "到",
    "daole": "到了",
    "yidao": "已到",
    "yijing": "已经",
    "daogang": "到岗",
    "zai": "在",
    "zaigang": "在岗",
    "shoudao": "收到",
    "baodao": "报到",
    "chidao": "迟到",
    "wandian": "晚点",
    "wandiandao": "晚点到",
    "wan": "晚",
    "mashang": "马上",
    "mashangdao": "马上到",
    "lushang": "路上",
    "zailushang": "在路上",
    "duche": "堵车",
    "qing": "请",
    "qingjia": "请假",
    "qinggejia": "请个假",
    "bingjia": "病假",
    "shijia": "事假",
    "nianjia": "年假",
    "tiaoxiu": "调休",
    "bantian": "半天",
    "yitian": "一天",
    "liangtian": "两天",
    "santian": "三天",
    "jintian": "今天",
    "mingtian": "明天",
    "shangwu": "上午",
    "xiawu": "下午",
    "wo": "我",
    "le": "了",
    "laibuliao": "来不了",
    "qubuliao": "去不了",
    "bulaile": "不来了",
    "shengbing": "生病",
    "fashao": "发烧",
    "ganmao": "感冒",
    "youshi": "有事",
    "shifenzhong": "十分钟",
    "dengwo": "等我",
    "yihui": "一会",
    "jiu": "就",
    "ren": "人",
    "men": "们",
    "zhan": "站",
    "gang": "岗",
    "xiexie": "谢谢",
    "tiban": "替班",
    "daiban": "代班",
    "dingban": "顶班",
    "huanban": "换班",
}
_SPELT_WORDS = re.compile("|".join(sorted(_PINYIN, key=len, reverse=True)))
_LATIN = re.compile("[A-Za-z]+")
# Cantonese, and of the Wu dialects.
_SPOKEN = (
    (re.compile("喺度"), "在"),
    (re.compile("唔(?=[来嚟到返去得系])"), "不"),
    (re.compile(r"晏(?=[一点些到来\d半几十二三四五两个])"), "晚"),
    (re.compile("阿拉(?!伯)"), "我们"),
    (re.compile("俩(?=个?(?:小时|钟头|天|周|星期|礼拜|月))"), "两"),
    (re.compile("仨(?=个?(?:小时|钟头|天|周|星期|礼拜|月))"), "三"),
)
_UNITS = (
    (re.compile(r"(?<![\d.])0?[.]5(?:天|日|[dD](?![A-Za-z]))"), "半天"),
    (re.compile(r"(\d)[.]5(?:天|[dD](?![A-Za-z]))"), r"\1天半"),
    (re.compile(r"(?<![A-Za-z])(\d|半)\s?(?:[dD](?![A-Za-z]))"), r"\1天"),
    (re.compile(r"(\d)\s?(?:mins?|分种)(?![A-Za-z])", re.IGNORECASE), r"\1分钟"),
    (re.compile(r"(\d)\s?(?:h|hours?)(?![A-Za-z])", re.IGNORECASE), r"\1小时"),
    (re.compile("([迟晚早])[dD](?![A-Za-z])"), r"\1点"),
    (re.compile(r"(?<=[，,。；; ])([一两二三四五六七]|\d)日(?=[，,。；; ]|$)"), r"\1天"),
    (re.compile("carry(?=我)", re.IGNORECASE), "替"),
    (re.compile("[↔⇄⇆⟷]"), "和"),
)
_CAPITALS = str.maketrans("壹贰叁肆伍陆柒捌玖啦", "一二三四五六七八九了")
_TEN = re.compile("(?<!收)(?<!捡)(?<!拾)拾(?![掇取捡])")  # 收拾 is no number
_PUT_AT = re.compile("(?<![耽延])搁(?![误置浅在])")  # 搁路口呢: in the north and the east one is put there
_LIKE_HERE = frozenset("倒道捣")
_SHORT = {"迟": "迟到", "晚": "晚到", "假": "请假"}  # one character is the whole answer


def normal(text: str) -> str:
    """The same text with the characters and the slips that matter here put right."""
    text = _TEN.sub("十", simplified(text).translate(_CAPITALS))
    for pattern, meant in (*_SPOKEN, *_UNITS):
        text = pattern.sub(meant, text)
    text = _spelt(in_mandarin(text))
    bare = re.sub(r"[^A-Za-z\u4e00-\u9fff]", "", text)
    if bare in _LIKE_HERE:
        return "到"
    if bare in _SHORT:
        return _SHORT[bare]
    for slip, meant in _SLIPS.items():
        text = text.replace(slip, meant)
    return _PUT_AT.sub("在", text)


def _spelt(text: str) -> str:
    """The text with what is spelt in pinyin in characters, if all its letters are: qing jia ban tian."""
    letters = "".join(_LATIN.findall(text)).lower()
    words = _SPELT_WORDS.findall(letters)
    if not letters or "".join(words) != letters:
        return text
    if not re.search("[\u4e00-\u9fff]", text):
        return "".join(_PINYIN[one] for one in words)
    return _LATIN.sub(
        lambda one: "".join(_PINYIN[word] for word in _SPELT_WORDS.findall(one[0].lower())), text
    )
