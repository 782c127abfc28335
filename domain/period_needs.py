"""Characters without one of which a form of days cannot be in a text: most texts need not be looked through for it."""

from __future__ import annotations

from domain.period_feasts import (
    after_holiday,
    around_feast,
    before_feast,
    feast,
    feast_days,
    feast_of_year,
    holiday,
    lunar_days,
    new_year,
    one_day,
)
from domain.period_readings import (
    Form,
    Reading,
    beginning,
    days_before,
    first_quarters,
    half_year,
    last_days,
    named_month,
    named_quarter,
    numbered_month,
    numbered_months,
    numbered_quarter,
    these_days,
    until_the_end,
    year,
)
from domain.period_units import (
    a_year_ago,
    between_parts,
    days_off,
    half_month,
    its_first_day,
    last_day,
    latest_middle,
    months_together,
    nth_week,
    part_on,
    quarter_at_the_end,
    quarters_together,
    same_day_then,
    side,
    so_long_ago,
    third_of_month,
    two_thirds,
    unit_to_come,
    up_to_day,
    what_is_left,
    within,
    workdays,
)
from domain.period_weeks import bare_weekday, named_week, two_weekdays, weekdays_in_a_row

_WEEK, _LENGTH = "周星礼", "天日旬周星礼月季年"
_FEASTS = "旦三五劳六七八国春过清端中十"
_NEEDED: dict[Reading, str] = {
    **dict.fromkeys((named_week, bare_weekday, two_weekdays, weekdays_in_a_row, workdays, days_off), _WEEK),
    **dict.fromkeys(
        (named_month, half_month, up_to_day, numbered_months, nth_week, last_day, part_on, between_parts),
        "月",
    ),
    months_together: "月",
    numbered_month: "月-/.",
    **dict.fromkeys((named_quarter, first_quarters, quarter_at_the_end, quarters_together), "季"),
    numbered_quarter: "季qQ",
    third_of_month: "旬",
    two_thirds: "旬",
    half_year: "半",
    year: "年",
    a_year_ago: "年",
    beginning: "初头开新",
    until_the_end: "底末尾终根关跨",
    unit_to_come: "来",
    its_first_day: "开刚才",
    within: "内",
    same_day_then: "今这同",
    so_long_ago: "前",
    days_before: "前",
    what_is_left: "剩余后接",
    **dict.fromkeys((side, last_days, these_days), _LENGTH),
    **dict.fromkeys((before_feast, feast, feast_of_year, feast_days, lunar_days, holiday), _FEASTS),
    after_holiday: f"{_FEASTS}年",
    latest_middle: "月",
    one_day: "节双圣平",
    new_year: "除年正元",
    around_feast: "那当所",
}


def needed(form: Form) -> frozenset[str]:
    """At least one of these is in a text in which the form is found; none where nothing of the kind is known."""
    return frozenset(_NEEDED.get(form[1], ""))
