"""方案, 制度 in words: lists, articles as they were written, and where words stand."""

from __future__ import annotations

from collections.abc import Sequence

from domain.regulations import Article, Regulation, articles_in, chapters_in
from domain.sent import SentFile, Unread
from texts.typed import one_line

WORD = "方案"
NONE = "还没有存方案、制度。"
HOW = "要存就发：方案 存 名称，附上 docx 或 txt 文件，或换行写正文；太长分几次，后面的发：方案 续 名称，换行接着写。"
NO_TEXT = (
    "请把 docx 或 txt 文件发来，或写名称，换行写正文，如：方案 存 红黄榜办法\n第一条 每月评一次\n第二条 …"
)
ONE_AT_A_TIME = "一次存一份：发一个文件，或者贴一份正文。"
_UNREAD = {
    Unread.TOO_BIG: "太大，请发 20MB 以内的。",
    Unread.TOO_LONG: "太长，一份最多 6 万字，请分成几份。",
    Unread.EMPTY: "里面没有文字，图片里的字我看不了。",
    Unread.BROKEN: "打不开，可能没传完，请重新保存再发。",
    Unread.LOCKED: "加了密码，请取消密码再发。",
    Unread.OLD_WORD: "这种格式我看不了，请用 Word 或 WPS 另存为 docx 再发。",
    Unread.PDF: "PDF 我看不了，请发原来的 docx，或用 WPS 转成 docx 再发。",
    Unread.SHEET: "表格我看不了。底册请交管理员导入（zoujie district import）；方案、制度请发 docx 或 txt。",
    Unread.PACKED: "压缩包我看不了，请解压后发里面的 docx 或 txt。",
    Unread.NOT_KEPT: "当时没有留下，请再发一次。",
    Unread.OTHER: "这种文件我看不了。方案、制度请发 docx 或 txt，问题请发文字或照片。",
}
TOO_LONG = "太长了，一份最多 6 万字，请分成几份。"
LONG_NAME = "名称最多 40 个字，名称后面请换行写正文。"
STORED, REPLACED, ADDED = "存好了", "换成了新的", "接上了"
MOST_LISTED = 20
MOST_FOUND = 5
MOST_SHOWN = 1500  # characters of an article
AROUND = 40  # characters of an article that are shown where only its words are looked for


def listed(found: Sequence[Regulation]) -> str:
    """Every document, by name."""
    lines = [f"《{one.name}》{len(one.articles)} 条" for one in found[:MOST_LISTED]]
    more = [f"……还有 {len(found) - MOST_LISTED} 份"] if len(found) > MOST_LISTED else []
    return "\n".join(
        [f"方案、制度 {len(found)} 份：", *lines, *more, "看一条发：方案 名称 第3条；找词发：方案 词"]
    )


def contents(one: Regulation) -> str:
    """Its articles, a line for each."""
    articles = one.articles
    lines = [one_line(article.title, AROUND) for article in articles[:MOST_LISTED]]
    more = [f"……共 {len(articles)} 条"] if len(articles) > MOST_LISTED else []
    return "\n".join(
        [f"《{one.name}》", *lines, *more, f"看全文发：方案 {one.name} 第{articles[0].number}条"]
    )


def quoted(one: Regulation, article: Article) -> str:
    """An article as it was written, under what it is of."""
    cut = f"……（共 {len(article.text)} 字）" if len(article.text) > MOST_SHOWN else ""
    return f"《{one.name}》第{article.number}条\n{article.text[:MOST_SHOWN]}{cut}"


def no_article(one: Regulation, number: int) -> str:
    """It has not so many."""
    numbers = [article.number for article in one.articles]
    return f"《{one.name}》没有第{number}条，它有第{min(numbers)}条到第{max(numbers)}条。"


def found(words: str, hits: Sequence[tuple[Regulation, Article]]) -> str:
    """Where the words stand."""
    lines = [
        f"《{one.name}》第{article.number}条：{_around(article.text, words)}"
        for one, article in hits[:MOST_FOUND]
    ]
    more = [f"……共 {len(hits)} 条"] if len(hits) > MOST_FOUND else []
    return "\n".join([f"“{one_line(words, 20)}”在：", *lines, *more])


def not_found(words: str, names: Sequence[str]) -> str:
    """Neither a document nor words in one."""
    return f"没有叫“{one_line(words, 20)}”的方案，里面也没有这几个字。有：{'、'.join(f'《{name}》' for name in names)}"


def kept(one: Regulation, how: str) -> str:
    """To whoever put it in, or more to its end."""
    return f"《{one.name}》{how}，{_count(one.text)}。没写完就发：方案 续 {one.name}，换行接着写。"


def kept_of_file(one: Regulation, how: str, file: str) -> str:
    """The same of a text that came as a file: which file, and what was found in it."""
    which = one.articles[0].number
    return f"《{one.name}》{how}（{file}）：{_found(one.text)}。看一条发：方案 {one.name} 第{which}条"


def keep_it(sent: SentFile, name: str) -> str:
    """The question whether a document that came without an order is to be kept by this name."""
    return f"{sent.name}：{_found(sent.text)}。存成方案《{name}》吗？要换名称就发：方案 存 名称"


def how_to_keep(sent: SentFile) -> str:
    """The same, where something else is asked already."""
    return f"{sent.name}收到了：{_count(sent.text)}。要存就发：方案 存 {sent.title}"


def unread(sent: SentFile) -> str:
    """Why a document cannot be kept, and what to send instead. Called for one whose `why` is known."""
    assert sent.why is not None
    return f"{sent.name}：{_UNREAD[sent.why]}"


def gone(name: str) -> str:
    """It was taken off."""
    return f"《{name}》删掉了。"


def unknown(name: str) -> str:
    """There is none of this name."""
    return f"没有《{one_line(name, AROUND)}》。"


def _count(text: str) -> str:
    chapters = chapters_in(text)
    return f"{f'{chapters} 章 ' if chapters else ''}{len(articles_in(text))} 条"


def _found(text: str) -> str:
    """How many articles were found, and with which they begin, for whoever sent them to look at."""
    return f"{_count(text)}，从“{one_line(articles_in(text)[0].title, AROUND)}”开始"


def _around(text: str, words: str) -> str:
    place = max(text.find(words) - AROUND // 2, 0)
    shown = one_line(text[place : place + 2 * AROUND])
    return f"{'…' if place else ''}{shown}{'…' if place + 2 * AROUND < len(text) else ''}"
