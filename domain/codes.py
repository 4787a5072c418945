"""Code lists: places, topics, forms, audiences, findings. Labels are what people read, words what they say."""

from __future__ import annotations

from domain.fields import CodeList


def _said(words: str) -> tuple[str, ...]:
    return tuple(words.split(", "))


PLACES = CodeList(
    labels={
        "home": "tại nhà",
        "station": "trạm y tế",
        "hospital": "bệnh viện",
        "culture_house": "nhà văn hoá",
        "school": "trường học",
        "other": "nơi khác",
    },
    words={
        "home": _said(
            "tại nhà, ở nhà, đẻ rơi ở nhà, tại gia đình, đẻ ở nhà, sinh ở nhà, tại : nhà, nơi sinh : nhà, nơi mất : nhà, địa "
            "điểm : nhà, đẻ rớt ở nhà, mất tại gia, tại gia"
        ),
        "station": _said(
            "trạm y tế, trạm xá, tyt, trạm y tế phường, trạm y tế xã, ở trạm, tại trạm, trạm phường, ngoài trạm, "
            "trên trạm, ra trạm, lên trạm, trạm"
        ),
        "hospital": _said(
            "bệnh viện, bv, bvps, bvsn, bvđk, bvđkkv, bv sản, viện sản, bệnh viện sản nhi, bệnh viện đa khoa, trung "
            "tâm y tế huyện, viện huyện, viện tỉnh, trung tâm y tế, ttyt, nhà hộ sinh, phụ sản, viện phụ sản, bệnh "
            "viện phụ sản, ở viện, tại viện, trong viện, trên viện, từ dũ, phòng khám đa khoa"
        ),
        "culture_house": _said(
            "nhà văn hoá, nvh, nhà văn hoá thôn, nhà văn hoá tổ, nhà văn hoá khu phố, hội trường tổ, hội trường khu "
            "phố, hội trường thôn, nhà sinh hoạt cộng đồng, nhà cộng đồng, nhà sinh hoạt, nhà họp tổ, trụ "
            "sở tổ, trụ sở khu phố, văn phòng khu phố, văn phòng ấp, trụ sở ấp, nhà họp"
        ),
        "school": _said(
            "trường học, trường thcs, trường thpt, trường tiểu học, trường mầm non, trường cấp 2, trường cấp 3, "
            "trường cấp 1, trường mẫu giáo, tại trường, ở trường, trường trung học, trường trung học cơ sở"
        ),
        "other": _said(
            "hội trường ubnd, hội trường uỷ ban, uỷ ban, ubnd, ubnd phường, ubnd xã, uỷ ban phường, uỷ ban xã, hội trường "
            "phường, hội trường xã, đình làng, sân đình, ngoài đình, tại đình, ở đình, tại chợ, ở chợ, ngoài chợ, ra chợ, "
            "tại chùa, "
            "ở chùa, ngoài "
            "chùa, nhà thờ, công viên, hội trường, sân bóng, hội trường đảng uỷ, công ty, nhà máy, nhà hàng, khách sạn, tiệc "
            "cưới, trung tâm tiệc cưới, ngoài đồng, dọc đường, trên đường, trên xe, trên rẫy, ngoài rẫy, hội trường uỷ ban "
            "nhân dân, nhà rông, nhà gươl, gươl, thánh đường, nhà dài cộng đồng, thánh thất, nhà nguyện, trụ sở công an, trụ "
            "sở uỷ ban, khu công nghiệp, nhà thi đấu, bưu điện, nhà xưởng"
        ),
    },
)

