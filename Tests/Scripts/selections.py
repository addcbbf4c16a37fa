#!/usr/bin/env python3
"""The county's lesson contest: lessons from villages offline, a round, publicity, 更正."""

import json

import county as counties
import lessons
from lessons import CLERKS, TOWNSHIPS
from lib import check, main, require, title
from marks import AWAY, HALL, JUDGES, RECUSED, expected

ROUND_KINDS = {"round", "round.judge", "round.sheet", "round.time", "round.form", "objection"}
SCORER, SECOND, SUPERVISOR, DIRECTOR = "计分员甲", "计分员乙", "监督员", "县主任"
CHIEF, MANAGER = "评委组长", "部长"
RUBRIC = {
    "title": "县级决赛", "items": [], "range": ["70", "100"], "step": "0.01", "decimals": 2,
    "trim": None, "quota": 3, "tie": "shared", "overtime": None,
}
# The National Day holidays of 2025 with their make-up working days.
HOLIDAYS = "date,kind\n2025-09-28,workday\n2025-10-11,workday\n" + "".join(
    f"2025-10-0{day},holiday\n" for day in range(1, 9))
OBJECTION, OBJECTOR = "讲稿与往年获奖作品雷同", "东坪一党员"
REMARK = "第三段略快"


class Selection:
    """One contest in a county: who brought which lesson, and what it is called in the round."""

    def __init__(self, county):
        self.county = county
        self.root = county.root
        self.contest = None
        self.round = None
        # By the lesson's key: its record at home, and before the county once it was forwarded.
        self.home = {}
        self.forwarded = {}

    def states(self, name, keys):
        held = {}
        for item in self.county[name].run("entry", "list")["items"]:
            held[item["id"]] = item["state"]
        for key in keys:
            held.setdefault(self.home.get(key), held.get(self.forwarded.get(key)))
        return [held.get(self.home[key]) for key in keys]

    def act(self, verb, *words, who, noun="round", **more):
        """An act upon the round at its host."""
        return self.root.run(noun, verb, self.round, *words, who=who, **more)

    def sheet(self, key, judge, **more):
        return {"round": self.round, "entry": self.forwarded[key], "judge": judge, **more}


# From the villages to the county

def open_contest(selection):
    title("a contest of the county with its quotas")
    root = selection.root
    selection.contest = root.run(
        "contest", "open", "--title", "县微党课大赛", who="县经办")["id"]
    quotas = (("--tier", "township", 2), ("--unit", "hnu", 1))
    versions = [
        root.run("contest", "quota", "--contest", selection.contest, option, value,
                 "--number", number, who="县经办")["version"]
        for option, value, number in quotas]
    check(versions == [1, 2], "each quota is a version of its own", versions)
    selection.county.round()


def bring(selection):
    title("five lessons in each township, entered and recommended offline; one of a university")
    for unit in lessons.UNITS:
        node, keys = selection.county[unit], lessons.keys(unit)
        forms = [lessons.form(key, selection.contest) for key in keys]
        results = node.each("entry", "submit", forms, CLERKS[unit])
        selection.home.update(zip(keys, (result["id"] for result in results)))
        node.each(
            "entry", "recommend", [{"id": selection.home[key]} for key in keys], CLERKS[unit])
        require(
            selection.states(unit, keys) == ["recommended"] * len(keys),
            f"{unit}: recommended without a peer")
    for township in TOWNSHIPS:
        none = selection.county[township].run("entry", "list")["items"]
        require(none == [], f"{township}: nothing has arrived yet", none)
    selection.county.round()
    for township in TOWNSHIPS:
        keys = lessons.below(township)
        require(
            selection.states(township, keys) == ["recommended"] * 5, f"{township}: has its five")
    check(not selection.root.run("entry", "list")["items"], "the county knows none of the ten")


def prepare(selection, township):
    """Accepts, returns one and coaches one; the village mends the one that came back."""
    county, node = selection.county, selection.county[township]
    keys = lessons.below(township)
    back, coached = lessons.RETURNED[township], lessons.COACHED[township]
    village, clerk = lessons.unit(back), CLERKS[township]
    node.run(
        "entry", "return", selection.home[back], "--reason", lessons.reason(back), who=clerk)
    rest = [{"id": selection.home[key]} for key in keys if key != back]
    node.each("entry", "accept", rest, clerk)
    node.run(
        "entry", "coach", selection.home[coached], "--note", lessons.note(coached), who=clerk)
    county.round()
    require(county[village].state(selection.home[back]) == "returned", f"{village}: came back")
    require(
        selection.states(township, keys).count("accepted") == 4, f"{township}: four accepted")
    county[village].each(
        "entry", "version", [{"id": selection.home[back], **lessons.version(back)}],
        CLERKS[village])
    county[village].run("entry", "recommend", selection.home[back], who=CLERKS[village])
    county.round()
    node.run("entry", "accept", selection.home[back], who=clerk)


