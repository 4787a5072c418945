"""Serves the read-only pages: opens the link, asks the database what its reader may see, notes what was read, answers."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from aiohttp import web

import messages.view
from bot.view import campaigns, entries, figures, periods, stocks
from bot.view.reader import Link, Reader, Shut, follow, reader_of
from domain.links import VIEW_PATH
from domain.papers import Form, Order
from domain.report import Report
from domain.traces import trace_of
from messages import viewing as words
from messages.view import pages
from scheduler import gathering
from storage import audit
from storage.connection import Connection
from storage.store import StoreProblem

if TYPE_CHECKING:
    from bot.channels import House

log = logging.getLogger("danso")

FORMS = {"word": Form.WORD, "excel": Form.EXCEL, "csv": Form.CSV}
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """A page, its facts, and what was read, for the audit. With `order` the facts are those of a paper to be made."""

    page: str
    reader: Reader
    facts: object
    act: str
    subjects: tuple[str, ...]
    order: Order | None = None


def routes(house: House, key: bytes) -> list[web.RouteDef]:
    """What the web server answers under /xem."""
    style = (Path(messages.view.__file__).parent / pages.STYLE).read_bytes()

    async def css(_: web.Request) -> web.StreamResponse:
        return web.Response(body=style, content_type="text/css", charset="utf-8", headers={"Cache-Control": "max-age=300"})

    async def page(request: web.Request) -> web.StreamResponse:
        try:
            answer = await _answer(house, key, request)
            if answer.order is not None:
                return await _file(house, answer.facts, answer.order)
            return _html(200, pages.page(answer.page, answer.reader.frame, answer.facts))
        except Shut as shut:
            return _html(shut.status, pages.plain(shut.sentence))
        except StoreProblem:
            log.error("pages: the database is out of reach")
        except Exception as error:
            log.error("pages: %s", trace_of(error))  # never the path: it opens the pages
        return _html(503, pages.plain(words.not_now()))

    return [web.get("/xem.css", css), web.get(f"/{VIEW_PATH}/{{rest:.*}}", page)]


async def _answer(house: House, key: bytes, request: web.Request) -> Answer:
    """What the link shows, once it is noted that it was read."""
    now = house.now()
    link = follow(key, request.path, now)
    query = {name: request.query.get(name, "") for name in ("to", "trang", "xep")}
    answer = await house.store.read(lambda connection: _look(connection, link, now, query))
    who = answer.reader.member
    await house.store.run(
        lambda connection: audit.note(connection, answer.act, answer.subjects, now=now, ward=who.ward, member=who.id)
    )
    return answer


async def _file(house: House, facts: object, order: Order) -> web.Response:
    """The paper as a download. What makes it is loaded only now, and works beside the event loop."""
    from scheduler import making

    assert isinstance(facts, Report)
    say = await asyncio.to_thread(making.make, facts, order, house.settings.templates)
    if not say.files:
        raise Shut(503, say.text)  # the ward's own template cannot be filled: the sentence says where
    file = say.files[0]
    shown = f"attachment; filename*=UTF-8''{quote(file.name, safe='')}"
    headers = {**HEADERS, "Content-Disposition": shown}
    return web.Response(body=file.content, content_type="application/octet-stream", headers=headers)


def _look(connection: Connection, link: Link, now: datetime, query: dict[str, str]) -> Answer:
    """The page behind the link. Raises Shut when there is none, or not for this reader."""
    reader = reader_of(connection, link, now)
    name, *rest = link.page.rstrip("/").split("/")
    show = _PAGES.get((name, len(rest)))
    if show is None:
        raise Shut(404, words.no_such_page())
    return show(connection, reader, rest, query)


def _door(_: Connection, reader: Reader, __: list[str], ___: dict[str, str]) -> Answer:
    """Nothing yet: whatever fetches a link to show what is behind it sees no figure."""
    return Answer("door", reader, None, "view_door", (f"ward:{reader.member.ward}",))


def _way(connection: Connection, reader: Reader, rest: list[str], _: dict[str, str]) -> Answer:
    """The door with the way to a campaign: no figure yet, for the same reason."""
    one = campaigns.found(connection, reader, _number(rest[0]))
    return Answer("door", reader, one.id, "view_door", (f"campaign:{one.id}",))


def _campaign(connection: Connection, reader: Reader, rest: list[str], _: dict[str, str]) -> Answer:
    found = campaigns.account(connection, reader, _number(rest[0]))
    return Answer("campaign", reader, found, "view_campaign", (f"campaign:{found.account.number}",))


def _campaigns(connection: Connection, reader: Reader, _: list[str], __: dict[str, str]) -> Answer:
    return Answer("campaigns", reader, campaigns.listed(connection, reader), "view_campaigns", (f"ward:{reader.member.ward}",))


def _period(connection: Connection, reader: Reader, rest: list[str], query: dict[str, str]) -> Answer:
    area = _number(query["to"])
    found = figures.period(connection, reader, rest[0], area)
    return Answer("period", reader, found, "view_period", (f"area:{area}" if area else f"ward:{reader.member.ward}",))


def _groups(connection: Connection, reader: Reader, rest: list[str], query: dict[str, str]) -> Answer:
    found = figures.groups(connection, reader, rest[0], query["xep"])
    return Answer("groups", reader, found, "view_groups", (f"ward:{reader.member.ward}",))


def _months(connection: Connection, reader: Reader, rest: list[str], _: dict[str, str]) -> Answer:
    return Answer("months", reader, figures.months(connection, reader, rest[0]), "view_months", (f"ward:{reader.member.ward}",))


def _behind(connection: Connection, reader: Reader, rest: list[str], query: dict[str, str]) -> Answer:
    leaf = _number(query["trang"]) or 1
    found = entries.behind(connection, reader, rest[0], rest[1], _number(query["to"]), leaf)
    read = tuple(f"entry:{one.id}" for one in found.entries) or (f"ward:{reader.member.ward}",)
    return Answer("behind", reader, found, "view_list", read)


def _entry(connection: Connection, reader: Reader, rest: list[str], _: dict[str, str]) -> Answer:
    found = entries.traced(connection, reader, rest[0])
    return Answer("entry", reader, found, "view_entry", (f"entry:{found.id}",))


def _stock(connection: Connection, reader: Reader, rest: list[str], query: dict[str, str]) -> Answer:
    area = _number(query["to"])
    found = stocks.stocked(connection, reader, rest[0], rest[1], area)
    return Answer("stock", reader, found, "view_stock", (f"area:{area}" if area else f"ward:{reader.member.ward}",))


def _download(connection: Connection, reader: Reader, rest: list[str], _: dict[str, str]) -> Answer:
    periods.span_named(rest[0])
    if rest[1] not in FORMS:
        raise Shut(404, words.no_such_page())
    order = Order("report", rest[0], reader.today.isoformat(), FORMS[rest[1]], names=False)
    found = gathering.report(connection, reader.member, order)
    if found is None:
        raise Shut(403, words.no_right())
    return Answer("", reader, found, "view_report", (f"ward:{reader.member.ward}",), order)


# (first word of the address, how many follow) → the page
_PAGES: dict[tuple[str, int], Callable[[Connection, Reader, list[str], dict[str, str]], Answer]] = {
    ("", 0): _door,
    ("mo", 1): _way,
    ("tin", 0): _campaigns,
    ("tin", 1): _campaign,
    ("ky", 1): _period,
    ("to", 1): _groups,
    ("xu-huong", 1): _months,
    ("so", 2): _behind,
    ("dau-ky", 2): _stock,
    ("viec", 1): _entry,
    ("tai", 2): _download,
}


def _number(text: str) -> int:
    """A number of an address; 0 when there is none. Raises Shut for what is none."""
    if not text:
        return 0
    if not (text.isascii() and text.isdecimal() and len(text) <= 9):
        raise Shut(404, words.no_such_page())
    return int(text)


def _html(status: int, body: str) -> web.Response:
    return web.Response(status=status, text=body, content_type="text/html", charset="utf-8", headers=HEADERS)
