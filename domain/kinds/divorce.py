"""A divorce, counted in persons (line 8 of Biểu 01-DSH): both spouses of a couple of the group."""

from domain.fields import Day, said
from domain.kind import Count, Kind, Need

KIND = Kind(
    key="divorce",
    label="Ly hôn",
    menu="Ly hôn",
    command="lyhon",
    order=55,
    slip="A",
    zero=said("ly hôn, ly dị, li hôn"),
    calls=(
        "ly hôn",
        "ly dị",
        "li hôn",
        "li dị",
        "bỏ nhau",
        "toà xử ly hôn",
        "ra toà ly hôn",
        "thuận tình ly hôn",
        "toà cho ly hôn",
        "ly hôn xong",
        "giải quyết ly hôn",
        "thôi nhau",
        "chia tay",
        "đường ai nấy đi",
    ),
    example="vợ chồng anh Tuấn hộ 12 ly hôn ngày 4/11",
    fields=(Day("date", "Ngày ly hôn", ask="Ly hôn ngày nào?", example="4/11", back=730),),
    needs=(
        Need(("date",)),
        Need(("household", "head"), ask="Hộ số mấy, hoặc nhà ai?"),
    ),
    who=("household", "head"),
    facts=("date",),
    window=60,
    counts=(Count("divorce_persons", "Số người ly hôn", lambda v: 2),),
    figure="Ly hôn: {divorce_persons} người",
    tally="{divorce_persons} người ly hôn",
)
