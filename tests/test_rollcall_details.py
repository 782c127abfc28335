"""What an answer to a roll-call says beside its kind: when somebody comes, how long a leave is, why, who stands in."""

from datetime import date, time

import pytest

from tests.rollcall_answers import AT, NAMES, SENDER, hear
from understanding.rollcalls.reader import Answer, read_answer


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("路上堵车，大概8点50到", time(8, 50)),
        ("九点半左右到", time(9, 30)),
        ("九点一刻到", time(9, 15)),
        ("差十分九点到", time(8, 50)),
        ("九点差五分到", time(8, 55)),
        ("8.45到", time(8, 45)),
        ("下午2点到", time(14)),
        ("十分钟后到", time(8, 42)),
        ("8点半到不了，9点到", time(9)),
        ("八点二十就到了", time(8, 20)),
        ("赶不上8点半了", None),
        ("公交车坏了，晚一点", None),
    ],
)
def test_when_somebody_comes(text: str, when: time | None) -> None:
    """The time of day as said, or reckoned from now; 晚一点 is no time."""
    heard = hear(text)
    assert heard is not None
    assert heard.time == when


def test_a_delay_is_in_minutes() -> None:
    """晚到十分钟 tells the delay; from when it counts is for the roll-call to say."""
    assert [(one.minutes, one.time) for one in map(hear, ("晚到十分钟", "晚半小时")) if one] == [
        (10, None),
        (30, None),
    ]


@pytest.mark.parametrize(
    ("text", "days", "first", "last"),
    [
        ("请假半天，牙疼", 0.5, "12-02", "12-02"),
        ("今天请假一天 孩子发烧", 1, "12-02", "12-02"),
        ("明天后天请假", 2, "12-03", "12-04"),
        ("今明两天请假", 2, "12-02", "12-03"),
        ("下午请假", 0.5, "12-02", "12-02"),
        ("今天下午和明天请假", 1.5, "12-02", "12-03"),
        ("请假到周五，家里有事", 3, "12-02", "12-04"),
        ("周四到周六请假", 3, "12-03", "12-05"),
        ("12月30日到1月2日请假", 4, "12-30", "01-02"),
        ("从明天开始请假三天", 3, "12-03", "12-05"),
        ("请一天半假", 1.5, "12-02", "12-03"),
        ("下周一请假", 1, "12-07", "12-07"),
        ("请假一周，做手术", 7, "12-02", "12-08"),
        ("上午请假，下午正常", 0.5, "12-02", "12-02"),
        ("今早郑小满替我，午后我自己来", 0.5, "12-02", "12-02"),
        ("跟郑小满调了，她上今天我上11号", 1, "12-02", "12-02"),
        ("12.9-12.10外出培训，请假", 2, "12-09", "12-10"),
        ("12.30-1.15 回老家请假", 17, "12-30", "01-15"),
        ("请假12.30-1.15", 17, "12-30", "01-15"),
        ("下午要开庭当证人，下午请假", 0.5, "12-02", "12-02"),
        ("12/9-12/10请假", 2, "12-09", "12-10"),
        ("12月30到1月2请假", 4, "12-30", "01-02"),
        ("今天和老姚对调，他上我的，我周六还他", 1, "12-02", "12-02"),
        ("请假一天，今天的台账明天补", 1, "12-02", "12-02"),
        ("上礼拜天加了班，今天调休", 1, "12-02", "12-02"),
    ],
)
def test_how_long_a_leave_is(text: str, days: float, first: str, last: str) -> None:
    """Half days, named days, ranges and numbers of days, seen from the day on which it was said."""
    heard = hear(text)
    assert heard is not None
    assert heard.first is not None
    assert heard.last is not None
    assert (heard.days, f"{heard.first:%m-%d}", f"{heard.last:%m-%d}") == (days, first, last)


