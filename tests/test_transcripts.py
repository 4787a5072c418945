"""Conversations as people have them, replayed word for word. A ward officer can review the files in transcripts/.

"@ 2026-11-21 12:00" sets the clock (Hà Nội time), "lan> …" is said, "lan> [1]" is pressed; what follows is the answer.
`pytest --update` writes the answers anew; a person reads the diff.
"""

from __future__ import annotations

import asyncio
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.world import World

BOOKS = sorted((Path(__file__).parent / "transcripts").glob("*.txt"))
WRITTEN = {book.stem: book.read_text(encoding="utf-8") for book in BOOKS}
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


@pytest.mark.parametrize("book", BOOKS, ids=lambda book: book.stem)
async def test_the_conversation_goes_as_written(book: Path, world: World, request: pytest.FixtureRequest) -> None:
    written = WRITTEN[book.stem]
    spoken = await replay(written, world)
    await world.checked()
    if request.config.getoption("--update") and world.store.dialect == "sqlite":
        await asyncio.to_thread(book.write_text, spoken, encoding="utf-8")
        WRITTEN[book.stem] = spoken
    else:
        assert spoken == written


async def replay(written: str, world: World) -> str:
    """The transcript with the answers as they are now. Comments (#) and clock lines stay."""
    lines: list[str] = []
    for line in written.splitlines():
        if line.startswith("@ "):
            world.now = datetime.fromisoformat(line[2:].strip()).replace(tzinfo=ZONE)
            lines.append(line)
        elif line.startswith("#") or not line.strip():
            if line.startswith("#"):
                lines.append(line)
        elif not line.startswith(" ") and ">" in line:
            who, _, said = line.partition("> ")
            lines.append(line)
            said = said.replace("\\n", "\n")
            pressed = said[1:-1] if said.startswith("[") and said.endswith("]") else ""
            answer = await (world.press(who, pressed) if pressed else world.say(who, said))
            lines += [f"  {text}".rstrip() for text in answer.splitlines()] if answer else ["  (không trả lời)"]
            lines.append("")
    return "\n".join(lines).rstrip() + "\n"
