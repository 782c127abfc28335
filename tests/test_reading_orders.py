"""What a spoken sentence orders about cases."""

import pytest

from tests.meant_orders import MEANT, command
from understanding.orders.reader import read_orders

NOT_CASES = (
    *(
        "今天整改12件",
        "本周通过12件",
        "整改12处",
        "12件已整改",
        "12天内整改",
        "整改率12%",
        "3-5月销号率90%",
        "第3次整改",
        "还剩12件没整改",
    ),
    *(
        "12号楼已清理",
        "金山东路18号门口已清理",
        "北湖路88号和90号都清了",
        "5楼清理干净了",
        "12路公交站已清理",
    ),
    *(
        "4、6号楼都清了",
        "第12网格已清理",
        "8点50到",
        "12点前整改好",
        "十二号之前整改好",
        "12月5号已整改",
        "12月20日前整改完成",
    ),
    *("电话13912345678已处理", "12345热线转来的", "2026年整改方案", "车牌苏A12345已挪走", "已清理3车垃圾"),
)
NOT_ORDERED = (
    *(
        "请尽快整改12",
        "12处理一下",
        "准备整改12",
        "请于12号前整改到位",
    ),
    *(
        "12整改得很好",
        "不要撤回12",
        "12不用撤回",
        "通过群众反映发现3处问题",
        "12",
        "12 请上级领导看看",
        "12 叫上人",
    ),
)


@pytest.mark.parametrize(("text", "meant"), MEANT.items())
def test_an_order_is_its_command(text: str, meant: str) -> None:
    """People's words, and the command that the bot's ordinary road takes."""
    assert command(text) == meant


@pytest.mark.parametrize("meant", sorted(set(MEANT.values())))
def test_a_command_means_itself(meant: str) -> None:
    """What came out can go in again."""
    assert command(meant) == meant


@pytest.mark.parametrize("text", NOT_CASES)
def test_numbers_that_are_no_cases(text: str) -> None:
    """Counts, houses, times, dates and telephones are not taken for cases."""
    assert command(text) is None
    assert all((one.numbers, one.sure) == ((), False) for one in read_orders(text, has_photo=True))


@pytest.mark.parametrize(
    "text", ("垃圾已清理 东港花苑3幢 201", "北湖路 占道 12", "今天最高温度 35", "12不退了")
)
def test_a_number_at_the_end_needs_a_step(text: str) -> None:
    """A house, a count of degrees and what is said of a case without a step name no case to act on."""
    assert all(not one.numbers for one in read_orders(text, has_photo=False))


@pytest.mark.parametrize("text", NOT_ORDERED)
def test_plans_and_orders_to_others_are_none(text: str) -> None:
    """What somebody will do, should do or did well changes no case."""
    assert command(text) is None
    assert command(text, photo=True) is None


WORK = (
    "明天来装", "马上处理", "正在清理", "已派人去了", "等配件", "先围起来了", "警戒线拉好了", "已联系厂家，后天进场",
    "拉上警戒线了", "拆了一半，明天接着拆", "灯具缺货，要等两天", "车主联系上了，晚上挪", "在路上了",
)  # fmt: skip


@pytest.mark.parametrize("text", WORK)
def test_how_far_the_work_has_come_is_added(text: str) -> None:
    """What is said between 认领 and 整改 belongs to the case that is named; nothing is done by it."""
    assert command(f"12{text}") == f"补充 12 {text}？"


@pytest.mark.parametrize(
    "text",
    (
        "10分钟后到现场",
        "谁明天去换灯",
        "师傅明天来吗",
        "在路上了",
        "马上处理",
        "明天开会",
        "等快递",
        "我明天去区里",
    ),
)
def test_talk_says_nothing_of_the_work(text: str) -> None:
    """It names no case, and nothing that is done to one."""
    assert command(text, photo=True) is None


