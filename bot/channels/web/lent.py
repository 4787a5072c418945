"""Files fetched by a link that ends: for people whose channel carries none. No session is asked; the mark is the right.

A file of one message is only saved; a picture of a campaign is shown, also to the platform that shows it to people.
"""

from __future__ import annotations

import re
from urllib.parse import quote

from aiohttp import web

from bot.channels import House
from bot.channels.web.guard import Handler
from domain.chat import File
from domain.links import FILE_PATH, KEPT_PATH, opened
from messages import files as words
from storage import enclosures, outbox

ROUTE = f"/{FILE_PATH}/{{link:.+}}"
KEPT_ROUTE = f"/{KEPT_PATH}/{{link:.+}}"
_KEPT = re.compile(rf"{KEPT_PATH}/([0-9]{{1,18}})")
_PATH = re.compile(rf"{FILE_PATH}/([0-9]{{1,18}})/([0-9]{{1,3}})")
NOT_FOR_SEARCH = {"X-Robots-Tag": "noindex, nofollow"}
# The guard's headers keep a picture to our own page; a platform's people see it through the platform, or open it by itself.
FROM_ANYWHERE = {**NOT_FOR_SEARCH, "Cross-Origin-Resource-Policy": "cross-origin", "Cache-Control": "private, max-age=3600"}


def serve(house: House, key: bytes) -> Handler:
    """A handler that gives the file of a link as a download, until the link ends."""

    async def file(request: web.Request) -> web.StreamResponse:
        path = opened(key, request.path.lstrip("/"), house.now())
        place = _PATH.fullmatch(path) if path else None
        found = None
        if place is not None:
            said, number = int(place[1]), int(place[2])
            found = await house.store.read(lambda connection: outbox.lent_file(connection, said, number, house.now()))
        if found is None:
            return web.Response(status=404, text=words.ended(), headers=NOT_FOR_SEARCH)
        shown = f"attachment; filename*=UTF-8''{quote(found.name, safe='')}"
        headers = {**NOT_FOR_SEARCH, "Content-Disposition": shown}
        return web.Response(body=found.content, content_type="application/octet-stream", headers=headers)

    return file


def serve_kept(house: House, key: bytes) -> Handler:
    """A handler that gives the picture or document of a campaign, until the link ends."""

    async def file(request: web.Request) -> web.StreamResponse:
        path = opened(key, request.path.lstrip("/"), house.now())
        number = _KEPT.fullmatch(path) if path else None
        found = None
        if number is not None:
            found = await house.store.read(lambda connection: enclosures.whole(connection, int(number[1])))
        if found is None:
            return web.Response(status=404, text=words.ended(), headers=NOT_FOR_SEARCH)
        shown = f"{'inline' if found.picture else 'attachment'}; filename*=UTF-8''{quote(found.name, safe='')}"
        return web.Response(
            body=found.content, content_type=type_of(found), headers={**FROM_ANYWHERE, "Content-Disposition": shown}
        )

    return file


def type_of(file: File) -> str:
    """What a browser may take it for; whatever is no picture is only ever saved."""
    if not file.picture:
        return "application/octet-stream"
    return "image/png" if file.content.startswith(b"\x89PNG") else "image/jpeg"
