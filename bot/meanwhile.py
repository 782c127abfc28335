"""What somebody says whom the bot has asked something, and which may be no answer to it."""

from __future__ import annotations

import re
from dataclasses import replace

from actions.findings import category_called
from bot.calling_off import is_off
from bot.commanded import Commanded
from bot.completing import CONFIRMED, NOT_WANTED, answering
from bot.done_ahead import of_the_bare_photo
from bot.heard_orders import orders_otherwise
from bot.moved_on import WANT_NAMES, is_no_reason
from bot.named_ahead import named_ahead
from bot.routing import Match, match_command
from domain.chat import Incoming
from handlers.confidential import is_a_wish
from handlers.hearing import WORD, Taken, heard, is_of_a_case, taken_for
from handlers.join import CODE, may_say_who
from handlers.last_step import WORD as LAST_STEP
from handlers.question import read
from storage.asks import Pending
from storage.books import Books
from texts.orders import RIGHT_PHOTO
from understanding.orders.called_off import CalledOff
from understanding.orders.case_numbers import numbers_ahead
from understanding.orders.deciding import ASSIGN
from understanding.orders.in_answer import falls_away, one_of_several
from understanding.orders.own_forms import MERGE
from understanding.orders.put_right import is_of_an_earlier_one, said_anew
from understanding.orders.steps import ADD, RECTIFY
from understanding.orders.without_a_case.reader import command_meant
from understanding.orders.wrongly_sent import in_the_wrong_group
from understanding.reports.kinds import Kind as Utterance

FIXED_ONES = re.compile(rf"{RECTIFY} (\d+(?: \d+)*)(?: (.*))?", re.DOTALL)
_A_NUMBER = re.compile("[0-9０-９]|第[一二三四五六七八九十]|[一二三四五六七八九十]号")
_SHORT_NAME = 10  # characters: what may be a category in other words
_NO_ANSWER = (Utterance.PRESENCE, Utterance.LEAVE, Utterance.PRAISE, Utterance.STATISTICS)
_NOT_OF_NOW = (Utterance.CONDITION, Utterance.NOTICE)  # they may name a category: 谁再违停就拖走
# What a photo of its own shows is none of these in answer to a question about another photo.
_OF_ITS_OWN = (*_NO_ANSWER, *_NOT_OF_NOW, Utterance.NEGATED, Utterance.PLAN, Utterance.TITLE)
_ENDS_ASKING = re.compile("(?:有?哪些|哪几[件个]|多少件?|是谁|有几[件个]|怎么样)了?[?？]*$")
_ASKING = re.compile("[?？吗谁哪几]|多少|什么|怎么|(?:了|过|好|完)没有?$|能不能|是不是|有没有|呢$")
# Said to the bot about itself or about others, and no answer to what is wrong or where: 好了跟我说一声.
_TO_THE_BOT = re.compile(
    "(?:跟|和|给|向)我(?:说|讲|报|发|看|打)|(?:电话|号码|名单|清单|表|数)(?:发?给|发)我|(?:告诉|通知|提醒|回复)(?:一下)?我|帮我|发我|(?:让|叫|催)(?:一下)?(?:他|她)们?"
)
_OFF_STEP = re.compile(
    r"(?:取消|不要|别)(?:报|发)?(?:整改|退回|延期|挂账|申诉|不?通过|派单?)了?\s*[#＃]?\d{0,9}[。.!！]*"
)
_NOT_DONE = (
    r"(?:先|就|那就|还是)?(?:不用|不必|不要|不|别)(?:退回?|上?报|办|派|发|延期?|挂账?|撤回?|作废|申诉|督办|会商|整改|弄|搞|要|用|请假?|改|定|签|评"
    r"|打|查|通过|销号|重开|补充|写|填|说)了?"
)
_NEVER_MIND = re.compile(
    rf"(?:那|哦|嗯|啊|还是|我|[\s,，])*(?:算了|罢了|不必了|不了|当我没[说问]|[点按]错了|{_NOT_DONE}了)(?:吧|啦|哈)?"
    rf"(?:[\s,，。]*(?:算了|{_NOT_DONE}|[点按]错了|我?再(?:看看|说|想想)|谢谢))*[吧啦哈]?[。.!！~]*"
)


