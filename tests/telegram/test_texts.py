"""What is said reaches Telegram as plain words: mentions, markup, captions and texts that are too long."""

from __future__ import annotations

from domain.chat import Choice, Kind
from domain.photo import Photo
from tests.contract import HANDLER, REPORTER
from tests.photographs import small_photo
from tests.telegram.faults import Kind as Fails
from tests.telegram.markup import marked, units
from tests.telegram.outgoing import png, put
from tests.telegram.wire import TelegramWire, buttons, words
from tests.telegram.world import Json


def entities(message: Json) -> list[tuple[str, str]]:
    """What stands out in a message: kind and words."""
    found = message.get("entities") or message.get("caption_entities") or ()
    return [(one["type"], marked(words(message), one)) for one in found]


async def test_mentions_are_by_number(town: TelegramWire) -> None:
    """Whoever is meant is alerted, whatever they call themselves; whoever has no account is named."""
    people = {person.name: person.id for person in town.district.people}
    await put(town, f"请 {HANDLER} 尽快整改。", mentions=(people[HANDLER], people[REPORTER]))
    await town.settle()
    (message,) = town.world.said(town.room())
    found = [one for one in message["entities"] if one["type"] == "text_mention"]
    assert {one["user"]["id"] for one in found} == {town.who(HANDLER), town.who(REPORTER)}
    assert {marked(words(message), one) for one in found} == {HANDLER, REPORTER}


async def test_nothing_else_comes_alive(town: TelegramWire) -> None:
    """People's words bring no mention, link, command or markup into a message of the bot."""
    hostile = (
        '</b><a href="tg://user?id=7000001">点我</a> <b>&lt; @durov https://evil.example.com/a?b=1 evil.cn '
        "/start #话题 $USD a@b.cn +8613800000000 tg://resolve?domain=x \u202eabc\u2066 &#60;i&#62;"
    )
    await town.say(REPORTER, f"上报 人民广场东侧 占道经营 {hostile}", [small_photo(1)])
    await town.settle()
    await town.say(HANDLER, f"退回 1 {hostile}")
    await town.settle()
    await town.say(REPORTER, "查 1")
    await town.settle()
    said = [one.message for one in town.world.shown]
    assert any("点我" in words(one) for one in said)
    assert {kind for one in said for kind, _ in entities(one)} <= {"bold", "text_mention"}
    mentioned = {
        one["user"]["first_name"] for message in said for one in all_values(message) if "user" in one
    }
    assert mentioned <= {person.name for person in town.district.people}
    assert not town.world.refused(400)


def all_values(message: Json) -> list[Json]:
    return [*message.get("entities", ()), *message.get("caption_entities", ())]


async def test_markup_that_is_refused_is_said_plainly(town: TelegramWire) -> None:
    """Should Telegram ever not take our markup, the words still come through."""
    town.world.faults.add(
        "sendMessage", Fails.REFUSED, description="can't parse entities: Unsupported start tag"
    )
    await put(town, "<重要> 通知")
    await town.settle()
    assert town.texts(town.room()) == ["<重要> 通知"]


async def test_a_caption_that_is_too_long(town: TelegramWire) -> None:
    """The photo comes, and the words after it, whole."""
    photo = Photo(town.app.database.files.made.keep_drawn(png(1)))
    text = "\n".join(f"{number:02d} 人民广场东侧占道经营，请金山社区处理。" for number in range(60))
    await put(town, text, photos=(photo,), choices=(Choice("知道了", "帮助"),))
    await town.settle()
    picture, *rest = town.world.said(town.room())
    assert "photo" in picture and units(words(picture)) <= 1024
    assert "\n".join(filter(None, [words(picture), *map(words, rest)])) == text
    assert list(buttons(town.world.said(town.room())[-1])) == ["知道了"]


async def test_a_flood_of_long_texts_is_cut_at_sentences(town: TelegramWire) -> None:
    """One paragraph without lines ends each piece with a sentence; nothing is lost."""
    text = "这是第一句，说的是人民广场。" * 900
    await put(town, text, kind=Kind.BROADCAST)
    await town.settle()
    pieces = town.texts(town.room())
    assert "".join(pieces) == text
    assert all(piece.endswith("。") and units(piece) <= 4096 for piece in pieces)


async def test_many_words_of_one_speaker(town: TelegramWire) -> None:
    """Emoji count twice, and none is cut in two."""
    await put(town, "🚮" * 5000)
    await town.settle()
    assert "".join(town.texts(town.room())) == "🚮" * 5000
