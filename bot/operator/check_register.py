"""The self-test of the register (底册): is it complete enough for a report to find its people?"""

from __future__ import annotations

from collections.abc import Iterator

from bot.operator.finding import CheckLine, Word
from domain.district import District
from domain.gaps import gaps
from domain.rules import DEFAULTS, Rules
from domain.rulesheet import changed, says


def of_register(district: District) -> Iterator[CheckLine]:
    """The counts, and every gap that would leave reports or lists without a reader."""
    counts = {
        "单位": len(district.units),
        "网格": len(district.grids),
        "人员": len(district.people),
        "点位": len(district.points),
        "群": len(district.groups),
        "类别": len(district.categories),
    }
    if not any(counts.values()):
        yield CheckLine(Word.MISSING, "底册", "还没有导入：zoujie district import 文件")
        return
    word = Word.GOOD if all(counts.values()) else Word.MISSING
    yield CheckLine(word, "底册", "、".join(f"{name} {count}" for name, count in counts.items()))
    for gap in gaps(district):
        yield CheckLine(Word.MISSING, gap.sheet, str(gap))


def of_rules(rules: Rules) -> CheckLine:
    """The rules (规则) that the district has changed from their defaults."""
    said = says(rules)
    own = [f"{name} {said[name]}" for name in changed(DEFAULTS, rules)]
    return CheckLine(Word.GOOD, "规则", "；".join(own) or "都按默认值")
