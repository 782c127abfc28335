#!/bin/sh
# chatgpt-md-converter deletes 【紧急】 and 【整改通知】 on a message's way to Telegram.
#
# Notices in Chinese groups begin with a word in 【】, and a case's photos are set apart by 【整改前】 and 【整改后】. The models
# of OpenAI write their citations in the same brackets (【4:0†source】), and chatgpt-md-converter, which makes Telegram's
# HTML of Markdown, takes whatever stands in such brackets out, without a word and though its README does not name it:
# an urgent notice is not urgent, a list of deeds before and after has no before and after, a message that is all
# heading is empty (Telegram refuses an empty text), and a link with such a name has nothing to touch. Over a line
# break it does the same. In code it leaves them, and it leaves 《》, 〔〕 and 「」. md2tgmd, which makes MarkdownV2 of the
# same, keeps them.
#
# Run it with: sh findings/headings-taken-for-citations.sh   (Python 3.11 or newer; fails once this changes)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check \
    chatgpt-md-converter==0.3.12 md2tgmd==0.3.10
cat >"$folder/look.py" <<'PYTHON'
from importlib.metadata import version

from chatgpt_md_converter import telegram_format
from md2tgmd import escape

LOST = {
    "【紧急】东风路12号井盖缺失": "东风路12号井盖缺失",
    "政发〔2026〕3号【急件】": "政发〔2026〕3号",
    "【整改前】\n照片3张\n【整改后】\n照片2张": "照片3张\n\n照片2张",
    "【第一网格\n第二网格】今天停水": "今天停水",
    "**【整改通知】**": "<b></b>",
    "【整改通知】": "",
    "[【台账】](https://example.org/12)": '<a href="https://example.org/12"></a>',
}
KEPT = {
    "`【紧急】`": "<code>【紧急】</code>",
    "《整改通知》见「公告栏」，政发〔2026〕3号": "《整改通知》见「公告栏」，政发〔2026〕3号",
    "[紧急]东风路12号": "[紧急]东风路12号",
}

print(", ".join(f"{name} {version(name)}" for name in ("chatgpt-md-converter", "md2tgmd")))
for written, expected in (LOST | KEPT).items():
    found = telegram_format(written)
    print(f"{written!r}: {found!r}")
    assert found == expected, "this has changed"
for written in LOST:
    assert escape(written).count("【") == written.count("【"), "this has changed"
print("as it was found: what stands in 【】 is gone")
PYTHON
"$folder/venv/bin/python" "$folder/look.py"
