"""Operators' commands: the first administrator, and the check that every figure equals a recount from the entries."""

from __future__ import annotations

from datetime import timedelta

from bot.present import now
from bot.settings import Settings
from domain.people import Role
from handlers.join import new_secret, spelled
from storage import accounts, codes, places
from storage import check as checking
from storage.connection import Connection
from storage.migrate import upgrade
from storage.store import open_store

ADMIN_CODE = timedelta(days=7)


async def make_admin(settings: Settings, name: str, ward: str) -> str:
    """A code that makes its sender an administrator, in a sentence for the operator."""
    upgrade(settings.database_url)
    store = open_store(settings.database_url)
    secret, moment = new_secret(), now()

    def visit(connection: Connection) -> None:
        made = places.add_ward(connection, ward) if ward else None
        codes.put(connection, secret, ward=made, role=Role.ADMIN, now=moment, lasts=ADMIN_CODE, name=name)

    try:
        await store.run(visit)
    finally:
        await store.close()
    return f"{name} becomes administrator by sending this code to the bot within 7 days: {spelled(secret)}"


async def list_accounts(settings: Settings) -> str:
    """A line for each account: its people, those who blocked it, its last traffic, what waits to be sent."""
    upgrade(settings.database_url)
    store = open_store(settings.database_url)
    try:
        found = await store.read(accounts.all_accounts)
    finally:
        await store.close()
    lines = [
        f"{one.channel}/{one.account}: {one.people} people ({one.gone} cannot be reached), heard {one.heard_at[:16] or 'never'}, "
        f"sent {one.sent_at[:16] or 'never'}, {one.waiting} waiting"
        for one in found
    ]
    return "\n".join(lines) or "No account has been used yet."


async def check(settings: Settings) -> tuple[str, int]:
    """(a report in a few lines, how many figures differ from the recount)."""
    upgrade(settings.database_url)
    store = open_store(settings.database_url)
    try:
        found = await store.read(checking.recount)
    finally:
        await store.close()
    lines = [f"{found.entries} entries, {found.figures} figures by area, kind and day: "]
    lines[0] += "all equal to the recount." if not found.differing else f"{len(found.differing)} differ."
    lines += found.differing[:20]
    return "\n".join(lines), len(found.differing)
