"""What stands on the pages: figures that equal the ledger, the way down to an entry, and nothing where nobody said anything."""

from __future__ import annotations

import re
from datetime import date
from functools import partial

from domain.entrycode import entry_code
from domain.fields import Value
from domain.indicators import INDICATORS, Sort, figures
from storage import closings, entries, facts, places
from storage import figures as ledger
from storage.connection import Connection
from storage.entries import Entry
from tests.view.conftest import WARD, Site
from tests.view.filled import NAMES, fill
from tests.world import World

MONTH, QUARTER = (date(2026, 11, 1), date(2026, 11, 21)), (date(2026, 10, 1), date(2026, 11, 21))


def text_of(page: str) -> str:
    """What a reader sees, without the tags."""
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


async def test_each_figure_is_the_one_of_the_indicators_and_opens_to_the_entries_that_make_it(site: Site) -> None:
    link = await site.link("hung")
    for code, (first, last) in (("2026-11", MONTH), ("2026-Q4", QUARTER)):
        page = await site.read(f"{link}/ky/{code}")
        found = figures(await site.world.store.read(partial(facts.of_ward, ward=WARD, first=first, last=last)))
        for key, one in found.items():
            opens = f"/so/{code}/{key}" in page
            in_a_year = one.indicator.so_far  # what a month makes of chance is shown for the year only
            counted_once = one.indicator.sort is Sort.STOCK or one.indicator.stocked
            assert opens == bool(one.n and not counted_once and not in_a_year), key
            if one.n:
                rests = counted_once or (bool(one.indicator.stock) and one.over is not None)
                assert (f"/dau-ky/{code}/{key}" in page) == rests, key
            if opens:
                behind = text_of(await site.read(f"{link}/so/{code}/{key}"))
                assert f"cộng lại là {one.n}" in behind, key


async def test_a_rate_is_shown_with_its_parts_and_the_day_of_its_denominator(site: Site) -> None:
    page = text_of(await site.read(f"{await site.link('hung')}/ky/2026"))
    boys, girls = (
        int(re.search(rf"{label} cháu (\d+)", page)[1])  # type: ignore[index]
        for label in ("Trẻ em trai", "Trẻ em gái")
    )
    assert f"{boys}/{girls}" in page
    assert "/1.234 (mẫu số ngày 1/1/2026)" in page


async def test_a_number_leads_to_an_entry_with_who_told_it_and_its_corrections(site: Site) -> None:
    world = site.world
    await world.say("lan", "/sinh ngày 20/11, bé trai, con thứ 1, mẹ Nông Thị Mới, hộ 14")
    saved = await world.say("lan", "1")
    code = re.search(r"mã (\d+[A-Z])", saved)[1]  # type: ignore[index]
    await world.say("lan", f"/sua {code}")
    await world.say("lan", "con thứ 2")
    await world.say("lan", "1")
    link = await site.link("thu")
    assert code in await site.read(f"{link}/so/2026-11/second_births")
    shown = text_of(await site.read(f"{link}/viec/{code}"))
    for words in ("Con thứ 2", "Nông Thị Mới", "Nguyễn Thị Lan, ngày 21/11/2026", "lúc 12 giờ 00", "Sửa ngày 21/11/2026"):
        assert words in shown, shown
    await world.say("lan", f"/huy {code}")
    await world.say("lan", "1")
    assert "đã huỷ, không tính" in await site.read(f"{link}/viec/{code}")
    assert code not in await site.read(f"{link}/so/2026-11/births")


