"""What machine readable lines say: invented lines of every format of ICAO Doc 9303, and random strings."""

import random

ALPHABET = "<0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
LETTERS = ALPHABET[11:]
DIGITS = ALPHABET[1:11]
ALPHANUMERIC = ALPHABET[1:]

STATES = (
    "VNM VNM VNM VNM USA GBR D<< FRA ITA ESP PRT NLD BEL CHE AUT POL CZE SVK HUN ROU BGR GRC SWE NOR DNK FIN EST LVA "
    "LTU UKR RUS KAZ TUR ISR SAU ARE QAT IRN IRQ IND PAK BGD LKA NPL THA LAO KHM MMR MYS SGP IDN PHL CHN TWN HKG JPN "
    "KOR PRK AUS NZL CAN MEX BRA ARG CHL PER COL VEN ECU ZAF EGY MAR DZA TUN NGA KEN ETH GHA UTO UNO XOM XXA"
).split()
VIETNAMESE = (
    "NGUYEN TRAN LE PHAM HOANG HUYNH PHAN VU VO DANG BUI DO HO NGO DUONG LY THI VAN MINH ANH THANH HUONG LAN HOA MAI "
    "QUANG DUC HUNG DUNG TUAN LINH PHUONG THAO NGOC QUYNH TRANG HAI LONG NAM KHANH PHUC GIA BAO XUAN THU HA YEN VY"
).split()
SYLLABLES = (
    "A BA CA DA E FE GA HE I JO KA LA MA NO O PE QUI RA SO TA U VA WA XE YA ZO SCH STR KOW SKI MUL LER SON VIC OFF EV "
    "AN EN IN ON UN AL EL IL OR AR ER IS US ES OU EAU CH SH ZH TH PH CK GG LL NN SS TT W J Q X Z"
).split()

WEIGHTS = (7, 3, 1)


def check_digit(field: str) -> str:
    """ICAO Doc 9303-3 §4.9."""
    values = (0 if c == "<" else int(c) if c.isdigit() else ord(c) - 55 for c in field)
    return str(sum(v * WEIGHTS[i % 3] for i, v in enumerate(values)) % 10)


def fill(text: str, length: int) -> str:
    return text[:length].ljust(length, "<")


def draw(rng: random.Random, characters: str, length: int) -> str:
    return "".join(rng.choice(characters) for _ in range(length))


def word(rng: random.Random) -> str:
    if rng.random() < 0.25:
        return rng.choice(VIETNAMESE)
    if rng.random() < 0.15:
        return draw(rng, LETTERS, rng.randint(1, 9))
    return "".join(rng.choice(SYLLABLES) for _ in range(rng.randint(2, 4)))


def name(rng: random.Random, length: int) -> str:
    surname = "<".join(word(rng) for _ in range(rng.choice((1, 1, 1, 2))))
    given = "<".join(word(rng) for _ in range(rng.choice((0, 1, 1, 2, 2, 3))))
    return fill(surname + "<<" + given, length)


def date(rng: random.Random) -> str:
    return f"{rng.randint(0, 99):02}{rng.randint(1, 12):02}{rng.randint(1, 28):02}"


def number(rng: random.Random, length: int = 9) -> str:
    kind = rng.random()
    if kind < 0.45:
        text = draw(rng, LETTERS, rng.randint(1, 2)) + draw(rng, DIGITS, length)
    elif kind < 0.75:
        text = draw(rng, DIGITS, length)
    else:
        text = draw(rng, ALPHANUMERIC, rng.randint(length - 2, length))
    return fill(text, length)


def optional(rng: random.Random, length: int) -> str:
    if rng.random() < 0.5:
        return "<" * length
    return fill(draw(rng, rng.choice((DIGITS, ALPHANUMERIC)), rng.randint(1, length)), length)


def person(rng: random.Random) -> str:
    """Birth, sex and expiry, each date with its check digit: 15 characters."""
    born, expires = date(rng), date(rng)
    return born + check_digit(born) + rng.choice("MF<MF") + expires + check_digit(expires)


def td1(rng: random.Random) -> list[str]:
    state = rng.choice(STATES)
    if rng.random() < 0.4:
        identity = "0" + draw(rng, DIGITS, 2) + rng.choice("0123") + draw(rng, DIGITS, 8)
        first = "IDVNM" + identity[3:] + check_digit(identity[3:]) + identity + "<<"
        first += check_digit(identity)
        state = "VNM"
    else:
        document = number(rng)
        first = rng.choice(("I<", "ID", "AC", "C<", "IP")) + fill(state, 3) + document + check_digit(document)
        first += optional(rng, 15)
    who = person(rng)
    second = who + fill(state, 3) + optional(rng, 11)
    return [first, second + check_digit(first[5:] + second), name(rng, 30)]


def two_lines(rng: random.Random, length: int, kinds: tuple[str, ...]) -> list[str]:
    state, document = fill(rng.choice(STATES), 3), number(rng)
    second = document + check_digit(document) + fill(rng.choice(STATES), 3) + person(rng)
    second += optional(rng, length - len(second) - 2)
    second += rng.choice(("<", rng.choice(DIGITS))) + check_digit(second)
    return [rng.choice(kinds) + state + name(rng, length - 5), second]


def zone(rng: random.Random) -> list[str]:
    kind = rng.random()
    if kind < 0.35:
        return td1(rng)
    if kind < 0.75:
        return two_lines(rng, 44, ("P<", "P<", "PD", "PO", "PN", "V<"))
    return two_lines(rng, 36, ("I<", "ID", "V<", "AC"))


def line(rng: random.Random) -> str:
    """One line of a zone, or as often characters at random so that no language is learnt with the letters."""
    if rng.random() < 0.55:
        return rng.choice(zone(rng))
    length = rng.choice((30, 36, 44))
    if rng.random() < 0.5:
        return draw(rng, ALPHABET, length)
    text = ""
    while len(text) < length:
        characters = rng.choice((DIGITS, LETTERS, ALPHANUMERIC, "<", "O0QDC8B", "1IL7JT", "S5Z2G6", "UVWYMNHKXR"))
        text += draw(rng, characters, rng.randint(1, 9))
    return text[:length]
