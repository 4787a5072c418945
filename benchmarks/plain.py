"""The plain handler: the same job in the obvious design, an aiogram Dispatcher on SQLAlchemy async with aiosqlite.

One transaction an update, the FSM state in SQL within it, Core statements; the same tables, reader, rows and durability.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from contextvars import ContextVar
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from aiogram import BaseMiddleware, Bot, Dispatcher, F, Router
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.fsm.storage.base import BaseStorage, StateType, StorageKey
from aiogram.fsm.storage.memory import SimpleEventIsolation
from aiogram.types import Message, TelegramObject, Update
from sqlalchemy import BigInteger, Column, MetaData, String, Table, Text, bindparam, event, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from benchmarks import city
from benchmarks.city import Collaborator
from benchmarks.ours import now
from domain.counting import lines
from domain.kind import all_kinds
from domain.reading.reader import read
from storage.tables import address, area, audit, charge, entry, household, inbox, ledger, member, outbox, tally, ward_tally
from storage.times import iso

FSM = Table(
    "fsm",
    MetaData(),
    Column("user", BigInteger, primary_key=True),
    Column("state", String),
    Column("data", Text, nullable=False, server_default="{}"),
)
# One connection: BEGIN IMMEDIATE lets one write at a time anyway, and with five the callers sleep in SQLite's busy handler.
CONNECTIONS = 1
CURRENT: ContextVar[AsyncConnection] = ContextVar("CURRENT")
router = Router()


class Telling(StatesGroup):
    """The one question of this conversation."""

    confirm = State()


class SqlStorage(BaseStorage):
    """Where aiogram keeps a conversation: in the table fsm, within the transaction of the update."""

    async def set_state(self, key: StorageKey, state: StateType = None) -> None:
        kept = state.state if isinstance(state, State) else state
        await CURRENT.get().execute(_SET_STATE, {"user": key.user_id, "state": kept})

    async def get_state(self, key: StorageKey) -> str | None:
        row = (await CURRENT.get().execute(_GET, {"b_user": key.user_id})).first()
        return row.state if row else None

    async def set_data(self, key: StorageKey, data: Mapping[str, Any]) -> None:
        await CURRENT.get().execute(_SET_DATA, {"user": key.user_id, "data": json.dumps(data, ensure_ascii=False)})

    async def get_data(self, key: StorageKey) -> dict[str, Any]:
        row = (await CURRENT.get().execute(_GET, {"b_user": key.user_id})).first()
        return dict(json.loads(row.data)) if row else {}

    async def close(self) -> None: ...


class OnceOnly(BaseMiddleware):
    """Drops an update that was served before; finds who writes."""

    async def __call__(
        self, handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]], event: TelegramObject, data: dict[str, Any]
    ) -> Any:
        assert isinstance(event, Update)
        assert event.message is not None
        chat = event.message.chat
        connection = CURRENT.get()
        who = (await connection.execute(_MEMBER, {"b_chat": chat.username, "b_today": now().date().isoformat()})).one()
        row = {
            "channel": city.CHANNEL,
            "account": city.ACCOUNT,
            "ref": str(event.update_id),
            "chat": chat.username,
            "member_id": who.id,
            "at": iso(event.message.date),
            "text": event.message.text,
        }
        heard = (await connection.execute(_CLAIM, row)).first()
        if heard is None:
            return None
        return await handler(event, {**data, "who": who, "heard": heard.id})


@router.message(Telling.confirm, F.text == "1")
async def confirm(message: Message, state: FSMContext, who: Any, heard: int) -> None:
    """Save what was told: entry, counts, audit, receipt."""
    connection = CURRENT.get()
    told = await state.get_data()
    kind, values = all_kinds()[told["kind"]], told["values"]
    at = date.fromisoformat(values["date"])
    near = {
        "b_ward": who.ward_id,
        "b_kind": kind.key,
        "b_area": who.area_id,
        "b_first": (at - timedelta(days=kind.window)).isoformat(),
        "b_last": (at + timedelta(days=kind.window)).isoformat(),
    }
    same = [row for row in await connection.execute(_NEAR, near) if json.loads(row.fields) == values]
    if same:
        await reply(message, "Việc này đã được báo rồi.", who, heard)
        return
    moment = iso(now())
    row = {
        "ward_id": who.ward_id,
        "kind": kind.key,
        "area_id": who.area_id,
        "household_id": told["household"],
        "day": values["date"],
        "told": now().date().isoformat(),
        "teller_id": who.id,
        "inbox_id": told["heard"],
        "fields": json.dumps(values, ensure_ascii=False),
        "made_at": moment,
    }
    new = (await connection.execute(_ADD, row)).one().id
    counted = [
        {"ward_id": who.ward_id, "area_id": who.area_id, "count": key, "day": values["date"], "n": n}
        for key, n in lines(kind, values).items()
    ]
    await connection.execute(insert(ledger), [{"entry_id": new, **line} for line in counted])
    sums = [{"month": line.pop("day")[:7], **line} for line in counted]
    await connection.execute(_COUNT, sums)
    await connection.execute(_COUNT_WARD, [{key: each[key] for key in ("ward_id", "month", "count", "n")} for each in sums])
    note = {"at": moment, "ward_id": who.ward_id, "member_id": who.id, "act": "add", "subject": f"entry:{new}"}
    await connection.execute(insert(audit), note)
    month = {"b_ward": who.ward_id, "b_area": who.area_id, "b_month": values["date"][:7]}
    counts = dict((await connection.execute(_MONTH, month)).all())
    await state.clear()
    await reply(message, f'Đã lưu. Tháng này: {counts.get("births", 0)} cháu. Gõ "huy" nếu nhầm.', who, heard)


@router.message(F.text)
async def tell(message: Message, state: FSMContext, who: Any, heard: int) -> None:
    """Read a line, keep it as a draft, read it back."""
    reading = read(message.text or "", now().date())
    if not reading.records:
        await reply(message, "Tôi chưa hiểu.", who, heard)
        return
    record = reading.records[0]
    home = {"b_area": who.area_id, "b_number": str(record.fields.get("household"))}
    listed = (await CURRENT.get().execute(_HOME, home)).first()
    draft = {"kind": record.kind, "values": record.fields, "household": listed.id if listed else None, "heard": heard}
    await state.set_state(Telling.confirm)
    await state.set_data(draft)
    shown = "\n".join(f"- {key}: {value}" for key, value in record.fields.items())
    await reply(message, f"Tổ {who.area}\n{shown}\n1. Đúng  2. Sửa  0. Bỏ", who, heard)


async def reply(message: Message, text: str, who: Any, heard: int) -> None:
    """Queue a reply; no sender runs on either side."""
    at = iso(now())
    row = {
        "channel": city.CHANNEL,
        "account": city.ACCOUNT,
        "chat": message.chat.username,
        "member_id": who.id,
        "inbox_id": heard,
        "body": text,
        "due_at": at,
        "made_at": at,
    }
    await CURRENT.get().execute(insert(outbox), row)


class Plain:
    """The plain handler, spoken to with Telegram updates as a webhook would get them."""

    def __init__(self, engine: AsyncEngine, dispatcher: Dispatcher) -> None:
        self._engine = engine
        self._dispatcher = dispatcher
        self._bot = Bot("42:bench")
        self._said = 0

    async def say(self, who: Collaborator, text: str) -> None:
        """One inbound update, served and committed."""
        self._said += 1
        number = self._said
        person = {"id": who.member, "username": who.address, "first_name": "Lan"}
        message = {
            "message_id": number,
            "date": int(now().timestamp()),
            "chat": {"type": "private", **person},
            "from": {"is_bot": False, **person},
            "text": text,
        }
        async with self._engine.begin() as connection:
            CURRENT.set(connection)
            await self._dispatcher.feed_raw_update(self._bot, {"update_id": number, "message": message})


@asynccontextmanager
async def opened(file: Path) -> AsyncIterator[Plain]:
    """The plain handler on this database."""
    engine = create_async_engine(f"sqlite+aiosqlite:///{file}", pool_size=CONNECTIONS, max_overflow=0)

    @event.listens_for(engine.sync_engine, "connect")
    def connected(raw: Any, _: object) -> None:
        raw.isolation_level = None
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=10000", "foreign_keys=ON", "cache_size=-4000"):
            raw.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine.sync_engine, "begin")
    def begun(connection: Any) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    dispatcher = Dispatcher(storage=SqlStorage(), events_isolation=SimpleEventIsolation())
    dispatcher.update.outer_middleware(OnceOnly())
    dispatcher.include_router(router)
    try:
        async with engine.begin() as connection:
            await connection.run_sync(FSM.metadata.create_all)
        yield Plain(engine, dispatcher)
    finally:
        router._parent_router = None  # so that the next round may have it
        await engine.dispose()


_GET = select(FSM.c.state, FSM.c.data).where(FSM.c.user == bindparam("b_user"))
_SET_STATE = upsert(FSM)
_SET_STATE = _SET_STATE.on_conflict_do_update(index_elements=["user"], set_={"state": _SET_STATE.excluded.state})
_SET_DATA = upsert(FSM)
_SET_DATA = _SET_DATA.on_conflict_do_update(index_elements=["user"], set_={"data": _SET_DATA.excluded.data})
_CLAIM = upsert(inbox).on_conflict_do_nothing(index_elements=["channel", "account", "ref"]).returning(inbox.c.id)
_MEMBER = (
    select(member.c.id, member.c.ward_id, charge.c.area_id, area.c.name.label("area"))
    .join(address, address.c.member_id == member.c.id)
    .join(charge, charge.c.member_id == member.c.id)
    .join(area, area.c.id == charge.c.area_id)
    .where(
        address.c.channel == city.CHANNEL,
        address.c.account == city.ACCOUNT,
        address.c.chat == bindparam("b_chat"),
        charge.c.since <= bindparam("b_today"),
        charge.c.until.is_(None),
    )
)
_HOME = select(household.c.id).where(household.c.area_id == bindparam("b_area"), household.c.number == bindparam("b_number"))
_NEAR = select(entry.c.fields).where(
    entry.c.ward_id == bindparam("b_ward"),
    entry.c.kind == bindparam("b_kind"),
    entry.c.day.between(bindparam("b_first"), bindparam("b_last")),
    entry.c.area_id == bindparam("b_area"),
    entry.c.state == "live",
)
_ADD = insert(entry).returning(entry.c.id)
_COUNT = upsert(tally)
_COUNT = _COUNT.on_conflict_do_update(
    index_elements=["ward_id", "month", "area_id", "count"], set_={"n": tally.c.n + _COUNT.excluded.n}
)
_COUNT_WARD = upsert(ward_tally)
_COUNT_WARD = _COUNT_WARD.on_conflict_do_update(
    index_elements=["ward_id", "month", "count"], set_={"n": ward_tally.c.n + _COUNT_WARD.excluded.n}
)
_MONTH = select(tally.c.count, tally.c.n).where(
    tally.c.ward_id == bindparam("b_ward"), tally.c.month == bindparam("b_month"), tally.c.area_id == bindparam("b_area")
)
