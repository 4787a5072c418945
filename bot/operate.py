"""Operators' commands: the first administrator, and the check that every figure equals a recount from the entries."""

from __future__ import annotations

from datetime import timedelta

from bot.present import now
from bot.settings import Settings
from domain.people import Role
from handlers.join import new_secret, spelled
from storage import accounts, audit, codes, members, places, rations
from storage import check as checking
from storage.accounts import Account
from storage.connection import Connection
from storage.mend import mend
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


async def make_city_reader(settings: Settings, number: int, *, city: bool) -> str:
    """Give a supervisor the sums of every ward, or take them back; a sentence for the operator."""
    upgrade(settings.database_url)
    store = open_store(settings.database_url)
    moment = now()

    def visit(connection: Connection) -> str:
        known = members.by_id(connection, number, moment.date().isoformat())
        if known is None or known.member.role is not Role.SUPERVISOR:
            return f"Member {number} is no supervisor. Invite one with /moi lãnh đạo; /thanhvien shows the numbers."
        members.set_city(connection, number, city)
        act = "city_reader" if city else "no_city_reader"
        audit.note(connection, act, (f"member:{number}",), now=moment, ward=known.member.ward, member=None)
        return f"Member {number} reads {'the sums of every ward: tonghop thành phố' if city else 'only the own ward'}."

    try:
        return await store.run(visit)
    finally:
        await store.close()


async def list_accounts(settings: Settings) -> str:
    """A line for each account: its people, those who blocked it, its last traffic, what waits to be sent, its month.

    Under it a warning where a platform's limit is near.
    """
    upgrade(settings.database_url)
    store = open_store(settings.database_url)
    moment = now()
    try:
        found = await store.read(lambda connection: accounts.all_accounts(connection, moment))
    finally:
        await store.close()
    return "\n".join(line for one in found for line in (_account_line(one), *_warnings(one))) or "No account has been used yet."


def _account_line(one: Account) -> str:
    line = (
        f"{one.channel}/{one.account}: {one.people} people ({one.gone} cannot be reached), heard {one.heard_at[:16] or 'never'}, "
        f"sent {one.sent_at[:16] or 'never'}, {one.waiting} waiting, "
    )
    if one.most_people is not None:
        line += f"{one.writers} of {one.most_people} places taken, "
    return line + (f"{one.sent_month} of {one.a_month}" if one.a_month is not None else str(one.sent_month)) + " sent this month"


def _warnings(one: Account) -> list[str]:
    """What the operator should do something about."""
    found = []
    if one.a_month is not None:
        passed = [line for line in rations.WARN_AT if one.sent_month * 100 >= one.a_month * line]
        found += [f"  WARNING: {passed[-1]} % of the month's messages are sent; for more, add a token"] if passed else []
    if one.most_people is not None and one.writers * 100 >= one.most_people * rations.INVITE_TO:
        found.append("  WARNING: nobody more is invited to this account; for more people, add a token")
    return found


async def check(settings: Settings, *, put_right: bool = False) -> tuple[str, int]:
    """(a report in a few lines, how many figures differ from the recount). `put_right`: mend them first."""
    upgrade(settings.database_url)
    store = open_store(settings.database_url)
    try:
        mended = await store.run(mend) if put_right else 0
        found = await store.read(checking.recount)
    finally:
        await store.close()
    lines = [f"{found.entries} entries, {found.figures} figures by area, kind and day: "]
    lines[0] += "all equal to the recount." if not found.differing else f"{len(found.differing)} differ."
    lines += found.differing[:20]
    lines += [f"{mended} figures were put right."] if put_right else []
    lines += ["To put them right: python -m bot check --mend (back up first)."] if found.differing and not put_right else []
    return "\n".join(lines), len(found.differing)
