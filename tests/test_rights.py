"""Who may see and do what: a supervisor no names, a party member no health, a ward nothing of another ward."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import func, select

from storage import members, places
from storage.connection import Connection
from storage.tables import area, entry, household, member, personal
from tests.world import World

CODE = re.compile(r"[A-Z2-9]{4}-[A-Z2-9]{4}")
EVERY_COMMAND = """
menu|trogiup|tonghop|tonghop tổ 5|/tonghop phường năm 2026|cuatoi|/sua 1C|/huy 1C|/xem 1C|xem 2E|thanhvien|cho|luuy|lech|
danhsachto|/ho Tổ 5: 1 Lan|/bangiao Lan cho Hoa|/chuyen Lan tổ 7|/tamngung Lan|/molai Lan|/moi ctv tổ 5|/to 8|/phuong Phường Khác|
/tram Trạm Khác|tiep|blah blah|Tổ 5: 1 Lan; 2 Tám
""".replace("\n", "").split("|")
OFFICE = """
thanhvien|cho|luuy|lech|danhsachto|/ho Tổ 5: 1 Lan|/bangiao Hoa cho Lan|/chuyen Hoa tổ 5|/tamngung Hoa|/molai Hoa|/moi ctv tổ 5|
/moi lại Hoa|/to 8|/phuong Phường Khác|/tram Trạm Khác
""".replace("\n", "").split("|")
NAMES = ("Hoa Thị Kín", "Kín", "Lê Thị Bí Mật", "Trần Văn Đức", "Nguyễn Thị Lan", "tăng huyết áp", "hộ số", "Hộ số")


async def told(world: World) -> None:
    """A birth and a check-up with everything that nobody else should read."""
    await world.say("lan", "/sinh ngày 20/11, bé trai, con thứ 1, mẹ Hoa Thị Kín, hộ 12")
    assert "mã 1C" in await world.say("lan", "1")
    await world.say("lan", "/khamnct hôm nay bà Lê Thị Bí Mật sn 1950, cao huyết áp, hộ 12")
    assert "mã 2E" in await world.say("lan", "1")


async def count(world: World, table) -> int:
    return int(await world.store.read(lambda c: c.execute(select(func.count()).select_from(table)).scalar_one()))


async def test_a_supervisor_reads_figures_and_not_a_single_name(world: World) -> None:
    await told(world)
    for words in EVERY_COMMAND:
        said = await world.say("hung", words)
        shown = [name for name in NAMES if name in said]
        assert not shown, (words, said)
    assert "Tổ 5: 1 cháu" in await world.say("hung", "tonghop")


async def test_a_supervisor_changes_nothing(world: World) -> None:
    await told(world)
    before = [await count(world, table) for table in (entry, member, area, household)]
    for words in (*EVERY_COMMAND, "/sinh ngày 20/11, bé trai, con thứ 1, mẹ A", "/khamnct", "1", "Lan", "0"):
        await world.say("hung", words)
    assert [await count(world, table) for table in (entry, member, area, household)] == before
    states = await world.store.read(lambda c: set(c.execute(select(entry.c.state)).scalars()))
    assert states == {"live"}


@pytest.mark.parametrize("who", ["lan", "tam", "hung"])
async def test_the_office_is_closed_to_those_who_do_not_work_there(who: str, world: World) -> None:
    before = await world.store.read(lambda c: c.execute(select(member.c.id, member.c.state, member.c.ward_id)).all())
    for words in OFFICE:
        assert "dành cho cán bộ phường" in await world.say(who, words), words
    assert await world.store.read(lambda c: c.execute(select(member.c.id, member.c.state, member.c.ward_id)).all()) == before


async def test_what_is_said_fits_who_asks(world: World) -> None:
    assert "Phiếu P0 là của cộng tác viên" in await world.say("tam", "/phieu")
    assert await world.say("hung", "/dieuchinh") == "Tháng 10/2026 chưa chốt, nên chưa có điều chỉnh nào."
    assert await world.say("lan", "cuatoi") == "Tháng 11/2026 anh/chị chưa báo việc nào."
    assert "chưa nhập số người từ 60 tuổi (/dauky)" in await world.say("thu", "/chitieu")
    seen = await world.say("hung", "/chitieu")
    assert "chưa nhập số người từ 60 tuổi" in seen
    assert "/dauky" not in seen


async def test_staff_may_not_set_the_ward_up_nor_make_or_suspend_an_administrator(world: World) -> None:
    for words in ("/to 8", "/phuong Phường Khác", "/tram Trạm Khác", "/tamngung Bình"):
        assert "Nhắn trogiup" in await world.say("thu", words), words
    assert not CODE.search((await world.say("thu", "/moi quản trị")).replace("ABCD-2345", ""))
    assert "Trần Thị Bình, quản trị phường" in await world.say("thu", "thanhvien")


async def test_nobody_suspends_themselves(world: World) -> None:
    await world.say("binh", "/tamngung Bình")
    assert "thanhvien" in await world.say("binh", "trogiup")


async def test_a_collaborator_asking_for_another_group_or_the_ward_is_refused_kindly(world: World) -> None:
    for words in ("/tonghop tổ 7", "/tonghop phường", "/tonghop cả phường quý 4"):
        said = await world.say("lan", words)
        assert said == "Anh/chị chỉ xem được số liệu của tổ 5.", words
    assert "chưa có tổ" in await world.say("lan", "/tonghop tổ 99")


async def test_a_collaborator_is_not_offered_names_from_another_group(world: World) -> None:
    """The question whether two tellings are one event shows the other's only as far as they may see it."""
    await told(world)
    await world.say("hoa", "/khamnct hôm nay bà Lê Thị Bí Mật sn 1950")
    said = await world.say("hoa", "1")
    assert not [name for name in NAMES if name in said.replace("Lê Thị Bí Mật", "")]


