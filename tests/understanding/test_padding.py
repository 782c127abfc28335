"""What is only said around a question changes no answer and makes nobody ask back (decision 0085)."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

import pytest

from tests.turns import AT_LARGE
from tests.understanding.said_to_the_bot import asked

QUESTIONS = (
    "北湖街道超期的有哪些",
    "金山片本周占道经营还有几件没整改",
    "哪个网格按期率最高",
    "人民广场归谁管",
    "本月各街道超期件数的排名",
    "56号办到哪一步了",
)
# Nineteen sorts, as people of different age and region put them.
PHRASES = {
    "courtesy": "劳驾您了 给您添麻烦了 多有打扰 有劳费心 先谢过 感激不尽",
    "who is spoken to": "各位老师好 小走同学 家人们 老铁们 领导您好 大兄弟",
    "haste": "急急急 在线等回复 火烧眉毛了 挺着急的 快快快 越快越好",
    "feelings": "救命啊 谁懂啊 愁死我了 头都大了 真是服了 我真的会谢",
    "why": "领导下午要用 写简报急用 区里催得紧 等会要上会 我好安排人手 明早碰头会上要说",
    "telling": "你跟我讲清楚 给我说道说道 给句准话 跟咱透个底 念给我听听 帮我捋一捋",
    "asking": "弱弱问一句 我就想晓得 请教一下各位 问个事儿 打听一下 多嘴问一嘴",
    "hedges": "说实话 话说回来 讲真的 不瞒你说 老实讲 这么说吧",
    "at a loss": "翻了半天没找着 我记不清了 眼睛都看花了 系统打不开 实在搞不懂 台账里找不到",
    "the asker": "孩子发烧我在医院呢 我这破记性呀 别嫌我啰嗦 脚都走肿了",
    "others": "书记刚给我打电话 书记黑着脸 两拨人吵得不可开交 阿姨们问了好几回了",
    "things": "地铁上信号断断续续 输入法抽风 语音识别太烂了 那个u盘忘带了",
    "weather and day": "外头刮大风听不清 冻成狗了 大过年的还加班 后面还排着两个会 明天记者来",
    "sayings": "兵来将挡水来土掩 说一千道一万 算我求你了 受人之托忠人之事",
    "guesses": "我猜是住建局 我赌肯定不少",
    "what is told": "评优就差这个 老胡休产假去了 考核办盯得紧 媒体下午到场 弟兄们刚收队 业务还不熟 电话接到手软",
    "papers": "稿子第三段缺个比例 补表二 报表第7栏 我做汇总 表上打架 截稿前最后一问 写年终总结要有个对照",
    "how it is told": "别光说困难 莫跟我讲虚的 趁开会前五分钟 天气冷注意保暖 有点担心 睡不着",
    "net words": "xdm 3q啦 哈哈哈哈 plz hhhh thx",
}
WHERE = ("{said}，{question}", "{said} {question}", "{question} {said}", "{question}，{said}啊")


Said = tuple[str, str, str]  # what is said around a question, the question, where it stands


@pytest.mark.parametrize("sort", PHRASES)
def test_padding_changes_nothing(sort: str) -> None:
    """Before and after a question, parted by a sign or a blank, it is as if it had not been said. At each of these
    places a phrase meets another question."""
    turns = enumerate(PHRASES[sort].split())
    assert not _changed(
        (said, QUESTIONS[(turn + place) % len(QUESTIONS)], where)
        for turn, said in turns
        for place, where in enumerate(WHERE)
    )


@AT_LARGE
@pytest.mark.parametrize("sort", PHRASES)
def test_padding_changes_no_question_at_all(sort: str) -> None:
    """Each phrase, each question, each place."""
    assert not _changed(product(PHRASES[sort].split(), QUESTIONS, WHERE))


def _changed(all_said: Iterable[Said]) -> list[str]:
    return [
        text
        for said, question, where in all_said
        if (one := asked(text := where.format(said=said, question=question))).left
        or one.question != asked(question).question
        or not one.sure
    ]


# Somebody tells of another place, of another state, of other days, or of where they have been; the question names its
# own, or asks how it is now.
TOLD_APART = {
    "北湖街道超期的有哪些": "双龙那边我们都销号了 金山的报完了 科创园那么多都没人管管吗 督办的那个我们今天办完"
    " 上周区里来检查过 公园里我们搞过活动 上半年我在外地学习 说好昨天给答复的 会上要点名批评的 年底算总账",
    "人民广场归谁管": "刚从工地上爬下来 工地上吵得很 我在菜场门口蹲着呢 这事拖不得 找了好几茬人"
    " 跑了好几个来回 昨晚下大雨 早高峰刚撤岗",
    "金山街道还有几件没整改": "双龙我们昨天就清零了 督办的那个我们今天办完 超期的我们都催过了 我天亮要交班"
    " 上个礼拜市里通报了我们 隔壁区上个月已经全清了 开饭店的老刘找我 这两天北风大 我们科人手就这么几个"
    " 昨天跟物业吵了一架 昨天的会我没赶上",
    # Somebody does, feels, plans or has heard it (decision 0126), whatever the words are.
    "本月哪个街道新增最多": "区里又要通报了 我们所下午要上门 老觉得越查越多 想写篇正面的 雾这么大我担心没人上路"
    " 有记者蹲点 早餐店又把桌子全摆出来了 我得给创建办打报告 摊主跟城管顶起来了 新来的主任爱看数字"
    # Others are at work, something is planned or at stake.
    " 媒体那边在盯 供电所年底清线 明早六点开工 下周排人手 班子会马上开 奖金跟这个挂钩 车子只借到周五 才来督查室没几天"
    " 我们几个老同志打算去铲一铲 督查科写通报用的 休了三天假回来"
    " 考评组的名单下来了 晚上要上电视问政 商户们抱怨生意难做 我明早要带人上路站岗 镇里讲不能再拖",
}


@pytest.mark.parametrize("question", TOLD_APART)
def test_what_is_told_of_something_else_is_not_asked(question: str) -> None:
    """A sentence by itself, before or behind a question that says of which place and state it is."""
    wrong = [
        text
        for said in TOLD_APART[question].split()
        for text in (f"{said}，{question}", f"{question}，{said}")
        if (one := asked(text)).left or one.question != asked(question).question or not one.sure
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("老小区那几台僵尸车居民意见大得很，哪个小区剩得最多", "老小区僵尸车哪个小区剩得最多"),
        ("公告栏贴的是59号，居民天天来问，它究竟办完没有", "59号究竟办完没有"),
        ("住建局这批活儿天冷干不了，批了延期的现在一共几件", "住建局批了延期的现在一共几件"),
        ("九州新村居民吵翻天了，乱堆杂物的清了没有", "九州新村乱堆杂物的清了没有"),
    ],
)
def test_what_a_sentence_is_about_is_kept(text: str, plain: str) -> None:
    """The place, the problem or the number that only the sentence names is that of the question."""
    one = asked(text)
    assert one.sure and not one.left
    assert one.question == asked(plain).question
