"""The account of a campaign on the read-only pages: every person in one state, nobody by name where names are not read."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from sqlalchemy import select

from bot.app import App
from domain.chat import SendFailed, Why
from domain.people import Role
from storage import deliveries, members, places
from storage.connection import Connection
from storage.tables import audit
from tests.test_campaigns import Platform, crowd, drain
from tests.view.conftest import LINK, Site
from tests.view.test_pages import text_of

WORDS = "Mời bà con <b>đưa trẻ</b> mới sinh đi sàng lọc sơ sinh\nsáng thứ ba"
PEOPLE = re.compile(r'<tr><th scope="row">([^<]+)<svg.*?</th><td>(\d+)</td></tr>')
ROW = re.compile(r'<tr><th scope="row">((?:Tổ|Không)[^<]+)</th>((?:<td>\d+</td>)+)</tr>')


async def under_way(site: Site) -> None:
    """Bình's campaign to groups 5, 6 and 7, after every sort of end a message may have; Lan has passed it on."""
    world = site.world
    await crowd(world, 8)
    await world.say("binh", f"gửi ctv tổ 5, 6, 7: {WORDS}")
    await world.say("binh", "5")
    await world.say("binh", "100 hộ, 2 buổi, trước 15/12, tiêu chí: kể lại được một điều")
    await world.say("binh", "1")
    await world.say("hung", "duyet")
    await world.say("hung", "1")
    world.later(minutes=5)
    await world.ring()
    faults = [None, None, SendFailed(Why.UNSURE), SendFailed(Why.GONE), SendFailed(Why.WRONG)]
    await drain(world, Platform(failures=iter(faults)), 3)
    await world.say("lan", "đã phổ biến 35 hộ")


async def page_of(site: Site, who: str) -> tuple[str, str]:
    """(the link that chat gives, the page behind its door)."""
    found = LINK.search(await site.world.say(who, "chiendich 1"))
    assert found, f"{who} got no link"
    door = await site.read(found[0])
    assert "Xem tin số 1" in door
    way = re.search(r'class="button" href="([^"]+)"', door)
    assert way
    return found[0], await site.read(site.web.address + way[1])


async def test_every_person_is_in_one_state_and_the_sums_are_the_audience(empty: Site) -> None:
    await under_way(empty)
    _, page = await page_of(empty, "hung")
    kept = await empty.world.store.read(lambda c: deliveries.account(c, 1))
    shown = {label: int(people) for label, people in PEOPLE.findall(page)}
    assert sorted(shown.values()) == sorted(Counter({row.state: 0 for row in kept} | _by_state(kept)).values())
    assert sum(shown.values()) == sum(row.people for row in kept) == 10
    assert "cộng lại là 10 người" in text_of(page)
    groups = {label: [int(n) for n in re.findall(r"\d+", cells)] for label, cells in ROW.findall(page)}
    assert {label: row[0] for label, row in groups.items()} == {"Tổ 5": 1, "Tổ 6": 8, "Tổ 7": 1}
    assert all(row[0] == sum(row[1:]) for row in groups.values())


def _by_state(rows: list[deliveries.Standing]) -> dict[str, int]:
    found: Counter[str] = Counter()
    for row in rows:
        found[row.state] += row.people
    return dict(found)


async def test_the_words_the_audience_the_goal_and_its_result_stand_there(empty: Site) -> None:
    await under_way(empty)
    _, page = await page_of(empty, "hung")
    assert "Mời bà con &lt;b&gt;đưa trẻ&lt;/b&gt; mới sinh đi sàng lọc sơ sinh\nsáng thứ ba" in page
    text = text_of(page)
    assert "Gửi cho Cộng tác viên tổ 5, tổ 6 và tổ 7" in text
    assert "Hộ được phổ biến: 35/100, đạt 35 %" in text
    assert "Buổi tuyên truyền: 0/2, đạt 0 %" in text
    assert "Hạn: 15/12." in text
    assert "Tiêu chí: kể lại được một điều" in text
    assert "Tổ 5: 35 hộ" in text
    assert "Bắt đầu gửi 12 giờ 05, ngày 21/11/2026" in text
    assert 'width="126.0"' in page  # 35 of 100 on a bar of 360