async def test_a_party_member_sees_no_health_findings(world: World) -> None:
    await told(world)
    await world.say("tam", "/khamnct hôm nay bà Lê Thị Bí Mật sn 1951 hộ 12")
    said = await world.say("tam", "1")
    assert "huyết áp" not in said
    for words in ("1", "cuatoi", "/xem 2E", "/sua 2E", "tonghop"):
        assert "huyết áp" not in await world.say("tam", words), words


async def test_a_party_member_enters_no_health_findings(world: World) -> None:
    said = await world.say("tam", "/khamnct hôm nay bà Lê Thị Bí Mật sn 1950, cao huyết áp, hộ 12")
    assert "thông tin sức khoẻ" in said
    assert "Năm sinh: 1950" in said
    assert "- Kết quả khám" not in said
    await world.say("tam", "2")
    said = await world.say("tam", "kết quả tiểu đường")
    assert "đái tháo đường" not in said
    assert "- Kết quả khám" not in said
    await world.say("tam", "0")
    await world.say("tam", "/khamnct hôm nay bà Lê Thị Bí Mật sn 1950, hộ 12")
    await world.say("tam", "1")
    fields = await world.store.read(lambda c: c.execute(select(entry.c.fields)).scalar_one())
    assert "findings" not in fields


async def test_a_party_member_reports_only_assigned_households(world: World) -> None:
    for home in ("hộ 1", "hộ 99", "nhà ông Tám"):
        said = await world.say("tam", f"/sinh ngày 20/11, bé trai, con thứ 1, {home}")
        assert "Xin chọn hộ khác" in said, home
        said = await world.say("tam", "14")
        assert "Hộ số: 14" in said, home
        await world.say("tam", "0")
    said = await world.say("tam", "/sinh ngày 20/11, bé trai, con thứ 1, mẹ Hoa Thị Kín")
    assert "Hộ số mấy?" in said
    assert "Không biết thì nhắn" not in said
    assert "Hộ số: 15" in await world.say("tam", "hộ 15")


