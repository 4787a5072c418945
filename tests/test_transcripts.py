"""Conversations as people have them, replayed word for word. A ward officer can review the files in transcripts/.

"@ 2026-11-21 12:00" sets the clock (Hà Nội time) and lets what is due happen, "lan> …" is said, "lan> [1]" is pressed,
"lan> (ảnh lich.png)" is sent; what follows is the answer. "→ hoa:" is what somebody else's phone shows then.
`pytest --update` writes the answers anew; a person reads the diff.
"""

from __future__ import annotations

import asyncio
import re
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.world import World, shown

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


def pushed(says: list[tuple[str, str]]) -> list[str]:
    """What phones show that nobody has just written from."""
    return [line for who, text in says for line in (f"  → {who}:", *(f"    {part}".rstrip() for part in text.splitlines()))]


async def replay(written: str, world: World) -> str:
    """The transcript with the answers as they are now. Comments (#) and clock lines stay."""
    lines: list[str] = []
    for line in written.splitlines():
        if line.startswith("@ "):
            world.now = datetime.fromisoformat(line[2:].strip()).replace(tzinfo=ZONE)
            lines += [line, *pushed(await world.ring())]
        elif line.startswith("#") or not line.strip():
            if line.startswith("#"):
                lines.append(line)
        elif not line.startswith(" ") and ">" in line:
            who, _, said = line.partition("> ")
            lines.append(line)
            said = said.replace("\\n", "\n")
            pressed = said[1:-1] if said.startswith("[") and said.endswith("]") else ""
            sent = re.fullmatch(r"\((?:ảnh|tệp) (\S+)\)", said)
            before = len(world.channel.says)
            if sent:
                answer = await world.send(who, sent[1])
            else:
                answer = await (world.press(who, pressed) if pressed else world.say(who, said))
            lines += [f"  {text}".rstrip() for text in answer.splitlines()] if answer else ["  (không trả lời)"]
            lines += pushed([(other, shown(say)) for other, say in world.channel.says[before:] if other != who])
            lines.append("")
    return "\n".join(lines).rstrip() + "\n"
