"""The HTTP server of the page. The page holds nothing: what was said is read from storage, so a restart loses nothing."""

from __future__ import annotations

import errno
import logging
import secrets
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote
from zoneinfo import ZoneInfo

from aiohttp import web

from bot import demo, view
from bot.channels import ChannelProblem, House, tokens
from bot.channels.web import figures, guard, lent, wire
from bot.channels.web.feed import Chat, Feed
from domain.chat import MOST_BYTES, Enclosed, Incoming, Say, Traits
from domain.kind import all_kinds
from domain.people import acts_as
from domain.traces import trace_of
from storage import conversation, keys, members, places
from storage.places import Ward

log = logging.getLogger("danso")

ACCOUNT = "web"
BODY_BYTES = 16 * 1024
LEAVE_SECONDS = 10  # how long a message in hand may take when the process stops
_FOLDER = Path(__file__).parent / "page"
_TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


class Web:
    """The channel. Each answer lies in the outbox already; to send it is to tell the open pages to look."""

    name = "web"
    traits = Traits(buttons=True)

    def __init__(self) -> None:
        self.address = ""
        self._runner: web.AppRunner | None = None
        self._feed: Feed | None = None

    async def start(self, house: House) -> None:
        """Listen. `address` is then where a browser finds the page."""
        wards = await house.store.read(places.wards)
        # Being everyone is for invented people, in front of this machine, where no real platform is connected.
        on_trial = bool(wards) and all(ward.demo for ward in wards) and guard.is_loopback(house.settings.web_host)
        everyone = on_trial and not tokens()
        key = await house.store.run(lambda connection: keys.of(connection, keys.LINKS))
        self._feed = Feed(house.store, all_see=everyone)
        page = _Page(house, self._feed, wards[0] if everyone else None, key)
        self._runner = web.AppRunner(page.app(), access_log=None, shutdown_timeout=LEAVE_SECONDS)
        await self._runner.setup()
        host, port = house.settings.web_host, house.settings.web_port
        try:
            await web.TCPSite(self._runner, host, port).start()
        except OSError as error:
            await self.stop()
            raise _problem(error, host, port) from error
        port = self._runner.addresses[0][1]
        shown = "localhost" if host in ("0.0.0.0", "::") else f"[{host}]" if ":" in host else host
        self.address = f"http://{shown}:{port}"

    async def stop(self) -> None:
        if self._runner is not None and self._feed is not None:
            for site in list(self._runner.sites):
                await site.stop()
            self._feed.close()
            await self._runner.cleanup()
            self._runner = None

    async def send(self, account: str, address: str, say: Say) -> str:
        """Wake the pages of this chat. Never fails: who has no page open now finds the message later."""
        if self._feed is not None:
            self._feed.wake(Chat(account, address))
        return secrets.token_hex(8)


