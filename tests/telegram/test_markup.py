"""Markup, cutting and layout: whatever people type, Telegram shows the words and nothing else comes alive."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.gateways.cutting import pieces
from bot.gateways.telegram.layout import (
    LONGEST_CAPTION,
    LONGEST_TEXT,
    Document,
    PhotoPart,
    Text,
    keyboard_of,
    main_part,
    parts,
)
from bot.gateways.telegram.markup import Mentioned, named, plain, rendered
from bot.gateways.telegram.units import units
from domain.card import Card
from domain.cases import State
from domain.chat import Chat, Choice, File, Outgoing
from domain.photo import Photo
from domain.platform import Platform
from tests.telegram import markup as theirs
from texts.cards import as_text

CHAT = Chat(Platform.TELEGRAM, "-1001")
WANG, WANG_MIN = Mentioned(7001, "王"), Mentioned(7002, "王敏")
SHA = "a" * 64

LIVE = "@zhang_san 请看 https://evil.example.com/a?b=1 example.cn a@b.cn /start #话题 $USD +8613800000000"
NASTY = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from("<>&\"'@#/$+.:\n\r\t \u202e\u200b\u2066a1东🚮"),
    ),
    max_size=300,
)


def parsed(html: str) -> tuple[str, list[dict[str, object]]]:
    """What the server's own parser makes of it."""
    return theirs.formatted(html, "HTML", lambda _user: True)


def test_nothing_that_people_type_comes_alive() -> None:
    """Mentions, links, addresses, commands, tags and numbers stay words that read the same."""
    text, entities = parsed(rendered(plain(LIVE)))
    assert entities == []
    assert text == (
        "＠zhang_san 请看 https：//evil．example．com/a?b=1 example．cn a＠b．cn ／start ＃话题 ＄USD ＋8613800000000"
    )


def test_what_the_bot_writes_itself_stays_as_it_is() -> None:
    """Numbers of cases, times, places and the sign in 姓名@单位 are no tags, links or mentions."""
    text = (
        "#12 处置中 · 占道经营\n今天 18:00 前，3.5 天，1/3，请写：王敏@金山社区\n整改后请拍照发：整改 12 说明"
    )
    assert plain(text) == text


def test_what_hides_or_turns_text_is_gone() -> None:
    """Zero-width signs, overrides of direction and control characters never reach a reader."""
    assert plain("人民\u200b广场\u202e东侧\u2066\x07\u00ad\ufeff") == "人民广场东侧"
    assert plain("a\r\n\r\n\r\n\r\nb\tc") == "a\n\nb c"


@given(NASTY)
def test_plain_is_plain_at_once(text: str) -> None:
    """Once made plain, a text stays as it is."""
    assert plain(plain(text)) == plain(text)


@given(NASTY)
def test_any_text_is_shown_as_it_is(text: str) -> None:
    """The server takes what is rendered, shows the words, and sees only the bold head."""
    words = plain(text)
    shown, entities = parsed(rendered(words, bold_head=True))
    assert shown == words.strip()
    assert [one["type"] for one in entities] in ([], ["bold"])
    if entities:
        assert theirs.marked(shown, entities[0]).strip() == words.partition("\n")[0].strip()


@given(NASTY, NASTY)
def test_only_people_of_the_register_are_mentioned(text: str, name: str) -> None:
    """Each person once, by number, over exactly the name; nobody else ever."""
    name = plain(name).replace("\n", "")
    people = [Mentioned(7003, name)] if name.strip() else []
    words = named(plain(text), people)
    shown, entities = parsed(rendered(words, people))
    mentions = [one for one in entities if one["type"] == "text_mention"]
    assert len(mentions) == len(people)
    assert len(entities) == len(mentions)
    for one in mentions:
        assert one["user"] == {"id": 7003}
        assert theirs.marked(shown, one).strip() == name.strip()


def test_a_longer_name_is_not_taken_for_a_shorter() -> None:
    """王敏 is linked whole although 王 is a name too."""
    html = rendered("请王敏和王看", [WANG, WANG_MIN])
    assert html == ('请<a href="tg://user?id=7002">王敏</a>和<a href="tg://user?id=7001">王</a>看')


def test_whoever_is_not_in_the_text_is_named_below() -> None:
    """A mention without a name in the text needs a line of its own."""
    assert named("#1 处置中", [WANG_MIN]) == "#1 处置中\n请 王敏 留意"


def test_the_head_of_a_card_is_bold() -> None:
    """Only of a card: a line that begins with a number is none."""
    (card,) = parts(
        5, Outgoing(CHAT, "#12 待核查 · 占道经营\n东门", card=Card(12, State.CHECKING, "占道经营")), ()
    )
    (answer,) = parts(5, Outgoing(CHAT, "#12 已经销号，不用再核查。"), ())
    assert isinstance(card, Text) and card.html == "<b>#12 待核查 · 占道经营</b>\n东门"
    assert isinstance(answer, Text) and answer.html == "#12 已经销号，不用再核查。"


