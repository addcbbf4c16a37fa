#!/usr/bin/env python3
"""Two places offline: each cell of the wish's life cycle, and edits of fields, between two nodes.

`va` is the village, `ta` and `ta2` are two machines of its township, `county` is the root.
"""

import sheets
from county import small
from lib import check, main, require, title

DAY = "2025-03-0"
FOR = ("--for", "va", "--reason", "村里电脑坏了")
WHY = ("--reason", "情况有变")
PEOPLE = {"va": "李登记", "ta": "陈审核", "ta2": "陈审核", "county": "县管理员"}
STATES = [
    "registered", "verified", "submitted", "approved", "published", "claimed", "contacted",
    "delivered", "followed_up"]


class Lab:
    """The county, and wishes brought to the state a cell starts from."""

    def __init__(self, world):
        self.county = small(world, villages=("va", "vw"))
        self.county.second("ta", "ta2")
        self.number = 0
        self.campaign = self.act(
            "ta", "campaign", "call", "--title", "下一期", "--period", "2025H2")["id"]
        self.sync()

    def sync(self):
        """Everybody meets the township's first machine, and it the county, until all know all."""
        for _ in range(2):
            for name in ("va", "vw", "ta2", "ta"):
                self.county[name].sync()

    def act(self, name, *words, who=None, exit=0):
        return self.county[name].run(*words, who=who or PEOPLE[name], exit=exit)

    def wish(self, state):
        """A new wish that everybody knows in this state."""
        self.number += 1
        sheet = sheets.wish(self.number)
        row = self.county["va"].each("wish", "register", [sheet], "李登记")[0]["id"]
        for step in STATES[1:STATES.index(state) + 1]:
            self.step(step, row)
        self.sync()
        self.expect(row, state)
        return row

    def step(self, state, row):
        on = lambda day: ("--date", DAY + str(day))
        if state == "verified":
            self.act("va", "wish", "verify", row, *on(2), who="王核实")
        elif state == "submitted":
            self.act("va", "wish", "submit", row)
            self.county["va"].sync()
        elif state == "approved":
            self.act("ta", "wish", "approve", row)
        elif state == "published":
            self.act("ta", "wish", "publish", row)
        elif state == "claimed":
            self.sync()
            self.claim(row)
            self.sync()
        elif state == "contacted":
            self.act("va", "wish", "contact", row, *on(4))
        elif state == "delivered":
            self.act("va", "wish", "deliver", row, *on(5), "--by", "志愿队", "--what", "棉被")
        elif state == "followed_up":
            self.act(
                "va", "wish", "followup", row, *on(6), "--way", "visit", "--result", "satisfied")

    def claim(self, row):
        return self.act(
            "va", "claim", "register", "--wish", row, "--claimant", "志愿队", "--kind",
            "organisation")["id"]

    def each(self, names, look):
        """What a look shows at some nodes; it must be the same at all."""
        seen = {name: look(self.county[name]) for name in names}
        values = list(seen.values())
        require(all(value == values[0] for value in values), "the same at every node", seen)
        return values[0]

    def expect(self, row, state):
        seen = self.each(("va", "ta", "ta2", "county"), lambda node: node.state(row))
        require(seen == state, f"the state is {state}, not {seen}")

    def fields_in_conflict(self, record):
        """Names of the fields in conflict, the same at village and both machines above."""
        return self.each(
            ("va", "ta", "ta2"),
            lambda node: sorted(str(item["field"]) for item in node.conflicts(record)))


# Fields

def both_values(lab):
    """the same field edited at two nodes: both values with who, where, when; one resolution"""
    row = lab.wish("submitted")
    detail = lab.county["va"].show(row)["related"]["detail"]
    lab.act("va", "wish", "edit", row, "--set", "title=一条毛毯")
    lab.act("ta", "wish", "edit", detail, "--set", "title=两条毛毯", "--reason", "电话核对")
    lab.sync()
    ids = []
    for name in ("va", "ta"):
        items = lab.county[name].conflicts(detail)
        require(len(items) == 1 and items[0]["field"] == "title", "one conflict", items)
        require(len(items[0]["values"]) == 2, "both values", items)
        for value in items[0]["values"]:
            known = all(value[key] for key in ("dot", "unit", "replica", "actor", "device_time"))
            require(known, "each with who, where, when", value)
        ids.append(items[0]["id"])
    require(ids[0] == ids[1], "under one id", ids)
    lab.act("va", "conflict", "resolve", ids[0], "--value", "两条毛毯", *WHY)
    lab.sync()
    require(lab.fields_in_conflict(detail) == [], "one resolution clears it everywhere")
    shown = lab.each(("va", "ta", "ta2"), lambda node: node.value(row, "title"))
    require(shown == "两条毛毯", "and the value chosen shows", shown)


