"""Settings: the environment wins over the file, what is wrong is named, and no secret is ever shown."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.gateways.platforms import PLATFORMS
from bot.setting import PREFIX, WrongSetting
from bot.settings import KNOWN, Settings, read, strange
from domain.platform import Platform
from tests.platforms import ON_THE_PAGE

ROOT = Path(__file__).parent.parent
HAN = re.compile(r"[\u4e00-\u9fff]")


def settings_file(folder: Path, text: str) -> Path:
    """A zoujie.toml with that text."""
    file = folder / "zoujie.toml"
    file.write_bytes(text.encode())
    return file


def test_defaults(tmp_path: Path) -> None:
    """Without any setting it is the local web address, Beijing time, and a file under var."""
    assert read({}, tmp_path / "none.toml") == Settings()
    assert Settings().zone == ZoneInfo("Asia/Shanghai")
    assert (Settings().host, Settings().port, Settings().data_dir) == ("127.0.0.1", 8080, Path("var"))
    assert Settings().database_url == "sqlite+aiosqlite:///var/zoujie.db"


def test_environment_wins(tmp_path: Path) -> None:
    """The file is read, and a variable that is set and not empty goes before it."""
    file = settings_file(tmp_path, 'LISTEN = "127.0.0.1:1"\nzoujie_webchat = true\nDATA_DIR = "/data"\n')
    found = read({"ZOUJIE_LISTEN": " [::1]:2 ", "ZOUJIE_DATA_DIR": ""}, file)
    assert (found.host, found.port, found.platforms, found.data_dir) == ("::1", 2, ON_THE_PAGE, Path("/data"))
    assert found.listen == "[::1]:2"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("LISTEN", value) for value in ("8080", ":8080", "127.0.0.1", "a:b", "127.0.0.1:65536", "h:-1")),
        *(("TIMEZONE", value) for value in ("Beijing", "../etc/passwd", "Asia", "/etc/localtime", "\0")),
        *(("WEBCHAT", value) for value in ("2", "on", "是")),
        *(("DATABASE_URL", value) for value in ("zoujie.db", "sqlite:///x.db", "mysql://u@h/d")),
        *(("DATABASE_URL", f"sqlite+aiosqlite:///{path}") for path in ("", ":memory:")),
    ],
)
def test_wrong_value_is_named(name: str, value: str, tmp_path: Path) -> None:
    """Each wrong value is refused under the name of its setting."""
    with pytest.raises(WrongSetting, match=name):
        read({f"ZOUJIE_{name}": value}, tmp_path / "none.toml")


@pytest.mark.parametrize(
    ("address", "fits"),
    [
        *(
            (f"https://bot.example.cn{rest}", True)
            for rest in ("", "/", "/telegram", ":8443/telegram", ":443")
        ),
        *((f"https://bot.example.cn{rest}", False) for rest in (":8080/telegram", ":x", "/a b", "?x=1")),
        *((other, False) for other in ("bot.example.cn", "http://bot.example.cn/telegram", "https://")),
    ],
)
def test_where_telegram_calls(address: str, fits: bool, tmp_path: Path) -> None:
    """Only where it really does: over https, at one of four ports."""
    given = {"TOKEN": f"1:{'t' * 35}", "WEBHOOK_URL": address, "WEBHOOK_SECRET": "s" * 40}
    environment = {f"ZOUJIE_TELEGRAM_{name}": value for name, value in given.items()}
    if fits:
        telegram = read(environment, tmp_path / "none.toml").platforms[Platform.TELEGRAM]
        assert telegram.webhook_url == address
    else:
        with pytest.raises(WrongSetting, match="TELEGRAM_WEBHOOK_URL 应是 https"):
            read(environment, tmp_path / "none.toml")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("LISTNE = '1'\nPORT = 1", "LISTNE、PORT；可用的有.*LISTNE 是不是 LISTEN？"),
        ("LISTEN 127", "第 1 行的名称后面少了等号"),
        ("# 说明\nLISTEN = 127.0.0.1:8080", "第 2 行"),
        ("LISTEN = “127.0.0.1:8080”", "第 1 行的值不对，多半是没放在英文双引号里，或用了中文引号"),
        ('LISTEN = "127.0.0.1:8080\nDATA_DIR = "var"', "第 1 行的引号没有配成对"),
        ("LISTEN = '127.0.0.1:1'\nLISTEN = '127.0.0.1:2'\n", "第 2 行的设置前面已经写过"),
        ("LISTEN = ['127.0.0.1:1']", "LISTEN"),
        ("[LISTEN]\nhost = 'x'", "LISTEN"),
    ],
)
def test_wrong_file_is_named(text: str, told: str, tmp_path: Path) -> None:
    """An unknown key, broken TOML and a list where a value belongs are each told."""
    with pytest.raises(WrongSetting, match=told) as refused:
        read({}, settings_file(tmp_path, text))
    assert not re.search("[a-z]{3,} [a-z]{2,}", str(refused.value)), (
        "what the parser says in English helps nobody"
    )


def test_file_in_another_encoding(tmp_path: Path) -> None:
    """A file that an old editor saved as GBK is refused without quoting it."""
    file = tmp_path / "zoujie.toml"
    file.write_bytes('DATA_DIR = "数据"'.encode("gbk"))
    with pytest.raises(WrongSetting, match="UTF-8"):
        read({}, file)


@given(st.sampled_from(KNOWN), st.text(max_size=20))
def test_any_value_is_read_or_refused(name: str, value: str) -> None:
    """Whatever somebody writes, nothing but WrongSetting comes of it."""
    try:
        read({f"ZOUJIE_{name}": value}, Path("no such file"))
    except WrongSetting as wrong:
        assert name in str(wrong)


def test_password_is_never_shown(tmp_path: Path) -> None:
    """Neither a refused address of a database nor the settings themselves show the password in it."""
    for url in ("mysql://u:geheim@h/d", "sqlite+aiosqlite://u:geheim"):
        with pytest.raises(WrongSetting) as refused:
            read({"ZOUJIE_DATABASE_URL": url}, tmp_path / "none.toml")
        assert "geheim" not in str(refused.value)
    assert "geheim" not in repr(Settings(database_url="postgresql+psycopg://u:geheim@h/d"))


@pytest.mark.parametrize(
    ("host", "loopback"),
    [
        *((host, True) for host in ("127.0.0.1", "127.8.8.8", "::1", "localhost")),
        *((host, False) for host in ("0.0.0.0", "::", "10.0.0.1", "zoujie.example", "")),
    ],
)
def test_loopback(host: str, loopback: bool) -> None:
    """Only an address that no other machine reaches counts as this machine's own."""
    assert Settings(host=host).loopback is loopback