def forward(selection):
    title("the townships return, coach, select and rank; two of five go on")
    for township in TOWNSHIPS:
        prepare(selection, township)
        node, clerk = selection.county[township], CLERKS[township]
        chosen = lessons.CHOSEN[township]
        for rank, key in enumerate(chosen + lessons.NEXT[township], start=1):
            node.run("entry", "select", selection.home[key], "--rank", rank, who=clerk)
        for key in chosen:
            put_before(selection, node, key, clerk, "--opinion", lessons.opinion(township))
    put_before(selection, selection.county["hnu"], "u", CLERKS["hnu"])
    selection.county.round()
    for township in TOWNSHIPS:
        keys = lessons.below(township)
        chosen = lessons.CHOSEN[township]
        wanted = [
            "forwarded" if key in chosen else "selected" if key in lessons.NEXT[township]
            else "accepted" for key in keys]
        found = selection.states(township, keys)
        require(found == wanted, f"{township}: two forwarded, one selected", found, wanted)
        for key in keys:
            unit = lessons.unit(key)
            require(
                selection.states(unit, [key]) == [wanted[keys.index(key)]],
                f"{unit}: sees its lesson as its township does")
    known = {item["id"] for item in selection.root.run("entry", "list")["items"]}
    check(known == set(selection.forwarded.values()), "the county has five entries, no other", known)
    senders = selection.root.run("contest", "senders", selection.contest)["senders"]
    ranks = {
        sender["unit"]: (sender["quota"], [item["rank"] for item in sender["items"]])
        for sender in senders if sender["forwarded"]}
    require(
        {unit: (quota, sorted(found, key=str)) for unit, (quota, found) in ranks.items()}
        == {"ta": (2, [1, 2]), "tb": (2, [1, 2]), "hnu": (1, [None])},
        "within their quotas, ranked by their townships", ranks)
    check(True, "the county reads quotas and ranks of the senders")


def put_before(selection, node, key, clerk, *words):
    reply = node.run("entry", "forward", selection.home[key], *words, who=clerk)
    require(reply["over_quota"] is False, f"{key}: within the quota", reply)
    selection.forwarded[key] = reply["id"]


def polish(selection):
    title("a new version after forwarding")
    county, key = selection.county, lessons.POLISHED
    unit = lessons.unit(key)
    before = county[unit].show(selection.home[key])
    county[unit].run(
        "entry", "version", selection.home[key], "--input", "-", who=CLERKS[unit],
        text=json.dumps(lessons.version(key)))
    county.round()
    wanted = lessons.version(key)["title"]
    seen = [county[name].value(selection.forwarded[key], "title") for name in (unit, "ta", "county")]
    check(seen == [wanted] * 3, "village, township and county read the new title", seen)
    require(
        county[unit].value(selection.home[key], "title") == lessons.form(key, None)["title"],
        "what was forwarded stays as it was at home", before)
    for key in selection.forwarded:
        selection.root.run("entry", "qualify", selection.forwarded[key], who="县经办")


# The round

def open_round(selection):
    title("a round: seven judges, one recused, one absent, one away from the hall")
    county, root = selection.county, selection.root
    county.add(AWAY.unit, "direct", "county", "评委工作点")
    county.join(AWAY.unit)
    rubric = county.world.path("rubric.json")
    with open(rubric, "w", encoding="utf-8") as file:
        json.dump(RUBRIC, file, ensure_ascii=False)
    opened = root.run(
        "round", "open", "--contest", selection.contest, "--rubric", rubric, who="县经办")
    selection.round = opened["id"]
    require(
        set(opened["entries"]) == set(selection.forwarded.values()), "all five come to the round",
        opened)
    for judge in JUDGES:
        words = ["--unit", judge.unit] if judge.unit else []
        reply = root.run(
            "judge", "assign", "--round", selection.round, "--judge", judge.name, "--seat",
            judge.seat, *words, who="县经办")
        recused = [selection.forwarded["u"]] if judge is RECUSED else []
        require(
            reply["recused"] == recused and reply["away"] == (judge is AWAY),
            f"seat {judge.seat}: recused from his own unit alone, away only where he is", reply)
    drawn = selection.act("draw", "--seed", "2025", who="县经办")
    check(
        sorted(drawn["order"]) == sorted(opened["entries"]) and drawn["seed"] == "2025",
        "drawn; the seed is printed", drawn)
    again = selection.act("draw", who="县经办")
    require(again["order"] == drawn["order"] and not again["dots"], "a draw is done once", again)
    county.round()
    unit = lessons.unit(lessons.POLISHED)
    error = county[unit].refused(
        65, "entry", "version", selection.home[lessons.POLISHED], "--title", "再改",
        who=CLERKS[unit])
    check(error["code"] == "entry.frozen", "the draw freezes the versions", error)


