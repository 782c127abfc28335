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
    "order settled": (["林晓岚@私聊> 督办 1", "林晓岚@私聊> 办结 1"], "签收"),
    "help given": (["林晓岚@私聊> 配合 1 环卫所 运走", "林晓岚@私聊> 不用配合 1"], "配合好了"),
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
        for line in before:
            await talk.play(line)
        assert with_buttons(talk, word), "it was asked for"
        await talk.play(last)
        assert not with_buttons(talk, word)
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
