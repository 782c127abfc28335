"""The order that words give of a case without its number, read as if the number stood before them."""

from __future__ import annotations

import re

from understanding.orders.order import Order
from understanding.orders.reader import read_orders

_NUMBER = re.compile(r"(?<!\d)#?\d{2,7}(?![\d个处家天日号月点年米块元次人分])")
_ASKS = re.compile("[?？]|吗|没有?$|呢$|谁|哪|怎么|什么时候|几时|多少|能不能|可不可以|要不要")


def as_order(text: str) -> Order | None:
    """The one order of 广告牌那几块先挂着，到明年3月底, of no case yet; None if it orders nothing, or names a case."""
    said = text.strip()
    if _NUMBER.search(said) or _ASKS.search(said) or len(said) < 6:
        return None
    orders = read_orders(f"#1 {said}", has_photo=False)
    return orders[0] if len(orders) == 1 and orders[0].numbers == (1,) else None