def type_sheets(selection):
    title("sheets in the hall, two typings of one, and a judge away from it")
    root = selection.root
    forms = [
        selection.sheet(key, judge.name, total=judge.marks[key])
        for judge in HALL for key in judge.marks]
    root.each("score", "enter", forms, SCORER)
    signed = [{key: form[key] for key in ("round", "entry", "judge")} for form in forms]
    root.each("score", "sign", signed, SCORER)
    error = root.refused(
        65, "score", "enter", *options(selection, "u", RECUSED.name), "--total", "99", who=SCORER)
    check(error["code"] == "score.recused", "who is recused has no sheet", error)
    type_twice(selection)
    away = selection.county[AWAY.unit]
    early = [key for key in AWAY.marks if key != AWAY.late]
    away.each(
        "score", "enter", [
            selection.sheet(key, AWAY.name, total=AWAY.marks[key], remarks=REMARK)
            for key in early], AWAY.name)
    away.each(
        "score", "sign", [selection.sheet(key, AWAY.name) for key in early], AWAY.name)
    away.sync()
    root.run("score", "time", *options(selection, "b1"), "--over", 45, who="计时员")
    # Entered before the closing has reached him; it has not reached the host either.
    away.run(
        "score", "enter", *options(selection, AWAY.late, AWAY.name), "--total",
        AWAY.marks[AWAY.late], who=AWAY.name)
    away.run("score", "sign", *options(selection, AWAY.late, AWAY.name), who=AWAY.name)


def options(selection, key, judge=None):
    words = ["--round", selection.round, "--entry", selection.forwarded[key]]
    return words + (["--judge", judge] if judge else [])


def type_twice(selection):
    """An equal second typing says nothing; another one waits for the paper."""
    root, first, second = selection.root, HALL[0], HALL[1]
    equal = root.run(
        "score", "enter", *options(selection, "a1", second.name), "--total",
        second.marks["a1"].rstrip("0").rstrip("."), who=SECOND)
    require(equal["flags"] == [], "equal typings merge silently", equal)
    other = root.run(
        "score", "enter", *options(selection, "a1", first.name), "--total", "95.20", who=SECOND)
    require(other["flags"] == ["to_check"], "a typing that differs is to check", other)
    listed = root.run("score", "list", *options(selection, "a1", first.name), who=SECOND)["items"]
    require(
        {item["typed_by"] for item in listed} == {SCORER, SECOND} and len(listed) == 2,
        "both typings are kept", listed)
    require(all(item["flags"] == ["to_check"] for item in listed), "and both wait", listed)
    right = root.run(
        "score", "enter", *options(selection, "a1", first.name), "--total", first.marks["a1"],
        who=SECOND)
    root.run("score", "sign", *options(selection, "a1", first.name), who=SECOND)
    root.run("score", "sign", *options(selection, "a1", second.name), who=SECOND)
    check(right["flags"] == [], "one of two typings differed and is put right", right)


def seal(selection, version):
    """Checked by two, locked by a third."""
    root = selection.root
    error = root.refused(65, "round", "lock", selection.round, who=DIRECTOR)
    require(error["code"] == "round.not_checked", "no lock before two have checked", error)
    selection.act("check", who=SCORER)
    error = root.refused(77, "round", "check", selection.round, who=SCORER)
    require(error["code"] == "round.same_person", "one person checks once", error)
    selection.act("check", who=SUPERVISOR)
    error = root.refused(77, "round", "lock", selection.round, who=SUPERVISOR)
    require(error["code"] == "round.same_person", "who checked does not lock", error)
    locked = selection.act("lock", who=DIRECTOR)
    check(locked["version"] == version, f"checked by two, locked by another: version {version}")


