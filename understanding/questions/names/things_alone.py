"""Things named alone for what is wrong with them: 今天减速带报了几处, 灯泡没换的还有几个, 楼牌归谁管.

A report tells a thing and its defect; a question names the thing. It is of the category of which its breaking down
would be reported, if whatever a report may tell of it is of that category.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from understanding.questions.states.mending import OF_SORT, Sort
from understanding.vocabulary import vocabulary

_BREAKS = {"坏", "坏了"}
_SHORTEST = 2  # characters
# Work, places, parts of other words, and what is seen of many things.
_NO_THINGS = """
    展板 标语 宣传标语 宣传板 宣传画 宣传画面 宣传海报 宣传展板 创建海报 创建标语 创城宣传 文明标语 公示牌 责任牌
    二维码牌 铭牌 饮水机 创城海报 创文海报 温馨提示牌 市民公约 文明公约 升降台 工具房
    创城 创文 公益 公告 画面 讲文明 中国梦 价值观 宣传 标志 标识 导览 平面图 灯光 感应器 感应冲水 门锁 内胆 低位
    助残 残障 盲文 自来水 路基 塑胶 沥青 时钟 圆球 石球 盖板 砖面 中心线 塑像 雕塑 门上 门楣上 门头上 店名 站名
    楼号 倒数的 公测 中转站 转运站 扫地车 洒水车 公厕 公共厕所 公共卫生间 茅厕 茅房 小区大门 车行道 景观小品
    图说我们 公共 坎子 投口 充电桩 监控杆 摄像头 门禁 道闸 未成年人 广场地面 柏油路 沥青路 水泥路 石板路 木板路
    水泥地 桥面 廊道 护坡 凉亭 垃圾中转站
"""


@cache
def things() -> tuple[tuple[str, str], ...]:
    """Each thing with the standard category that it stands for."""
    return tuple(sorted(_found()))


def _found() -> Iterator[tuple[str, str]]:
    of: dict[str, set[str]] = defaultdict(set)
    breaks: set[str] = set()
    for rule in vocabulary().rules:
        for part in rule.parts:
            for word in part:
                of[word].add(rule.category)
        if OF_SORT.get(rule.category) is Sort.BROKEN and any(
            not _BREAKS.isdisjoint(part) for part in rule.parts[1:]
        ):
            breaks.update(rule.parts[0])
    for word in breaks - {*_NO_THINGS.split()}:
        if len(of[word]) == 1 and len(word) >= _SHORTEST:
            yield word, next(iter(of[word]))
