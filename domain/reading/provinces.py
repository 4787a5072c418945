"""Names of provinces, cities and well-known places, old and new, by which a place said in small letters is known."""

from __future__ import annotations

from domain.reading.phrases import Phrasebook

_NAMES = """an giang, bà rịa vũng tàu, bà rịa, vũng tàu, bạc liêu, bắc giang, bắc kạn, bắc ninh, bến tre, bình dương, bình
    định, bình phước, bình thuận, cà mau, cao bằng, cần thơ, đà nẵng, đắk lắk, đắc lắc, dak lak, đắk nông, điện biên, đồng
    nai, đồng tháp, gia lai, hà giang, hà nam, hà nội, hà tĩnh, hải dương, hải phòng, hậu giang, hoà bình, hưng yên, khánh
    hoà, kiên giang, kon tum, lai châu, lạng sơn, lào cai, lâm đồng, long an, nam định, nghệ an, ninh bình, ninh thuận, phú
    thọ, phú yên, quảng bình, quảng nam, quảng ngãi, quảng ninh, quảng trị, sóc trăng, sơn la, tây ninh, thái bình, thái
    nguyên, thanh hoá, thừa thiên huế, huế, tiền giang, trà vinh, tuyên quang, vĩnh long, vĩnh phúc, yên bái, sài gòn, hồ
    chí minh, tp hcm, tp hồ chí minh, tphcm, hcm, sg, hn, đà lạt, nha trang, buôn ma thuột, quy nhơn, biên hoà, thủ đức,
    hạ long, cẩm phả, móng cái, vinh, pleiku, phú quốc, long khánh, bình chánh, củ chi, gò vấp, thủ dầu một, dĩ an, hà
    đông, gia lâm, đông anh, sóc sơn, mê linh, long biên, cầu giấy, thanh xuân, hoàng mai, hà tây, tây nguyên, hàn quốc,
    nhật bản, đài loan, mỹ, úc, canada, đức, lào, campuchia, trung quốc, nga, tp vinh, phan thiết, rạch giá, mỹ tho, cao
    lãnh, sa đéc, long xuyên, châu đốc, việt trì, uông bí, đông triều, sầm sơn, tam kỳ, hội an, đồng hới, bảo lộc,
    tp huế, tp vinh, hoài đức, thạch thất, ba vì, sơn tây, thường tín, phú xuyên, hóc môn, nhà bè, bình tân, tân bình"""
PROVINCES = Phrasebook([(" ".join(name.split()), True) for name in _NAMES.split(",")])

# Words before a place's own name, and what is said of a place that is not named.
LEVELS = Phrasebook(
    [(name, True) for name in ("tỉnh", "thành phố", "tp", "t p", "huyện", "quận", "xã", "phường", "thị trấn", "thị xã", "tx",
                               "thị", "h", "q", "p", "x", "đặc khu")]
)  # fmt: skip
FAR = Phrasebook(
    [(name, True) for name in (
        "tỉnh khác", "nơi khác", "xã khác", "phường khác", "huyện khác", "quận khác", "tỉnh ngoài", "nước ngoài",
        "thành phố khác", "chỗ khác", "địa phương khác", "phường bên cạnh", "xã bên cạnh", "phường bên", "xã bên",
    )]
)  # fmt: skip
