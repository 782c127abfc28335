"""What is said of a paper that was just made: of one part alone (只要金山街道的), or once more (打不开，重新发一下)."""

from __future__ import annotations

import re

_CANNOT = (
    r"(?:文件|表|附件|这个|那个)?(?:打不开|打开不了|没收到|没看到|看不到|看不了|下载?不了"
    r"|没下载|不见了|找不到|丢了|过期了?|失效了?)(?:文件|表|附件)?(?:了|啊|呀)*"
)
_ONCE_MORE = re.compile(
    rf"(?:{_CANNOT}[\s,，。]*)?(?:你|请|麻烦|帮我|给我|能不能)*(?:再|重新|重)(?:给我|帮我)"
    rf"?(?:发|出|导|给|来|做|传|弄)(?:给我|我)?"
    rf"(?:一?[下份次遍个])*(?:给我)?(?:吧|呗|吗)?[。?？]*|{_CANNOT}[。?？!！]*"
)
_ONE_PART = re.compile(
    r"(?:那|我)?(?:只|就|光|单|单独|先)(?:要|看|导|出|发|给我|用)(?:给我)?([^\s,，。?？]{2,12}?)"
    r"(?:的|那份|那部分|部分)?(?:就行|就可以|就好|吧|呗)*[。]*"
    r"|(?:不要|不用)[^\s,，]{1,6}的[\s,，]*([^\s,，。?？]{2,12}?)的?就(?:够|行|可以|好)了?[。]*"
    r"|(?:里面|怎么|咋|表里)+(?:没有?|没看到|找不到|缺|少)了?([^\s,，。?？]{2,12}?)的(?:啊|呢|呀)*[?？]*"
    r"|([^\s,，。?？]{2,12}?)的?(?:也|再|单独|另外|单)(?:要|来|发|导|出|给我)(?:给我)?一?[份个](?:吧|呗)*[。]*"
    r"|(?:再|另外?)(?:来|导|出|发|要|给我)(?:给我)?(?:一?[份个])?([^\s,，。?？]{2,12}?)的(?:吧|呗)*[。]*"
)


def paper_again(text: str) -> str | None:
    """The part that is wanted alone, the empty text for the same once more; None for anything else."""
    said = text.strip()
    if _ONCE_MORE.fullmatch(said):
        return ""
    found = _ONE_PART.fullmatch(said)
    return next(part for part in found.groups() if part) if found else None
