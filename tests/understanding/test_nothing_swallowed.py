"""A word that means something and that no slot holds never leaves an answer as it was: it is asked about."""

from __future__ import annotations

import pytest

from tests.understanding.said_to_the_bot import asked

QUESTIONS = (
    "金山街道{}的还有几件没整改",
    "本周{}占道经营新增多少",
    "哪个网格{}超期最多",
    "北湖街道本月{}按期率是多少",
    "金山街道{}超期的有哪些",
    "金山街道{}快到期的有哪些",
    "金山街道本月{}趋势",
    "金山社区{}是不是超期最多",
    "有没有{}没人管的",
    "执法中队{}最近在忙什么",
)
# None of them is a state, a kind, a place or a time that is counted apart, and none is mere politeness.
WORDS = """
    老人 学生 业主 租户 党员 志愿者 保安 开发商 快递 司机 工作日 雨天 冬季 主动 被动 首次 反复 提前 临时 长期 重大
    轻微 复杂 匿名 年轻 外地 本地 流动 固定 集体 东侧 东头 中段 地下 二楼 货车 三轮车 红色 生锈 冒烟 罚款 扣分 表扬 约谈
    记者 抖音 口头 其他 其余 大部分 少数 以外 不含 优秀 满分 虚假 规范 线上 入户 测评 小组 分队 银行 药店 厂房 单元 宿舍
    雕塑 拆迁 丢失 打架 疫苗 错报 补报 属实 备案 第三方 预算 成本 工资 司法 税务 试点 亮点 上次 首批 共同 协办 麻将馆
    暖气 三号楼
"""


def swallowed(words: str, spot: str, plain: str) -> list[str]:
    """Those of the words with which, at a spot ({}) of a question, it is answered as the plain question is."""
    answered = asked(plain).question
    return [
        word
        for word in words.split()
        if (one := asked(spot.format(word))).sure and not one.left and one.question == answered
    ]


@pytest.mark.parametrize("question", QUESTIONS)
def test_no_word_is_swallowed(question: str) -> None:
    """With one more word the question is another one, or the word is asked about."""
    plain = question.replace("{}的", "").replace("{}", "")
    assert asked(plain).question is not None
    assert not swallowed(WORDS, question, plain)


# Words that narrow what is asked, and where people put them: padding stands in the same spots (decision 0085).
NARROWING = """
    拍了视频的 张三那片的 大货车 抖音上的 物业报的 没戴头盔的 带编号的 罚过款的 领导看过的 夜市那块的 三轮车
    二楼的 学生家长反映的 用水泥砌的 靠河的 穿制服的 上过电视的 超五百元的 招投标的 不含北湖 除学校外 刷红漆的 急救通道
    出租屋 配电房 开发区 排水站 做工地的 写字楼 算命摊 要道口
    麻将馆 燃气 天井里的 哭坟的 催过的 志愿者 满一年的 说不清的 最急的
    群众投诉 检查组发现 区长信箱 会议室 上过会 别人报的 书记点名要办 电话投诉
    自己报的 要施工的 头一批 第二批的 单位管的
    手机店 缺证照的 晚上跑的 要约谈的 不用水泥的 别家报的 少数民族 打个体户的 明天要搬的 没人认的摊 编号的 数字城管
    被扣分 领导关注的 没签字的 下午交班的
    饭店后厨 电动车进楼 骑车带人 充电桩占位 教师公寓 火锅店门口 孩子落水 喝酒闹事 老人摔跤
    小区里面就行 一楼的就好 三号楼那边的就可以 落满灰动都不动的车 我问的是原因 我关心的是罚款 我说的是夜市
    交通的 灯光的 空调外机的 成立公司的 够不到的 不利的 冷清清的 报废的 销售的 管道的 强拆的 高压的 加装的 缺口的
    跟拆迁有关 钱没赔 工程款没结 在二楼 定位不准 没装监控 只拍了照 两天能完 当场就改 反复出现 报过警 已经罚过了 涉及文物
    靠近铁路 归市里管 关系到安全 别算货车 牵扯到物业
    面积很大 施工方不配合 同一个人报了三次 影响出行 业主拒绝 三天内能改 手续不全 本周夜查 年底前要拆的
    我指的是地下室 我想看重复投诉 重点说说出租屋 你给我算平均数 领导要的是比例
"""
SPOTS = (
    "{}，金山街道还有几件没整改",
    "{} 金山街道还有几件没整改",
    "金山街道{}还有几件没整改",
    "金山街道还有几件没整改，{}",
)


@pytest.mark.parametrize("spot", SPOTS)
def test_what_narrows_is_asked_about(spot: str) -> None:
    """Wherever it stands, and however much it looks like something said beside the question."""
    assert not swallowed(NARROWING, spot, "金山街道还有几件没整改")


@pytest.mark.parametrize(
    "word",
    ["破损的", "墙上的", "桥下的", "门店的", "商户的", "该店的", "核实过的", "牵头的", "其他的", "他们的"],
)
def test_it_needs_what_it_belongs_to(word: str) -> None:
    """What may stand in a question (墙上小广告) is asked about where there is nothing that it belongs to."""
    assert asked(f"{word}还有几件没整改").left


@pytest.mark.parametrize(
    "word", ["排队中的", "后台的", "烦人的", "麻烦事的", "群里说的", "开会现场的", "维修的", "不急的"]
)
def test_an_attribute_of_idle_words_is_asked_about(word: str) -> None:
    """Each of its words may stand in any question; before 的 they narrow."""
    assert asked(f"金山街道{word}还有几件没整改").left


