"""What the self-test says of the register (底册): is it whole enough for a report to find its people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.operator.finding import Finding, Word
from domain.district import District, Purpose, Role
from domain.rules import DEFAULTS, Rules, changed, says

_SHOWN = 5  # names that are enough to know what is meant
_NEEDED = (Purpose.ALL, Purpose.CORE, Purpose.LIAISON)


def of_register(district: District) -> Iterator[Finding]:
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
        yield Finding(Word.MISSING, "底册", "还没有导入：zoujie district import 文件")
        return
    word = Word.GOOD if all(counts.values()) else Word.MISSING
    yield Finding(word, "底册", "、".join(f"{name} {count}" for name, count in counts.items()))
    staffed = {grid for person in district.people if person.has(Role.REPORTER) for grid in person.grids}
    yield from _gap("网格", "没有网格员", [grid.name for grid in district.grids if grid.id not in staffed])
    handling = {person.unit for person in district.people if person.has(Role.HANDLER)}
    holding = {grid.unit for grid in district.grids} - handling
    yield from _gap(
        "单位", "管着网格却没有经办人", [one.short for one in district.units if one.id in holding]
    )
    lacking = [purpose for purpose in _NEEDED if not district.groups_for(purpose)]
    yield from _gap("群", "没有这种用途的群", lacking)


def of_rules(rules: Rules) -> Finding:
    """Which rules (规则) the district has set otherwise than they are by default."""
    said = says(rules)
    own = [f"{name} {said[name]}" for name in changed(DEFAULTS, rules)]
    return Finding(Word.GOOD, "规则", "；".join(own) or "都按默认值")


def _gap(about: str, what: str, names: Sequence[str]) -> Iterator[Finding]:
    if names:
        more = f" 等 {len(names)} 个" if len(names) > _SHOWN else ""
        yield Finding(Word.MISSING, about, f"{what}：{'、'.join(names[:_SHOWN])}{more}")
