import Domain
import Journal
import Store
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

  @Test("The panel decides whole ties across a line, and of the closing it looked at alone")
  func tiesOfClosings() throws {
    let scene = try Scene(judges: judges, drawn: true)
    for (entry, mark) in ["90.00", "88.00", "88.00", "84.00"].enumerated() {
      for judge in judges { try scene.mark(entry, judge, mark) }
    }
    try scene.round("close")
    func order(_ entries: Int...) -> JSON {
      ["tie": .array(entries.map { .string(scene.entries[$0]) }), "reason": "投票"]
    }
    #expect(try scene.fault("decide", order(0, 1)) == "round.no_tie")
    #expect(try scene.fault("decide", order(1, 3)) == "round.no_tie")
    try scene.round("decide", order(2, 1))
    try scene.round("reopen", by: "评委组长", ["reason": "录入错误"])
    try scene.round("reopen", by: "部长", ["reason": "同意"])
    for judge in judges { try scene.mark(3, judge, "85.00") }
    try scene.round("close")
    let early = try scene.round("check", by: "计分员")["warning"]?.line ?? ""
    #expect(early.contains("round.check_open"))
    try scene.round("decide", order(1, 2))
    #expect(try scene.round("check", by: "监督员")["warning"] == .null)
    #expect(try scene.host.show(scene.round)["checked_by"] == ["计分员", "监督员"])
    try scene.round("lock", by: "主任")
    #expect(try scene.places() == ["0 1 90.00 n3", "1 2 88.00 n3", "2 3 88.00 n3", "3 4 85.00 n3"])
  }

  @Test("That few sheets are enough is decided of one closing")
  func fewAnew() throws {
    let scene = try Scene(judges: judges, drawn: true)
    for entry in 0..<3 {
      for judge in judges { try scene.mark(entry, judge, "8\(entry).00") }
    }
    func closed() throws {
      try scene.round("close")
      try scene.round("check", by: "计分员")
      try scene.round("check", by: "监督员")
    }
    let few: JSON = ["few": .string(scene.entries[3]), "reason": "组长决定"]
    try scene.mark(3, judges[0], "89.00")
    try closed()
    #expect(try scene.fault("lock", by: "主任") == "round.without_result")
    try scene.round("decide", few)
    #expect(try scene.places().first == "3 1 89.00 n1")
    try scene.round("reopen", by: "评委组长", ["reason": "漏录"])
    try scene.round("reopen", by: "部长", ["reason": "同意"])
    try scene.mark(3, judges[1], "70.00")
    try closed()
    #expect(try scene.fault("lock", by: "主任") == "round.without_result")
    try scene.round("decide", few)
    try scene.round("lock", by: "主任")
  }

  @Test("A version written after forwarding and before the draw gives the title of the result")
  func titles() throws {
    let scene = try Scene(judges: judges)
    for (place, entry) in scene.entries.enumerated() {
      let id = try #require(RecordID(uuid: entry))
      let owner = try #require(try scene.host.read { try $0.locate(id) }).scope.anchor
      try scene.county[owner.text].entry("version", entry, ["title": .string("改题\(place)")])
    }
    try scene.county.settle()
    try scene.round("draw", ["seed": "2025"])
    for entry in 0..<4 {
      for judge in judges { try scene.mark(entry, judge, "8\(entry).00") }
    }
    try scene.round("close")
    let rank = try scene.rank()
    let titles = (rank["items"]?.array ?? []).map { $0["title"]?.string }
    #expect(titles == ["改题3", "改题2", "改题1", "改题0"])
  }

  @Test("What is locked is not struck by one person; what took effect takes no objection")
  func afterwards() throws {
    let scene = try Scene(judges: judges, drawn: true)
    for entry in 0..<4 {
      for judge in judges { try scene.mark(entry, judge, "8\(entry).00") }
    }
    try scene.round("close")
    try scene.lock()
    #expect(
      try scene.host.entryFault("strike", scene.entries[3], ["reason": "抄袭"]) == "entry.locked")
    let before = try scene.rank().at("items", "0", "title")
    try scene.county.settle()
    let last = try #require(RecordID(uuid: scene.entries[3]))
    let owner = try #require(try scene.host.read { try $0.locate(last) }).scope.anchor
    try scene.county[owner.text].entry("version", scene.entries[3], ["title": "后来的题目"])
    try scene.county.settle()
    #expect(try scene.rank().at("items", "0", "title") == before)
    try scene.round("publish", ["start": "2025-09-15", "working_days": 5])
    try scene.round("award", ["date": "2025-09-29"])
    let objection: JSON = [
      "round": .string(scene.round), "entry": .string(scene.entries[0]), "text": "迟到的异议",
    ]
    #expect(try scene.host.fault("objection add", objection, by: "经办") == "round.in_effect")
  }
}
