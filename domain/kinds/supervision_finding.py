"""What supervision found: sex selection, child marriage and the like. Read by one named officer, counted for everybody else."""

from domain.fields import CodeList, Day, Pick, Words, said
from domain.kind import Count, Kind, Need
from domain.people import Matter

MATTERS = CodeList(
    ahead=frozenset({"publication"}),  # ấn phẩm về chọn giới tính
    behind=frozenset({"facility", "other"}),  # phòng khám nói giới tính thai nhi
    labels={
        "sex_selection": "lựa chọn giới tính thai nhi",
        "child_marriage": "tảo hôn",
        "consanguineous": "kết hôn cận huyết thống",
        "publication": "ấn phẩm",
        "facility": "cơ sở y tế",
        "other": "việc khác",
    },
    words={
        "sex_selection": said(
            "lựa chọn giới tính, lựa chọn giới tính thai nhi, chọn giới tính, nói giới tính thai nhi, tiết lộ "
            "giới tính, tiết lộ giới tính thai nhi, báo giới tính thai nhi, giới tính thai nhi, chọn giới "
            "tính thai nhi, nói giới tính, cho biết giới tính, phá thai vì giới tính, xem giới tính"
        ),
        "child_marriage": said("tảo hôn, cưới chưa đủ tuổi, lấy chồng sớm, lấy vợ sớm, chưa đủ tuổi kết hôn, kết hôn sớm"),
        "consanguineous": said(
            "cận huyết, cận huyết thống, hôn nhân cận huyết, kết hôn cận huyết, hôn nhân cận huyết thống, lấy anh em họ"
        ),
        "publication": said(
            "ấn phẩm, sách báo, sách, tài liệu trái phép, ấn phẩm trái quy định, quảng cáo, tờ quảng cáo, tờ rơi quảng cáo"
        ),
        "facility": said(
            "cơ sở y tế, phòng khám, phòng khám tư, phòng siêu âm, phòng mạch, cơ sở y tế tư nhân, nhà thuốc, "
            "quầy thuốc, cơ sở siêu âm, phòng khám tư nhân, cơ sở hành nghề, phòng xét nghiệm, phòng mạch tư"
        ),
        "other": said("vi phạm khác, việc khác"),
    },
)

KIND = Kind(
    key="supervision_finding",
    label="Phát hiện qua giám sát",
    menu="Phát hiện qua giám sát",
    command="giamsat",
    order=77,
    matter=Matter.CLOSED,
    yields=(),
    calls=said(
        "giám sát, qua giám sát, phát hiện qua giám sát, đoàn giám sát, kiểm tra phát hiện, giám sát phát "
        "hiện, kiểm tra giám sát, giám sát … phát hiện, kiểm tra … phát hiện, qua kiểm tra, đi giám sát, "
        "tổ giám sát, giám sát thấy"
    ),
    example="giám sát tổ 5 hôm qua phát hiện 1 trường hợp tảo hôn",
    fields=(
        Day("date", "Ngày", ask="Phát hiện ngày nào?", example="hôm qua, hoặc 5/11", back=730),
        Pick("matter", "Việc", ask="Về việc gì?", of=MATTERS, example="tảo hôn", personal=True),
        Words(
            "note", "Ghi chú", marks=said("ghi chú, chú thích, ghi thêm"), example="đã báo hội phụ nữ", personal=True, free=True
        ),
    ),
    needs=(Need(("date",)), Need(("matter",))),
    facts=("date", "matter"),
    anywhere=True,
    office=True,
    counts=(Count("findings", "Phát hiện qua giám sát"),),
    figure="Phát hiện qua giám sát: {findings}",
    tally="{findings} phát hiện qua giám sát",
)
