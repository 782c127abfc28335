"""What a district's own names say in a question: places, categories, kinds of places, people."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain, permutations

from domain.district import District
from domain.lexicon import Lexicon, Match, Typed, read
from domain.scope import Scope, ScopeFinder
from understanding.categories import Categories
from understanding.category_slips import MistypedNames, SoundsOfNames
from understanding.evidence import SURE, EvidenceFinder
from understanding.pieces import Meaning, Pattern, Piece, Slot, Words, spelled
from understanding.question_homophones import NamesBySound
from understanding.question_pinyin import Pinyin
from understanding.vocabulary import vocabulary

# How people call a standard category when they ask about it; its own names and aliases are the district's.
_PLAINLY = """
    店外经营: 店外 出店 跨门 跨门摆货 跨门摆摊 跨门槛 跨门槛摆货 店外摆货 门口摆货 出店摆货 货摆门口 货摆到门口
    店外摆放 出店占道 店外摆摊 门店外溢 商品外摆 外摆 占道经营: 摆摊
    摊位占道 占道摊 占道卖菜 占道摆卖 占路经营 路边摆摊 游商摊贩: 小商小贩 小商贩 地摊 推车卖 三轮车卖 摆地摊
    流动摊贩 摊子 摊儿 路边摊子 游商 游摊 摊贩 小摊 小摊贩 流动摊 小贩 流动商贩 路边摊 乱贴乱画: 小广告 非法小广告
    乱涂
    涂鸦 墙上广告 城市牛皮癣 乱张贴 乱贴 贴小广告 乱涂乱画 违规广告牌匾: 广告牌 违规牌匾 牌匾
    破损店招: 招牌 招牌破损 店招 店牌 公益广告老旧破损: 公益广告 门前三包不到位: 三包 私搭乱建:
    违章搭建 搭棚 彩钢棚 铁皮房 违规搭建 违章建筑 违法建设 违法建筑 搭建 乱搭乱建 乱搭建 私搭
    乱丢乱弃: 乱丢 乱丢烟头 烟头 乱扔 乱丢垃圾 乱抛 违法停车: 车子乱停 停车不规范 停车乱象 停车
    停车乱 乱停车辆 违停车辆 车辆违停 占道停车 车乱停 乱停 停车问题 违章停车 违规停车 车辆乱停
    车辆乱停放 机动车乱停 共享单车乱停: 共享电动车乱停 共享电动车乱放 共享车乱停 共享车乱放 共享单车乱停放 共享单车
    共享电动车 共享车 单车 占压盲道: 盲道 车位线磨损:
    划线 车位线 停车线 停车位施划 损坏隔离设施: 栏杆 隔离带 护栏坏 护栏 隔离栏 隔离设施 破损便道:
    地砖 人行道砖 地砖破损 便道 人行道 市政设施破损: 下水道 路坑 坑洞 井盖 窨井盖 路面坑洼 路面坏
    路面破损 坑洼 雨水篦子 市政破损 市政设施 市政 路面 路灯故障: 路灯 灯坏 灯不亮 灯黑 楼道灯坏
    楼道灯 路灯不亮 灯不亮 照明 绿化缺失: 绿化 绿化缺损 黄土 补绿 缺绿 垃圾桶破损: 垃圾桶 标识标牌:
    路牌 标识牌 指示牌 标牌 空中缆线: 电线乱 网线 线乱 缆线 空中电缆 电线杂乱 线缆 空中飞线
    私拉乱接电线: 电动自行车飞线充电 电瓶车飞线充电 电动车飞线充电 电动自行车飞线 电瓶车飞线 电动车飞线 飞线充电
    电线 拉线充电 乱接电线 私拉乱接 乱拉电线 私接电线 乱堆杂物: 堆东西 堆垃圾
    杂物乱堆 楼道堆放 占楼道 乱堆东西 楼道堆物 楼道杂物 楼道堆杂物 堆杂物 杂物 堆物 乱堆放 乱堆
    堆放杂物 卫生死角: 死角 卫生死角垃圾 污水乱泼: 泼脏水 倒污水 污水 污水外溢 脏水 乱泼污水
    
    蚊蝇孳生地: 蚊蝇 蚊虫 苍蝇 蚊子 苍蝇蚊子 蚊子苍蝇 招苍蝇 招蚊子
    招苍蝇蚊子 苍蝇蚊子多 菜地: 种菜 毁绿种菜 毁绿种的菜 毁绿 种的菜 开荒种菜 开荒种的菜 玻璃脏污: 玻璃 控烟: 吸烟
    抽烟 无障碍设施: 无障碍 窗口服务:
    窗口 亮证亮照: 营业执照 不亮证 亮证 证照 索证索票: 索证 清运不及时: 垃圾不清运 垃圾没运
    垃圾清理不及时 清运 垃圾没清运 垃圾没人收 垃圾清运 垃圾外溢: 垃圾溢出 垃圾桶满了 垃圾满了
    垃圾成堆 垃圾堆积 垃圾溢满 垃圾桶满 外溢 僵尸车: 僵尸车辆 废弃车 交通安全设施: 交通标志 标志牌
    红绿灯 信号灯 交通设施 河道脏污: 漂垃圾 漂浮物 漂浮垃圾 漂东西 漂着东西 漂的东西 漂着的东西 漂脏东西 漂着垃圾
    漂着的垃圾 漂的垃圾 漂浮的垃圾 河面垃圾 水面垃圾 河道漂浮 河水脏 河面
    绿化带垃圾: 草丛垃圾 花坛垃圾 草坪垃圾 绿化垃圾 占压盲道: 压盲道 占盲道 盲道被压 
    外卖封签: 封签 没封签 无封签 不封签 外卖没封签 私设地锁: 装地锁 违章接坡: 接坡 接坡道 乱接坡道 乱接的坡道
    接的坡道 私接的坡道 自己接的坡道 搭坡道 搭的坡道 私搭坡道
