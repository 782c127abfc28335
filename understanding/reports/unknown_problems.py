"""Clauses that tell something is wrong though no rule knows what: 早市九点了还没撤, 祠堂隔壁浇了道水泥坡."""

from __future__ import annotations

import re

_SHORTEST = 5  # characters of a clause with a thing of its own and what is wrong with it
_PUT = "甩扔丢倒撒泼摆停堆贴糊刷喷晒晾挂拴栽种养搭浇砌围锁钉画挤塞"
# What has happened to a thing, or what somebody does with it.
_TOLD = re.compile(
    "[\u4e00-\u9fff][了着](?:[一两几好半]?[道辆个堆条块片根张只把摊排]|[\u4e00-\u9fff])"
    "|得(?:看不|满地|到处|[^，]{0,2}不[清出见动])|[断烂破裂塌碎坏倒歪翘]成|[断烂破裂塌碎坏倒歪翘掉光灭黑瘪锈磨]了?$"
    "|没有?[^，]{1,4}了?$"
    f"|[{_PUT}][^，]{{0,6}}[在到上出一]|^有[人户家][往把在]|[有多](?:人|[几两]?[张个辆堆袋排]|一[堆个排])"
    "|[占堵](?:完|满|死|光)|被[^，]{0,3}[刮撞砸压踩掀偷拆][倒断烂坏走掉翻]|满[是地了]"
)
# What goes on about the problem of another clause, or tells of those who suffer from it.
_OF_ANOTHER = re.compile(
    "(?:.了|天|有个?几?个?(?:小?孩|娃|老人)|上班|全|都|底下?|里[面头]?|上面|下面|地上|水|味道?|别人|人(?!行道[占堵被])家?|人影|大家|我们?|你们?|他|她|它|老人|小?孩|娃|学生|行人|路过|物业|社区|城管|店家?说"
    "|[腿头手身脚]上|昨|今|前[天几]|上[周次个]|大?白天|晚上|夜里|早上|从|自从|每|天天|一[直到天个站]|半|好[几多]|[两三四五六七八九十]|站|坐|走|踩|看|闻|骑|扔|推|开|盖着|[挂搭垂吊耷]|[^，]{0,6}不[晓知]|.{0,6}[转跑逛走巡]了|没批|[^，]{0,8}为了)"
)


def tells_of_something(clause: str) -> bool:
    """True if a clause has a thing of its own, and says what became of it or what somebody does with it."""
    return len(clause) >= _SHORTEST and _TOLD.search(clause) is not None and not is_of_another(clause)


def is_of_another(clause: str) -> bool:
    """True if a clause begins as one that goes on about the problem of another, or tells who suffers from it."""
    return _OF_ANOTHER.match(clause) is not None