async def test_a_household_chosen_by_its_number_is_that_household(world: World) -> None:
    """Where the list of choices is numbered, typing a household's number never chooses another household."""
    await world.say("binh", "/ho Tổ 5: 3 Bùi Văn Ba")
    found = CODE.search(await world.say("binh", "/moi đảng viên chi bộ 4 tổ 5 hộ 2, 3, 12 tên Lý Văn Sáu"))
    assert found
    await world.say("sau", found[0])
    await world.say("sau", "1")
    for number in ("2", "3", "12"):
        await world.say("sau", "/sinh ngày 20/11, bé trai, con thứ 1, mẹ Hoa Thị Kín")
        assert f"- Hộ số: {number}\n" in await world.say("sau", number)
        await world.say("sau", "0")


async def test_a_group_chosen_by_its_number_is_that_group(world: World) -> None:
    await world.store.run(lambda c: members.take_charge(c, 1, areas=[2, 3], since=world.now.date()))
    for number in ("2", "3", "5"):
        await world.say("lan", "/sinh ngày 20/11, bé trai, con thứ 1, mẹ Hoa Thị Kín")
        assert f"Trẻ mới sinh, tổ {number}" in await world.say("lan", number)
        await world.say("lan", "0")


async def test_a_party_member_cannot_say_for_a_whole_group_that_nothing_happened(world: World) -> None:
    for words in ("/khongphatsinh tháng 11", "hộ 12", "1"):
        await world.say("tam", words)
    assert "Tổ 5: đã báo" not in await world.say("hung", "tonghop")


async def test_a_supervisor_is_offered_what_they_can_do(world: World) -> None:
    said = await world.say("hung", "menu")
    assert "tonghop" in said
    for _ in range(3):
        assert "sinh bé gái" not in await world.say("hung", "blah blah")


async def test_staff_enter_for_somebody_who_telephoned_and_name_them(world: World) -> None:
    said = await world.say("thu", "/sinh ngày 20/11, bé trai, con thứ 1, mẹ Hoa Thị Kín")
    assert "Ở tổ nào?" in said
    said = await world.say("thu", "tổ 4")
    assert "Ai gọi báo?" in said
    said = await world.say("thu", "bà Trần Thị Gọi")
    assert "Trần Thị Gọi" in said
    assert "Tổ 4, tháng 11: 1 cháu" in await world.say("thu", "1")
    assert "Trần Thị Gọi" in await world.say("binh", "/xem 1C")


async def test_a_whole_report_is_nobody_who_telephoned(world: World) -> None:
    await world.say("thu", "/sinh ngày 20/11, bé trai, con thứ 1, tổ 4, mẹ Hoa Thị Kín")
    said = await world.say("thu", "ông Lê Văn Tư sn 1940 mất hôm qua tổ 5")
    assert "Ai gọi báo?" in said
    assert "sn 1940" not in said
    said = await world.say("thu", "bà Trần Thị Gọi")
    while "Ai gọi báo?" in said:
        said = await world.say("thu", "tôi")
    assert "2 việc:" in said
    assert "Lê Văn Tư" in said


async def test_personal_values_stand_apart_from_the_entry(world: World) -> None:
    await told(world)
    fields = await world.store.read(lambda c: list(c.execute(select(entry.c.fields)).scalars()))
    own = await world.store.read(lambda c: list(c.execute(select(personal.c.fields)).scalars()))
    for name in ("Kín", "Bí Mật", "Đức"):
        assert name not in "".join(fields)
        assert name in "".join(own)


# --- another ward ----------------------------------------------------------------------------------------------------


async def second_ward(world: World) -> None:
    """Phường Bên Cạnh with its own tổ 5, an administrator "xa" and a collaborator "gan"."""

    def put(connection: Connection) -> None:
        from domain.people import Role

        ward = places.add_ward(connection, "Phường Bên Cạnh")
        five = places.add_area(connection, ward, "5").id
        places.put_households(connection, five, [("12", "Người Bên Cạnh")])
        for key, role, name in (("xa", Role.ADMIN, "Người Ở Xa"), ("gan", Role.COLLABORATOR, "Người Ở Gần")):
            made = members.add(connection, ward_id=ward, role=role, name=name, unit="", now=world.now, consented=True)
            members.bind(connection, "test", "t", key, made, world.now)
            if role is Role.COLLABORATOR:
                members.take_charge(connection, made, areas=[five], since=world.now.date())

    await world.store.run(put)