_REFUSED = re.compile("(?:那|这)?不行(?:的|啊|吧)*[。.!！~]*")
_LATER = "(?:晚点|回头|等会|待会|稍后|下午|晚上|明天|过会|一会)儿?"
_PHOTO_LATER = re.compile(
    rf"(?!.*(?:不|别|算了|取消|撤)[^,，。]{{0,4}}$)(?:(?:照片|图).{{0,12}}?{_LATER}(?:再)?(?:补|发|传|拍).{{0,4}}"
    r"|(?:没|先不)(?:有|拍|带|发)?(?:照片|图|手机).{0,10}|(?:没|不方便)拍(?:到|照)?(?:照片|图)?.{0,4})"
)


def may_answer(message: Incoming, pending: Pending, store: Books) -> bool:
    """False for new wordings and other people's words, except for words given afterwards to the very photo that the
    bot asks about."""
    if message.direct or message.edits is None:
        return message.direct
    kept = store.sources.photos(message.chat, message.edits)
    return any(photo in pending.photos for photo in kept)


def calls_off(message: Incoming, pending: Pending, store: Books) -> bool:
    """取消 and 算了，不退了, if anything was asked; 取消整改 2 is no report either."""
    text = message.text.strip()
    if is_off(message, pending, store) is CalledOff.SURELY:
        return True
    said = text in NOT_WANTED or any(form.fullmatch(text) for form in (_OFF_STEP, _NEVER_MIND))
    told = pending.then.startswith(WORD) or bool(pending.photos)
    falls = falls_away(text) or in_the_wrong_group(text)
    said = said or ((message.spoken_to or bool(pending.photos)) and told and falls)
    said = said or (
        pending.only_yes and (command_meant(text) == LAST_STEP or _REFUSED.fullmatch(text) is not None)
    )
    return said and not pending.silent and not message.photos


def completed(meant: Commanded, pending: Pending, store: Books) -> Incoming | None:
    """What the bot waited for, with these words; None if they are talk, an order or a question instead."""
    message = meant.message
    if told := _told_of_the_photo(message, pending, store):
        return told
    if repaired := of_the_bare_photo(message, pending, store):
        return repaired
    if _has_no_photo(message, pending):
        return answering(pending, replace(message, text=CONFIRMED))
    if _says_it_again(meant, pending):
        return answering(pending, replace(message, text=CONFIRMED))
    if right := _put_right(message, pending):
        message, pending = right
        return answering(pending, message)
    if _is_talk(message, pending, store) or orders_otherwise(meant.orders, pending, message.text):
        return None
    if is_no_reason(message, pending, store):
        return None
    if pending.then.startswith(WORD) and (named_ahead(message, store) or is_of_a_case(message.text, store)):
        return None
    if pending.then.startswith(WORD) and not message.photos and is_of_an_earlier_one(message.text):
        return None
    if _asks_instead(message, pending, store) or _says_none_of_it(message, pending, store):
        return None
    return answering(pending, message)


def moves_the_same(command: Match | None, pending: Pending) -> bool:
    """Does a command change the case that is asked about (整改 90 吗)? Then 是 is no answer any longer."""
    if command is None or not command.handler.on_case or command.handler.only_asks:
        return False
    asked = match_command(pending.then)
    if asked is None or not asked.handler.on_case:
        return False
    ahead, about = numbers_ahead(command.words)[0], numbers_ahead(asked.words)[0]
    return bool({*ahead} & {*about})


