"""Sentences of the further kinds: which kind is told where several words call one, values as written, what tells of nothing."""

from datetime import date

import pytest

from domain.reading.reader import read

TODAY = date(2026, 11, 21)

CHANGES = (
    ("sửa ngày sinh cho anh Trần Văn Hải tổ 3 từ 12/5/1980 thành 15/2/1980", "12/5/1980", "15/2/1980"),
    ("đính chính: cháu Hà An tổ 5 ngày sinh đúng là 12/3/2024, trước ghi 3/12/2024", "3/12/2024", "12/3/2024"),
    ("bác Tư tổ 9 năm sinh trước ghi 1957, nay sửa là 1959", "1957", "1959"),
    ("Chị Hà tổ 5, sổ hộ ghi trình độ 9/12 nay sửa thành 12/12", "9/12", "12/12"),
    ("ông Hồ Xuân Sang tổ 10 đổi dân tộc Kinh sang Bru", "Kinh", "Bru"),
    ("chị Thoa hộ 9 đổi tình trạng hôn nhân từ đang kết hôn thành góa", "đang kết hôn", "góa"),
    ("chi Tam ap 6 doi ho ten tu Nguyen Thi Tam thanh Nguyen Thanh Tam nha chi", "Nguyen Thi Tam", "Nguyen Thanh Tam"),
    ("anh Kiên hộ 7 chuyển tình trạng cư trú từ tạm vắng về thường trú hôm qua", "tạm vắng", "thường trú"),
)


@pytest.mark.parametrize(("text", "old", "new"), CHANGES)
def test_what_was_and_what_is_now_are_quoted(text: str, old: str, new: str) -> None:
    (record,) = read(text, TODAY).records
    assert record.kind == "info_change"
    assert (record.fields["old_value"], record.fields["new_value"]) == (old, new)


KINDS = (
    ("chi bộ 3 sinh hoạt chuyên đề hôm qua, đã đưa công tác dân số vào nghị quyết, 25 đảng viên", "party_item"),
    ("chi bộ 3 sinh hoạt chuyên đề già hoá dân số hôm qua, 25 đảng viên", "propaganda_session"),
    ("khám sức khoẻ định kỳ tổ 5 hôm qua 85 người", "general_checkup"),
    ("khám sức khoẻ định kỳ tổ 5 hôm qua 85 cụ", "elderly_checkup"),
    ("mầm non Hoa Mi đo thính lực hôm qua 60 cháu", "hearing_screening"),
    ("bé con chị Hoa tổ 5 đo thính lực hôm qua ở bệnh viện", "newborn_screening"),
    ("lớp tập huấn kỹ năng truyền thông hôm qua, 35 người", "activity"),
    ("phát loa tổ 7 về sàng lọc sơ sinh sáng nay 2 lần", "propaganda_session"),
    ("chị Kim tổ 4 dự kiến sinh tháng 3, đang mang thai lần 2", "pregnancy"),
    ("chi Nhung to 2 chuyen qua dung bao cao su tu hom qua", "contraception_start"),
    ("chị Nhung tổ 2 dừng bao cao su từ hôm qua", "contraception_stop"),
    ("giám sát tổ 3 hôm qua phát hiện sách bày cách sinh con trai", "supervision_finding"),
    ("đề nghị phường khen bác Lộc tổ 3, lý do: vận động bà con mua bảo hiểm y tế", "nomination"),
    ("anh Sình chuyển nhà từ bản Pho sang bản Lếch hôm qua, 6 người", "move_within"),
    ("Tổ 9 vướng mắc: chưa có loa phát thanh", "proposal"),
)


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_of_several_kinds_called_one_is_told(text: str, kind: str) -> None:
    assert [record.kind for record in read(text, TODAY).records] == [kind]


