"""For whom a 登记码 is: by name, and by unit where two people have the same name."""

from __future__ import annotations

from dataclasses import replace

from bot.workbook import read
from bot.workbook.sample import SAMPLE
from domain.district import District
from handlers.join import may_say_who, people_called
from tests.talk import Start, Talk
from tests.turns import ONE_DATABASE


def _with_namesakes() -> District:
    """The sample, in which 毛俊逸 of 金山社区 has the name of 秦小勇 of 北湖社区."""
    book = read(SAMPLE).district
    people = (replace(one, name="秦小勇" if one.name == "毛俊逸" else one.name) for one in book.people)
    return replace(book, people=tuple(people))


@ONE_DATABASE
async def test_of_two_with_one_name_the_unit_says_which(start: Start) -> None:
    """It is asked of which unit; a report told meanwhile is opened, and the unit alone answers."""
    talk = await Talk.begin(start, "2026-03-02 09:00")
    with talk.app.database.transaction() as store:
        store.bring_to(_with_namesakes())
    await talk.play("林晓岚@私聊> 登记码 秦小勇")
    assert "秦小勇不止一位，是哪个单位的？" in "".join(talk.played)
    assert "〔秦小勇@北湖社区〕〔秦小勇@金山社区〕" in "".join(talk.played)
    await talk.play("林晓岚@私聊> 北湖公园 垃圾满溢 [照片]")
    assert "#1 待受理 · 垃圾外溢" in "".join(talk.played)
    talk.played.clear()
    await talk.play("林晓岚@私聊> 北湖社区的")
    assert "秦小勇 的登记码：" in "".join(talk.played)
    await talk.app.close()


def test_words_that_say_who() -> None:
    """A name with its unit in any order says who; a sentence with a name in it does not."""
    book = _with_namesakes()
    for words in ("秦小勇", "给秦小勇", "秦小勇 金山社区", "金山社区的秦小勇", "秦小勇@北湖社区"):
        assert may_say_who(words, book), words
        assert len(people_called(words, book)) == (
            2 if words.endswith("秦小勇") and "社区" not in words else 1
        )
    assert may_say_who("秦小永", book) and people_called("秦小永", book) == []
    assert not may_say_who("秦小勇手机没电了", book)
    assert not may_say_who("小王明天过来报到", book)
