import Domain
import Engine
import Journal
import TestKit
import Testing

/// Seats that change hands, marks held back, points taken off, and judges beside their panel.
struct RoundSeatTests {
  private func replace(
    _ scene: Scene, _ judge: String, by other: String, unit: String? = nil
  ) -> JSON {
    let form = JSON.of(
      ("round", .string(scene.round)), ("judge", .string(judge)), ("by", .string(other)),
      ("reason", "生病"))
    return unit.map { form.setting("unit", .string($0)) } ?? form
  }

  @Test("Another takes the seat: what was signed stays, the rest is his, and no word of the first")
  func replacing() throws {
    let scene = try Scene(judges: Array(Scene.judges.prefix(3)), drawn: true)
    for entry in 0..<4 {
      for judge in ["评委一", "评委二"] { try scene.mark(entry, judge, "8\(entry).00") }
    }
    try scene.mark(0, "评委三", "90.00")
    // A draft is no sheet yet.
    try scene.act("score enter", scene.sheet(1, "评委三", "99.00"), by: "计分员")
    let form = replace(scene, "评委三", by: "评委八", unit: "w1")
    let reply = try scene.act("judge replace", form)
    let own = reply["recused"]?.strings ?? []
    #expect(reply["kept"]?.strings == [scene.entries[0]])
    #expect(own.count == 1 && reply["absent"]?.strings.count == (own == [scene.entries[0]] ? 3 : 2))
    #expect(try scene.act("judge replace", form)["dots"] == .array([]))
    func fault(_ command: String, _ form: JSON) throws -> String? {
      try scene.host.fault(command, form, by: "计分员")
    }
    #expect(try fault("score enter", scene.sheet(1, "评委三", "80.00")) == "score.replaced")
    #expect(try fault("score sign", scene.sheet(1, "评委三")) == "score.replaced")
    #expect(try fault("judge replace", replace(scene, "评委三", by: "评委九")) == "judge.replaced")
    #expect(try fault("judge replace", replace(scene, "评委一", by: "评委二")) == "judge.already")
    #expect(
      try fault(
        "judge assign", ["round": .string(scene.round), "judge": "评委九", "seat": 3])
        == "judge.seat_taken")
    #expect(
      try fault("judge assign", ["round": .string(scene.round), "judge": "评委三"])
        == "judge.replaced")
    let taken = own == [scene.entries[0]] ? "score.recused" : "score.seat_taken"
    #expect(try fault("score enter", scene.sheet(0, "评委八", "70.00")) == taken)
    for entry in 1..<4 where !own.contains(scene.entries[entry]) {
      try scene.mark(entry, "评委八", "8\(entry).00")
    }
    #expect(try scene.round("close")["absent"] == .array([]))
    let valid = (0..<4).map { own.contains(scene.entries[$0]) && $0 > 0 ? "n2" : "n3" }
    let places = try scene.places().sorted()
    #expect(places.map { $0.suffix(2) } == valid.map { $0[...] })
    #expect(places[0].hasPrefix("0 ") && places[0].contains("83.33"))
  }

  @Test("The first speaker's marks are held back until the second has a sheet")
  func holding() throws {
    let scene = try Scene(
      judges: Array(Scene.judges.prefix(3)), drawn: true,
      rubric: Scene.rubric.setting("hold_first", true))
    let order = try scene.round("draw")["order"]?.strings ?? []
    let places = order.map { scene.entries.firstIndex(of: $0) ?? 0 }
    func rows() throws -> [String] {
      let list = try scene.host.engine.view(
        CommandCall(
          noun: "score", verb: "list", arguments: ["round": .string(scene.round)]),
        actor: "计分员")
      return (list["items"]?.array ?? []).map { row in
        let place = order.firstIndex(of: row["entry"]?.string ?? "") ?? -1
        let flags = row["flags"]?.strings ?? []
        return "\(place) \(row["marks"]?.string ?? "-") \(flags.joined(separator: " "))"
      }.sorted()
    }
    try scene.mark(places[0], "评委一", "88.00")
    #expect(try rows() == ["0 - held"])
    try scene.mark(places[0], "评委一", "89.00")
    try scene.mark(places[2], "评委一", "80.00")
    #expect(try rows() == ["0 - held", "2 80.00 "])
    try scene.act("score enter", scene.sheet(places[1], "评委一", "90.00"), by: "计分员")
    #expect(try rows() == ["0 89.00 ", "1 90.00 ", "2 80.00 "])
  }

  @Test("Points come off by reason beside the time, exactly, and are part of what is closed")
  func deductions() throws {
    let scene = try Scene(
      judges: Array(Scene.judges.prefix(3)), drawn: true,
      rubric: Scene.rubric.setting("undertime", [[1, "0.10"]]))
    for entry in 0..<4 {
      for judge in Scene.judges.prefix(3) { try scene.mark(entry, judge, "8\(entry).00") }
    }
    func deduct(_ entry: Int, _ points: String, _ why: String = "未脱稿") -> JSON {
      [
        "round": .string(scene.round), "entry": .string(scene.entries[entry]),
        "points": .string(points), "reason": .string(why),
      ]
    }
    func time(_ entry: Int, _ key: String, _ seconds: Int64) -> JSON {
      JSON.of(("round", .string(scene.round)), ("entry", .string(scene.entries[entry])))
        .setting(key, .integer(seconds))
    }
    try scene.act("score deduct", deduct(0, "0.30"))
    try scene.act("score deduct", deduct(0, "0.10"))
    try scene.act("score deduct", deduct(0, "0.005", "着装"))
    try scene.act("score deduct", deduct(1, "1"))
    try scene.act("score deduct", deduct(1, "0"))
    try scene.act("score time", time(2, "over", 60))
    try scene.act("score time", time(2, "under", 5))
    try scene.act("score time", time(3, "under", 40))
    try scene.act("score time", time(3, "over", 45))
    let host = try scene.host
    #expect(try host.fault("score deduct", deduct(1, "-1")) == "score.not_points")
    #expect(try host.fault("score deduct", deduct(1, "100.5")) == "score.not_points")
    #expect(try host.fault("score deduct", deduct(1, "1", " ")) == "usage.missing_option")
    #expect(
      try host.fault("score time", time(1, "over", 1).setting("under", 1)) == "usage.exactly_one")
    #expect(try scene.county["e1"].fault("score deduct", deduct(1, "1")) == "round.not_host")
    try scene.round("close")
    #expect(try host.fault("score deduct", deduct(1, "1")) == "round.wrong_stage")
    #expect(
      try scene.rank()["items"]?.array?.map {
        "\($0["deduction"]?.string ?? "") \($0["final"]?.string ?? "")"
      } == ["0.50 82.50", "0.10 81.90", "0.00 81.00", "0.105 79.90"])
  }

  @Test("The quota counts entries, however places are counted after a shared one")
  func quota() throws {
    let scene = try Scene(
      judges: Array(Scene.judges.prefix(3)), drawn: true,
      rubric: Scene.rubric.setting("quota", 3).setting("places", "dense")
        .setting("awards", [1, 2]))
    for (entry, mark) in ["90.00", "88.00", "88.00", "86.00"].enumerated() {
      for judge in Scene.judges.prefix(3) { try scene.mark(entry, judge, mark) }
    }
    let closed = try scene.round("close")
    #expect(closed["warning"]?.line.contains("round.one_copy") == true)
    let items = try scene.rank()["items"]?.array ?? []
    #expect(
      items.map { item in
        [item["rank"], item["selected"], item["award"]].map { $0?.line ?? "" }
          .joined(separator: " ")
      } == ["1 true 1", "2 true 2", "2 true 2", "3 false null"])
  }

  @Test("Judges beside their panel, at the host after the closing alone")
  func report() throws {
    let scene = try Scene(judges: Array(Scene.judges.prefix(4)))
    try scene.assign("评委五", seat: 5, unit: "west")
    try scene.round("draw", ["seed": "1"])
    let marks = [
      ["80.00", "81.00", "82.00", "83.00"], ["80.00", "81.00", "82.00", "83.00"],
      ["83.00", "82.00", "81.00", "80.00"], ["79.00", "81.00", "82.00", "84.00"],
      ["90.00", "90.00", "90.00", "90.00"],
    ]
    for (judge, row) in marks.enumerated() {
      for (entry, mark) in row.enumerated() { try scene.mark(entry, Scene.judges[judge], mark) }
    }
    let form: JSON = ["round": .string(scene.round)]
    func fault(_ name: String) throws -> String? {
      do {
        _ = try scene.county[name].view("judge report", form)
        return nil
      } catch let error as SiweiError {
        return error.code
      }
    }
    #expect(try fault("county") == "round.not_closed")
    try scene.round("close")
    try scene.county.settle()
    #expect(try fault("e1") == "round.not_host")
    let report = try scene.host.view("judge report", form)
    let rows = (report["items"]?.array ?? []).map { row in
      ["judge", "mean", "spread", "agreement", "dropped_share"].map { row[$0]?.string ?? "-" }
        .joined(separator: " ")
    }
    #expect(
      rows == [
        "评委一 81.50 3.00 1.00 0.08", "评委二 81.50 3.00 1.00 0.08", "评委三 81.50 3.00 -1.00 0.50",
        "评委四 81.50 5.00 1.00 0.33", "评委五 90.00 0.00 - 1.00",
      ])
    let last = report.at("items", "4")
    #expect(last?["neighbours"] == 1 && last?.at("exact", "dropped_share") == "1/1")
  }

  @Test("Fewer than five working days only where the contest says so")
  func publicity() throws {
    let scene = try Scene(judges: Array(Scene.judges.prefix(3)), drawn: true)
    for entry in 0..<4 {
      for judge in Scene.judges.prefix(3) { try scene.mark(entry, judge, "8\(entry).00") }
    }
    try scene.round("close")
    try scene.lock()
    let short: JSON = ["start": "2025-09-26", "working_days": 4]
    #expect(try scene.fault("publish", short) == "round.publicity_short")
    #expect(try scene.host.status("round publish", short.setting("id", .string(scene.round))) == 65)
    let usual = try scene.round("publish", ["start": "2025-09-26"])
    #expect(usual.at("publicity", "days")?.array?.count == 5)
    let other = try scene.host
    #expect(
      try other.fault("contest open", ["title": "短", "publicity_days": 0]) == "round.not_a_number")
    let id = try other.act("contest open", ["title": "短", "publicity_days": 3])["id"]?.string ?? ""
    #expect(try other.value(id, "publicity_days") == "3")
  }

  @Test(
    "Keys that no act of lessons and rounds knows are refused by name",
    arguments: [
      ("entry submit", "speeker"), ("entry version", "manuscipt"), ("score enter", "totle"),
      ("score deduct", "point"), ("judge assign", "seats"), ("round open", "rubrics"),
      ("round publish", "days"), ("objection add", "note"), ("contest open", "name"),
    ])
  func unknownKeys(_ command: String, _ key: String) throws {
    let host = try County(County.line)["county"]
    do {
      try host.act(command, JSON.of((key, "x")))
      Issue.record("taken")
    } catch let error as SiweiError {
      #expect(error.code == "input.unknown_key" && error.arguments["key"] == key)
      #expect(error.status == .refused)
    }
  }
}
