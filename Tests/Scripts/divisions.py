#!/usr/bin/env python3
"""The county's real divisions: 236 units import, a rare character survives, codes are asked about.

The list lies at ../shared/data beside the project; without it this script says so and passes.
"""

import os

from lib import ROOT, Node, check, main, require, title

LIST = os.path.join(ROOT, "../shared/data/changsha-divisions.csv")
EDITION = ("--code-system", "stats-cn", "--edition", "2021")
RARE = "㮾梨街道"


def imported(node, text, *edition, exit=0):
    path = node.world.path("divisions.csv")
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return node.run("unit", "import", path, *edition, exit=exit)


def script(world):
    if not os.path.exists(LIST):
        print(f"skipped: {LIST} is not there")
        return
    with open(LIST, encoding="utf-8") as file:
        text = file.read()
    node = Node(world, "430121000000")
    node.run(
        "init", "--unit", node.unit, "--name", "长沙县", "--tier", "county", "--code", node.unit,
        *EDITION)

    title("importing the list")
    first = imported(node, text, *EDITION)
    check(first["added"] == 235 and first["same"] == 1 and not first["errors"], "236 units", first)
    units = node.run("unit", "list")["units"]
    check(len(units) == 236, "all are listed", len(units))
    names = {unit["unit"]: unit["name"] for unit in units}
    check(names.get("430121004000") == RARE, f"{RARE} survives", names.get("430121004000"))
    check(RARE.encode() in node.dump("430121000000/org"), "also in the bytes of the dump")
    again = imported(node, text, *EDITION)
    check(again["added"] == 0 and again["same"] == 236, "importing again changes nothing", again)

    title("codes that do not mean what they seem to")
    node.refused(64, "unit", "import", LIST)
    check(True, "a code without system and edition is refused")
    dump = node.dump()
    swapped = text.replace("430121002000,泉塘街道", "430121002000,湘龙街道")
    require(swapped != text, "the list has 430121002000 as 泉塘街道")
    report = imported(node, swapped, *EDITION, exit=65)
    line = 1 + [row.split(",")[0] for row in text.splitlines()].index("430121002000")
    cells = [error["cell"] for error in report["errors"]]
    check({f"A{line}", f"B{line}"} & set(cells), "a swapped name is asked about by cell", report)

    title("broken lists")
    short = imported(node, "code,name,level,parent_code\n430121999000,某镇\n", *EDITION, exit=65)
    check(short["errors"][0]["cell"].endswith("2"), "a short row names its cell", short)
    unknown = imported(
        node, "code,name,level,parent_code\n430121999000,某镇,township,999999000000\n", *EDITION,
        exit=65)
    check(unknown["errors"][0]["cell"] == "D2", "an unknown parent names its cell", unknown)
    check(node.dump() == dump, "what was refused changed nothing")


if __name__ == "__main__":
    main(script)
