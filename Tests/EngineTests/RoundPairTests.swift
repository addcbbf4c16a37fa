import Domain
import Journal
import TestKit
import Testing

/// Two machines of the host act on one round before either has heard of the other.
struct RoundPairTests {
  private func scene(drawn: Bool) throws -> (Scene, Machine, Machine) {
    let scene = try Scene(
      judges: Array(Scene.judges.prefix(3)), drawn: drawn, machines: ["county-b"])
    return (scene, try scene.host, try scene.county["county-b"])
  }

  private func both(_ scene: Scene) throws -> Set<String> {
    try scene.county.standings(scene.round, ["county", "county-b"])
  }

  @Test("Two draws stay side by side, and no sheet is taken, until a person has chosen")
  func draws() throws {
    let (scene, one, two) = try scene(drawn: false)
    let first = try one.act("round draw", ["id": .string(scene.round), "seed": "a"])
    try two.act("round draw", ["id": .string(scene.round), "seed": "c"])
    try scene.county.settle()
    #expect(try both(scene) == ["scoring !draw"])
    #expect(try one.fault("score enter", scene.sheet(0, "评委一", "90")) == "round.waits_for_person")
    #expect(try scene.fault("close") == "round.waits_for_person")
    let chosen = try one.siblings(scene.round, "draw").first { $0.contains("\"seed\":\"a\"") } ?? ""
    try one.resolve("draw", chosen)
    try scene.county.settle()
    #expect(try both(scene) == ["scoring"])
    #expect(try two.act("round draw", ["id": .string(scene.round)])["order"] == first["order"])
    try scene.county.settle()
    #expect(try two.act("score enter", scene.sheet(0, "评委一", "90"))["flags"] == .array([]))
    let notice = try scene.county["e1"].view("round list").at(
      "items", "0", "fields", "draw", "value")
    #expect(notice?.string?.contains("\"seed\":\"a\"") == true)
    #expect(try one.conflicts() == [])
  }

  @Test("Two closings of different sheets wait for a person; two of the same are one")
  func closings() throws {
    let (scene, one, two) = try scene(drawn: true)
    for entry in 0..<4 {
      for judge in Scene.judges.prefix(3) { try scene.mark(entry, judge, "8\(entry).00") }
    }
    try scene.county.settle()
    try one.act("score enter", scene.sheet(0, "评委一", "90.00"), by: "计分员")
    try one.act("score sign", scene.sheet(0, "评委一"), by: "计分员")
    try one.act("round close", ["id": .string(scene.round)])
    try two.act("round close", ["id": .string(scene.round)])
    try scene.county.settle()
    #expect(try both(scene) == ["closed !closing"])
    #expect(try scene.fault("check") == "round.waits_for_person")
    #expect(try one.fault("round lock", ["id": .string(scene.round)]) == "round.waits_for_person")
    let chosen = try one.siblings(scene.round, "closing").first { $0.contains("90.00") } ?? ""
    try one.resolve("closing", chosen)
    try scene.county.settle()
    #expect(try both(scene) == ["closed"])
    try scene.lock()
    // 90.00 80.00 80.00 of the closing that was chosen.
    #expect(try scene.places().first == "0 1 83.33 n3")
    try scene.county.settle()
    let apart = try scene.county.disagreements()
    #expect(apart == [])
  }

  @Test("Equal closings, checks by two machines and equal locks need nobody")
  func equals() throws {
    let (scene, one, two) = try scene(drawn: true)
    for entry in 0..<4 {
      for judge in Scene.judges.prefix(3) { try scene.mark(entry, judge, "8\(entry).00") }
    }
    try scene.county.settle()
    try one.act("round close", ["id": .string(scene.round)])
    try two.act("round close", ["id": .string(scene.round)])
    try scene.county.settle()
    #expect(try both(scene) == ["closed"])
    try one.act("round check", ["id": .string(scene.round)], by: "甲")
    try two.act("round check", ["id": .string(scene.round)], by: "乙")
    try scene.county.settle()
    #expect(try both(scene) == ["checked"])
    try one.act("round lock", ["id": .string(scene.round)], by: "丙")
    try two.act("round lock", ["id": .string(scene.round)], by: "丁")
    try scene.county.settle()
    #expect(try both(scene) == ["locked"])
    #expect(try one.conflicts() == [])
  }

