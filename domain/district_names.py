"""What a district is called whose rules do not say it: names of its bodies begin with that, 云溪区创建办."""

from __future__ import annotations

import re
from collections.abc import Sequence

UNNAMED = "本区"  # where no name tells it
_DISTRICT = re.compile(r"[\u4e00-\u9fff]{2,6}?(?:(?<![小社园片校厂景矿])区|县|(?<!超)市(?![场政容民])|旗)")


def district_name(tops: Sequence[str], offices: Sequence[str], groups: Sequence[str]) -> str:
    """By the names of the units that have none above them, of the office's units and of the groups of all.

    The unit above all others comes first, if there is one, and is the answer where no name begins with a district's.
    """
    tops = [one.removesuffix("领导班子") for one in tops]
    top = tops[:1] if len(tops) == 1 else []
    named = (found[0] for name in (*top, *offices, *groups, *tops) if (found := _DISTRICT.match(name)))
    return next(named, next(iter(top), UNNAMED))
