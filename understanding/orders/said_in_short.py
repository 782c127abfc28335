"""What people say of 登记码 and 督办 in words of their own, as the command that it means."""

from __future__ import annotations

import re

_END = r"(?:吧|呗|啊|一下|了)*[。.!！]*"
_NAME = r"(?P<name>[\u4e00-\u9fff·]{2,4}?(?:@\S{2,10})?)"
_A_CODE = r"(?:一个|个|一下)?(?:新的?)?登记码"
_CODES = (
    re.compile(
        rf"(?:请|帮我|麻烦)?(?:再|重新)?(?:给|为|帮){_NAME}(?:再|重新)?(?:发|生成|开|弄|要|来)?{_A_CODE}{_END}"
    ),
    re.compile(
        rf"(?:请|帮我|麻烦|给我)?(?:再|重新)?(?:发|生成|开|要|来)?(?:一个|个)?{_NAME}(?:的|要|需要){_A_CODE}{_END}"
    ),
)
_TAKEN = re.compile(
    rf"(?:已经?)?(?:收到|签收)(?:这个|这份)?督办(?:单|件)?{_END}|督办(?:单|件)?(?:已经?)?(?:收到|签收){_END}"
)
_REPLY = re.compile(
    r"(?:回复|答复)(?:这个|这份)?督办(?:单|件)?[\s,，:：]*(?P<words>.*)|督办(?:单|件)?(?:回复|答复)[\s,，:：]+(?P<more>.*)",
    re.DOTALL,
)


def in_short(text: str) -> str | None:
    """`登记码 郑小满`, 签收, `回复 已劝离`; None for anything else."""
    said = text.strip()
    for form in _CODES:
        if found := form.fullmatch(said):
            return f"登记码 {found['name']}"
    if _TAKEN.fullmatch(said):
        return "签收"
    if found := _REPLY.fullmatch(said):
        return f"回复 {(found['words'] or found['more'] or '').strip()}".strip()
    return None
