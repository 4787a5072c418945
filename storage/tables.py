"""All tables. A new kind or channel never changes them. Times are UTC ISO text, days ISO text: the same on both databases."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

Id = BigInteger().with_variant(Integer, "sqlite")


def _id() -> Column[int]:
    return Column("id", Id, primary_key=True)


# --- the ward and its places ------------------------------------------------------------------------------------------
ward = Table(
    "ward",
    metadata,
    _id(),
    Column("name", Text, nullable=False),
    Column("zone", Text, nullable=False, server_default="Asia/Ho_Chi_Minh"),
    Column("keep_days", Integer, nullable=False, server_default="30"),  # texts, outbox bodies, finished talks
    Column("demo", Boolean, nullable=False, server_default=text("false")),
    Column("names_abroad", Boolean, nullable=False, server_default=text("false")),  # names over a platform abroad
    Column("approval", Boolean, nullable=False, server_default=text("true")),  # campaigns are approved by somebody else
    Column("nudge_days", Text, nullable=False, server_default=""),  # "25,28": who has not reported is reminded then
    Column("save_at_once", Boolean, nullable=False, server_default=text("false")),  # what is read without doubt is not confirmed
    Column("intimate_abroad", Boolean, nullable=False, server_default=text("false")),  # pregnancy … over a platform abroad
    Column("officer_id", BigInteger),  # the member who alone reads what is closed to all others
)
letterhead = Table(  # what the ward prints around its figures: who issues, who signs, who receives
    "letterhead",
    metadata,
    Column("ward_id", ForeignKey("ward.id"), primary_key=True),
    Column("key", String(30), primary_key=True),
    Column("text", Text, nullable=False),
)
station = Table(
    "station",
    metadata,
    _id(),
    Column("ward_id", ForeignKey("ward.id"), nullable=False),
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False),
    UniqueConstraint("ward_id", "folded"),
)
area = Table(
    "area",
    metadata,
    _id(),
    Column("ward_id", ForeignKey("ward.id"), nullable=False),
    Column("station_id", ForeignKey("station.id")),
    Column("word", Text, nullable=False, server_default="tổ"),  # tổ, thôn, khu phố, ấp …
    Column("name", Text, nullable=False),  # "5", "Đông Khê"
    Column("folded", Text, nullable=False),
    UniqueConstraint("ward_id", "folded"),
)
household = Table(
    "household",
    metadata,
    _id(),
    Column("area_id", ForeignKey("area.id"), nullable=False),
    Column("number", Text, nullable=False),  # "12", "100.1" (a continued sheet of the A0 book)
    Column("known_as", Text, nullable=False, server_default=""),
    Column("folded", Text, nullable=False, server_default=""),
    UniqueConstraint("area_id", "number"),
)

# --- people -----------------------------------------------------------------------------------------------------------
member = Table(
    "member",
    metadata,
    _id(),
    Column("ward_id", ForeignKey("ward.id")),  # empty: an administrator who has not made the ward yet
    Column("role", String(20), nullable=False),
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False),
    Column("unit", Text, nullable=False, server_default=""),
    Column("state", String(10), nullable=False, server_default="active"),
    Column("consented_at", String(32)),
    Column("made_at", String(32), nullable=False),
    Column("city", Boolean, nullable=False, server_default=text("false")),  # a supervisor who reads every ward's figures
    Column("approves", Boolean, nullable=False, server_default=text("false")),  # staff: may approve campaigns
    Column("fewer", Boolean, nullable=False, server_default=text("false")),  # wants fewer campaigns
    Column("stamp", Integer, nullable=False, server_default="0"),  # in their links to pages; raised, it ends those given before
    Index(None, "ward_id", "folded"),
)
charge = Table(  # who is in charge of a group or a household, from one day to another
    "charge",
    metadata,
    _id(),
    Column("member_id", ForeignKey("member.id"), nullable=False),
    Column("area_id", ForeignKey("area.id")),
    Column("household_id", ForeignKey("household.id")),
    Column("taken_from", ForeignKey("member.id")),  # a household handed over: the other no longer reports it
    Column("since", String(10), nullable=False),
    Column("until", String(10)),  # the last day; empty: still
    Index(None, "member_id"),
    Index(None, "taken_from"),
)
address = Table(
    "address",
    metadata,
    Column("channel", String(20), primary_key=True),
    Column("account", Text, primary_key=True),
    Column("chat", Text, primary_key=True),
    Column("member_id", ForeignKey("member.id"), nullable=False),
    Column("since", String(32), nullable=False),
    Column("gone_at", String(32)),  # the person blocked the bot; empty again once they write or unblock
    Index(None, "member_id"),
)
account = Table(  # our own accounts on the platforms
    "account",
    metadata,
    Column("channel", String(20), primary_key=True),
    Column("account", Text, primary_key=True),
    Column("link", Text, nullable=False),  # where a joining code opens the chat, the code comes behind it; empty: nowhere
    Column("seen_at", String(32), nullable=False),
    Column("title", Text, nullable=False, server_default=""),  # the name by which people find it on the platform
    Column("people", Integer),  # how many people the platform lets write to it; empty: as many as come
    Column("a_month", Integer),  # how many messages it may send in a calendar month; empty: nobody counts
    Column("carries", String(10), nullable=False, server_default="files"),  # files; pictures: those alone; links: neither
)
ration = Table(  # what an account has sent in a calendar month
    "ration",
    metadata,
    Column("channel", String(20), primary_key=True),
    Column("account", Text, primary_key=True),
    Column("month", String(7), primary_key=True),
    Column("sent", Integer, nullable=False),
)
code = Table(  # a joining code, or a one-time code to add a phone or account; only its digest is kept
    "code",
    metadata,
    _id(),
    Column("digest", String(64), nullable=False, unique=True),
    Column("ward_id", ForeignKey("ward.id")),
    Column("member_id", ForeignKey("member.id")),  # set: the same member joins again
    Column("role", String(20), nullable=False),
    Column("name", Text, nullable=False, server_default=""),
    Column("unit", Text, nullable=False, server_default=""),
    Column("areas", Text, nullable=False, server_default="[]"),  # JSON list of group ids
    Column("households", Text, nullable=False, server_default="[]"),
    Column("made_by", ForeignKey("member.id")),
    Column("made_at", String(32), nullable=False),
    Column("expires_at", String(32), nullable=False),
    Column("used_at", String(32)),
    Column("channel", String(20)),  # the account its bearer was shown the way to, where places are counted
    Column("account", Text),
)
attempt = Table(  # wrong codes tried from an address
    "attempt",
    metadata,
    _id(),
    Column("channel", String(20), nullable=False),
    Column("account", Text, nullable=False),
    Column("chat", Text, nullable=False),
    Column("at", String(32), nullable=False),
    Index(None, "channel", "account", "chat", "at"),
)

# --- messages ---------------------------------------------------------------------------------------------------------
inbox = Table(
    "inbox",
    metadata,
    _id(),
    Column("channel", String(20), nullable=False),
    Column("account", Text, nullable=False),
    Column("ref", Text, nullable=False),
    Column("chat", Text, nullable=False),
    Column("member_id", ForeignKey("member.id")),
    Column("at", String(32), nullable=False),
    Column("text", Text),  # emptied after ward.keep_days; reference and time stay
    UniqueConstraint("channel", "account", "ref"),
    Index(None, "channel", "account", "chat", "id"),
)
outbox = Table(
    "outbox",
    metadata,
    _id(),
    Column("channel", String(20), nullable=False),
    Column("account", Text, nullable=False),
    Column("chat", Text, nullable=False),
    # No foreign keys on members and campaigns: a fan-out copies both from their tables in the same transaction, nothing
    # deletes them, and two look-ups for each of 100,000 rows took a fifth of its time.
    Column("member_id", Id),
    Column("inbox_id", ForeignKey("inbox.id")),  # the message it answers
    Column("body", Text),  # JSON of a Say; emptied after ward.keep_days
    # 0 replies, 1 reminders, 2 campaigns, 3 urgent campaigns, which go before the others
    Column("lane", Integer, nullable=False, server_default="0"),
    # waiting sending sent failed gone unknown; of a campaign also paused, cancelled
    Column("state", String(10), nullable=False, server_default="waiting"),
    Column("due_at", String(32), nullable=False),
    Column("leased_until", String(32)),
    Column("tries", Integer, nullable=False, server_default="0"),
    Column("sent_ref", Text),
    Column("made_at", String(32), nullable=False),
    Column("files_until", String(32)),  # its files went as links, which open until then; afterwards they are dropped
    Column("settled_at", String(32)),  # when it became sent, failed, gone, unknown or cancelled
    Column("campaign_id", Id),  # then `body` is empty: the words are the campaign's
    Column("again", Integer, nullable=False, server_default="0"),  # of a campaign: 0 the message, 1 … its reminders
    Index(
        "ix_outbox_files",
        "files_until",
        sqlite_where=text("files_until IS NOT NULL"),
        postgresql_where=text("files_until IS NOT NULL"),
    ),
    Index(  # the next reply or reminder
        "ix_outbox_open",
        "lane",
        "id",
        sqlite_where=text("state IN ('waiting','sending') AND lane < 2"),
        postgresql_where=text("state IN ('waiting','sending') AND lane < 2"),
    ),
    Index(  # the next message of a campaign, account by account
        "ix_outbox_campaigns",
        "channel",
        "account",
        "lane",
        "due_at",
        "id",
        sqlite_where=text("state IN ('waiting','sending') AND lane >= 2"),
        postgresql_where=text("state IN ('waiting','sending') AND lane >= 2"),
    ),
    Index(  # a campaign speaks to each person once, and once with each reminder
        "uq_outbox_campaign",
        "campaign_id",
        "again",
        "member_id",
        unique=True,
        sqlite_where=text("campaign_id IS NOT NULL"),
        postgresql_where=text("campaign_id IS NOT NULL"),
    ),
    Index(None, "channel", "account", "chat", "id"),
)
paper = Table(  # papers and pictures asked for; made outside the visit, handed to the outbox once
    "paper",
    metadata,
    _id(),
    Column("ward_id", ForeignKey("ward.id"), nullable=False),
    Column("member_id", ForeignKey("member.id"), nullable=False),
    Column("channel", String(20), nullable=False),
    Column("account", Text, nullable=False),
    Column("chat", Text, nullable=False),
    Column("inbox_id", ForeignKey("inbox.id"), nullable=False),
    Column("wanted", Text, nullable=False),  # JSON of a domain.papers.Order
    Column("state", String(10), nullable=False, server_default="waiting"),  # waiting making done failed
    Column("due_at", String(32), nullable=False),
    Column("leased_until", String(32)),
    Column("tries", Integer, nullable=False, server_default="0"),
    Column("made_at", String(32), nullable=False),
    Index(
        "ix_paper_open",
        "id",
        sqlite_where=text("state IN ('waiting','making')"),
        postgresql_where=text("state IN ('waiting','making')"),
    ),
)
pace = Table(  # when an account may send next, for all processes together
    "pace",
    metadata,
    Column("channel", String(20), primary_key=True),
    Column("account", Text, primary_key=True),
    Column("next_at", String(32), nullable=False, server_default=""),  # the rate
    Column("gate_until", String(32), nullable=False, server_default=""),  # the platform said to wait
)
talk = Table(  # one conversation; the owner is "m:<member>" or "a:<channel>:<account>:<chat>" before joining
    "talk",
    metadata,
    Column("owner", Text, primary_key=True),
    Column("ward_id", ForeignKey("ward.id")),
    Column("channel", String(20), nullable=False),  # where the person last wrote
    Column("account", Text, nullable=False),
    Column("chat", Text, nullable=False),
    Column("state", Text, nullable=False),  # JSON of a domain.draft.Talk
    Column("open_drafts", Integer, nullable=False, server_default="0"),
    Column("waiting_since", String(32)),  # set while something told is not saved
    Column("reminded_at", String(32)),
    Column("at", String(32), nullable=False),
    Index(
        "ix_talk_waiting",
        "waiting_since",
        sqlite_where=text("waiting_since IS NOT NULL"),
        postgresql_where=text("waiting_since IS NOT NULL"),
    ),
)

# --- campaigns --------------------------------------------------------------------------------------------------------
enclosure = Table(  # a picture or document of campaigns, kept once however many people get it
    "enclosure",
    metadata,
    _id(),
    Column("ward_id", ForeignKey("ward.id"), nullable=False),
    Column("name", Text, nullable=False),
    Column("picture", Boolean, nullable=False),
    Column("size", Integer, nullable=False),  # bytes
    Column("content", LargeBinary),  # emptied ward.keep_days after the last campaign that has it
    Column("made_by", ForeignKey("member.id"), nullable=False),
    Column("made_at", String(32), nullable=False),
    Index(None, "ward_id"),
)
campaign = Table(
    "campaign",
    metadata,
    _id(),
    Column("ward_id", ForeignKey("ward.id"), nullable=False),
    Column("sort", String(10), nullable=False, server_default="message"),  # message; nudge: to who has not reported
    Column("topic", String(40), nullable=False, server_default=""),
    Column("text", Text, nullable=False, server_default=""),
    Column("body", Text),  # JSON of the Say, frozen at approval
    Column("reminder", Text),  # JSON of the Say of its reminders, frozen with it
    Column("enclosure_id", ForeignKey("enclosure.id")),
    Column("linked", Boolean, nullable=False, server_default=text("true")),  # where no file can go they get a link to it
    Column("audience", Text, nullable=False),  # JSON of a domain.campaigns.Audience
    Column("goal", Text, nullable=False, server_default="{}"),
    Column("start_at", String(32)),  # empty: once approved
    Column("spread", Integer, nullable=False, server_default="0"),  # minutes
    Column("repeat", String(10), nullable=False, server_default=""),  # weekly, or the day of each month
    Column("urgent", Boolean, nullable=False, server_default=text("false")),
    Column("stage", String(10), nullable=False, server_default="draft"),
    Column("rev", Integer, nullable=False, server_default="1"),
    Column("made_by", ForeignKey("member.id")),  # empty: the clock
    Column("edited_by", ForeignKey("member.id")),
    Column("made_at", String(32), nullable=False),
    Column("decided_by", ForeignKey("member.id")),
    Column("comment", Text, nullable=False, server_default=""),
    Column("begun_at", String(32)),
    Column("ended_at", String(32)),
    Column("reminders", Integer, nullable=False, server_default="0"),
    Column("reminded_at", String(32)),
    Index(None, "ward_id", "id"),
    Index(
        "ix_campaign_open",
        "stage",
        "start_at",
        sqlite_where=text("stage IN ('approved','running')"),
        postgresql_where=text("stage IN ('approved','running')"),
    ),
)
wording = Table(  # the library in one ward: its own texts, and what it decided about those that come with the bot
    "wording",
    metadata,
    _id(),
    Column("ward_id", ForeignKey("ward.id"), nullable=False),
    Column("key", String(60)),  # of messages/library; empty: the ward's own
    Column("topic", String(40), nullable=False),
    Column("text", Text, nullable=False),  # as it was when decided: other words under the same key are a draft again
    Column("state", String(10), nullable=False),  # draft approved aside
    Column("made_by", ForeignKey("member.id")),  # empty: came with the bot
    Column("made_at", String(32), nullable=False),
    Column("decided_by", ForeignKey("member.id")),  # empty: not yet, or the ward wants no approval
    Column("decided_at", String(32)),
    UniqueConstraint("ward_id", "key"),
)
recipient = Table(  # the audience as it was when the campaign began, once for all; where each stands is in the outbox
    "recipient",
    metadata,
    Column("campaign_id", Id, primary_key=True),  # without foreign keys, as in the outbox
    Column("member_id", Id, primary_key=True),
    Column("area_id", Integer),  # the group they are shown under; empty: none
    Column("channel", String(20)),  # where they are written to; empty: they can be reached nowhere
    Column("account", Text),
    Column("chat", Text),
    Column("acked_at", String(32)),
    Column("homes", Integer, nullable=False, server_default="0"),  # told with the acknowledgement
    Column("people", Integer, nullable=False, server_default="0"),
    Index(None, "member_id", "campaign_id"),
)

# --- entries and figures ----------------------------------------------------------------------------------------------
entry = Table(
    "entry",
    metadata,
    _id(),
    Column("ward_id", ForeignKey("ward.id"), nullable=False),
    Column("kind", String(40), nullable=False),
    Column("area_id", ForeignKey("area.id")),  # empty: told for a chi bộ
    Column("household_id", ForeignKey("household.id")),
    Column("unit", Text, nullable=False, server_default=""),
    Column("day", String(10), nullable=False),  # when it happened
    Column("told", String(10), nullable=False),  # when it was told, a day in the ward's zone
    Column("teller_id", ForeignKey("member.id"), nullable=False),
    Column("inbox_id", ForeignKey("inbox.id")),
    Column("fields", Text, nullable=False),  # JSON, personal values excepted
    Column("missing", Text, nullable=False, server_default=""),  # keys said to be unknown, with commas
    Column("person_key", String(48)),  # digest of a distinct person or couple, see Count.once
    Column("state", String(10), nullable=False, server_default="live"),  # live, undone
    Column("rev", Integer, nullable=False, server_default="1"),
    Column("made_at", String(32), nullable=False),
    Index(None, "ward_id", "kind", "day"),
    Index(None, "teller_id", "told"),
    Index(
        "ix_entry_person",
        "ward_id",
        "kind",
        "person_key",
        sqlite_where=text("person_key IS NOT NULL"),
        postgresql_where=text("person_key IS NOT NULL"),
    ),
)
personal = Table(  # names and free words, apart from the entry: erased for a person while counts stay
    "personal",
    metadata,
    Column("entry_id", ForeignKey("entry.id"), primary_key=True),
    Column("rev", Integer, primary_key=True),
    Column("fields", Text, nullable=False),
)
revision = Table(  # how an entry came to be as it is: corrections and take-backs
    "revision",
    metadata,
    Column("entry_id", ForeignKey("entry.id"), primary_key=True),
    Column("rev", Integer, primary_key=True),  # the revision it made; 2 is the first correction
    Column("act", String(10), nullable=False),  # correct, undo
    Column("fields", Text, nullable=False),  # the values before
    Column("day", String(10), nullable=False),
    Column("area_id", Integer),
    Column("reason", Text, nullable=False, server_default=""),
    Column("member_id", ForeignKey("member.id"), nullable=False),
    Column("inbox_id", ForeignKey("inbox.id")),
    Column("at", String(32), nullable=False),
)
witness = Table(  # a second telling of the same event
    "witness",
    metadata,
    _id(),
    Column("entry_id", ForeignKey("entry.id"), nullable=False),
    Column("member_id", ForeignKey("member.id"), nullable=False),
    Column("inbox_id", ForeignKey("inbox.id")),
    Column("at", String(32), nullable=False),
    Index(None, "entry_id"),
    Index(None, "member_id", "at"),
)
dispute = Table(  # a field on which two tellings differ, for staff to settle
    "dispute",
    metadata,
    _id(),
    Column("ward_id", ForeignKey("ward.id"), nullable=False),
    Column("entry_id", ForeignKey("entry.id"), nullable=False),
    Column("witness_id", ForeignKey("witness.id"), nullable=False),
    Column("field", String(40), nullable=False),
    Column("said", Text, nullable=False),  # JSON of the witness's value
    Column("settled_by", ForeignKey("member.id")),
    Column("settled_at", String(32)),
    Index(None, "ward_id", "settled_at"),
)
flag = Table(
    "flag",
    metadata,
    Column("entry_id", ForeignKey("entry.id"), primary_key=True),
    Column("key", String(40), primary_key=True),
    Column("ward_id", ForeignKey("ward.id"), nullable=False),
    Column("raised_at", String(32), nullable=False),
    Column("seen_by", ForeignKey("member.id")),
    Index(None, "ward_id", "seen_by"),
)
ledger = Table(  # append only: a count is the sum of n. area_id 0: no group (told for a chi bộ)
    "ledger",
    metadata,
    _id(),
    Column("entry_id", ForeignKey("entry.id"), nullable=False),
    Column("ward_id", Integer, nullable=False),
    Column("area_id", Integer, nullable=False),
    Column("count", String(40), nullable=False),
    Column("day", String(10), nullable=False),
    Column("n", Integer, nullable=False),
    Index(None, "entry_id"),
    Index("ix_ledger_figures", "ward_id", "day", "area_id", "count", "n"),
)
tally = Table(  # the ledger summed by month, kept in the same transaction; `check` compares the two
    "tally",
    metadata,
    Column("ward_id", Integer, primary_key=True, autoincrement=False),
    Column("month", String(7), primary_key=True),
    Column("area_id", Integer, primary_key=True, autoincrement=False),
    Column("count", String(40), primary_key=True),
    Column("n", Integer, nullable=False),
    sqlite_with_rowid=False,
)
ward_tally = Table(  # the same of all groups together and of the cells, for whoever reads a whole city
    "ward_tally",
    metadata,
    Column("ward_id", Integer, primary_key=True, autoincrement=False),
    Column("month", String(7), primary_key=True),
    Column("count", String(40), primary_key=True),
    Column("n", Integer, nullable=False),
    sqlite_with_rowid=False,
)

stock = Table(  # how many there are on a day, given by staff; area_id 0: the whole ward. Nothing is overwritten
    "stock",
    metadata,
    _id(),
    Column("ward_id", ForeignKey("ward.id"), nullable=False),
    Column("area_id", Integer, nullable=False),
    Column("key", String(40), nullable=False),
    Column("day", String(10), nullable=False),
    Column("n", Integer, nullable=False),
    Column("member_id", ForeignKey("member.id"), nullable=False),
    Column("inbox_id", ForeignKey("inbox.id")),
    Column("at", String(32), nullable=False),
    Column("ended_at", String(32)),  # another figure for the same day took its place
    Index(None, "ward_id", "day"),
)
target = Table(  # what a ward wants to reach in a year; where it set none the starting values of domain/targets.py hold
    "target",
    metadata,
    _id(),
    Column("ward_id", ForeignKey("ward.id"), nullable=False),
    Column("indicator", String(40), nullable=False),
    Column("year", Integer, nullable=False),
    Column("value", String(20), nullable=False),  # a decimal number
    Column("member_id", ForeignKey("member.id"), nullable=False),
    Column("inbox_id", ForeignKey("inbox.id")),
    Column("at", String(32), nullable=False),
    Column("ended_at", String(32)),
    Index(None, "ward_id", "year"),
)

# --- the close of a month ----------------------------------------------------------------------------------------------
slip = Table(  # a group's slip of a month; no row: nobody has confirmed it yet
    "slip",
    metadata,
    Column("ward_id", ForeignKey("ward.id"), primary_key=True),
    Column("month", String(7), primary_key=True),
    Column("area_id", ForeignKey("area.id"), primary_key=True),
    Column("state", String(10), nullable=False),  # a domain.closing.Slip
    Column("confirmed_by", ForeignKey("member.id")),
    Column("confirmed_at", String(32)),
    Column("comment", Text, nullable=False, server_default=""),  # why staff returned it
    Column("seen_by", ForeignKey("member.id")),  # staff who returned or appraised it
    Column("seen_at", String(32)),
)
close = Table(  # one row for each time a month was closed; the newest one tells where the month stands
    "close",
    metadata,
    _id(),
    Column("ward_id", ForeignKey("ward.id"), nullable=False),
    Column("month", String(7), nullable=False),
    Column("state", String(10), nullable=False),  # a domain.closing.Month
    Column("closed_by", ForeignKey("member.id"), nullable=False),
    Column("closed_at", String(32), nullable=False),
    Column("approved_by", ForeignKey("member.id")),
    Column("approved_at", String(32)),
    Column("reopened_by", ForeignKey("member.id")),
    Column("reopened_at", String(32)),
    Column("reason", Text, nullable=False, server_default=""),  # why it was opened again
    Index(None, "ward_id", "month", "id"),
)
closed = Table(  # the figures of a month as they were closed
    "closed",
    metadata,
    Column("close_id", ForeignKey("close.id"), primary_key=True, autoincrement=False),
    Column("area_id", Integer, primary_key=True, autoincrement=False),
    Column("count", String(40), primary_key=True),
    Column("n", Integer, nullable=False),
    sqlite_with_rowid=False,
)
adjustment = Table(  # an entry of a closed month that was added, corrected or taken back
    "adjustment",
    metadata,
    _id(),
    Column("ward_id", ForeignKey("ward.id"), nullable=False),
    Column("month", String(7), nullable=False),
    Column("entry_id", ForeignKey("entry.id"), nullable=False),
    Column("rev", Integer, nullable=False),
    Column("act", String(10), nullable=False),  # add, correct, undo
    Column("reason", Text, nullable=False),
    Column("member_id", ForeignKey("member.id"), nullable=False),
    Column("at", String(32), nullable=False),
    Index(None, "ward_id", "month", "id"),
)

# --- the house itself -------------------------------------------------------------------------------------------------
audit = Table(
    "audit",
    metadata,
    _id(),
    Column("at", String(32), nullable=False),
    Column("ward_id", Integer),
    Column("member_id", Integer),
    Column("act", String(30), nullable=False),
    Column("subject", String(60), nullable=False, server_default=""),  # ids only: "entry:12", "member:3"
    Index(None, "ward_id", "at"),
)
key = Table(  # secrets of the house itself, made by chance once
    "key",
    metadata,
    Column("name", String(20), primary_key=True),
    Column("value", String(64), nullable=False),
)
tick = Table(  # at most one process acts on a moment of the clock
    "tick",
    metadata,
    Column("job", String(40), primary_key=True),
    Column("moment", String(32), primary_key=True),
)