@pytest.mark.parametrize("hours", ["8.30-11.30", "9.10到10.20", "1.30—5.30"])
def test_hours_with_a_dot_are_no_days(hours: str) -> None:
    """请假8.30-11.30 is of one morning, and not of three months."""
    heard = hear(f"请假{hours}，去医院")
    assert heard is not None
    assert heard.answer is Answer.LEAVE
    assert heard.days is None or heard.days <= 1


def test_without_a_day_only_lengths_are_known() -> None:
    """Nothing is invented when the moment is not given."""
    heard = read_answer("请假到周五", names=NAMES, sender=SENDER)
    assert heard is not None
    assert (heard.days, heard.first, heard.last) == (None, None, None)
    heard = read_answer("周三到周五请假", names=NAMES, sender=SENDER)
    assert heard is not None
    assert (heard.days, heard.first) == (3, None)
    heard = read_answer("请三天假，从周四到5号", names=NAMES, sender=SENDER)
    assert heard is not None
    assert heard.days == 3


@pytest.mark.parametrize("text", ["请假", "请几天假", "请两三天假"])
def test_a_length_that_was_not_said_is_none(text: str) -> None:
    """两三天 is not 3 days, and certainly not 23."""
    heard = hear(text)
    assert heard is not None
    assert heard.days is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("请假半天，牙疼", "牙疼"),
        ("今天请假一天 孩子发烧", "孩子发烧"),
        ("因为孩子发烧请假一天", "孩子发烧"),
        ("请半天假，陪老人看病，郑小满替我", "陪老人看病"),
        ("路上堵车，大概8点50到", "路上堵车"),
        ("孩子发烧送医院，晚半小时到", "孩子发烧送医院"),
        ("家里有事，郑小满替我值班", "家里有事"),
        ("年休假三天", "年休假"),
        ("年休假，下周一回来上班", "年休假"),
        ("产假中，群里点名可以跳过我", "产假"),
        ("请假两天，奔丧，电话畅通", "奔丧"),
        ("年假3天，手上两件案子已经转给毛俊逸", "年假"),
        ("请假一天，理由：搬家", "搬家"),
        ("年假五天，站长批准了", "年假"),
        ("胃疼请个假，钥匙交给老姚了，群里的表我晚点补", "胃疼"),
        ("请假半天，去填表报名孩子上学", "去填表报名孩子上学"),
        ("上午事假，下午一点半回来上班", "事假"),
        ("公交开不动，看样子得9点半", "公交开不动"),
        ("请假", ""),
        ("请假，工作安排冲突", "工作安排冲突"),
        ("请假，手机在修", "手机在修"),
        ("请假，材料写不完", "材料写不完"),
    ],
)
def test_why(text: str, reason: str) -> None:
    """The person's own words, without what is said around them; a kind of leave is a reason."""
    heard = hear(text)
    assert heard is not None
    assert heard.reason == reason


@pytest.mark.parametrize(
    ("text", "by", "about", "sure"),
    [
        ("今天郑小满替我", "郑小满", None, True),
        ("志坚替我", "姚志坚", None, True),
        ("老毛替我", "毛俊逸", None, True),
        ("替班 郑小满", "郑小满", None, True),
        ("小满已经在广场了，替我的", "郑小满", None, True),
        ("我替郑小满", SENDER, "郑小满", True),
        ("郑小满替姚志坚", "郑小满", "姚志坚", True),
        ("小王替我", "小王", None, False),
        ("让小满去", "郑小满", None, False),
        ("今天郑小满值班", "郑小满", None, False),
        ("有人替我", None, None, False),
        ("我替班", SENDER, None, False),
        ("@郑小满 替我一下", "郑小满", None, False),
    ],
)
def test_who_stands_in(text: str, by: str | None, about: str | None, sure: bool) -> None:
    """By name if it can be told; else the bot asks who."""
    heard = hear(text)
    assert heard is not None
    assert (heard.answer, heard.substitute, heard.about, heard.sure) == (Answer.SUBSTITUTE, by, about, sure)


def test_a_leave_may_name_the_stand_in() -> None:
    """Both are kept: the leave, and who comes instead."""
    heard = hear("请假一天，郑小满替我")
    assert heard is not None
    assert (heard.answer, heard.days, heard.substitute) == (Answer.LEAVE, 1, "郑小满")


