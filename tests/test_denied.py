"""Whoever may not do something is told so, and nothing has changed; whoever may, changes something."""

from __future__ import annotations

import hashlib

import sqlalchemy as sa

from storage import tables
from storage.database import Database
from tests.talk import Start, Talk
from tests.turns import ONE_DATABASE

# Who says what where, and what the answer must contain. #1 is 金山社区's, in work; #2 东港社区's, fixed by it.
DENIED = """
程晓燕@金山一网格群> 派 1 东港社区                     要由创建办来做
毛俊逸@金山一网格群> 受理 1                            要由创建办来做
毛俊逸@金山一网格群> 不予受理 1 不想办                  要由创建办来做
程晓燕@金山一网格群> 退回 1 不是我们的                  要由经办人、单位负责人来做
夏子墨@私聊> 退回 1 不是我们的                          是金山社区的
夏子墨@私聊> 整改 1 好了 [照片]                         是金山社区的
夏子墨@东港网格群> 整改 1 好了 [照片]                    不是本群的事
夏子墨@东港网格群> 通过 2                               核查请督查员、创建办或上报的网格员来做
任春生@东港网格群> 通过 2                               是您或您单位整改的
程晓燕@私聊> 通过 2                                    核查请督查员、创建办或上报的网格员来做
沈知远@创建工作核心群> 通过 2                           核查请督查员、创建办或上报的网格员来做
沈知远@创建工作核心群> 派 1 东港社区                    要由创建办来做
高正扬@私聊> 派 1 东港社区                              要由创建办来做
高正扬@私聊> 整改 1 好了 [照片]                          要由网格员、经办人、单位负责人来做
陶书宁@青澜区创建工作群> 上报 人民广场 占道经营           要由
陶书宁@青澜区创建工作群> 补充 1 我也看见了               要由
陶书宁@青澜区创建工作群> 重开 2 没好                     要由
毛俊逸@创建工作核心群> 到                               网页<
毛俊逸@创建信息联络群> 排班 东门 08:00-12:00 郑小满      要由
林晓岚@创建信息联络群> 登记码 毛俊逸                     请和我私聊
毛俊逸@私聊> 登记码 程晓燕                              要由创建办来做
毛俊逸@私聊> 调休 2026-03-03 休息                       要由创建办来做
程晓燕@金山一网格群> 认领 1                             要由经办人、单位负责人来做
程晓燕@私聊> 查 2                                      是东港社区的
毛俊逸@金山社区工作群> 超期 东港社区                     不归您这边
夏子墨@私聊> 1整改好了 [照片]                           是金山社区的
沈知远@创建工作核心群> 1和2都通过                        核查请督查员、创建办或上报的网格员来做
毛俊逸@私聊> 通过                                      是哪一件
程晓燕@私聊> 并案 1 到 2                                要由创建办来做
毛俊逸@金山一网格群> 撤回 1                             不是您上报的
程晓燕@私聊> 撤回整改 2                                 是东港社区的
毛俊逸@金山一网格群> 作废 1 误报                         要由创建办来做
程晓燕@私聊> 来源 1 督查                                要由创建办来做
毛俊逸@金山一网格群> 定级 1 一般                         要由督查员、创建办来做
程晓燕@私聊> 督办 1                                     要由创建办、领导来做
毛俊逸@私聊> 签收 1                                     要由单位负责人叶秀兰来做
陌生人@金山一网格群> 1整改好了 [照片]                    我还不认识您
陌生人@金山一网格群> 通过 2                             我还不认识您
"""


@ONE_DATABASE
async def test_what_is_denied_changes_nothing(start: Start, database: Database) -> None:
    """Over the whole bot: one refusal where it was said, and not a row changed anywhere else."""
    talk = await Talk.begin(start, "2026-03-02 10:00")
    try:
        await talk.play("程晓燕@金山一网格群> 人民广场 占道经营 [照片]")
        await talk.play("任春生@东港网格群> 东港路 违停 [照片]")
        await talk.play("夏子墨@东港网格群> 整改 2 拖走了 [照片]")
        before = await everything(database)
        for line in DENIED.strip().splitlines():
            said, expected = line.rsplit(maxsplit=1)
            talk.played.clear()
            await talk.play(said.strip())
            _, _, answer, *more = talk.played
            assert expected in answer and all(one.startswith("    ") for one in more), talk.played
            assert await everything(database) == before, said
    finally:
        talk.app.database.close()


async def test_what_is_allowed_changes_something(start: Start, database: Database) -> None:
    """The control of the test above: an allowed step is seen by it."""
    talk = await Talk.begin(start, "2026-03-02 10:00")
    try:
        await talk.play("程晓燕@金山一网格群> 人民广场 占道经营 [照片]")
        before = await everything(database)
        await talk.play("毛俊逸@金山一网格群> 退回 1 不是我们的")
        assert await everything(database) != before
    finally:
        talk.app.database.close()


async def everything(database: Database) -> str:
    """A fingerprint of every row, but for the messages themselves and the pictures that came with them."""
    passing = {"inbox", "outbox", "web_messages", "photos", "looks"}
    digest = hashlib.sha256()
    with database.reading() as store:
        for table in tables.metadata.sorted_tables:
            if table.name not in passing:
                rows = store.connection.execute(sa.select(table).order_by(*table.primary_key))
                digest.update(f"{table.name} {rows.all()}".encode())
    return digest.hexdigest()