def different_fields(lab):
    """different fields of one record merge silently"""
    row = lab.wish("submitted")
    lab.act("va", "wish", "edit", row, "--set", "size=大号")
    lab.act("ta", "wish", "edit", row, "--set", "title=一床薄被", "--reason", "电话核对")
    lab.sync()
    detail = lab.county["va"].show(row)["related"]["detail"]
    require(lab.fields_in_conflict(detail) == [], "no conflict")
    shown = lab.each(
        ("va", "ta"), lambda node: (node.value(row, "size"), node.value(row, "title")))
    require(shown == ("大号", "一床薄被"), "both edits", shown)


def old_seen(lab):
    """an edit with an old --seen on one machine becomes a conflict"""
    row = lab.wish("registered")
    detail = lab.county["va"].show(row)["related"]["detail"]
    seen = lab.county["va"].show(detail)["seen"]
    lab.act("va", "wish", "edit", detail, "--set", "size=小号")
    reply = lab.act("va", "wish", "edit", detail, "--set", "size=特大号", "--seen", seen)
    require(reply.get("conflict") is True, "the reply says so", reply)
    items = lab.county["va"].conflicts(detail)
    require([item["field"] for item in items] == ["size"], "one conflict", items)
    lab.act("va", "conflict", "resolve", items[0]["id"], "--value", "小号", *WHY)
    require(not lab.county["va"].conflicts(detail), "resolved")
    lab.sync()


def equal_resolutions(lab):
    """equal resolutions made at both nodes are no new conflict"""
    row = lab.wish("submitted")
    lab.act("va", "wish", "edit", row, "--set", "size=甲号")
    lab.act("ta", "wish", "edit", row, "--set", "size=乙号", "--reason", "电话核对")
    lab.sync()
    detail = lab.county["va"].show(row)["related"]["detail"]
    for name in ("va", "ta"):
        item = lab.county[name].conflicts(detail)[0]
        lab.act(name, "conflict", "resolve", item["id"], "--value", "丙号", *WHY)
    lab.sync()
    require(lab.fields_in_conflict(detail) == [], "no new conflict")
    require(lab.county["ta"].value(row, "size") == "丙号", "the value both chose")


# The wish's life cycle (docs/HANDBOOK.md)

def two_registrations(lab):
    """registered twice: two records, both kept"""
    lab.number += 1
    sheet = sheets.wish(lab.number)
    one = lab.county["va"].each("wish", "register", [sheet], "李登记")[0]["id"]
    other = lab.county["ta"].each(
        "wish", "register", [{**sheet, "for": "va", "reason": "村里电脑坏了"}], "赵经办")[0]["id"]
    lab.sync()
    listed = [item["id"] for item in lab.county["ta"].run("wish", "list")["items"]]
    require(one != other and {one, other} <= set(listed), "both are listed")


def verified_alike(lab):
    """verified twice with the same date: merges"""
    row = lab.wish("registered")
    lab.act("va", "wish", "verify", row, "--date", DAY + "2", who="王核实")
    lab.act("ta", "wish", "verify", row, "--date", DAY + "2", *FOR, who="赵经办")
    lab.sync()
    lab.expect(row, "verified")
    require(lab.fields_in_conflict(row) == [], "no conflict")


def verified_differently(lab):
    """verified twice with different dates: a conflict about the date"""
    row = lab.wish("registered")
    lab.act("va", "wish", "verify", row, "--date", DAY + "2", who="王核实")
    lab.act("ta", "wish", "verify", row, "--date", DAY + "3", *FOR, who="赵经办")
    lab.sync()
    lab.expect(row, "verified")
    require(len(lab.fields_in_conflict(row)) == 1, "one conflict")
    item = lab.county["va"].conflicts(row)[0]
    lab.act("va", "conflict", "resolve", item["id"], "--take", item["values"][0]["dot"], *WHY)
    lab.sync()
    require(lab.fields_in_conflict(row) == [], "resolved")


def submitted_twice(lab):
    """submitted twice: idempotent"""
    row = lab.wish("verified")
    lab.act("va", "wish", "submit", row)
    lab.act("ta", "wish", "submit", row, *FOR, who="赵经办")
    lab.sync()
    lab.expect(row, "submitted")
    require(lab.fields_in_conflict(row) == [], "no conflict")


def return_beats_approval(lab):
    """returned and approved: returned"""
    row = lab.wish("submitted")
    lab.act("ta", "wish", "approve", row)
    lab.act("ta2", "wish", "return", row, *WHY)
    lab.sync()
    lab.expect(row, "returned")