TOPICS = CodeList(
    labels={
        "replacement_fertility": "mức sinh thay thế, sinh đủ hai con",
        "sex_ratio": "mất cân bằng giới tính khi sinh",
        "golden_population": "cơ cấu dân số vàng",
        "ageing": "già hoá dân số, chăm sóc người cao tuổi",
        "distribution": "phân bố dân số",
        "reproductive_health": "sức khoẻ sinh sản",
        "population_quality": "nâng cao chất lượng dân số",
        "screening": "sàng lọc trước sinh, sơ sinh",
        "premarital": "tư vấn, khám sức khoẻ trước kết hôn",
        "child_marriage": "tảo hôn, hôn nhân cận huyết",
        "happy_family": "gia đình hạnh phúc, nuôi dạy con",
        "gender_equality": "bình đẳng giới",
        "insurance_checkup": "bảo hiểm y tế, khám sức khoẻ định kỳ",
        "nutrition": "dinh dưỡng, thể chất",
        "family_planning": "kế hoạch hoá gia đình",
        "policy": "nghị quyết, luật về dân số",
        "lifestyle": "nếp sống văn minh, môi trường",
        "other": "chủ đề khác",
    },
    words={
        "replacement_fertility": _said(
            "mức sinh thay thế, sinh đủ hai con, sinh đủ 2 con, đẻ đủ hai con, đẻ đủ 2 con, mỗi gia đình hai con, sinh đủ "
            "con, duy trì mức sinh, mức sinh, vận động sinh đủ, mỗi cặp vợ chồng sinh đủ hai con, sanh đủ hai con, sanh đủ 2 "
            "con, có đủ hai con, nên có hai con, hai con, sinh con đủ, sinh đủ 2 đứa, đẻ đủ 2 đứa, sanh đủ 2 đứa, sinh hai "
            "con, sinh 2 con, đẻ 2 con, khuyến khích sinh, khuyến sinh, sinh con thứ hai, sinh con thứ 2, sinh thêm con, đủ "
            "hai con, đủ 2 con, dừng ở hai con, 2 con"
        ),
        "sex_ratio": _said(
            "mất cân bằng giới tính khi sinh, mất cân bằng giới tính, cân bằng giới tính khi sinh, cân bằng giới tính, lựa "
            "chọn giới tính thai nhi, lựa chọn giới tính, chọn giới tính, mcbgt, mcbgtks, giới tính khi sinh, chênh lệch giới "
            "tính, tỷ số giới tính khi sinh, giới tính thai nhi, trọng nam khinh nữ, sinh con một bề, trọng nam, chuẩn đoán "
            "giới tính, chẩn đoán giới tính, siêu âm giới tính, biết trước giới tính, phá thai chọn giới, chọn lọc giới tính"
        ),
        "golden_population": _said("cơ cấu dân số vàng, dân số vàng"),
        "ageing": _said(
            "già hoá dân số, chăm sóc người cao tuổi, chăm sóc sức khoẻ người cao tuổi, chăm sóc nct, cs nct, già hoá, sức "
            "khoẻ người cao tuổi, chăm sóc các cụ, chăm sóc sức khoẻ nct, sức khoẻ nct, thích ứng già hoá, chăm sóc ông bà, "
            "tuổi già, sức khoẻ tuổi già, chăm sóc người già, sức khoẻ người già, sức khoẻ các cụ, sống vui khoẻ, sống khoẻ "
            "sống vui, sống vui sống khoẻ, chăm sóc sức khoẻ các cụ, phát huy vai trò người cao tuổi, luật người cao tuổi"
        ),
        "distribution": _said("phân bố dân số, phân bố dân cư"),
        "reproductive_health": _said(
            "sức khoẻ sinh sản, skss, vị thành niên, sức khoẻ vị thành niên, sức khoẻ sinh sản vị thành niên, skss vtn, tuổi "
            "dậy thì, chăm sóc sức khoẻ sinh sản, mang thai tuổi vị thành niên, sức khoẻ giới tính, tình dục an toàn, giới "
            "tính tuổi dậy thì, giáo dục giới tính, nói chuyện giới tính, bệnh lây truyền qua đường tình dục, phá thai an "
            "toàn, sức khoẻ phụ nữ, ung thư cổ tử cung, vệ sinh kinh nguyệt, dậy thì"
        ),
        "population_quality": _said("nâng cao chất lượng dân số, chất lượng dân số, nâng cao clds, clds"),
        "screening": _said(
            "sàng lọc trước sinh, sàng lọc sơ sinh, sàng lọc trước sinh và sơ sinh, sàng lọc trước sinh sơ sinh, sàng lọc, "
            "slts, slss, sàng lọc chẩn đoán trước sinh, tầm soát trước sinh, tầm soát sơ sinh, lấy máu gót chân, tầm soát, "
            "tầm soát dị tật, sàng lọc dị tật, dị tật bẩm sinh, xét nghiệm gót chân, tan máu bẩm sinh, thalassemia"
        ),
        "premarital": _said(
            "khám sức khoẻ trước kết hôn, tư vấn khám sức khoẻ trước kết hôn, tư vấn trước kết hôn, tiền hôn nhân, "
            "khám tiền hôn nhân, tư vấn tiền hôn nhân, khám sức khoẻ trước khi kết hôn, khám sức khoẻ tiền hôn nhân, "
            "sức khoẻ trước kết hôn, khám trước khi cưới, khám sức khoẻ trước hôn nhân, khám sức khoẻ trước khi "
            "cưới, tư vấn và khám sức khoẻ trước khi kết hôn, tư vấn và khám sức khoẻ trước kết hôn, sức khoẻ trước "
            "khi kết hôn"
        ),
        "child_marriage": _said(
            "tảo hôn, hôn nhân cận huyết, cận huyết thống, hôn nhân cận huyết thống, kết hôn cận huyết, kết hôn sớm, cưới "
            "sớm, lấy vợ lấy chồng sớm, lấy vợ sớm, lấy chồng sớm, cưới chồng sớm, cưới vợ sớm, cho con lấy vợ sớm, cho con "
            "lấy chồng sớm, tục tảo hôn, kết hôn cùng huyết thống, hôn nhân cùng huyết thống"
        ),
        "happy_family": _said(
            "gia đình hạnh phúc, nuôi dạy con, xây dựng gia đình hạnh phúc, hạnh phúc gia đình, nuôi dạy con cái, gia đình no "
            "ấm, gia đình văn hoá, nuôi con ngoan, chăm sóc nuôi dạy con, xây dựng gia đình, giáo dục con, nuôi con khoẻ dạy "
            "con ngoan, dạy con, kỹ năng làm cha mẹ, làm cha mẹ"
        ),
        "gender_equality": _said(
            "bình đẳng giới, bạo lực gia đình, phòng chống bạo lực gia đình, bình đẳng nam nữ, bạo lực giới"
        ),
        "insurance_checkup": _said(
            "bhyt, bảo hiểm y tế, khám sức khoẻ định kỳ, khám định kỳ, bảo hiểm y tế toàn dân, tham gia bảo hiểm y "
            "tế, mua bảo hiểm y tế, ksk định kỳ"
        ),
        "nutrition": _said(
            "dinh dưỡng, thể chất, tập thể dục, suy dinh dưỡng, tầm vóc, chế độ ăn, sữa mẹ, nuôi con bằng sữa mẹ, vi chất, "
            "vitamin a, béo phì, bữa ăn, ăn dặm, bú sữa mẹ, cho con bú, rèn luyện thân thể, tầm vóc người việt, thể dục thể "
            "thao, thiếu vi chất"
        ),
        "family_planning": _said(
            "kế hoạch hoá gia đình, khhgđ, kế hoạch hoá, biện pháp tránh thai, bptt, tránh thai, đặt vòng, thuốc "
            "tránh thai, bao cao su, triệt sản, cấy que, que cấy, các biện pháp tránh thai, phương tiện tránh thai, dskhhgđ"
        ),
        "policy": _said(
            "nghị quyết 21, nq 21, nq21, kết luận 149, kl 149, luật dân số, pháp lệnh dân số, chính sách dân số, "
            "tháng hành động về dân số, tháng hành động dân số, tháng hành động quốc gia về dân số, dân số và phát "
            "triển, nghị quyết số 21, kết luận số 149, ngày dân số, ngày dân số việt nam, ngày dân số thế giới, dân "
            "số trong tình hình mới, công tác dân số, pháp lệnh sửa đổi, nghị quyết 72, luật hôn nhân, chính sách "
            "mới, pháp luật về dân số"
        ),
        "lifestyle": _said(
            "nếp sống văn minh, môi trường, an toàn thực phẩm, vệ sinh an toàn thực phẩm, tệ nạn xã hội, vsattp, attp, vệ "
            "sinh môi trường, bảo vệ môi trường, phân loại rác, ma tuý, phòng chống ma tuý, rác thải, nông thôn mới, an toàn "
            "giao thông, đô thị văn minh, hủ tục, rượu bia, tác hại của rượu bia, tác hại rượu bia, tác hại thuốc lá, tác hại "
            "của thuốc lá, thuốc lá, hút thuốc, thuốc lá điện tử, cờ bạc, mê tín dị đoan, thu gom rác, rác thải nhựa, nhà "
            "tiêu hợp vệ sinh, vệ sinh đường làng, thực phẩm bẩn, ngộ độc thực phẩm, hút thuốc lá"
        ),
        "other": _said(
            "dịch bệnh, phòng dịch, tiêm chủng, sốt xuất huyết, phòng chống dịch, phòng cháy, tiêm vắc xin, phòng chống dịch "
            "bệnh, phòng bệnh, sởi, lao phổi, hiv, hiv aids, phòng chống hiv, cúm, bệnh dại, chuyển đổi số, lừa đảo, phòng "
            "chống lừa đảo, tay chân miệng, covid, hiến máu, vneid, tai nạn thương tích, đuối nước, phòng chống đuối nước, an "
            "toàn giao thông, pccc, phòng cháy chữa cháy, dại, ung thư, bệnh lao, bảo hiểm xã hội, bhxh, bầu cử, lừa đảo qua "
            "mạng, sốt rét, cúm a, bạch hầu, thiên tai, bão lũ, vay vốn, nông thôn mới, xuất khẩu lao động, tẩy giun, khám "
            "tuyển, nghĩa vụ quân sự, dịch sởi, thuỷ đậu, dịch tả, dịch cúm, không lây nhiễm, bệnh không lây nhiễm, tăng "
            "huyết áp, tiểu đường, đột quỵ"
        ),
    },
)