"""
_KINDS = {
    "农贸市场": "农贸市场 菜场 菜市场 农贸 集贸市场 市场",
    "批发市场": "批发市场 专业市场",
    "居民小区": "居民小区 小区 居民区 住宅区 住宅小区 老小区 老旧小区",
    "公园广场": "公园广场 公园 广场 游园 公园和广场 公园、广场",
    "主次干道": "主次干道 主干道 次干道 干道 道路 马路 主干路 大路 路",
    "商业大街": "商业大街 商业街",
    "路口": "路口 十字路口 丁字路口 交口 交汇处 交会处 岔路口 交叉口 交叉路口",
    "背街小巷": "背街小巷 巷 小巷 背街 巷子 巷弄 弄堂 小巷子 街巷",
    "公厕": "公厕 厕所 公共厕所 公共卫生间 卫生间 洗手间",
    "公共停车场": "公共停车场 停车场",
    "学校周边": "学校周边 学校 校园 校园周边 学校门口 校门口 中小学",
    "医疗机构": "医疗机构 医院 卫生院 诊所 医疗单位",
    "政务服务大厅": "政务服务大厅 政务大厅 服务大厅 办事窗口",
    "餐饮": "餐饮 饭店 餐馆 餐饮店 小餐饮 餐饮单位 饭馆 小吃店",
    "河道": "河道 河流 河 河边",
    "村庄": "村庄 农村 村子",
    "工地": "工地 建筑工地 施工工地",
    "临时交易点": "临时交易点 交易点 临时市场",
    "实践站": "实践站 实践所 文明实践站 新时代文明实践站 实践所站",
    "公共场所": "公共场所",
    "楼道": "楼道 楼梯间",
}
_AT_PLACES = "(|里|里面|里头|类|点位|类点位|周边|门口|旁|旁边|边上|附近|外面|这类|类的)"
_OF_A_HALF = "(类|大类)(的|) (这|那)(一|)(类|大类|块|方面|摊) 问题 方面"
_OWN = """
    (我们|咱们|本|我|咱|俺们)(单位|社区|网格|街道|村|镇|局|所|辖区|片|片区|格|队|中队|大队|部门|
    这里|这边|这儿|这块|这片) 我的(网格|单位|社区|街道|片区|辖区) 自己单位 本级 我们自己
"""
_DISTRICT = """
    全区 全域 全辖区 整个区 区里 全区域 全区各单位 各单位各网格 所有单位 所有网格 全部网格 全部单位
    我区 我们区 咱们区 咱区 本区 全市 整个区里 全区范围 全区范围内 全区上下 区内