@pytest.mark.parametrize("text", ("12点师傅来装", "3号楼等配件", "5个人明天去清理", "下午3点去清理河道"))
def test_what_is_counted_is_no_case(text: str) -> None:
    """The case is to be found by what the words name."""
    assert command(text, photo=True) == f"补充 {text}？"


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("12还没整改好", "补充 12 还没整改好？"),
        ("12整改了，不过还差两块砖", "整改 12 整改了，不过还差两块砖？"),
        ("12没整改到位", "不通过 12 没整改到位？"),
        ("12整改不了，没钥匙", "补充 12 整改不了，没钥匙？"),
        ("12又反弹了", "重开 12 又反弹了？"),
        ("12能通过吗", "查 12？"),
        ("12 没问题", "通过 12？"),
        ("给金山社区发个督办单，67超期了", "督办 67？"),
        ("给金山社区下个督办，67号三天内清完", "督办 67 三天内清完？"),
        ("5号是误报", "撤回 5？"),
        ("8改成店外经营", "改类别 8 店外经营？"),
        ("12再给两天", "延期 12 再给两天？"),
        ("12三家都推，开个协调会吧", "会商 12 三家都推？"),
        ("12说是我们的，可那段是长城南路，不是东港路", "改地点 12 长城南路？"),
        ("12谁的活说不清，你们派给住建局吧", "派 12 住建局 谁的活说不清？"),
    ],
)
def test_what_may_mean_something_else_is_asked(text: str, asked: str) -> None:
    """Nothing is done on a word that has two meanings, and what is not done is never 整改."""
    assert command(text) == asked


@pytest.mark.parametrize("text", ["已经处理好了", "搞定了", "清理完毕", "都弄好了", "好了"])
def test_done_without_a_number(text: str) -> None:
    """A photo or one quoted card says enough; the words alone do not."""
    assert command(text) is None
    assert command(text, photo=True) == f"整改 {text}"
    assert command(text, 12) == f"整改 12 {text}"


def test_done_somewhere_is_not_done_with_a_case() -> None:
    """人民广场垃圾已清理 with a photo may be about a case or not: the bot asks."""
    assert command("人民广场垃圾已清理", photo=True) == "整改 人民广场垃圾已清理？"


@pytest.mark.parametrize(
    ("text", "quoted", "meant"),
    [
        ("都好了", (4, 6, 8), "整改 4 6 8 都好了"),
        ("好了", (4, 6, 8), "整改 4 6 8 好了？"),
        ("第二件好了", (4, 6, 8), "整改 6 好了"),
        ("前两个通过", (4, 6, 8), "通过 4 6"),
        ("最后一件退回，不归我们管", (4, 6, 8), "退回 8 不归我们管"),
        ("6好了", (4, 6, 8), "整改 6 好了"),
        ("不归我们管", (12,), "退回 12 不归我们管"),
        ("整改 3 处已清理", (12,), "整改 12 3 处已清理"),
        ("退回 不归我们管", (12,), "退回 12 不归我们管"),
        ("不通过 墙根还有垃圾", (12,), "不通过 12 墙根还有垃圾"),
        ("15整改好了", (12,), "整改 15 整改好了？"),
        ("怎么还没好", (12,), "查 12"),
    ],
)
def test_a_quote_says_which(text: str, quoted: tuple[int, ...], meant: str) -> None:
    """One card is the case; of a list the line that is named; another number than the quoted one is asked about."""
    assert command(text, *quoted) == meant


def test_ok_with_a_photo_is_done() -> None:
    """12 OK了 from whoever sends a photo is 整改, from others perhaps 通过."""
    assert command("12 OK了", photo=True) == "整改 12 OK了"
    assert command("12 OK了") == "通过 12？"


def test_several_orders_in_one_sentence() -> None:
    """Each keeps its own step and reason."""
    assert command("5通过，6不通过，路面还有垃圾") == "通过 5；不通过 6 路面还有垃圾"