FORMS = CodeList(
    labels={
        "group_meeting": "họp tổ dân phố",
        "party_cell": "sinh hoạt chi bộ",
        "union_meeting": "sinh hoạt hội, đoàn thể",
        "loudspeaker": "loa phát thanh",
        "social_media": "mạng xã hội",
        "home_visit": "tại nhà dân",
        "school": "tại trường học",
        "station": "tư vấn tại trạm",
        "conference": "hội nghị",
        "club": "câu lạc bộ",
        "leaflet": "phát tờ rơi",
        "other": "hình thức khác",
    },
    words={
        "group_meeting": _said(
            "họp tổ dân phố, họp thôn, họp tổ, họp khu phố, họp xóm, họp ấp, họp bản, họp dân, họp khối, họp tdp, "
            "họp kp, họp làng, họp buôn, họp khóm, sinh hoạt tổ dân phố, sinh hoạt tổ, họp toàn dân, họp khu dân cư, "
            "họp tổ nhân dân, họp bà con, cuộc họp tổ, họp khu, sinh hoạt khu phố, họp quân dân chính"
        ),
        "party_cell": _said(
            "sinh hoạt chi bộ, họp chi bộ, chi bộ sinh hoạt, chi bộ họp, sinh hoạt chuyên đề chi bộ, sinh hoạt đảng, "
            "chi bộ … sinh hoạt, chi bộ … họp, sinh hoạt thường kỳ chi bộ, buổi sinh hoạt chi bộ, sh chi bộ, shcb, "
            "sinh hoạt chuyên đề của chi bộ, sinh hoạt định kỳ chi bộ"
        ),
        "union_meeting": _said(
            "sinh hoạt hội, hội viên … sinh hoạt, chi đoàn … sinh hoạt, sinh hoạt hội phụ nữ, sinh hoạt chi hội, họp hội, "
            "họp chi hội, "
            "chi hội phụ nữ sinh hoạt, "
            "sinh hoạt đoàn, sinh hoạt đoàn thanh niên, họp hội phụ nữ, sinh hoạt hội nông dân, sinh hoạt phụ nữ, "
            "sinh hoạt chi hội phụ nữ, hội phụ nữ sinh hoạt, họp phụ nữ, họp nông dân, sinh hoạt hội người cao tuổi, "
            "sinh hoạt hội nct, họp hội nct, họp hội người cao tuổi, sinh hoạt chi đoàn, họp chi đoàn, hội nct sinh "
            "hoạt, chi hội nông dân sinh hoạt, sinh hoạt nông dân, họp chi hội phụ nữ, sinh hoạt hội cựu chiến binh, "
            "sinh hoạt tổ phụ nữ, họp tổ phụ nữ, họp đoàn thanh niên, sinh hoạt cựu chiến binh, họp hội nông dân, "
            "hội nông dân sinh hoạt, sinh hoạt hội viên, họp hội cựu chiến binh, chi hội sinh hoạt, chi hội … sinh "
            "hoạt, hội phụ nữ … sinh hoạt, hội nct … sinh hoạt, hội người cao tuổi … sinh hoạt, hội nông dân … sinh "
            "hoạt, hội cựu chiến binh … sinh hoạt, đoàn thanh niên … sinh hoạt, chi đoàn … sinh hoạt, sinh hoạt chi "
            "hội nông dân, sinh hoạt hội cao tuổi, hội cao tuổi … sinh hoạt, họp hội viên, chi hội … họp, hội phụ nữ "
            "… họp, hội nct … họp, hội nông dân … họp, hội cựu chiến binh … họp, đoàn thanh niên … họp, chi đoàn … "
            "họp, hội người cao tuổi … họp"
        ),
        "loudspeaker": _said(
            "loa, phát thanh, loa phát thanh, loa phường, loa tổ, loa kéo, loa thôn, truyền thanh, đài truyền thanh, "
            "loa truyền thanh, qua loa, đài phường, loa đài, trên loa, loa khu phố, loa di động"
        ),
        "social_media": _said(
            "zalo, facebook, fb, mạng xã hội, nhóm zalo, trang facebook, fanpage, face, tiktok, zalo nhóm, zalo tổ, mxh"
        ),
        "home_visit": _said("nhóm nhỏ tại nhà, tại nhà dân, tại nhà một hội viên, tại nhà hội viên, sinh hoạt tại nhà dân"),
        "school": _said(
            "ngoại khoá, tại trường, ở trường, trường học, trường thcs, trường thpt, trường tiểu học, buổi ngoại "
            "khoá, giờ chào cờ, trường cấp 2, trường cấp 3, ngoại khoá tại trường, sinh hoạt dưới cờ"
        ),
        "station": _said("tư vấn tại trạm, tư vấn ở trạm, tư vấn tại trạm y tế, tư vấn ở trạm y tế"),
        "conference": _said("hội nghị, quán triệt, tập huấn, hội thảo, toạ đàm, hội nghị quán triệt"),
        "club": _said("câu lạc bộ, clb, clb … sinh hoạt, sinh hoạt clb, sinh hoạt câu lạc bộ, họp clb"),
        "leaflet": _said(
            "phát … tờ rơi, phát … tờ gấp, phát … tờ bướm, phát tờ rơi, tờ rơi, phát tờ gấp, tờ gấp, tờ bướm, phát "
            "tờ bướm, cấp phát tờ rơi, rải tờ rơi"
        ),
        "other": _said("mít tinh, diễu hành, sân khấu hoá, hội thi, treo băng rôn, băng rôn, treo pano, văn nghệ"),
    },
)

