import Domain
import Journal
import Store
import TestKit
import Testing

/// A round from its draw to its publicity, as it is played in the hall (domain.md §4.5–4.7).
struct RoundFlowTests {
  @Test("A draw is worked out from its printed seed alone; once drawn the order stays")
  func draw() throws {
    let scene = try Scene(judges: [])
    let first = try scene.round("draw", ["seed": "二〇二五"])
    let order = first["order"]?.strings ?? []
    #expect(order.sorted() == scene.entries && first["seed"] == "二〇二五")
    let again = try scene.round("draw")
    #expect(again["order"] == first["order"] && again["dots"] == .array([]))
    #expect(try scene.fault("draw", ["seed": "another"]) == "round.already_drawn")
    // Another organisation's machine, told the same ids and the same seed.
    let other = try Scene(judges: [])
    let without = try other.round("draw")
    #expect(without["seed"]?.string?.utf8.count == 16)
    try scene.county.settle()
    let notice = try scene.county["e1"].view("round list").at(
      "items", "0", "fields", "draw", "value")
    #expect(notice?.string?.contains(order[0]) == true)
  }

  @Test("Seven judges: one recused, one absent, one away from the hall; a late sheet stays out")
  func sevenJudges() throws {
    let scene = try Scene(judges: Array(Scene.judges.prefix(6)))
    try scene.assign("评委七", seat: 7, unit: "j7")
    try scene.act(
      "judge recuse",
      [
        "round": .string(scene.round), "judge": "评委五", "entry": .string(scene.entries[0]),
        "reason": "同乡",
      ])
    try scene.round("draw", ["seed": "2025"])
    try scene.county.settle()
    let away = try scene.county["j7"]
    // Example F of domain.md §6 and its neighbours.
    let marks = ["91", "92", "90", "94", nil, "88", "93"]
    for (place, mark) in marks.enumerated() where place < 6 {
      if let mark { try scene.mark(0, Scene.judges[place], mark) }
      // The sixth judge stays away from the second entry.
      if place != 5 { try scene.mark(1, Scene.judges[place], "8\(place).50") }
      try scene.mark(2, Scene.judges[place], "80.00")
      try scene.mark(3, Scene.judges[place], "79.00")
    }
    for entry in 0..<4 {
      let mark = entry == 0 ? "93" : "85.00"
      try away.act("score enter", scene.sheet(entry, "评委七", mark), by: "评委七")
      try away.act("score sign", scene.sheet(entry, "评委七"), by: "评委七")
    }
    // All but the last of them arrive before the closing.
    try scene.county["j7"].sync(with: scene.host)
    try away.act("score enter", scene.sheet(3, "评委七", "99.00"), by: "评委七")
    try away.act("score sign", scene.sheet(3, "评委七"), by: "评委七")
    let closed = try scene.round("close")
    #expect(closed["recused"]?.array?.count == 1 && closed["absent"]?.array?.count == 1)
    try scene.county.settle()
    #expect(try scene.rank()["late"]?.array?.count == 1)
    let standing = try scene.host.view("score list", ["round": .string(scene.round)])["items"]?
      .array
    #expect((standing ?? []).filter { $0["flags"]?.strings.contains("late") == true }.count == 1)
    try scene.lock()
    // n=6 without the recused one, drop 93 94 and 88: (91+92+90+93)/4; the late mark is not 99.
    #expect(try scene.places() == ["0 1 91.50 n6", "1 2 83.00 n6", "2 3 80.00 n7", "3 4 79.00 n7"])
    let first = try scene.rank().at("items", "0")
    #expect(first?["dropped"]?.strings == ["94", "88"] && first?["mean"] == "366/4")
  }