class _Page:
    """What the page may ask. `trial` is the demo ward while one may be everyone in it, otherwise None."""

    def __init__(self, house: House, feed: Feed, trial: Ward | None, key: bytes) -> None:
        self._key = key
        self._house = house
        self._feed = feed
        self._trial = trial
        self._strangers = guard.Patience()

    def app(self) -> web.Application:
        settings = self._house.settings
        guards = (guard.middleware(settings.web_host, settings.web_address), _failures)
        app = web.Application(middlewares=guards, client_max_size=BODY_BYTES)
        app.on_response_prepare.append(guard.add_headers)
        app.router.add_get("/health", self.health)
        for file in sorted(_FOLDER.iterdir()):
            app.router.add_get("/" if file.name == "index.html" else f"/{file.name}", _serves(file))
        app.router.add_post("/session", self.session)
        app.router.add_post("/say", self.say)
        app.router.add_post(guard.ENCLOSE, self.enclose)
        app.router.add_get("/stream", self.stream)
        app.router.add_get("/file/{said:[0-9]{1,9}}/{place:[0-9]{1,3}}", self.file)
        app.router.add_get(lent.ROUTE, lent.serve(self._house, self._key))
        app.router.add_get(lent.KEPT_ROUTE, lent.serve_kept(self._house, self._key))
        app.router.add_routes(view.routes(self._house, self._key))
        if self._trial is not None:
            app.router.add_get("/figures", self.figures)
        return app

    async def health(self, _: web.Request) -> web.Response:
        return web.Response(text="ok")

    async def session(self, request: web.Request) -> web.Response:
        """What the page is to be: in the demo its people; on a real ward nothing, but the browser gets its session."""
        if self._trial is not None:
            return web.json_response({"ward": self._trial.name, "people": [_shown(person) for person in demo.PEOPLE]})
        wards = await self._house.store.read(places.wards)
        response = web.json_response({"ward": wards[0].name if wards else "", "people": []})
        guard.keep_session(request, response)
        return response

    async def say(self, request: web.Request) -> web.Response:
        """Hear one message. The answer comes after the commit: without it the page sends the same message again."""
        try:
            body = await request.json()
            chat = self._chat(request)
            incoming = wire.read(body, chat.account, chat.address, self._house.now())
        except ValueError as error:
            raise web.HTTPBadRequest(text="This is not a message.\n") from error
        return await self._heard(request, chat, incoming)

    async def enclose(self, request: web.Request) -> web.Response:
        """Hear a picture or a file. Its content, the body, is read only where a question waits for it."""
        asked = request.query
        chat = self._chat(request)
        try:
            said = {"id": asked.get("id"), "other": asked.get("other")}
            incoming = wire.read(said, chat.account, chat.address, self._house.now())
            size = int(asked.get("size", ""))
        except ValueError as error:
            raise web.HTTPBadRequest(text="This is not a file.\n") from error
        enclosed = Enclosed(asked.get("name", "")[:200], size, lambda: _body(request))
        return await self._heard(request, chat, replace(incoming, enclosed=enclosed))

    async def _heard(self, request: web.Request, chat: Chat, incoming: Incoming) -> web.Response:
        if self._trial is None and not await self._is_member(chat) and not self._strangers.lasts():
            raise web.HTTPTooManyRequests(text="Too many strangers just now.\n")
        await self._house.receive(replace(incoming, site=guard.site_of(request)))
        self._feed.wake(chat)
        return web.json_response({})

    async def stream(self, request: web.Request) -> web.StreamResponse:
        return await self._feed.serve(request, self._chat(request))

    async def file(self, request: web.Request) -> web.Response:
        """A file of a message, for the chat it was said to."""
        chat, said, place = self._chat(request), int(request.match_info["said"]), int(request.match_info["place"])
        found = await self._house.store.read(
            lambda connection: conversation.file(connection, Web.name, chat.account, chat.address, said, place)
        )
        if found is None:
            raise web.HTTPNotFound(text="No such file.\n")
        shown = f"{'inline' if found.picture else 'attachment'}; filename*=UTF-8''{quote(found.name, safe='')}"
        return web.Response(body=found.content, content_type=lent.type_of(found), headers={"Content-Disposition": shown})

    async def figures(self, _: web.Request) -> web.Response:
        ward = self._trial
        assert ward is not None
        today = self._house.now().astimezone(ZoneInfo(ward.zone)).date()
        return web.json_response(await self._house.store.read(lambda connection: figures.table(connection, ward, today)))

    def _chat(self, request: web.Request) -> Chat:
        """Whose chat this is: the chosen person's in the demo, otherwise the session's."""
        if self._trial is not None:
            person = request.query.get("person", "")
            if person not in {known.key for known in demo.PEOPLE}:
                raise web.HTTPNotFound(text="No such person.\n")
            return Chat(demo.ACCOUNT, person)
        address = guard.address_of(request)
        if address is None:
            raise web.HTTPUnauthorized(text="No session.\n")
        return Chat(ACCOUNT, address)

    async def _is_member(self, chat: Chat) -> bool:
        today = self._house.now().date().isoformat()
        known = await self._house.store.read(
            lambda connection: members.seen_at(connection, Web.name, chat.account, chat.address, today)
        )
        return known is not None


def _serves(file: Path) -> guard.Handler:
    """A handler that answers with this file, read once."""
    body, content_type = file.read_bytes(), _TYPES[file.suffix]

    async def serve(_: web.Request) -> web.StreamResponse:
        return web.Response(body=body, content_type=content_type, charset="utf-8")

    return serve


async def _body(request: web.Request) -> bytes:
    """The body, at most a byte more than the house takes."""
    content = bytearray()
    async for piece in request.content.iter_chunked(64 * 1024):
        content += piece
        if len(content) > MOST_BYTES:
            break
    return bytes(content[: MOST_BYTES + 1])


def _shown(person: demo.Person) -> dict[str, str]:
    """A person of the demo, with a line they could try: of the first kind that they may enter."""
    role = person.role
    examples = (kind.example for kind in all_kinds().values() if role and acts_as(role) in kind.by)
    return {"key": person.key, "name": person.name, "about": person.about, "example": next(examples, "")}


@web.middleware
async def _failures(request: web.Request, handler: guard.Handler) -> web.StreamResponse:
    """A failure becomes a 503, which the page answers by trying again; the log gets where, never its text."""
    try:
        return await handler(request)
    except web.HTTPException:
        raise
    except Exception as error:
        log.error("web page: %s failed: %s", request.path, trace_of(error))
        raise web.HTTPServiceUnavailable(text="Not now.\n") from error


def _problem(error: OSError, host: str, port: int) -> ChannelProblem:
    if error.errno == errno.EADDRINUSE:
        return ChannelProblem(f"Port {port} is in use: stop the program that uses it, or set DANSO_WEB_PORT to another.")
    return ChannelProblem(
        f"The web page cannot listen on {host}, port {port} ({error.strerror}): check DANSO_WEB_HOST and DANSO_WEB_PORT."
    )
