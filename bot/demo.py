"""The demo ward: invented people and places, so that the bot can be tried with no token. Loaded only into an empty database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot import channels
from bot.history import fill
from bot.settings import Settings
from domain.people import Role
from storage import members, places
from storage.connection import Connection
from storage.store import Store

CHANNEL, ACCOUNT = "web", "demo"
WARD = "Phường Hoa Sen (thử nghiệm)"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody one can be in the demo. `role` None: a stranger."""

    key: str
    name: str
    role: Role | None
    unit: str
    about: str
    group: str = ""
    homes: tuple[str, ...] = ()


PEOPLE = (
    Person("lan", "Nguyễn Thị Lan", Role.COLLABORATOR, "", "Cộng tác viên dân số tổ 5", group="5"),
    Person("hoa", "Phạm Thị Hoa", Role.COLLABORATOR, "", "Cộng tác viên dân số tổ 7", group="7"),
    Person(
        "tam",
        "Lê Văn Tám",
        Role.PARTY_MEMBER,
        "Chi bộ 3",
        "Đảng viên phụ trách hộ 12, 14, 15 tổ 5",
        "5",
        ("12", "14", "15"),
    ),
    Person("binh", "Trần Thị Bình", Role.ADMIN, "Trạm Y tế", "Cán bộ Trạm Y tế, quản trị phường"),
    Person("hung", "Đỗ Quốc Hùng", Role.SUPERVISOR, "Ban Chỉ đạo dân số", "Lãnh đạo phường, xem số liệu"),
    Person("khach", "Người lạ", None, "", "Người chưa tham gia"),
)

HOMES = (
    ("1", "Lan"),
    ("2", "Nguyễn Văn Tám"),
    ("12", "Trần Văn Đức"),
    ("14", "Phạm Thị Mai"),
    ("15", "Hoàng Văn Hải"),
    ("100.1", "Vũ Thị Ngọc"),
)


def load(connection: Connection, now: datetime) -> None:
    """Make the demo ward: groups 1 to 7, households of group 5, and one of each role."""
    ward = places.add_ward(connection, WARD, demo=True)
    station = places.add_station(connection, ward, "Trạm Y tế số 1")
    areas = {str(n): places.add_area(connection, ward, str(n), "tổ", station).id for n in range(1, 8)}
    places.put_households(connection, areas["5"], HOMES)
    for person in PEOPLE:
        if person.role is None:
            continue
        member = members.add(
            connection, ward_id=ward, role=person.role, name=person.name, unit=person.unit, now=now, consented=True
        )
        since = now.date().replace(month=1, day=1)
        if person.role is Role.COLLABORATOR:
            members.take_charge(connection, member, areas=[areas[person.group]], since=since)
        if person.homes:
            found = [places.households_numbered(connection, areas[person.group], number) for number in person.homes]
            members.take_charge(connection, member, households=[homes[0].id for homes in found], since=since)
        members.bind(connection, CHANNEL, ACCOUNT, person.key, member, now)


async def load_if_wanted(store: Store, settings: Settings, moment: datetime) -> bool:
    """Load the demo, with its past, where it is on, no platform token is set and the database is empty; whether it was."""
    if not settings.demo or channels.tokens() or not await store.run(is_empty):
        return False
    await store.run(lambda connection: load(connection, moment))
    await store.run(lambda connection: fill(connection, places.wards(connection)[0].id, moment))
    return True


def is_empty(connection: Connection) -> bool:
    """Whether nobody has set a ward up yet."""
    return not places.wards(connection) and not members.anybody(connection)