  @Test("Lock, publish, an upheld objection, 更正: results come down, and no sheet does")
  func publicity() throws {
    let scene = try Scene(judges: Array(Scene.judges.prefix(3)), drawn: true)
    for (entry, mark) in ["90.00", "88.00", "86.00", "84.00"].enumerated() {
      for judge in Scene.judges.prefix(3) { try scene.mark(entry, judge, mark) }
    }
    try scene.round("close")
    try scene.lock()
    try importHolidays(scene.host)
    let published = try scene.round("publish", ["start": "2025-09-26", "working_days": 5])
    #expect(published.at("publicity", "end") == "2025-10-10")
    try scene.county.settle()
    for name in ["e1", "w1", "east", "hnu", "j7", "county"] {
      #expect(
        try scene.places(at: name) == [
          "0 1 90.00 n3", "1 2 88.00 n3", "2 3 86.00 n3", "3 4 84.00 n3",
        ])
    }
    let titles = try scene.rank(at: "e1")["items"]?.array?.compactMap { $0["title"]?.string }
    #expect(titles?.count == 1)
    // The objection stays at the host; its answer strikes the first, the third is called up.
    let objection =
      try scene.act(
        "objection add",
        [
          "round": .string(scene.round), "entry": .string(scene.entries[0]), "text": "抄袭",
          "by": "一名党员", "date": "2025-09-29",
        ])["id"]?.string ?? ""
    #expect(try scene.fault("award", ["date": "2025-10-11"]) == "round.objections_open")
    let answered = try scene.act(
      "objection answer",
      [
        "id": .string(objection), "outcome": "upheld", "answer": "情况属实", "start": "2025-10-10",
        "date": "2025-10-09",
      ])
    #expect(answered.at("publicity", "end") == "2025-10-16")
    try scene.county.settle()
    let struck = ["1 1 88.00 n3", "2 2 86.00 n3 called", "3 3 84.00 n3", "0 - 90.00 n3 struck"]
    #expect(try scene.places(at: "e1") == struck)
    #expect(try scene.places() == struck)
    #expect(try scene.county["w1"].view("objection list").at("items", "0", "answer") == "情况属实")
    #expect(try scene.county["w1"].view("objection list").at("items", "0", "by") == .null)
    // 更正: two persons with a reason, a corrected mark, a second version.
    #expect(try scene.fault("reopen") == "usage.missing_option")
    let asked = try scene.round("reopen", by: "评委组长", ["reason": "录入错误"])
    #expect(asked["reopened"] == .bool(false))
    #expect(try scene.fault("reopen", by: "评委组长", ["reason": "again"]) == "round.same_person")
    try scene.round("reopen", by: "部长", ["reason": "同意"])
    #expect(try [scene.rank()["version"], scene.rank()["correction"]] == [2, true])
    for judge in Scene.judges.prefix(3) { try scene.mark(3, judge, "87.00") }
    try scene.round("close")
    try scene.lock()
    let corrected = try scene.round("publish", ["start": "2025-10-17", "working_days": 5])
    #expect(corrected["correction"] == .bool(true))
    try scene.county.settle()
    #expect(
      try scene.places(at: "e2")
        == ["1 1 88.00 n3", "3 2 87.00 n3 called", "2 3 86.00 n3", "0 - 90.00 n3 struck"])
    #expect(
      try [scene.rank(at: "e2")["version"], scene.rank(at: "e2")["correction"]] == [2, true])
    try villagesHoldNoSheet(scene)
    #expect(try scene.round("award", ["date": "2025-10-25"])["effective_on"] == "2025-10-25")
    try scene.county.settle()
    let apart = try scene.county.disagreements()
    #expect(apart == [])
  }

  private func villagesHoldNoSheet(_ scene: Scene) throws {
    for name in ["e1", "e2", "w1", "hnu", "east", "west"] {
      let held = try scene.county[name].dump().filter { line in
        ["\"kind\":\"round.sheet\"", "\"kind\":\"round.judge\"", "\"kind\":\"round\"", "评委", "抄袭"]
          .contains { line.contains($0) }
      }
      #expect(held == [])
    }
  }

  private func importHolidays(_ machine: Machine) throws {
    let reply = try machine.act("holiday import", ["csv": .string(Holidays.csv)])
    #expect(reply["added"] == 11 && reply["errors"] == .array([]))
    #expect(try machine.act("holiday import", ["csv": .string(Holidays.csv)])["same"] == 11)
  }

  @Test("Two persons type one sheet: equal ones merge, different ones block the lock")
  func twoTypings() throws {
    let scene = try Scene(judges: Array(Scene.judges.prefix(3)), drawn: true)
    for entry in 0..<4 {
      for judge in Scene.judges.prefix(3) { try scene.mark(entry, judge, "8\(entry).00") }
    }
    try scene.mark(0, "评委一", "80", by: "计分员乙")
    let different = try scene.act("score enter", scene.sheet(1, "评委一", "91.00"), by: "计分员乙")
    #expect(different["flags"]?.strings == ["to_check"])
    let closed = try scene.round("close")
    #expect(closed["to_check"]?.array?.count == 1)
    try scene.round("check", by: "甲")
    try scene.round("check", by: "乙")
    #expect(try scene.fault("lock", by: "丙") == "round.sheets_to_check")
    try scene.round("reopen", by: "甲", ["reason": "待核对"])
    try scene.round("reopen", by: "乙", ["reason": "待核对"])
    #expect(try scene.rank()["version"] == 1)
    try scene.act("score enter", scene.sheet(1, "评委一", "81.00"), by: "计分员乙")
    #expect(try scene.round("close")["to_check"] == .array([]))
    try scene.lock()
    #expect(try scene.places() == ["3 1 83.00 n3", "2 2 82.00 n3", "1 3 81.00 n3", "0 4 80.00 n3"])
  }

  @Test("Times cost what the table says; a tie across the line and two sheets wait for the chief")
  func decisions() throws {
    let scene = try Scene(judges: Array(Scene.judges.prefix(3)), drawn: true)
    for (entry, mark) in ["90.00", "88.00", "88.00", "84.00"].enumerated() {
      for judge in Scene.judges.prefix(entry == 3 ? 2 : 3) { try scene.mark(entry, judge, mark) }
    }
    try scene.act(
      "score time",
      ["round": .string(scene.round), "entry": .string(scene.entries[0]), "over": 45])
    try scene.round("close")
    try scene.round("check", by: "甲")
    try scene.round("check", by: "乙")
    #expect(try scene.fault("lock", by: "丙") == "round.open_tie")
    try scene.round(
      "decide",
      [
        "tie": [.string(scene.entries[2]), .string(scene.entries[1])], "reason": "投票四比三",
      ])
    #expect(try scene.fault("lock", by: "丙") == "round.without_result")
    try scene.round("decide", ["few": .string(scene.entries[3]), "reason": "组长决定"])
    try scene.round("lock", by: "丙")
    #expect(
      try scene.places() == ["0 1 89.50 n3", "2 2 88.00 n3", "1 3 88.00 n3", "3 4 84.00 n2"])
  }

  @Test("弃赛 before the lock leaves the ranking; after it the entry is locked")
  func withdrawal() throws {
    let scene = try Scene(judges: Array(Scene.judges.prefix(3)), drawn: true)
    for entry in 0..<4 {
      for judge in Scene.judges.prefix(3) { try scene.mark(entry, judge, "8\(entry).00") }
    }
    try scene.round("close")
    let last = try #require(RecordID(uuid: scene.entries[3]))
    let owner = try #require(try scene.host.read { try $0.locate(last) }).scope.anchor
    let machine = try scene.county[owner.text]
    try machine.entry("withdraw", scene.entries[3])
    try scene.county.settle()
    try scene.lock()
    #expect(try scene.places() == ["2 1 82.00 n3", "1 2 81.00 n3", "0 3 80.00 n3"])
    try scene.county.settle()
    for entry in scene.entries.prefix(3) {
      let at = scene.county.machines.filter { $0.unit.text != "county" }.compactMap {
        try? $0.entryFault("withdraw", entry)
      }
      #expect(Set(at.filter { $0 == "entry.locked" }).count == 1)
    }
  }
}

/// The National Day holidays of 2025 with their make-up working days.
enum Holidays {
  static let csv = """
    date,kind
    2025-09-28,workday
    2025-10-01,holiday
    2025-10-02,holiday
    2025-10-03,holiday
    2025-10-04,holiday
    2025-10-05,holiday
    2025-10-06,holiday
    2025-10-07,holiday
    2025-10-08,holiday
    2025-10-11,workday
    2025-01-01,holiday
    """
}
