"""What people see of the bot on Telegram: cards that change in place, buttons, albums, mentions, words cut well."""

from __future__ import annotations

from domain.chat import Choice, Kind
from domain.photo import Photo
from storage import tables
from tests.contract import HANDLER, REPORTER
from tests.patience import until
from tests.photographs import small_photo
from tests.telegram.faults import Kind as Fails
from tests.telegram.outgoing import png, put
from tests.telegram.wire import TelegramWire, buttons, words
from tests.telegram.world import Json
from texts.refusals import OLD_BUTTON

INSPECTOR = "高正扬"
REPORT = "人民广场东侧 占道经营"


async def reported(town: TelegramWire) -> Json:
    """Case #1 is open. Out: its card in the grid's group."""
    await town.say(REPORTER, REPORT, [small_photo(1)])
    await town.settle()
    return town.world.said(town.room())[-1]


async def rectified(town: TelegramWire) -> None:
    """And has been put right."""
    await town.say(HANDLER, "整改 1 已劝离", [small_photo(2, "after")])
    await town.settle()


async def test_a_card_changes_in_its_place(town: TelegramWire) -> None:
    """The group has one card of the case, which always says how it stands."""
    card = await reported(town)
    await rectified(town)
    await town.say_alone(INSPECTOR, "通过 1")
    await town.settle()
    cards = [one for one in town.world.said(town.room()) if words(one).startswith("#1")]
    assert words(cards[0]).startswith("#1 已销号") or len(cards) > 1
    assert [one["message_id"] for one in cards].count(card["message_id"]) == 1
    assert all(not buttons(one) for one in cards), "nothing is left to be pressed"
    private = [one for one in town.world.said(town.who(INSPECTOR)) if words(one).startswith("#1")]
    assert len(private) == 1 and words(private[0]).startswith("#1 已销号")


async def test_a_press_is_answered_at_once(town: TelegramWire) -> None:
    """The little clock of the button ends before anything else is done."""
    card = await reported(town)
    id_ = town.people.press(card, "报整改", town.who(HANDLER))
    await until(lambda: id_ in town.world.answered)
    assert len(town.texts(town.room())) == 1, "the effect is for the inbox"
    await town.settle()
    assert "整改后的现场照片" in town.texts(town.room())[-1]


async def test_a_press_that_is_too_old_counts_all_the_same(town: TelegramWire) -> None:
    """After an outage Telegram takes no answer any more; what was pressed was pressed."""
    card = await reported(town)
    await town.end()
    town.people.press(card, "报整改", town.who(HANDLER))
    town.clock.move_to(town.clock.now().replace(minute=30))
    await town.restart()
    await town.settle()
    assert "整改后的现场照片" in town.texts(town.room())[-1]
    assert [call.status for call in town.world.calls if call.method == "answerCallbackQuery"] == [400]


async def test_authority_is_checked_when_it_is_pressed(town: TelegramWire) -> None:
    """A button in a group is not for everybody in it."""
    card = await reported(town)
    town.people.press(card, "退回", town.who("郑小满"))
    await town.settle()
    with town.app.database.reading() as store:
        case = store.cases.get(1)
    assert case and case.state.value == "处置中"


async def test_forged_presses(town: TelegramWire) -> None:
    """Data that no button has, of another chat's card, of no card: what looks like a button of ours is an old one."""
    await reported(town)
    await put(town, "秘密", town.who(INSPECTOR), choices=(Choice("销号", "通过 1"),))
    await town.settle()
    hidden = town.world.said(town.who(INSPECTOR))[-1]
    card, before = town.world.said(town.room())[0], len(town.world.shown)
    data = buttons(hidden)["销号"]
    forged = (data, "通过 1", "c:999999:0", "c:1:0", "c:1:99", "c:1:-1", "", "c:" + "9" * 60)
    for one in forged:
        town.people.press_data(card, one, town.who(INSPECTOR))
    await town.settle()
    await until(lambda: len(town.world.answered) == len(forged))
    assert {words(one.message) for one in town.world.shown[before:]} == {OLD_BUTTON}
    with town.app.database.reading() as store:
        case = store.cases.get(1)
    assert case and case.state.value == "处置中"


async def test_a_button_whose_number_is_anothers_now(town: TelegramWire) -> None:
    """An older backup was restored, so that numbers of messages come again: the old buttons say so."""
    card = await reported(town)
    with town.app.database.transaction() as store:
        store.connection.execute(tables.outbox.delete())
    await put(town, "选一个", choices=(Choice("报整改", "我的任务"), Choice("退回", "我的任务")))
    await town.settle()
    again = town.world.said(town.room())[-1]
    assert {data.split(":")[1] for one in (card, again) for data in buttons(one).values()} == {"1"}
    before = len(town.world.shown)
    town.people.press(card, "退回", town.who(HANDLER))
    await town.settle()
    assert [words(one.message) for one in town.world.shown[before:]] == [OLD_BUTTON]


