"""`python -m tests.telegram 8081 TOKEN` serves the emulator and lets the terminal be one person with a telephone.

Then, in another terminal: TELEGRAM_TOKENS=TOKEN TELEGRAM_API_URL=http://127.0.0.1:8081 make run
"""

from __future__ import annotations

import asyncio
import sys

from tests.telegram.emulator import Emulator
from tests.telegram.people import Phone, labels

CHAT = 501


async def talk(port: int, token: str) -> None:
    """What is typed is said; "[1. Đúng, lưu]" presses that button."""
    async with Emulator().running(port) as emulator:
        phone = Phone(emulator, emulator.bot(token), CHAT)
        showing = asyncio.create_task(show(phone))
        while line := await asyncio.to_thread(sys.stdin.readline):
            text = line.strip()
            if text.startswith("[") and text.endswith("]"):
                if any(text[1:-1] in labels(one) for one in phone.said()):
                    await phone.user_presses(text[1:-1])
                else:
                    print("No such button.")
            elif text:
                await phone.user_says(text)
        await asyncio.sleep(2)  # the last answers, when the lines came from a file
        showing.cancel()


async def show(phone: Phone) -> None:
    while True:
        said = await phone.hears("", seconds=1e9)
        print(said.get("text", ""), *(f"[{label}]" for label in labels(said)), sep="\n  ", flush=True)


if __name__ == "__main__":
    asyncio.run(talk(int(sys.argv[1]), sys.argv[2]))
