"""Writes the sample papers and pictures of docs/mau/ from an invented ward: python docs/samples.py. Needs LibreOffice.

The ward, its groups and everybody in it are invented; the figures are drawn by lot, the same in each run.
"""

from __future__ import annotations

import asyncio
import random
import subprocess
import sys
import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from bot import demo
from domain.fields import Value
from domain.papers import Form, Layout, Order
from domain.people import Role
from scheduler import gathering, making
from scheduler.pdf import to_pdf
from storage import entries, members, places
from storage.connection import Connection
from storage.entries import Entry
from storage.migrate import upgrade
from storage.papers import Job
from storage.store import open_store

NOW = datetime(2026, 11, 30, 5, 0, tzinfo=UTC)
FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi")
GIVEN = ("An", "Bình", "Cúc", "Dung", "Hạnh", "Hoa", "Lan", "Mai", "Nga", "Phượng", "Thảo", "Yến")


def fill_ward(connection: Connection, *, year_events: int = 220) -> int:
    """A demo ward with two years of events; the ward's id."""
    demo.load(connection, NOW)
    ward = places.wards(connection)[0].id
    tellers = [one for one in members.of_ward(connection, ward, "2026-11-30") if one.role is Role.COLLABORATOR]
    areas = places.areas(connection, ward)
    dice = random.Random(21)
    for year in (2025, 2026):
        for _ in range(year_events):
            day = date(year, 1, 1) + timedelta(days=dice.randrange(334))
            area = dice.choice(areas[:6])
            kind, values = _event(dice, day)
            new = Entry(0, ward, kind, area.id, 0, "", day.isoformat(), day.isoformat(), tellers[0].id, 0, values)
            entries.add(connection, new, NOW)
    of = next(area.id for area in areas if area.id in tellers[0].areas)
    for kind, values in FURTHER:
        day = str(values.get("date", "2026-11-12"))
        entries.add(connection, Entry(0, ward, kind, of, 0, "", day, day, tellers[0].id, 0, values), NOW)
    return ward


# What else happened in the group of the sample slip, so that each of its sections is seen with a row.
FURTHER: tuple[tuple[str, dict[str, Value]], ...] = (
    ("birth", {"date": "2026-11-06", "household": "12", "sex": "female", "birth_order": 2, "mother_name": "Trần Thị Hoa"}),
    ("newborn_screening", {"date": "2026-11-09", "child_name": "Lê Bảo An", "mother_name": "Trần Thị Hoa", "household": "12"}),
    ("move_in", {"date": "2026-11-14", "persons": 3, "from_place": "Đồng Nai", "head": "Lê Văn Tài"}),
    ("info_change", {"name": "Phạm Thị Cúc", "what": "education", "old_value": "THPT", "new_value": "đại học"}),
    ("contraception_start", {"date": "2026-11-04", "name": "Vũ Thị Yến", "birth_year": 1994, "method": "iud"}),
    ("contraception_stop", {"date": "2026-11-05", "name": "Bùi Thị Mai", "birth_year": 1998, "method": "pill"}),
    ("pregnancy", {"date": "2026-11-11", "name": "Bùi Thị Nga", "birth_year": 1999, "event": "pregnant", "pregnancy_number": 2}),
    ("prenatal_screening", {"date": "2026-11-18", "name": "Bùi Thị Nga", "birth_year": 1999, "weeks": 12, "diseases": ("down",)}),
    ("elderly_checkup", {"date": "2026-11-20", "name": "Hoàng Thị Lan", "birth_year": 1950, "place": "station"}),
    ("propaganda_session", {"date": "2026-11-21", "topic": "screening", "attendees": 32, "form": "group_meeting"}),
    ("household_visit", {"date": "2026-11-22", "topic": "replacement_fertility", "households": 3}),
)


