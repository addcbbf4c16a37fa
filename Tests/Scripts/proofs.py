#!/usr/bin/env python3
"""`verify`, `rebuild`, `digest` and `dump`: each altered byte of the journal is named."""

import os
import random
import sqlite3

import sheets
from county import small
from lib import check, main, require, title

ALTERED = 12


def fill(county):
    va, ta = county["va"], county["ta"]
    items = [sheets.wish(number) for number in range(20)]
    rows = [result["id"] for result in va.each("wish", "register", items, "李登记")]
    va.each("wish", "verify", [{"id": row, "date": "2025-03-02"} for row in rows], "王核实")
    va.each("wish", "submit", [{"id": row} for row in rows], "李登记")
    va.sync()
    ta.run("wish", "return", rows[0], "--reason", "请补充", who="陈审核")
    ta.each("wish", "approve", [{"id": row} for row in rows[1:8]], "陈审核")
    ta.each("wish", "publish", [{"id": row} for row in rows[1:5]], "陈审核")
    va.run("wish", "edit", rows[9], "--set", "size=大号", who="李登记")
    ta.run("wish", "edit", rows[9], "--set", "size=小号", who="赵经办")
    county.round()


def rebuilding(county):
    title("rebuild gives the same digests and dumps")
    for name in ("va", "ta", "county"):
        node = county[name]
        digest, dump = node.run("digest"), node.dump()
        verdict = node.run("verify")
        require(verdict["ok"] and not verdict["faults"], f"{name}: verify", verdict)
        rebuilt = node.run("rebuild")
        held = node.run("status")["journal_changes"]
        require(rebuilt["ok"] and rebuilt["changes"] == held, f"{name}: rebuild", rebuilt, held)
        require(node.run("digest") == digest, f"{name}: digests after rebuild")
        require(node.dump() == dump and dump, f"{name}: dump after rebuild")
        require(node.run("verify")["ok"], f"{name}: verify after rebuild")
    check(True, "verify passes, rebuild changes no digest and no byte of a dump, at three nodes")


def altered(node, row, column, chance):
    """Alters one byte; returns what `verify` says is wrong and puts the byte back."""
    number, old = row["number"], row[column]
    place = chance.randrange(len(old))
    new = old[:place] + bytes([old[place] ^ 1 << chance.randrange(8)]) + old[place + 1:]
    write(node, column, row["id"], new)
    verdict = node.run("verify", exit=65)
    write(node, column, row["id"], old)
    named = [fault for fault in verdict["faults"] if fault["number"] == number]
    kinds = {fault["what"] for fault in named}
    require(
        not verdict["ok"] and kinds & {column, "chain", "signature"},
        f"{node.name}: byte {place} of {column} of change {number} is named", verdict)
    return kinds


def write(node, column, key, value):
    with database(node) as connection:
        connection.execute(f"UPDATE journal SET {column} = ? WHERE id = ?", (value, key))
    connection.close()


def database(node):
    connection = sqlite3.connect(os.path.join(node.folder, "siwei.sqlite"))
    connection.row_factory = sqlite3.Row
    return connection


def tampering(node):
    title(f"one byte altered, {ALTERED} times each in frame and body, at {node.name}")
    chance = random.Random(1)
    connection = database(node)
    rows = [dict(row) for row in connection.execute("SELECT id, number, frame, body FROM journal")]
    connection.close()
    exact = 0
    for column in ("frame", "body"):
        filled = [row for row in rows if row[column]]
        chosen = filled[:2] + filled[-2:] + chance.sample(filled, min(ALTERED - 4, len(filled)))
        for row in chosen:
            exact += column in altered(node, row, column, chance)
    check(True, f"verify ends with 65 and names the change each time ({exact} by the very column)")
    check(node.run("verify")["ok"], "with the bytes put back it passes again")


def shortened(node):
    title(f"a journal shorter than its own recorded heads, at {node.name}")
    own = node.run("status")["replica"]
    connection = database(node)
    row = connection.execute(
        "SELECT * FROM journal WHERE replica = (SELECT id FROM replica WHERE hex(replica) = ?)"
        " ORDER BY id DESC LIMIT 1", (own.upper(),)).fetchone()
    with connection:
        connection.execute("DELETE FROM journal WHERE id = ?", (row["id"],))
    node.run("wish", "register", "--title", "x", "--class", "goods", "--group", "other",
             "--consent", "no", who="李登记", exit=78)
    check(node.run("wish", "list")["items"], "it is read, and a write ends with 78")
    with connection:
        places = ", ".join("?" for _ in row.keys())
        connection.execute(f"INSERT INTO journal VALUES({places})", tuple(row))
    connection.close()
    check(node.run("verify")["ok"], "with the row put back it is as before")


def script(world):
    county = small(world)
    fill(county)
    rebuilding(county)
    county.check_equal()
    tampering(county["va"])
    county["ta"].stop()
    tampering(county["ta"])
    shortened(county["va"])


if __name__ == "__main__":
    main(script)