def test_mistyped_variables_are_found() -> None:
    """A variable with our prefix that nobody reads is most likely mistyped."""
    assert strange({"ZOUJIE_LISTNE": "1", "ZOUJIE_LISTEN": "1", "PATH": "/", "ZOUJIE_FAILPOINT": "x"}) == [
        "ZOUJIE_LISTNE"
    ]


def test_messages_name_settings_as_one_types_them() -> None:
    """Whoever is told of a setting can copy its name: ZOUJIE_LISTEN, which holds in the environment and in the file."""
    bare = re.compile(rf"(?<![A-Z_])(?:{'|'.join(KNOWN)})(?![A-Z_])")
    told = [
        f"{file}: {node.value}"
        for folder in ("bot", "storage")
        for file in (ROOT / folder).rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and HAN.search(node.value)
        if bare.search(node.value) and "如 LISTEN = " not in node.value  # there it is a line of the file
    ]
    assert not told
    assert all(PREFIX + one.needs[0] in one.how_to_set() for one in PLATFORMS)


def test_photos_of_the_demo_lie_beside_its_database(tmp_path: Path) -> None:
    """A command that is given the demo's database finds them, however its path is written."""
    crooked = tmp_path / "demo" / ".." / "demo" / "zoujie.db"
    found = read({"ZOUJIE_DATA_DIR": str(tmp_path), "ZOUJIE_DATABASE_URL": f"sqlite+aiosqlite:///{crooked}"})
    assert found.photos == tmp_path / "demo" / "photos"
    assert read({"ZOUJIE_DATA_DIR": str(tmp_path)}).photos == tmp_path / "photos"
