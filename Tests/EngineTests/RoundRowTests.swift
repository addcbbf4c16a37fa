import Domain
import Journal
import Store
import TestKit
import Testing

/// Each row of domain.md §4.5–4.7 by office and tier, and what a forged step of it comes to.
struct RoundRowTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let command: String
    /// How far the round has come.
    let stage: String
    /// Offices that may; all others end with 77 or do not hold it (66).
    let more: JSON
  }

  static let rows: [Row] = [
    Row(testDescription: "draw", command: "round draw", stage: "preparing", more: ["seed": "1"]),
    Row(testDescription: "close", command: "round close", stage: "scoring", more: [:]),
    Row(testDescription: "check", command: "round check", stage: "closed", more: [:]),
    Row(testDescription: "lock", command: "round lock", stage: "checked", more: [:]),
    Row(
      testDescription: "publish", command: "round publish", stage: "locked",
      more: ["start": "2025-09-26"]),
    Row(
      testDescription: "reopen", command: "round reopen", stage: "locked", more: ["reason": "错"]),
    Row(
      testDescription: "award", command: "round award", stage: "published",
      more: ["date": "2025-12-01"]),
    Row(
      testDescription: "object", command: "round object", stage: "published", more: ["text": "异议"]),
  ]

  /// A county round that has come so far.
  private func scene(_ stage: String) throws -> Scene {
    let scene = try Scene(judges: Array(Scene.judges.prefix(3)))
    if stage == "preparing" { return scene }
    try scene.round("draw", ["seed": "1"])
    for entry in 0..<4 {
      for judge in Scene.judges.prefix(3) { try scene.mark(entry, judge, "8\(entry).00") }
    }
    let steps: [(String, () throws -> Void)] = [
      ("scoring", {}), ("closed", { try scene.round("close") }),
      (
        "checked",
        {
          try scene.round("check", by: "计分员")
          try scene.round("check", by: "监督员")
        }
      ), ("locked", { try scene.round("lock", by: "主任") }),
      ("published", { try scene.round("publish", ["start": "2025-09-26"]) }),
    ]
    for (name, step) in steps {
      try step()
      if name == stage { break }
    }
    try scene.county.settle()
    return scene
  }

  @Test("Only the host takes the step, from its stage alone", arguments: rows)
  func row(_ row: Row) throws {
    let scene = try scene(row.stage)
    #expect(try scene.stage() == row.stage)
    var arguments: JSON = ["id": .string(scene.round)]
    for member in row.more.members ?? [] { arguments = arguments.setting(member.key, member.value) }
    for name in ["east", "west", "e1", "w1", "hnu", "j7"] {
      #expect(try scene.county[name].fault(row.command, arguments) == "round.not_host")
      #expect(try scene.county[name].status(row.command, arguments) == 77)
    }
    #expect(try scene.host.fault(row.command, arguments, by: "第三人") == nil)
  }

  @Test(
    "A step from another stage is refused",
    arguments: [
      ("preparing", "close check lock publish"), ("scoring", "check lock publish"),
      ("closed", "close publish"), ("locked", "draw close check lock"),
      ("published", "draw close check lock"),
    ])
  func order(_ stage: String, _ verbs: String) throws {
    let scene = try scene(stage)
    for verb in verbs.split(separator: " ") {
      let more: JSON = verb == "publish" ? ["start": "2025-09-26"] : ["reason": "x"]
      let fault = try scene.fault(String(verb), by: "第三人", more)
      #expect(fault == "round.wrong_stage")
    }
  }

  @Test("A lock needs two checkers and a third person; a check the other one")
  func persons() throws {
    let scene = try scene("closed")
    #expect(try scene.fault("lock", by: "主任") == "round.not_checked")
    try scene.round("check", by: "甲")
    #expect(try scene.fault("check", by: "甲") == "round.same_person")
    #expect(try scene.fault("lock", by: "主任") == "round.not_checked")
    try scene.round("check", by: "乙")
    #expect(try scene.fault("lock", by: "乙") == "round.same_person")
    #expect(try scene.fault("lock", by: "主任") == nil)
  }

  @Test(
    "A township runs its own round: the county reads it and may not touch it; villages see none")
  func township() throws {
    let county = try County()
    let contest = try county["county"].openContest()
    try county.settle()
    for (unit, title) in [("e1", "半条被子"), ("e2", "一盏马灯")] {
      let id = try county[unit].enter(contest, title)
      try county[unit].entry("recommend", id)
      try county[unit].sync(with: county["east"])
      try county["east"].entry("accept", id)
    }
    let (east, root) = (try county["east"], try county["county"])
    let open: JSON = ["contest": .string(contest), "rubric": Scene.rubric]
    #expect(try county["e1"].fault("round open", open) == "round.host_tier")
    #expect(try root.fault("round open", open) == "round.no_entries")
    let round = try east.act("round open", open)
    let id = round["id"]?.string ?? ""
    for judge in Scene.judges.prefix(3) {
      try east.act("judge assign", ["round": .string(id), "judge": .string(judge), "unit": "e1"])
    }
    try east.act("round draw", ["id": .string(id)])
    try county.settle()
    #expect(try root.show(id)["scope"] == "east/parent")
    let judges = try root.view("judge list", ["round": .string(id)])["items"]?.array ?? []
    // Of e1: recused from the entry of e1 by itself.
    #expect(judges.map { $0["recused"]?.array?.count } == [1, 1, 1])
    let entries = round["entries"]?.strings ?? []
    let own = judges[0].at("recused", "0")?.string ?? ""
    for entry in entries {
      let form: JSON = [
        "round": .string(id), "entry": .string(entry), "judge": "评委一", "total": "88.00",
      ]
      #expect(try root.fault("score enter", form) == "round.not_host")
      #expect(try east.fault("score enter", form) == (entry == own ? "score.recused" : nil))
    }
    for verb in ["close", "draw"] {
      #expect(try root.fault("round \(verb)", ["id": .string(id)]) == "round.not_host")
    }
    // The county writes in the township's scope past the commands.
    let record = try #require(RecordID(uuid: id))
    let dots = try root.dots([record])
    try root.forge(
      Draft(
        try #require(Scope("east/parent")),
        operations: [.put(record, "round", "stage", .text("closed"), over: dots)], rests: dots))
    try county.settle()
    #expect(try east.setAside() == ["county round.not_host"])
    for name in ["e1", "e2", "w1", "west"] {
      #expect(try !county[name].dump().contains { $0.contains("round.sheet") || $0.contains("评委") })
    }
    #expect(try !root.dump().contains { $0.contains("半条被子") || $0.contains("周讲述") })
  }

  struct Forgery: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let stage: String
    let fields: [(String, Value)]
    let actor: String
    let reason: String
  }

  static let forgeries: [Forgery] = [
    Forgery(
      testDescription: "scoring before the draw", stage: "preparing",
      fields: [("stage", .text("scoring"))], actor: "x", reason: "round.not_drawn"),
    Forgery(
      testDescription: "another order", stage: "scoring",
      fields: [("draw", .text("{\"seed\":\"x\",\"order\":[],\"versions\":[]}"))], actor: "x",
      reason: "round.already_drawn"),
    Forgery(
      testDescription: "locked without checks", stage: "closed",
      fields: [("stage", .text("locked")), ("result", .text("{}"))], actor: "x",
      reason: "round.not_checked"),
    Forgery(
      testDescription: "locked by one who checked", stage: "checked",
      fields: [("stage", .text("locked")), ("result", .text("{}"))], actor: "监督员",
      reason: "round.same_person"),
    Forgery(
      testDescription: "reopened by one", stage: "locked", fields: [("stage", .text("scoring"))],
      actor: "x", reason: "round.two_persons"),
    Forgery(
      testDescription: "another closing", stage: "locked", fields: [("closing", .text("{}"))],
      actor: "x", reason: "round.stage_order"),
    Forgery(
      testDescription: "another result", stage: "locked", fields: [("result", .text("{}"))],
      actor: "x", reason: "round.stage_order"),
    Forgery(
      testDescription: "another rubric after the closing", stage: "closed",
      fields: [("rubric", .text("x"))], actor: "x", reason: "round.already_closed"),
    Forgery(
      testDescription: "other entries", stage: "scoring", fields: [("entries", .text("[]"))],
      actor: "x", reason: "round.entries_fixed"),
    Forgery(
      testDescription: "published before the lock", stage: "checked",
      fields: [("stage", .text("published"))], actor: "x", reason: "round.stage_order"),
  ]

  @Test("A forged step of a round is set aside with its reason", arguments: forgeries)
  func forged(_ forgery: Forgery) throws {
    let scene = try scene(forgery.stage)
    let host = try scene.host
    let record = try #require(RecordID(uuid: scene.round))
    let state = try #require(try host.read { try $0.locate(record) })
    let operations = forgery.fields.map { field, value in
      Operation.put(record, "round", field, value, over: state[field]?.siblings.map(\.dot) ?? [])
    }
    try host.forge(
      Draft(state.scope, operations: operations, rests: state.liveDots), actor: forgery.actor)
    #expect(try host.setAside() == ["county \(forgery.reason)"])
    #expect(try scene.stage() == forgery.stage)
  }
}
