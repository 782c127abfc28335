#!/bin/sh
# Programs that turn addresses into links take the Chinese sentence behind one into it.
#
# Chinese has no spaces: behind an address stands ， or 。 and the sentence goes on. Markdown-it (with linkify), Mistune
# (with its plugin url), Django's `urlize` and Jinja's filter of that name end an address at white space and hold back a
# full stop or a comma of ASCII from its end; ， 。 and （ count as a part of it, so that the link leads to a page which
# does not exist. The same sentence with ASCII marks and a space is linked rightly by all four.
#
# Run it with: sh findings/links-in-chinese-sentences.sh   (Python 3.11 or newer; fails once this changes)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
    markdown-it-py==4.3.0 linkify-it-py==2.2.0 mistune==3.4.0 Django==5.2.19 Jinja2==3.1.6
cat >"$folder/look.py" <<'PYTHON'
import re
from importlib.metadata import version
from urllib.parse import unquote

import mistune
from django.conf import settings
from django.utils.html import urlize
from jinja2 import Environment
from markdown_it import MarkdownIt

settings.configure()
LINKERS = {
    "markdown-it-py": MarkdownIt("commonmark", {"linkify": True}).enable("linkify").render,
    "mistune": mistune.create_markdown(plugins=["url"]),
    "Django": urlize,
    "Jinja2": lambda text: Environment().from_string("{{ text|urlize }}").render(text=text),
}
ADDRESS = "https://example.cn/case/12"
WRONG = (f"整改前后的照片见 {ADDRESS}，请看。", f"照片见 {ADDRESS}（两张）")
RIGHT = (f"照片见 {ADDRESS}, 请看.", f"照片见 {ADDRESS} ，请看。")

for name, link in LINKERS.items():
    print(name, version(name))
    for text in WRONG + RIGHT:
        (target,) = [unquote(found) for found in re.findall('href="([^"]*)"', link(text))]
        print(f"  {text}: {target}")
        assert target == (ADDRESS if text in RIGHT else text.partition(" ")[2]), "this has changed"
print("as it was found: the Chinese words become a part of the address")
PYTHON
"$folder/venv/bin/python" "$folder/look.py"