AUDIENCES = CodeList(
    labels={
        "residents": "người dân",
        "party_members": "đảng viên",
        "officials": "cán bộ, công chức",
        "women": "phụ nữ",
        "youth": "thanh niên, học sinh",
        "elderly": "người cao tuổi",
        "couples": "cặp vợ chồng",
        "businesses": "doanh nghiệp",
        "other": "đối tượng khác",
    },
    words={
        "residents": _said("bà con, người dân, nhân dân, bà con nhân dân, dân, hộ dân, cư dân, bà con tổ dân phố"),
        "party_members": _said("đảng viên, đồng chí đảng viên, đ v, đv"),
        "officials": _said("cán bộ, công chức, cán bộ công chức, viên chức, cán bộ chủ chốt"),
        "women": _said(
            "chị em, phụ nữ, hội viên phụ nữ, chị em phụ nữ, hội viên hội phụ nữ, các chị, chị, bà mẹ, phụ nữ mang "
            "thai, hội viên hpn, mẹ bầu, cán bộ hội viên phụ nữ, chị phụ nữ, các bà mẹ"
        ),
        "youth": _said(
            "học sinh, đoàn viên, thanh niên, đoàn viên thanh niên, đvtn, sinh viên, em học sinh, các em học sinh, "
            "các cháu học sinh, bạn trẻ, hs, thanh thiếu niên, bạn thanh niên, vị thành niên"
        ),
        "elderly": _said(
            "cụ, nct, người cao tuổi, hội viên nct, hội viên người cao tuổi, các cụ, cụ cao tuổi, cụ ông cụ bà, ông "
            "bà, hội viên hội người cao tuổi, ông bà cao tuổi, hội viên hội nct"
        ),
        "couples": _said(
            "đôi sắp kết hôn, cặp sắp kết hôn, đôi sắp cưới, cặp đôi sắp kết hôn, đôi, thanh niên sắp kết hôn, cặp "
            "đôi chuẩn bị kết hôn, thanh niên chuẩn bị kết hôn, nam nữ chuẩn bị kết hôn, vợ chồng, cặp vợ chồng, "
            "cặp, vợ chồng trẻ, sắp kết hôn, nam nữ sắp kết hôn, cặp đôi, cặp vợ chồng trẻ, các cặp vợ chồng, đôi "
            "nam nữ, nam nữ thanh niên chuẩn bị kết hôn, cặp vợ chồng trong độ tuổi sinh đẻ"
        ),
        "businesses": _said("doanh nghiệp, hộ kinh doanh, cơ sở kinh doanh, cơ sở sản xuất, chủ doanh nghiệp"),
        "other": _said(
            "tiểu thương, công nhân, người lao động, tài xế, giáo viên, phụ huynh, nông dân, cựu chiến binh, hội viên nông "
            "dân, tín đồ, giáo dân, người buôn bán"
        ),
    },
)

