import Domain
import Journal
import Store
import TestKit
import Testing

/// What the host's desk shows and takes while marks come in.
struct RoundDeskTests {
  private let judges = Array(Scene.judges.prefix(3))

  private func marked(rubric: JSON = Scene.rubric, _ counts: [Int]) throws -> Scene {
    let scene = try Scene(judges: judges, drawn: true, rubric: rubric)
    for (entry, count) in counts.enumerated() {
      for judge in judges.prefix(count) { try scene.mark(entry, judge, "9\(entry).00") }
    }
    return scene
  }

  @Test("A sheet that was typed and not signed is listed as such, not as absent")
  func unsigned() throws {
    let scene = try marked([3, 3, 3, 2])
    try scene.act("score enter", scene.sheet(3, judges[2], "90"), by: "计分员")
    let closed = try scene.round("close")
    #expect(closed["absent"] == .array([]))
    #expect(closed["unsigned"]?.array?.map { $0["judge"]?.string } == [judges[2]])
  }

  @Test("Few sheets are decided where there are few; of none the lock says what helps")
  func few() throws {
    let scene = try marked([3, 3, 2, 0])
    try scene.round("close")
    func decide(_ entry: Int) -> JSON {
      ["few": .string(scene.entries[entry]), "reason": "组长决定"]
    }
    #expect(try scene.fault("decide", decide(0)) == "round.enough_sheets")
    try scene.round("check", by: "计分员")
    try scene.round("check", by: "监督员")
    #expect(try scene.fault("lock", by: "主任") == "round.no_sheets")
    try scene.round("decide", decide(2))
    try scene.round("decide", decide(2))
    let last = try #require(RecordID(uuid: scene.entries[3]))
    let owner = try #require(try scene.host.read { try $0.locate(last) }).scope.anchor
    try scene.county[owner.text].entry("withdraw", scene.entries[3], ["reason": "生病"])
    try scene.county.settle()
    try scene.round("lock", by: "主任")
  }

  @Test("Before the closing nobody is shown another's marks, held-back ones nobody at all")
  func hidden() throws {
    let scene = try marked(rubric: Scene.rubric.setting("hold_first", true), [])
    let order = try scene.act("round draw", ["id": .string(scene.round)])["order"]?.strings ?? []
    let speakers = order.prefix(2).compactMap { scene.entries.firstIndex(of: $0) }
    func enter(_ entry: Int) throws -> String {
      try scene.act("score enter", scene.sheet(entry, judges[0], "90"), by: "计分员")["id"]?.string
        ?? ""
    }
    func shown(_ sheet: String, by actor: String) throws -> [JSON?] {
      let id: JSON = ["id": .string(sheet)]
      let document = try scene.host.view("show", id, by: actor)
      let history = try scene.host.view("history", id, by: actor)["changes"]?.array ?? []
      let marks = history.flatMap { $0["operations"]?.array ?? [] }.first { $0["field"] == "marks" }
      return [
        document.at("fields", "marks", "value"),
        document.at("fields", "marks", "siblings", "0", "value"), marks?["value"],
      ]
    }
    let none = [JSON?](repeating: .null, count: 3)
    let first = try enter(speakers[0])
    #expect(try shown(first, by: "计分员") == none)
    let second = try enter(speakers[1])
    #expect(try shown(first, by: "计分员").allSatisfy { $0?.string?.contains("90") == true })
    #expect(try shown(second, by: "监督员") == none)
    try scene.round("close")
    #expect(try shown(second, by: "监督员").allSatisfy { $0?.string?.contains("90") == true })
  }

