"""A live birth to a mother usually resident in the group, registered or not (Thông tư 01/2022/TT-BYT, P0/CTV section 1)."""

from domain.codes import CHILD_SEXES
from domain.fields import BirthYear, Day, Grams, Name, Number, Pick, Values, YesNo, said
from domain.kind import Count, Flag, Kind, Need
from domain.rules import CLOSE_BIRTHS, DEAD, MOTHER_AGE, age_of_mother


def _mother_under_20(values: Values) -> bool:
    """With only a year of birth known she counts as born on 1 January, so nobody of 20 is ever counted."""
    born, day = values.get("mother_birth_year"), values.get("date")
    return isinstance(born, int) and isinstance(day, str) and int(day[:4]) - born < 20


def _very_young(values: Values) -> bool:
    """With only a year of birth known she counts as born on 1 January, so nobody of 16 is ever taken for younger."""
    age = age_of_mother(values, str(values.get("date", "")))
    return age is not None and age < 16


KIND = Kind(
    key="birth",
    label="Trẻ mới sinh",
    menu="Sinh con",
    command="sinh",
    order=1,
    slip="1",
    zero=said("sinh, đẻ, sanh, sinh con, sinh đẻ, trẻ sinh, ca sinh, em bé"),
    calls=(
        "sinh",
        "đẻ",
        "sanh",
        "có em bé",
        "chào đời",
        "sinh con",
        "đẻ con",
        "sanh con",
        "ra đời",
        "hạ sinh",
        "sinh hạ",
        "sinh đôi",
        "đẻ đôi",
        "sanh đôi",
        "sinh em bé",
        "đẻ em bé",
        "sanh em bé",
        "vượt cạn",
        "lâm bồn",
        "báo sinh",
        "có thêm em bé",
        "mẹ tròn con vuông",
        "trẻ mới sinh",
        "sinh mổ",
        "đẻ mổ",
        "sinh thường",
        "đẻ thường",
        "sanh mổ",
        "đẻ rơi",
        "sinh non",
        "đẻ non",
        "sanh non",
        "mới sinh",
        "mới đẻ",
        "mới sanh",
        "đón em bé",
        "đón bé",
        "có con trai",
        "có con gái",
        "có cháu trai",
        "có cháu gái",
        "khai hoa nở nhuỵ",
        "nằm ổ",
        "mới có em bé",
        "được con trai",
        "được con gái",
        "thêm cháu trai",
        "thêm cháu gái",
    ),
    example="sinh bé gái 3,2kg hôm qua nhà bà Lan, con thứ 2",
    fields=(
        Day("date", "Ngày sinh", ask="Sinh ngày nào?", example="hôm qua, hoặc 5/11", back=730),
        Pick("sex", "Giới tính", ask="Bé trai hay bé gái?", of=CHILD_SEXES, example="bé gái"),
        Number(
            "birth_order",
            "Con thứ",
            ask="Con thứ mấy của mẹ?",
            marks=(
                "con thứ",
                "đứa thứ",
                "cháu thứ",
                "bé thứ",
                "cu thứ",
                "nhóc thứ",
                "con trai thứ",
                "con gái thứ",
                "con lần thứ",
                "lần sinh thứ",
                "sinh lần thứ",
                "sanh lần thứ",
                "đẻ lần thứ",
                "sinh con lần thứ",
            ),
            example="con thứ 2",
            least=1,
            most=15,
            likely=3,
        ),
        Name(
            "mother_name",
            "Mẹ",
            marks=("mẹ", "má", "con chị", "con cô", "con em", "sản phụ", "mẹ cháu", "mẹ bé", "tên mẹ", "con của chị"),
            example="Nguyễn Thị Hoa",
            personal=True,
        ),
        Grams(
            "weight_g",
            "Cân nặng",
            marks=("nặng", "cân nặng", "trọng lượng", "bé nặng", "cháu nặng", "cân", "cân được", "cân nặng được", "nặng được"),
            example="3,2kg",
        ),
        BirthYear("mother_birth_year", "Năm sinh mẹ", example="1998", youngest=10, oldest=60),
        Name(
            "child_name",
            "Tên bé",
            marks=(
                "đặt tên",
                "đặt tên là",
                "tên bé",
                "tên cháu",
                "tên con",
                "bé tên",
                "cháu tên",
                "đặt tên cho cháu là",
            ),
            example="Minh An",
            personal=True,
        ),
        YesNo(
            "registered",
            "Khai sinh",
            yes=("đã khai sinh", "khai sinh rồi", "có khai sinh", "có giấy khai sinh", "khai sinh xong"),
            no=(
                "chưa khai sinh",
                "chưa khai sanh",
                "chưa làm khai sanh",
                "chưa làm giấy khai sanh",
                "chưa có khai sinh",
                "không khai sinh",
            ),
            about=(
                "khai sinh",
                "khai sanh",
                "giấy khai sanh",
                "làm khai sanh",
                "gks",
                "giấy k sinh",
                "giấy khai sinh",
                "làm khai sinh",
                "giấy tờ khai sinh",
                "giấy ks",
            ),
        ),
    ),
    needs=(
        Need(("date",)),
        Need(("sex",)),
        Need(("birth_order",)),
        Need(
            ("mother_name", "household", "head"),
            ask="Họ tên mẹ, hoặc hộ số mấy?",
            nameless=("household", "mother_birth_year"),
            nameless_ask="Hộ số mấy, hoặc mẹ sinh năm nào?",
        ),
    ),
    who=("household", "mother_name"),
    facts=("date", "sex", "birth_order"),
    window=60,
    counts=(
        Count("births", "Số trẻ sinh ra"),
        Count("boys", "Trẻ em trai", lambda v: int(v.get("sex") == "male")),
        Count("girls", "Trẻ em gái", lambda v: int(v.get("sex") == "female")),
        Count("second_births", "Con thứ 2", lambda v: int(v.get("birth_order") == 2)),
        Count("third_or_later", "Con thứ 3 trở lên", lambda v: int(int(v.get("birth_order", 0)) >= 3)),  # type: ignore[arg-type]
        Count("mothers_under_20", "Con của mẹ dưới 20 tuổi", lambda v: int(_mother_under_20(v))),
    ),
    figure="Trẻ sinh ra: {births} cháu ({boys} trai, {girls} gái), con thứ 3 trở lên: {third_or_later}",
    tally="{births} cháu, {boys} trai {girls} gái",
    flags=(Flag("mother_under_16", "Mẹ dưới 16 tuổi", _very_young, closed=True),),
    rules=(
        DEAD,
        MOTHER_AGE,
        CLOSE_BIRTHS,
    ),
)
