"""A marriage, counted in persons by each resident spouse's group (line 6 of Biểu 01-DSH); couples told twice are one."""

from domain.codes import RESIDENT
from domain.fields import BirthYear, Day, Name, Pick, Values, YesNo, said
from domain.kind import Count, Flag, Kind, Need
from domain.rules import AGAIN_MARRIED, DEAD

# Luật Hôn nhân và gia đình 52/2014/QH13, Điều 8: nam từ đủ 20, nữ từ đủ 18. With only a year of birth known,
# the person counts as born on 1 January, so a marriage in the year of the birthday is never called under age.
GROOM_AGE, BRIDE_AGE = 20, 18


def _resident(values: Values) -> tuple[str, ...]:
    return {"groom": ("groom",), "bride": ("bride",), "both": ("groom", "bride")}.get(str(values.get("resident")), ("groom",))


def _under_age(values: Values, spouse: str) -> bool:
    born, day = values.get(f"{spouse}_birth_year"), values.get("date")
    if not isinstance(born, int) or not isinstance(day, str):
        return False
    return int(day[:4]) - born < (GROOM_AGE if spouse == "groom" else BRIDE_AGE)


def _persons_akin(values: Values) -> int:
    return len(_resident(values)) if values.get("consanguineous") is True else 0


def _persons_under_age(values: Values) -> int:
    return sum(_under_age(values, spouse) for spouse in _resident(values))


_CHECKUPS = (
    "ksktkh",
    *(
        f"{check} {before} {wedding}"
        for check in ("khám", "khám sức khoẻ", "tư vấn khám sức khoẻ")
        for before in ("trước", "trước khi", "tiền")
        for wedding in ("kết hôn", "cưới", "hôn nhân")
    ),
)


def _checked(*before: str) -> tuple[str, ...]:
    """Every way to name the check-up, after each of these words."""
    return tuple(word + checkup for word in before for checkup in _CHECKUPS)


_CERTIFICATES = (
    "đkkh", "đăng ký kết hôn", "đk kết hôn", "giấy kết hôn", "giấy đăng ký kết hôn", "giấy đkkh", "giấy chứng nhận kết hôn",
)  # fmt: skip


def _signed(*before: str) -> tuple[str, ...]:
    """Every way to name the registration, after each of these words."""
    return tuple(word + paper for word in before for paper in _CERTIFICATES)


_AKIN = (
    "cận huyết", "cận huyết thống", "hôn nhân cận huyết", "hôn nhân cận huyết thống", "kết hôn cận huyết",
    "kết hôn cận huyết thống", "cùng huyết thống", "có cùng huyết thống", "là anh em họ", "anh em họ lấy nhau",
    "hai anh em họ lấy nhau", "là anh em con cô con cậu", "con cô con cậu", "con cô con cậu lấy nhau", "con chú con bác",
    "con chú con bác lấy nhau", "con dì con già", "con cô cậu ruột", "là họ hàng gần", "có họ gần", "trong vòng ba đời",
    "trong phạm vi ba đời", "chưa quá ba đời",
)  # fmt: skip
_NOT_AKIN = (
    "không cận huyết", "không cận huyết thống", "không phải cận huyết", "không cùng huyết thống", "không họ hàng",
    "không có họ hàng", "không phải họ hàng", "không phải anh em họ", "không phải là anh em họ", "ngoài ba đời", "quá ba đời",
)  # fmt: skip

