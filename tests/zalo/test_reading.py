"""Every form a payload of Zalo's was seen or said to have, and forms nobody has seen."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.channels.zalo import reading
from domain.chat import Incoming

AT = datetime(2026, 11, 21, 5, 0, tzinfo=UTC)
NOW = datetime(2026, 11, 21, 6, 0, tzinfo=UTC)
MILLISECONDS = int(AT.timestamp() * 1000)


def message(**other: Any) -> dict[str, Any]:
    return {
        "message_id": "2d758cb5e222177a4e35",
        "date": MILLISECONDS,
        "from": {"id": "6ede9afa66b88fe6d6a9", "display_name": "Nguyễn Thị A", "is_bot": False},
        "chat": {"id": "6ede9afa66b88fe6d6a9", "chat_type": "PRIVATE"},
        **other,
    }


def read(update: dict[str, Any]) -> Incoming | None:
    return reading.read(update, "145", NOW)


def text(**other: Any) -> dict[str, Any]:
    return {"event_name": "message.text.received", "message": message(text="Xin chào", **other)}


def test_a_text_is_heard_with_its_own_id_and_time() -> None:
    heard = read(text())
    assert heard == Incoming("zalo", "145", "6ede9afa66b88fe6d6a9", "2d758cb5e222177a4e35", AT, text="Xin chào", rationed=True)


def test_wrapped_and_flat_calls_are_the_same() -> None:
    assert reading.unwrapped({"ok": True, "result": text()}) == reading.unwrapped(text()) == text()


@pytest.mark.parametrize("sender", [{"id": "6e", "first_name": "A"}, {"id": "6e"}, None, "x"], ids=str)
def test_the_name_of_the_sender_and_its_place_do_not_matter(sender: object) -> None:
    heard = read(text(**{"from": sender}))
    assert heard is not None
    assert heard.text == "Xin chào"


def test_an_update_without_the_name_of_its_event_is_known_by_its_fields() -> None:
    heard = read({"message": message(text="Xin chào")})
    assert heard is not None
    assert heard.text == "Xin chào"


@pytest.mark.parametrize("named", [True, False])
@pytest.mark.parametrize(
    ("event", "content", "what"),
    [
        ("message.image.received", {"photo_url": "https://a.example/1.jpg", "caption": "cháu"}, "photo"),
        ("message.image.received", {"photo": "https://a.example/1.jpg"}, "photo"),
        ("message.sticker.received", {"sticker": "0e07", "url": "https://a.example/1.webp"}, "sticker"),
        ("message.voice.received", {"voice_url": "https://a.example/1.aac"}, "voice"),
    ],
)
def test_what_is_not_words_is_named(event: str, content: dict[str, str], what: str, named: bool) -> None:
    heard = read({**({"event_name": event} if named else {}), "message": message(**content)})
    assert heard is not None
    assert (heard.text, heard.other) == ("", what)


def test_what_zalo_itself_does_not_support_is_a_file_to_us() -> None:
    heard = read({"event_name": "message.unsupported.received", "message": message()})
    assert heard is not None
    assert heard.other == "file"


@pytest.mark.parametrize(
    "update",
    [
        {},
        {"event_name": "message.unsupported.received"},
        {"event_name": "message.text.received", "message": None},
        {"event_name": "message.text.received", "message": []},
        {"event_name": "message.text.received", "message": message()},
        {"event_name": "message.text.received", "message": message(text="  ")},
        {"event_name": "message.text.received", "message": message(text={"a": 1})},
        {"event_name": "user.telepathy", "message": message()},
        {"event_name": ["a"], "message": message()},
        text(message_id=""),
        text(message_id=None),
        text(message_id=True),
        text(chat=None),
        text(chat={"id": ""}),
        text(chat={"id": "ab12", "chat_type": "GROUP"}),
        text(chat={"id": "ab12", "chat_type": "CHANNEL"}),
        text(**{"from": {"id": "1", "is_bot": True}}),
    ],
    ids=str,
)
def test_what_is_no_message_to_the_bot_is_nothing(update: dict[str, Any]) -> None:
    assert read(update) is None


@pytest.mark.parametrize(
    ("date", "at"),
    [
        (MILLISECONDS, AT),
        (MILLISECONDS // 1000, AT),
        (float(MILLISECONDS), AT),
        (None, NOW),
        ("x", NOW),
        (True, NOW),
        (0, NOW),
        (-5, NOW),
        (1e300, NOW),
        (float("nan"), NOW),
        (float("inf"), NOW),
    ],
)
def test_times_are_milliseconds_or_seconds_and_else_the_present(date: object, at: datetime) -> None:
    heard = read(text(date=date))
    assert heard is not None
    assert heard.at == at


def test_ids_are_opaque_and_hold_nothing_that_a_database_refuses() -> None:
    heard = read(text(message_id=5, chat={"id": "a\0b\ud800", "chat_type": "PRIVATE"}))
    assert heard is not None
    assert (heard.ref, heard.address) == ("5", "ab")


@pytest.mark.parametrize("body", [[text()], [], None, "x", 5, True])
def test_a_body_that_is_no_object_holds_no_update(body: object) -> None:
    assert reading.unwrapped(body) == {}


def test_a_poll_gives_one_update_or_a_list_or_none() -> None:
    assert reading.updates(text()) == reading.updates([text(), None, 5, {}]) == [text()]
    assert reading.updates(None) == reading.updates([]) == reading.updates({}) == []
