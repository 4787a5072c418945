"""A chat as its two sides saw it, for a channel that shows the past itself. Only read here, never written."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, case, func, or_, select

from domain.chat import File, Say
from storage import enclosures
from storage.outbox import say_of
from storage.tables import campaign, inbox, outbox


@dataclass(frozen=True, slots=True)
class Line:
    """One message of a chat. `say` None: heard, and then `text` is its text, its payload or its `other`.

    `id` is the reference of a message heard, the number of a message said. `at` is UTC ISO text.
    """

    id: str
    at: str
    text: str = ""
    say: Say | None = None


def newest(connection: Connection, channel: str, account: str, chat: str, most: int) -> list[Line]:
    """The last `most` messages of a chat that still have their words, in order of time, an answer after its question."""
    where = {"b_channel": channel, "b_account": account, "b_chat": chat, "b_most": most}
    found: list[tuple[tuple[str, int, int], Line]] = []
    heard_at: dict[int, str] = {}
    for row in connection.execute(_HEARD, where):
        heard_at[row.id] = row.at
        found.append(((row.at, 0, row.id), Line(row.ref, row.at, text=row.text)))
    for row in connection.execute(_SAID, where):
        # A clock that was set back must not put an answer before its question.
        at = max(row.made_at, heard_at.get(row.inbox_id, ""))
        found.append(((at, 1, row.id), Line(str(row.id), row.made_at, say=say_of(row.body))))
    return [line for _, line in sorted(found, key=lambda pair: pair[0])[-most:]]


def file(connection: Connection, channel: str, account: str, chat: str, said: int, place: int) -> File | None:
    """The file at this place of a message said in this chat; None in any other chat, and once its words are gone."""
    where = {"b_channel": channel, "b_account": account, "b_chat": chat, "b_id": said, "b_most": 1}
    row = connection.execute(_SAID.where(outbox.c.id == bindparam("b_id")), where).first()
    files = say_of(row.body).files if row else ()
    if place >= len(files):
        return None
    return enclosures.whole(connection, files[place].kept) if files[place].kept else files[place]


_HEARD = (
    select(inbox.c.id, inbox.c.ref, inbox.c.at, inbox.c.text)
    .where(
        inbox.c.channel == bindparam("b_channel"),
        inbox.c.account == bindparam("b_account"),
        inbox.c.chat == bindparam("b_chat"),
        inbox.c.text.is_not(None),
    )
    .order_by(inbox.c.id.desc())
    .limit(bindparam("b_most"))
)
_SAID_AT = case((outbox.c.campaign_id.is_(None), outbox.c.made_at), else_=outbox.c.settled_at)
# The words of a campaign stand once, with it; they are part of the chat once they have arrived there.
_BODY = func.coalesce(outbox.c.body, case((outbox.c.again > 0, campaign.c.reminder), else_=campaign.c.body))
_SAID = (
    select(outbox.c.id, outbox.c.inbox_id, _BODY.label("body"), _SAID_AT.label("made_at"))
    .outerjoin(campaign, campaign.c.id == outbox.c.campaign_id)
    .where(
        outbox.c.channel == bindparam("b_channel"),
        outbox.c.account == bindparam("b_account"),
        outbox.c.chat == bindparam("b_chat"),
        _BODY.is_not(None),
        or_(outbox.c.campaign_id.is_(None), outbox.c.state == "sent"),
    )
    .order_by(outbox.c.id.desc())
    .limit(bindparam("b_most"))
)
