"""The demo's figures: built from the kinds, a dash where nobody has spoken, a zero where somebody said zero."""

from __future__ import annotations

from typing import Any

import aiohttp
from sqlalchemy import Connection

from domain.fields import Value
from domain.kind import all_kinds
from domain.menu import GROUPS
from storage import inbox
from storage.entries import Entry, add
from tests.web.conftest import Bot, now
from tests.web.test_say import ID, say


async def drawn(http: aiohttp.ClientSession, bot: Bot) -> dict[str, Any]:
    """The table as the page gets it."""
    async with http.get(f"{bot.url}/figures") as response:
        table: dict[str, Any] = await response.json()
    return table


def counts(table: dict[str, Any]) -> dict[tuple[str, str], list[str]]:
    """(kind, count) → its cells, groups 1 to 7 and the ward."""
    kinds = [kind for heading in table["headings"] for kind in heading["kinds"]]
    return {(kind["label"], count["label"]): count["cells"] for kind in kinds for count in kind["counts"]}


def told(connection: Connection, kind: str, area: int, **values: Value) -> None:
    day = now().date().isoformat()
    heard = inbox.heard(connection, 1)
    assert heard is not None
    happened = day[:7] + "-01" if kind == "nil_report" else day
    add(connection, Entry(0, 1, kind, area, 0, "", happened, day, 1, 1, values), now())


async def test_where_nobody_has_spoken_every_kind_stands_by_name_only(trial: Bot, http) -> None:
    table = await drawn(http, trial)
    assert (table["headings"], table["none"]) == ([], [])
    assert table["silent"] == [kind.label for kind in all_kinds().values()]


async def test_kinds_stand_under_the_headings_of_the_menu(trial: Bot, http) -> None:
    def all_sorts(connection: Connection) -> None:
        told(connection, "move_in", 2, persons=3)
        told(connection, "birth", 5, sex="female", birth_order=2)

    trial.before = all_sorts
    await say(http, trial, text="sinh bé gái")
    table = await drawn(http, trial)
    headings = [(one["label"], [kind["label"] for kind in one["kinds"]]) for one in table["headings"]]
    assert headings == [("Việc thường ngày", ["Trẻ mới sinh"]), (GROUPS[5], ["Chuyển đến"])]
    assert set(table["silent"]) == {kind.label for kind in all_kinds().values()} - {"Trẻ mới sinh", "Chuyển đến"}


async def test_a_group_that_told_of_one_kind_has_zeros_in_that_kind_only(trial: Bot, http) -> None:
    def both(connection: Connection) -> None:
        told(connection, "birth", 5, sex="female", birth_order=2)
        told(connection, "birth", 6, sex="male", birth_order=1)
        told(connection, "death", 6, name="Lê Văn Cũ", sex="male")

    trial.before = both
    await say(http, trial, text="sinh bé gái")
    table = counts(await drawn(http, trial))
    assert table["Trẻ mới sinh", "Số trẻ sinh ra"] == ["–", "–", "–", "–", "1", "1", "–", "2"]
    assert table["Trẻ mới sinh", "Trẻ em trai"] == ["–", "–", "–", "–", "0", "1", "–", "1"]
    assert table["Người mất", "Số người chết"] == ["–", "–", "–", "–", "–", "1", "–", "1"]
    assert ("Trẻ mới sinh", "Con thứ 3 trở lên") not in table  # zero everywhere


async def test_where_somebody_said_that_there_was_nothing_the_kind_is_named_as_none(trial: Bot, http) -> None:
    def both(connection: Connection) -> None:
        month = now().date().isoformat()[:7]
        told(connection, "nil_report", 2, month=month, kinds=("birth", "death"))
        told(connection, "birth", 6, sex="female", birth_order=2)

    trial.before = both
    await say(http, trial, text="không phát sinh")
    table = await drawn(http, trial)
    assert counts(table)["Trẻ mới sinh", "Số trẻ sinh ra"] == ["–", "0", "–", "–", "–", "1", "–", "1"]
    assert table["none"] == ["Người mất"]
    assert "Kết hôn" in table["silent"]


async def test_what_was_told_for_a_party_cell_has_a_column_of_its_own(trial: Bot, http) -> None:
    trial.before = lambda connection: told(connection, "propaganda_session", 0, topic="policy", attendees=33)
    await say(http, trial, text="tuyên truyền")
    table = await drawn(http, trial)
    assert table["areas"][-1] == {"name": "CB", "label": "chi bộ, không riêng tổ nào"}
    assert counts(table)["Buổi tuyên truyền", "Lượt người dự"] == [*["–"] * 7, "33", "33"]


async def test_the_first_line_a_person_could_try_is_of_a_kind_they_may_enter(trial: Bot, http) -> None:
    async with http.post(f"{trial.url}/session", json={"id": ID}) as response:
        people = {person["key"]: person for person in (await response.json())["people"]}
    assert people["lan"]["example"] == all_kinds()["birth"].example
    assert people["hung"]["example"] == people["khach"]["example"] == ""
