"""`python -m bot console`: talk to the bot in a terminal, as somebody of the demo or as one's own member."""

from __future__ import annotations

import asyncio
import secrets
from datetime import datetime
from pathlib import Path

from bot import demo
from bot.app import App
from bot.channels import House
from bot.channels.console import Console, incoming, read_line
from bot.present import now
from bot.settings import Settings
from scheduler.papers import Papers
from scheduler.sender import Sender
from storage import claims, members, places
from storage.connection import Connection
from storage.migrate import upgrade
from storage.store import StoreProblem, open_store


async def talk(settings: Settings, person: str, record: Path | None) -> None:
    """Read lines until the end of input. `record`: write the conversation down as a transcript (demo people only)."""
    upgrade(settings.database_url)
    store = open_store(settings.database_url)
    try:
        await demo.load_if_wanted(store, settings, now())
        in_demo = await store.run(lambda connection: _bind(connection, person, now()))
        if record is not None and not in_demo:
            raise StoreProblem("--record writes down demo people only; this database is not a demo.")
        await store.run(lambda connection: claims.free_leases(connection, ["console"], now()))
        console = Console()
        sender = Sender(store, {"console": console}, now)
        papers = Papers(store, now, sender.wake, settings.templates)
        app = App(store, now, lambda: None, settings.web_address)
        house = House(app.receive, store, settings, now, app.wants_file)
        written = [f"@ {now().astimezone().isoformat(timespec='minutes')}"]
        session = secrets.token_hex(4)
        number = 0
        while (line := await read_line(f"{person}> ")) is not None:
            number += 1
            before = len(console.said)
            await app.receive(incoming(line, house, "local", person, f"{session}-{number}", console))
            await papers.drain()
            await sender.drain()
            written.append(f"{person}> {line}")
            for say in console.said[before:]:
                written += [f"  {text}" if text else "" for text in say.numbered().splitlines()] + [""]
        if record is not None:
            await asyncio.to_thread(record.write_text, "\n".join(written).rstrip() + "\n", encoding="utf-8")
    finally:
        await store.close()


def _bind(connection: Connection, person: str, moment: datetime) -> bool:
    """In a demo the terminal is this demo person; elsewhere somebody who joins by a code. Whether it is a demo."""
    wards = places.wards(connection)
    if not wards or not wards[0].demo:
        return False
    known = next((one for one in demo.PEOPLE if one.key == person), None)
    if known is None:
        keys = ", ".join(one.key for one in demo.PEOPLE)
        raise StoreProblem(f"--as takes one of {keys}.")
    if known.role is not None and members.at(connection, "console", "local", person, "9999") is None:
        same = members.at(connection, demo.CHANNEL, demo.ACCOUNT, person, moment.date().isoformat())
        if same is not None:
            members.bind(connection, "console", "local", person, same.member.id, moment)
    return True
