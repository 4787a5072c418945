"""The demo's figures: built from the kinds, a dash where nobody has spoken, a zero where somebody said zero."""

from __future__ import annotations

from typing import Any

import aiohttp
from sqlalchemy import Connection

from domain.fields import Value
from domain.kind import all_kinds
from storage import inbox
from storage.entries import Entry, add
from tests.web.conftest import Bot, now
from tests.web.test_say import ID, say


async def counts(http: aiohttp.ClientSession, bot: Bot) -> dict[str, list[str]]:
    """Each count's cells, groups 1 to 7 and the ward."""
    async with http.get(f"{bot.url}/figures") as response:
        table: dict[str, Any] = await response.json()
    return {count["label"]: count["cells"] for kind in table["kinds"] for count in kind["counts"]}


def told(connection: Connection, kind: str, area: int, **values: Value) -> None:
    day = now().date().isoformat()
    heard = inbox.heard(connection, 1)
    assert heard is not None
    happened = day[:7] + "-01" if kind == "nil_report" else day
    add(connection, Entry(0, 1, kind, area, 0, "", happened, day, 1, 1, values), now())


async def test_every_count_of_every_kind_is_there_and_nobody_has_spoken(trial: Bot, http) -> None:
    table = await counts(http, trial)
    assert list(table) == [count.label for kind in all_kinds().values() for count in kind.counts]
    assert all(cells == ["–"] * 8 for cells in table.values())


async def test_a_group_that_told_of_one_kind_has_zeros_in_that_kind_only(trial: Bot, http) -> None:
    trial.before = lambda connection: told(connection, "birth", 5, sex="female", birth_order=2)
    await say(http, trial, text="sinh bé gái")
    table = await counts(http, trial)
    assert table["Số trẻ sinh ra"] == ["–", "–", "–", "–", "1", "–", "–", "1"]
    assert table["Trẻ em trai"] == ["–", "–", "–", "–", "0", "–", "–", "0"]
    assert table["Số người kết hôn"] == ["–"] * 8


async def test_a_group_that_said_nothing_happened_has_zeros_in_all_it_spoke_of(trial: Bot, http) -> None:
    def both(connection: Connection) -> None:
        month = now().date().isoformat()[:7]
        told(connection, "nil_report", 2, month=month)
        told(connection, "nil_report", 6, month=month, kinds=("birth",))

    trial.before = both
    await say(http, trial, text="không phát sinh")
    table = await counts(http, trial)
    assert table["Số trẻ sinh ra"] == ["–", "0", "–", "–", "–", "0", "–", "0"]
    assert table["Số người kết hôn"] == ["–", "0", "–", "–", "–", "–", "–", "0"]


async def test_what_was_told_for_a_party_cell_has_a_column_of_its_own(trial: Bot, http) -> None:
    trial.before = lambda connection: told(connection, "propaganda_session", 0, topic="policy", attendees=33)
    await say(http, trial, text="tuyên truyền")
    async with http.get(f"{trial.url}/figures") as response:
        assert (await response.json())["areas"][-1] == {"name": "CB", "label": "chi bộ, không riêng tổ nào"}
    assert (await counts(http, trial))["Lượt người dự"] == [*["–"] * 7, "33", "33"]


async def test_the_first_line_a_person_could_try_is_of_a_kind_they_may_enter(trial: Bot, http) -> None:
    async with http.post(f"{trial.url}/session", json={"id": ID}) as response:
        people = {person["key"]: person for person in (await response.json())["people"]}
    assert people["lan"]["example"] == all_kinds()["birth"].example
    assert people["hung"]["example"] == people["khach"]["example"] == ""