  @Test("A recusal beside the closing keeps the lock shut; typings of two machines are two")
  func recusal() throws {
    let (scene, one, two) = try scene(drawn: true)
    for entry in 0..<4 {
      for judge in Scene.judges.prefix(3) { try scene.mark(entry, judge, "8\(entry).00") }
    }
    try scene.county.settle()
    try one.act("round close", ["id": .string(scene.round)])
    try two.act(
      "judge recuse",
      [
        "round": .string(scene.round), "judge": "评委二", "entry": .string(scene.entries[1]),
        "reason": "亲属",
      ])
    try two.act("score enter", scene.sheet(2, "评委三", "99.00"), by: "乙")
    try scene.county.settle()
    try scene.round("check", by: "甲")
    try scene.round("check", by: "乙")
    #expect(try scene.fault("lock", by: "丙") == "round.recused_later")
    #expect(try scene.rank()["late"]?.array?.count == 1)
    for person in ["甲", "乙"] { try scene.round("reopen", by: person, ["reason": "回避"]) }
    let closed = try scene.round("close")
    #expect(closed["recused"]?.array?.count == 1 && closed["to_check"]?.array?.count == 1)
  }

  @Test("Of two answers to one objection the one chosen decides, after a correction")
  func answers() throws {
    let (scene, one, two) = try scene(drawn: true)
    for entry in 0..<4 {
      for judge in Scene.judges.prefix(3) { try scene.mark(entry, judge, "8\(entry).00") }
    }
    try scene.round("close")
    try scene.lock()
    try scene.round("publish", ["working_days": 5])
    let objection = try scene.act(
      "objection add",
      ["round": .string(scene.round), "entry": .string(scene.entries[3]), "text": "抄袭"])
    try scene.county.settle()
    let answer = JSON.of(("id", objection["id"] ?? .null), ("answer", "已核实"))
    try one.act("objection answer", answer.setting("outcome", "upheld"))
    try two.act("objection answer", answer.setting("outcome", "rejected"))
    try scene.county.settle()
    #expect(try scene.places().last == "3 - 83.00 n3 struck")
    try one.resolve("outcome", "rejected")
    // It is in the contest again; what was published stands until it is corrected.
    #expect(try one.show(scene.entries[3])["state"] == "forwarded")
    let other = try scene.act(
      "objection add",
      ["round": .string(scene.round), "entry": .string(scene.entries[2]), "text": "抄袭"])
    try one.act(
      "objection answer",
      JSON.of(("id", other["id"] ?? .null), ("answer", "已核实"), ("outcome", "upheld")))
    let told = try scene.places()
    #expect(told.prefix(2) == ["1 1 81.00 n3 called", "0 2 80.00 n3 called"])
    #expect(told.suffix(2) == ["3 - 83.00 n3 struck", "2 - 82.00 n3 struck"])
    one.clock.error += 20 * 86_400_000
    #expect(try scene.fault("award") == "round.strike_settled")
    for person in ["甲", "乙"] { try scene.round("reopen", by: person, ["reason": "答复不一"]) }
    try scene.round("close")
    let right = ["3 1 83.00 n3", "1 2 81.00 n3 called", "0 3 80.00 n3", "2 - 82.00 n3 struck"]
    #expect(try scene.places() == right)
    try scene.lock()
    try scene.round("publish")
    #expect(try scene.places() == right)
    let notice = try one.show(scene.round).at("related", "notice")?.string ?? ""
    #expect(try one.siblings(notice, "struck") == [scene.entries[2]])
    try scene.county.settle()
    #expect(try scene.places(at: "e1") == scene.places())
  }

  @Test("Two persons ask at two machines to reopen: whoever comes next carries it out")
  func reopening() throws {
    let (scene, one, two) = try scene(drawn: true)
    for entry in 0..<4 {
      for judge in Scene.judges.prefix(3) { try scene.mark(entry, judge, "8\(entry).00") }
    }
    try scene.round("close")
    try scene.lock()
    try scene.county.settle()
    try one.act("round reopen", ["id": .string(scene.round), "reason": "错"], by: "甲")
    try two.act("round reopen", ["id": .string(scene.round), "reason": "错"], by: "乙")
    try scene.county.settle()
    #expect(try both(scene) == ["locked"])
    let done = try two.act("round reopen", ["id": .string(scene.round), "reason": "错"], by: "乙")
    #expect(done["reopened"] == .bool(true) && done["version"] == 2)
    try scene.county.settle()
    #expect(try both(scene) == ["scoring"])
  }
}
