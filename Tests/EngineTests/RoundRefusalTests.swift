import Domain
import Engine
import Journal
import TestKit
import Testing

/// What no sheet may say: refused with its reason by command, by file and where it was forged.
struct RoundRefusalTests {
  enum Fault: String, CaseIterable, Sendable {
    case recused
    case closed
    case locked
    case otherJudge
    case aboveRange
    case belowRange
    case offStep
    case noJudge
    case noEntry

    /// The code of command and file, and what a verdict says of a forged one.
    var codes: (command: String, verdict: String) {
      switch self {
      case .recused: ("score.recused", "score.recused")
      case .closed: ("score.round_closed", "score.round_closed")
      case .locked: ("score.round_locked", "score.round_locked")
      case .otherJudge: ("score.other_judge", "score.other_judge")
      case .aboveRange, .belowRange: ("judging.out_of_range", "score.out_of_range")
      case .offStep: ("judging.off_step", "score.off_step")
      case .noJudge: ("judge.unknown", "score.not_a_judge")
      case .noEntry: ("record.unknown", "score.not_an_entry")
      }
    }

    var judge: String { self == .noJudge ? "路人" : "评委一" }
    var actor: String { self == .otherJudge ? "评委二" : "计分员" }
    var total: String {
      switch self {
      case .aboveRange: "100.01"
      case .belowRange: "69.99"
      case .offStep: "90.005"
      default: "90.00"
      }
    }
  }

  private static let stranger = "01990000-0000-7000-8000-000000000001"

  /// A round in which this fault can be made.
  private func scene(_ fault: Fault) throws -> Scene {
    let scene = try Scene(judges: Array(Scene.judges.prefix(3)))
    if fault == .recused {
      try scene.act(
        "judge recuse",
        [
          "round": .string(scene.round), "judge": "评委一", "entry": .string(scene.entries[0]),
          "reason": "亲属",
        ])
    }
    try scene.round("draw", ["seed": "1"])
    for entry in 0..<4 {
      for judge in Scene.judges.prefix(3) where entry > 0 || fault != .recused || judge != "评委一" {
        try scene.mark(entry, judge, "8\(entry).00", by: "别人")
      }
    }
    if fault == .closed || fault == .locked {
      try scene.round("close")
      if fault == .locked { try scene.lock() }
    }
    return scene
  }

  private func form(_ fault: Fault, _ scene: Scene) -> JSON {
    let form = scene.sheet(0, fault.judge, fault.total)
    return fault == .noEntry ? form.setting("entry", .string(RoundRefusalTests.stranger)) : form
  }

  @Test("Refused by command and by a line of a file, with one reason", arguments: Fault.allCases)
  func asked(_ fault: Fault) throws {
    let scene = try scene(fault)
    let before = try scene.host.dump()
    let form = form(fault, scene)
    #expect(try scene.host.fault("score enter", form, by: fault.actor) == fault.codes.command)
    let call = CommandCall(noun: "score", verb: "enter", arguments: form)
    let lines = try scene.host.engine.act([(1, .success(call))], actor: fault.actor)
    var codes: [String] = []
    for line in lines { if case .failure(let error) = line.result { codes.append(error.code) } }
    #expect(codes == [fault.codes.command])
    #expect(try scene.host.dump() == before)
  }