"""


class Names:
    """The names of one district; built once."""

    def __init__(self, district: District) -> None:
        """Reads the register."""
        self._scopes = ScopeFinder(district)
        self._points = {point.id: point.name for point in district.points}
        self._on_the_river = next(((one.id,) for one in district.categories if one.name == "河道脏污"), None)
        self._categories: Lexicon[tuple[int, ...]] = Lexicon(_categories(district))
        self._slips = MistypedNames(_registered(district))
        self._sounds = SoundsOfNames(self._categories)
        self._told = _Told(district, self._categories)
        self._pinyin = Pinyin(_placed(district))
        self._misheard = NamesBySound(_placed(district))
        self._people: Lexicon[int] = Lexicon((one.name, one.id) for one in district.people)
        self._words = Words(chain(_kinds(district), _wide_scopes(district)))

    def point(self, name: str, words: str) -> Scope | None:
        """The one point with this whole name, in the words that were typed for it."""
        found = self._scopes.find_all(read(name))
        ids = [
            one.values[0].ids for one in found if one.length == len(name) and one.values[0].kind == "point"
        ]
        return Scope("point", ids[0], words) if ids else None

    def find(self, typed: Typed) -> Iterator[Piece]:
        """What the text may name, overlapping things as well."""
        scopes = self._scopes.find_all(typed)
        for found in scopes:
            yield Piece(found.start, found.end, Slot.SCOPE, found.values[0], _cost_of(found))
        yield from self._crossings(typed, scopes)
        if self._on_the_river:
            for rubbish in _ON_A_RIVER.finditer(typed.folded):
                yield Piece(rubbish.start(), rubbish.end(), Slot.CATEGORY, self._on_the_river, 1.6)
        for named in self._categories.find(typed):
            if typed.folded[named.end : named.end + 1] in _ANOTHER_THING:
                continue
            ids = tuple(dict.fromkeys(one for value in named.values for one in value))
            yield Piece(named.start, named.end, Slot.CATEGORY, ids)
        yield from self._slips.find(typed.folded)
        yield from self._sounds.find(typed.folded)
        yield from (one for one in self._told.find(typed.folded) if not _crosses(one, scopes))
        for person in self._people.find(typed):
            yield Piece(person.start, person.end, Slot.PERSON, person.values[0])
        for start, end, name in (*self._pinyin.find(typed.folded), *self._misheard.find(typed.folded)):
            for found in self._scopes.find_all(read(name)):
                if found.length == len(name):
                    yield Piece(start, end, Slot.SCOPE, found.values[0], 1.2)
        yield from self._words.find(typed.folded)

    def _crossings(self, typed: Typed, scopes: list[Match[Scope]]) -> Iterator[Piece]:
        """长城路跟皇城路交叉口: the point that the register calls 长城南路皇城北路口."""
        if not _CROSSING.search(typed.folded):
            return
        for one, other in permutations(scopes, 2):
            joined = one.end <= other.start and typed.folded[one.end : other.start] in _JOINED
            end = _CROSSING.match(typed.folded, other.end) if joined else None
            if end is None:
                continue
            words = typed.words(one.start, end.end())
            roads = ((self._called(a), self._called(b)) for a, b in ((one, other), (other, one)))
            names = (
                f"{a}{b.removesuffix('路')}路口" for first, second in roads for a in first for b in second
            )
            if scope := next((found for name in names if (found := self.point(name, words))), None):
                yield Piece(one.start, end.end(), Slot.SCOPE, scope, 0.9)

    def _called(self, found: Match[Scope]) -> list[str]:
        """The names in the register of the points that were named."""
        scope = found.values[0]
        return [self._points[id] for id in scope.ids] if scope.kind in ("point", "points") else []


_JOINED = ("和", "与", "跟", "同", "及", "、", "")
_CROSSING = re.compile(
    "的?(?:那个)?(?:(?:十字|丁字|交叉|岔|三岔)?路口|交叉口|交口|交[汇会]处|交汇口|口(?=那|这|边|谁|归|的|由|属)|交叉的?(?:地方|那里|位置))"
)
_ON_A_RIVER = re.compile("(?:(?<=河)|(?<=河[边里上面道])|(?<=河的)|(?<=河[边里上面道]的))垃圾")


def _crosses(told: Piece, scopes: Iterable[Match[Scope]]) -> bool:
    """True if the words of a problem run over the end of a place, in 垃圾 北湖 几件."""
    return any(told.start < one.end <= told.end and one.start >= told.start for one in scopes) or any(
        one.start < told.start < one.end for one in scopes
    )


_ANOTHER_THING = ("位", "场", "费", "卡")  # 停车位还有几个 asks about no problem
_CLOSEST = 2  # characters between a thing and its defect: a question may have a place between them


_ASKS = re.compile("[谁哪几]|多少|什么")


# Vehicles and the like, of which no figures are kept apart.
_AT_A_KIND = re.compile(
    "(?:居民小区|老?小区|公园|广场|农贸市场|菜市?场|市场|学校|校园|医院|公厕|停车场|工地|路口|巷子|弄堂|村子|饭店|餐馆)(?:里头?|里面|门口|周边|旁边|附近|边上|外面)"
)
_SAYS_MORE = re.compile(
    "大车|面包车|小车|轿车|私家车|货车|卡车|电动|电瓶|三轮|摩托|大巴|公交|出租|网约|外卖|快递|接送|校车|工程车|渣土"
)

_OF_ANIMALS = re.compile("[狗猫犬粪屎]|宠物")
_OF_SCOOTERS = re.compile("电瓶车|电动车|电动自行车|电驴|电摩")
_CHARGED_OR_PUT = re.compile("[充线插拉接]|[乱违占]停|乱放|占")  # 电瓶车进楼 is no wire


class _Told:
    """Problems told as in a report: 垃圾没人清, 井盖翘起来."""

    def __init__(self, district: District, plain: Lexicon[tuple[int, ...]]) -> None:
        words = vocabulary()
        self._plain = plain
        self._categories = Categories(district, words)
        self._evidence = EvidenceFinder(words, self._categories.named(), self._categories.ids)

    def find(self, folded: str) -> Iterator[Piece]:
        """The likeliest category of each stretch that tells a problem."""
        told: dict[tuple[int, int], int] = {}
        for one in self._evidence.find(folded):
            gap = one.end - one.start - sum(end - start for start, end in one.pieces)
            asks = _ASKS.search(folded, one.start, one.end)  # 小广告谁来铲
            if _SAYS_MORE.search(folded, one.start, one.end) and self._names(folded[one.start : one.end]):
                continue  # 大货车违停 is less than 违停, of which alone there are figures
            if _OF_ANIMALS.search(folded, one.start, one.end):
                continue  # 狗粪 is one of many things that are thrown away
            told_here = folded[one.start : one.end]
            if _OF_SCOOTERS.search(told_here) and not _CHARGED_OR_PUT.search(told_here):
                continue
            if one.score >= SURE and not one.denied and gap <= _CLOSEST and not asks:
                told.setdefault((one.start, one.end), one.category)
        for (start, end), category in told.items():
            if self._categories.has(category):
                yield Piece(start, end, Slot.CATEGORY, (category,), 3.4)
                yield from self._within(folded, start, end, category)

    def _within(self, folded: str, start: int, end: int, category: int) -> Iterator[Piece]:
        """小区里 | 楼道堆东西: the problem without the kind of place before it, if that alone tells it too."""
        for kind in _AT_A_KIND.finditer(folded, start, end):
            if kind.start() == start and any(
                one.category == category and one.score >= SURE and kind.end() + one.end == end
                for one in self._evidence.find(folded[kind.end() : end])
            ):
                yield Piece(kind.end(), end, Slot.CATEGORY, (category,), 2.0)

    def _names(self, words: str) -> bool:
        """True if a category is named in these words besides what is told, and not by a name that has it all."""
        found = self._plain.find(read(words))
        return any(one.end - one.start < len(words) for one in found) and not any(
            _SAYS_MORE.search(words, one.start, one.end) for one in found
        )


def _cost_of(found: Match[Scope]) -> float:
    """Many points of one name are rather a kind of place; a bare number is rather a case."""
    return 1.3 if found.values[0].kind == "points" or found.length <= 2 else 1.0


def _categories(district: District) -> Iterator[tuple[str, tuple[int, ...]]]:
    families: dict[str, list[int]] = {}
    by_name = {category.name: category.id for category in district.categories}
    for category in district.categories:
        families.setdefault(category.family, []).append(category.id)
    yield from _registered(district)
    taken = {name for one in district.categories for name in (one.name, *one.aliases)}
    for family, ids in families.items():
        yield from (
            (f"{family}{tail}", tuple(ids)) for tail in ("", "类", "大类", "类问题", "方面") if family
        )
        halves = (family[:2], family[2:]) if len(family) == 4 else ()
        yield from ((half + tail, tuple(ids)) for half in halves for tail in spelled(_OF_A_HALF))
    name = ""
    for word in _PLAINLY.split():
        if word.endswith(":"):
            name = word[:-1]
        elif name in by_name and word not in taken:
            yield word, (by_name[name],)


def _registered(district: District) -> Iterator[tuple[str, tuple[int, ...]]]:
    for category in district.categories:
        yield from ((name, (category.id,)) for name in (category.name, *category.aliases))


def _placed(district: District) -> Iterator[str]:
    yield from (unit.short for unit in district.units)
    yield from (grid.name for grid in district.grids)
    yield from (point.name for point in district.points)


def _kinds(district: District) -> Iterator[Pattern]:
    for kind in {point.kind for point in district.points if point.kind}:
        for word in {kind, *_KINDS.get(kind, "").split()}:
            tails = _AT_PLACES if len(word) > 1 else _AT_PLACES.replace("|里|里面|里头", "")
            cost = 1.4 if len(word) == 1 or word == "市场" else 1.2
            yield Pattern(word + tails, Meaning(Slot.KIND, kind, cost))


def _wide_scopes(district: District) -> Iterator[Pattern]:
    names = {district.name, district.name.removesuffix("区")} - {"本区", "本", ""}
    for word in (*_DISTRICT.split(), *(f"{name}{tail}" for name in names for tail in ("", "全区"))):
        yield Pattern(word, Meaning(Slot.SCOPE, Scope("district", (), word)))
    yield from (Pattern(word, Meaning(Slot.SCOPE, Scope("own", (), word), 1.1)) for word in spelled(_OWN))
