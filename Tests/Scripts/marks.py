"""Seven judges' marks, and what exact fractions make of them: independent of the software."""

from dataclasses import dataclass, field
from fractions import Fraction

OVERTIME = {"b1": Fraction(1, 2)}
QUOTA = 3


@dataclass(frozen=True)
class Judge:
    name: str
    seat: int
    marks: dict
    unit: str = None
    # Marks that were typed wrongly and are corrected after reopening.
    corrected: dict = field(default_factory=dict)
    # The entry whose sheet comes after the closing.
    late: str = None


def marks(text):
    """Marks in the order of the entries; `-` where there is none."""
    found = zip(("a1", "a2", "b1", "b2", "u"), text.split())
    return {key: mark for key, mark in found if mark != "-"}


JUDGES = [
    Judge("阮砚一", 1, marks("92.50 89.50 92.10 88.00 91.30")),
    Judge("阮砚二", 2, marks("91.00 90.00 92.00 90.00 91.20"), corrected={"b1": "90.00"}),
    Judge("阮砚三", 3, marks("93.50 90.01 91.80 90.01 91.50")),
    Judge("阮砚四", 4, marks("90.50 90.00 91.00 90.01 91.10")),
    Judge("阮砚五", 5, marks("95.00 90.01 92.40 90.02 -"), unit="hnu"),
    Judge("阮砚六", 6, {}),
    Judge("阮砚七", 7, marks("92.00 93.00 91.90 93.00 91.40"), unit="pw", late="b2"),
]
RECUSED, AWAY = JUDGES[4], JUDGES[6]
HALL = [judge for judge in JUDGES if judge is not AWAY]


def sheets(key, version):
    """The marks that count for an entry, as typed; a correction takes the late sheet in."""
    found = []
    for judge in JUDGES:
        mark = judge.marks.get(key)
        if mark is None or (judge.late == key and version == 1):
            continue
        found.append(judge.corrected.get(key, mark) if version > 1 else mark)
    return found


def decimal(value):
    """A fraction of hundredths without zeros at its end."""
    hundredths = value * 100
    assert hundredths.denominator == 1
    text = f"{hundredths.numerator // 100}.{hundredths.numerator % 100:02d}"
    return text.rstrip("0").rstrip(".")


def rounded(value, places):
    """Half up, as many places."""
    units = (value * 10**places * 2 + 1) // 2
    return f"{units // 10**places}.{units % 10**places:0{places}d}"


def score(key, version):
    ordered = sorted(sheets(key, version), key=Fraction)
    count = len(ordered)
    kept, dropped = (ordered[1:-1], [ordered[-1], ordered[0]]) if count >= 5 else (ordered, [])
    total = sum(Fraction(mark) for mark in kept)
    deduction = OVERTIME.get(key, Fraction(0))
    exact = total / len(kept) - deduction
    return exact, {
        "final": rounded(exact, 2), "valid": count, "mean": f"{decimal(total)}/{len(kept)}",
        "dropped": dropped, "deduction": rounded(deduction, 2), "key": key, "called_up": False,
    }


def shown(exact, others):
    """Two places, or as many as separate it from those that would look alike and differ."""
    places = 2
    alike = [other for other in others if other != exact and rounded(other, 2) == rounded(exact, 2)]
    while any(rounded(other, places) == rounded(exact, places) for other in alike):
        places += 1
    return rounded(exact, places)


def ranking(version, keys):
    scores = sorted((score(key, version) for key in keys), key=lambda one: -one[0])
    values = [exact for exact, _ in scores]
    assert len(set(values)) == len(values)
    return [
        {**item, "shown": shown(exact, values), "rank": rank, "selected": rank <= QUOTA,
         "struck": False}
        for rank, (exact, item) in enumerate(scores, start=1)]


def expected(version, struck=()):
    """The items of `rank`, but for ids, titles and derivations."""
    every = ("a1", "a2", "b1", "b2", "u")
    whole = ranking(version, every)
    if not struck:
        return whole
    before = {item["key"]: item for item in whole}
    left = ranking(version, [key for key in every if key not in struck])
    for item in left:
        item["called_up"] = item["selected"] and not before[item["key"]]["selected"]
    gone = [
        {**before[key], "rank": None, "selected": False, "struck": True} for key in struck]
    return left + gone