KIND = Kind(
    key="marriage",
    label="Kết hôn",
    menu="Kết hôn",
    command="kethon",
    order=2,
    slip="A",
    zero=said("kết hôn, cưới, đám cưới, lấy vợ, lấy chồng, cặp cưới"),
    calls=(
        "kết hôn",
        "cưới",
        "lấy vợ",
        "lấy chồng",
        "đăng ký kết hôn",
        "đkkh",
        "đám cưới",
        "làm đám cưới",
        "thành hôn",
        "lễ cưới",
        "cưới vợ",
        "cưới chồng",
        "tổ chức cưới",
        "gả chồng",
        "gả con gái",
        "gả con",
        "cưới con trai",
        "cưới con gái",
        "cưới vợ cho",
        "gả chồng cho",
        "về nhà chồng",
        "đón dâu",
        "rước dâu",
        "cưới dâu",
        "vu quy",
        "lễ vu quy",
        "lễ thành hôn",
        "nên duyên",
        "tổ chức lễ cưới",
        "tổ chức đám cưới",
        "làm lễ cưới",
        "báo hỷ",
        "nên vợ thành chồng",
        "thành vợ chồng",
        "thành vợ thành chồng",
        "nên vợ nên chồng",
        "lấy chị",
        "lấy anh",
        "lấy cô",
        "lấy em",
        "lấy cháu",
        "lấy bạn",
        "đk kết hôn",
        "lấy nhau",
        "cưới nhau",
        "về chung một nhà",
        "kết duyên",
        "se duyên",
        "làm đăng ký kết hôn",
        "nhận giấy kết hôn",
        "đón cô dâu",
        "rước cô dâu",
        "tổ chức hôn lễ",
        "hôn lễ",
        "bắt vợ",
        "bắt chồng",
        "làm lễ thành hôn",
        "đi bước nữa",
        "tái hôn",
        "tục huyền",
    ),
    example="anh Nam lấy chị Hoa hôm chủ nhật, cả hai ở tổ 5, đã khám sức khoẻ trước kết hôn",
    fields=(
        Day("date", "Ngày cưới", ask="Kết hôn ngày nào?", example="chủ nhật vừa rồi, hoặc 15/11", back=730),
        Name(
            "groom_name",
            "Chồng",
            marks=(
                "chú rể",
                "con rể",
                "con rể tên",
                "chàng rể",
                "chồng",
                "nam",
                "bên nam",
                "con trai",
                "con trai là",
                "con trai tên",
                "chồng tên",
                "chồng nó tên",
                "chồng nó là",
                "chồng tên là",
            ),
            example="Lê Văn Nam",
            personal=True,
        ),
        Name(
            "bride_name",
            "Vợ",
            marks=(
                "cô dâu",
                "vợ",
                "nữ",
                "bên nữ",
                "con gái",
                "con gái là",
                "con gái tên",
                "con bé",
                "con bé là",
                "con bé tên",
                "con nhỏ",
                "con nhỏ tên",
                "vợ tên",
                "vợ nó tên",
                "vợ nó là",
                "vợ tên là",
            ),
            example="Trần Thị Hoa",
            personal=True,
        ),
        Pick("resident", "Người ở tổ", ask="Ai ở tổ này?", of=RESIDENT, example="cả hai"),
        BirthYear("groom_birth_year", "Năm sinh chồng", example="1998", youngest=10, oldest=110),
        BirthYear("bride_birth_year", "Năm sinh vợ", example="2000", youngest=10, oldest=110),
        YesNo(
            "registered",
            "Đăng ký kết hôn",
            yes=(
                *_signed("", "đã ", "có ", "đã có ", "đã đi ", "đi ", "đã làm ", "làm "),
                "đã đăng ký",
                "đăng ký rồi",
                "có đăng ký",
                "đã đi đăng ký",
                "đã đk",
                "đk rồi",
                "đăng ký xong",
                "ra xã đăng ký",
                "ra phường đăng ký",
                "ra uỷ ban đăng ký",
                "lên xã đăng ký",
                "lên phường đăng ký",
                "nhận giấy đăng ký",
                "nhận giấy kết hôn",
                "nhận giấy đkkh",
                "trao giấy kết hôn",
                "đăng ký đàng hoàng",
                "giấy tờ đầy đủ",
                "đã đăng ký kh",
                "đăng ký kh rồi",
                "có hôn thú",
                "làm hôn thú",
            ),
            no=(
                *_signed("chưa ", "không ", "chưa có ", "chưa làm ", "chưa đi ", "chưa đi làm ", "không có "),
                "chưa đăng ký",
                "không đăng ký",
                "chưa đi đăng ký",
                "chưa đk",
                "chưa đk kh",
                "chưa đăng ký kh",
                "chưa ra phường đăng ký",
                "chưa ra xã đăng ký",
                "chưa lên xã đăng ký",
                "chưa lên phường đăng ký",
                "chưa đủ tuổi đăng ký",
            ),
            about=("đăng ký", "đk", "giấy kết hôn", "giấy tờ", "hôn thú", "thủ tục", "giấy đăng ký"),
        ),
        YesNo(
            "premarital_check",
            "Khám sức khoẻ trước kết hôn",
            yes=_checked("", "đã ", "có ", "đã đi ", "có đi ", "được ", "đã được ", "đi "),
            no=_checked("chưa ", "không ", "chưa đi ", "không đi ", "chưa được ", "không có ", "chưa có "),
            about=(*_CHECKUPS, "khám tiền hôn nhân", "ksk tiền hôn nhân"),
        ),
        # Never asked. Within three generations: Luật Hôn nhân và gia đình 52/2014/QH13, Điều 5 khoản 2d and Điều 3 khoản 18.
        YesNo("consanguineous", "Cận huyết thống", example="có", sensitive=True, yes=_AKIN, no=_NOT_AKIN),
    ),
    needs=(
        Need(("date",)),
        Need(
            ("groom_name", "bride_name"),
            ask="Tên cô dâu, chú rể? (một tên cũng được)",
            nameless=("groom_birth_year", "bride_birth_year"),
            nameless_ask="Chú rể hoặc cô dâu sinh năm nào?",
        ),
        Need(("resident",)),
    ),
    who=("groom_name", "bride_name"),
    facts=("date",),
    window=31,
    wide=True,
    person=("groom_name", "bride_name"),
    counts=(
        Count("marriage_persons", "Số người kết hôn", lambda v: len(_resident(v))),
        Count("child_marriage_persons", "Số người tảo hôn", _persons_under_age),
        Count("consanguineous_persons", "Số người kết hôn cận huyết thống", _persons_akin),
        Count("couples", "Số cặp", once=True),
        Count(
            "premarital_couples",
            "Số cặp đã khám trước kết hôn",
            lambda v: int(v.get("premarital_check") is True),
            once=True,
        ),
    ),
    figure="Kết hôn: {marriage_persons} người, {couples} cặp (khám trước kết hôn: {premarital_couples} cặp)",
    tally="{marriage_persons} người kết hôn",
    flags=(
        Flag("child_marriage", "Tảo hôn", lambda v: _under_age(v, "groom") or _under_age(v, "bride")),
        Flag("consanguineous", "Kết hôn cận huyết thống", lambda v: v.get("consanguineous") is True),
    ),
    rules=(
        DEAD,
        AGAIN_MARRIED,
    ),
)