def close_and_lock(selection):
    title("closing, a late sheet, the lock")
    county, root = selection.county, selection.root
    closed = selection.act("close", who="县经办")
    counts = {key: len(closed[key]) for key in ("to_check", "absent", "recused")}
    # Absent: one judge from all five, and the sheet that has not come.
    require(
        counts == {"to_check": 0, "absent": 6, "recused": 1} and closed["sheets"] == 28,
        "what the closing names", closed)
    error = root.refused(
        65, "score", "enter", *options(selection, "a1", HALL[0].name), "--total", "99", who=SCORER)
    require(error["code"] == "score.round_closed", "no sheet after the closing", error)
    county.round()
    late = root.run("rank", selection.round)["late"]
    wanted = [{"entry": selection.forwarded[AWAY.late], "judge": AWAY.name}]
    check(late == wanted, "the sheet that came after the closing is late", late)
    flagged = [
        item["entry"] for item in root.run("score", "list", "--round", selection.round)["items"]
        if "late" in item["flags"]]
    require(flagged == [selection.forwarded[AWAY.late]], "and flagged so", flagged)
    check_rank(selection, "county", 1)
    error = county["va1"].refused(65, "rank", selection.round)
    require(error["code"] == "round.not_published", "nobody else reads it yet", error)
    seal(selection, 1)


def check_rank(selection, name, version, struck=()):
    """`rank` at a node is what the fractions come to, with the titles it may read."""
    result = selection.county[name].run("rank", selection.round)
    keys = {entry: key for key, entry in selection.forwarded.items()}
    found = [
        {**{field: item.get(field) for field in (
            "rank", "shown", "final", "valid", "mean", "dropped", "deduction", "selected",
            "struck")}, "called_up": item.get("called_up", False), "key": keys[item["entry"]]}
        for item in result["items"]]
    wanted = expected(version, struck)
    require(found == wanted, f"{name}: the ranking of version {version}", found, wanted)
    require(
        (result["version"], result["correction"]) == (version, version > 1),
        f"{name}: version and correction", result)
    titles = {keys[item["entry"]]: item["title"] for item in result["items"]}
    readable = {
        key: lessons.newest(key)["title"] if lessons.may_read(name, key) else None
        for key in titles}
    require(titles == readable, f"{name}: titles of its own alone", titles, readable)
    return result


def check_everywhere(selection, version, struck=(), publicity=None):
    for name in selection.county.nodes:
        result = check_rank(selection, name, version, struck)
        found = {key: result["publicity"][key] for key in ("start", "days", "end")}
        require(found == publicity, f"{name}: the publicity period", found, publicity)


def period(start, *days):
    return {"start": start, "days": list(days), "end": days[-1]}


FIRST = period("2025-09-26", "2025-09-28", "2025-09-29", "2025-09-30", "2025-10-09", "2025-10-10")
ANEW = period("2025-10-09", "2025-10-10", "2025-10-11", "2025-10-13", "2025-10-14", "2025-10-15")
LAST = period("2025-10-17", "2025-10-20", "2025-10-21", "2025-10-22", "2025-10-23", "2025-10-24")


def publish(selection):
    title("publicity over the National Day; an objection is upheld")
    county, root = selection.county, selection.root
    table = county.world.path("holidays.csv")
    with open(table, "w", encoding="utf-8") as file:
        file.write(HOLIDAYS)
    require(root.run("holiday", "import", table, who="县经办")["added"] == 10, "ten days")
    published = selection.act("publish", "--start", FIRST["start"], "--working-days", 5, who="县经办")
    check(published["publicity"]["end"] == "2025-10-10", "five working days end on 2025-10-10")
    county.round()
    check_everywhere(selection, 1, publicity=FIRST)
    check(True, f"{len(county.nodes)} nodes read the same result, titles only of their own")

    objection = root.run(
        "objection", "add", "--round", selection.round, "--entry", selection.forwarded["a1"],
        "--text", OBJECTION, "--by", OBJECTOR, "--date", "2025-09-29", who="县经办")["id"]
    error = root.refused(
        65, "round", "award", selection.round, "--date", "2025-10-11", who="县经办")
    require(error["code"] == "round.objections_open", "no award over an open objection", error)
    answered = root.run(
        "objection", "answer", objection, "--outcome", "upheld", "--answer", lessons.ANSWER,
        "--start", ANEW["start"], "--date", "2025-10-09", who="县经办")
    require(answered["publicity"] == {**answered["publicity"], **ANEW}, "anew", answered)
    county.round()
    check_everywhere(selection, 1, ("a1",), ANEW)
    check(True, "struck; the next is called up everywhere; the period starts anew")
    answers = county["vb2"].run("objection", "list")["items"]
    require(
        [(item["answer"], item["by"]) for item in answers] == [(lessons.ANSWER, None)],
        "a village reads the answer, not who objected", answers)


