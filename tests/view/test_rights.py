"""Who may open the pages and what they see there: a supervisor figures and codes, staff names, nobody else anything."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select, update

from domain.entrycode import entry_code
from domain.kind import all_kinds
from domain.people import ACCESS, OFFICE, Access, Matter, Role
from storage import members, places
from storage.tables import audit, member
from tests.view.conftest import Site
from tests.view.filled import FINDING, NAMES

COLLEAGUES = ("Nguyễn Thị Lan", "Phạm Thị Hoa", "Trần Thị Bình")


@pytest.mark.parametrize("who", ["lan", "tam", "khach"])
async def test_only_those_who_read_the_ward_are_given_a_link(who: str, empty: Site) -> None:
    assert "/xem/" not in await empty.world.say(who, "/xemweb")


async def test_no_page_of_a_supervisor_has_a_name_a_household_or_a_finding(site: Site) -> None:
    finding = all_kinds()["elderly_checkup"].field("findings").show((FINDING,))
    hidden = (*NAMES, *COLLEAGUES, finding, "Hộ số", "hộ số", "Nhà:")
    pages = await site.every_page(await site.link("hung"))
    assert len(pages) > 60
    for url, page in pages.items():
        assert not [name for name in hidden if name in page.replace("Tên người và số hộ không hiện", "")], url
    assert any("hành viên số" in page for page in pages.values())


async def test_staff_see_names_and_findings_and_their_pages_say_so(site: Site) -> None:
    link = await site.link("thu")
    shown = "".join([await site.read(f"{link}/viec/{entry_code(entry)}") for entry in site.entries[-8:]])
    assert "Nguyễn Thị Lan" in shown
    assert "tăng huyết áp" in shown.lower()
    assert "Trang này có tên người" in shown
    listed = await site.read(f"{link}/so/2026-11/births")
    assert any(name in listed for name in NAMES)


async def test_a_link_asked_for_over_a_platform_abroad_shows_staff_no_names_unless_the_ward_allows_it(site: Site) -> None:
    world = site.world

    async def over_abroad() -> str:
        said = await world.serve(replace(world.message("thu", "/xemweb"), abroad=True))
        return next(line for line in said[0].text.splitlines() if line.startswith("http"))

    listed = await site.read(f"{await over_abroad()}/so/2026-11/births")
    assert not [name for name in NAMES if name in listed]
    await world.say("binh", "/ghiten có")
    listed = await site.read(f"{await over_abroad()}/so/2026-11/births")
    assert any(name in listed for name in NAMES)


async def test_a_link_ends_with_the_membership_and_stays_ended(empty: Site) -> None:
    world, link = empty.world, await empty.link("hung")
    await world.say("binh", "/tamngung Hùng")
    assert await empty.get(f"{link}/ky/2026-11") == (403, await page_of(empty, link))
    await world.say("binh", "/molai Hùng")
    assert (await empty.get(link))[0] == 403
    link = await empty.link("hung")
    assert (await empty.get(link))[0] == 200
    await world.say("hung", "/roi")
    await world.say("hung", "1")
    assert (await empty.get(link))[0] == 403


async def page_of(site: Site, url: str) -> str:
    text = (await site.get(url))[1]
    assert "không còn dùng được" in text
    return text


async def test_who_passed_a_link_on_can_end_it(empty: Site) -> None:
    link, others = await empty.link("hung"), await empty.link("thu")
    assert "Đã ngắt" in await empty.world.say("hung", "/xemweb ngat")
    assert (await empty.get(link))[0] == 403
    assert (await empty.get(others))[0] == 200
    assert (await empty.get(await empty.link("hung")))[0] == 200


async def test_a_role_that_may_no_longer_read_the_ward_ends_a_link(empty: Site) -> None:
    link = await empty.link("hung")
    hung = int(link.split("/xem/")[1].split("/")[0])
    demote = update(member).where(member.c.id == hung).values(role=Role.COLLABORATOR.value)
    await empty.world.store.run(lambda connection: connection.execute(demote))
    assert (await empty.get(link))[0] == 403


async def test_another_wards_groups_and_entries_are_not_there(site: Site) -> None:
    def another(connection) -> int:
        ward = places.add_ward(connection, "Phường Bên Cạnh")
        who = members.add(
            connection, ward_id=ward, role=Role.ADMIN, name="Người Ở Xa", unit="", now=site.world.now, consented=True
        )
        members.bind(connection, "test", "t", "xa", who, site.world.now)
        return places.add_area(connection, ward, "1", "tổ").id

    area = await site.world.store.run(another)
    far, near = await site.link("xa"), await site.link("thu")
    assert "Phường Bên Cạnh" in await site.read(f"{far}/ky/2026-11")
    assert (await site.get(f"{far}/viec/{entry_code(site.entries[0])}"))[0] == 404
    assert "Không có việc nào" in await site.read(f"{far}/so/2026-11/births")
    for page in (f"ky/2026-11?to={area}", f"so/2026-11/births?to={area}"):
        assert (await site.get(f"{near}/{page}"))[0] == 404
        assert (await site.get(f"{far}/{page}"))[0] == 200


async def test_entries_of_a_kind_closed_to_the_reader_are_counted_and_not_shown(site: Site, monkeypatch) -> None:
    closed = Access(enter=OFFICE, read=OFFICE)
    monkeypatch.setitem(ACCESS, Matter.OPEN, closed)
    link = await site.link("hung")
    listed = await site.read(f"{link}/so/2026-11/births")
    assert "loại việc chỉ người có trách nhiệm mới xem được" in listed
    assert "/viec/" not in listed
    assert "con thứ" not in listed
    assert (await site.get(f"{link}/viec/{entry_code(site.entries[-1])}"))[0] == 404


async def test_what_was_read_is_noted_by_ids_only(site: Site) -> None:
    link = await site.link("thu")
    code = entry_code(site.entries[0])
    for page in ("", "/ky/2026-11", "/to/2026-11", "/xu-huong/births", "/so/2026-11/births", f"/viec/{code}"):
        await site.read(link + page)
    rows = await site.world.store.read(
        lambda c: c.execute(select(audit.c.act, audit.c.subject).where(audit.c.act.like("%view%")).order_by(audit.c.id)).all()
    )
    assert {row.act for row in rows} == {"view_door", "view_period", "view_groups", "view_months", "view_list", "view_entry"}
    assert ("view_entry", f"entry:{site.entries[0]}") in [tuple(row) for row in rows]
    assert all(row.subject.split(":")[0] in ("ward", "area", "entry") for row in rows)
