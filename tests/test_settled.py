"""A request that is decided, or that came to nothing, has no buttons anywhere, also where nobody pressed one."""

from __future__ import annotations

import pytest

from tests.talk import Start, Talk

REPORTED = "程晓燕@金山一网格群> 人民广场 小广告 [照片]"
ASKED = "毛俊逸@金山一网格群> 延期 1 到 3月10日 等人"
HEAD = "叶秀兰@私聊> 同意 1"
ENDS = {
    "both signed elsewhere": ([HEAD, "林晓岚@私聊> 同意 1"], "同意"),
    "fixed meanwhile": (["毛俊逸@金山一网格群> 整改 1 铲了 [照片]"], "同意"),
    "the limit has passed": (["时间 2026-03-03 10:10"], "同意"),
    "another unit has it": (["林晓岚@私聊> 派 1 环卫所"], "同意"),
    "void": (["林晓岚@私聊> 作废 1 重复"], "同意"),
    "order signed for": (["林晓岚@私聊> 督办 1", "叶秀兰@私聊> 签收 1"], "签收"),
    "order settled": (["林晓岚@私聊> 督办 1", "林晓岚@私聊> 办结 1", "林晓岚@私聊> 是"], "签收"),
    "help given": (["林晓岚@私聊> 配合 1 环卫所 运走", "林晓岚@私聊> 不用配合 1"], "配合好了"),
    "help let go": (
        ["林晓岚@私聊> 配合 1 环卫所 运走", "万小荷@环卫所工作群> 配合不了 没车", "林晓岚@私聊> 不用配合 1"],
        "不用配合",
    ),
    "closed before anybody looked": (
        [
            "林晓岚@私聊> 请人去看 1 程晓燕",
            "毛俊逸@金山一网格群> 整改 1 铲了 [照片]",
            "林晓岚@私聊> 通过 1",
        ],
        "看过",
    ),
}


def with_buttons(talk: Talk, word: str) -> list[str]:
    """The chats in which a button still says this word."""
    with talk.app.database.reading() as store:
        return [
            one.chat
            for one in store.post.web.since(0)
            if any(says.split()[0] == word for _, says in one.carries.get("choices", ()))
        ]


async def _nothing_is_left(talk: Talk, before: list[str], last: str, word: str) -> None:
    """Before the last line there are such buttons, and after it none."""
    for line in before:
        await talk.play(line)
    assert with_buttons(talk, word), "it was asked for"
    await talk.play(last)
    assert not with_buttons(talk, word)


@pytest.mark.usefixtures("small_pictures")
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("why", ENDS)
async def test_nothing_is_left_to_press(why: str, start: Start) -> None:
    """Wherever it was asked."""
    lines, word = ENDS[why]
    talk = await Talk.begin(start, "2026-03-02 09:00")
    try:
        for line in (REPORTED, ASKED):
            await talk.play(line)
        *before, last = lines
        await _nothing_is_left(talk, before, last, word)
    finally:
        await talk.app.close()


@pytest.mark.usefixtures("small_pictures")
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_half_signed_the_other_half_is_still_asked(start: Start) -> None:
    """Whoever signed has nothing left to press; the office has."""
    talk = await Talk.begin(start, "2026-03-02 09:00")
    try:
        for line in (REPORTED, ASKED):
            await talk.play(line)
        asked = with_buttons(talk, "同意")
        await talk.play("叶秀兰@金山社区工作群> 同意 1")
        left = with_buttons(talk, "同意")
        assert left and set(left) < set(asked)
    finally:
        await talk.app.close()


DECIDED = {
    "an exemplar": (
        [
            "林晓岚@私聊> 示范 创建 人民广场 原来脏乱",
            "沈知远@私聊> 示范",
            "林晓岚@私聊> 示范 达标 人民广场 摊贩入市 [照片]",
        ],
        "林晓岚@私聊> 示范 取消 人民广场 又乱了",
        "示范",
    ),
    "a swap of shifts": (
        [
            "叶秀兰@私聊> 值班 排 人民广场文明岗 09:00-11:00 程晓燕 周六",
            "叶秀兰@私聊> 〔确认〕",
            "叶秀兰@私聊> 值班 排 人民广场文明岗 09:00-11:00 郑小满 周日",
            "叶秀兰@私聊> 〔确认〕",
            "程晓燕@私聊> 换班 郑小满",
        ],
        "程晓燕@私聊> 替班 任春生",
        "换班同意",
    ),
    "what was found at a post, asked for once more": (
        [
            "叶秀兰@私聊> 值班 排 人民广场文明岗 09:30-12:00 郑小满 工作日",
            "叶秀兰@私聊> 〔确认〕",
            "高正扬@私聊> 查岗 人民广场 不在岗 郑小满",
            "叶秀兰@私聊> 查岗说明 1 去对面了",
            "林晓岚@私聊> 查岗通报 1",
        ],
        "林晓岚@私聊> 查岗通报 1 签发",
        "查岗通报",
    ),
    "a list that was a draft": (["林晓岚@私聊> 红黄榜"], "林晓岚@私聊> 撤榜 先不弄", "红黄榜"),
    "a night patrol": (
        ["林晓岚@私聊> 夜查计划 今晚8点到10点半 农贸市场 队员 高正扬"],
        "时间 2026-03-06 22:40",
        "夜查计划",
    ),
}


@pytest.mark.usefixtures("small_pictures")
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("what", DECIDED)
async def test_what_is_no_case_is_decided_elsewhere(what: str, start: Start) -> None:
    """Its buttons go too."""
    lines, last, word = DECIDED[what]
    talk = await Talk.begin(start, "2026-03-06 10:00")
    try:
        await _nothing_is_left(talk, lines, last, word)
    finally:
        await talk.app.close()


@pytest.mark.usefixtures("small_pictures")
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_an_appeal_against_a_year_s_score_is_decided_elsewhere(start: Start) -> None:
    """The office's group has nothing left to press."""
    talk = await Talk.begin(start, "2025-12-29 09:00")
    lines = [
        REPORTED,
        "停机到 2026-01-05 10:00",
        "林晓岚@私聊> 评分 公示 2025",
        "叶秀兰@私聊> 评分 申诉 金山一网格 少算一次",
    ]
    try:
        await _nothing_is_left(talk, lines, "林晓岚@私聊> 评分 申诉不成立 金山一网格 没有漏", "评分")
    finally:
        await talk.app.close()


@pytest.mark.usefixtures("small_pictures")
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_only_the_newest_call_has_a_button(start: Start) -> None:
    """到 of the days before is gone from every group, of a roll-call and of a shift."""
    talk = await Talk.begin(start, "2026-03-05 08:00")
    try:
        for line in (
            "叶秀兰@私聊> 值班 排 人民广场文明岗 09:30-12:00 郑小满 工作日",
            "叶秀兰@私聊> 〔确认〕",
            "时间 2026-03-05 10:00",
        ):
            await talk.play(line)
        called = with_buttons(talk, "到")
        assert len(called) == len(set(called)) > 1
        await talk.play("时间 2026-03-06 10:00")
        assert sorted(with_buttons(talk, "到")) == sorted(called)
    finally:
        await talk.app.close()