async def test_no_button_has_words_in_it(town: TelegramWire) -> None:
    """What a button says may be long and Chinese; its data fits all the same."""
    await put(
        town,
        "选一个",
        choices=tuple(Choice(f"第{n}个地方", f"补充 1 {'很长的地名' * 20}{n}") for n in range(8)),
    )
    await town.settle()
    (message,) = town.world.said(town.room())
    assert len(buttons(message)) == 8
    assert all(len(data.encode()) <= 64 for data in buttons(message).values())


async def test_a_card_that_is_gone_is_said_anew(town: TelegramWire) -> None:
    """Somebody deleted it: the next one is a new message."""
    card = await reported(town)
    town.people.delete(card)
    await rectified(town)
    assert town.texts(town.room())[-1].startswith("#1 待核查")


async def test_an_edit_without_an_answer_is_made_again(town: TelegramWire) -> None:
    """Twice is the same as once, so it is no doubt."""
    await reported(town)
    town.world.faults.add("editMessageText", Fails.LOST)
    town.world.faults.add("editMessageCaption", Fails.LOST)
    await rectified(town)
    assert any(one.startswith("#1 待核查") for one in town.texts(town.room()))
    with town.app.database.reading() as store:
        assert (store.post.outbox.backlog())["unknown"] == 0


async def test_before_and_after_are_an_album(town: TelegramWire) -> None:
    """Whoever verifies sees both side by side, and the card with its buttons below."""
    await reported(town)
    await rectified(town)
    *pair, card = town.world.said(town.who(INSPECTOR))
    assert len({one["media_group_id"] for one in pair}) == 1 and len(pair) == 2
    assert [one["caption"] for one in pair] == ["整改前 #1", "整改后 #1"]
    assert words(card).startswith("#1 待核查") and list(buttons(card)) == ["通过", "不通过"]


async def test_an_answer_to_a_picture(town: TelegramWire) -> None:
    """Whoever verifies answers to what they look at, and need not name the case."""
    await reported(town)
    await rectified(town)
    inspector = town.who(INSPECTOR)
    before, *_ = town.world.said(inspector)
    town.people.say(inspector, inspector, "通过", reply_to=before)
    await town.settle()
    with town.app.database.reading() as store:
        case = store.cases.get(1)
    assert case and case.state.value == "已销号"


async def test_many_photos(town: TelegramWire) -> None:
    """More than an album takes are several albums, all there, and a single one has its words below it."""
    kept = [Photo(town.app.database.files.made.keep_drawn(png(one))) for one in range(12)]
    await put(town, "十二张", photos=tuple(kept))
    await put(town, "一张", photos=(kept[0],))
    await town.settle()
    said = town.world.said(town.room())
    assert sum("photo" in one for one in said) == 13
    assert words(said[-1]) == "一张" and "photo" in said[-1]
    assert "十二张" in town.texts(town.room())


async def test_a_document_has_its_name(town: TelegramWire) -> None:
    """And every byte."""
    data = png(3)
    file = town.app.database.files.made.keep(data, "文明创建简报 3月.png")
    await put(town, "本月简报见附件。", files=(file,))
    await town.settle()
    (document,) = (one["document"] for one in town.world.said(town.room()) if "document" in one)
    assert document["file_name"] == "文明创建简报 3月.png"
    assert town.world.file(document["file_id"]).content() == data


async def test_what_was_sent_before_is_sent_by_its_id(town: TelegramWire) -> None:
    """A picture for several groups at once is uploaded once, alone or in an album, and so is a document."""
    made = town.app.database.files.made
    one, two = (Photo(made.keep_drawn(png(number))) for number in (1, 2))
    file = made.keep(b"PK" + bytes(1000), "简报.docx")
    rooms = [int(group.chat) for group in town.district.groups][:6]
    for room in rooms:
        await put(town, "晒比拼", room, photos=(one,), kind=Kind.BROADCAST)
        await put(town, "都在这里", room, photos=(one, two), files=(file,), kind=Kind.BROADCAST)
    await town.settle()
    for room in rooms:
        said = town.world.said(room)
        assert sum("photo" in message for message in said) == 3
        assert sum("document" in message for message in said) == 1
    methods = ("sendPhoto", "sendMediaGroup", "sendDocument")
    uploaded = [name for method in methods for call in town.world.made(method) for name in call.files]
    assert len(uploaded) == 3


async def test_an_id_that_is_refused_is_uploaded_anew(town: TelegramWire) -> None:
    """Telegram may forget a file; the picture still comes, and by its new id from then on."""
    photo = Photo(town.app.database.files.made.keep_drawn(png(1)))
    await put(town, "一", photos=(photo,))
    await town.settle()
    town.world.files.clear()
    await put(town, "二", photos=(photo,))
    await town.settle()
    await put(town, "三", photos=(photo,))
    await town.settle()
    assert town.texts(town.room()) == ["一", "二", "三"]
    assert all("photo" in one for one in town.world.said(town.room()))
    assert sum(bool(call.files) for call in town.world.made("sendPhoto")) == 2
