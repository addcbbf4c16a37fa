import Domain
import Engine
import Journal
import Store
import TestKit
import Testing

/// What an office may not write about a lesson takes no effect anywhere (sync.md §5).
struct LessonAuthorityTests {
  @discardableResult
  private func forge(
    _ machine: Machine, _ draft: Draft, actor: String = "forger"
  ) throws -> [Dot] {
    let signer = try #require(machine.keys.signer(of: machine.replica))
    return try machine.engine.store.write { transaction in
      try transaction.append(
        [draft],
        Authoring(
          signer: signer, actor: actor, act: ID128(high: 1, low: 2), now: machine.clock.now(),
          random: SeededRandomness(9)))
    }
  }

  private func put(_ machine: Machine, _ id: String, _ fields: [(String, Value)]) throws -> Draft {
    let record = try #require(RecordID(uuid: id))
    let state = try #require(try machine.read { try $0.locate(record) })
    let operations = fields.map { field, value in
      Operation.put(
        record, state.kind, field, value, over: state[field]?.siblings.map(\.dot) ?? [])
    }
    return Draft(state.scope, operations: operations, rests: state.liveDots)
  }

  struct Forgery: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let stage: LessonStage
    let machine: String
    let fields: [(String, Value)]
    let actor: String
    let reason: String

