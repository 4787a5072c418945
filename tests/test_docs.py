"""The guides say what the program does: settings, commands, lines to type, pictures and the program's own sentences."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest

from bot.__main__ import _parser
from bot.settings import Settings
from domain.kind import all_kinds
from domain.people import Role
from handlers.route import TABLE
from tests.world import World

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted(DOCS.glob("*.md"))]
GUIDES = {
    name: (DOCS / f"{name}.md").read_text(encoding="utf-8")
    for name in ("cong-tac-vien", "dang-vien", "can-bo", "lanh-dao", "chot-thang")
}
# What the bot says when a line of a guide is not understood, not allowed, or breaks something.
WRONG = (
    "Chưa hiểu",
    "Vẫn chưa",
    "Câu này chưa rõ",
    "Chưa đủ ý",
    "Không thấy",
    "Máy chủ gặp lỗi",
    "Việc này dành cho",
    "Vai trò của",
)
SETTING = re.compile(r"^\| `(DANSO_\w+)` \| `([^`]*)` \|", re.MULTILINE)


def defaults() -> dict[str, str]:
    """Every setting as a person would write its default."""
    found = {}
    for name, field in Settings.model_fields.items():
        value = field.default
        found[f"DANSO_{name.upper()}"] = str(value).lower() if isinstance(value, bool) else str(value)
    return found


@pytest.mark.parametrize("page", [README, (DOCS / "van-hanh.md").read_text(encoding="utf-8")], ids=["README", "van-hanh"])
def test_a_table_of_settings_lists_each_with_its_default(page: str) -> None:
    assert dict(SETTING.findall(page)) == defaults()


def test_the_readme_says_what_a_setting_means_in_the_words_of_the_program() -> None:
    for name, field in Settings.model_fields.items():
        line = next(line for line in README.splitlines() if line.startswith(f"| `DANSO_{name.upper()}` |"))
        assert str(field.description) in line


def test_the_example_of_env_shows_every_default_and_sets_nothing() -> None:
    lines = (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
    assert all(not line or line.startswith("#") for line in lines)
    assert dict(re.findall(r"^# (DANSO_\w+)=(.*)$", "\n".join(lines), re.MULTILINE)) == defaults()


def test_the_readme_lists_every_command_of_the_operator() -> None:
    commands = next(action.choices for action in _parser()._actions if action.dest == "command")
    assert commands is not None
    section = README.split("## Commands of the operator")[1].split("\n## ")[0]
    assert set(re.findall(r"^\| `(\w+)", section, re.MULTILINE)) == set(commands)


def test_every_command_that_people_type_is_in_a_guide() -> None:
    everything = "\n".join(GUIDES.values())
    # "start" and "menu" are one command; the first word of a row is the one that is taught.
    words = [row[0] for row in TABLE] + [kind.command for kind in all_kinds().values()]
    missing = [word for word in words if not re.search(rf"(?:^|[`\n/])/?{word}\b", everything)]
    assert missing == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_and_picture_of_a_page_is_there(page: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8")):
        if "://" in target:
            continue
        file, _, heading = target.partition("#")
        found = (page.parent / file).resolve() if file else page
        assert found.exists(), f"{page.name} links to {target}"
        if heading:
            assert heading in headings(found), f"{page.name} links to {target}"


def headings(page: Path) -> set[str]:
    """The names by which GitHub links to the headings of a page."""
    titles = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", unicodedata.normalize("NFC", title).lower()).replace(" ", "-") for title in titles}


def test_every_picture_is_shown_described_and_small() -> None:
    shown = set()
    for page in PAGES:
        for words, target in re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", page.read_text(encoding="utf-8")):
            assert len(words) > 10, f"{target} in {page.name} is not described"
            shown.add((page.parent / target).resolve())
    kept = set((DOCS / "screens").glob("*.png"))
    assert shown == kept
    assert all(file.stat().st_size < 80_000 for file in kept)


def test_the_sentences_of_the_operators_guide_are_the_programs_own() -> None:
    """A sentence stands in the first column, with … for what changes."""
    source = "".join(
        re.sub(r'"\s*\n\s*f?"', "", file.read_text(encoding="utf-8"))
        for room in ("bot", "storage")
        for file in (ROOT / room).rglob("*.py")
    )
    source += (ROOT / "Makefile").read_text(encoding="utf-8")
    troubles = (DOCS / "van-hanh.md").read_text(encoding="utf-8").split("## 9. ")[1].split("\n## ")[0]
    sentences = re.findall(r"^\| `([^`]+)` \|", troubles, re.MULTILINE)
    assert len(sentences) > 10
    for sentence in sentences:
        for part in filter(None, (part.strip(" _") for part in sentence.split("…"))):
            assert part in source, f"nobody says “{part}”"


@pytest.mark.parametrize("guide", GUIDES)
async def test_the_lines_of_a_guide_are_understood(guide: str, world: World) -> None:
    """The blocks marked `nhan` are one conversation; `nhan tam` is said by tam. Before it, what the guide builds on was told."""
    for line in BEFORE.get(guide, ()):
        who, _, text = line.partition("> ")
        await world.say(who, text)
    said = 0
    for who, block in re.findall(r"^```nhan ?(\w*)\n(.*?)^```", GUIDES[guide], re.MULTILINE | re.DOTALL):
        for line in block.splitlines():
            answer = await world.say(who or "lan", line)
            assert answer, f"{line}: no answer"
            assert not answer.startswith(WRONG), f"{line}: {answer}"
            said += 1
    assert said > 3
    await world.checked()


async def test_each_example_of_the_collaborators_guide_is_read_back_at_once(world: World) -> None:
    """The table of examples: nothing more need be asked."""
    table = GUIDES["cong-tac-vien"].split("| Việc | Ví dụ |")[1].split("\n\n")[0]
    examples = re.findall(r"^\| [^|-]+ \| ([^|]+) \|$", table, re.MULTILINE)
    assert len(examples) >= len([kind for kind in all_kinds().values() if Role.COLLABORATOR in kind.by])
    for example in examples:
        said = await world.say("lan", example)
        said = await world.say("lan", "1") if said.startswith("Chưa thấy") else said  # what must have been told before
        assert "1. Đúng, lưu" in said, example
        await world.say("lan", "0")


BEFORE = {
    "can-bo": (
        "tam> hộ 12 sinh bé trai hôm nay, con thứ 1, mẹ Trần Thị Thu",
        "tam> 1",
        "lan> hộ 12 sinh bé trai hôm nay, con thứ 2",
        "lan> 1",
    ),
}