def correct(selection):
    title("更正: reopened by two persons, a second version")
    county, root = selection.county, selection.root
    reason = ("--reason", "录入错误")
    first = selection.act("reopen", *reason, who=CHIEF)
    error = root.refused(77, "round", "reopen", selection.round, *reason, who=CHIEF)
    require(error["code"] == "round.same_person", "it takes another person", error)
    second = selection.act("reopen", *reason, who=MANAGER)
    check(
        [first["reopened"], second["reopened"], second["version"]] == [False, True, 2],
        "two persons reopen it", first, second)
    judge = HALL[1]
    root.run(
        "score", "enter", *options(selection, "b1", judge.name), "--total", judge.corrected["b1"],
        who=SCORER)
    root.run("score", "sign", *options(selection, "b1", judge.name), who=SCORER)
    closed = selection.act("close", who="县经办")
    # The late sheet is there by now.
    require(closed["sheets"] == 29 and len(closed["absent"]) == 5, "what it names", closed)
    seal(selection, 2)
    published = selection.act("publish", "--start", LAST["start"], "--working-days", 5, who="县经办")
    check(
        published["correction"] is True and published["version"] == 2
        and published["publicity"]["end"] == LAST["end"], "published as a correction", published)
    county.round()
    check_everywhere(selection, 2, ("a1",), LAST)
    check(True, "every node reads version 2, marked as a correction")
    error = root.refused(
        65, "round", "award", selection.round, "--date", LAST["end"], who="县经办")
    require(error["code"] == "round.publicity_runs", "no award before the period is over", error)
    # The clock here is past all of this: what hung on paper then is told here only now.
    error = root.refused(
        65, "round", "award", selection.round, "--date", "2025-10-25", who="县经办")
    require(error["code"] == "round.told_late", "told late, it says where it was public", error)
    awarded = selection.act(
        "award", "--date", "2025-10-25", "--reason", "10月17日起在政务公开栏张贴", who="县经办")
    county.round()
    states = {
        name: node.run("rank", selection.round)["publicity"]["state"]
        for name, node in county.nodes.items()}
    check(
        awarded["effective_on"] == "2025-10-25" and set(states.values()) == {"effective"},
        "awarded; results have come down to every village", states)


# What must hold

def check_sheets(county):
    """Sheets, judges and objections stay with the host; a judge away has his own alone."""
    for name, node in county.nodes.items():
        kinds = {}
        for line in node.lines("dump"):
            record = json.loads(line)
            kinds.setdefault(record["kind"], []).append(record)
        held = {kind: len(kinds[kind]) for kind in sorted(ROUND_KINDS & set(kinds))}
        wanted = {}
        if node is county.root:
            # 24 in the hall, two second typings, five from away.
            wanted = {
                "objection": 1, "round": 1, "round.form": 1, "round.judge": 7, "round.sheet": 31,
                "round.time": 1}
        elif name == AWAY.unit:
            wanted = {"round.form": 1, "round.sheet": 5}
        require(held == wanted, f"{name}: what it holds of the round", held, wanted)
    check(True, "no village, township or university holds a sheet, a judge or an objection")


def audiences():
    """Texts that stand out, by the nodes that may hold them."""
    found = lessons.audiences("county", AWAY.unit)
    found += [({"county"}, [OBJECTION, OBJECTOR] + [judge.name for judge in HALL])]
    return found + [({"county", AWAY.unit}, [AWAY.name, REMARK])]


def play(county):
    """The contest from its opening to its award; returns what was made."""
    selection = Selection(county)
    open_contest(selection)
    bring(selection)
    forward(selection)
    polish(selection)
    open_round(selection)
    type_sheets(selection)
    close_and_lock(selection)
    publish(selection)
    correct(selection)
    check_sheets(county)
    return selection


def script(world):
    county = counties.whole(world)
    play(county)
    county.check_all()
    county.check_apart(audiences())


if __name__ == "__main__":
    main(script)