    init(
      _ name: String, _ stage: LessonStage, by machine: String, _ fields: [(String, Value)],
      actor: String = "forger", reason: String
    ) {
      testDescription = name
      self.stage = stage
      self.machine = machine
      self.fields = fields
      self.actor = actor
      self.reason = reason
    }
  }

  private static func state(_ state: String) -> (String, Value) { ("state", .text(state)) }
  private static let other: Value = .text("0190a0a0-0000-7000-8000-000000000001")

  static let home: [Forgery] = [
    Forgery(
      "the village accepts by itself", .recommended, by: "e1", [state("accepted")],
      reason: "entry.not_the_sender"),
    Forgery(
      "the village selects by itself", .accepted, by: "e1", [state("selected")],
      reason: "entry.not_the_sender"),
    Forgery(
      "the village says it was forwarded", .selected, by: "e1",
      [state("forwarded"), ("forwarded", other)], reason: "entry.not_the_sender"),
    Forgery(
      "the township recommends without saying for whom", .draft, by: "east",
      [state("recommended")], reason: "entry.not_the_unit"),
    Forgery(
      "the township withdraws", .recommended, by: "east", [state("withdrawn")],
      reason: "entry.not_the_unit"),
    Forgery(
      "the township writes the title", .recommended, by: "east", [("title", .text("x"))],
      reason: "entry.not_the_unit"),
    Forgery(
      "acting for another village", .draft, by: "east",
      [state("recommended"), ("acted_for", .text("e2"))], reason: "entry.acted_for_other"),
    Forgery(
      "accepted by who recommended it for the village", .draft, by: "east",
      [state("accepted")], reason: "entry.state_order"),
    Forgery(
      "a step is left out", .draft, by: "east", [state("selected")],
      reason: "entry.state_order"),
    Forgery(
      "back to a draft", .accepted, by: "e1", [state("draft")], reason: "entry.state_order"),
    Forgery(
      "a state that is none", .recommended, by: "east", [state("won")],
      reason: "entry.state_unknown"),
    Forgery(
      "another contest", .recommended, by: "e1", [("contest", other)],
      reason: "entry.contest_stays"),
    Forgery(
      "a link to another record", .selected, by: "east",
      [state("forwarded"), ("forwarded", other)], reason: "entry.forwarded_other"),
    Forgery(
      "forwarded without a link", .selected, by: "east", [state("forwarded")],
      reason: "entry.forwarded_other"),
  ]

  static let before: [Forgery] = [
    Forgery(
      "the village qualifies itself", .forwarded, by: "e1", [state("qualified")],
      reason: "entry.not_the_host"),
    Forgery(
      "the township qualifies", .forwarded, by: "east", [state("qualified")],
      reason: "entry.not_the_host"),
    Forgery(
      "the township strikes off", .forwarded, by: "east", [state("struck")],
      reason: "entry.not_the_host"),
    Forgery(
      "the village forwards again by itself", .sentBack, by: "e1", [state("forwarded")],
      reason: "entry.not_the_sender"),
    Forgery(
      "the county withdraws", .forwarded, by: "county", [state("withdrawn")],
      reason: "entry.not_the_unit"),
    Forgery(
      "the county says it acts for the village", .forwarded, by: "county",
      [state("withdrawn"), ("acted_for", .text("e1"))], reason: "entry.not_the_unit"),
    Forgery(
      "the township withdraws", .forwarded, by: "east", [state("withdrawn")],
      reason: "entry.not_the_unit"),
    Forgery(
      "the county writes the manuscript", .forwarded, by: "county",
      [("manuscript", .text("x"))], reason: "entry.not_the_unit"),
    Forgery(
      "the township rewrites the title before the host", .forwarded, by: "east",
      [("title", .text("x"))], reason: "entry.not_the_unit"),
    Forgery(
      "the village lets itself in", .forwarded, by: "e1", [("admitted", .flag(true))],
      reason: "entry.not_the_host"),
    Forgery(
      "the village calls itself up", .forwarded, by: "e1", [("called_up", .flag(true))],
      reason: "entry.not_the_host"),
    Forgery(
      "the village names a newer quota", .forwarded, by: "e1", [("quota_version", .integer(9))],
      reason: "entry.not_the_sender"),
    Forgery(
      "the county names another sender", .forwarded, by: "county", [("sender", .text("county"))],
      reason: "entry.not_the_sender"),
    Forgery(
      "struck off, then qualified", .struck, by: "county", [state("qualified")],
      reason: "entry.state_order"),
    Forgery(
      "a state of the other record", .forwarded, by: "county", [state("accepted")],
      reason: "entry.state_unknown"),
  ]

  @Test("A forged step at home is set aside with its reason", arguments: home)
  func forgedAtHome(_ forgery: Forgery) throws {
    try play(forgery, names: ["e1", "east"]) { $0.entry }
  }

  @Test("A forged step before the host is set aside with its reason", arguments: before)
  func forgedBefore(_ forgery: Forgery) throws {
    try play(forgery, names: ["e1", "east", "county"]) { $0.forwarded }
  }

  private func play(
    _ forgery: Forgery, names: [String], _ id: (Lesson) -> String
  ) throws {
    let county = try County.withMachines([])
    let lesson = try county.lesson(forgery.stage)
    let expected = try county.standings(id(lesson), names).map {
      "\($0) ?\(forgery.reason)"
    }
    let machine = try county[forgery.machine]
    try forge(machine, put(machine, id(lesson), forgery.fields), actor: forgery.actor)
    try county.settle()
    #expect(try county.standings(id(lesson), names) == Set(expected))
    #expect(try county.disagreements() == [])
  }

  @Test("A record in a scope, or by an office, where it does not belong does not count")
  func scopes() throws {
    let county = try County.withMachines([])
    let lesson = try county.lesson(.forwarded)
    let record = RecordID(ID128(high: 0x7000, low: 77))
    let contest: Value = .text(lesson.contest)
    func forge(_ name: String, _ scope: String, _ kind: String, _ fields: [(String, Value)]) throws
    {
      try self.forge(
        county[name],
        Draft(
          try #require(Scope(scope)),
          operations: fields.map { .put(record, kind, $0.0, $0.1) }))
    }
    let draft: [(String, Value)] = [("contest", contest), ("state", .text("draft"))]
    try forge("e1", "e1/chain", "entry", draft)
    try forge(
      "east", "e1/parent", "entry.forwarded",
      [("contest", contest), ("sender", .text("east")), ("state", .text("forwarded"))])
    try forge("e1", "e1/tree", "contest", [("title", .text("x")), ("state", .text("open"))])
    try forge("county", "county/self", "contest", [("title", .text("x"))])
    try forge(
      "county", "east/parent", "entry.rank",
      [("entry", .text(lesson.forwarded)), ("rank", .integer(9))])
    try forge("east", "east/parent", "entry.rank", [("rank", .integer(0))])
    let reasons = try Set(
      county.machines.flatMap { machine in
        (try machine.view("quarantine list")["items"]?.array ?? []).map {
          "\($0["scope"]?.string ?? "") \($0["kind"]?.string ?? "") \($0["reason"]?.string ?? "")"
        }
      })
    #expect(
      reasons.sorted() == [
        "county/self contest contest.scope", "e1/chain entry entry.scope",
        "e1/parent entry.forwarded entry.scope", "e1/tree contest contest.not_a_host",
        "east/parent entry.rank entry.not_the_sender", "east/parent entry.rank entry.rank_form",
      ])
  }

  @Test("A version of the quotas is not rewritten, a closing names what had arrived")
  func host() throws {
    let county = try County.withMachines([])
    let lesson = try county.lesson(.forwarded)
    let root = try county["county"]
    let quota =
      try root.act(
        "contest quota", ["contest": .string(lesson.contest), "number": 1])["id"]?.string ?? ""
    try forge(root, put(root, quota, [("number", .integer(5))]))
    try forge(root, put(root, lesson.contest, [("state", .text("closed"))]))
    try forge(root, put(root, lesson.contest, [("arrived", .text(""))]))
    try forge(root, put(root, lesson.contest, [("state", .text("over"))]))
    #expect(try root.standing(quota) == "none ?contest.quota_stays")
    #expect(
      try root.standing(lesson.contest)
        == "open ?contest.arrived_missing ?contest.arrived_alone ?contest.state_unknown")
    #expect(try root.senders(lesson.contest) == ["east 1 [1]"])
  }

  @Test("An acceptance that names no submission, or by who entered it, does not count")
  func acceptance() throws {
    let county = try County.withMachines([])
    let township = try county["east"]
    let contest = try county["county"].openContest()
    try county.settle()
    let form: JSON = [
      "contest": .string(contest), "title": "x", "speaker": "y", "for": "e1", "reason": "r",
    ]
    let id = try township.act("entry submit", form, by: "zhang")["id"]?.string ?? ""
    try township.entry("recommend", id, ["for": "e1", "reason": "r"], by: "li")
    let draft = try put(township, id, [("state", .text("accepted"))])
    try forge(township, Draft(draft.scope, operations: draft.operations), actor: "wu")
    try forge(township, draft, actor: "zhang")
    try forge(township, draft, actor: "li")
    try county.settle()
    #expect(
      try county.standings(id, ["e1", "east"]) == [
        "recommended ?entry.submission_not_named ?entry.same_person ?entry.same_person"
      ])
  }
}