@given(st.text(max_size=500), st.integers(2, 60))
def test_pieces_joined_are_the_text(text: str, most: int) -> None:
    """Nothing is lost in cutting, and every piece fits."""
    cut = pieces(text, most, units)
    assert "".join(cut) == text
    assert all(0 < units(one) <= most for one in cut) or text == ""


def test_cuts_are_where_a_reader_pauses() -> None:
    """At line ends first, then sentences, then commas; a word only if there is nothing else."""
    assert pieces("第一行很长很长\n第二行", 10, units) == ["第一行很长很长\n", "第二行"]
    assert pieces("第一句话说完。第二句话", 10, units) == ["第一句话说完。", "第二句话"]
    assert pieces("前面一些，后面一些一些", 9, units) == ["前面一些，", "后面一些一些"]
    assert pieces("一二三四五六七八九十一", 10, units) == ["一二三四五六七八九十", "一"]


def test_emoji_count_twice_and_stay_whole() -> None:
    """The limit is in UTF-16 units; half an emoji is nothing."""
    assert units("🚮a") == 3
    assert pieces("🚮🚮🚮", 5, units) == ["🚮🚮", "🚮"]


@given(NASTY.map(lambda one: one * 60))
def test_every_message_is_within_the_limits(text: str) -> None:
    """Long texts become several messages that Telegram takes, the buttons under the last."""
    message = Outgoing(CHAT, text, choices=(Choice("是", "是"),))
    plan = parts(5, message, ())
    for part in plan:
        assert isinstance(part, Text)
        shown, entities = parsed(part.html)
        assert 0 < units(shown) <= LONGEST_TEXT
        assert all(one["type"] == "bold" for one in entities)
    assert [part.keyboard is not None for part in plan if isinstance(part, Text)] == [
        *[False] * (len(plan) - 1),
        True,
    ]


def test_a_photo_carries_a_short_text() -> None:
    """One message: the photo, the words as its caption, the buttons."""
    (part,) = parts(5, Outgoing(CHAT, "收到", (Photo(SHA),), choices=(Choice("是", "是"),)), ())
    assert isinstance(part, PhotoPart)
    assert part.text and part.text.words == "收到" and part.text.keyboard


def test_a_long_text_follows_its_photo() -> None:
    """A caption has less room than a message."""
    plan = parts(5, Outgoing(CHAT, "字" * (LONGEST_CAPTION + 1), (Photo(SHA),)), ())
    assert [type(part) for part in plan] == [PhotoPart, Text]
    assert main_part(plan) == 1


def test_photos_come_in_albums_of_ten_before_the_text() -> None:
    """Albums can have no buttons, so the words come after."""
    photos = tuple(Photo(f"{number:064}") for number in range(12))
    plan = parts(5, Outgoing(CHAT, "看", photos, files=(File(SHA, "简报.docx"),)), ())
    assert [type(part) for part in plan] == [PhotoPart, PhotoPart, Text, Document]
    assert [len(part.photos) for part in plan if isinstance(part, PhotoPart)] == [10, 2]
    assert main_part(plan) == 2


def test_a_pair_is_named_before_and_after() -> None:
    """Two photos of a case that was fixed."""
    pair = (Photo(SHA), Photo("b" * 64))
    for state, captions in ((State.CLOSED, ("整改前 #1", "整改后 #1")), (State.OPEN, ())):
        card = Card(1, state, "占道经营")
        (album, _text) = parts(5, Outgoing(CHAT, as_text(card), pair, card=card), ())
        assert isinstance(album, PhotoPart) and album.captions == captions
    (album, _text) = parts(5, Outgoing(CHAT, "#1 已销号 · 占道经营", pair), ())
    assert isinstance(album, PhotoPart) and album.captions == ()


def test_a_message_of_nothing_still_has_a_text() -> None:
    """Telegram refuses empty messages; a blank one must not be lost for ever."""
    (part,) = parts(5, Outgoing(CHAT, " \u200b\n"), ())
    assert isinstance(part, Text) and part.words == "…"


def test_buttons_are_two_in_a_row_where_both_are_short() -> None:
    """Long labels would be cut on a phone."""
    choices = tuple(Choice(label, label) for label in ("报整改", "退回", "派给人民广场社区居委会", "受理"))
    keyboard = keyboard_of(2**53, choices, "选一个")
    assert keyboard is not None
    assert [[one.text for one in row] for row in keyboard.inline_keyboard] == [
        ["报整改", "退回"],
        ["派给人民广场社区居委会"],
        ["受理"],
    ]
    data = [str(one.callback_data) for row in keyboard.inline_keyboard for one in row]
    assert len({*data}) == 4 and max(len(one.encode()) for one in data) <= 64
    assert keyboard_of(1, (), "") is None


def test_the_moment_is_not_part_of_any_layout() -> None:
    """The same row laid out twice is the same: what was sent of it is known again after a restart."""
    message = Outgoing(CHAT, "字" * 5000, choices=(Choice("是", "是"),))
    assert repr(parts(5, message, [WANG])) == repr(parts(5, message, [WANG]))
