"""What a ward prints around its figures: who issues, receives and signs. Configuration: recipients change with the law."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from domain.reading.folding import clean, fold


@dataclass(frozen=True, slots=True)
class Entry:
    """One text of the letterhead. `default` may use {ward} in full and {name}, the ward's name alone."""

    key: str
    label: str
    default: str


_DECLARED = (
    Entry("cap_tren", "Cơ quan cấp trên", ""),
    Entry("co_quan", "Cơ quan ban hành", "Uỷ ban nhân dân {ward}"),
    Entry("ky_hieu", "Ký hiệu", "BC-UBND"),
    Entry("dia_danh", "Địa danh", "{name}"),
    Entry("noi_nhan", "Nơi nhận", "Uỷ ban nhân dân thành phố (tỉnh); Sở Y tế; Đảng uỷ {ward}; Lưu: VT"),
    Entry("chuc_vu", "Chức vụ người ký", "TM. Uỷ ban nhân dân; Chủ tịch"),
    Entry("nguoi_ky", "Người ký", ""),
    Entry("cap_tren_dang", "Đảng bộ cấp trên", ""),
    Entry("co_quan_dang", "Đảng uỷ", "Đảng uỷ {ward}"),
    Entry("ky_hieu_dang", "Ký hiệu của Đảng uỷ", "BC/ĐU"),
    Entry("noi_nhan_dang", "Nơi nhận của Đảng uỷ", "Thành uỷ (Tỉnh uỷ); Ban Tuyên giáo và Dân vận; Lưu: VP Đảng uỷ"),
    Entry("chuc_vu_dang", "Chức vụ người ký của Đảng uỷ", "T/M Ban Thường vụ; Bí thư"),
    Entry("nguoi_ky_dang", "Người ký của Đảng uỷ", ""),
)
ENTRIES: dict[str, Entry] = {one.key: one for one in _DECLARED}
"""Every text by key, in the order it is listed."""
LONGEST = 300


def whole(given: Mapping[str, str], ward: str) -> dict[str, str]:
    """Every text: what the ward gave, else its default."""
    name = ward_name(ward)
    return {key: given.get(key) or one.default.format(ward=ward, name=name) for key, one in ENTRIES.items()}


def ward_name(ward: str) -> str:
    """ "Hoa Sen" of "Phường Hoa Sen (thử nghiệm)"."""
    name = ward.partition("(")[0].strip()
    for word in ("Phường ", "Xã ", "Đặc khu ", "Thị trấn "):
        name = name.removeprefix(word)
    return name


def entry_called(label: str) -> Entry | None:
    """The text of this name, as people type it."""
    wanted = fold(clean(label)).lower().strip()
    return next((one for one in _DECLARED if fold(one.label).lower() == wanted), None)