def return_beats_edit(lab):
    """returned and edited by the village: returned, the edit is kept as the draft"""
    row = lab.wish("submitted")
    lab.act("ta", "wish", "return", row, *WHY)
    lab.act("va", "wish", "edit", row, "--set", "size=补充的尺码")
    lab.sync()
    lab.expect(row, "returned")
    shown = lab.each(("va", "ta"), lambda node: node.value(row, "size"))
    require(shown == "补充的尺码", "the edit is kept", shown)


def returned_twice(lab):
    """returned twice with other words: both words are shown to the village"""
    row = lab.wish("submitted")
    lab.act("ta", "wish", "return", row, "--reason", "缺照片")
    lab.act("ta2", "wish", "return", row, "--reason", "缺电话")
    lab.sync()
    lab.expect(row, "returned")
    detail = lab.county["va"].show(row)["related"]["detail"]
    printed = lab.county["va"].printed("show", detail)
    require(
        "缺照片" in printed and "缺电话" in printed, "both are printed", printed)
    require(lab.fields_in_conflict(detail) == [], "and nobody has to choose")


def resubmitted_twice(lab):
    """submitted again twice: idempotent"""
    row = lab.wish("submitted")
    lab.act("ta", "wish", "return", row, *WHY)
    lab.sync()
    lab.act("va", "wish", "submit", row)
    lab.act("ta", "wish", "submit", row, *FOR, who="赵经办")
    lab.sync()
    lab.expect(row, "submitted")


def decline_beats_approval(lab):
    """declined and approved: declined"""
    row = lab.wish("submitted")
    lab.act("ta", "wish", "approve", row)
    lab.act("ta2", "wish", "decline", row, *WHY)
    lab.sync()
    lab.expect(row, "declined")


def newer_decline_stands(lab):
    """reopened and declined anew: the newer decline stands"""
    row = lab.wish("submitted")
    lab.act("ta", "wish", "decline", row, *WHY)
    lab.sync()
    lab.act("ta2", "wish", "reopen", row, *WHY)
    lab.act("ta", "wish", "reopen", row, *WHY)
    lab.act("ta", "wish", "decline", row, *WHY)
    lab.sync()
    lab.expect(row, "declined")


def withdrawal_beats_approval(lab):
    """withdrawn and approved: withdrawn"""
    row = lab.wish("submitted")
    lab.act("ta", "wish", "approve", row)
    lab.act("va", "wish", "withdraw", row, *WHY)
    lab.sync()
    lab.expect(row, "withdrawn")


def published_twice(lab):
    """published at two machines: one card"""
    row = lab.wish("approved")
    lab.act("ta", "wish", "publish", row)
    lab.act("ta2", "wish", "publish", row)
    lab.sync()
    lab.expect(row, "published")
    card = lab.each(("va", "ta", "ta2"), lambda node: node.value(row, "card"))
    for name in ("vw", "ta", "ta2"):
        cards = [item["card"] for item in lab.county[name].run("wish", "board")["items"]]
        require(cards.count(card) == 1, f"{name}: one card", cards)
    require(lab.fields_in_conflict(row) == [], "no conflict")


def dispatch_is_a_claim(lab):
    """dispatched and claimed: the first in the line stays, the other waits"""
    row = lab.wish("published")
    lab.act("ta", "wish", "dispatch", row, "--to", "vw")
    lab.claim(row)
    lab.sync()
    lab.expect(row, "claimed")
    line = lab.each(
        ("va", "ta", "ta2", "county"), lambda node: sorted(
            (item["unit"], item["state"], item["waiting_no"])
            for item in node.run("claim", "list", "--wish", row)["items"]))
    require(line == [("va", "waiting", 1), ("vw", "accepted", None)], "the line", line)


def takedown_beats_publishing(lab):
    """taken down and published again: taken down"""
    row = lab.wish("published")
    lab.act("ta2", "wish", "takedown", row, *WHY)
    lab.act("ta", "wish", "edit", row, "--set", "public_text=希望有一床厚的棉被过冬")
    lab.act("ta", "wish", "publish", row)
    lab.sync()
    lab.expect(row, "taken_down")


def earliest_contact(lab):
    """contacted twice: the earliest date is kept"""
    row = lab.wish("claimed")
    lab.act("va", "wish", "contact", row, "--date", DAY + "7")
    lab.act("ta", "wish", "contact", row, "--date", DAY + "5", *FOR, who="赵经办")
    lab.sync()
    lab.expect(row, "contacted")
    require(lab.fields_in_conflict(row) == [], "no conflict")
    shown = lab.each(("va", "ta", "county"), lambda node: node.value(row, "contacted_on"))
    require(shown == DAY + "5", "the earliest date", shown)