async def test_a_number_that_was_counted_once_leads_to_who_gave_it_and_when(site: Site) -> None:
    world = site.world
    given = "/dauky phường; 1/1/2026; người 12.400\ntổ 5; 1/6/2026; người 812; NCT 96"
    await world.say("thu", given)
    await world.say("thu", "1")
    staff, supervisor = await site.link("thu"), await site.link("hung")
    page = await site.read(f"{staff}/ky/2026-11")
    assert "/dau-ky/2026-11/people_end" in page
    assert "/dau-ky/2026/elderly_share" in await site.read(f"{staff}/ky/2026")
    shown = text_of(await site.read(f"{staff}/dau-ky/2026-11/people_end"))
    counts = await world.store.read(lambda c: ledger.sums(c, WARD, date(2026, 1, 2), date(2026, 11, 21)))
    births, deaths, came = (sum(n for (_, key), n in counts.items() if key == one) for one in ("births", "deaths", "moved_in"))
    end = f"{12_400 + births - deaths + came:,}".replace(",", ".")
    assert "dùng số 12.400 người của ngày 1/1/2026." in shown
    assert f"sinh {births}, chết {deaths}, chuyển đến {came}, chuyển đi 0; vậy là {end} người." in shown
    assert end in text_of(page)
    assert "Cả phường, ngày 1/1/2026: 12.400 người Vũ Thị Thu nhập lúc 12 giờ 00, ngày 21/11/2026." in shown
    assert "12.345 người Nguyễn Thị Lan nhập lúc 12 giờ 00, ngày 21/11/2026; sau đó đã nhập số khác thay." in shown
    assert "Tổ 5, ngày 1/6/2026: 812 người" in shown
    group = (await world.store.read(lambda c: places.areas(c, WARD)))[4].id
    shown = text_of(await site.read(f"{staff}/dau-ky/2026-05/people_end?to={group}"))
    assert "Cả phường" not in shown
    assert "chưa có số để dùng" in shown
    shown = text_of(await site.read(f"{staff}/dau-ky/2026/insured_share"))
    assert "Người từ 60 tuổi có thẻ BHYT Phường Hoa Sen (thử nghiệm), năm 2026: chưa có số để dùng." in shown
    assert "1.234 người của ngày 1/1/2026" in shown
    shown = await site.read(f"{supervisor}/dau-ky/2026-11/people_end")
    assert "Vũ Thị Thu" not in shown
    assert "hành viên số" in shown
    assert (await site.get(f"{supervisor}/dau-ky/2026-11/births"))[0] == 404


async def test_groups_are_ordered_by_a_column_and_those_who_said_nothing_come_last(site: Site) -> None:
    link = await site.link("hung")
    page = await site.read(f"{link}/to/2026-Q4?xep=births")
    births = [int(n) for n in re.findall(r"<th scope=\"row\">.*?</th>\s*<td>(?:<a[^>]*>)?(\d+)", page, re.DOTALL)]
    assert births == sorted(births, reverse=True)
    assert 'aria-sort="descending"' in page
    assert page.rindex("chưa báo") > page.rindex("(") or "tổ 7" in page[page.rindex('<th scope="row">') :]
    assert await site.read(f"{link}/to/2026-Q4?xep=nonsense")


async def test_a_group_has_its_own_page(site: Site) -> None:
    link = await site.link("hung")
    area = (await site.world.store.read(lambda c: places.areas(c, WARD)))[6].id
    page = text_of(await site.read(f"{link}/ky/2026-11?to={area}"))
    assert "Tổ 7, tháng 11/2026" in page
    assert "chưa có số liệu, chưa ai báo. Đây không phải là số 0" in page


async def test_a_trend_shows_a_bar_and_a_row_for_each_month_that_was_told(site: Site) -> None:
    page = await site.read(f"{await site.link('hung')}/xu-huong/deaths")
    assert page.count('<rect class="this"') == 12
    assert page.count('<rect class="last"') == 12
    assert "tháng 12/2025" in page


async def test_in_a_ward_of_which_nobody_told_anything_there_is_no_zero_but_no_data(empty: Site) -> None:
    link = await empty.link("hung")
    page = text_of(await empty.read(f"{link}/ky/2026-11"))
    assert "Kỳ này: chưa có số liệu" in page
    assert "Số tổ đã báo: 0/7." in page
    assert "<rect" not in await empty.read(f"{link}/xu-huong/births")
    assert "Không có việc nào trong kỳ này" in await empty.read(f"{link}/so/2026-11/births")
    assert "Chưa có số liệu để so" in await empty.read(f"{link}/to/2026")