async def test_a_ward_sees_and_changes_nothing_of_another(world: World) -> None:
    await told(world)
    await second_ward(world)
    for words in EVERY_COMMAND:
        if words.startswith(("/phuong", "/to ", "/ho")):
            continue
        for who in ("xa", "gan"):
            said = await world.say(who, words)
            found = [name for name in (*NAMES, "Nguyễn", "Hoa Sen", "1 cháu", "Phạm") if name in said.replace("hộ số mấy", "")]
            assert not found or "ví dụ" in said.lower() or "Nhắn" in said, (who, words, said)
            assert "Hoa Thị Kín" not in said
            assert "Hoa Sen" not in said or "/phuong" in said, (who, words, said)
    assert "Không thấy mã" in await world.say("xa", "/huy 1C")
    assert "Không thấy mã" in await world.say("xa", "/xem 1C")
    assert "Không thấy ai" in await world.say("xa", "/tamngung 1")
    assert "Không thấy ai" in await world.say("xa", "/moi lại Lan")
    assert "Không thấy ai" in await world.say("xa", "/bangiao Lan cho Gần")
    assert "chưa có tổ" in await world.say("xa", "/chuyen Gần tổ 7")
    assert "chưa có tổ" in await world.say("xa", "/moi ctv tổ 7")
    assert "chưa có tổ" in await world.say("xa", "/tonghop tổ 7")
    assert "Tổ 5, tháng 11/2026" in await world.say("xa", "/tonghop tổ 5")
    assert "1 cháu" not in await world.say("xa", "/tonghop tổ 5")


async def test_the_same_number_is_another_group_in_another_ward(world: World) -> None:
    await told(world)
    await second_ward(world)
    await world.say("xa", "/ho Tổ 5: 12 Tên Đã Đổi; 13 Người Mới")
    assert "Nhà: Trần Văn Đức" in await world.say("lan", "/sinh ngày 18/11, bé gái, con thứ 3, hộ 12")
    await world.say("lan", "0")
    said = await world.say("gan", "/sinh ngày 20/11, bé trai, con thứ 1, mẹ Hoa Thị Kín, hộ 12")
    assert "Nhà: Tên Đã Đổi" in said
    said = await world.say("gan", "1")
    assert "Đã lưu, mã 3G" in said  # not joined with the birth of the other ward
    assert "Tổ 5, tháng 11: 1 cháu" in said
    await world.checked()


async def test_a_code_of_one_ward_gives_nothing_in_another(world: World) -> None:
    await second_ward(world)
    found = CODE.search(await world.say("xa", "/moi cán bộ tên Người Của Xa"))
    assert found
    await world.say("moi", found[0])
    assert "Phường Bên Cạnh" in "".join(say.text for who, say in world.channel.says if who == "moi")
    await world.say("moi", "1")
    listed = await world.say("moi", "thanhvien")
    assert "Người Ở Xa" in listed
    assert "Nguyễn Thị Lan" not in listed
    await told(world)
    assert "Không thấy mã" in await world.say("moi", "/xem 1C")


async def test_differences_and_flags_of_a_ward_stay_there(world: World) -> None:
    await second_ward(world)
    await world.say("lan", "/kethon hôm qua, chú rể Lê Văn Tú sinh năm 2009, cô dâu Trần Thị Na")
    await world.say("lan", "1")
    await world.say("lan", "1")
    assert "Không có việc nào cần lưu ý" in await world.say("xa", "luuy")
    assert "Cần lưu ý: 1 việc" in await world.say("thu", "cho")
    await world.say("lan", "/sinh ngày 20/11, bé trai, con thứ 1, hộ 12")
    await world.say("lan", "1")
    await world.say("tam", "/sinh ngày 20/11, bé trai, con thứ 2, hộ 12")
    await world.say("tam", "1")
    assert "Không có chỗ nào" in await world.say("xa", "lech")
    assert "Lê Văn Tám báo: 2" in await world.say("thu", "lech")
