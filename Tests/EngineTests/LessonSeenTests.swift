import Domain
import Journal
import TestKit
import Testing

/// What a person was not shown is never replaced without a word (sync.md §4).
struct LessonSeenTests {
  private func titles(_ machine: Machine, _ id: String) throws -> [String] {
    try machine.siblings(id, "title").sorted()
  }

  private func numbers(_ machine: Machine, _ id: String, _ field: String) throws -> [Int64] {
    (try machine.show(id).at("fields", field, "siblings")?.array ?? [])
      .compactMap { $0["value"]?.integer }.sorted()
  }

  /// Takes one of the values of the first conflict about a field; how that ends.
  private func take(_ machine: Machine, _ field: String, _ value: JSON) throws -> Int32 {
    let conflict = try #require(
      try machine.view("conflict list")["conflicts"]?.array?.first {
        $0["field"]?.string == field
      })
    let values = conflict["values"]?.array ?? []
    let dot = try #require(values.first { $0["value"] == value }?["dot"])
    return try machine.status(
      "conflict resolve", ["id": conflict["id"] ?? .null, "take": dot, "reason": "x"])
  }

  @Test("A version by a token of before the forwarding replaces what it showed, and nothing else")
  func version() throws {
    let county = try County()
    let (village, east) = (try county["e1"], try county["east"])
    let lesson = try county.lesson(.selected)
    let token = try village.show(lesson.entry)["seen"] ?? .null
    let id = try east.entry("forward", lesson.entry)["id"]?.string ?? ""
    try county.settle()
    let change: JSON = ["title": "半条被子（修订）", "seen": token]
    #expect(try village.entry("version", lesson.entry, change)["conflict"] == nil)
    #expect(try titles(village, id) == ["半条被子（修订）"])
    // The same token again, with a title there that it never showed.
    let other: JSON = ["title": "第三个题目", "seen": token]
    #expect(try village.entry("version", lesson.entry, other)["conflict"] == true)
    #expect(try titles(village, id).count == 2)
    try county.settle()
    #expect(try titles(county["county"], id).count == 2)
  }

  @Test("Ranks by a token of before another's ranking stand side by side")
  func rank() throws {
    let county = try County()
    try county.join("east-b", unit: "east", by: county["east"])
    let east = try county["east"]
    let lesson = try county.lesson(.accepted)
    let token = try east.show(lesson.entry)["seen"] ?? .null
    try county["east-b"].entry("rank", lesson.entry, ["rank": 2])
    try county.settle()
    let mine: JSON = ["rank": 1, "seen": token]
    #expect(try east.entry("rank", lesson.entry, mine)["conflict"] == true)
    let rank = try east.related(lesson.entry, "rank")
    #expect(try numbers(east, rank, "rank") == [1, 2])
    // With what is shown now it is a choice between the two.
    let whole = try east.show(lesson.entry)["seen"] ?? .null
    #expect(try east.entry("rank", lesson.entry, ["rank": 3, "seen": whole])["conflict"] == nil)
    #expect(try numbers(east, rank, "rank") == [3])
  }

  @Test("Forwarding settles no conflict of ranks by an older number")
  func forwarded() throws {
    let county = try County()
    try county.join("east-b", unit: "east", by: county["east"])
    let east = try county["east"]
    let lesson = try county.lesson(.forwarded)
    try east.entry("rank", lesson.entry, ["rank": 4])
    try county["east-b"].entry("rank", lesson.entry, ["rank": 5])
    try county.settle()
    try east.entry("forward", lesson.entry, ["opinion": "再荐"])
    let rank = try east.related(lesson.entry, "rank")
    #expect(try numbers(east, rank, "rank") == [4, 5])
  }

  @Test("A unit takes back no word of its township or of the host by choosing between states")
  func choosing() throws {
    let county = try County()
    try county.join("east-b", unit: "east", by: county["east"])
    let (east, root) = (try county["east"], try county["county"])
    let lesson = try county.lesson(.sentBack)
    // Forwarded again here, struck off there.
    try east.entry("forward", lesson.entry)
    try root.entry("strike", lesson.forwarded, ["reason": "抄袭"])
    try county.settle()
    #expect(try root.conflicts().isEmpty == false)
    #expect(try take(east, "state", "forwarded") == 77)
    #expect(try east.show(lesson.forwarded)["state"] == "struck")
    #expect(try take(root, "state", "struck") == 0)
    // At home: returned here, accepted there; the village chooses neither of them for the township.
    let second = try county.lesson(.recommended, of: "e2", in: lesson.contest, titled: "第二课")
    try east.entry("return", second.entry, ["reason": "太长"])
    try county["east-b"].entry("accept", second.entry)
    try county["e2"].entry("withdraw", second.entry)
    try county.settle()
    #expect(try take(county["e2"], "state", "accepted") == 77)
    #expect(try take(county["e2"], "state", "withdrawn") == 0)
  }

  @Test("A quota's id is its own, and a number written twice apart is settled by a person")
  func quotas() throws {
    let county = try County()
    try county.join("county-b", unit: "county", by: county["county"])
    let (root, other) = (try county["county"], try county["county-b"])
    let contest = try root.openContest()
    try county.settle()
    let form: JSON = ["contest": .string(contest), "number": 2]
    #expect(
      try root.fault("contest quota", form.setting("id", .string(contest))) == "record.id_taken")
    let id = "01890000-0000-7000-8000-00000000abcd"
    try root.act("contest quota", form.setting("id", .string(id)))
    try other.act("contest quota", form.setting("id", .string(id)).setting("number", 3))
    try county.settle()
    #expect(try numbers(root, id, "number") == [2, 3])
    #expect(try take(root, "number", 3) == 0)
    try county.settle()
    #expect(try numbers(other, id, "number") == [3])
    #expect(try root.setAside() == [])
    #expect(
      try root.fault("contest edit", ["id": .string(contest), "set": ["deadline=下周"]])
        == "value.not_a_day")
  }

  @Test("A quota's version near the end of numbers is set aside, and the next act goes on")
  func lastVersion() throws {
    let county = try County()
    let root = try county["county"]
    let contest = try root.openContest()
    let id = root.newRecord(7)
    let values: [(String, Value)] = [
      ("contest", .text(contest)), ("number", .integer(1)), ("version", .integer(.max)),
    ]
    try root.forge(
      Draft(
        Scope(root.unit, .tree),
        operations: values.map { field, value in
          Operation(
            record: id, kind: "contest.quota", field: field, action: .put(value, supersedes: []))
        }))
    let reply = try root.act("contest quota", ["contest": .string(contest), "number": 2])
    #expect(reply["version"] == 1)
    #expect(try root.setAside().count == 1)
  }
}

extension Machine {
  fileprivate func newRecord(_ number: UInt64) -> RecordID {
    RecordID(milliseconds: clock.now(), random: ID128(high: number, low: number))
  }
}