@pytest.mark.parametrize(
    ("text", "kind", "sure"),
    [
        ("郑小满请假了", Answer.LEAVE, True),
        ("郑小满说她堵车，晚点到", Answer.LATE, True),
        ("帮郑小满请个假", Answer.LEAVE, True),
        ("郑小满到了", Answer.PRESENT, True),
        ("听说小满请假了", Answer.LEAVE, False),
    ],
)
def test_somebody_else_is_never_the_sender(text: str, kind: Answer, sure: bool) -> None:
    """What is said of 郑小满 is about her; hearsay is not sure."""
    heard = hear(text)
    assert heard is not None
    assert (heard.about, heard.answer, heard.sure) == ("郑小满", kind, sure)


def test_two_people_with_one_given_name_are_not_told_apart() -> None:
    """晓燕 of two names is nobody: the bot asks who stands in."""
    heard = read_answer("立群替我", names=(*NAMES, "高立群"), sender=SENDER, at=AT)
    assert heard is not None
    assert (heard.substitute, heard.sure) == (None, False)


def test_dates_are_seen_from_the_local_day() -> None:
    """明天 of a Wednesday is the Thursday."""
    heard = hear("明天请假")
    assert heard is not None
    assert heard.first == date(2026, 12, 3)


@pytest.mark.parametrize(
    ("text", "kind", "reason", "by"),
    [
        ("那个我跟老姚说好了啊他今天帮我站我膝盖疼", Answer.SUBSTITUTE, "膝盖疼", "姚志坚"),
        ("呃小满在那边了啊我那个家里下水管堵了今天就让她", Answer.SUBSTITUTE, "家里下水管堵", "郑小满"),
        ("额我请个假啊那个孩子发烧了", Answer.LEAVE, "孩子发烧", None),
        ("晚半小时，修电动车，小毛先帮我看着", Answer.LATE, "修电动车", None),
        ("替：姚志坚。我，输液。", Answer.SUBSTITUTE, "输液", "姚志坚"),
        ("家里水管爆了，请毛俊逸代我值守，给大家添麻烦了", Answer.SUBSTITUTE, "家里水管爆", "毛俊逸"),
        ("说好九点到的，提前了，已在广场", Answer.PRESENT, "", None),
        ("家父手术，请假五天，工作已托付郑小满同志", Answer.LEAVE, "家父手术", "郑小满"),
        ("堵在高架上下不来，麻烦先别记我缺", Answer.LATE, "堵在高架上下不来", None),
        ("九点二十到不了就十点，医院排队太长", Answer.LATE, "医院排队太长", None),
        ("今天毛俊逸替到十点，十点后我自己到岗，去开家长会", Answer.SUBSTITUTE, "去开家长会", "毛俊逸"),
        ("昨晚夜查到两点，今天十点过来行不行", Answer.LATE, "昨晚夜查到两点", None),
        ("岗上的是郑小满，替我的班", Answer.SUBSTITUTE, "", "郑小满"),
        ("外公走了回老家奔丧两天", Answer.LEAVE, "外公走，回老家奔丧", None),
        ("夜班刚交接完，人没走，还在岗", Answer.PRESENT, "", None),
        ("算我缺勤吧，昨天夜班熬不住了", Answer.ABSENT, "昨天夜班熬不住", None),
        ("堵高架上了，先让小毛顶半小时", Answer.LATE, "堵高架上", None),
    ],
)
def test_several_things_at_once(text: str, kind: Answer, reason: str, by: str | None) -> None:
    """Spoken without signs, in single words or politely: what, why, and who instead are all heard."""
    heard = hear(text)
    assert heard is not None
    assert (heard.answer, heard.substitute) == (kind, by)
    assert reason in heard.reason


def test_a_question_cut_in_two_answers_nothing() -> None:
    """谁。没到。 is asked, and says nothing of who sent it."""
    assert hear("谁。没到。") is None
