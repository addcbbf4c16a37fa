#!/usr/bin/env python3
"""All clocks wrong by up to ten years: the same states as with right ones.

Runs one story twice, once under `faketime`; skips, saying so, where that is not installed.
"""

import json
import re
import shutil

import sheets
from county import County
from lib import World, check, main, require, title

DAY = "2025-03-0"
OFFSETS = {"county": "-10y", "ta": "+10y", "tb": "-7y", "va": "+9y", "vb": "-10y"}
ID = re.compile(
    r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32}(:\d+:[0-9a-f]{32})?")
DROPPED = {
    "id", "no", "dot", "dots", "detail_dots", "seen", "record", "related", "origin", "received",
    "device_time", "card", "former_card", "duplicate_mark", "replica", "suspect_time", "newer"}


def bare(value):
    """The value without ids, numbers, dots and times."""
    if isinstance(value, dict):
        kept = {key: bare(item) for key, item in value.items() if key not in DROPPED}
        return {key: item for key, item in kept.items() if not key.endswith("_time")}
    if isinstance(value, list):
        return sorted((bare(item) for item in value), key=as_text)
    if isinstance(value, str):
        return ID.sub("ID", value)
    return value


def as_text(value):
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def lists(node, rows):
    """What people see at a node, without ids, numbers, dots and times."""
    found = {"wishes": node.run("wish", "list")["items"], "conflicts": node.run("conflict", "list")}
    held = {item["id"] for item in found["wishes"]}
    found["claims"] = [
        node.run("claim", "list", "--wish", row)["items"] for row in rows if row in held]
    return {key: bare(value) for key, value in found.items()}


def build(world, wrappers):
    county = County(world, wrappers=wrappers)
    for township, village in (("ta", "va"), ("tb", "vb")):
        county.add(township, "township", "county")
        county.add(village, "village", township)
        county.join(township, serve=True)
        county.join(village)
    county.round()
    return county


def play(county):
    """Offline work, a conflict, a claimed card, a giving up; returns the rows."""
    va, ta, vb, root = county["va"], county["ta"], county["vb"], county.root
    items = [sheets.wish(number) for number in range(8)]
    rows = [result["id"] for result in va.each("wish", "register", items, "李登记")]
    va.each("wish", "verify", [{"id": row, "date": DAY + "2"} for row in rows[:7]], "王核实")
    va.each("wish", "submit", [{"id": row} for row in rows[:6]], "李登记")
    county.round()
    va.run("wish", "edit", rows[0], "--set", "size=甲号", who="李登记")
    ta.run("wish", "edit", rows[0], "--set", "size=乙号", "--reason", "电话核对", who="赵经办")
    ta.run("wish", "return", rows[1], "--reason", "请补充", who="陈审核")
    ta.each("wish", "approve", [{"id": row} for row in rows[2:5]], "陈审核")
    va.run("wish", "withdraw", rows[2], "--reason", "已自行解决", who="李登记")
    ta.run("wish", "handup", rows[3], who="陈审核")
    ta.run("wish", "publish", rows[4], who="陈审核")
    county.round()
    root.run("wish", "publish", rows[3], who="县管理员")
    county.round()
    claim_and_give_up(county, rows[3])
    va.run("wish", "contact", rows[3], "--date", DAY + "4", who="李登记")
    vb.each("wish", "register", [sheets.wish(30)], "周经办")
    county.round(2)
    return rows


def claim_and_give_up(county, row):
    va, vb, root = county["va"], county["vb"], county.root
    card = root.value(row, "card")
    kind = ("--kind", "organisation")
    first = va.run(
        "claim", "register", "--wish", row, "--claimant", "青石志愿队", *kind, who="李登记")["id"]
    va.sync()
    county["ta"].sync()
    vb.run("claim", "register", "--card", card, "--claimant", "柳岸志愿队", *kind, who="周经办")
    county.round()
    va.run("claim", "giveup", first, "--reason", "人手不够", who="李登记")
    county.round()


def one_run(world, wrappers):
    county = build(world, wrappers)
    rows = play(county)
    county.check_equal()
    county.check_verified()
    seen = {name: lists(node, rows) for name, node in county.nodes.items()}
    suspects = sum(
        change["suspect_time"] for row in rows[:4]
        for change in county["ta"].run("history", row)["changes"])
    return seen, suspects


def script(world):
    if not shutil.which("faketime"):
        print("skipped: faketime is not installed")
        return
    title("with right clocks")
    right, none = one_run(world, {})
    check(none == 0, "no time is suspect", none)
    title("with clocks wrong by " + ", ".join(f"{unit} {by}" for unit, by in OFFSETS.items()))
    other = World()
    wrappers = {unit: ["faketime", "-m", "-f", by] for unit, by in OFFSETS.items()}
    wrong, some = one_run(other, wrappers)
    other.close()
    for name, found in right.items():
        for key, value in found.items():
            require(wrong[name][key] == value, f"{name}: {key}", value, wrong[name][key])
    check(True, "wishes, claims and conflicts are the same as with right clocks, at every node")
    check(some > 0, f"suspect times are marked ({some} changes seen by the township)")


if __name__ == "__main__":
    main(script)
