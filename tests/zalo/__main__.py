"""`python -m tests.zalo 8081 TOKEN` serves the emulator and lets the terminal be one person with a telephone.

Then, in another terminal: ZALO_TOKENS=TOKEN ZALO_API_URL=http://127.0.0.1:8081 make run
A third word chooses how Zalo behaves: docs, observed (the default) or worst.
"""

from __future__ import annotations

import asyncio
import sys

from tests.zalo.emulator import Emulator
from tests.zalo.knobs import PROFILES
from tests.zalo.people import Phone, chat_id

OTHERS = ("photo", "sticker", "voice", "unsupported")


async def talk(port: int, token: str, profile: str) -> None:
    """What is typed is said; "[photo]", "[sticker]", "[voice]" and "[unsupported]" send one."""
    async with Emulator(PROFILES[profile]).running(port) as emulator:
        phone = Phone(emulator, emulator.bot(token), chat_id("phone"))
        showing = asyncio.create_task(show(phone))
        while line := await asyncio.to_thread(sys.stdin.readline):
            text = line.strip()
            if text[1:-1] in OTHERS and text == f"[{text[1:-1]}]":
                await phone.user_sends(text[1:-1])
            elif text:
                await phone.user_says(text)
        await asyncio.sleep(3)  # the last answers, when the lines came from a file
        showing.cancel()


async def show(phone: Phone) -> None:
    while True:
        print("  " + (await phone.hears("", seconds=1e9)).replace("\n", "\n  ") + "\n", flush=True)


if __name__ == "__main__":
    asyncio.run(talk(int(sys.argv[1]), sys.argv[2], sys.argv[3] if len(sys.argv) > 3 else "observed"))