def of_one_case(message: Incoming, pending: Pending) -> tuple[Incoming, Pending] | None:
    """A photo that is said to be of one case (89的), where those of several or of another are asked for: its 整改, and
    what is then still asked for."""
    asked = FIXED_ONES.fullmatch(pending.then)
    one = one_of_several(message.text) if asked and message.photos and message.quotes is None else None
    if asked is None or one is None:
        return None
    numbers, told = [int(number) for number in asked[1].split()], asked[2] or ""
    if numbers == [one]:
        return None
    rest = " ".join(str(number) for number in numbers if number != one)
    fixed = f"{RECTIFY} {one} {told if one in numbers else ''}".strip()
    return replace(message, text=fixed), replace(pending, then=f"{RECTIFY} {rest} {told}".strip())


def _has_no_photo(message: Incoming, pending: Pending) -> bool:
    """True for 照片晚点补, where it is asked whether words alone are a report: they are."""
    asked = pending.only_yes and pending.only_photos and pending.then.startswith(f"{WORD} ")
    return asked and not message.photos and _PHOTO_LATER.fullmatch(message.text.strip()) is not None


def _says_it_again(meant: Commanded, pending: Pending) -> bool:
    """True for 对 90也弄完了, where it is asked whether 整改 90 is meant."""
    asked = FIXED_ONES.fullmatch(pending.then.strip()) if pending.only_yes and pending.photos else None
    if asked is None or meant.message.photos or len(meant.orders) != 1:
        return False
    order = meant.orders[0]
    return order.step == RECTIFY and order.numbers == tuple(int(one) for one in asked[1].split())


def _told_of_the_photo(message: Incoming, pending: Pending, store: Books) -> Incoming | None:
    """A whole report in words, of a photo that was no report by what was said to it: 这个算不算问题啊."""
    asked = pending.only_yes and bool(pending.photos) and pending.then.startswith(WORD)
    if not asked or message.photos or match_command(message.text):
        return None
    if taken_for(replace(message, photos=pending.photos), store) is not Taken.REPORT:
        return None
    place = message.place or pending.place
    return replace(message, text=f"{WORD} {message.text.strip()}", photos=pending.photos, place=place)


def _put_right(message: Incoming, pending: Pending) -> tuple[Incoming, Pending] | None:
    """不是小学，是幼儿园, said of a report that is asked about: the answer, and the question with it in place of what
    was wrong. None if it is no such thing."""
    anew = None if message.photos else said_anew(message.text)
    if anew is None or not anew.instead_of or not pending.then.startswith(f"{WORD} "):
        return None
    if anew.instead_of not in pending.then:
        return replace(message, text=anew.words), pending
    then = pending.then.replace(anew.instead_of, anew.words)
    return replace(message, text=CONFIRMED), replace(pending, then=then)


def _is_talk(message: Incoming, pending: Pending, store: Books) -> bool:
    """True for what somebody who is asked about a report surely says to the group and not in answer, and for a wish
    that it be kept private."""
    if pending.then.startswith(WORD) and is_a_wish(message):
        return True
    if pending.only_yes or not pending.then.startswith(WORD):
        return False
    if not message.text.strip() or match_command(message.text):
        return False
    if message.photos and pending.then != WORD:
        return _is_of_its_own(message, store)
    if message.photos or message.spoken_to:
        return False
    reading = heard(message, store)
    return reading.sure and reading.kind is not Utterance.PROBLEM


def _is_of_its_own(message: Incoming, store: Books) -> bool:
    """True if words with a photo surely tell no problem, while a report in words is asked about: 没见着垃圾."""
    reading = heard(message, store)
    done = reading.kind is Utterance.FIXED and not message.spoken_to
    return reading.sure and (done or reading.kind in _OF_ITS_OWN)