  @Test(
    "A forged change is set aside with the reason, and no result moves", arguments: Fault.allCases)
  func forged(_ fault: Fault) throws {
    let scene = try scene(fault)
    let host = try scene.host
    let round = try #require(RecordID(uuid: scene.round))
    let entry = try #require(
      RecordID(uuid: fault == .noEntry ? RoundRefusalTests.stranger : scene.entries[0]))
    let judge = RoundIDs.judge(round: round, name: fault.judge)
    let rubric = try #require(try host.value(scene.round, "rubric"))
    let hash = encodeHex(Array(plainSHA256(Array(rubric.utf8)).prefix(8)))
    let sheet = RoundIDs.sheet(
      round: round, entry: entry, judge: judge, unit: host.unit, typist: fault.actor)
    let fields: [(String, Value)] = [
      ("round", .text("\(round)")), ("entry", .text("\(entry)")), ("judge", .text("\(judge)")),
      ("rubric", .text(hash)), ("marks", .text(fault.total)), ("state", .text("draft")),
    ]
    let scope = try #require(Scope("county/self"))
    let marks = Draft(
      scope, operations: fields.map { .put(sheet, "round.sheet", $0.0, $0.1) },
      rests: try host.dots([round, judge]))
    let dots = try host.forge(marks, actor: fault.actor)
    try host.forge(
      Draft(
        scope, operations: [.put(sheet, "round.sheet", "state", .text("signed"), over: dots)],
        rests: Set(try host.dots([round, judge]) + dots).sorted()), actor: fault.actor)
    #expect(try host.setAside().first == "county \(fault.codes.verdict)")
    #expect(try host.setAside().count == 2)
    let list = try host.view("score list", ["round": .string(scene.round)])["items"]?.array ?? []
    #expect(!list.contains { $0["typed_by"]?.string == fault.actor })
  }

  @Test("A judge's own unit marks for its judge alone, and nobody else in its place")
  func away() throws {
    let scene = try Scene(judges: Array(Scene.judges.prefix(2)))
    try scene.assign("评委七", seat: 7, unit: "j7")
    try scene.act(
      "judge recuse",
      [
        "round": .string(scene.round), "judge": "评委七", "entry": .string(scene.entries[1]),
        "reason": "同事",
      ])
    try scene.round("draw", ["seed": "1"])
    try scene.county.settle()
    let (away, host) = (try scene.county["j7"], try scene.host)
    func refused(_ entry: Int, _ judge: String, _ total: String) throws -> String? {
      try away.fault("score enter", scene.sheet(entry, judge, total), by: "评委七")
    }
    #expect(try refused(0, "评委一", "90") == "score.not_your_judge")
    #expect(try refused(1, "评委七", "90") == "score.recused")
    #expect(try refused(0, "评委七", "101") == "judging.out_of_range")
    #expect(try refused(0, "评委七", "90.001") == "judging.off_step")
    #expect(try refused(0, "评委七", "90") == nil)
    try away.act("score sign", scene.sheet(0, "评委七"), by: "评委七")
    // Forged: for another judge, and by the host in the judge's place.
    let round = try #require(RecordID(uuid: scene.round))
    let own = RoundIDs.judge(round: round, name: "评委七")
    let scope = try #require(Scope("j7/parent"))
    for (machine, judge) in [(away, RoundIDs.judge(round: round, name: "评委一")), (host, own)] {
      let entry = try #require(RecordID(uuid: scene.entries[2]))
      let sheet = RoundIDs.sheet(
        round: round, entry: entry, judge: judge, unit: machine.unit, typist: "forger")
      let rubric = try #require(try host.value(scene.round, "rubric"))
      let hash = encodeHex(Array(plainSHA256(Array(rubric.utf8)).prefix(8)))
      let fields: [(String, Value)] = [
        ("round", .text("\(round)")), ("entry", .text("\(entry)")), ("judge", .text("\(judge)")),
        ("rubric", .text(hash)), ("marks", .text("99.00")), ("state", .text("draft")),
      ]
      try machine.forge(
        Draft(
          scope, operations: fields.map { .put(sheet, "round.sheet", $0.0, $0.1) },
          rests: try machine.dots([RoundIDs.form(judge: own)])))
    }
    try scene.county.settle()
    #expect(try host.setAside() == ["county score.not_the_judge", "j7 score.not_a_judge"])
    let list = try host.view("score list", ["round": .string(scene.round)])["items"]?.array ?? []
    #expect(
      list.map { "\($0["scope"]?.string ?? "") \($0["state"]?.string ?? "")" } == [
        "j7/parent signed"
      ])
    // Nothing of the round but its notice is held by the university; the judge has titles alone.
    #expect(try away.dump("j7/parent").contains { $0.contains("半条被子") })
    #expect(try !scene.county["hnu"].dump().contains { $0.contains("半条被子") })
  }
}