@pytest.mark.parametrize("verb", ["罚", "修", "烧", "喝", "偷"])
def test_the_most_of_other_things_is_asked_about(verb: str) -> None:
    """谁提的最多 and 占最多 say only that there are some; these put something else in order."""
    one = asked(f"哪个网格{verb}得最多")
    assert one.left or not one.sure
    assert not asked("延期申请哪个街道提的最多").left


@pytest.mark.parametrize("attribute", ["夜间的", "手写的", "老旧的", "二楼的"])
def test_what_the_answer_is_of_is_asked_about(attribute: str) -> None:
    """做个简单的统计 says how it shall look (for_the_answer.py); these narrow."""
    assert asked(f"做个{attribute}统计，金山街道还有几件没整改").left
    assert not asked("做个简单的统计，金山街道还有几件没整改").left


# What looks like the finder of a case, a paper, a limit or a comparison (decision 0098), and is none.
LOOKALIKES = """
    督查组看过的 领导看过的 上面派的人 自己掏钱修的 提前办好的 上级领导来过的 记者证过期的 报社门口的 信箱坏了的
    平台坏了的 文件告知的时候 领导交给我的 市里的 自己家的 跑腿的
"""


@pytest.mark.parametrize("word", LOOKALIKES.split())
def test_what_looks_like_a_family_narrows(word: str) -> None:
    """With it the question is another one, or it is asked about."""
    assert not swallowed(word, "金山街道{}还有几件没整改", "金山街道还有几件没整改")


@pytest.mark.parametrize(
    "text",
    [
        "执法局在金山街道超期几件",
        "环卫所人民广场的还有几件没整改",
        "市场监管所在长城菜场几件",
        "超期最多返工也最多的单位",
        "哪个街道超期最多反弹最多",
        "金山街道和长城镇哪家整改快，平均几天办完一件",
    ],
)
def test_one_of_two_is_not_dropped(text: str) -> None:
    """What a department has in one place is neither all of the one nor of the other; two figures are two questions."""
    assert asked(text).left


@pytest.mark.parametrize(
    "text",
    [
        "金山街道的设备老化，还有几件没整改",
        "金山街道大货车违停，还有几件没整改",
        "东港花苑三号楼烂得很，还有几件没整改",
        "昨天点名情况说下，还有超期数",
        "能不能透个底先看哪个点位",
    ],
)
def test_a_told_sentence_takes_nothing_with_it(text: str) -> None:
    """What stands before the sentence's topic, or is asked in it, is not passed over with it."""
    one = asked(text)
    assert one.left or not one.sure


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("书记问起北湖街道，超期几件", "北湖街道超期几件"),
        ("有居民反映双龙巷路灯不亮，什么时候能修好", "双龙巷路灯不亮什么时候能修好"),
        ("他们说56号办完了，是不是真的", "56号是不是真的"),
        ("领导让我查一下超期的，金山街道有几件", "金山街道超期的有几件"),
        ("我们社区这个月报了好多，还剩几件没办", "我们社区还剩几件没办"),
        ("我要东港花苑，还有几件没整改", "东港花苑还有几件没整改"),
        ("她要的是按社区，超期几件", "按社区超期几件"),
        ("有人打进来问金衡花园门口的僵尸车，归谁管", "金衡花园僵尸车归谁管"),
    ],
)
def test_what_somebody_is_about_narrows(text: str, plain: str) -> None:
    """A sentence with a doer of its own (decision 0126) lends what it is about."""
    one = asked(text)
    assert one.sure and not one.left
    assert one.question == asked(plain).question


@pytest.mark.parametrize(
    "text",
    [
        "我上个月在外地，新增了多少",
        "书记今天专门问了超期，金山街道有几件",
        "市里暗访拍了十几个，办完几个了",
        "我上周报了三件路灯坏的，修好没有",
        "领导上周带队查了农贸市场，问题整改了几件",
        "要说明的有几件",
        "要说明的单位有哪些",
    ],
)
def test_what_somebody_tells_of_cases_is_not_dropped(text: str) -> None:
    """Cases, a state or days of which the question may be."""
    one = asked(text)
    assert one.left or not one.sure


# What stands beside a question and narrows it (decision 0126): a name, an attribute, what is meant or left out.
BESIDE = """
    就金山街道那几件 我是说上周的 店外经营那种 前天书记看到的那几件 带照片的 只要督查报的 流浪狗 老小区那块的
    我指的是双龙社区 领导点名的那批 市里暗访拍到的 三轮车那种 光看我手上的 学校门口那些 按社区分 就要前三名 昨晚新报的
    我只管违停这块 书记批示过的 物业没人管的 群众反复投诉的 靠近地铁站的 有照片没定位的 住建局牵头的
    我报上去的那些 前年遗留的
    居民自己拍的 督查组转来的几条 拖了半年以上的 人行道上那些 我负责的那几条巷子 被媒体曝光过的 说的是北湖公园
    派给城管还没动的 夜里被人举报的 涉及学校的 领导说只要东港的 家长拍来的那张 市民反映强烈的 我们社区的
"""


@pytest.mark.parametrize("spot", ["{}，还有几件没整改", "还有几件没整改，{}"])
def test_what_narrows_beside_a_question_is_not_dropped(spot: str) -> None:
    """With it the question is another one, or it is asked about."""
    assert not swallowed(BESIDE, spot, "还有几件没整改")


@pytest.mark.parametrize(
    "those",
    ["要钱的那些", "要说明的那些", "要签字的那些", "群众骂过的那些", "领导问过的那几件", "老板躲着的那几家"],
)
def test_those_of_some_sort_are_asked_about(those: str) -> None:
    """Behind a whole question 要钱的那些 looks like what the answer is for; it says which of them."""
    assert asked(f"金山街道还有几件没整改，{those}").left
