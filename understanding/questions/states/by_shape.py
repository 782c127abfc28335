"""States of cases that are told by the shape of the words: found and counted, limited to a day, put together."""

from __future__ import annotations

from domain.question import Order, Status
from understanding.questions.cues import Cue
from understanding.questions.pieces import Slot, shape

_SO_MANY = "(?=的?[有共]?(?:几|多少|好多|哪|[啥什]))"
_FINDS = "[揪挖涌排冒蹦扒拎查摸巡搜捡逮扫翻捞淘找拍曝刨抠爆掏探侦检盘捅撞碰遇涌淌钻蹿窜收录报提]"
_A_DAY = r"(?=[今明后本这下月年\d]|周[一二三四五六日天末])"
# How what is done to anything ends, and verbs that are of a step, or of other things than cases.
_ENDS = (
    "(?:平|掉|完|好|妥|净|清|光|透|通|顺|清爽|利索|利落|清楚|齐整|了账|落地|下来|动|住|拢"
    "|到位|干净|妥帖|停当|住口|住手|彻底|了结|圆|死|开)"
)
_OTHER = (
    "[报派核验签受立到来看说查回复应答认领接批吃喝睡买卖穿写填读学背戴带发拍打印开停找想记坐站等会还了过再]"
)
_ASKED_OF = "(?=的?(?:还|都|总共|一共)?(?:有|是|剩)?(?:几[件起单宗桩]|多少|哪[些几]|好多)[^没未超在已待]*$)"
_MORE_UNSURE = 2.6  # more than any word that is known

