import Domain
import Journal
import Store
import TestKit
import Testing

/// What is left of a result once an objection struck one of it.
struct RoundStrikingTests {
  private let judges = Array(Scene.judges.prefix(3))

  /// A closed round with these marks, one an entry, from every judge.
  private func closed(_ marks: String...) throws -> Scene {
    let scene = try Scene(judges: judges, drawn: true)
    for (entry, mark) in marks.enumerated() {
      for judge in judges { try scene.mark(entry, judge, mark) }
    }
    try scene.round("close")
    return scene
  }

  private func order(_ scene: Scene, _ entries: Int...) -> JSON {
    ["tie": .array(entries.map { .string(scene.entries[$0]) }), "reason": "投票"]
  }

  /// Published, objected to, and the objection upheld; the reply to the answer.
  private func uphold(_ scene: Scene, against entry: Int) throws -> JSON {
    try scene.round("publish", ["start": "2025-09-15", "working_days": 5])
    let objection = try scene.act(
      "objection add",
      [
        "round": .string(scene.round), "entry": .string(scene.entries[entry]), "text": "抄袭",
        "date": "2025-09-17",
      ])
    return try scene.act(
      "objection answer",
      [
        "id": .string(objection["id"]?.string ?? ""), "outcome": "upheld", "answer": "情况属实",
        "start": "2025-09-18", "date": "2025-09-18",
      ])
  }

  @Test("Who withdrew between closing and lock stays out when another is struck")
  func withdrawn() throws {
    let scene = try closed("80.00", "81.00", "82.00", "83.00")
    let last = try #require(RecordID(uuid: scene.entries[3]))
    let owner = try #require(try scene.host.read { try $0.locate(last) }).scope.anchor
    try scene.county[owner.text].entry("withdraw", scene.entries[3])
    try scene.county.settle()
    try scene.lock()
    #expect(try uphold(scene, against: 2)["warning"] == .null)
    #expect(
      try scene.places()
        == ["1 1 81.00 n3", "0 2 80.00 n3 called", "2 - 82.00 n3 struck"])
  }

  @Test("The order that the panel decided holds for those left of the tie")
  func decided() throws {
    let scene = try closed("90.00", "88.00", "88.00", "88.00")
    try scene.round("decide", order(scene, 2, 3, 1))
    try scene.lock()
    #expect(try scene.places() == ["0 1 90.00 n3", "2 2 88.00 n3", "3 3 88.00 n3", "1 4 88.00 n3"])
    #expect(try uphold(scene, against: 2)["warning"] == .null)
    #expect(
      try scene.places()
        == ["0 1 90.00 n3", "3 2 88.00 n3 called", "1 3 88.00 n3", "2 - 88.00 n3 struck"])
    #expect(try scene.rank()["open_ties"] == .array([]))
    // The result called up the next already.
    let place: JSON = ["instead_of": .string(scene.entries[2])]
    #expect(try scene.host.entryFault("callup", scene.entries[1], place) == "entry.place_ranked")
  }

  @Test("What was struck stays out when the round is reopened; a tie off the line keeps its order")
  func reopened() throws {
    let scene = try closed("90.00", "88.00", "88.00", "70.00")
    try scene.round("decide", order(scene, 2, 1))
    try scene.lock()
    _ = try uphold(scene, against: 0)
    // Both are within the quota now; the panel's order stands all the same.
    let told = ["2 1 88.00 n3", "1 2 88.00 n3 called", "3 3 70.00 n3", "0 - 90.00 n3 struck"]
    #expect(try scene.places() == told)
    try scene.round("reopen", by: "评委组长", ["reason": "核对"])
    try scene.round("reopen", by: "部长", ["reason": "同意"])
    #expect(try scene.places() == told)
    try scene.round("close")
    #expect(
      try scene.places()
        == [
          "1 1 88.00 n3 called", "2 1 88.00 n3 called", "3 3 70.00 n3", "0 - 90.00 n3 struck",
        ])
    try scene.lock()
    try scene.round("publish", ["start": "2025-10-09", "working_days": 5])
    #expect(try scene.rank()["correction"] == .bool(true))
    #expect(try scene.places().last == "0 - 90.00 n3 struck")
  }

  @Test("Whoever calls up another than the next in rank is told of it")
  func passed() throws {
    let scene = try closed("90.00", "88.00", "86.00", "84.00")
    try scene.lock()
    try scene.round("publish", ["working_days": 5])
    let host = try scene.host
    let first = try #require(RecordID(uuid: scene.entries[0]))
    let owner = try #require(try host.read { try $0.locate(first) }).scope.anchor
    try scene.county.settle()
    try scene.county[owner.text].entry("withdraw", scene.entries[0])
    try scene.county.settle()
    let place: JSON = ["instead_of": .string(scene.entries[0])]
    let warning = try host.entry("callup", scene.entries[3], place)["warning"]?.line ?? ""
    let next = try host.show(scene.entries[2])["no"]?.string ?? "?"
    #expect(warning.contains("entry.passed_over") && warning.contains(next))
    #expect(try host.entry("callup", scene.entries[2])["warning"] == .null)
  }

  @Test("One sheet is enough where the chief judge says so, none is not")
  func none() throws {
    let scene = try Scene(judges: judges, drawn: true)
    for entry in 0..<3 {
      for judge in judges { try scene.mark(entry, judge, "8\(entry).00") }
    }
    try scene.round("close")
    let few: JSON = ["few": .string(scene.entries[3]), "reason": "组长决定"]
    #expect(try scene.fault("decide", few) == "round.no_sheets")
  }

  @Test("A strike that moves a shared place across the line says so; reopened, it is decided")
  func moved() throws {
    let scene = try closed("90.00", "88.00", "86.00", "86.00")
    try scene.lock()
    let answered = try uphold(scene, against: 0)
    #expect(answered["warning"]?.line.contains("round.tie_moved") == true)
    #expect(
      try scene.places()
        == ["1 1 88.00 n3", "2 2 86.00 n3", "3 2 86.00 n3", "0 - 90.00 n3 struck"])
    try scene.round("reopen", by: "评委组长", ["reason": "并列待定"])
    try scene.round("reopen", by: "部长", ["reason": "同意"])
    try scene.round("close")
    #expect(try scene.fault("decide", order(scene, 1, 2)) == "round.no_tie")
    try scene.round("check", by: "计分员")
    try scene.round("check", by: "监督员")
    #expect(try scene.fault("lock", by: "主任") == "round.open_tie")
    #expect(
      try scene.rank().at("open_ties", "0", "entries")?.strings == Array(scene.entries.suffix(2)))
    try scene.round("decide", order(scene, 3, 2))
    try scene.round("lock", by: "主任")
    let published = try scene.round("publish", ["start": "2025-09-26", "working_days": 5])
    #expect(published["warning"] == .null)
    #expect(
      try scene.places()
        == ["1 1 88.00 n3", "3 2 86.00 n3 called", "2 3 86.00 n3", "0 - 90.00 n3 struck"])
  }
}