async def test_a_long_list_is_cut_into_leaves_and_what_people_wrote_is_only_text(empty: Site) -> None:
    day = "2026-11-02"
    name = "<script>alert(1)</script>"

    def tell(connection) -> None:
        area = places.areas(connection, WARD)[0].id
        for _ in range(60):
            values: dict[str, Value] = {"date": day, "sex": "male", "birth_order": 1, "mother_name": name}
            entries.add(connection, Entry(0, WARD, "birth", area, 0, "", day, day, 1, 0, values), empty.world.now)
        values = {"date": day, "persons": 2_000_000_000}
        entries.add(connection, Entry(0, WARD, "move_in", area, 0, "", day, day, 1, 0, values), empty.world.now)

    await empty.world.store.run(tell)
    link = await empty.link("thu")
    first, second = [await empty.read(f"{link}/so/2026-11/births?trang={leaf}") for leaf in (1, 2)]
    assert (first.count("<li>"), second.count("<li>")) == (50, 10)
    assert "60 việc, cộng lại là 60 cháu" in text_of(first)
    assert name not in first + second + await empty.read(f"{link}/viec/{entry_code(1)}")
    assert "&lt;script&gt;" in first
    assert "2.000.000.000" in await empty.read(f"{link}/ky/2026-11")
    assert "Không có việc" not in await empty.read(f"{link}/so/2026-11/births?trang=9")


async def test_every_indicator_that_can_be_opened_has_entries_whose_parts_add_up(world: World) -> None:
    first, last = date(2026, 9, 1), date(2026, 11, 20)

    def look(connection: Connection) -> None:
        fill(connection, WARD, world.now, months=4)
        sums = ledger.sums(connection, WARD, first, last)
        for one in INDICATORS.values():
            if one.sort is not Sort.STOCK:
                count, total, parts = ledger.behind(connection, WARD, one.of, first, last, most=10_000)
                assert total == sum(part.n for part in parts) == sum(n for (_, key), n in sums.items() if key in one.of), one.key
                assert count == len(parts) == len({part.entry for part in parts})
                halves = [ledger.behind(connection, WARD, one.of, first, last, skip=n, most=3)[2] for n in (0, 3)]
                assert [*halves[0], *halves[1]] == parts[:6]

    await world.store.run(look)


async def test_a_closed_month_says_so_and_what_came_later_is_an_adjustment(site: Site) -> None:
    world, link = site.world, await site.link("hung")
    await world.store.run(lambda connection: closings.shut(connection, WARD, "2026-10", 1, world.now))
    page = text_of(await site.read(f"{link}/ky/2026-10"))
    assert "Tháng 10/2026: đã chốt ngày 21/11/2026, chờ phê duyệt." in page
    assert "điều chỉnh" not in page
    values: dict[str, Value] = {"date": "2026-10-30", "sex": "male", "birth_order": 1}

    def late(connection: Connection) -> None:
        area = places.areas(connection, WARD)[0].id
        entries.add(connection, Entry(0, WARD, "birth", area, 0, "", "2026-10-30", "2026-11-21", 1, 0, values), world.now)

    await world.store.run(late)
    for code in ("2026-10", "2026-Q4", "2026"):
        assert "điều chỉnh +1" in text_of(await site.read(f"{link}/ky/{code}")), code
    assert "điều chỉnh" not in await site.read(f"{link}/ky/2026-11")


async def test_the_year_shows_targets_and_what_is_missing(site: Site) -> None:
    link = await site.link("hung")
    page = text_of(await site.read(f"{link}/ky/2026"))
    assert "chỉ tiêu không quá 109" in page
    assert "chỉ tiêu từ 100, còn thiếu 1.2" in page
    assert "chỉ tiêu" not in text_of(await site.read(f"{link}/ky/2026-11")).replace("Chỉ tiêu", "")


async def test_a_period_is_taken_as_a_file_that_holds_no_names(site: Site) -> None:
    link = await site.link("thu")
    for form, start in (("word", b"PK"), ("excel", b"PK"), ("csv", b"\xef\xbb\xbf")):
        async with site.http.get(f"{link}/tai/2026-10/{form}") as answer:
            body = await answer.read()
            assert (answer.status, body[: len(start)]) == (200, start), form
            assert answer.headers["Content-Disposition"].startswith("attachment; filename*=UTF-8''")
            assert answer.headers["Cache-Control"] == "no-store"
        assert form != "csv" or not [name for name in NAMES if name in body.decode()]
    for wrong in ("tai/2026-10/exe", "tai/2026-13/csv"):
        assert (await site.get(f"{link}/{wrong}"))[0] == 404
