"""The files of a message as its channel takes them: their content, the address of a picture, or links in the text."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from domain.chat import File, Say, Traits
from domain.links import FILE_PATH, KEPT_PATH, signed
from messages import files as words
from storage import enclosures, keys, outbox
from storage.connection import Connection
from storage.store import Store
from storage.times import ZONE

LINK_LASTS = timedelta(hours=24)  # how long a file of one message can be fetched by its link
KEPT_LASTS = timedelta(days=7)  # and one that goes to many people
MOST_AT_HAND = 3  # files that go to many people are read once, not for each of them


class Files:
    """Shared by the lanes of a process. `address`: the public address of the web page, "" for none."""

    def __init__(self, store: Store, address: str) -> None:
        self._store = store
        self._address = address.rstrip("/")
        self._at_hand: dict[int, File] = {}

    async def ready(self, said: int, say: Say, traits: Traits, now: datetime) -> Say:
        """The message of this number in the outbox with its files as a channel of these traits takes them."""
        if traits.files:
            return replace(say, files=tuple([whole for file in say.files if (whole := await self._whole(file))]))
        if own := tuple(file for file in say.files if not file.kept):
            return await self._store.run(lambda connection: self._lent(connection, said, replace(say, files=own), now))
        sent = tuple(file for file in say.files if file.linked and self._address)
        if not sent:
            return replace(say, files=())
        until = now + KEPT_LASTS
        key = await self._store.run(lambda connection: keys.of(connection, keys.LINKS))
        links = [f"{self._address}/{signed(key, f'{KEPT_PATH}/{file.kept}', until)}" for file in sent]
        if traits.pictures and self._address.startswith("https://") and all(file.picture for file in sent):
            return replace(say, files=tuple(replace(file, link=link) for file, link in zip(sent, links, strict=True)))
        return words.kept(replace(say, files=sent), links, until.astimezone(ZONE))

    async def _whole(self, file: File) -> File | None:
        """The file with its content; None for one that is no longer kept, as a late reminder may meet."""
        if not file.kept:
            return file
        if file.kept not in self._at_hand:
            found = await self._store.read(lambda connection: enclosures.whole(connection, file.kept))
            if found is None:
                return None
            while len(self._at_hand) >= MOST_AT_HAND:
                del self._at_hand[next(iter(self._at_hand))]
            self._at_hand[file.kept] = found
        return self._at_hand[file.kept]

    def _lent(self, connection: Connection, said: int, say: Say, now: datetime) -> Say:
        """The message with links in the place of its files, or how to get them where there is no address."""
        if not self._address:
            return words.not_here(say)
        until = now + LINK_LASTS
        outbox.lend_files(connection, said, until)
        key = keys.of(connection, keys.LINKS)
        links = [f"{self._address}/{signed(key, f'{FILE_PATH}/{said}/{place}', until)}" for place in range(len(say.files))]
        return words.linked(say, links, until.astimezone(ZONE))
