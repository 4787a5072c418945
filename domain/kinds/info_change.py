"""A change of somebody's basic data: the old value and the new one, as written (P0/CTV section 6)."""

from domain.fields import BirthYear, CodeList, Day, Name, Pick, Words, said
from domain.kind import Count, Kind, Need
from domain.rules import DEAD

WHAT = CodeList(
    labels={
        "marital": "tình trạng hôn nhân",
        "education": "trình độ học vấn",
        "ethnicity": "dân tộc",
        "residence": "tình trạng cư trú",
        "name": "họ tên",
        "birth_date": "ngày sinh",
        "relation": "quan hệ với chủ hộ",
        "other": "mục khác",
    },
    words={
        "marital": said("tình trạng hôn nhân, hôn nhân, tình trạng hn"),
        "education": said("trình độ học vấn, học vấn, trình độ, văn hoá, trình độ văn hoá, bằng cấp, học lực"),
        "ethnicity": said("dân tộc, thành phần dân tộc"),
        "residence": said("tình trạng cư trú, cư trú, tạm trú, thường trú, nơi cư trú, hộ khẩu"),
        "name": said("họ tên, họ và tên, tên, tên gọi, chữ đệm, tên đệm, họ, đổi tên"),
        "birth_date": said("ngày sinh, ngày tháng năm sinh, năm sinh, tháng sinh"),
        "relation": said("quan hệ với chủ hộ, quan hệ chủ hộ, chủ hộ, quan hệ, đổi chủ hộ"),
        "other": said("mục khác, nghề nghiệp, nghề, công việc, nơi làm việc, số điện thoại, sđt, sdt"),
    },
)
_VERBS = said("đổi, sửa, thay đổi, cập nhật, điều chỉnh, chỉnh, chỉnh lại, sửa lại, đính chính, chuyển, sửa đổi, đổi lại")
_NOUNS = said(
    "tình trạng hôn nhân, trình độ học vấn, học vấn, dân tộc, tình trạng cư trú, họ tên, họ và tên, "
    "tên, ngày sinh, năm sinh, ngày tháng năm sinh, quan hệ với chủ hộ, quan hệ chủ hộ, chủ hộ, thông "
    "tin, trình độ, cư trú, hộ khẩu, thông tin cơ bản, chữ đệm, nghề nghiệp, số điện thoại, sđt, nơi làm việc"
)

KIND = Kind(
    key="info_change",
    label="Thay đổi thông tin",
    menu="Thay đổi thông tin cơ bản",
    command="thaydoi",
    order=56,
    slip="6",
    zero=said("thay đổi thông tin"),
    yields=("marriage", "divorce", "birth", "move_in", "move_out"),
    calls=(
        *(f"{verb} {noun}" for verb in _VERBS for noun in _NOUNS),
        *(f"{noun} {verb}" for noun in _NOUNS[:14] for verb in said("đổi, thay đổi, chuyển, sửa, nay là")),
        *said("cập nhật, đính chính thông tin, trình độ học vấn từ, tình trạng hôn nhân từ, dân tộc từ"),
    ),
    example="chị Hoa hộ 12 đổi trình độ học vấn từ THPT thành đại học",
    fields=(
        Day("date", "Ngày", example="hôm qua, hoặc 5/11", back=730),
        Name("name", "Họ tên", example="Nguyễn Thị Hoa", personal=True),
        BirthYear("birth_year", "Năm sinh", example="1995"),
        Pick("what", "Mục thay đổi", ask="Thay đổi mục nào?", of=WHAT, called=True, example="trình độ học vấn"),
        Words(
            "old_value",
            "Thông tin cũ",
            ask="Trước đây là gì?",
            marks=said("từ, trước là, cũ là, trước đây là, trước ghi, thông tin cũ, trước"),
            example="THPT",
            personal=True,
            free=True,
        ),
        Words(
            "new_value",
            "Thông tin mới",
            ask="Nay là gì?",
            marks=said("thành, sang, lên, nay là, mới là, đổi thành, lại là, là, thông tin mới, qua, nay, lại thành"),
            example="đại học",
            personal=True,
            free=True,
        ),
    ),
    needs=(
        Need(("what",)),
        Need(("new_value",)),
        Need(("old_value",)),
        Need(
            ("name", "household", "head"),
            ask="Họ tên, hoặc hộ số mấy?",
            nameless=("household", "birth_year"),
            nameless_ask="Hộ số mấy, hoặc sinh năm nào?",
        ),
    ),
    who=("household", "name"),
    facts=("what", "new_value"),
    window=31,
    counts=(
        Count("info_changes", "Thay đổi thông tin cơ bản"),
        Count("marital_changes", "Thay đổi tình trạng hôn nhân", lambda v: int(v.get("what") == "marital")),
    ),
    figure="Thay đổi thông tin: {info_changes} (tình trạng hôn nhân: {marital_changes})",
    tally="{info_changes} thay đổi thông tin",
    rules=(DEAD,),
)
