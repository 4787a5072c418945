"""What may happen in the demo ward, one function for each kind of record, and how often. All people are invented."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from domain.fields import Value
from storage.connection import Connection

GROUPS, HOMES = 12, 180
BOYS = 111 / 211
VISITED = ("21", "22", "23", "24", "25")  # the households of each group's party member

FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Ngô", "Dương", "Lý", "Đinh", "Trịnh", "Mai")
HERS = ("Hương", "Hạnh", "Hằng", "Huệ", "Nga", "Nhung", "Oanh", "Thảo", "Trang", "Tuyết", "Vân", "Xuân", "Yến", "Dung", "Thuỷ")
HIS = ("Hùng", "Dũng", "Sơn", "Tuấn", "Long", "Quân", "Bảo", "Khánh", "Phong", "Thắng", "Vinh", "Trung", "Kiên", "Toàn", "Lộc")
MIDDLE = {"female": ("Thị", "Thị", "Thu", "Minh", "Ngọc"), "male": ("Văn", "Văn", "Đức", "Quang", "Hữu")}
PLACES = ("Hải Dương", "Thái Bình", "Nam Định", "Quảng Ninh", "Hưng Yên", "Nghệ An", "Thanh Hoá")
CHOSEN = (
    "replacement_fertility",
    "sex_ratio",
    "ageing",
    "screening",
    "premarital",
    "happy_family",
    "insurance_checkup",
    "policy",
)

Values = dict[str, Value]


@dataclass
class Ward:
    """The demo ward while its past is invented. Groups by number, with the collaborator and the party member of each."""

    connection: Connection
    id: int
    dice: random.Random
    areas: dict[int, int] = field(default_factory=dict)
    collaborators: dict[int, int] = field(default_factory=dict)
    party: dict[int, int] = field(default_factory=dict)
    staff: int = 0
    homes: dict[int, dict[str, int]] = field(default_factory=dict)
    born: list[tuple[int, date, Values]] = field(default_factory=list)
    using: list[tuple[int, Values]] = field(default_factory=list)

    def name(self, sex: str) -> str:
        return " ".join(
            (self.dice.choice(FAMILY), self.dice.choice(MIDDLE[sex]), self.dice.choice(HERS if sex == "female" else HIS))
        )

    def sex(self) -> str:
        return "male" if self.dice.random() < BOYS else "female"


def _home(ward: Ward) -> str:
    return str(ward.dice.randint(26, HOMES))


def _birth(ward: Ward, group: int, day: date) -> Values:
    order = ward.dice.choices((1, 2, 3, 4), (45, 44, 9, 2))[0]
    values: Values = {
        "household": _home(ward),
        "sex": ward.sex(),
        "birth_order": order,
        "mother_name": ward.name("female"),
        "mother_birth_year": day.year - ward.dice.randint(19, 27) - 3 * order,
        "weight_g": 100 * round(min(max(ward.dice.gauss(31, 4), 19), 44)),
        "place": ward.dice.choice(("hospital", "hospital", "hospital", "station")),
    }
    ward.born.append((group, day, values))
    return values


def _death(ward: Ward, group: int, day: date) -> Values:
    sex = ward.dice.choice(("male", "female"))
    return {"household": _home(ward), "name": ward.name(sex), "sex": sex, "birth_year": day.year - ward.dice.randint(58, 96)}


def _marriage(ward: Ward, group: int, day: date) -> Values:
    his, hers = ward.dice.randint(22, 33), ward.dice.randint(19, 30)
    return {
        "household": _home(ward),
        "groom_name": ward.name("male"),
        "bride_name": ward.name("female"),
        "groom_birth_year": day.year - his,
        "bride_birth_year": day.year - hers,
        "registered": True,
        "premarital_check": ward.dice.random() < 0.6,
        "resident": ward.dice.choice(("both", "groom", "bride")),
    }


def _divorce(ward: Ward, group: int, day: date) -> Values:
    return {"household": _home(ward)}


def _move_in(ward: Ward, group: int, day: date) -> Values:
    return {"household": _home(ward), "persons": ward.dice.choice((1, 1, 2, 3, 4)), "from_place": ward.dice.choice(PLACES)}


def _move_out(ward: Ward, group: int, day: date) -> Values:
    return {"household": _home(ward), "persons": ward.dice.choice((1, 1, 2, 3)), "to_place": ward.dice.choice(PLACES)}


def _move_within(ward: Ward, group: int, day: date) -> Values:
    other = ward.dice.choice([one for one in range(1, GROUPS + 1) if one != group])
    here, there = str(ward.areas[group]), str(ward.areas[other])
    return {"persons": ward.dice.randint(1, 4), "from_area": here, "to_area": there, "name": ward.name("male")}


def _info_change(ward: Ward, group: int, day: date) -> Values:
    old, new = ward.dice.choice((("THPT", "Đại học"), ("THCS", "THPT"), ("Cao đẳng", "Đại học")))
    return {"household": _home(ward), "name": ward.name(ward.sex()), "what": "education", "old_value": old, "new_value": new}


def _starts(ward: Ward, group: int, day: date) -> Values:
    method = ward.dice.choices(("iud", "condom", "pill", "injection", "implant"), (30, 30, 30, 5, 5))[0]
    values: Values = {
        "household": _home(ward),
        "name": ward.name("female"),
        "birth_year": day.year - ward.dice.randint(22, 45),
        "method": method,
        "children": ward.dice.randint(1, 3),
    }
    ward.using.append((group, values))
    return values


def _stops(ward: Ward, group: int, day: date) -> Values | None:
    theirs = [values for where, values in ward.using if where == group]
    if not theirs:
        return None
    began = ward.dice.choice(theirs)
    ward.using.remove((group, began))
    return {key: began[key] for key in ("household", "name", "birth_year", "method")}


def _pregnancy(ward: Ward, group: int, day: date) -> Values:
    event = ward.dice.choices(("pregnant", "miscarriage", "abortion"), (93, 5, 2))[0]
    number = ward.dice.randint(1, 3)
    return _woman(ward, day) | {"event": event, "pregnancy_number": number}


def _woman(ward: Ward, day: date) -> Values:
    return {"household": _home(ward), "name": ward.name("female"), "birth_year": day.year - ward.dice.randint(19, 40)}


def _prenatal(ward: Ward, group: int, day: date) -> Values:
    return _woman(ward, day) | {
        "weeks": ward.dice.choice((12, 12, 13, 21, 22)),
        "diseases": ("down", "edwards", "patau", "thalassemia"),
    }


def _newborn(ward: Ward, group: int, day: date) -> Values | None:
    """A baby of the group born in the days before, each screened once."""
    near = [(born, values) for where, born, values in ward.born if where == group and 0 <= (day - born).days <= 21]
    if not near:
        return None
    born, birth = near[0]
    ward.born.remove((group, born, birth))
    known = {key: birth[key] for key in ("household", "mother_name", "sex")}
    return {**known, "diseases": ("cah", "g6pd", "hypothyroidism")}


def _general(ward: Ward, group: int, day: date) -> Values:
    men = ward.dice.randint(15, 60)
    women = ward.dice.randint(15, 70)
    return {"count": men + women, "male": men, "female": women, "place": "station"}


def _session(ward: Ward, group: int, day: date) -> Values:
    form, place = ward.dice.choice(
        (("group_meeting", "culture_house"), ("union_meeting", "culture_house"), ("station", "station"))
    )
    topic, audience = ward.dice.choice(CHOSEN), ward.dice.choice(("residents", "women", "elderly", "youth"))
    return {"topic": topic, "form": form, "place": place, "audience": audience, "attendees": ward.dice.randint(18, 70)}


def _visit(ward: Ward, group: int, day: date) -> Values:
    feedback = ward.dice.choices(("agrees", "questions", "difficulty", "absent"), (75, 12, 8, 5))[0]
    number = ward.dice.choice(VISITED)
    return {"household": number, "topic": ward.dice.choice(CHOSEN), "met": ward.dice.randint(1, 4), "feedback": feedback}


def _activity(ward: Ward, group: int, day: date) -> Values:
    activity = ward.dice.choice(("club", "sport", "falls_exercise", "culture", "training"))
    return {"activity": activity, "attendees": ward.dice.randint(12, 60), "place": "culture_house"}


def _party_item(ward: Ward, group: int, day: date) -> Values:
    thematic = ward.dice.random() < 0.3
    return {"meeting": "thematic" if thematic else "regular", "in_resolution": True, "attendees": ward.dice.randint(14, 30)}


def _document(ward: Ward, group: int, day: date) -> Values:
    return {"act": "studied", "title": "Luật Dân số", "attendees": ward.dice.randint(15, 40)}


def _nomination(ward: Ward, group: int, day: date) -> Values:
    return {"whom": "family", "household": _home(ward), "topic": "happy_family", "reason": "nuôi dạy con tốt"}


def _proposal(ward: Ward, group: int, day: date) -> Values:
    return {"sort": ward.dice.choice(("difficulty", "proposal")), "matter": "thiếu chỗ sinh hoạt cho câu lạc bộ người cao tuổi"}


def _finding(ward: Ward, group: int, day: date) -> Values:
    return {"matter": "publication", "note": "đã nhắc cửa hàng gỡ sách"}


def _hearing(ward: Ward, group: int, day: date) -> Values:
    return {"school": "mầm non Hoa Sen", "count": ward.dice.randint(60, 120), "suspected": ward.dice.randint(0, 2)}


# How many of each happen in a year in a ward of 12 groups and 7,800 people, and what each is.
EVERY_YEAR: dict[str, tuple[float, Callable[[Ward, int, date], Values | None]]] = {
    "birth": (105, _birth),
    "newborn_screening": (140, _newborn),
    "death": (48, _death),
    "marriage": (44, _marriage),
    "divorce": (8, _divorce),
    "move_in": (40, _move_in),
    "move_out": (34, _move_out),
    "move_within": (14, _move_within),
    "info_change": (40, _info_change),
    "contraception_start": (80, _starts),
    "contraception_stop": (50, _stops),
    "pregnancy": (110, _pregnancy),
    "prenatal_screening": (85, _prenatal),
    "general_checkup": (24, _general),
    "propaganda_session": (130, _session),
    "household_visit": (140, _visit),
    "activity": (48, _activity),
    "party_item": (40, _party_item),
    "document": (10, _document),
    "nomination": (8, _nomination),
    "proposal": (12, _proposal),
    "supervision_finding": (2, _finding),
    "hearing_screening": (4, _hearing),
}
