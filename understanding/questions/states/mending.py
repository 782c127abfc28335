"""What is done to the thing of a problem, by the sort of problem: what was put there is taken away, what is broken is
made whole. 地锁没拆 leaves it unsolved and 店招换了 solves it; 地锁装了 and 封签没贴 are what is wrong.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache


class Sort(Enum):
    """What has to be done so that a problem is no more."""

    PUT_THERE = "taken away"
    BROKEN = "made whole"
    OWED = "done as the rules say"  # what is not done is the problem itself: 健康证没办


_BROKEN = """
    破损店招 公益广告老旧破损 损坏隔离设施 车位线磨损 交通安全设施 破损便道 市政设施破损 绿化缺失 路灯故障
    垃圾桶破损 环卫设施 标识标牌 无障碍设施
"""
_OWED = """
    亮证亮照 健康证 索证索票 公筷公勺 控烟 外卖封签 窗口服务 实践所站不规范 门前三包不到位
"""
OF_SORT = {
    name: sort for names, sort in ((_BROKEN, Sort.BROKEN), (_OWED, Sort.OWED)) for name in names.split()
}

_TAKES_AWAY = """
    捡 拾 割 剪 铲 撕 揭 刮 刷 洗 冲 擦 抹 扫 清 拆 搬 运 拖 撤 挪 移 收 捞 劝 赶 撵 轰 驱 敲 砸 凿 拔 锯 砍 掰
    填 平 推 腾 抠 掏 抽 灭 抬 吊 卸 取 摘 扛 码 捋 扎 捆 清理 清运 清扫 清除 清走 拆除 铲除 铲平 平整 腾退
    腾空 复耕 复绿 疏通 消杀 填平 驱离 劝离 归位 归拢 规整 理顺 扒 剔 打捞 打扫 收拾 归置 取缔 拆掉 挪走 拖走
    搬走
"""
# So is what is wrong made as well: 垃圾倒了, 飞线拉了, 小广告喷了.
_TAKES_AWAY_OR_PUTS_THERE = "倒 拉 埋 涂 盖 刨 挖 弄"
_MAKES_WHOLE = """
    修 补 换 装 种 栽 植 铺 扶 立 竖 支 正 描 画 划 漆 涂 刷 贴 粘 焊 钉 砌 垫 填 平 校 拧 绑 固 通 疏 翻 添 配
    安 插 浇 盖 换掉 修掉 补掉 修复 修补 更换 替换 安装 补种 补栽 补植 补齐 补画 补漆 补划 重画 重描 重铺
    重装 重做 重漆 重刷 重划 扶正 扶直 复位 归位 翻新 刷新 加固 接通 疏通 恢复 配齐 回填 填平 维修 维护 抢修
    检修 施划 复绿 喷 清 洗 擦 撤 拆 摘 揭 铲 换新
"""
_AWAY = "[掉走好完净开平直齐整]|干净|利索|起来|[进回][去来]"
_WHOLE = "[好完正直齐整通成平满]|上[去来]?|起来|回[去来]|到位|原位"
_OUT = "[出下]来"  # 没腾出来; but 捡出来的 was found


def sorts(ids: Mapping[str, int]) -> dict[int, Sort]:
    """Of which sort the categories are that need something else than being taken away, `ids` by standard name."""
    return {ids[name]: sort for name, sort in OF_SORT.items() if name in ids}


@dataclass(frozen=True, slots=True)
class Deeds:
    """Patterns for what mends: in short or to its end, to its end, and in short where that alone always mends."""

    any: str
    to_the_end: str
    in_short: str


@cache
def deeds(several: frozenset[Sort]) -> Deeds:
    """What mends problems of these sorts. Nothing matches where only what the rules ask for is to be done."""
    away, whole = Sort.PUT_THERE in several, Sort.BROKEN in several
    taken = _one_of(f"{_TAKES_AWAY} {_TAKES_AWAY_OR_PUTS_THERE}" if away else "")
    always = _one_of((_TAKES_AWAY if away else "") + (_MAKES_WHOLE if whole else ""))
    made = _one_of(_MAKES_WHOLE if whole else "")
    return Deeds(
        any=f"(?:{taken}(?:{_AWAY}|{_OUT})?|{made}(?:{_WHOLE}|{_OUT})?)",
        to_the_end=f"(?:{taken}(?:{_AWAY})|{made}(?:{_WHOLE})|腾出来)",
        in_short=always,
    )


def _one_of(words: str) -> str:
    """The longest first; nothing matches none."""
    return f"(?:{'|'.join(sorted(words.split(), key=lambda one: (-len(one), one))) or '(?!)'})"
