#!/usr/bin/env python3
"""One county's story with real processes: offline work at three tiers, then agreement."""

import selections
import sheets
from county import whole
from lib import check, main, require, title

DAY = "2025-03-0"
CLAIMANT_PHONES = {"va2": "13920000001", "vb1": "13920000002", "desk": "13920000003"}


def bring(village, items):
    """Registers, verifies and submits; returns the ids of the rows."""
    rows = [result["id"] for result in village.each("wish", "register", items, "李登记")]
    village.each("wish", "verify", [{"id": row, "date": DAY + "2"} for row in rows], "王核实")
    village.each("wish", "submit", [{"id": row} for row in rows], "李登记")
    return rows


def states(node, rows):
    held = {item["id"]: item["state"] for item in node.run("wish", "list")["items"]}
    return [held.get(row) for row in rows]


def offline_work(county):
    title("va1 brings 50 wishes offline while its township returns some and corrects one")
    va1, ta = county["va1"], county["ta"]
    first = bring(va1, [sheets.wish(number) for number in range(8)])
    va1.sync()
    check(states(ta, first) == ["submitted"] * 8, "the township has the first eight")

    later = bring(va1, [sheets.wish(number) for number in range(8, 58)])
    check(states(va1, later) == ["submitted"] * 50, "50 wishes registered and submitted offline")
    for row in first[:3]:
        ta.run("wish", "return", row, "--reason", "请补充尺码", who="陈审核")
    ta.run("wish", "edit", first[3], "--set", "size=大号", "--reason", "电话核对", who="赵经办")
    check(set(states(ta, later)) == {None}, "the township has none of the 50 yet")

    county.round()
    check(states(ta, later) == ["submitted"] * 50, "all 50 have reached the township")
    check(states(county.root, later) == ["submitted"] * 50, "and, as rows, the county")
    check(states(va1, first[:3]) == ["returned"] * 3, "the three are returned at the village")
    check(va1.value(first[3], "size") == "大号", "the township's correction shows at the village")
    details = {va1.show(row)["related"]["detail"] for row in first}
    held = county.root.dump("va1/parent")
    check(not held and len(details) == 8, "the county has no detail")
    return first, later


def conflict(county, row):
    title("the same field edited at village and township, offline")
    va1, ta = county["va1"], county["ta"]
    va1.run("wish", "edit", row, "--set", "size=三号", who="李登记")
    ta.run("wish", "edit", row, "--set", "size=四号", "--reason", "电话核对", who="赵经办")
    county.round()
    lists = [node.conflicts() for node in (va1, ta)]
    for found in lists:
        require(len(found) == 1 and found[0]["field"] == "size", "one conflict in size", found)
        values = {(value["value"], value["unit"], value["actor"]) for value in found[0]["values"]}
        wanted = {("三号", "va1", "李登记"), ("四号", "ta", "赵经办")}
        require(values == wanted, "both values with who and where", found)
    check(lists[0][0]["id"] == lists[1][0]["id"], "both list it under one id, with both values")
    dot = [value["dot"] for value in lists[1][0]["values"] if value["unit"] == "va1"][0]
    ta.run("conflict", "resolve", lists[1][0]["id"], "--take", dot, "--reason", "村里量过", who="赵经办")
    county.round()
    check(not va1.conflicts() and not ta.conflicts(), "one resolution clears it everywhere")
    check(va1.value(row, "size") == ta.value(row, "size") == "三号", "and both show the value taken")


def approvals(county, first, later):
    title("resubmitting, approving, handing up, publishing")
    va1, ta, root = county["va1"], county["ta"], county.root
    for row in first[:3]:
        va1.run("wish", "edit", row, "--set", "size=加大号", who="李登记")
        va1.run("wish", "submit", row, who="李登记")
    va1.sync()
    approved = first[:5] + later[:25]
    ta.each("wish", "approve", [{"id": row} for row in approved], "陈审核")
    handed = approved[:3]
    for row in handed:
        ta.run("wish", "handup", row, who="陈审核")
    ta.each("wish", "publish", [{"id": row} for row in approved[3:20]], "陈审核")
    ta.sync()
    root.each("wish", "publish", [{"id": row} for row in handed], "县管理员")
    county.round()
    for node in (va1, ta, root):
        require(
            states(node, approved[:20]) == ["published"] * 20, f"{node.name}: 20 published",
            states(node, approved[:20]))
    check(True, "20 wishes are published, seen alike at village, township and county")
    boards = {name: county[name].run("wish", "board")["items"] for name in ("vb1", "va2", "hnu")}
    counts = {name: len(items) for name, items in boards.items()}
    wanted = {"vb1": 3, "va2": 20, "hnu": 3}
    check(counts == wanted, "boards show what was published to them", counts)
    return handed, approved[3:20]


def card_of(node, root, row):
    """The card of a handed-up wish as another office sees it."""
    card = root.value(row, "card")
    cards = [item["card"] for item in node.run("wish", "board")["items"]]
    require(card in cards, f"{node.name}: the card is on its board", card, cards)
    return card


