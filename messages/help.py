"""What one can do here, by role, with an example for each kind."""

from __future__ import annotations

from domain.chat import Say
from domain.kind import Kind, all_kinds
from domain.people import ACCESS, Role

_REPORT = "Kể việc đã xảy ra bằng một tin, máy đọc lại rồi anh/chị nhắn 1 để lưu."
_OWN = (
    "Những chữ hay dùng:\nmenu: chọn loại việc\ncuatoi: việc đã báo trong tháng\nsua và mã: sửa, ví dụ sua 12H\n"
    "huy: huỷ việc báo sau cùng\nchưa rõ: bỏ qua câu chưa biết\n0: bỏ việc đang ghi"
)
_FIGURES = (
    "Xem số liệu:\ntonghop: số liệu tháng này\ntonghop quý 3, tonghop tháng trước: kỳ khác\n"
    "chitiet 1: dòng 1 gồm những việc gì\nbieudo: xem bằng hình"
)
_SLIP = "Ngày 1 hằng tháng:\nchot: gửi phiếu tháng trước\n/phieu tháng trước: xem phiếu P0; thêm chữ word để lấy tệp in, ký"
_MONTH = "Chốt tháng:\n/chotthang: phiếu đã gửi, chốt, phê duyệt\n/dieuchinh: thay đổi sau khi chốt"
_REOPEN = "/molaithang tháng 10: mở lại, kèm lý do"
_GIVE_BACK = "/tra tổ 5: trả lại phiếu, kèm lý do"
_WARD = (
    "tonghop tổ 5 quý 3: một tổ, một kỳ\nchitieu: chỉ tiêu năm, đã đạt đến đâu\n"
    "so sánh tổ 5 tổ 6 quý 3: đặt cạnh nhau\ntonghop theo chi bộ: từng chi bộ, đơn vị\n"
    "/baocao tháng trước: báo cáo của phường thành tệp\n/xemweb: xem trên trang web"
)
_OFFICE = (
    "Việc của cán bộ:\n/moi: tạo mã tham gia\n"
    "/thanhvien: danh sách người tham gia\n/tamngung, /molai: ngừng, mở lại\n/chuyen Lan tổ 7: đổi tổ\n"
    "/bangiao Lan cho Hoa từ 1/12: bàn giao\n/ho Tổ 5: 1 Lan; 2 Tám: danh sách hộ\ncho: việc chưa lưu\nluuy: việc cần lưu ý\n"
    "lech: chỗ hai người báo khác nhau\nxem và mã: xem ai đã báo, đã sửa gì\n"
    "/dauky: số đầu kỳ (hộ, dân số …)\n/solieucu: số các tháng trước khi dùng máy"
)
_CAMPAIGNS = (
    "Tin tuyên truyền:\nguitin: soạn tin\ngửi ctv tổ 5, 7 lúc 7h sáng mai: lời tin – soạn trong một tin\n"
    "thuvien: lời có sẵn, duyệt lời, thêm lời của phường\nchiendich: các tin, ai đã nhận\n"
    "/nhacbao 25, 28: ngày nhắc người chưa báo"
)
_APPROVE = "duyet: duyệt tin người khác soạn\nthuvien: lời có sẵn, duyệt lời\nchiendich: các tin, ai đã nhận"
_ADMIN = (
    "Việc của quản trị:\n/phuong, /tram, /to: tên phường, trạm, tổ\n/danhsachto: các tổ\n"
    "/duyettin có, /duyettin không: tin phải duyệt hay không\n/quyenduyet Thu: cho một cán bộ duyệt tin\n"
    "/ghiten có, /ghiten không: ghi họ tên qua Telegram hay không\n"
    "/ghithaisan có, /ghithaisan không: ghi việc thai sản, sàng lọc qua mạng nước ngoài hay không\n"
    "/canbo Thu: giao một cán bộ xem việc kín\n"
    "/luungay có, /luungay không: tin đủ và rõ lưu ngay hay hỏi lại"
)
_ACCOUNT = "/ma: mã để dùng thêm máy khác\n/ittin: nhận ít tin tuyên truyền hơn\n/roi: thôi tham gia"


def help_for(role: Role) -> Say:
    """The words this role may use."""
    parts: list[str] = []
    kinds = _shown(role)
    if kinds:
        parts += [_REPORT, "Ví dụ:\n" + "\n".join(f"- {kind.example}" for kind in kinds), _OWN]
    if role is not Role.PARTY_MEMBER:
        parts.append(_FIGURES)
    if role in (Role.STAFF, Role.ADMIN, Role.SUPERVISOR):
        parts.append(_WARD)
    if role is Role.COLLABORATOR:
        parts.append(_SLIP)
    if role in (Role.STAFF, Role.ADMIN):
        parts += [_OFFICE, _CAMPAIGNS, f"{_MONTH}\n{_GIVE_BACK}"]
    if role in (Role.SUPERVISOR, Role.ADMIN):
        parts.append(_APPROVE)
    if role is Role.SUPERVISOR:
        parts.append(f"{_MONTH}\n{_REOPEN}")
    if role is Role.ADMIN:
        parts.append(_ADMIN)
    parts.append(_ACCOUNT)
    return Say("\n\n".join(parts))


def example_for(role: Role) -> str:
    """One line that this role could type."""
    return next((kind.example for kind in _shown(role)), "tonghop tháng trước")


def _shown(role: Role) -> list[Kind]:
    """The kinds of the menu's first screen, and of each of its groups the first that may be named on any channel."""
    found: dict[int, Kind] = {}
    for kind in all_kinds().values():
        if role in ACCESS[kind.matter].enter and ACCESS[kind.matter].abroad:
            found.setdefault(kind.order if kind.order < 10 else kind.order // 10, kind)
    return list(found.values())


def kind_help(kind: Kind) -> Say:
    """How to report one kind."""
    return Say(f"{kind.label}: nhắn một tin, ví dụ:\n{kind.example}\nHoặc nhắn {kind.command} để được hỏi từng mục.")