async def test_a_supervisor_sees_nobody_by_name_and_staff_only_who_wrote_and_approved(empty: Site) -> None:
    await under_way(empty)
    everybody = [
        one.name for one in await empty.world.store.read(lambda c: members.of_ward(c, 1, "2026-11-21")) if one.name.strip()
    ]
    link, _ = await page_of(empty, "hung")
    pages = await empty.every_page(link.rsplit("/mo/", 1)[0] + "/tin")
    assert any("/tin/1" in url for url in pages)
    for url, page in pages.items():
        assert not [name for name in everybody if name in page], url
    assert "Thành viên số" in "".join(pages.values())
    _, page = await page_of(empty, "thu")
    assert {name for name in everybody if name in page} == {"Trần Thị Bình", "Đỗ Quốc Hùng"}


async def test_a_link_from_abroad_names_nobody(empty: Site) -> None:
    await under_way(empty)
    said = await empty.world.serve(replace(empty.world.message("thu", "chiendich 1"), abroad=True))
    found = LINK.search(said[0].text)
    assert found
    page = await empty.read(found[0].replace("/mo/1", "/tin/1"))
    assert "Trần Thị Bình" not in page
    assert "Trang này không có tên người dân" in page


async def test_the_first_page_has_no_figure_and_what_has_not_begun_no_page(empty: Site) -> None:
    world = empty.world
    await world.say("binh", f"gửi ctv tổ 5: {WORDS}")
    assert not LINK.search(await world.say("binh", "chiendich 1"))
    link = await empty.link("hung")
    for page in ("tin/1", "mo/1", "tin/99", "tin/x", "mo/99999999999999"):
        assert (await empty.get(f"{link}/{page}"))[0] == 404
    assert "Chưa có tin nào được gửi" in await empty.read(f"{link}/tin")
    await world.say("binh", "chiendich 1 huỷ")
    await under_way_again(empty)
    found = LINK.search(await world.say("hung", "chiendich 2"))
    assert found
    assert not re.search(r"\d", text_of(await empty.read(found[0])).split("Đường dẫn này chỉ dành")[0].replace("số 2", ""))


async def under_way_again(site: Site) -> None:
    await site.world.say("binh", "gửi ctv tổ 5: Mời bà con đi khám sức khoẻ")
    await site.world.say("binh", "1")
    await site.world.say("hung", "duyet")
    await site.world.say("hung", "1")
    site.world.later(minutes=5)
    await site.world.ring()


async def test_another_wards_campaign_is_not_there(empty: Site) -> None:
    await under_way(empty)

    def another(connection: Connection) -> None:
        ward = places.add_ward(connection, "Phường Bên Cạnh")
        now = empty.world.now
        who = members.add(connection, ward_id=ward, role=Role.ADMIN, name="Người Ở Xa", unit="", now=now, consented=True)
        members.bind(connection, "test", "t", "xa", who, now)

    await empty.world.store.run(another)
    far = await empty.link("xa")
    assert (await empty.get(f"{far}/tin/1"))[0] == 404
    assert "Chưa có tin nào" in await empty.read(f"{far}/tin")


async def test_what_was_read_is_noted_by_its_number(empty: Site) -> None:
    await under_way(empty)
    link, _ = await page_of(empty, "hung")
    await empty.read(link.replace("/mo/1", "/tin"))
    query = select(audit.c.act, audit.c.subject).where(audit.c.act.like("view%")).order_by(audit.c.id)
    rows = await empty.world.store.read(lambda c: [tuple(row) for row in c.execute(query)])
    assert rows == [("view_door", "campaign:1"), ("view_campaign", "campaign:1"), ("view_campaigns", "ward:1")]


async def test_with_no_address_there_is_no_word_of_a_page(empty: Site) -> None:
    await under_way(empty)
    world = empty.world
    world.app = App(world.store, lambda: world.now, world.sender.wake)
    assert "Xem trên trang" not in await world.say("hung", "chiendich 1")
