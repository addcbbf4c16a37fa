import Domain
import Journal
import TestKit
import Testing

/// What a closing says of itself: its rubric, and who sat where.
struct RoundClosingTests {
  private let judges = Array(Scene.judges.prefix(3))

  @Test("A closing counts by the rubric it names, though another machine changed it meanwhile")
  func rubricBeside() throws {
    let scene = try Scene(judges: judges, drawn: true, machines: ["county-b"])
    for entry in 0..<4 {
      for judge in judges { try scene.mark(entry, judge, "8\(entry).00") }
    }
    try scene.county.settle()
    let strict = Scene.rubric.setting("quota", 1).setting("decimals", 0)
    try scene.county["county-b"].act(
      "round rubric", ["id": .string(scene.round), "rubric": strict], by: "经办")
    try scene.round("close")
    let before = try scene.rank()
    try scene.county.settle()
    #expect(try scene.rank()["items"] == before["items"])
    #expect(try scene.rank()["rubric"] == before["rubric"])
    let rows = try scene.host.view("score list", ["round": .string(scene.round)])["items"]?.array
    #expect(Set((rows ?? []).map { $0["flags"]?.strings ?? [] }) == [[]])
    try scene.lock()
    #expect(try scene.places() == ["3 1 83.00 n3", "2 2 82.00 n3", "1 3 81.00 n3", "0 4 80.00 n3"])
  }

  @Test("Judges given one seat by two machines are told apart: the round can be locked")
  func oneSeat() throws {
    let scene = try Scene(machines: ["county-b"])
    try scene.assign("评委一", seat: 3)
    try scene.county["county-b"].act(
      "judge assign", ["round": .string(scene.round), "judge": "评委二", "seat": 3], by: "经办")
    try scene.county.settle()
    try scene.act("judge assign", ["round": .string(scene.round), "judge": "评委三"])
    try scene.round("draw")
    for entry in 0..<4 {
      for judge in judges { try scene.mark(entry, judge, "8\(entry).00") }
    }
    try scene.round("close")
    try scene.lock()
    #expect(try scene.places() == ["3 1 83.00 n3", "2 2 82.00 n3", "1 3 81.00 n3", "0 4 80.00 n3"])
  }
}