def _event(dice: random.Random, day: date) -> tuple[str, dict[str, Value]]:
    name = f"{dice.choice(FAMILY)} Thị {dice.choice(GIVEN)}"
    man = f"{dice.choice(FAMILY)} Văn {dice.choice(GIVEN)}"
    when: dict[str, Value] = {"date": day.isoformat(), "household": str(dice.randrange(1, 180))}
    kind = dice.choices(
        ("birth", "death", "move_in", "move_out", "marriage", "elderly_checkup", "propaganda_session"), (40, 12, 8, 8, 10, 14, 8)
    )[0]
    match kind:
        case "birth":
            order = dice.choices((1, 2, 3, 4), (45, 42, 10, 3))[0]
            born = {"sex": dice.choice(("male", "male", "female", "female", "male")), "birth_order": order, "mother_name": name}
            return kind, {**when, **born, "mother_birth_year": dice.randrange(1985, 2005), "place": "hospital"}
        case "death":
            return kind, {**when, "name": man, "sex": "male", "birth_year": dice.randrange(1935, 1970)}
        case "move_in":
            return kind, {**when, "persons": dice.randrange(1, 5), "from_place": "Đồng Nai"}
        case "move_out":
            return kind, {**when, "persons": dice.randrange(1, 4), "to_place": "Bình Dương"}
        case "marriage":
            pair = {"groom_name": man, "bride_name": name, "resident": "both", "premarital_check": dice.random() < 0.7}
            return kind, {**when, **pair}
        case "elderly_checkup":
            return kind, {**when, "name": name, "sex": "female", "birth_year": dice.randrange(1935, 1966), "place": "station"}
    topic = dice.choice(("replacement_fertility", "sex_ratio", "screening", "ageing"))
    return kind, {"date": day.isoformat(), "topic": topic, "attendees": dice.randrange(15, 60), "form": "group_meeting"}


async def make(orders: dict[str, tuple[str, Order]], folder: Path) -> None:
    """Each order of the file name → (who asks, order), as a file in this folder."""
    with tempfile.TemporaryDirectory() as place:
        url = f"sqlite:///{place}/mau.db"
        upgrade(url)
        store = open_store(url)
        try:
            ward = await store.run(fill_ward)
            for name, (role, order) in orders.items():
                job = await store.read(lambda c, role=role, order=order: _job(c, ward, Role(role), order))
                facts = await store.read(lambda c, job=job: gathering.facts(c, job))
                assert facts is not None, name
                said = making.make(facts, job.order, None)
                print(f"--- {name}\n{said.text}\n")
                (folder / name).write_bytes(said.files[0].content)
        finally:
            await store.close()


def _job(connection: Connection, ward: int, role: Role, order: Order) -> Job:
    from dataclasses import replace

    everyone = members.of_ward(connection, ward, "2026-11-30")
    who = next(one for one in everyone if one.role is role)
    lan = next(one for one in everyone if one.role is Role.COLLABORATOR)
    return Job(0, ward, who.id, "", "", "", 0, replace(order, of=lan.id), 0)


DAY = "2026-11-30"
ORDERS = {
    "phieu-p0.docx": ("admin", Order("slip", "2026-11", DAY)),
    "phieu-p0.xlsx": ("admin", Order("slip", "2026-11", DAY, Form.EXCEL)),
    "bao-cao-thang.docx": ("supervisor", Order("report", "2026-11", DAY)),
    "bao-cao-nam.docx": ("supervisor", Order("report", "2026", DAY)),
    "bao-cao-an.docx": ("supervisor", Order("report", "2026-11", DAY, small=False)),
    "bao-cao-quy-dang.docx": ("supervisor", Order("report", "2026-Q4", DAY, layout=Layout.PARTY)),
    "so-ket-5-nam.docx": ("supervisor", Order("review", "2022-01-01/2026-12-31", DAY, layout=Layout.PARTY)),
    "bieu-do-sinh.png": ("supervisor", Order("births", "2026", DAY, Form.PICTURE)),
    "bao-cao-nam.xlsx": ("supervisor", Order("report", "2026", DAY, Form.EXCEL)),
    "bao-cao-nam.csv": ("supervisor", Order("report", "2026", DAY, Form.CSV)),
}


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    asyncio.run(make(ORDERS, folder))
    for file in sorted(folder.glob("*.docx")):
        (folder / f"{file.stem}.pdf").write_bytes(to_pdf(file.read_bytes()))
        subprocess.run(["pdftoppm", "-r", "60", "-png", str(folder / f"{file.stem}.pdf"), str(folder / file.stem)], check=True)