def _asks_instead(message: Incoming, pending: Pending, store: Books) -> bool:
    """True for a question where a name of the register is wanted, where a report is, and where it is a whole one:
    哪个网格超期最多 is no category, 我刚才报的怎么样了 no place."""
    text = message.text.strip()
    if message.photos or pending.only_yes:
        return False
    if _asks_of_no_problem(message, pending, store) or _names_no_category(message, pending, store):
        return True
    if message.spoken_to and FIXED_ONES.fullmatch(pending.then) and _ASKING.search(text):
        return True  # its photo is wanted
    if not (_sounds_asking(text, pending) or _surely_asks(message, pending, store)):
        return _ends_asking(message, store)
    return read(text, message, store).question is not None


def _says_none_of_it(message: Incoming, pending: Pending, store: Books) -> bool:
    """True for a sentence without any unit, person, number or photo where one is wanted, and, to the bot, for one of
    duty or praise where a problem is; once the bot has said something else, for all that names neither place nor
    category."""
    text = message.text.strip()
    if message.photos or pending.only_yes or text in pending.options:
        return False
    if pending.then.startswith(f"{ADD} ") and pending.then.endswith(RIGHT_PHOTO):
        return True
    if pending.then.startswith(f"{ASSIGN} "):
        named = any(one.short in text for one in store.district.units)
        return len(text) > _SHORT_NAME and not named
    if pending.then.split()[0] == CODE:
        return not may_say_who(text, store.district)
    if pending.then.startswith(f"{MERGE} "):
        return message.quotes is None and _A_NUMBER.search(text) is None
    if not (message.spoken_to and pending.then.startswith(WORD)):
        return False
    reading, known = heard(message, store), store.recogniser.recognise(text)
    if known.point is not None:
        return False
    if reading.sure and reading.kind in _NOT_OF_NOW:
        return True
    if known.category is not None:
        return False
    if reading.sure and reading.kind in _NO_ANSWER:
        return True
    return reading.kind is not Utterance.PROBLEM and _is_talked_over(message, pending, store)


def _is_talked_over(message: Incoming, pending: Pending, store: Books) -> bool:
    """True if the bot has answered something else since it asked: its newest message offers none of the answers."""
    offered = {one.says for one in store.asked.last_choices(message.chat, message.at)}
    return bool(pending.options) and offered.isdisjoint(pending.options)


def _ends_asking(message: Incoming, store: Books) -> bool:
    """True for a whole question to the bot, where words of one's own are wanted: 正在会商的有哪些, 反弹率谁家高."""
    text = message.text.strip()
    if not message.spoken_to or (_ENDS_ASKING.search(text) or _ASKING.search(text)) is None:
        return False
    found = read(text, message, store)
    return found.question is not None and found.sure and not (found.left or found.follow)


def _asks_of_no_problem(message: Incoming, pending: Pending, store: Books) -> bool:
    """True for 今天巡了几个点 and 好了跟我说一声, where it is asked what a photo shows: no problem is named."""
    if not (message.spoken_to and pending.then.startswith(WORD)):
        return False
    if (_ASKING.search(message.text) or _TO_THE_BOT.search(message.text)) is None:
        return False
    reading = heard(message, store)
    return not reading.findings and reading.kind is not Utterance.PROBLEM


def _names_no_category(message: Incoming, pending: Pending, store: Books) -> bool:
    """True for whole sentences in which no category is named, where it is asked which one is right."""
    if not pending.then.startswith("改类别 ") or len(message.text.strip()) <= _SHORT_NAME:
        return False
    told = heard(message, store).findings
    return category_called(message.text, store) is None and not any(
        one.category is not None and not one.guessed for one in told
    )


def _sounds_asking(text: str, pending: Pending) -> bool:
    return pending.then.startswith(WANT_NAMES) and _ASKING.search(text) is not None


def _surely_asks(message: Incoming, pending: Pending, store: Books) -> bool:
    if not pending.then.startswith(WORD):
        return False
    reading = heard(message, store)
    return reading.sure and reading.kind is Utterance.QUESTION
