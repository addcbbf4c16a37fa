import Domain
import Journal
import TestKit
import Testing

/// Every row of domain.md §4.4 by each tier: who may, who may not, and when.
struct LessonRowTests {
  /// Each act as it is typed, reasons and ranks included.
  private static let acts: [(verb: String, arguments: JSON)] = [
    ("recommend", .object([])), ("accept", .object([])), ("return", ["reason": "理由"]),
    ("select", ["rank": 2]), ("version", ["title": "新题目"]), ("forward", .object([])),
    ("qualify", .object([])), ("strike", ["reason": "抄袭"]), ("coach", ["note": "再短些"]),
    ("remark", ["note": "好"]), ("callup", .object([])), ("admit", .object([])),
    ("withdraw", .object([])),
  ]

  /// How each act ends at the village, its township and the county, stage by stage: + done, s not
  /// in this state (65), ? not held here (66), - not for this office (77).
  private static let table = """
    recommend +-? +-? +-? s-? s-? s-- s-- s-- s-- s-?
    accept    -s? -+? -s? -s? -s? -s- -s- -s- -s- -s?
    return    -s? -+? -s? -+? -+? -s+ -s+ -ss -ss -s?
    select    -s? -s? -s? -+? -+? -+- -+- -+- -s- -s?
    version   +-? +-? +-? +-? +-? +-- +-- +-- s-- s-?
    forward   -s? -s? -s? -+? -+? -+- -+- -+- -s- -s?
    qualify   --? --? --? --? --? --+ --s --s --s --?
    strike    --? --? --? --? --? --+ --+ --+ --s --?
    coach     -s? -+? -+? -+? -+? -++ -++ -++ -ss -s?
    remark    --? --? --? --? --? --+ --+ --+ --s --?
    callup    --? --? --? --? --? --+ --+ --s --s --?
    admit     --? --? --? --? --? --s --s --s --s --?
    withdraw  +-? +-? +-? +-? +-? +-- +-- +-- s-- s-?
    """

  private static func expected(_ stage: LessonStage) -> [String] {
    let place = LessonStage.allCases.firstIndex(of: stage) ?? 0
    return table.split(separator: "\n").map { line in
      let cells = line.split(separator: " ")
      return "\(cells[0]) \(cells[place + 1])"
    }
  }

  @Test("Who may do what, stage by stage", arguments: LessonStage.allCases)
  func outcomes(_ stage: LessonStage) throws {
    let county = try County.withMachines([])
    let lesson = try county.lesson(stage)
    var found: [String] = []
    for (verb, arguments) in LessonRowTests.acts {
      var line = verb + " "
      for name in ["e1", "east", "county"] {
        let machine = try county[name]
        let image = try machine.image()
        let status = try machine.status(
          "entry \(verb)", arguments.setting("id", .string(lesson.id(at: name))))
        try machine.restore(image)
        line += [0: "+", 65: "s", 66: "?", 77: "-"][status] ?? "\(status)"
      }
      found.append(line)
    }
    #expect(found == LessonRowTests.expected(stage))
  }

