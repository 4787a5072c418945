"""What may change with a new circular: diseases of screening, the basic packages by date, the numbers of contraceptive methods.

The lists hold every code that was ever asked; a package says which of them belong to the basic one from a day on.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from domain.fields import CodeList, said


@dataclass(frozen=True)
class Package:
    """The diseases of a basic package, from a day until the next package begins. `source`: the decision that says so."""

    since: date
    diseases: frozenset[str]
    source: str


# A new circular adds a line here, and the codes it brings to the lists below.
PRENATAL_PACKAGES = (
    Package(date(2021, 8, 11), frozenset({"down", "edwards", "patau", "thalassemia"}), "Quyết định 3845/QĐ-BYT ngày 11/8/2021"),
)
NEWBORN_PACKAGES = (
    Package(
        date(2021, 8, 11),
        frozenset({"hypothyroidism", "g6pd", "cah", "hearing", "heart"}),
        "Quyết định 3845/QĐ-BYT ngày 11/8/2021",
    ),
)

PRENATAL_DISEASES = CodeList(
    labels={"down": "Down", "edwards": "Edwards", "patau": "Patau", "thalassemia": "tan máu bẩm sinh (Thalassemia)"},
    words={
        "down": said("down, hội chứng down, đao, bệnh đao, bệnh down"),
        "edwards": said("edward, edwards, hội chứng edward, hội chứng edwards, ét uốt"),
        "patau": said("patau, hội chứng patau, patao"),
        "thalassemia": said("thalassemia, tan máu bẩm sinh, thalas, tan máu, bệnh tan máu bẩm sinh, thala"),
    },
)
NEWBORN_DISEASES = CodeList(
    labels={
        "hypothyroidism": "suy giáp bẩm sinh",
        "g6pd": "thiếu men G6PD",
        "cah": "tăng sản thượng thận bẩm sinh",
        "hearing": "khiếm thính bẩm sinh",
        "heart": "tim bẩm sinh",
    },
    words={
        "hypothyroidism": said("suy giáp, suy giáp trạng, suy giáp bẩm sinh, suy giáp trạng bẩm sinh"),
        "g6pd": said("g 6 pd, thiếu men g 6 pd, men g 6 pd, thiếu men"),
        "cah": said("tăng sản thượng thận, tăng sản tuyến thượng thận, tăng sản thượng thận bẩm sinh, tăng sản, cah"),
        "hearing": said("khiếm thính, khiếm thính sơ sinh, thính lực sơ sinh, khiếm thính bẩm sinh, thính lực, điếc bẩm sinh"),
        "heart": said("tim bẩm sinh, sàng lọc tim bẩm sinh, bệnh tim bẩm sinh, dị tật tim"),
    },
)

METHODS = CodeList(
    labels={
        "iud": "vòng tránh thai",
        "male_sterilisation": "triệt sản nam",
        "female_sterilisation": "triệt sản nữ",
        "condom": "bao cao su",
        "pill": "thuốc uống tránh thai",
        "injection": "thuốc tiêm tránh thai",
        "implant": "que (thuốc) cấy tránh thai",
    },
    words={
        "iud": said("vòng, đặt vòng, vòng tránh thai, tháo vòng, dụng cụ tử cung, dctc, đặt dctc"),
        "male_sterilisation": said("triệt sản nam, thắt ống dẫn tinh, đình sản nam"),
        "female_sterilisation": said("triệt sản nữ, triệt sản, đình sản, đình sản nữ, thắt ống dẫn trứng"),
        "condom": said("bao cao su, bcs, dùng bao, condom"),
        "pill": said(
            "thuốc uống tránh thai, viên uống tránh thai, uống thuốc tránh thai, thuốc viên tránh thai, viên "
            "tránh thai, thuốc uống, thuốc viên, thuốc tránh thai, uống thuốc ngừa thai, thuốc ngừa thai, "
            "viên ngừa thai, uống thuốc"
        ),
        "injection": said(
            "thuốc tiêm tránh thai, tiêm tránh thai, tiêm thuốc tránh thai, thuốc tiêm, mũi tiêm tránh thai, "
            "chích thuốc ngừa thai, chích ngừa thai, chích thuốc tránh thai, chích tránh thai, thuốc chích "
            "ngừa thai, tiêm thuốc ngừa thai, tiêm ngừa thai, thuốc chích"
        ),
        "implant": said(
            "que cấy, cấy que, que cấy tránh thai, cấy que tránh thai, thuốc cấy tránh thai, thuốc cấy, cấy "
            "thuốc tránh thai, tháo que, que tránh thai, cấy que ngừa thai"
        ),
    },
)
# The numbers by which the household book and the slip name them.
METHOD_NUMBERS = {
    "iud": 1,
    "male_sterilisation": 2,
    "female_sterilisation": 3,
    "condom": 4,
    "pill": 5,
    "injection": 6,
    "implant": 7,
}


def package_on(packages: Sequence[Package], day: date) -> frozenset[str]:
    """The diseases of the basic package in force on a day; the first package's before any was in force."""
    in_force = [package for package in packages if package.since <= day]
    return (in_force[-1] if in_force else packages[0]).diseases


def covers(packages: Sequence[Package], day: str, diseases: object) -> bool:
    """Whether the diseases named as tested are at least the basic package of that day (ISO text)."""
    named = frozenset(str(one) for one in diseases) if isinstance(diseases, Iterable) else frozenset()
    return package_on(packages, date.fromisoformat(day)) <= named
