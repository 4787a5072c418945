"""Who may enter and who may read each kind, kind by role; what may not travel abroad; what one officer alone reads."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest

from domain.entrycode import entry_code
from domain.fields import Words
from domain.kind import all_kinds
from domain.people import ACCESS, Member, Role, may_read_kind
from storage import entries, members, tellings
from storage.connection import Connection
from storage.entries import Entry
from tests.world import World

C, P, S, V, A = Role.COLLABORATOR, Role.PARTY_MEMBER, Role.STAFF, Role.SUPERVISOR, Role.ADMIN
# Kind → who may enter it, who may read what somebody else told.
TABLE = {
    **dict.fromkeys(
        [
            "birth",
            "marriage",
            "death",
            "divorce",
            "move_in",
            "move_out",
            "move_within",
            "info_change",
            "elderly_checkup",
            "general_checkup",
            "propaganda_session",
            "household_visit",
            "document",
            "activity",
            "nomination",
            "proposal",
        ],
        ({C, P, S, A}, {S, V, A}),
    ),
    "nil_report": ({C, S, A}, {S, V, A}),
    "party_item": ({P, S, A}, {S, V, A}),
    **dict.fromkeys(
        [
            "pregnancy",
            "contraception_start",
            "contraception_stop",
            "prenatal_screening",
            "newborn_screening",
            "hearing_screening",
        ],
        ({C, S, A}, {S, A}),
    ),
    "supervision_finding": ({P, S, A}, set[Role]()),
}
INTIMATE = [key for key, kind in all_kinds().items() if not ACCESS[kind.matter].abroad]


def test_the_table_names_every_kind() -> None:
    assert set(TABLE) == set(all_kinds())


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("key", sorted(TABLE))
def test_a_role_enters_and_reads_a_kind_as_the_table_says(key: str, role: Role) -> None:
    kind, enter, read = all_kinds()[key], *TABLE[key]
    assert (role in kind.by) is (role in enter)
    somebody = Member(7, 1, role, "Ai Đó")
    assert may_read_kind(somebody, kind.matter, teller=8) is (role in read)
    own = role in read if key == "supervision_finding" else role in read | enter
    assert may_read_kind(somebody, kind.matter, teller=7) is own


def test_the_named_officer_reads_what_is_closed() -> None:
    officer = Member(7, 1, S, "Vũ Thị Thu", officer=True)
    assert may_read_kind(officer, all_kinds()["supervision_finding"].matter, teller=8)


async def say_abroad(world: World, who: str, text: str) -> str:
    says = await world.serve(replace(world.message(who, text), abroad=True))
    return "\n\n".join(say.numbered() for say in says)


@pytest.mark.parametrize("key", INTIMATE)
async def test_what_is_intimate_or_closed_is_not_taken_over_a_platform_abroad(key: str, world: World) -> None:
    command = all_kinds()[key].command
    assert "không ghi qua mạng này" in await say_abroad(world, "thu", f"/{command}")


async def test_the_menu_abroad_shows_nothing_of_it_until_the_ward_allows_it(world: World) -> None:
    assert "Thai sản" in await world.say("lan", "menu")
    assert "Thai sản" not in await say_abroad(world, "lan", "menu")
    assert "từ nay việc thai sản" in (await world.say("binh", "/ghithaisan có")).lower()
    assert "Thai sản" in await say_abroad(world, "lan", "menu")
    assert "Mang thai" in await say_abroad(world, "lan", "6")


async def test_a_party_member_never_sees_the_group_of_intimate_kinds(world: World) -> None:
    shown = await world.say("tam", "menu")
    assert "Thai sản" not in shown
    assert "6." not in shown
    for key in INTIMATE:
        kind = all_kinds()[key]
        if P not in kind.by:
            assert "không báo mục" in await world.say("tam", f"/{kind.command}")


async def test_a_supervisor_reads_no_single_intimate_entry(world: World) -> None:
    await world.say("lan", "chị Nguyễn Thị Hoa hộ 12 có bầu lần thứ 2")
    assert "mã 1C" in await world.say("lan", "1")
    assert "Không thấy mã" in await world.say("hung", "xem 1C")
    assert "mang thai" in await world.say("thu", "xem 1C")


async def test_a_mother_under_sixteen_is_flagged_to_the_named_officer_alone(world: World) -> None:
    await world.say("lan", "/sinh ngày 20/11, bé trai, con thứ 1, hộ 12, mẹ Trần Thị Nhỏ sinh năm 2011")
    await world.say("lan", "1")
    said = await world.say("lan", "1")
    assert "16" not in said
    assert "1 việc chờ cán bộ được giao" in await world.say("thu", "luuy")
    assert "không phải cán bộ" in await world.say("binh", "/canbo Lan")
    await world.say("binh", "/canbo Thu")
    assert "chờ cán bộ được giao" in await world.say("binh", "luuy")
    assert "Mẹ dưới 16 tuổi" in await world.say("thu", "luuy")
    assert "Không có việc nào" in await world.say("thu", "luuy")


SECRET = "Hoa Thị Kín"


async def number(world: World, who: str) -> int:
    known = await world.store.run(lambda connection: members.at(connection, "test", "t", who, "2026-11-21"))
    assert known is not None
    return known.member.id


async def told(world: World, key: str, teller: str, day: str = "2026-11-20") -> int:
    """An entry of this kind by one of the cast, with a name in each of its fields of people."""
    who = await number(world, teller)
    kind = all_kinds()[key]
    values = {field.key: SECRET for field in kind.fields if field.personal and isinstance(field, Words)}
    new = Entry(0, 1, key, 5, 0, "", day, day, who, 0, values)
    return await world.store.run(lambda connection: entries.add(connection, new, world.now))


async def test_a_code_opens_the_entry_of_another_to_those_alone_who_may_read_its_kind(world: World) -> None:
    others = {"hoa": None, "lan": None, "tam": None, "hung": V, "thu": S, "binh": A}
    for key, (enter, read) in TABLE.items():
        teller = "lan" if C in enter else "tam"
        code = entry_code(await told(world, key, teller))
        for who in others.keys() - {teller}:
            said = await world.say(who, f"xem {code}")
            assert ("Không thấy mã" in said) is (others[who] not in read), (key, who, said)
            assert SECRET not in said or who in ("thu", "binh"), (key, who, said)
        assert ("chỉ cán bộ được giao" in await world.say(teller, f"xem {code}")) is (key == "supervision_finding"), key
    for who in others:
        assert SECRET not in await world.say(who, "tonghop")
    assert SECRET not in await world.say("hoa", "cuatoi")


async def test_only_the_named_officer_settles_what_two_told_of_a_closed_kind(world: World) -> None:
    entry = await told(world, "supervision_finding", "tam")

    thu = await number(world, "thu")

    def differ(connection: Connection, key: str) -> None:
        tellings.add_witness(connection, entry, 1, thu, 0, {key: SECRET}, world.now)

    await world.store.run(partial(differ, key="note"))
    assert "Không có chỗ nào" in await world.say("binh", "lech")
    assert "Không có việc nào chờ" in await world.say("binh", "cho")
    await world.say("binh", "/canbo Thu")
    assert SECRET in await world.say("thu", "lech")


async def test_why_an_entry_was_changed_is_read_by_those_who_read_names(world: World) -> None:
    entry = await told(world, "death", "lan")

    lan = await number(world, "lan")

    def change(connection: Connection) -> None:
        old = entries.by_id(connection, entry)
        assert old is not None
        entries.undo(connection, old, reason=f"nhầm với bà {SECRET}", member=lan, inbox=0, now=world.now)

    await world.store.run(change)
    assert "kín" in (await world.say("thu", f"xem {entry_code(entry)}")).lower()
    assert "kín" not in (await world.say("hung", f"xem {entry_code(entry)}")).lower()
