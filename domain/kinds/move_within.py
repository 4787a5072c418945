"""A move from one group of the ward to another: the groups change, the ward's totals never do, and it is no P0 move."""

from domain.fields import Day, Group, Name, Number, said
from domain.kind import Count, Kind, Need
from domain.kinds.move_in import MOVERS, how_many_moved
from domain.rules import DEAD

KIND = Kind(
    key="move_within",
    label="Chuyển tổ trong phường",
    menu="Chuyển tổ trong phường",
    command="chuyento",
    order=54,
    calls=said(
        "chuyển tổ, đổi tổ, chuyển tổ trong phường, đổi nhà, chuyển trong phường, chuyển nội bộ, chuyển "
        "sang tổ, chuyển qua tổ, dời qua, dời sang, dời nhà, dời từ, dọn nhà từ, chuyển khu phố, đổi chỗ ở, chuyển chỗ ở"
    ),
    example="nhà anh Đô hộ 14 chuyển từ tổ 5 sang tổ 7 hôm qua, 4 người",
    fields=(
        Day("date", "Ngày chuyển", ask="Chuyển ngày nào?", example="hôm qua, hoặc 5/11", back=730),
        Name("name", "Họ tên", example="Trần Văn Đô", personal=True),
        Number(
            "persons",
            "Số người",
            ask="Mấy người chuyển?",
            marks=said("gồm, số người, số khẩu, tổng, tổng số, cả nhà, gồm có, hết thảy, cả thảy, tất cả"),
            units=MOVERS,
            example="4 người",
            least=1,
            most=200,
            likely=12,
        ),
        Group("from_area", "Từ tổ", ask="Chuyển từ tổ nào?", example="tổ 5"),
        Group("to_area", "Sang tổ", ask="Chuyển sang tổ nào?", example="tổ 7"),
    ),
    needs=(
        Need(("date",)),
        Need(("from_area",)),
        Need(("to_area",)),
        Need(("persons",)),
        Need(("head", "name", "household"), ask="Nhà ai, hoặc hộ số mấy?"),
    ),
    who=("head", "name"),
    facts=("date", "persons", "from_area", "to_area"),
    window=31,
    wide=True,
    counts=(
        Count("moves_within", "Lượt chuyển tổ trong phường"),
        Count("within_out", "Người chuyển sang tổ khác trong phường", how_many_moved, place="from_area"),
        Count("within_in", "Người từ tổ khác trong phường đến", how_many_moved, place="to_area"),
    ),
    figure="Chuyển tổ trong phường: {within_out} người đi, {within_in} người đến",
    tally="chuyển tổ trong phường {within_out} người đi, {within_in} người đến",
    rules=(DEAD,),
)