FINDINGS = CodeList(
    labels={
        "hypertension": "tăng huyết áp",
        "diabetes": "tiểu đường",
        "eye": "mắt",
        "joint": "xương khớp",
        "heart": "tim mạch",
        "lung": "phổi",
        "normal": "bình thường",
        "other": "bệnh khác",
    },
    words={
        "hypertension": _said(
            "tăng huyết áp, cao huyết áp, tha, huyết áp cao, huyết áp, tăng xông, lên máu, cao máu, máu cao, áp huyết cao, "
            "cao ha, ha cao, lên huyết áp, tăng ha, huyết áp tăng, áp huyết"
        ),
        "diabetes": _said(
            "tiểu đường, đái tháo đường, đtđ, đường huyết cao, đái đường, đường máu cao, tđ type 2, tiểu đường tuýp 2, tiểu "
            "đường type 2, đường huyết, đường trong máu, đường máu"
        ),
        "eye": _said(
            "mắt, mắt kém, đục thuỷ tinh thể, đục thể thuỷ tinh, mờ mắt, mắt mờ, cườm mắt, bệnh mắt, mộng mắt, đau mắt, cườm, "
            "cận thị, thị lực kém, mờ một mắt, đục thuỷ tinh, cườm khô, cườm nước, thuỷ tinh thể, mắt lèm nhèm, viễn thị, lão "
            "thị, mộng thịt, glôcôm, thị lực giảm"
        ),
        "joint": _said(
            "xương khớp, khớp, đau khớp, thoái hoá khớp, thoái hoá, loãng xương, đau lưng, đau xương khớp, viêm khớp, thoái "
            "hoá cột sống, gout, gút, đau nhức xương khớp, thoái hoá khớp gối, đau nhức khớp, đau gối, đau đầu gối, khớp gối, "
            "nhức mỏi, cột sống, đau cột sống, viêm đa khớp, đau vai gáy, thoát vị đĩa đệm, nhức khớp, phong thấp, thấp khớp, "
            "đau xương, xương, đau chân"
        ),
        "heart": _said(
            "tim mạch, tim, bệnh tim, suy tim, rối loạn nhịp tim, thiếu máu cơ tim, bệnh tim mạch, hở van tim, tim đập nhanh, "
            "nhịp tim, mạch vành, hẹp van tim, tim to"
        ),
        "lung": _said(
            "phổi, bệnh phổi, viêm phổi, copd, phế quản, viêm phế quản, hen suyễn, lao phổi, hô hấp, khó thở, hen, ho mãn "
            "tính, phế quản mãn, phổi tắc nghẽn, phổi tắc nghẽn mãn tính, bệnh phổi tắc nghẽn, suyễn"
        ),
        "normal": _said(
            "bình thường, khoẻ mạnh, khoẻ, sức khoẻ bình thường, sức khoẻ tốt, không bệnh, ổn định, không sao, sức khoẻ ổn "
            "định, không có bệnh, không bệnh gì, ổn, không bị gì, không có bệnh gì, không có vấn đề gì, không phát hiện bệnh, "
            "khoẻ re, khoẻ khoắn, chưa phát hiện bệnh, không có gì bất thường, không sao cả, bt"
        ),
        "other": _said(
            "dạ dày, đau dạ dày, mỡ máu, máu nhiễm mỡ, viêm gan, suy thận, tai biến, đột quỵ, tiền đình, rối loạn tiền đình, "
            "mất ngủ, sỏi thận, nghe kém, nặng tai, lãng tai, sâu răng, viêm xoang, trí nhớ kém, ung thư, u xơ, bướu cổ, gan "
            "nhiễm mỡ, thận, mất trí nhớ, hay quên, thiếu máu, suy nhược, chóng mặt, đau đầu, viêm dạ dày, trào ngược, viêm "
            "họng, tuyến tiền liệt, suy giảm trí nhớ, ù tai, thính lực kém, điếc, táo bón, mỡ trong máu, men gan cao, gan to, "
            "phì đại tuyến tiền liệt, trĩ, sỏi mật, bướu, bệnh gan, bệnh thận, đau bao tử, bao tử, mỡ máu cao, rối loạn mỡ "
            "máu, rối loạn tiêu hoá, suy tĩnh mạch, parkinson, run tay"
        ),
    },
)

