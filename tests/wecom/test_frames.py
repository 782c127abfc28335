"""What travels to WeCom: frames, what its error codes mean, plain words, cards, cutting."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.gateways.base import TryLater, WillNotWork
from bot.gateways.cutting import pieces
from bot.gateways.wecom import cards, frames
from bot.gateways.wecom.blocks import Blocks
from bot.gateways.wecom.calls import Calls
from bot.gateways.wecom.codes import Declined, NoAnswer, meaning, must_be_ok
from bot.gateways.wecom.layout import TemplateCard, WecomPhoto, WecomText, octets, parts
from bot.gateways.wecom.markup import named, plain
from domain.chat import Chat, Choice, Outgoing
from domain.photo import Photo
from domain.platform import Platform
from tests.wecom import cards as theirs

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
GROUP = Chat(Platform.WECOM, "wrGroup")
ALONE = Chat(Platform.WECOM, "chenjun", private=True)
BUTTONS = (Choice("通过", "通过 12"), Choice("不通过", "不通过 12"))


def test_frames() -> None:
    """Written and read; control characters pass, and what is no frame is none."""
    assert frames.read(frames.written("ping", "r1")) == {"cmd": "ping", "headers": {"req_id": "r1"}}
    assert frames.read('{"a": "东\x01门"}') == {"a": "东\x01门"}
    assert [frames.read(odd) for odd in ("", "[]", "1", "[" * 100_000)] == [None] * 4
    assert frames.part({"a": {"b": 1}}, "a", "b", "c") == {}


@pytest.mark.parametrize("code", [-1, 45009, 45033, 846609])
def test_what_passes(code: int) -> None:
    """Few refusals are worth another try."""
    assert isinstance(meaning(Declined(code)), TryLater)


@pytest.mark.parametrize("code", [40008, 40058, 42045, 45002, 93000, 93006, 846605, 999999])
def test_what_does_not(code: int) -> None:
    """All others are not."""
    assert isinstance(meaning(Declined(code)), WillNotWork)


def test_only_zero_is_sent() -> None:
    """And of an errmsg only the hint is kept, for the rest may quote anything."""
    assert must_be_ok({"errcode": 0, "errmsg": "ok"})
    with pytest.raises(Declined) as refused:
        must_be_ok({"errcode": 93000, "errmsg": "invalid key SECRET, hint: [123], from ip: 1.2.3.4"})
    assert str(refused.value) == "errcode 93000 hint: [123]"


@pytest.mark.parametrize(
    "answer",
    [{}, {"errmsg": "ok"}, {"errcode": None}, {"errcode": "no"}, {"errcode": False}, {"ErrorCode": []}],
)
def test_an_answer_that_says_nothing(answer: dict[str, object]) -> None:
    """Is neither sent nor refused: nobody knows."""
    with pytest.raises(NoAnswer):
        must_be_ok(answer)


@pytest.mark.parametrize(
    "spelt",
    [
        {"ErrorCode": 93006, "ErrorMsg": "no such 群, hint: [7]"},
        {"errCode": "93006", "errMsg": "no such 群, hint: [7]"},
        {"error_code": 93006, "error_message": "no such 群, hint: [7]"},
        {"body": {"errcode": 93006, "errmsg": "no such 群, hint: [7]"}},
    ],
)
def test_answers_that_nobody_documented(spelt: dict[str, object], caplog: pytest.LogCaptureFixture) -> None:
    """They mean what they say; the log shows how they look, and nothing of what stands there."""
    with pytest.raises(Declined) as refused:
        must_be_ok(spelt)
    assert str(refused.value) == "errcode 93006 hint: [7]"
    assert next(iter(spelt)) in caplog.text and "群" not in caplog.text
    assert must_be_ok({"ErrorCode": 0}) == {"ErrorCode": 0}


def test_the_shape_of_a_frame() -> None:
    """Names and types; a name that somebody may have typed is none."""
    odd = {"body": {"items": [{"a": "东门"}], "13800138000": 1, "x": None}, "ok": True}
    assert frames.shape(odd) == "{body: {items: [1 of {a: str}], ?: int, x: NoneType}, ok: bool}"


def test_how_long_a_block_lasts() -> None:
    """First the minute's, then more and more up to the hour's; what was said there ends it; each chat for itself."""
    blocks = Blocks()
    assert [round(blocks.refused("a")) for _ in range(8)] == [61, 122, 244, 488, 976, 1952, 3601, 3601]
    assert blocks.refused("b") == 61
    blocks.taken("a")
    assert blocks.refused("a") == 61


def test_what_may_be_answered() -> None:
    """The newest message of a chat for a day, a press for five seconds and once, nothing after a new connection."""
    calls = Calls()
    calls.spoke("a", "r1", NOW)
    calls.spoke("a", "r2", NOW)
    calls.pressed("zoujie-1", "p1", NOW)
    assert calls.to_answer("a", NOW + timedelta(hours=23)) == "r2"
    assert calls.to_answer("a", NOW + timedelta(hours=24)) is None and calls.to_answer("b", NOW) is None
    assert calls.to_update("zoujie-1", NOW + timedelta(seconds=4)) == "p1"
    assert calls.to_update("zoujie-1", NOW) is None
    calls.pressed("zoujie-1", "p2", NOW)
    assert calls.to_update("zoujie-1", NOW + timedelta(seconds=5)) is None
    calls.pressed("zoujie-1", "p3", NOW)
    calls.forget()
    assert calls.to_answer("a", NOW) is None and calls.to_update("zoujie-1", NOW) is None


@pytest.mark.parametrize(
    "typed",
    [
        "<@chenjun>", "@all", "[点我](https://example.com)", "![](https://example.com/1.png)", "https://example.com",
        "example.com", '<font color="warning">急</font>', "**急**", "`rm`", "# 标题", "> 引用", "- 一", "1. 一",
        "---", "===", "|a|b|", "~~x~~", "&lt;@all&gt;", "\\*", "一\u202e二", "a\u200bb", "    code",
    ],
)  # fmt: skip
def test_nothing_is_forged(typed: str) -> None:
    """No sign that markdown or a client makes something of is left, at the start of a line or within it."""
    for text in (typed, f"前 {typed} 后", f"前\n{typed}\n后"):
        said = plain(text)
        assert not any(
            sign in said for sign in ("<", ">", "[", "]", "`", "*", "_", "@", "|", "~", "\\", "://")
        )
        assert not any(sign in said for sign in ("\u202e", "\u200b", ".com", "&lt"))
        assert not any(line.startswith(("# ", "- ", "--", "==", "1. ", " ")) for line in said.split("\n"))


def test_what_stays() -> None:
    """What the bot itself says comes through as it is."""
    for text in (
        "#12 待核查 · 占道经营",
        "【点名】金山一网格群\n应到 5 人，09:30 前应答：点“到”",
        "⚠ 照片与 #3 很像 😀",
    ):
        assert plain(text) == text


@given(some.text())
def test_plain_is_plain(text: str) -> None:
    """Made plain again it is the same, and it can always be sent."""
    said = plain(text)
    assert plain(said) == said
    said.encode()


def test_who_is_meant() -> None:
    """A name that stands there already is not said again."""
    assert named("请毛俊逸看", ["毛俊逸"]) == "请毛俊逸看"
    assert named("#1 处置中", ["毛俊逸", "李丽"]) == "#1 处置中\n请 毛俊逸、李丽 留意"


def test_a_card() -> None:
    """What fits becomes a card that a strict reader takes, with nothing to be cut off."""
    message = Outgoing(
        GROUP, "#12 待核查 · 占道经营\n人民广场东侧", choices=BUTTONS, photos=(Photo("a"), Photo("b"))
    )
    card, *more = parts(message, (), robot="走街", most=20480, cards=True)
    assert isinstance(card, TemplateCard) and more == [WecomPhoto("a"), WecomPhoto("b")]
    made = cards.card(7, card.text, card.choices, card.said, cards.task_of(7, card.text, card.choices))
    theirs.check(made)
    assert theirs.overlong(made) == ()
    assert [button["text"] for button in made["button_list"]] == ["通过", "不通过"]


@pytest.mark.parametrize(
    "message",
    [
        Outgoing(GROUP, "字" * 27, choices=BUTTONS),
        Outgoing(GROUP, "头\n" + "字" * 113, choices=BUTTONS),
        Outgoing(GROUP, "头", choices=BUTTONS * 4),
        Outgoing(GROUP, "头", choices=(Choice("字" * 11, "通过 12"),)),
    ],
)
def test_what_fits_no_card(message: Outgoing) -> None:
    """Becomes words with the same choices as lines that can be typed."""
    (words,) = parts(message, (), robot="走街", most=20480, cards=True)
    assert isinstance(words, WecomText)
    assert "@走街" in words.text.replace("＠", "@")
    assert all(choice.says in words.text for choice in message.choices)
    (alone,) = parts(Outgoing(ALONE, "头", choices=BUTTONS), (), robot="走街", most=20480, cards=False)
    assert isinstance(alone, WecomText) and alone.text == "头\n可以回：\n通过 12\n不通过 12"


def test_nothing_to_say() -> None:
    """A message without words is its pictures; one without anything still says something."""
    assert parts(Outgoing(GROUP, "", photos=(Photo("a"),)), (), robot="走街", most=100, cards=True) == [
        WecomPhoto("a")
    ]
    assert parts(Outgoing(GROUP, " \u200b"), (), robot="走街", most=100, cards=True) == [WecomText("…")]


@given(some.text(max_size=400), some.integers(8, 60))
def test_cutting_in_bytes(text: str, most: int) -> None:
    """No piece is too long, nothing is lost, and no character is cut through."""
    text = text.encode("utf-8", "ignore").decode()
    found = pieces(text, most, octets)
    assert "".join(found) == text and all(octets(piece) <= most for piece in found)
