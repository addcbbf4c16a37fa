import Domain
import Engine
import Journal
import Store
import TestKit
import Testing

/// Sheets that name an older state of the round than there is: what their author's own feed shows
/// sets them aside; what it could not know makes them late or recused, and no result moves.
struct RoundMemoryTests {
  /// What the host does, and then forges a sheet as if it had not.
  enum Known: String, CaseIterable, Sendable {
    case closed
    case locked
    case recused
    case replaced
    /// The recusal is of another entry than the sheet's.
    case leftOut

    var reason: String {
      switch self {
      case .closed: "score.round_closed"
      case .locked: "score.round_locked"
      case .recused: "score.recused"
      case .replaced: "score.replaced"
      case .leftOut: "score.older_state"
      }
    }
  }

  /// A sheet of the first judge for the first entry, resting on `known` alone.
  private func forge(
    _ scene: Scene, at machine: Machine, resting known: [Dot], entry place: Int = 0
  ) throws -> String {
    let round = try #require(RecordID(uuid: scene.round))
    let judge = RoundIDs.judge(round: round, name: "评委一")
    let rubric = try #require(try machine.value(scene.round, "rubric"))
    let hash = encodeHex(Array(plainSHA256(Array(rubric.utf8)).prefix(8)))
    let entry = try #require(RecordID(uuid: scene.entries[place]))
    let sheet = RoundIDs.sheet(
      round: round, entry: entry, judge: judge, unit: machine.unit, typist: "forger")
    let fields: [(String, Value)] = [
      ("round", .text("\(round)")), ("entry", .text("\(entry)")), ("judge", .text("\(judge)")),
      ("rubric", .text(hash)), ("marks", .text("99.00")), ("state", .text("draft")),
    ]
    let scope = try #require(Scope("county/self"))
    let dots = try machine.forge(
      Draft(
        scope, operations: fields.map { .put(sheet, "round.sheet", $0.0, $0.1) }, rests: known))
    try machine.forge(
      Draft(
        scope, operations: [.put(sheet, "round.sheet", "state", .text("signed"), over: dots)],
        rests: Set(known + dots).sorted()))
    return "\(sheet)"
  }

  private func known(_ scene: Scene, at machine: Machine) throws -> [Dot] {
    let round = try #require(RecordID(uuid: scene.round))
    return try machine.dots([round, RoundIDs.judge(round: round, name: "评委一")])
  }

  private func recuse(_ scene: Scene, from entry: Int, at machine: Machine) throws {
    try machine.act(
      "judge recuse",
      [
        "round": .string(scene.round), "judge": "评委一", "entry": .string(scene.entries[entry]),
        "reason": "亲属",
      ], by: "经办")
  }

  /// A drawn round of three judges, all sheets of all others signed.
  private func scene(_ machines: [String] = []) throws -> Scene {
    let scene = try Scene(
      judges: Array(Scene.judges.prefix(3)), drawn: true, machines: machines)
    for entry in 0..<4 {
      for name in Scene.judges.prefix(3) where entry > 0 || name != "评委一" {
        try scene.mark(entry, name, "8\(entry).00")
      }
    }
    return scene
  }

  @Test("What its author's own feed shows sets a sheet aside", arguments: Known.allCases)
  func remembered(_ what: Known) throws {
    let scene = try scene()
    let host = try scene.host
    let old = try known(scene, at: host)
    switch what {
    case .closed: try scene.round("close")
    case .locked:
      for name in Scene.judges.prefix(1) { try scene.mark(0, name, "80.00") }
      try scene.round("close")
      try scene.lock()
    case .recused: try recuse(scene, from: 0, at: host)
    case .leftOut: try recuse(scene, from: 3, at: host)
    case .replaced:
      try scene.act(
        "judge replace",
        ["round": .string(scene.round), "judge": "评委一", "by": "评委八", "reason": "生病"])
    }
    // Nothing between the act and the forgery hides it.
    let scope = try #require(Scope("county/self"))
    for place in 0..<5 {
      let note = RecordID(derivedFrom: ["note", "\(place)"])
      try host.forge(Draft(scope, operations: [.put(note, "note", "text", .text("x"))], rests: old))
    }
    if what == .recused || what == .leftOut { try scene.mark(1, "评委二", "81.00") }
    _ = try forge(scene, at: host, resting: old)
    #expect(try host.setAside().prefix(1) == ["county \(what.reason)"])
    #expect(try host.setAside().count == 2)
    let list = try host.view("score list", ["round": .string(scene.round)])["items"]?.array ?? []
    #expect(!list.contains { $0["typed_by"]?.string == "forger" })
    let before = try host.dump()
    _ = try host.engine.rebuildDocument()
    #expect(try host.dump() == before)
  }

  @Test("A first forgery is no floor for the next")
  func twice() throws {
    let scene = try scene()
    let host = try scene.host
    let old = try known(scene, at: host)
    try recuse(scene, from: 0, at: host)
    // Of an entry from which the judge is not recused, then of the one he is.
    _ = try forge(scene, at: host, resting: old, entry: 2)
    _ = try forge(scene, at: host, resting: old)
    #expect(
      try host.setAside() == [
        "county score.older_state", "county score.recused", "county score.sheet_not_named",
        "county score.sheet_not_named",
      ])
  }

  @Test("Another machine that was offline cannot know: late or recused, and in no result")
  func offline() throws {
    let scene = try scene(["county-b"])
    try scene.county.settle()
    let (host, other) = (try scene.host, try scene.county["county-b"])
    try other.act("score enter", scene.sheet(0, "评委一", "99.00"), by: "另一台")
    try other.act("score sign", scene.sheet(0, "评委一"), by: "另一台")
    try recuse(scene, from: 1, at: other)
    let sheet = try forge(scene, at: other, resting: known(scene, at: other), entry: 2)
    try scene.mark(0, "评委一", "80.00")
    try scene.round("close")
    try scene.lock()
    let before = try scene.places()
    try scene.county.settle()
    #expect(try host.setAside() == [])
    #expect(try scene.places() == before)
    #expect(try host.show(sheet)["flags"]?.strings == ["late", "to_check"])
    let rows = try host.view("score list", ["round": .string(scene.round)])["items"]?.array ?? []
    let flags = rows.filter { $0["judge"] == "评委一" }.map { row in
      "\(row["typed_by"]?.string ?? "") \((row["flags"]?.strings ?? []).joined(separator: " "))"
    }
    #expect(
      flags.sorted() == [
        "forger late to_check", "另一台 late to_check", "计分员 ", "计分员 recused", "计分员 to_check",
        "计分员 to_check",
      ])
    let apart = try scene.county.disagreements()
    #expect(apart == [])
  }
}
