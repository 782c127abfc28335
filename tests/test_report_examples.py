"""What texts resemble, beside what the rules find: a second opinion on category and kind."""

from tests.readers import district, reports
from understanding.examples import Examples
from understanding.masks import L
from understanding.reports.kinds import Kind


def test_runs_of_an_example_speak_for_its_category() -> None:
    """A text that shares words with one example is more like that one's category than like another's."""
    learnt = Examples([("占道经营", f"{L}有人套圈"), ("闯红灯", f"{L}黄鸭叫抢行")])
    like = dict(zip(learnt.categories, learnt.likely(f"{L}一个套圈的"), strict=True))
    assert like["占道经营"] > like["闯红灯"]


def test_runs_of_an_example_speak_for_its_kind() -> None:
    """A text like an example of talk leans away from problems, one like a problem towards them."""
    learnt = Examples([("占道经营", "有人套圈占路"), ("talk", "晚上一起吃饭")])
    assert learnt.tells_a_problem("套圈占路") > 0 > learnt.tells_a_problem("一起吃饭")


def test_words_without_a_rule_are_understood() -> None:
    """A category is told though no rule names its words together."""
    found = reports().read("九鼎家园那破五菱趴窝一年多，四个胎都瘪了")
    assert [one.why[:3] for one in found.findings] == ["僵尸车"]


def test_doubt_makes_it_ask() -> None:
    """A problem beside words of another kind is asked about, and not taken for sure."""
    found = reports().read("谁家的电瓶车充电器在楼道响了一夜？")
    assert not (found.kind is Kind.PROBLEM and found.sure)


def test_a_space_parts_sounds() -> None:
    """红灯 九州 is not heard as 红灯就走."""
    point = reports().read("电动车直接冲红灯 九州西路铜陵西路口").findings[0].point
    assert point is not None
    assert district().point[point].name == "九州西路铜陵西路口"
