"""Reports as people speak: whom an urgent one rings, how often talk is asked about, which maps count."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from actions import mending, opening
from actions.audience import chat_of
from actions.cards import near
from bot.answering import OnlyAsks, answer, spoken
from bot.workbook import read
from bot.workbook.sample import SAMPLE
from domain.cause import Cause
from domain.chat import Chat, Incoming, Outgoing
from domain.coordinates import CoordinateSystem, from_wgs84
from domain.district import Group, Person, Purpose, Role
from domain.photo import Photo, Place
from domain.rulevalues import MapDatum
from storage.books import Books
from storage.database import Database
from storage.store import Store
from tests.talk import ZONE
from tests.turns import ONE_DATABASE

pytestmark = ONE_DATABASE

NINE = datetime(2026, 3, 2, 9, tzinfo=ZONE)
# People's own talk in a grid's group over a day; 📷 stands for a photo.
TALK = """早上好
大家早，今天降温多穿点
收到
好的👌
哈哈哈
中午吃什么
食堂今天有红烧肉
我下午要去街道开会
谁有多余的手套，借我一副
人民广场今天人真多
双龙街晚上真热闹
金山小学门口接孩子的人好多啊
群里的表格大家填一下
明天几点集合
八点半在社区门口
我堵在路上了，晚五分钟
辛苦各位了
昨天的照片我整理好了
这个月的电费谁去交一下
打印机又没墨了
会议室钥匙在谁那里
领导说下周来看看
工作服到了，来领
今天走了两万步，腿都酸了
我家孩子考了一百分
金衡街新开了一家面馆，味道不错
周末去北湖公园爬山吗
路上看到一只特别可爱的小狗
下雨了记得收衣服
新来的同事介绍一下
大家鼓掌欢迎
学习强国今天45分
你把那个文件发我一下
发你邮箱了
没收到，再发一次
刚开完会
手机快没电了
这天真冷
谁帮我带杯咖啡
今天天气真好 📷
中午食堂吃饺子 📷
合影留念 📷
新工作服到了，大家试试 📷
早安！正能量的一天 📷
我家猫 📷
好久没见这么蓝的天 📷
今天来了 3 个人，12 号下午开会
昨天人民广场的活动很成功
垃圾分类考试我考了98
听说隔壁区评上先进了
金山小区王大爷过八十大寿
我明天请假，去医院
我到人民广场了
下周准备在人民广场整治占道经营
人民广场今天没有占道经营
大家注意安全
巡查记录我放桌上了
记得签到
明白
晚安""".splitlines()


def _group(store: Store, purpose: Purpose = Purpose.GRID) -> Group:
    return store.district.groups_for(purpose)[0]


def _staff(group: Group, store: Store) -> Person:
    return next(one for one in store.district.people if group.grid in one.grids and one.has(Role.REPORTER))


def _report(words: str, store: Store, chat: Chat | None = None) -> list[Outgoing]:
    group = _group(store)
    chat = chat or chat_of(group)
    person = _staff(group, store)
    cause = Cause(person, NINE, words, chat=chat, message="1")
    return opening.report(person, None if chat.private else group, cause, store)


def _at(point: str, store: Store) -> Place:
    found = next(one for one in store.district.points if one.name == point)
    assert found.latitude is not None and found.longitude is not None
    return Place(found.latitude, found.longitude)


def test_a_day_of_talk(database: Database) -> None:
    """Of 300 messages of talk at most two are asked about, and none becomes a case."""
    with database.transaction() as store:
        group = _group(store)
        person = _staff(group, store)
        accounts = store.people.accounts(group.platform, [person.id])
        said = list(_day(chat_of(group), accounts[person.id]))
        assert len(said) == 300
        answers = [one for message in said for one in _answers(message, store)]
        assert len(answers) <= 2, [one.text for one in answers]
        assert not store.cases.every()


def _day(chat: Chat, sender: str) -> Iterable[Incoming]:
    for number in range(300):
        text, _, photo = TALK[number % len(TALK)].partition(" 📷")
        photos = (Photo(f"{number:064}"),) if TALK[number % len(TALK)].endswith("📷") else ()
        yield Incoming(str(number), chat, sender, text + photo, NINE + timedelta(minutes=2 * number), photos)


def _answers(message: Incoming, store: Books) -> list[Outgoing]:
    try:
        parts = answer(message, store)
    except OnlyAsks:
        parts = answer(message, store, beside=True)
    return [one for part in parts or () if (one := spoken(part, message, store))]


@pytest.mark.parametrize("words", ["人民广场井盖没了，有人掉下去了", "人民广场井盖破损"])
def test_an_urgent_case_rings(words: str, database: Database) -> None:
    """Who has to act is rung also where it was told of; without danger they are not."""
    with database.transaction() as store:
        (card,) = _report(words, store)
        (case,) = store.cases.every()
        urgent = "掉" in words
        assert case.urgent is urgent
        assert card.mentions == ((case.handler,) if urgent else ())
        assert case.due_at is not None
        assert (case.due_at <= NINE + timedelta(hours=2)) is urgent


def test_several_urgent_ones_ring_together(database: Database) -> None:
    """One message rings for all, and each of its lines can be quoted."""
    with database.transaction() as store:
        answer_, *_ = _report("人民广场井盖没了，金山小学门口占道经营", store)
        first, second = store.cases.every()
        assert answer_.cases == (first.number, second.number)
        assert answer_.mentions == (first.handler,)
        assert (first.urgent, second.urgent) == (True, False)


def test_a_mended_category_moves_the_limit(database: Database) -> None:
    """It counts from when the unit got the case; what fell away on the way does not come back."""
    with database.transaction() as store:
        _report("人民广场 占道经营", store)
        (case,) = store.cases.every()
        category = next(one for one in store.district.categories if one.name == "垃圾外溢")
        person = store.district.person[case.reporter]
        mending.change_category(case, category, Cause(person, NINE + timedelta(hours=1)), store)
        (mended,) = store.cases.every()
        assert mended.category == category.id
        assert mended.due_at == NINE + timedelta(hours=category.limit)
        assert [one.words for one in store.cases.history(case.number)][-1] == "占道经营 → 垃圾外溢"


def test_points_nearby_count_by_the_registers_maps(database: Database) -> None:
    """A register in GCJ-02 is read as such: the point where the phone stands is the nearest."""
    book = read(SAMPLE)
    with database.transaction() as store:
        store.bring_to(book.district, replace(book.rules, datum=MapDatum.GCJ02))
    with database.transaction() as store:
        shown = _at("人民广场公厕", store)
        off = 2 * shown.latitude - from_wgs84(shown, CoordinateSystem.GCJ02).latitude
        east = 2 * shown.longitude - from_wgs84(shown, CoordinateSystem.GCJ02).longitude
        assert near(Place(off, east), store)[0].name == "人民广场公厕"


def test_a_photo_says_where_it_may_be(database: Database) -> None:
    """Words without a place are asked about with the points near where the photo was taken."""
    with database.transaction() as store:
        group = _group(store)
        person = _staff(group, store)
        sender = store.people.accounts(group.platform, [person.id])[person.id]
        photo = Photo("1" * 64, place=_at("人民广场公厕", store))
        message = Incoming("1", chat_of(group), sender, "占道经营", NINE, (photo,))
        (asked,) = _answers(message, store)
        assert asked.text.startswith("收到 1 张照片和位置")
        assert asked.choices[0].label == "人民广场公厕"
