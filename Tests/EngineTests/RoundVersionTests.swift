import Domain
import Journal
import TestKit
import Testing

/// Versions of rubrics and typings, and the tables that publicity counts by.
struct RoundVersionTests {
  @Test("A sheet of an older rubric is labelled and never ranked with the new ones")
  func rubrics() throws {
    let scene = try Scene(judges: Array(Scene.judges.prefix(3)), drawn: true)
    for entry in 0..<4 {
      for judge in Scene.judges.prefix(3) { try scene.mark(entry, judge, "8\(entry).00") }
    }
    let wider = Scene.rubric.setting("range", ["60", "100"])
    try scene.round("rubric", ["rubric": wider])
    let rows = try scene.host.view("score list", ["round": .string(scene.round)])["items"]?.array
    #expect(Set((rows ?? []).map { $0["flags"]?.strings ?? [] }) == [["other_rubric"]])
    for entry in 0..<4 {
      for judge in Scene.judges.prefix(3) where entry > 0 || judge != "评委一" {
        try scene.mark(entry, judge, entry == 0 ? "65.00" : "8\(entry).00")
      }
    }
    try scene.round("close")
    #expect(
      try scene.places()
        == ["3 1 83.00 n3", "2 2 82.00 n3", "1 3 81.00 n3", "0 - none n2"])
  }

  @Test("One typist at two machines: the two values stay, and the sheet waits for a person")
  func oneTypist() throws {
    let scene = try Scene(
      judges: Array(Scene.judges.prefix(3)), drawn: true, machines: ["county-b"])
    let (one, two) = (try scene.host, try scene.county["county-b"])
    try one.act("score enter", scene.sheet(0, "评委一", "90.00"), by: "计分员")
    try two.act("score enter", scene.sheet(0, "评委一", "91.00"), by: "计分员")
    try scene.county.settle()
    #expect(try one.conflicts() == ["round.sheet marks"])
    #expect(try scene.round("close")["to_check"]?.array?.count == 1)
    try scene.round("check", by: "甲")
    try scene.round("check", by: "乙")
    #expect(try scene.fault("lock", by: "丙") == "round.sheets_to_check")
  }

  @Test("A draft that nobody signed and a void sheet are absent, never a zero")
  func unsigned() throws {
    let scene = try Scene(judges: Array(Scene.judges.prefix(4)), drawn: true)
    for entry in 0..<4 {
      for judge in Scene.judges.prefix(3) { try scene.mark(entry, judge, "8\(entry).00") }
    }
    try scene.act("score enter", scene.sheet(0, "评委四", "99.00"), by: "计分员")
    try scene.mark(1, "评委四", "99.00")
    try scene.act(
      "score void", scene.sheet(1, "评委四").setting("reason", "写错了选手"), by: "监督员")
    try scene.act("score enter", scene.sheet(2, "评委四").setting("absent", true), by: "计分员")
    try scene.round("close")
    #expect(
      try scene.places() == ["3 1 83.00 n3", "2 2 82.00 n3", "1 3 81.00 n3", "0 4 80.00 n3"])
  }

  @Test(
    "Five working days from a Friday: by weekends, by the table above, by one's own word",
    arguments: [
      ("", "", "2025-10-03"), ("county", "", "2025-10-10"), ("county", "east", "2025-10-09"),
    ])
  func tables(_ above: String, _ own: String, _ end: String) throws {
    let county = try County(County.line)
    let contest = try county["county"].openContest()
    try county.settle()
    for title in ["半条被子", "一盏马灯", "渡口"] {
      let id = try county["e1"].enter(contest, title)
      try county["e1"].entry("recommend", id)
      try county.settle()
      try county["east"].entry("accept", id)
    }
    if !above.isEmpty { try county[above].act("holiday import", ["csv": .string(Holidays.csv)]) }
    try county.settle()
    let east = try county["east"]
    // The township works on the eighth, whatever the table above says.
    if !own.isEmpty {
      try east.act("holiday import", ["csv": "date,kind\n2025-10-08,workday\n"])
    }
    let reply = try east.act(
      "round open", ["contest": .string(contest), "rubric": Scene.rubric])
    let round = reply["id"]?.string ?? ""
    for judge in Scene.judges.prefix(3) {
      try east.act("judge assign", ["round": .string(round), "judge": .string(judge)])
    }
    try east.act("round draw", ["id": .string(round)])
    for (place, entry) in (reply["entries"]?.strings ?? []).enumerated() {
      for judge in Scene.judges.prefix(3) {
        let form: JSON = [
          "round": .string(round), "entry": .string(entry), "judge": .string(judge),
        ]
        try east.act("score enter", form.setting("total", .string("8\(place)")))
        try east.act("score sign", form)
      }
    }
    try east.act("round close", ["id": .string(round)])
    for person in ["甲", "乙"] { try east.act("round check", ["id": .string(round)], by: person) }
    try east.act("round lock", ["id": .string(round)], by: "丙")
    let published = try east.act(
      "round publish", ["id": .string(round), "start": "2025-09-26", "working_days": 5])
    #expect(published.at("publicity", "end")?.string == end)
    try county.settle()
    let rank = try county["e1"].view("rank", ["id": .string(round)])
    #expect(rank["items"]?.array?.compactMap { $0["title"]?.string }.count == 3)
    #expect(try county["e1"].fault("holiday import", ["csv": "date,kind\n"]) == "holiday.tier")
  }
}
