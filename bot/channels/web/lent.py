"""Files fetched by a link that ends: for people whose channel carries none. No session is asked; the mark is the right."""

from __future__ import annotations

import re
from urllib.parse import quote

from aiohttp import web

from bot.channels import House
from bot.channels.web.guard import Handler
from domain.links import FILE_PATH, opened
from messages import files as words
from storage import outbox

ROUTE = f"/{FILE_PATH}/{{link:.+}}"
_PATH = re.compile(rf"{FILE_PATH}/([0-9]{{1,18}})/([0-9]{{1,3}})")
NOT_FOR_SEARCH = {"X-Robots-Tag": "noindex, nofollow"}


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