SEXES = CodeList(
    labels={
        "male": "nam",
        "female": "nữ",
    },
    words={
        "male": _said("nam, nam giới, đàn ông"),
        "female": _said("nữ, nữ giới, đàn bà"),
    },
)

CHILD_SEXES = CodeList(
    labels={
        "male": "trai",
        "female": "gái",
    },
    words={
        "male": _said(
            "trai, bé trai, cháu trai, con trai, nam, bé nam, bt, cu, thằng cu, thằng cu tí, cu tí, giai, cháu giai, "
            "con giai, bé giai, thằng bé, hoàng tử, quý tử, cháu nam, trẻ nam, trẻ trai, thằng nhóc, giới tính nam"
        ),
        "female": _said(
            "gái, bé gái, cháu gái, con gái, nữ, bé nữ, bg, công chúa, cái hĩm, hĩm, cháu nữ, trẻ nữ, trẻ gái, con "
            "bé, giới tính nữ"
        ),
    },
)

RESIDENT = CodeList(
    labels={
        "both": "cả hai vợ chồng",
        "groom": "chỉ chồng (chú rể)",
        "bride": "chỉ vợ (cô dâu)",
    },
    words={
        "both": _said(
            "cả hai ở, cả hai đều ở, cả 2 ở, cả 2 đều ở, hai vợ chồng ở, hai vợ chồng đều ở, hai đứa ở, hai đứa đều "
            "ở, 2 vợ chồng ở, vợ chồng đều ở, cả hai vợ chồng ở, cả hai người ở, cả hai cùng, cả hai cùng tổ, cùng "
            "tổ, hai bên cùng tổ, cả hai đều là người, cả hai, cả 2, cả hai người, cả hai vợ chồng, cả 2 vợ chồng, "
            "cả hai đều cư trú, cùng ở tổ, cả hai người đều ở, cả hai cháu đều ở, cả hai cháu ở, hai cháu đều ở, hai "
            "cháu cùng tổ, cả hai bên đều ở, 2 đứa ở, hai người ở, hai người đều ở"
        ),
        "groom": _said(
            "vợ ở nơi khác, vợ nơi khác, cô dâu ở nơi khác, cô dâu nơi khác, vợ người nơi khác, vợ ở tỉnh khác, vợ ở "
            "xã khác, vợ ở phường khác, vợ tỉnh khác, cô dâu tỉnh khác, cô dâu ở tỉnh khác, cô dâu quê nơi khác, vợ "
            "ở ngoài phường, chỉ chồng, chỉ chú rể, vợ phường khác, cô dâu ở phường khác, cô dâu ở xã khác, vợ ở xa, "
            "cô dâu ở ngoài phường"
        ),
        "bride": _said(
            "chồng ở nơi khác, chồng nơi khác, chú rể ở nơi khác, chú rể nơi khác, chồng người nơi khác, chồng ở "
            "tỉnh khác, chồng ở xã khác, chồng ở phường khác, chồng tỉnh khác, chú rể tỉnh khác, chú rể ở tỉnh khác, "
            "chồng ở ngoài phường, chỉ vợ, chỉ cô dâu, chồng phường khác, chú rể ở phường khác, chú rể ở xã khác, "
            "chồng ở xa, chú rể ở ngoài phường"
        ),
    },
)
