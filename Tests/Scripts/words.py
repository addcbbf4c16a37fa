#!/usr/bin/env python3
"""What a person may type: words that are no text, arguments beside lines, tables in other bytes."""

import json
import os
import subprocess

import sheets
from lib import SIWEI, Node, check, environment, main, title

ROOT = ("--unit", "ls", "--name", "栗山县", "--tier", "county")
EDITION = ("--code-system", "stats", "--edition", "2021")
FORM = ("--title", "x", "--class", "goods", "--group", "other", "--consent", "no")


def arguments(node):
    title("arguments")
    command = [SIWEI, "wish", "register", "--title", b"\xb3\xa4", "--as", "a", "--json"]
    done = subprocess.run(command, capture_output=True, env=environment(), check=False)
    check(
        done.returncode == 64 and b"usage.not_utf8" in done.stderr and b"4" in done.stderr,
        "a word that is no UTF-8 ends with 64 and is named by its place")
    error = node.refused(64, "wish", "register", *FORM, "--input", "-", who="a", text="{}\n")
    check(error["code"] == "usage.beside_input", "an option beside --input ends with 64")
    error = node.refused(64, "wish", "edit", "ls-1", "--input", "-", who="a", text="{}\n")
    check(
        error["code"] == "usage.beside_input" and "ID" in error["message"], "an ID beside it too")
    error = node.refused(64, "wish", "register", *FORM, "--person-phone", "1", who="a")
    check("person-name" in error["message"], "a person without a name ends with 64")
    error = node.refused(65, "wish", "register", "--title", "  ", *FORM[2:], who="a")
    check(error["code"] == "value.blank", "a title of spaces ends with 65")
    text = '{"for":null,"wantedby":"2025-01-01"}\n'
    rows = node.run("wish", "register", "--input", "-", who="a", text=text, exit=65)["results"]
    check(rows[0]["error"]["code"] == "input.unknown_key", "a key that is none refuses its line")
    rows = node.each("wish", "register", [sheets.wish(1)], "a")
    check(rows[0]["no"], "and a whole sheet is written")
    broken_line(node)


def broken_line(node):
    line = json.dumps(sheets.wish(2), ensure_ascii=False).encode() + b"\n"
    command = [SIWEI, "wish", "register", "--input", "-", "--data", node.folder, "--as", "a"]
    done = subprocess.run(
        command + ["--json"], input=line.replace("栗坡".encode(), b"\xb3\xa4", 1) + line,
        capture_output=True, env=environment(), check=False)
    rows = json.loads(done.stdout)["results"]
    check(
        done.returncode == 65 and [row["ok"] for row in rows] == [False, True],
        "a line with bytes that are no UTF-8 is refused alone")


def tables(node, world):
    title("tables")
    head = "code,name,level,parent_code\n430121000000,栗山县,county,\n".encode()
    path = world.path("table.csv")
    for name, words in ((b"\xb3\xa4\xc9\xb3", "UTF-8"), (b"a\x00b", "NUL")):
        with open(path, "wb") as file:
            file.write(head + b"430121101000," + name + b",township,430121000000\n")
        report = node.run("unit", "import", path, *EDITION, exit=65)
        cell = report["errors"][0]
        check(
            cell["cell"] == "B3" and words in cell["message"], f"the cell with {name!r} is named")
    with open(path, "wb") as file:
        file.write(head + "430121101000,柳岸镇,township,430121000000\n".encode())
    report = node.run("unit", "import", path, *EDITION)
    check(
        (report["added"], report["same"]) == (1, 1),
        "a county founded with six digits is the one of the table")


def printed():
    title("the table of figures")
    done = subprocess.run(
        [SIWEI, "bench", "--size", "20"], capture_output=True, env=environment(), check=False)
    head = done.stdout.decode().splitlines()[0]
    check("yuan" not in head and "value" in head, "its values are no yuan")


def lessons(node):
    title("the words of contests and lessons")
    contest = node.run("contest", "open", "--title", "微党课", who="a")["id"]
    entry = node.run(
        "entry", "submit", "--contest", contest, "--title", "半条被子", "--speaker", "周三",
        who="a")["no"]
    node.run("entry", "withdraw", entry, who="a")
    node.run("contest", "close", contest, who="a")

    def chinese(*words):
        done = subprocess.run(
            [SIWEI, *words, "--data", node.folder], capture_output=True,
            env={**environment(), "SIWEI_LANG": "zh"}, check=False)
        return done.stdout.decode()

    for words in (("entry", "list"), ("show", entry), ("history", entry)):
        check(
            "弃赛" in chinese(*words) and "已撤回" not in chinese(*words),
            f"{words[0]}: a lesson that was withdrawn is 弃赛")
    check("已截止" in chinese("contest", "list"), "a contest that was closed is 已截止")
    found = [
        len(node.run("entry", "list", "--state", word)["items"])
        for word in ("弃赛", "已撤回", "withdrawn")]
    check(found == [1, 1, 1], "a state is found by its word, the general one and its code")
    node.refused(64, "entry", "list", "--state", "不予采纳")


def script(world):
    node = Node(world, "ls")
    node.refused(64, "init", *ROOT, "--code", "4301", *EDITION)
    node.refused(65, "init", *ROOT[:3], "  ", *ROOT[4:])
    check(not os.path.exists(node.folder), "nothing is made of a wrong code or a blank name")
    node.run("init", *ROOT, "--code", "430121", *EDITION)
    arguments(node)
    tables(node, world)
    lessons(node)
    printed()


if __name__ == "__main__":
    main(script)
