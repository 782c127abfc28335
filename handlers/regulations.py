"""方案: documents of the district (方案, 制度), kept by the office and quoted by article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from domain.actions import Action
from domain.district import Role
from domain.lexicon import number
from domain.regulations import ARTICLE, Article, Regulation
from domain.sent import LONGEST_TITLE, MOST_TEXT, SentFile
from handlers.kit import Answer, Said, command
from storage.asks import PATIENCE
from storage.store import Store
from texts import regulations as wording

_SHORT = re.compile(r"[^，,。；;：:！!\n]{0,40}")  # longer words behind 方案 are a plan that somebody tells
KEEP = f"{wording.WORD} 存"
_NAMED = re.compile(r"\s*[《<]?([^\n》>]+?)[》>]?\s*(?:\n(.*))?", re.DOTALL)


@command(wording.WORD, "制度", "plan", does=Action.READ_PLANS, as_typed=True, fits=_SHORT)
def show(said: Said, store: Store) -> Answer:
    """方案 [名称] [第3条] — 看存好的方案、制度，引原文；写个词就找在哪一条"""
    kept = store.regulations.all()
    words = said.words.strip()
    if not words:
        if kept:
            return wording.listed(kept)
        return "\n".join([wording.NONE, *([wording.HOW] if said.person.has(Role.OFFICE) else [])])
    named, rest = _named(words, kept)
    if named is None:
        return _found(words, kept, said)
    if not rest:
        return wording.contents(named)
    asked = ARTICLE.fullmatch(rest)
    which = number(asked[1]) if asked else None
    if which is None:
        return _found(rest, [named], said)
    article = next((one for one in named.articles if one.number == which), None)
    return wording.quoted(named, article) if article else wording.no_article(named, which)


@command(KEEP, "制度 存", "keepplan", does=Action.KEEP_PLANS, as_typed=True, takes_files=True)
def keep(said: Said, store: Store) -> Answer:
    """方案 存 名称（换行写正文，或附 docx、txt） — 存一份方案、制度，同名的换成新的"""
    given = _given(said, store)
    if isinstance(given, str):
        return given
    known = any(one.name == given.name for one in store.regulations.all())
    how = wording.REPLACED if known else wording.STORED
    return _kept(Regulation(given.name, given.text, said.person.id, said.at), how, given, store)


@command("方案 续", "制度 续", "moreplan", does=Action.KEEP_PLANS, as_typed=True, takes_files=True)
def more(said: Said, store: Store) -> Answer:
    """方案 续 名称（换行写正文，或附 docx、txt） — 接在存好的后面"""
    given = _given(said, store)
    if isinstance(given, str):
        return given
    before = next((one for one in store.regulations.all() if one.name == given.name), None)
    if before is None:
        return wording.unknown(given.name)
    added = replace(before, text=f"{before.text}\n{given.text}", person=said.person.id, at=said.at)
    return _kept(added, wording.ADDED, given, store)


@command("方案 删", "制度 删", "dropplan", does=Action.KEEP_PLANS, as_typed=True)
def drop(said: Said, store: Store) -> Answer:
    """方案 删 名称 — 不再用的删掉"""
    name, _ = _parts(said.words)
    if all(one.name != name for one in store.regulations.all()):
        return wording.unknown(name)
    store.regulations.add(Regulation(name, "", said.person.id, said.at))
    return wording.gone(name)


def waits_for_text(words: str) -> bool:
    """True for the words behind 方案 存 if no text is among them: a name, or nothing."""
    return not _parts(words)[1]


@dataclass(frozen=True, slots=True)
class _Given:
    """A name and a text, and the file that the text is of; '' if it was typed."""

    name: str
    text: str
    file: str = ""


def _given(said: Said, store: Store) -> _Given | str:
    """What was typed, or is in the document that came with the words or a moment before them; else what is wrong."""
    name, text = _parts(said.words)
    files = said.message.files or (() if text else _sent_before(name, said, store))
    if not files:
        return _Given(name, text) if text else wording.NO_TEXT
    if text or len(files) > 1:
        return wording.ONE_AT_A_TIME
    sent = files[0]
    return wording.unread(sent) if sent.why else _Given(name or sent.title, sent.text, sent.name)


def _sent_before(name: str, said: Said, store: Store) -> Sequence[SentFile]:
    """The document that is called so, of those that came a moment before these words, else those that came just before
    them, or the only ones; none that came with an order of their own."""
    sender, since = said.message.sender, said.at - PATIENCE
    lately = store.sources.sent_lately(said.chat, sender, since)
    sent = [(words, files) for words, files in lately if not _ORDERS.match(words)]
    called = [one for words, files in sent for one in files if name and name in (one.title, _title(words))]
    if called:
        return called[:1]
    words, files = store.sources.said_last(said.chat, sender, since)
    if files:
        return () if _ORDERS.match(words) else files
    return sent[0][1] if len(sent) == 1 else ()


def _title(words: str) -> str:
    """What the words above a document call it: 方案 红黄榜办法."""
    return re.sub(rf"^[\s/／]*(?:{wording.WORD}|制度)", "", words).strip("《》 \n")


def _kept(one: Regulation, how: str, given: _Given, store: Store) -> str:
    if len(one.name) > LONGEST_TITLE:
        return wording.LONG_NAME
    if len(one.text) > MOST_TEXT:
        return wording.TOO_LONG
    store.regulations.add(one)
    return wording.kept_of_file(one, how, given.file) if given.file else wording.kept(one, how)


def _parts(words: str) -> tuple[str, str]:
    """The name on the first line, and the text under it."""
    found = _NAMED.fullmatch(words)
    return (found[1].strip(), (found[2] or "").strip()) if found else ("", "")


def _named(words: str, kept: list[Regulation]) -> tuple[Regulation | None, str]:
    """The document that the words begin with, by its whole name or as the only one that has them in its name."""
    bare = words.lstrip("《")
    able = [one for one in kept if bare.startswith(one.name)]
    if able:
        one = max(able, key=lambda each: len(each.name))
        return one, bare[len(one.name) :].strip(" 》\n")
    first, _, rest = bare.partition(" ")
    partly = [one for one in kept if first.strip("》") in one.name]
    return (partly[0], rest.strip()) if len(partly) == 1 else (None, words)


def _found(words: str, kept: list[Regulation], said: Said) -> Answer:
    hits: list[tuple[Regulation, Article]] = [
        (one, article) for one in kept for article in one.articles if words in article.text
    ]
    if len(hits) == 1:
        return wording.quoted(*hits[0])
    if hits:
        return wording.found(words, hits)
    # 方案 is a word of every day: what is no question of a document is talk in a group.
    meant = said.message.spoken_to
    return (wording.not_found(words, [one.name for one in kept]) if kept else wording.NONE) if meant else None


_WORDS = "|".join(word.replace(" ", r"\s*") for word in (*keep.words, *more.words))
_ORDERS = re.compile(rf"[\s/／]*(?:{_WORDS})(?:$|\s)", re.IGNORECASE)  # with which a document comes
