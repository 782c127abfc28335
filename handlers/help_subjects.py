"""The subjects of 帮助: which commands stand on one screen, in the order of a case's life, then of the day."""

from __future__ import annotations

from collections.abc import Iterable

from handlers.kit import Handler

# A word stands for its command and for those that begin with it: 议定 is 议定 标准 too.
SUBJECTS = {
    "上报": "上报 另报 现场整改 补充 改类别 改地点 撤回 反映 保密 公开 保密件",
    "走街": "走街 暗访 公布 上级通报 飞检情况 夜查计划 夜查进度 待巡查",
    "拉网": "拉网 拉网进度 拉网结果",
    "派单": "受理 不予受理 派单 定人 认领 待认领 确认认领 退回 转给 拆分 并案 作废 来源 定级",
    "会商": "会商 意见 结论 配合 不用配合 配合好了 配合不了 请人去看 看过 不用去看",
    "整改": "整改 撤回整改 告知 延期 挂账 申诉 同意 不同意",
    "核查": "核查 通过 不通过 重开 照片对比 触类旁通",
    "回头看": "回头看 复查 好 反弹 反弹更正",
    "自报倒查": "自报 为什么 说明 免责 追责",
    "督办": "督办 不督办 签收 回复 办结 督办单",
    "查问题": "查 我的任务 任务单 进度 超期 时间表 尾巴 老大难 档案 路面管控 片区 我联系的片",
    "数字": "晒比拼 自查占比 弱项 覆盖率 五分 口径 主题月 模拟测评",
    "图": "趋势 热力 对比墙",
    "报告": "日报 周报 月报 季报 年报 展开 台账",
    "材料": "简报 通报 会议材料",
    "报道": "报道 选报道 同意报道 不同意报道 不用报道",
    "会议": "例会 会办 议定 重点工作 会议 月历",
    "点名": "到 请假 销假 点名",
    "值班": "值班 排班 撤班 替班 换班 查岗 查岗更正 查岗说明 查岗通报",
    "应急": "应急 撤应急 接 不接 到场 完成 受阻",
    "评分": "评分",
    "红黄榜": "红黄榜 审核 异议 异议成立 异议不成立 签发 撤榜",
    "示范": "示范",
    "责任书": "责任书 承诺书",
    "志愿": "志愿",
    "资金": "资金",
    "战果": "战果",
    "方案": "方案",
    "通知": "群设置 通知设置 静音 汇总 即时 恢复 负担",
    "底册": "登记码 登记情况 绑定 加点位 不加点位 调休 迎检 规则 帮助",
}


def subject_of(handler: Handler) -> str:
    """The subject on whose screen a command stands. Raises StopIteration if it was given none."""
    word = handler.words[0]
    return next(name for name, words in SUBJECTS.items() if _among(word, words.split()))


def _among(word: str, words: Iterable[str]) -> bool:
    return any(word == one or word.startswith(f"{one} ") for one in words)


def of_subject(name: str, able: Iterable[Handler]) -> list[Handler]:
    """The commands of a subject, in its order."""
    words = SUBJECTS[name].split()
    found = [one for one in able if subject_of(one) == name]
    return sorted(found, key=lambda one: words.index(one.words[0].split()[0]))
