"""Made-up people and wishes whose texts stand out, so that a search for them tells the truth."""

SURNAMES = ["欧阳", "司马", "诸葛", "上官", "慕容", "令狐", "澹台", "公冶", "宗政", "濮阳"]
FIRST = "璟珩瑄玥琬瑾璇珞璐琰"
SECOND = "霁霏霄霖霈霜雯雱霞霭"
WANTS = [
    ("一床厚棉被", "goods", "120.00", "希望有一床过冬的厚棉被"),
    ("一台电饭锅", "goods", "99.00", "希望有一台带定时的电饭锅"),
    ("一双防滑棉鞋", "goods", "85.00", "希望有一双防滑的棉鞋"),
    ("一次家电检修", "service", "80.00", "希望有人上门检修一次旧家电"),
    ("一次江边散步", "companionship", "0.00", "希望有人陪着到江边走一走"),
]
CLEAN_FIELDS = ("title", "class", "detail", "size", "value", "public_text")


def id_number(number):
    """A well-formed ID number; 1950 to 1989, so nobody is a child."""
    birth = f"{1950 + number % 40}{1 + number % 12:02d}{1 + number % 28:02d}"
    body = f"430121{birth}{number % 1000:03d}"
    weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    rest = sum(int(digit) * weight for digit, weight in zip(body, weights)) % 11
    return body + "10X98765432"[rest]


def person(number):
    """The person of this number: nobody else has the name, the phone or the address."""
    name = SURNAMES[number % 10] + FIRST[number // 10 % 10] + SECOND[number // 100 % 10]
    return {
        "name": name, "group": "低保", "id_number": id_number(number),
        "phone": f"1371000{number:04d}", "address": f"栗坡组{number}号老屋",
    }


def wish(number, **changes):
    """A sheet for `wish register --input`."""
    want, kind, value, public = WANTS[number % len(WANTS)]
    sheet = {
        "person": person(number), "title": want, "class": kind, "group": "低保",
        "detail": f"{want}，家里旧的已经用了很多年，腿脚不便自己买不了，请村里帮忙看看。",
        "size": "中号，深色", "value": value, "wanted_by": "2025-12-20", "public_text": public,
        "consent": "yes", "reach": "county", "campaign": None, "for": None,
    }
    return {**sheet, **changes}


def secrets(numbers):
    """What may be read at village and township alone."""
    people = [person(number) for number in numbers]
    return [text for who in people for text in (who["name"], who["phone"], who["address"])]