STATE_SHAPES = (
    # 还有几个单没关: 关门 and 关灯 are of other things
    shape(
        "(?<=[单件号])(?:还|都|一直)*(?:没有?|未)关(?:掉|闭|单)?(?=了?的|[呢啊吗]*(?:[^\\w]|$))",
        Slot.STATUS,
        Status.UNCLOSED,
        cost=0.9,
    ),
    # 市场监管所早上来了几个: people, for cases come to a place and not to a unit
    shape(
        "(?<=[所局队办心])(?:今早|今天|早上|上午|下午)*来了(?=几个[人位]?[呢啊]?[?？。]?$)",
        Slot.STATUS,
        Status.PRESENT,
        cost=0.9,
    ),
    # 揪出来几件, 上周提报了几件: new ones, where they are counted
    shape(
        f"{_FINDS}(?:出来?|进来?|上来|到)了?{_SO_MANY}"
        "|(?:提报|采集|摸排|排查|呈报|申报|填报|上传|接报|录得|收录|录入|入库|入账|进账|检举|揭发|"
        "报送|报备|报进|递交|上账|添丁|到件"
        "|进件|来件|来单|进单|上件|开单|立项|抓拍|捕捉|发掘|暴露|曝出|亮出)(?:出来|上来|进来|到|得)?了?(?=几|多少|好多)",
        Slot.STATUS,
        Status.NEW,
        cost=0.9,
    ),
    # 限今天办完的: what falls due then
    shape(f"限(?:定|令|期|时)?(?:在|于|到)?{_A_DAY}", Slot.STATUS, Status.DUE),
    # 并到一起的有几件: no figures are kept of cases that were put together
    shape(
        "(?:[并合捆串]|归并|合并|归拢|归总)(?:到|在|成|为|进|入)?(?:别的件|其他件|别件|"
        "一[起块件单处案宗]|掉|单|案)?(?=了?的)"
        "|当(?:作|成)?(?:重复|同一)件?(?:归拢|归并|处理|并掉|合并|并)",
        Slot.TOPIC,
        cost=0.9,
    ),
    # 超期的共计: how many, at the end of a question
    shape(
        "(?<=的)(?:共计|总共|一共|拢共|统共|通共|合计|总计|累计|满打满算)(?=[呢啊是有]*(?:[^\\w]|$))",
        Slot.CUE,
        Cue.HOW_MANY,
        cost=0.9,
    ),
    # 没摁平的有几件, 剩几个没扒完, 捋妥了的有哪些, 正磨着的: a verb that no list has, told by how it ends
    shape(
        f"(?:还|都|仍|一直)?(?:没有?|未|没能|尚未)(?!{_OTHER})[\u4e00-\u9fff]{{1,2}}?{_ENDS}{_ASKED_OF}",
        Slot.STATUS,
        Status.UNCLOSED,
        cost=_MORE_UNSURE,
    ),
    shape(
        f"(?:(?<=几[件个处起条桩宗])|(?<=多少))(?:还|都|仍|一直)?(?:没有?|未|没能|"
        f"尚未)(?!{_OTHER})[\u4e00-\u9fff]{{1,2}}?{_ENDS}(?=[了的呢啊吗呀]*(?:[^\\w]|$))",
        Slot.STATUS,
        Status.UNCLOSED,
        cost=_MORE_UNSURE,
    ),
    shape(
        f"(?<![没未要该得能不可会待])(?!{_OTHER})(?![没未要该得能不可会待没正在])[\u4e00-\u9fff](?!开|"
        f"住|动|死){_ENDS}了?的{_ASKED_OF}",
        Slot.STATUS,
        Status.CLOSED,
        cost=_MORE_UNSURE,
    ),
    shape(
        "正在?(?![等排压卡拖会挂闲空对])[\u4e00-\u9fff]{1,2}?着(?=[呢的])",
        Slot.STATUS,
        Status.OPEN,
        cost=_MORE_UNSURE,
    ),
    shape(
        "(?:被|让|叫|给|遭)(?:人家?|单位|他们|对方|[^\\W\\d]{1,3}局|"
        "下面)?(?![找召追要拿请])[\u4e00-\u9fff]了?回[来去]?(?=的|了)",
        Slot.STATUS,
        Status.RETURNED,
        cost=_MORE_UNSURE,
    ),
    # 压箱底没动的, 手里捂着没解决的, 拖到现在没个了结的: whatever was not done, it lies there
    shape(
        "(?:压|捂|拖|赖|晾|搁|放|攥|捏|扣|按|摁|闷|憋|揣|蹲|躺|趴|耗|磨|堆|存|窝|藏|掖)(?:着|箱底|"
        "在那儿?|到现在|到今天|到眼下|在手里|在桌上)"
        "(?:一直|还|都|就|却|硬是|死活)*(?:没有?|不|"
        "未)个?(?![签批验核派领接认受立收回应到来超])[^\\W\\d几多谁哪]{1,4}?(?=的|[?？,，。]|$)",
        Slot.STATUS,
        Status.UNCLOSED,
        cost=1.5,
    ),
    # 早该交卷还没交的, 本该清掉却没清的: it should have been done, whatever it is
    shape(
        "(?:早就?应?该|早就?得|本该|本应该?|原本?该|按说该)(?=[^\\W\\d]{0,3}[办弄搞整做清销结改交拆修搬撤扫铲收完处治理])"
        "[^\\W\\d没未几多哪周月天日年季]{1,5}(?:却|还|都|可|到现在|至今|竟然?|仍)*"
        "(?:没有?|未)[^\\W\\d几多哪]{1,4}?(?=的|了|[几多有还，,。?？]|$)",
        Slot.STATUS,
        Status.OVERDUE,
        cost=0.8,
    ),
    # 超期的满打满算几件: how somebody counts
    shape(
        "(?:满打满算|掰着指头|[扳掐]着指头|拢总|搂总|归总|打总|总拢|一把算|[凑归合堆拢](?:到|"
        "在)?(?:一起|一块儿?|一堆|拢)|通盘|拉通)(?:来|去)?"
        "(?:算|数|看)?(?:下来|起来)?(?=[有是共]*(?:几|多少|好多))",
        cost=0.8,
    ),
    # 没整改的都窝在哪个网格: where there are most of them; 窝在哪个单位 asks for whom they wait
    shape(
        "(?:[窝囤聚扎挤堆攒摞冒]|扎堆|聚集|集聚|扎推|屯)(?:在|"
        "于)(?=哪[一]?[个些几条处片][个]?(?:网格|社区|街道|镇|村|片区?|小区|路|点位|地方))"
        "|(?:老大|大户|冠军|重灾户|状元)(?=是?(?:哪|谁))",
        Slot.ORDER,
        Order.MOST,
    ),
)