  @Test("A judge's name is compared without the spaces around it, and holds nothing unseen")
  func names() throws {
    let scene = try marked([0])
    try scene.act("score enter", scene.sheet(0, " 评委一 ", "90"), by: "计分员")
    let sheets = try scene.host.view("score list", ["round": .string(scene.round)])["items"]?.array
    #expect(sheets?.map { $0["judge"]?.string } == ["评委一"])
    try scene.act("score enter", scene.sheet(1, "评 委　一", "90"), by: "计分员")
    #expect(PlainText.joined("张 三 Li Ming") == "张三Li Ming")
    let form: JSON = ["round": .string(scene.round), "seat": 8]
    #expect(
      try scene.host.fault("judge assign", form.setting("judge", "评委\u{200B}一")) == "value.control")
    #expect(
      try scene.host.fault("judge assign", form.setting("judge", "　评委一")) == "judge.seat_taken"
        || scene.host.view("judge list", ["round": .string(scene.round)])["items"]?.array?.count
          == 3
    )
  }

  @Test("A judge away from the hall reads what he is to judge; others read what was published")
  func away() throws {
    let scene = try Scene(judges: judges)
    try scene.act(
      "judge assign",
      ["round": .string(scene.round), "judge": "外评", "seat": 8, "unit": "j7", "away": true])
    let order = try scene.round("draw")["order"]?.strings
    try scene.county.settle()
    let desk = try scene.county["j7"]
    func judging() throws -> [JSON] {
      try desk.view("round show", ["id": .string(scene.round)])["judging"]?.array ?? []
    }
    #expect(try judging().compactMap { $0["entry"]?.string } == order)
    #expect(try judging().compactMap { $0["title"]?.string }.contains("半条被子"))
    let first = try #require(order?.first)
    try desk.act(
      "score enter",
      ["round": .string(scene.round), "entry": .string(first), "judge": "外评", "total": "90"])
    #expect(try judging().map { $0["typed"] } == [true, false, false, false])
    let village = try scene.county["e1"].view("round show", ["id": .string(scene.round)])
    #expect(village["kind"] == "round.notice" && village["judging"] == nil)
  }

  @Test("A late lesson enters a round once it is admitted")
  func late() throws {
    let scene = try Scene(judges: judges)
    let host = try scene.host
    try host.act("contest close", ["id": .string(scene.contest)])
    let late = try scene.county.lesson(.forwarded, in: scene.contest, titled: "来晚的课").forwarded
    let form: JSON = [
      "contest": .string(scene.contest), "rubric": Scene.rubric, "entry": .string(late),
    ]
    #expect(try host.fault("round open", form) == "round.entry_late")
    try host.entry("admit", late)
    #expect(try host.act("round open", form)["entries"]?.strings == [late])
  }

  @Test("A rubric changed over sheets says how many no longer count; the closing lists them")
  func rubric() throws {
    let scene = try marked([3, 3, 3, 3])
    let other = Scene.rubric.setting("decimals", 1)
    let reply = try scene.round("rubric", ["rubric": other])
    #expect(reply["warning"]?.line.contains("\"count\":\"12\"") == true)
    #expect(try scene.round("close")["void"]?.array?.count == 12)
  }

  @Test("One reason is one deduction, with spaces around it or without")
  func deductions() throws {
    let scene = try marked([3, 3, 3, 3])
    let form: JSON = [
      "round": .string(scene.round), "entry": .string(scene.entries[0]), "points": "0.10",
    ]
    let ids = try ["未报幕", " 未报幕 "].map {
      try scene.act("score deduct", form.setting("reason", .string($0)))["id"]
    }
    #expect(ids[0] == ids[1])
    try scene.act(
      "score time",
      ["round": .string(scene.round), "entry": .string(scene.entries[1]), "over": 45])
    // The host reads who speaks, and what is taken off and why.
    let page = try scene.host.view("round show", ["id": .string(scene.round)])
    #expect(page.at("deductions", "0", "why") == "未报幕" && page.at("deductions", "1") == nil)
    let rows = page["judging"]?.array ?? []
    let timed = rows.first { $0["entry"]?.string == scene.entries[1] }
    #expect(rows.count == 4 && timed?["over"] == 45 && timed?["valid"] == 3)
    let village = try scene.county["e1"].view("round show", ["id": .string(scene.round)])
    #expect(village["judging"] == nil && !village.line.contains("未报幕"))
    // Taken back it is listed no more.
    try scene.act("score deduct", form.setting("reason", "未报幕").setting("points", "0"))
    let after = try scene.host.view("round show", ["id": .string(scene.round)])
    #expect(after["deductions"]?.array?.isEmpty == true)
    try scene.act("score deduct", form.setting("reason", "未报幕"))
    try scene.round("close")
    let item = try scene.rank()["items"]?.array?.first {
      $0["entry"]?.string == scene.entries[0]
    }
    #expect(item?["deduction"] == "0.10")
  }

  @Test("Every office reads a result by the title that was judged, also after a newer version")
  func titles() throws {
    let scene = try Scene(judges: judges)
    let village = try scene.county["e1"]
    let entry = try #require(try village.view("entry list").at("items", "0", "id")?.string)
    try scene.round("draw")
    // Written without having heard of the draw.
    try village.entry("version", entry, ["title": "改过的题目"])
    try scene.county.settle()
    for entry in 0..<4 {
      for judge in judges { try scene.mark(entry, judge, "9\(entry).00") }
    }
    try scene.round("close")
    try scene.lock()
    try scene.round("publish", ["start": "2025-09-26", "working_days": 5])
    try scene.county.settle()
    for name in ["e1", "east", "county"] {
      let titles = try scene.rank(at: name)["items"]?.array?.compactMap { $0["title"]?.string }
      #expect(titles?.contains("半条被子") == true && titles?.contains("改过的题目") == false)
    }
  }
}
