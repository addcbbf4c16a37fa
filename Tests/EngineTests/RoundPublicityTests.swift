import Domain
import Journal
import Store
import TestKit
import Testing

/// Publicity is days in which people could read a result, not days that somebody wrote down
/// (domain.md §4.7).
struct RoundPublicityTests {
  /// 2025-10-20 08:00 in China: the clock of the host from then on.
  private func locked(_ marks: String..., at now: Int64 = 1_760_918_400_000) throws -> Scene {
    let judges = Array(Scene.judges.prefix(3))
    let scene = try Scene(judges: judges, drawn: true)
    let host = try scene.host
    host.clock.error += now - host.clock.now()
    for (entry, mark) in marks.enumerated() {
      for judge in judges { try scene.mark(entry, judge, mark) }
    }
    try scene.round("close")
    try scene.lock()
    return scene
  }

  @Test("A period that began before it was told takes effect by its days from then, or with words")
  func toldLate() throws {
    let scene = try locked("90.00", "88.00", "86.00", "84.00")
    let published = try scene.round("publish", ["start": "2025-10-10", "working_days": 5])
    #expect(published.at("publicity", "end") == "2025-10-17")
    #expect(published["warning"]?.line.contains("round.told_after_start") == true)
    #expect(try scene.fault("award") == "round.told_late")
    #expect(try scene.fault("award", ["date": "2025-10-18"]) == "round.told_late")
    #expect(try scene.fault("award", ["reason": "电话13900001111"]) == "tour.private")
    #expect(try scene.rank().at("publicity", "made_public") == .null)
    let awarded = try scene.round("award", ["reason": "10月10日起在政务公开栏张贴"])
    #expect(awarded["effective_on"] == "2025-10-20")
    try scene.county.settle()
    let told = try scene.county["w1"].dump().filter { $0.contains("10月10日起在政务公开栏张贴") }
    #expect(told.count == 1)
    #expect(try scene.rank(at: "w1").at("publicity", "made_public") == "10月10日起在政务公开栏张贴")
    // Another version is told for itself.
    for person in ["评委组长", "部长"] { try scene.round("reopen", by: person, ["reason": "录入错误"]) }
    try scene.round("close")
    try scene.lock()
    // Bound again, though the version before was in effect.
    #expect(
      try scene.host.entryFault("strike", scene.entries[0], ["reason": "x"]) == "entry.locked")
    try scene.round("publish", ["working_days": 5])
    #expect(try scene.rank().at("publicity", "made_public") == .null)
  }

  @Test("Told on its first day it takes effect once its days are over; no day ahead is awarded")
  func toldInTime() throws {
    let scene = try locked("90.00", "88.00", "86.00", "84.00")
    let published = try scene.round("publish", ["working_days": 5])
    #expect(published["warning"] == .null)
    #expect(published.at("publicity", "end") == "2025-10-27")
    #expect(try scene.fault("award") == "round.publicity_runs")
    #expect(try scene.fault("award", ["date": "2025-10-28"]) == "value.future_day")
    try scene.host.clock.error += 8 * 86_400_000
    #expect(try scene.round("award")["effective_on"] == "2025-10-28")
  }

  @Test("Told late and awarded late, its days are over by then")
  func over() throws {
    let scene = try locked("90.00", "88.00", "86.00", "84.00")
    try scene.round("publish", ["start": "2025-10-10", "working_days": 5])
    try scene.host.clock.error += 8 * 86_400_000
    let awarded = try scene.round("award", ["reason": "已张贴"])
    #expect(awarded["effective_on"] == "2025-10-28")
    #expect(awarded["warning"]?.line.contains("note.reason_not_needed") == true)
    #expect(try scene.rank().at("publicity", "made_public") == .null)
  }

  @Test("A period may be told a few days ahead, and no further")
  func ahead() throws {
    let scene = try locked("90.00", "88.00", "86.00", "84.00")
    #expect(try scene.fault("publish", ["start": "2025-12-20"]) == "round.start_far")
    let published = try scene.round("publish", ["start": "2025-10-24", "working_days": 5])
    #expect(published.at("publicity", "end") == "2025-10-31")
    #expect(published["warning"] == .null)
  }

  @Test("No objection or correction shortens what was told, and no answer names who objected")
  func anew() throws {
    let scene = try locked("90.00", "88.00", "86.00", "84.00")
    try scene.round("publish", ["start": "2025-10-24", "working_days": 5])
    let note: JSON = [
      "round": .string(scene.round), "entry": .string(scene.entries[0]), "text": "抄袭",
      "by": "张三、李四等2人",
    ]
    #expect(
      try scene.host.fault("objection add", note.setting("anonymous", true)) == "usage.exactly_one")
    let id = try scene.act("objection add", note)["id"] ?? .null
    let answer = JSON.of(("id", id), ("outcome", "upheld"), ("answer", "情况属实"))
    func fault(_ key: String, _ value: JSON) throws -> String? {
      try scene.host.fault("objection answer", answer.setting(key, value))
    }
    for name in ["张 三", "李四"] {
      #expect(try fault("answer", .string("\(name)所述属实")) == "objection.names")
    }
    #expect(try fault("answer", "请致电13812345678") == "tour.private")
    #expect(try fault("date", "2025-10-19") == "objection.before")
    #expect(try fault("start", "2025-10-21") == "round.start_before")
    #expect(try scene.act("objection answer", answer).at("publicity", "start") == "2025-10-24")
    for person in ["评委组长", "部长"] { try scene.round("reopen", by: person, ["reason": "录入错误"]) }
    try scene.round("close")
    try scene.lock()
    #expect(try scene.fault("publish", ["start": "2025-10-20"]) == "round.start_before")
    let longer: JSON = ["start": "2025-10-24", "working_days": 9]
    #expect(try scene.round("publish", longer).at("publicity", "end") == "2025-11-06")
    for person in ["评委组长", "部长"] { try scene.round("reopen", by: person, ["reason": "录入错误"]) }
    try scene.round("close")
    try scene.lock()
    #expect(try scene.fault("publish", ["working_days": 5]) == "round.period_before")
    // As long as before, unless it is said to be longer; said again it is the same.
    for _ in 0..<2 {
      #expect(try scene.round("publish").at("publicity", "end") == "2025-11-06")
    }
  }

  @Test("A tie that a strike moved across a line takes no effect before it is decided")
  func tie() throws {
    let scene = try locked("90.00", "88.00", "86.00", "86.00")
    try scene.round("publish", ["working_days": 5])
    let objection = try scene.act(
      "objection add",
      [
        "round": .string(scene.round), "entry": .string(scene.entries[0]), "text": "抄袭",
      ])
    let answer = JSON.of(
      ("id", objection["id"] ?? .null), ("outcome", "upheld"), ("answer", "情况属实"))
    try scene.act("objection answer", answer)
    // Said again it starts no other period.
    let again = try scene.act("objection answer", answer.setting("start", "2025-10-22"))
    #expect(again["dots"]?.array?.count == 0)
    #expect(again.at("publicity", "start") == "2025-10-20")
    // What was struck is out of the contest, at its unit, too.
    try scene.county.settle()
    let gone = scene.entries[0]
    #expect(try scene.host.show(gone)["state"] == "struck")
    #expect(try scene.host.entryFault("callup", gone) == "entry.wrong_state")
    let next = try scene.act(
      "round open", ["contest": .string(scene.contest), "rubric": Scene.rubric])
    #expect(next["entries"]?.strings.contains(gone) == false)
    try scene.host.clock.error += 10 * 86_400_000
    #expect(try scene.fault("award") == "round.tie_published")
  }

  @Test("Who goes on from a round may leave before the next; who does not is bound by its result")
  func between() throws {
    let scene = try locked("90.00", "88.00", "86.00", "84.00")
    let owner = { (place: Int) throws -> Machine in
      let id = try #require(RecordID(uuid: scene.entries[place]))
      let unit = try #require(try scene.host.read { try $0.locate(id) }).scope.anchor
      return try scene.county[unit.text]
    }
    try scene.county.settle()
    // Locked and not published: its unit cannot know yet.
    #expect(try owner(1).entryFault("withdraw", scene.entries[1]) == "entry.locked")
    #expect(
      try scene.host.entryFault("strike", scene.entries[2], ["reason": "x"]) == "entry.locked")
    try scene.round("publish", ["working_days": 5])
    try scene.county.settle()
    #expect(try owner(3).entryFault("withdraw", scene.entries[3]) == "entry.locked")
    try owner(1).entry("withdraw", scene.entries[1], ["reason": "生病"])
    let copied: JSON = ["reason": "抄袭"]
    // Its host strikes nobody while there are objections to be heard.
    #expect(try scene.host.entryFault("strike", scene.entries[0], copied) == "entry.locked")
    try scene.county.settle()
    let place: JSON = ["instead_of": .string(scene.entries[1])]
    try scene.host.entry("callup", scene.entries[2], place)
    #expect(try scene.host.entryFault("callup", scene.entries[3], place) == "entry.place_taken")
    try scene.host.entry("callup", scene.entries[2], place)
    try scene.county.settle()
    // Called up it goes on, and may leave as well; the place is free again then.
    try owner(2).entry("withdraw", scene.entries[2], ["reason": "生病"])
    try scene.county.settle()
    try scene.host.entry("callup", scene.entries[3], place)
    try scene.host.clock.error += 10 * 86_400_000
    try scene.round("award")
    try scene.host.entry("strike", scene.entries[0], copied)
    #expect(try scene.places().prefix(2) == ["0 1 90.00 n3", "1 2 88.00 n3"])
    try scene.county.settle()
    #expect(try scene.county.disagreements() == [])
  }

  @Test("What was awarded does not leave, and a township's own round binds nobody")
  func bound() throws {
    let judges = Array(Scene.judges.prefix(3))
    let scene = try Scene(
      judges: judges, drawn: true, rubric: Scene.rubric.setting("awards", [1, 1]))
    for (entry, mark) in ["90.00", "88.00", "86.00", "84.00"].enumerated() {
      for judge in judges { try scene.mark(entry, judge, mark) }
    }
    try scene.round("close")
    try scene.lock()
    #expect(
      try scene.host.entryFault("strike", scene.entries[0], ["reason": "x"]) == "entry.locked")
    let east = try scene.county["east"]
    let lesson = try scene.county.lesson(.accepted, in: scene.contest, titled: "镇里的课")
    let opened = try east.act(
      "round open",
      [
        "contest": .string(scene.contest), "rubric": Scene.rubric, "entry": .string(lesson.entry),
      ])
    let round: JSON = ["id": opened["id"] ?? .null]
    try east.act("round draw", round)
    for (place, judge) in judges.enumerated() {
      let form = JSON.of(
        ("round", opened["id"] ?? .null), ("judge", .string(judge)),
        ("seat", .integer(Int64(place + 1))))
      try east.act("judge assign", form)
      let sheet = JSON.of(
        ("round", opened["id"] ?? .null), ("entry", .string(lesson.entry)),
        ("judge", .string(judge)))
      try east.act("score enter", sheet.setting("total", "90"), by: "计分员")
      try east.act("score sign", sheet, by: "计分员")
    }
    try east.act("round close", round)
    for person in ["计分员", "监督员"] { try east.act("round check", round, by: person) }
    try east.act("round lock", round, by: "主任")
    try scene.county.settle()
    try scene.county["e1"].entry("withdraw", lesson.entry, ["reason": "生病"])
    #expect(try scene.county["e1"].show(lesson.entry)["state"] == "withdrawn")
  }
}