def claims(county, row):
    title("two villages of different townships claim the same card offline; one gives up")
    va2, vb1, root = county["va2"], county["vb1"], county.root
    card = card_of(va2, root, row)
    kind = ("--kind", "organisation")
    first = va2.run(
        "claim", "register", "--card", card, "--claimant", "青石志愿队", *kind,
        "--phone", CLAIMANT_PHONES["va2"], who="周经办")["id"]
    second = vb1.run(
        "claim", "register", "--card", card, "--claimant", "柳岸志愿队", *kind,
        "--phone", CLAIMANT_PHONES["vb1"], who="吴经办")["id"]
    # The order is the arbiter's: whose claim reaches the county first.
    for name in ("va2", "ta", "vb1", "tb"):
        county[name].sync()
    county.round()
    check_line(county, row, [("accepted", "va2", None), ("waiting", "vb1", 1)])
    check_own(va2, card, first, "accepted")
    check_own(vb1, card, second, "waiting")
    va2.run("claim", "giveup", first, "--reason", "队里人手不够", who="周经办")
    county.round()
    check_line(county, row, [("given_up", "va2", None), ("accepted", "vb1", None)])
    check_own(vb1, card, second, "accepted")
    check_own(va2, card, first, "given_up")


def check_line(county, row, wanted):
    """The line of a wish is the same at all three nodes that hold it."""
    for name in ("va1", "ta", "county"):
        items = county[name].run("claim", "list", "--wish", row)["items"]
        found = sorted((item["state"], item["unit"], item["waiting_no"]) for item in items)
        require(found == sorted(wanted), f"{name}: the line of the wish", found, wanted)
    line = ", ".join(f"{unit} {state}" for state, unit, _ in wanted)
    check(True, f"va1, ta and county list {line}")


def check_own(node, card, claim, state):
    items = node.run("claim", "list", "--card", card)["items"]
    own = [item for item in items if item["id"] == claim]
    require(len(own) == 1 and own[0]["state"] == state, f"{node.name}: its claim is {state}", items)


def fulfil(county, row):
    title("contact, delivery, follow-up, closing")
    va1, ta, root = county["va1"], county["ta"], county.root
    va1.run("wish", "contact", row, "--date", DAY + "4", who="李登记")
    va1.run(
        "wish", "deliver", row, "--date", DAY + "6", "--by", "柳岸志愿队", "--what", "厚棉被一床",
        "--amount", "118.00", "--place", "家中", who="李登记")
    va1.run(
        "wish", "followup", row, "--date", DAY + "8", "--way", "visit", "--result", "satisfied",
        "--opinion", "很暖和", who="王核实")
    county.round()
    ta.run("wish", "close", row, who="陈审核")
    county.round()
    seen = {node.name: node.state(row) for node in (va1, ta, root)}
    check(set(seen.values()) == {"closed"}, "closed at village, township and county", seen)


def delegated(county):
    title("a delegated campaign, wholly offline in va2")
    ta, va2 = county["ta"], county["va2"]
    campaign = ta.run(
        "campaign", "call", "--title", "春风行动", "--period", "2025H1", "--cap", "300",
        who="陈审核")["id"]
    ta.run("campaign", "delegate", "--campaign", campaign, "--unit", "va2", who="陈审核")
    county.round()
    sheet = sheets.wish(80, campaign=campaign, reach="township")
    row = bring(va2, [sheet])[0]
    error = va2.refused(77, "wish", "approve", row, who="李登记")
    check(error["code"], "who registered a wish may not approve it", error)
    va2.run("wish", "approve", row, who="刘书记")
    va2.run("wish", "publish", row, who="刘书记")
    va2.run(
        "claim", "register", "--wish", row, "--claimant", "本村党员", "--kind", "member", "--phone",
        CLAIMANT_PHONES["desk"], who="李登记")
    check(va2.state(row) == "claimed", "approved, published and claimed without a peer")
    va2.run("wish", "contact", row, "--date", DAY + "5", who="李登记")
    va2.run(
        "wish", "deliver", row, "--date", DAY + "5", "--by", "本村党员", "--what", "厚棉被",
        who="李登记")
    va2.run("wish", "followup", row, "--date", DAY + "6", "--way", "visit", "--result", "satisfied",
            who="王核实")
    held = va2.run(
        "campaign", "hold", "--campaign", campaign, "--at", DAY + "5", "--people", 12, who="刘书记")
    check(held["half_year"] == "2025H1", "the day of the campaign counts for its half-year", held)
    county.round()
    seen = {name: county[name].state(row) for name in ("va2", "ta", "county")}
    check(set(seen.values()) == {"followed_up"}, "township and county see the whole story", seen)
    acted = county.root.run("campaign", "coverage", "--period", "2025H1")["acted"]
    check("va2" in acted, "va2 counts as having acted", acted)


def audiences():
    """Personal texts by the nodes that may hold them."""
    return [
        ({"va1", "ta"}, sheets.secrets(range(58))),
        ({"va2", "ta"},
         sheets.secrets([80]) + [CLAIMANT_PHONES["va2"], CLAIMANT_PHONES["desk"]]),
        ({"vb1", "tb"}, [CLAIMANT_PHONES["vb1"]]),
    ]


def script(world):
    county = whole(world)
    first, later = offline_work(county)
    conflict(county, first[4])
    handed, _ = approvals(county, first, later)
    claims(county, handed[0])
    fulfil(county, handed[0])
    delegated(county)
    selections.play(county)
    county.check_all()
    county.check_apart(audiences() + selections.audiences())


if __name__ == "__main__":
    main(script)
