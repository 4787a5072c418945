"""A link opens for its time and as it was made; whatever else is asked gets one clear sentence and nothing more."""

from __future__ import annotations

import logging

from domain.entrycode import entry_code
from storage.store import StoreProblem
from storage.tables import key
from tests.view.conftest import Site


async def test_a_link_lasts_twelve_hours_and_says_so(empty: Site) -> None:
    said = await empty.world.say("hung", "/xemweb")
    assert "Mở được đến 0 giờ 00 ngày 22/11" in said
    link = await empty.link("hung")
    empty.world.later(hours=11, minutes=59)
    assert (await empty.get(link))[0] == 200
    empty.world.later(minutes=2)
    status, page = await empty.get(link)
    assert status == 404
    assert "không đúng hoặc đã hết hạn" in page


async def test_a_link_changed_in_any_part_opens_nothing(empty: Site) -> None:
    link = await empty.link("hung")
    start, _, rest = link.partition("/xem/")
    parts = rest.split("/")
    for place, other in ((0, "4"), (1, "9"), (2, "1"), (3, str(int(parts[3]) + 3600)), (4, parts[4][::-1]), (4, "é" * 22)):
        changed = [other if n == place else part for n, part in enumerate(parts)]
        for page in ("", "/ky/2026-11"):
            status, text = await empty.get(f"{start}/xem/{'/'.join(changed)}{page}")
            assert (status, "không đúng hoặc đã hết hạn" in text) == (404, True), changed
    for wrong in ("/xem/", "/xem/1/2", f"/xem/{'9' * 400}", "/xem/%00"):
        assert (await empty.get(start + wrong))[0] == 404


async def test_a_link_of_another_house_opens_nothing(empty: Site) -> None:
    link = await empty.link("hung")
    await empty.world.store.run(lambda connection: connection.execute(key.update().values(value="00" * 32)))
    assert (await empty.get(await empty.link("hung")))[0] == 404  # the server was started with the first key
    assert (await empty.get(link))[0] == 200


NOT_THERE = (
    *("/ky", "/ky/", "/ky/2026-13", "/ky/2026-00", "/ky/26-1", "/ky/2026-W10", "/ky/2026-Q5", "/ky/9999999999", "/ky/1999-12"),
    *("/ky/2026-11?to=999999", "/ky/2026-11?to=-1", "/ky/2026-11?to=1%27", "/ky/2026-11/5", "/ky/%3Cscript%3E", "/to/x"),
    *("/xu-huong/sex_ratio", "/xu-huong/nothing", "/so/2026-11/households", "/so/2026-11/nothing", "/nowhere"),
    *("/so/2026-11/births?trang=99999999999", "/viec/12", "/viec/99999999999999999999A", "/viec/x"),
)


async def test_what_is_not_there_gets_one_sentence(empty: Site) -> None:
    link = await empty.link("hung")
    for page in NOT_THERE:
        status, text = await empty.get(link + page)
        assert (status, text.count("<p")) == (404, 1), page
        assert "<script" not in text


async def test_a_period_that_has_not_begun_says_so(empty: Site) -> None:
    page = await empty.read(f"{await empty.link('hung')}/ky/2027-01")
    assert "Kỳ này chưa tới." in page
    assert 'rel="next"' not in page


async def test_every_answer_is_kept_from_caches_frames_scripts_searches_and_referrers(site: Site) -> None:
    link = await site.link("hung")
    for page in ("", "/ky/2026-11", f"/viec/{entry_code(site.entries[0])}", "/nowhere"):
        async with site.http.get(link + page) as answer:
            assert answer.headers["Cache-Control"] == "no-store", page
            assert answer.headers["Referrer-Policy"] == "no-referrer"
            assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
            assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'; style-src 'self';")
            assert "Set-Cookie" not in answer.headers
            text = await answer.text()
        for foreign in ("<script", " style=", "http:", "https:", "onclick", "<img", "@import"):
            assert foreign not in text, page
    async with site.http.get(f"{site.web.address}/xem.css") as answer:
        assert (answer.status, answer.content_type) == (200, "text/css")


async def test_the_first_page_has_no_figure_for_those_who_fetch_a_link_to_show_it(site: Site) -> None:
    page = await site.read(await site.link("hung"))
    assert "Xem số liệu tháng này" in page
    assert "<table" not in page
    assert "Hùng" not in page


async def test_nothing_can_be_sent_to_the_pages(empty: Site) -> None:
    link = await empty.link("hung")
    async with empty.http.post(link, json={}, headers={"Sec-Fetch-Site": "same-origin"}) as answer:
        assert answer.status == 405


async def test_with_the_database_away_the_pages_say_so_and_the_log_does_not_tell_the_link(
    empty: Site, monkeypatch, caplog
) -> None:
    link = await empty.link("hung")

    async def away(_visit) -> None:
        raise StoreProblem("the database is away")

    monkeypatch.setattr(empty.world.store, "read", away)
    with caplog.at_level(logging.INFO):
        status, page = await empty.get(f"{link}/ky/2026-11")
        assert (status, "mở lại sau ít phút" in page) == (503, True)

        async def broken(_visit) -> None:
            raise KeyError("Hoa Thị Kín")

        monkeypatch.setattr(empty.world.store, "read", broken)
        assert (await empty.get(f"{link}/ky/2026-11"))[0] == 503
    assert link.rsplit("/", 1)[1] not in caplog.text
    assert "Kín" not in caplog.text
    assert "KeyError" in caplog.text


async def test_where_no_address_is_known_the_answer_is_one_sentence(world) -> None:
    assert await world.say("hung", "/xemweb") == (
        "Phường chưa có địa chỉ trang web để xem số liệu. Anh/chị nhắn tonghop để xem tại đây."
    )
