"""What people answer to a roll-call, in their own words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rollcall_answers import hear
from understanding.rollcalls.reader import Answer


def answer(text: str) -> Answer | None:
    """The kind of answer."""
    heard = hear(text)
    return heard.answer if heard else None


HERE = (
    *("本想告假，孩子退烧了，到", "原本请了半天假，事办完了，现在在岗", "本来要晚到，路上没堵，到了"),
    *("转了3圈了", "转 3 圈了，都好", "在转"),
    *("人在阵地在", "天没亮就出来了", "正和小满一块儿捡烟头呢", "没缺席，在广场北边", "报告站长，程晓燕归队"),
    *(
        "到",
        "到！！",
        "1到",
        "1",
        "+1",
        "１",
        "收到",
        "收到[强]",
        "[OK]",
        "👌",
        "在岗",
        "已到岗",
        "到啦～",
        "在呢",
        "早就到了好伐",
        "在社区办公室坐着呢",
    ),
    *(
        "人民广场已到位",
        "我到人民广场了",
        "在金山小学巡查",
        "程晓燕到",
        "小程在岗",
        "金山一网格 程晓燕 已到岗",
    ),
    *(
        "早上好，到",
        "收到，谢谢",
        "@林晓岚 到",
        "到，郑小满也在",
        "我和郑小满都到了",
        "没堵车，到了",
        "迟到了，现在到了",
    ),
    *(
        "不请假了，已到岗",
        "昨天请假今天到岗",
        "以到岗",
        "到崗",
        "dao",
        "8点20到岗",
        "7点50就到了",
        "提前10分钟到",
    ),
    *("不好意思才看见，在岗的", "已经转两圈了", "我6点半就在桥头了", "来了半天了", "扫码打卡了"),
    *("明后两天我请假去省城，今天还在的", "10号到12号我请假，今天在岗", "明天后天小满替我，今天我在的"),
    *("到岗了，今天路滑大家慢点", "在岗，天冷大家多穿点", "本来小满替我，现在我自己到了"),
)
LATE = (
    *(
        "公交半天不来，迟一歇",
        "先送孩子，九点报到",
        "5min到",
        "在高架上动弹不得，要晚点",
        "被大货车堵在北湖路口了",
    ),
    *(
        "路上堵车，大概8点50到",
        "晚到十分钟",
        "晚点到",
        "8:50到",
        "我 8点50 到",
        "还没到",
        "马上到",
        "在路上了",
    ),
    *("8点半到不了，9点到", "堵车了", "睡过头了，马上来", "收到，路上堵车晚十分钟", "不能准时到", "下午到岗"),
    *("车胎爆了，正在补", "再过一刻钟", "去加个油再过来"),
    *("明后天请假，今天晚十分钟", "先到医院拿药，九点到岗，不算请假吧"),
)
LEAVE = (
    *(
        "qing jia ban tian",
        "我是她妈，晓燕昨晚住院了，帮她请假",
        "请个一天半，带老爷子复查",
        "今明后三天都请，办白事",
    ),
    "请假",
    "我想请个假",
    "請假半天，牙疼",
    "病假",
    "我今天轮休",
    "丈母娘摔了，我请两天",
    "上午请假，下午到",
    "眼睛做手术，请一周",
    *("去党校学习三天，假条给主任了", "我今天来不了，请假单已递给站长", "周五我上不了"),
)
ABSENT = (
    *("今天鸽了，抱歉", "高铁晚点困在邻省，今天赶不回"),
    "来不了",
    "到不了",
    "未到岗",
    "今天去区里开会，到不了岗",
    "家里走不开，过不来",
    "有事不来了",
    "下乡开会去了",
    "腰闪了动不了",
)
SUBSTITUTE = (
    *("我的位置小满站", "今天我这摊交给姚志坚了"),
    "今天郑小满替我",
    "小满顶我的班",
    "和郑小满换班",
    "替班：郑小满",
    "让小满替一天",
    "由郑小满代班",
)
NOTHING = (
    *("转 84 金山社区", "转 84 金山社区 归社区管", "84 转社区", "#12号转给环卫", "转12号给城管"),
    *("双龙那边到齐了", "都把红马甲穿上", "收到，下午去清"),
    *("谁没到？", "都到了吗", "几点点名", "请假怎么请", "谁能替我一下", "年休假还有几天", "在不在岗"),
    *(
        "大家抓紧到岗",
        "收到请回复",
        "没到的快点",
        "请假的报一下",
        "不要迟到",
        "明天8点半在社区集合，请准时到",
    ),
    *("应到5人实到4人", "今天到岗12人，请假2人", "《请假制度》发给大家", "本周请假情况统计", "到岗率95%"),
    *(
        "谢谢",
        "辛苦了[玫瑰]",
        "好的",
        "哈哈",
        "早上好",
        "知道了",
        "收到，马上处理",
        "收到，已转给环卫所",
        "好的收到，下午交表",
        "都到了吧",
    ),
    *(
        "人民广场垃圾外溢",
        "垃圾车还没到",
        "金山东路堵车",
        "路上有积水",
        "保洁员请假了，垃圾没人清",
        "整改没到位",
    ),
    *(
        "我下午到金山小学看看",
        "晚点发给你",
        "马上到现场处理",
        "到处都是垃圾",
        "检查组已到金山小学",
        "快递到了",
    ),
    *(
        "检查组10点到",
        "领导马上到",
        "小王请假了",
        "如果来不了提前说",
        "流动摊贩不在广场，在金山东路",
        "三轮车挡着根本过不去",
        "路上慢点",
        "12 整改好了",
        "调休安排",
        "谁核查 1",
        "怎么还没人去 1？",
    ),
    *("今天下午的会我去不了", "志愿服务我来不了", "三点的例会来不了，家里有事", "我参加不了下午的培训"),
    *("周五我上不了，谁跟我换一下？", "请假条交给谁", "签到，大家抓紧", "天冷，大家多穿点"),
)


@pytest.mark.parametrize(
    ("texts", "kind"),
    [
        (HERE, Answer.PRESENT),
        (LATE, Answer.LATE),
        (LEAVE, Answer.LEAVE),
        (ABSENT, Answer.ABSENT),
        (SUBSTITUTE, Answer.SUBSTITUTE),
        (NOTHING, None),
    ],
)
def test_the_kind_of_answer(texts: tuple[str, ...], kind: Answer | None) -> None:
    """Being here, coming late, leave, staying away, a stand-in, and what is none of these."""
    assert {text: answer(text) for text in texts} == dict.fromkeys(texts, kind)


@pytest.mark.parametrize("text", [*HERE, *LATE, *LEAVE, *ABSENT, *SUBSTITUTE])
def test_plain_answers_are_about_the_sender_and_sure(text: str) -> None:
    """What was said plainly is noted without a question."""
    heard = hear(text)
    assert heard is not None
    assert (heard.sure, heard.about) == (True, None)


@pytest.mark.parametrize(
    "text",
    [
        "[玫瑰]",
        "👍👍👍",
        "可能来不了",
        "我能请半天假吗，孩子发烧",
        "不来了吧",
        "明天休息",
        "发烧了",
        "10分钟",
        "请假取消",
        "下午正常上岗",
        "请假条交给主任了",
        "大雪封路，怕是要九点四十",
    ],
)
def test_doubts_are_asked_about(text: str) -> None:
    """A rose, a wish, a guess or half a sentence is no certain answer."""
    heard = hear(text)
    assert heard is not None
    assert not heard.sure


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        ("#接龙\n今日到岗\n1. 郑小满 到\n2. 程晓燕 请假半天 牙疼\n3. 姚志坚", Answer.LEAVE),
        ("#接龙\n1.郑小满\n2.程晓燕", Answer.PRESENT),
        ("1.程晓燕 9点到 2.郑小满 到", Answer.LATE),
        ("接龙：程晓燕、郑小满", Answer.PRESENT),
        ("郑小满 到\n程晓燕 来不了", Answer.ABSENT),
        ("1.郑小满 到\n2.姚志坚 到", None),
        ("#接龙 疫苗报名\n1.郑小满\n2.程晓燕", None),
    ],
)
def test_in_a_list_the_own_line_counts(lines: str, kind: Answer | None) -> None:
    """接龙: what others wrote is theirs, and a list for something else answers nothing."""
    assert answer(lines) is kind


PIECES = st.sampled_from(
    [
        "到",
        "\ue000",
        "请假",
        "晚",
        "郑小满",
        "替",
        "我",
        "8点",
        "50",
        "不",
        "了",
        "，",
        "?",
        "\n",
        "1.",
        "接龙",
        "@",
        "[玫瑰]",
        "明天",
        "年",
        "31日",
        "2月",
        "月",
    ]
)


@given(st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=40).map("".join)))
def test_it_never_raises(text: str) -> None:
    """Whatever is typed, the answer is an answer or none."""
    heard = hear(text)
    assert heard is None or heard.answer in Answer


POLITE = st.sampled_from(["", "谢谢", "辛苦了", "！", "～", "。", "[抱拳]", "哈", " ", "领导好，", "！！"])
SPOKEN = [text for text in HERE if text not in ("[OK]", "👌")]  # a sign beside thanks only thanks


@given(st.sampled_from([*SPOKEN, *LATE, *LEAVE, *ABSENT, *SUBSTITUTE]), POLITE)
def test_politeness_changes_nothing(text: str, polite: str) -> None:
    """Thanks, marks and signs at the end are no part of the answer."""
    tail = f"，{polite}" if polite.startswith(("谢", "辛", "领")) else polite
    assert answer(text.removesuffix("，") + tail) is answer(text)
