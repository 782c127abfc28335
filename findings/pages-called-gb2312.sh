#!/bin/sh
# lxml ends a Chinese page at a person's name, where the page calls its characters gb2312.
#
# Many pages of offices say `charset=gb2312` and are written in GBK, which has more characters; 喆 and 堃, which are
# found in given names, are among them. Browsers and html5lib read the label as GBK, as the Encoding Standard says
# (4.2, names and labels). libxml2 takes it at its word: lxml.html gives the page up to the name and drops the rest
# without an error. Beautiful Soup upon lxml gives no paragraph at all, and upon html.parser, where no detector of
# encodings is installed beside it, Latin letters. A page of the same kind without such a name, or one that says `gbk`,
# is read whole by all.
#
# Run it with: sh findings/pages-called-gb2312.sh   (Python 3.11 or newer; fails once this changes)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
    lxml==6.1.3 beautifulsoup4==4.15.0 html5lib==1.1
cat >"$folder/look.py" <<'PYTHON'
from importlib.metadata import version

import lxml.html
from bs4 import BeautifulSoup


def page(label, name):
    head = f'<html><head><meta charset="{label}"><title>通知</title></head>'
    return f"{head}<body><p>联系人：{name}</p><p>地址：中山路12号</p></body></html>".encode("gbk")


def by_soup(parser):
    return lambda given: [paragraph.text for paragraph in BeautifulSoup(given, parser).find_all("p")]


def by_lxml(given):
    return lxml.html.document_fromstring(given).xpath("//p/text()")


READERS = {"lxml.html": by_lxml} | {f"soup, {name}": by_soup(name) for name in ("lxml", "html.parser", "html5lib")}
SPOILED = {
    "lxml.html": lambda whole: [whole[0][:-1]],
    "soup, lxml": lambda whole: [],
    "soup, html.parser": lambda whole: [words.encode("gbk").decode("cp1252") for words in whole],
}

print(", ".join(f"{name} {version(name)}" for name in ("lxml", "beautifulsoup4", "html5lib")))
for label, name in [("gb2312", name) for name in ("王伟", "朱喆", "李堃", "冯堃")] + [("gbk", "朱喆")]:
    for reader, read in READERS.items():
        seen = read(page(label, name))
        print(f"{label} {name} {reader}: {seen}")
        whole = [f"联系人：{name}", "地址：中山路12号"]
        spoiled = label == "gb2312" and name != "王伟" and reader in SPOILED
        assert seen == (SPOILED[reader](whole) if spoiled else whole), "this has changed"
print("as it was found: the page ends at the name")
PYTHON
"$folder/venv/bin/python" "$folder/look.py"
