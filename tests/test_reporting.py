"""Reports as people speak: whom an urgent one rings, how often talk is asked about, which maps count."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from actions import mending, sweeping
from actions.audience import chat_of
from actions.guesses import near
from bot.answering import OnlyAsks, answer
from bot.speaking import spoken
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
from tests.photographs import small_photo
from tests.talk import ZONE
from tests.turns import AT_LARGE, ONE_DATABASE

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
谁看到我的保温杯了
开会内容是啥
我报名
金山小学门口家长今天排队挺规矩的 📷
大爷在楼下下棋，占着过道我劝了一下就挪了
电瓶车充电桩今天恢复了，大家放心充
巡完一圈，没发现啥 📷
金衡街干干净净的 📷
环卫师傅扫得真快 📷
有个大爷迷路了，我送他回家了 📷
红袖章丢了一个，捡到还我
停车场刷卡机坏过，现在好了
今晚月亮真圆 📷
晚安""".splitlines()
# What people report in between, each by one person: how many cases it comes to.
REPORTS = [
    (("人民广场井盖破损 📷",), 1),
    (("金衡街有人占道卖水果", " 📷"), 1),
    (("金山小区楼道堆满旧家具", "金山农贸市场门口污水一地", " 📷"), 2),
    ((" 📷", "金山东路路灯不亮，绿化带里全是垃圾"), 2),
    (("金山小学门口垃圾桶满了", "大家慢点骑", " 📷"), 1),
    (("感谢保洁大姐把公厕擦得锃亮，金衡花园门口小广告贴满了 📷", "乱贴乱画"), 1),
]


def _group(store: Store, purpose: Purpose = Purpose.GRID) -> Group:
    return store.district.groups_for(purpose)[0]


def _staff(group: Group, store: Store) -> Person:
    return next(one for one in store.district.people if group.grid in one.grids and one.has(Role.REPORTER))


def _report(words: str, store: Store, chat: Chat | None = None) -> list[Outgoing]:
    group = _group(store)
    chat = chat or chat_of(group)
    person = _staff(group, store)
    cause = Cause(person, NINE, words, chat=chat, message="1")
    return sweeping.reported(person, None if chat.private else group, cause, store)


def _at(point: str, store: Store) -> Place:
    found = next(one for one in store.district.points if one.name == point)
    assert found.latitude is not None and found.longitude is not None
    return Place(found.latitude, found.longitude)


@pytest.mark.parametrize("messages", [len(TALK), pytest.param(300, marks=AT_LARGE)])
def test_a_day_of_talk(database: Database, messages: int) -> None:
    """Of a day's talk of twenty people at most two messages are asked about, none becomes a case; no report is lost."""
    with database.transaction() as store:
        chat = chat_of(_group(store))
        people = store.people.accounts(chat.platform, [one.id for one in store.district.people[-20:]])
        assert len(people) == 20
        talked = 0
        answers = []
        shown = [database.files.keep(small_photo(i), ZONE) for i in range(len(REPORTS))]
        for said, cases in _day(
            chat, list(people.values()), [store.photos.keep(one) for one in shown], messages
        ):
            before = len(store.cases.every())
            heard = [one for message in said for one in _answers(message, store)]
            assert len(store.cases.every()) - before == cases, [
                *(one.text for one in said),
                *(one.text for one in heard),
            ]
            talked += 0 if cases else len(said)
            answers += [] if cases else heard
        assert talked == messages
        assert len(answers) <= 2, [one.text for one in answers]


def _day(
    chat: Chat, people: Sequence[str], shown: Sequence[Photo], messages: int
) -> Iterator[tuple[list[Incoming], int]]:
    """What is said, and to how many cases it comes; a report in several messages is not interrupted by its sender."""
    every = messages // len(REPORTS)
    for number in range(messages):
        kind, at = divmod(number, every)
        if at == every // 2 and kind < len(REPORTS):
            parts, cases = REPORTS[kind]
            said = (_said(f"{number}-{i}", chat, people[7], one, number) for i, one in enumerate(parts))
            mine = (shown[kind],)
            yield [replace(one, photos=mine) if one.photos else one for one in said], cases
        text, sender = TALK[number % len(TALK)], people[number % len(people)]
        yield [_said(str(number), chat, sender, text, number)], 0


def _said(name: str, chat: Chat, sender: str, words: str, number: int) -> Incoming:
    text, _, photo = words.partition(" 📷")
    photos = (Photo(f"{number:064}"),) if words.endswith("📷") else ()
    return Incoming(name, chat, sender, text + photo, NINE + timedelta(minutes=2 * number), photos)


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
