"""How people are called in a text: 郑小满, 小满, 小郑, 郑姐."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

_BY_SURNAME = re.compile(
    r"[小老阿](?P<after>[\u4e00-\u9fff])(?![区学朋])"
    r"|(?P<before>[\u4e00-\u9fff])(?:[哥姐工]|站长|主任|书记|队长?|网格长)"
)
_FULL_NAME = 3  # characters of most names; the last two are the given name


def people_in(text: str, names: Collection[str], sender: str) -> dict[str, str]:
    """The ways in which people are called in the text, each with the name of whom it means.

    A given name, or a surname with 小 or a title, counts if only one person has it; the sender's own always does.
    """
    by_surname = {found["after"] or found["before"]: found[0] for found in _BY_SURNAME.finditer(text)}
    called: dict[str, set[str]] = {}
    for name in {*names, sender} - {""}:
        given = name[1:] if len(name) == _FULL_NAME else name
        for call in {name, given, by_surname.get(name[0], name)}:
            if call in text:
                called.setdefault(call, set()).add(name)
    own = {call: sender for call, people in called.items() if sender in people}
    return {call: next(iter(people)) for call, people in called.items() if len(people) == 1} | own


def is_called(name: str, words: str) -> bool:
    """True if an order names somebody, in full or as 小钟 of 钟一帆; a title is none there: 施工 calls nobody 施."""
    return name in words or any(f"{short}{name[0]}" in words for short in "小老")


_FAMILY = (
    "(?:老公|老婆|爱人|丈夫|妻子|媳妇|对象|男朋友|女朋友|妈妈?|爸爸?|母亲|父亲|婆婆|公公|岳父|岳母|儿子|女儿|儿媳妇?|女婿"
    "|家属|家里人|家人|哥哥?|姐姐?|弟弟?|妹妹?|嫂子|室友)"
)


def by_the_family(text: str, sender: str) -> str:
    """What one of the family writes with the phone of `sender`, as `sender` would: 我是她妈，她住院了."""
    given = sender[1:] if len(sender) == _FULL_NAME else sender
    own = f"(?:{re.escape(sender)}|{re.escape(given)}|[他她])"
    told = re.match(rf"^.{{0,6}}?(?:我|这)是{own}的?{_FAMILY}[，,。；;!！ ]*", text)
    return re.sub(own, "我", text[told.end() :]) if told else text


_PRONOUN = re.compile(
    "(?:(?:^|(?<=[，,。；;、 ]))(?:今[天日早]|就|现在|上午|下午)*|[让叫请由喊换])(?P<who>[他她])(?!妈|爸|们|家|的)"
)


def with_names(text: str, called: Mapping[str, str], sender: str) -> str:
    """With the name for 他 and 她 behind it, if only one other is named: 跟老姚说好了，他帮我站."""
    others = [call for call, name in called.items() if name != sender]
    if len({called[call] for call in others}) != 1:
        return text
    call = max(others, key=len)
    end = text.find(call) + len(call)
    return text[:end] + _PRONOUN.sub(lambda one: one[0].removesuffix(one["who"]) + call, text[end:])
