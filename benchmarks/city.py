"""An invented city and what its collaborators type. It measures nothing."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import Connection

from domain.people import Role
from storage import members, places

CHANNEL, ACCOUNT = "bench", "main"
WARDS, GROUPS, HOUSEHOLDS = 50, 20, 200
LISTED = 5  # every fifth group has a list of its households
WORDS = (
    "sinh be {sex} {weight} ngay {day}, ho {home}, con thu {order}",
    "ho {home} sinh be {sex} ngay {day}, nang {weight}, con thu {order}",
    "sinh be {sex} ngay {day} nang {weight} con thu {order}, ho {home}",
    "chi o ho {home} de be {sex} {weight} con thu {order} ngay {day}",
)
FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi")
MIDDLE = ("Thị", "Văn", "Thanh", "Minh", "Ngọc", "Thu")
GIVEN = ("Lan", "Hoa", "Mai", "Hương", "Bình", "Dung", "Hà", "Tâm", "Nga", "Yến")


@dataclass(frozen=True, slots=True)
class Collaborator:
    """Somebody who tells: the address they write from, and the group in their charge."""

    address: str
    member: int
    ward: int
    area: int
    area_label: str


def settle(connection: Connection, *, wards: int = WARDS) -> list[Collaborator]:
    """Make the wards, the groups with one collaborator each, and the household lists; the collaborators."""
    chance = random.Random(5)
    now = datetime.now(UTC)
    since = now.date().replace(month=1, day=1)
    people = []
    for number in range(1, wards + 1):
        ward = places.add_ward(connection, f"Phường {number}")
        station = places.add_station(connection, ward, "Trạm Y tế")
        for group in range(1, GROUPS + 1):
            area = places.add_area(connection, ward, str(group), "tổ", station)
            if group % LISTED == 0:
                places.put_households(connection, area.id, [(str(n), full_name(chance)) for n in range(1, HOUSEHOLDS + 1)])
            member = members.add(
                connection, ward_id=ward, role=Role.COLLABORATOR, name=full_name(chance), unit="", now=now, consented=True
            )
            members.take_charge(connection, member, areas=[area.id], since=since)
            address = f"{number}-{group}"
            members.bind(connection, CHANNEL, ACCOUNT, address, member, now)
            people.append(Collaborator(address, member, ward, area.id, area.label))
    return people


def supervisor(connection: Connection, ward: int, address: str) -> None:
    """Somebody who reads the figures of a whole ward, at this address."""
    now = datetime.now(UTC)
    member = members.add(connection, ward_id=ward, role=Role.SUPERVISOR, name="Đỗ Quốc Hùng", unit="", now=now, consented=True)
    members.bind(connection, CHANNEL, ACCOUNT, address, member, now)


def full_name(chance: random.Random) -> str:
    return f"{chance.choice(FAMILY)} {chance.choice(MIDDLE)} {chance.choice(GIVEN)}"


def lines(group: int, today: date) -> Iterator[str]:
    """Births of one group as typed in a hurry. None is asked about, all are saved: no two tell of one event, no order is rare."""
    chance = random.Random(group)
    homes = list(range(1, HOUSEHOLDS + 1))
    told: set[tuple[int, str, int]] = set()
    while True:
        chance.shuffle(homes)
        for home in homes:
            fact = (chance.randrange(60), chance.choice(("trai", "gai")), chance.randint(1, 3))
            while fact in told:
                fact = (chance.randrange(60), chance.choice(("trai", "gai")), chance.randint(1, 3))
            told.add(fact)
            ago, sex, order = fact
            day = today - timedelta(days=ago)
            yield chance.choice(WORDS).format(
                sex=sex, weight=_weight(chance), day=f"{day.day}/{day.month}", home=home, order=order
            )


def _weight(chance: random.Random) -> str:
    grams = chance.randrange(2300, 4200, 100)
    return f"{grams}g" if chance.random() < 0.3 else f"{grams // 1000},{grams % 1000 // 100}kg"