FIELDS: tuple[tuple[str, dict[str, object]], ...] = (
    ("vợ chồng anh Sơn tổ 4 dùng bao cao su từ hôm qua", {"head": "Sơn", "name": None}),
    ("Tổ 9: anh Dũng, chồng chị Kim Oanh, triệt sản nam ngày 12/11", {"name": "Kim Oanh", "head": None}),
    ("đồng chí Hải tổ 7 đưa vợ đi sàng lọc trước sinh hôm 14/11", {"head": "Hải", "name": None}),
    ("cháu Minh Khôi mẹ Đỗ Thị Lụa tổ 2 sàng lọc sơ sinh hôm kia", {"child_name": "Minh Khôi", "mother_name": "Đỗ Thị Lụa"}),
    ("mầm non Hoa Mi hôm qua đo thính lực 85 cháu, không cháu nào nghi ngờ", {"count": 85, "suspected": 0}),
    ("mầm non Hoa Mi hôm qua đo thính lực 72 bé nghi ngờ 2 bé", {"count": 72, "suspected": 2}),
    ("trường mầm non Ban Mai đo thính lực 110 cháu hôm qua", {"school": "mầm non Ban Mai", "area": None, "place": None}),
    ("UBND phường đã ban hành Kế hoạch 88/KH-UBND ngày 16/11", {"title": "Kế hoạch 88/KH-UBND", "place": None}),
    ("chi bộ 4 học tập Nghị quyết 72-NQ/TW ở nhà văn hoá tối qua", {"title": "Nghị quyết 72-NQ/TW", "place": "culture_house"}),
    ("chi bộ 2 họp định kỳ hôm qua đã đưa dân số vào nghị quyết, vắng 3 đồng chí", {"meeting": "regular", "attendees": None}),
    ("kiến nghị của tổ 8: mở thêm điểm khám, phát thuốc cho bà con", {"matter": "mở thêm điểm khám, phát thuốc cho bà con"}),
    ("Kiến nghị:\n- cấp tờ rơi\n- tập huấn cho cộng tác viên", {"matter": "cấp tờ rơi; tập huấn cho cộng tác viên"}),
    ("kiến nghị: trạm mở khám thai vào chủ nhật", {"matter": "trạm mở khám thai vào chủ nhật", "date": None}),
    ("đề nghị khen chi hội phụ nữ tổ 6 vì giúp hộ nghèo", {"whom": "organisation", "name": "chi hội phụ nữ tổ 6"}),
    ("đề nghị khen chị Mến tổ 9 vì giúp gia đình khó khăn", {"whom": "person", "reason": "giúp gia đình khó khăn"}),
    ("giám sát tổ 1 hôm qua: phòng siêu âm nói giới tính thai nhi", {"matter": "sex_selection"}),
)


@pytest.mark.parametrize(("text", "wanted"), FIELDS)
def test_the_fields_of_further_kinds(text: str, wanted: dict[str, object]) -> None:
    (record,) = read(text, TODAY).records
    assert {key: record.fields.get(key) for key in wanted} == wanted


def test_a_heading_says_the_method_for_every_item() -> None:
    records = read("Tháo vòng ngày 17/11: chị Ngọc tổ 3, chị Huệ tổ 4", TODAY).records
    assert [(record.fields["name"], record.fields["method"]) for record in records] == [("Ngọc", "iud"), ("Huệ", "iud")]


NOTHING = (
    "giám sát tổ 5 sáng nay không phát hiện gì",
    "nhóm mình đổi tên thành Dân số tổ 5 nhé",
    "khó khăn: không có",
    "chị Thu muốn tháo vòng mà chồng chưa đồng ý",
    "cho em hỏi mẫu kiến nghị lấy ở đâu ạ",
    "chị Hoa bảo tuần sau mới đi lấy máu gót chân cho bé",
    "trạm hết que cấy rồi chị em chờ nhé",
    "tivi nói về tảo hôn nhiều quá",
)


@pytest.mark.parametrize("text", NOTHING)
def test_what_tells_of_nothing(text: str) -> None:
    assert read(text, TODAY).intent == "other"


def test_a_town_is_no_intention() -> None:
    """The "định" of Nam Định puts nothing off."""
    (record,) = read("nhà anh Toàn từ Nam Định chuyển đến tổ 5 hôm qua 4 khẩu", TODAY).records
    assert (record.kind, record.fields["from_place"]) == ("move_in", "Nam Định")
