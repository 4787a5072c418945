"""The walls of the house: imports go one way, kinds and channels are discovered, no platform outside its room."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
# Room → rooms it may import from.
ALLOWED = {
    "domain": {"domain"},
    "messages": {"messages", "domain"},
    "storage": {"storage", "domain"},
    "handlers": {"handlers", "domain", "messages", "storage"},
    "scheduler": {"scheduler", "domain", "messages", "storage"},
    "bot": {"bot", "domain", "messages", "storage", "handlers", "scheduler"},
}
# Outside library → the only places that may import it.
KEPT_IN = {
    "sqlalchemy": ("storage/",),
    "alembic": ("storage/",),
    "asyncpg": ("storage/",),
    "sqlite3": ("storage/",),
    "aiohttp": ("bot/channels/", "bot/view/", "bot/webhook.py"),
    "jinja2": ("messages/view/", "messages/papers/"),
    "markupsafe": ("messages/view/",),
    "aiogram": ("bot/channels/telegram/",),
    "telegram": ("bot/channels/telegram/",),
    "apscheduler": ("scheduler/clock.py",),
    "matplotlib": ("messages/pictures/",),
    "docxtpl": ("messages/papers/",),
    "docx": ("messages/papers/",),
    "xlsxwriter": ("messages/papers/",),
    "pydantic": ("bot/settings.py",),
    "pydantic_settings": ("bot/settings.py",),
}
FILES = sorted(file for room in ALLOWED for file in (ROOT / room).rglob("*.py"))


def imports(file: Path) -> set[str]:
    """The first word of everything a file imports."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.split(".")[0])
    return found


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_a_file_imports_only_from_the_rooms_it_may(file: Path) -> None:
    place = str(file.relative_to(ROOT))
    room = place.split("/")[0]
    found = imports(file)
    assert not {name for name in found if name in ALLOWED} - ALLOWED[room]
    for library, homes in KEPT_IN.items():
        assert library not in found or place.startswith(homes), f"{library} is imported outside {homes}"


@pytest.mark.parametrize("file", [file for file in FILES if "domain" in file.parts], ids=lambda file: file.name)
def test_the_domain_knows_no_clock_and_no_outside(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    for word in ("datetime.now(", "date.today(", "time.time(", "open(", "os.environ", "random."):
        assert word not in text, f"{word} in {file.name}"


def test_no_function_is_a_placeholder() -> None:
    for file in FILES:
        text = file.read_text(encoding="utf-8")
        assert "NotImplementedError" not in text, file
        assert "TODO" not in text, file
