"""A grid with two groups, such as one on each platform: who answers the roll-call in one is here in the other, too."""

from __future__ import annotations

from dataclasses import replace

from domain.district import Purpose
from tests.talk import Start, Talk
from tests.turns import ONE_DATABASE

GROUP, SECOND = "金山一网格群", "金山一网格二群"


@ONE_DATABASE
async def test_who_answers_in_one_group_is_here_in_both(start: Start) -> None:
    """One of the two members answers here and one there: both results count two, and nobody is missing."""
    talk = await Talk.begin(start, "2026-03-02 08:00")
    with talk.app.database.transaction() as store:
        groups = store.district.groups
        first = next(one for one in groups if one.name == GROUP)
        second = replace(first, id=max(one.id for one in groups) + 1, name=SECOND, chat="second")
        store.bring_to(replace(store.district, groups=(*groups, second)))
    talk.shown = (GROUP, SECOND)
    for line in ("时间 08:30", f"程晓燕@{SECOND}> 到", f"郑小满@{GROUP}> 请假 看病", "时间 09:30"):
        await talk.play(line)
    said = "\n".join(talk.played)
    assert f"走街@{SECOND}< 程晓燕 到，1/2 已应答" in said
    assert "2 处都记下了" not in said
    for group in (GROUP, SECOND):
        assert f"走街@{group}< 【点名】{group}" in said
        result = said.partition(f"走街@{group}< 【点名结果】")[2].partition("走街@")[0]
        assert "应到 2，到 1，请假 1，未应答 0" in result


@ONE_DATABASE
async def test_every_liaison_group_hears_of_what_waits_for_the_office(start: Start) -> None:
    """A report that the office has to take is told in both 联络 groups, for people sit in one of them only."""
    talk = await Talk.begin(start, "2026-03-02 09:00")
    with talk.app.database.transaction() as store:
        groups = store.district.groups
        first = next(one for one in groups if one.purpose is Purpose.LIAISON)
        second = replace(first, id=max(one.id for one in groups) + 1, name="第二联络群", chat="second")
        store.bring_to(replace(store.district, groups=(*groups, second)))
    talk.shown = (first.name, second.name)
    await talk.play("高正扬@私聊> 上报 老粮站后墙 乱堆杂物 [照片]")
    said = "\n".join(talk.played)
    for group in (first.name, second.name):
        assert f"走街@{group}< #1 待受理" in said
