"""What is found at a case that is looked at again (回头看): 湖滨巷那个好的 没反弹, 东港路又摆出来了."""

from __future__ import annotations

import re

_FINE = re.compile(
    r"(?P<told>.{2,12}?)(?:那|这)(?:个|件|条|处|边|里)?(?:是|还|都|挺|蛮|很)*"
    r"(?:好的?|没反弹|没(?:啥|什么)?问题|没事|干净|保持得?(?:住|好|不错))(?:[\s,，]*(?:没反弹|没(?:啥|什么)?问题|没事|干净))?(?:的|了|啊)*[。.!！]*"
)
_AGAIN = re.compile(r"(?P<told>.{2,12}?)(?:那|这)?(?:个|件|条|处|边|里)?(?:又|反弹).{0,12}")


def still_fine(text: str) -> str:
    """The words that name the case, if it is said to be in order; '' otherwise."""
    found = _FINE.fullmatch(text.strip())
    return found["told"] if found else ""


def there_again(text: str) -> str:
    """The words that name the case, if it is said to have come back; '' otherwise."""
    found = _AGAIN.fullmatch(text.strip())
    return found["told"] if found else ""
