"""第二个, 最后一个, 签发吧: which of several somebody means, told by where it stands or by its label."""

from __future__ import annotations

import re
from collections.abc import Sequence

from domain.lexicon import NUMBER, number

_BEFORE = "(?:就|是|选|要|应该是|我说的是)*(?:那个)?"
_FIRST = "[头前]一?[个件条]|最?上面[那一]?[个件条]"
_LAST = "最后[一那]?[个件条]|倒数第一[个件条]?|最?下面[那一]?[个件条]|末一?[个件条]"
_SAID = re.compile(
    rf"{_BEFORE}(?:第(?P<n>{NUMBER})[个件条起]?|(?P<first>{_FIRST})|(?P<last>{_LAST}))"
    rf"(?:吧|的|啊|呀|那个|就是)*[。.!！~]*"
)


def which_of(text: str, several: int) -> int | None:
    """Which one of so many is meant, from 0; None if the words say something else or more."""
    found = _SAID.fullmatch(text.strip())
    if found is None:
        return None
    place = number(found["n"]) or 0 if found["n"] else 1 if found["first"] else several
    return place - 1 if 0 < place <= several else None


_THAT_IS_IT = re.compile(r"(?:就是|对|是的|没错|嗯)[,，\s]*(?:这|那|它|昨天|刚才|我|之前|上次).{0,10}$")
_NUMBERED = re.compile(
    r"(?:就|是|应该是|选|那个|那件|指的?|说的?)*[#＃]?(\d{1,9})(?:号|那件|这件|那个|这个|"
    r"件|就是|是|它|吧|啊|呀|的)*[。.!！~]*"
)


def numbered(text: str, options: Sequence[str]) -> int | None:
    """Which of the options names the case of 84就是这个, from 0; None if none or several do, or more is said."""
    if len(options) == 1 and _THAT_IS_IT.match(text.strip()):
        return 0
    found = _NUMBERED.fullmatch(text.strip())
    named = [
        place for place, says in enumerate(options) if found and found[1] in re.findall(r"\d+", says)[:1]
    ]
    return named[0] if len(named) == 1 else None


_AROUND_A_LABEL = re.compile(r"^(?:我?点|那就|就)?(?P<label>.+?)(?:一下|吧|啊|哦|了)*[。.!！]*$")


def labels_in(text: str) -> tuple[str, ...]:
    """The labels that a text may name: itself without its spaces, and without what is said around it (打印吧)."""
    found = _AROUND_A_LABEL.match(text)
    return "".join(text.split()), found["label"] if found else text


# 第二个季度 counts something else; of 个 only what cannot be the measure of another word is taken.
_LINE = re.compile(
    rf"(?:第(?P<n>{NUMBER})(?:[件条]|个(?=谁|的|是|在|怎|到|归|现|问|照|为|查|派|给|退|"
    rf"吧|$))|(?P<first>[头前]一[件条]|最[久急老]的那?一?[件个])"
    r"|(?P<last>最后一[件条]|倒数第一[件条]))(?:问题|案子|案件)?"
)


def line_meant(text: str, listed: Sequence[int]) -> str | None:
    """The text with the number of the case instead of its place in a list: 第二件谁负责 is #58谁负责.

    In: `listed`, the cases of the list from above. None if no place in it is named.
    """
    found = _LINE.search(text)
    if found is None:
        return None
    place = number(found["n"]) or 0 if found["n"] else 1 if found["first"] else len(listed)
    if not 0 < place <= len(listed):
        return None
    return f"{text[: found.start()]}#{listed[place - 1]}{text[found.end() :]}"
