#!/bin/sh
# Libraries of the lunar calendar disagree on the day of a feast.
#
# Five packages were asked for four feasts (春节 端午 中秋 重阳) of the 150 years from 1950 to 2099, which is 600 days.
# lunardate has 中秋 1978 on 16 September, the others on the 17th; LunarCalendar and borax have 中秋 2089 a day after the
# others, and with lunar-python 重阳 2057. Each time the month's new moon falls within minutes of midnight in Beijing.
# None of them says that it is in doubt, so that two packages agree proves nothing of a third.
#
# Run it with: sh findings/lunar-feasts-disagree.sh   (Python 3.11 or newer; fails once this changes)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
    LunarCalendar==0.0.9 borax==4.1.3 lunardate==0.3.0 lunar-python==1.4.8 zhdate==0.1
cat >"$folder/look.py" <<'PYTHON'
from datetime import date
from importlib.metadata import version

import borax.calendars.lunardate
import lunar_python
import lunardate
import lunarcalendar
import zhdate


def by_lunar_python(year, month, day):
    solar = lunar_python.Lunar.fromYmd(year, month, day).getSolar()
    return date(solar.getYear(), solar.getMonth(), solar.getDay())


ASKED = {
    "LunarCalendar": lambda *day: lunarcalendar.Converter.Lunar2Solar(lunarcalendar.Lunar(*day)).to_date(),
    "borax": lambda *day: borax.calendars.lunardate.LunarDate(*day).to_solar_date(),
    "lunardate": lambda *day: lunardate.LunarDate(*day).to_solar_date(),
    "lunar-python": by_lunar_python,
    "zhdate": lambda *day: zhdate.ZhDate(*day).to_datetime().date(),
}
FEASTS = {"春节": (1, 1), "端午": (5, 5), "中秋": (8, 15), "重阳": (9, 9)}

print(", ".join(f"{name} {version(name)}" for name in ASKED))
odd = {}
for feast, lunar in FEASTS.items():
    for year in range(1950, 2100):
        days = {name: f"{ask(year, *lunar):%m-%d}" for name, ask in ASKED.items()}
        if len(set(days.values())) > 1:
            print(feast, year, days)
            odd[feast, year] = {name for name, day in days.items() if day != days["zhdate"]}
assert odd == {
    ("中秋", 1978): {"lunardate"},
    ("中秋", 2089): {"LunarCalendar", "borax"},
    ("重阳", 2057): {"LunarCalendar", "borax", "lunar-python"},
}, "this has changed"
print("as it was found: three feasts of 600, each by other packages")
PYTHON
"$folder/venv/bin/python" "$folder/look.py"
