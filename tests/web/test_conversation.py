"""A chat read back from storage, in the order in which its two sides saw it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection, update

from domain.chat import Incoming, Say
from storage import conversation, inbox, migrate, outbox, sqlite
from storage.tables import inbox as heard_table
from storage.tables import outbox as said_table
from tests.web.conftest import NOON


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    file = tmp_path / "danso.db"
    migrate.upgrade(f"sqlite:///{file}")
    engine = sqlite.engine(file, "foreign_keys=ON")
    with engine.begin() as opened:
        yield opened
    engine.dispose()


def at(seconds: float) -> datetime:
    return NOON + timedelta(seconds=seconds)


def hear(connection: Connection, text: str, seconds: float, chat: str = "lan") -> int:
    claimed = inbox.claim(connection, Incoming("web", "demo", chat, f"{chat}-{text}-{seconds}", at(seconds), text), None)
    assert claimed is not None
    return claimed


def answer(connection: Connection, text: str, seconds: float, inbox_id: int | None = None) -> None:
    outbox.put(connection, "web", "demo", "lan", [Say(text)], now=at(seconds), inbox_id=inbox_id)


def texts(connection: Connection, most: int = 100) -> list[str]:
    lines = conversation.newest(connection, "web", "demo", "lan", most)
    return [line.say.text if line.say else line.text for line in lines]


def test_messages_heard_and_said_come_in_order_of_time_and_only_of_this_chat(connection: Connection) -> None:
    hear(connection, "của Hoa", 1, chat="hoa")
    answer(connection, "chào", 2)
    first = hear(connection, "hỏi", 3)
    answer(connection, "đáp", 4, first)
    assert texts(connection) == ["chào", "hỏi", "đáp"]


def test_an_answer_of_the_same_moment_or_of_a_clock_set_back_follows_its_question(connection: Connection) -> None:
    first = hear(connection, "hỏi", 10)
    answer(connection, "đáp", 10, first)
    second = hear(connection, "hỏi nữa", 20)
    answer(connection, "đáp nữa", 15, second)
    answer(connection, "thêm", 15, second)
    assert texts(connection) == ["hỏi", "đáp", "hỏi nữa", "đáp nữa", "thêm"]


def test_only_the_newest_are_given_of_both_sides_together(connection: Connection) -> None:
    for number in range(5):
        answer(connection, f"đáp {number}", number + 0.5, hear(connection, f"hỏi {number}", number))
    assert texts(connection, 3) == ["đáp 3", "hỏi 4", "đáp 4"]


def test_what_was_emptied_after_its_time_is_left_out(connection: Connection) -> None:
    answer(connection, "đáp", 2, hear(connection, "hỏi", 1))
    connection.execute(update(heard_table).values(text=None))
    connection.execute(update(said_table).values(body=None))
    assert texts(connection) == []
