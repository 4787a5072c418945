"""Pictures of figures: of the right size, with their numbers in words, and only of what their reader may see."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal

import matplotlib.image
import pytest

from domain.pictures import Bar, Campaign, Coverage, Groups, Months, Outcome, Picture, Share
from domain.spans import span_of
from messages.charts import picture_made
from messages.pictures import draw as drawing
from storage import campaigns
from tests.test_reports import of_indicators, ordered, ward
from tests.world import World

__all__ = ["ward"]
DAY = date(2026, 11, 21)
YEAR = span_of("2026")
NONE = (None,) * 12
MANY = tuple(Bar(f"tổ {n}", n % 5 or None, n % 3) for n in range(1, 120))
PICTURES: list[Picture] = [
    Months("Phường Hoa Sen", "Trẻ sinh ra", "cháu", 2026, (9, 0, 12, *NONE[:9]), (*range(12),), DAY),
    Months("Phường Hoa Sen", "Trẻ sinh ra", "cháu", 2026, NONE, NONE, DAY),
    Groups(
        "Phường Hoa Sen", "Trẻ sinh ra", "cháu", YEAR, DAY, tuple(Bar(f"tổ {n}", n % 5 or None, n % 3) for n in range(1, 120))
    ),
    Groups("", "Trẻ sinh ra", "cháu", YEAR, DAY, ()),
    Coverage("Phường", "So với chỉ tiêu", YEAR, DAY, (Share("Một tỷ lệ", Decimal("130.5"), 261, Decimal(200), Decimal(90)),)),
    Coverage("Phường", "So với chỉ tiêu", YEAR, DAY, (Share("Chưa biết", None, 3, None),)),
    Campaign("Tin số 12", (Outcome("thôn Đông Khê Thượng Lộc Hạ", (("đã nhận", 5), ("chờ gửi", 2))),)),
    Campaign("Tin số 13", ()),
]


@pytest.mark.parametrize("picture", PICTURES, ids=lambda one: type(one).__name__)
def test_a_picture_fits_a_phone_and_is_a_small_file(picture: Picture) -> None:
    content = drawing.draw(picture)
    height, width, _ = matplotlib.image.imread(io.BytesIO(content)).shape
    assert width == 1080
    assert 400 < height < 2400
    assert len(content) < 300_000


def test_nothing_drawn_reaches_the_edge() -> None:
    for picture in PICTURES:
        dots = matplotlib.image.imread(io.BytesIO(drawing.draw(picture)))[..., :3]
        for edge in (dots[:4], dots[-4:], dots[:, :4], dots[:, -4:]):
            assert edge.min() == 1.0, f"{type(picture).__name__} is cut"


def test_every_number_of_a_picture_is_in_its_words() -> None:
    said = picture_made(PICTURES[0], b"").text
    assert "tháng 1: 9; tháng 2: 0; tháng 3: 12. Cộng 21 cháu." in said
    assert "tháng 12: 11" in said
    said = picture_made(PICTURES[2], b"").text
    assert "- Tổ 119: 4 (năm 2025: 2)" in said
    assert "Chưa báo: tổ 5, tổ 10" in said


async def test_the_months_of_a_picture_are_the_indicators_own(ward: World) -> None:
    said = await ordered(ward, "hung", "/bieudo")
    right = await of_indicators(ward, date(2026, 11, 1), date(2026, 11, 30))
    assert f"tháng 11: {right['births'].n}" in said.text
    assert said.files[0].picture
    assert said.files[0].name == "tre-sinh-ra-2026.png"


async def test_a_collaborator_sees_own_groups_and_a_party_member_none(ward: World) -> None:
    assert "tổ 7" in (await ordered(ward, "hoa", "/bieudo")).text
    assert "tháng 10: 1" in (await ordered(ward, "hoa", "/bieudo sinh năm nay")).text
    own = await ordered(ward, "hoa", "/bieudo tổ năm nay")
    assert "Tổ 7: 1" in own.text
    assert "tổ 5" not in own.text.lower()
    assert "[tệp" not in await ward.say("tam", "/bieudo")
    assert "[tệp" not in await ward.say("khach", "/bieudo")


async def test_shares_come_with_numerator_and_denominator(ward: World) -> None:
    await ward.say("lan", "anh Nam lấy chị Hoa hôm qua, cả hai ở tổ 5, đã khám sức khoẻ trước kết hôn")
    await ward.say("lan", "1")
    assert "100,00% (1/1), chỉ tiêu 90%" in (await ordered(ward, "hung", "/bieudo chỉ tiêu")).text
    assert "chưa có số liệu để tính tỷ lệ" in (await ordered(ward, "hung", "/bieudo người cao tuổi")).text


async def test_the_account_of_a_campaign_is_for_those_who_may_read_campaigns(ward: World) -> None:
    number = await ward.store.run(lambda c: campaigns.add(c, 1, 1, ward.now))
    assert (await ordered(ward, "binh", f"/bieudo tin {number}")).files
    assert "[tệp" not in await ward.say("lan", f"/bieudo tin {number}")
    assert "Chưa đủ ý" in await ward.say("binh", "/bieudo tin 999")