def double_gift(lab):
    """delivered twice: both kept, flagged as a double gift"""
    row = lab.wish("contacted")
    gift = ("--by", "志愿队", "--what", "棉被")
    lab.act("va", "wish", "deliver", row, "--date", DAY + "5", *gift)
    lab.act("ta", "wish", "deliver", row, "--date", DAY + "6", *gift, *FOR, who="赵经办")
    lab.sync()
    lab.expect(row, "delivered")
    flags = lab.each(("va", "ta", "county"), lambda node: sorted(node.show(row)["flags"]))
    require("double_gift" in flags, "flagged", flags)


def worst_followup(lab):
    """followed up twice: the worst result decides"""
    row = lab.wish("delivered")
    followup = ("wish", "followup", row, "--date", DAY + "6", "--way", "phone", "--result")
    lab.act("va", *followup, "satisfied")
    lab.act("ta", *followup, "unsatisfied", *FOR, who="赵经办")
    lab.sync()
    lab.expect(row, "followed_up")
    shown = lab.each(("va", "ta", "county"), lambda node: node.value(row, "followup_result"))
    require(shown == "unsatisfied", "the worst result", shown)
    lab.county["ta"].refused(65, "wish", "close", row, who="陈审核")


def rework_beats_close(lab):
    """reworked and closed: rework"""
    row = lab.wish("followed_up")
    lab.act("ta", "wish", "close", row)
    lab.act(
        "ta2", "wish", "followup", row, "--date", DAY + "7", "--way", "phone", "--result",
        "unsatisfied", *FOR, who="赵经办")
    lab.act("ta2", "wish", "rework", row, *WHY)
    lab.sync()
    lab.expect(row, "rework")


def contact_beats_release(lab):
    """released as overdue and contacted: contacted"""
    row = lab.wish("claimed")
    lab.act("ta", "wish", "release", row, *WHY)
    lab.act("va", "wish", "contact", row, "--date", DAY + "5")
    lab.sync()
    lab.expect(row, "contacted")


def giving_up_beats_contact(lab):
    """given up and contacted: given up, with an empty line published"""
    row = lab.wish("claimed")
    claim = lab.county["va"].run("claim", "list", "--wish", row)["items"][0]["id"]
    lab.act("va", "claim", "giveup", claim, *WHY)
    lab.act("ta", "wish", "contact", row, "--date", DAY + "5", *FOR, who="赵经办")
    lab.sync()
    states = lab.each(
        ("va", "ta", "county"), lambda node: [
            item["state"] for item in node.run("claim", "list", "--wish", row)["items"]])
    require(states == ["given_up"], "the place in the line", states)
    lab.expect(row, "published")


def claim_beats_carryover(lab):
    """carried over and claimed: the accepted claim wins"""
    row = lab.wish("published")
    lab.claim(row)
    lab.county["va"].sync()
    require(lab.county["ta"].state(row) == "claimed", "the arbiter has accepted the claim")
    lab.act("ta2", "wish", "carryover", row, "--campaign", lab.campaign)
    lab.sync()
    lab.expect(row, "claimed")


def delivery_beats_withdrawal(lab):
    """withdrawn and delivered: delivered"""
    row = lab.wish("contacted")
    lab.act("va", "wish", "withdraw", row, *WHY)
    lab.act(
        "ta", "wish", "deliver", row, "--date", DAY + "5", "--by", "志愿队", "--what", "棉被", *FOR,
        who="赵经办")
    lab.sync()
    lab.expect(row, "delivered")


def merged_one_way(lab):
    """merged both ways: from the younger to the older, no circle"""
    older, younger = lab.wish("submitted"), lab.wish("submitted")
    lab.act("ta", "wish", "merge", younger, "--into", older, *WHY)
    done = lab.county["ta2"].call(
        "wish", "merge", older, "--into", younger, *WHY, who="陈审核")
    require(done.returncode in (0, 65), "merging the other way", done.stderr)
    lab.sync()
    states = lab.each(("va", "ta", "ta2", "county"), lambda n: (n.state(older), n.state(younger)))
    require(states == ("submitted", "merged"), "the younger points to the older", states)


CELLS = [
    both_values, different_fields, old_seen, equal_resolutions, two_registrations, verified_alike,
    verified_differently, submitted_twice, return_beats_approval, return_beats_edit, returned_twice,
    resubmitted_twice, decline_beats_approval, newer_decline_stands, withdrawal_beats_approval,
    published_twice, dispatch_is_a_claim, takedown_beats_publishing, earliest_contact, double_gift,
    worst_followup, rework_beats_close, contact_beats_release, giving_up_beats_contact,
    claim_beats_carryover, delivery_beats_withdrawal, merged_one_way,
]


def script(world):
    title("two places offline")
    lab = Lab(world)
    for cell in CELLS:
        cell(lab)
        check(True, cell.__doc__)
    title("agreement")
    lab.sync()
    lab.county.check_equal()
    lab.county.check_verified()


if __name__ == "__main__":
    main(script)
