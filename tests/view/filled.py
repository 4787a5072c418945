"""A ward with two years of entries, every name in it invented: what the pages are read in front of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from domain.fields import Value
from domain.stocks import Stock
from storage import entries, members, places, stocks
from storage.connection import Connection
from storage.entries import Entry
from storage.stocks import Given

MOTHERS = ("Hoa Thị Kín", "Đặng Thị Thầm", "Bùi Thị Lặng", "Ngô Thị Khuất")
CHILDREN = ("Trần Gia Mật", "Lý Bảo Ẩn")
ELDERS = ("Lê Thị Bí Mật", "Phan Văn Khép", "Mai Văn Kín Đáo")
HIDDEN = (
    *("Giấu", "Che", "Trốn", "Nép", "Khuất", "Thầm", "Lặng", "Kín", "Mật", "Ẩn", "Lánh", "Vắng", "Khép", "Đậy", "Phủ"),
    *("Mờ", "Sâu", "Khẽ", "Êm", "Tịch", "Bặt", "Ngầm", "Trầm", "Lẩn", "Náu"),
)
COUPLES = tuple((f"Tạ Văn {word}", f"Hồ Thị {word}") for word in HIDDEN)
NAMES = (*MOTHERS, *CHILDREN, *ELDERS, *(name for couple in COUPLES for name in couple), "Trần Văn Đức", "Phạm Thị Mai")
FINDING = "hypertension"


def fill(connection: Connection, ward: int, now: datetime, months: int = 24) -> list[int]:
    """So many months of births, deaths, marriages, check-ups, sessions and silence, up to the day of `now`; the entries' ids."""
    today = now.date()
    lan = next(one.id for one in members.of_ward(connection, ward, today.isoformat()) if one.name == "Nguyễn Thị Lan")
    areas = places.areas(connection, ward)
    home = places.households_numbered(connection, areas[4].id, "12")[0].id
    made: list[int] = []

    def add(kind: str, area: int, day: date, **values: Value) -> None:
        if day <= today:  # nothing of the future
            found = {"date": day.isoformat(), **values}
            at, where = day.isoformat(), home if area == areas[4].id else 0
            new = Entry(0, ward, kind, area, where, "", at, at, lan, 0, found)
            made.append(entries.add(connection, replace(new, person_key=entries.identity(connection, new)), now))

    month = (today - timedelta(days=30.4 * months)).replace(day=1)
    step = 0
    while month <= today:
        for place, area in enumerate(areas[:6]):  # the seventh group never says anything
            for n in range((step * step + place) % 3):
                day = month + timedelta(days=(7 * n + 3 * place) % 27)
                sex = "male" if (step + n + place) % 2 else "female"
                names: dict[str, Value] = {"mother_name": MOTHERS[(step + n) % 4], "child_name": CHILDREN[n % 2]}
                add("birth", area.id, day, sex=sex, birth_order=1 + (step + n) % 3, weight_g=3100, **names)
        add("death", areas[step % 6].id, month + timedelta(days=9), name=ELDERS[step % 3], sex="male", birth_year=1940)
        groom, bride = COUPLES[step]
        couple: dict[str, Value] = {"groom_name": groom, "bride_name": bride, "premarital_check": step % 3 > 0}
        add("marriage", areas[4].id, month + timedelta(days=12), resident="both", **couple)
        elder: dict[str, Value] = {"name": ELDERS[step % 3], "birth_year": 1950, "findings": (FINDING,), "head": "Trần Văn Đức"}
        add("elderly_checkup", areas[4].id, month + timedelta(days=4), **elder)
        add("propaganda_session", areas[2].id, month + timedelta(days=6), topic="ageing", attendees=30 + step)
        add("move_in", areas[1].id, month + timedelta(days=2), persons=2)
        month, step = (month + timedelta(days=32)).replace(day=1), step + 1
    held = {"people": 12_345, "elderly": 1_234, "households": 3_210}
    given = [Given(0, key, Stock(n, date(today.year, 1, 1))) for key, n in held.items()]
    stocks.put(connection, ward, given, member=lan, inbox=0, now=now)
    return made