  @Test("What an act cannot do without is asked for first; who may is asked before when")
  func missing() throws {
    let county = try County.withMachines([])
    let lesson = try county.lesson(.forwarded)
    let (village, township, root) = (try county["e1"], try county["east"], try county["county"])
    let found = [
      try township.entryFault("return", lesson.entry),
      try root.entryFault("return", lesson.forwarded),
      try root.entryFault("strike", lesson.forwarded),
      try township.entryFault("select", lesson.entry),
      try root.entryFault("coach", lesson.forwarded),
      try village.entryFault("version", lesson.entry),
      try village.fault("entry submit", ["contest": .string(lesson.contest), "title": "x"]),
      try root.fault("contest open", [:]), try root.fault("contest quota", ["number": 2]),
      try root.fault("contest quota", ["contest": .string(lesson.contest)]),
    ]
    #expect(found == Array(repeating: "usage.missing_option", count: found.count))
    #expect(try township.entryFault("select", lesson.entry, ["rank": 0]) == "entry.bad_rank")
    #expect(try village.entryFault("recommend", "no-such") == "record.unknown")
    #expect(
      try village.fault("entry submit", ["contest": "x", "title": "x", "speaker": "y"])
        == "contest.unknown")
  }

  @Test("Contests are run by county and township, each for its own line")
  func contests() throws {
    let county = try County()
    let (root, east, university) = (try county["county"], try county["east"], try county["hnu"])
    let opened = try ["county", "east", "e1", "hnu"].map {
      try county[$0].fault("contest open", ["title": "x"])
    }
    #expect(opened == [nil, nil, "contest.tier", "contest.tier"])
    let contest = try east.openContest("镇街初赛")
    try county.settle()
    let at: JSON = ["contest": .string(contest), "number": 2]
    let form: JSON = ["contest": .string(contest), "title": "x", "speaker": "y"]
    let found = [
      try root.fault("contest quota", at),
      try root.fault("contest close", ["id": .string(contest)]),
      try county["w1"].fault("entry submit", form), try university.fault("entry submit", form),
      try east.fault("contest quota", at.setting("unit", "e1")),
      try east.fault("contest quota", at.setting("tier", "village")),
      try east.fault("contest quota", at.setting("number", "many")),
      try east.fault("contest close", ["id": .string(contest)]),
      try east.fault("contest close", ["id": .string(contest)]),
    ]
    #expect(
      found == [
        "contest.not_the_host", "contest.not_the_host", "contest.unknown", "contest.unknown",
        "contest.no_sender", "value.not_one_of", "edit.not_a_number", nil, "contest.closed",
      ])
    let entry = try county["e1"].enter(contest)
    try county["e1"].entry("recommend", entry)
    try county.settle()
    try east.entry("accept", entry)
    // What the township runs itself ends there: nothing of it goes up.
    #expect(try east.entryFault("forward", entry) == "entry.ends_here")
    try county.settle()
    #expect(try root.entries() == [])
    #expect(try county["e1"].standing(entry) == "accepted late")
  }

  @Test("Who entered or recommended a lesson for its village does not accept it")
  func anotherPerson() throws {
    let county = try County.withMachines([])
    let (village, township) = (try county["e1"], try county["east"])
    let contest = try county["county"].openContest()
    try county.settle()
    let form: JSON = [
      "contest": .string(contest), "title": "x", "speaker": "y", "for": "e1",
    ]
    #expect(try township.fault("entry submit", form) == "usage.missing_option")
    let entered = try township.act(
      "entry submit", form.setting("reason", "no computer there"), by: "clerk zhang")
    let id = entered["id"]?.string ?? ""
    #expect(entered["no"] == "e1-DK2025H1-T0001")
    try township.entry("recommend", id, ["for": "e1", "reason": "by telephone"], by: "clerk li")
    let accepted = [
      try township.entryFault("accept", id, by: "clerk zhang"),
      try township.entryFault("accept", id, by: "clerk li"),
      try township.entryFault("accept", id, by: "clerk wu"),
    ]
    #expect(accepted == ["entry.same_person", "entry.same_person", nil])
    try county.settle()
    #expect(try village.standing(id) == "accepted")
    #expect(try village.value(id, "acting_reason") == "by telephone")
    #expect(try county.disagreements() == [])
  }

  @Test("The township puts its own lesson forward too, and withdraws for a village that says so")
  func township() throws {
    let county = try County.withMachines([])
    let (root, east) = (try county["county"], try county["east"])
    let lesson = try county.lesson(.forwarded)
    let own = try east.enter(lesson.contest, "镇街自己的课")
    try county.settle()
    #expect(try root.entries() == ["半条被子 forwarded"])
    let forwarded = try east.entry("forward", own, ["opinion": "自荐"])["id"]?.string ?? ""
    #expect(
      try east.entryFault("withdraw", lesson.entry, ["for": "county"]) == "entry.for_other_unit")
    try east.entry("withdraw", lesson.entry, ["for": "e1", "reason": "村里来电"])
    try county.settle()
    #expect(try root.entries() == ["半条被子 withdrawn", "镇街自己的课 forwarded"])
    #expect(try root.senders(lesson.contest) == ["east -1 [-]"])
    #expect(try county["e1"].standing(lesson.entry) == "withdrawn")
    #expect(
      try county["e1"].fault("entry version", ["id": .string(forwarded), "title": "x"]) != nil)
    #expect(try county.disagreements() == [])
  }

  @Test("A university keeps its lesson to itself, and puts it before the county with its own quota")
  func university() throws {
    let county = try County()
    let (root, university) = (try county["county"], try county["hnu"])
    let contest = try root.openContest()
    try root.act("contest quota", ["contest": .string(contest), "number": 3, "tier": "township"])
    try root.act("contest quota", ["contest": .string(contest), "number": 1, "unit": "hnu"])
    try county.settle()
    let ids = try ["甲", "乙"].map { try university.enter(contest, "高校课\($0)") }
    try county.settle()
    #expect(try root.entries() == [])
    try university.entry("recommend", ids[0])
    let first = try university.entry("forward", ids[0], ["opinion": "校党委推荐"])
    let second = try university.entry("forward", ids[1])
    #expect([first["over_quota"], second["over_quota"]] == [false, true])
    try county.settle()
    #expect(try root.entries() == ["高校课乙 forwarded", "高校课甲 forwarded"])
    #expect(try root.senders(contest) == ["hnu 1 [-no -no] wanted"])
    for (place, id) in ids.enumerated() {
      try university.entry("select", id, ["rank": .integer(Int64(place + 1))])
    }
    try county.settle()
    #expect(try root.senders(contest) == ["hnu 1 [1 2no]"])
    let forwarded = first["id"]?.string ?? ""
    try root.entry("qualify", forwarded)
    #expect(try university.entryFault("qualify", forwarded) == "entry.not_the_host")
    #expect(try root.entryFault("forward", forwarded) == "entry.not_the_sender")
    try county.settle()
    #expect(try university.standing(ids[0]) == "qualified")
    #expect(try county.disagreements() == [])
  }
}
