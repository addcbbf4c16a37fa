import Domain
import Journal
import TestKit
import Testing

/// Two offices act on one lesson before either has heard of the other (domain.md §4.4).
struct LessonCellTests {
  struct Pair: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let stage: LessonStage
    let machines: [String]
    let acts: @Sendable (County, Lesson) throws -> Void
    /// What village, township and county show afterwards, each of the record it knows best.
    let standings: [String]

    init(
      _ name: String, from stage: LessonStage, with machines: String = "",
      standings: [String], acts: @escaping @Sendable (County, Lesson) throws -> Void
    ) {
      testDescription = name
      self.stage = stage
      self.machines = machines.split(separator: " ").map(String.init)
      self.standings = standings
      self.acts = acts
    }
  }

  static let home: [Pair] = [
    Pair(
      "recommended at two machines: once", from: .draft, with: "e1-b",
      standings: ["recommended", "recommended", ""]
    ) { county, lesson in
      for name in ["e1", "e1-b"] { try county[name].entry("recommend", lesson.entry, ["by": "支部"]) }
    },
    Pair(
      "two versions: both stay until a person chose", from: .recommended, with: "e1-b",
      standings: ["recommended !title", "recommended !title", ""]
    ) { county, lesson in
      try county["e1"].entry("version", lesson.entry, ["title": "甲"])
      try county["e1-b"].entry("version", lesson.entry, ["title": "乙"])
    },
    Pair(
      "accepted here, a new version there: changed since", from: .recommended,
      standings: ["accepted changed_since", "accepted changed_since", ""]
    ) { county, lesson in
      try county["east"].entry("accept", lesson.entry)
      try county["e1"].entry("version", lesson.entry, ["title": "新题目"])
    },
    Pair(
      "accepted here, withdrawn there: withdrawn", from: .recommended,
      standings: ["withdrawn !state", "withdrawn !state", ""]
    ) { county, lesson in
      try county["east"].entry("accept", lesson.entry)
      try county["e1"].entry("withdraw", lesson.entry)
    },
    Pair(
      "returned here, withdrawn there: withdrawn", from: .recommended,
      standings: ["withdrawn !state", "withdrawn !state", ""]
    ) { county, lesson in
      try county["east"].entry("return", lesson.entry, ["reason": "太长"])
      try county["e1"].entry("withdraw", lesson.entry)
    },
    Pair(
      "selected here, withdrawn there: withdrawn", from: .accepted,
      standings: ["withdrawn !state", "withdrawn !state", ""]
    ) { county, lesson in
      try county["east"].entry("select", lesson.entry, ["rank": 1])
      try county["e1"].entry("withdraw", lesson.entry)
    },
    Pair(
      "accepted at one machine, returned at the other: returned", from: .recommended,
      with: "east-b", standings: ["returned !state", "returned !state", ""]
    ) { county, lesson in
      try county["east"].entry("accept", lesson.entry)
      try county["east-b"].entry("return", lesson.entry, ["reason": "太长"])
    },
  ]

  static let before: [Pair] = [
    Pair(
      "forwarded at two machines: one record", from: .selected, with: "east-b",
      standings: ["forwarded", "forwarded", "forwarded"]
    ) { county, lesson in
      for name in ["east", "east-b"] { try county[name].entry("forward", lesson.entry) }
    },
    Pair(
      "forwarded here, withdrawn there: the host hears of it", from: .selected,
      standings: ["withdrawn !state", "withdrawn !state", "withdrawn"]
    ) { county, lesson in
      try county["east"].entry("forward", lesson.entry)
      try county["e1"].entry("withdraw", lesson.entry)
    },
    Pair(
      "forwarded here, a new version there: newer at the origin", from: .selected,
      standings: ["forwarded changed_since", "forwarded changed_since", "forwarded"]
    ) { county, lesson in
      try county["east"].entry("forward", lesson.entry)
      try county["e1"].entry("version", lesson.entry, ["title": "新题目"])
    },
    Pair(
      "qualified here, withdrawn there: withdrawn", from: .forwarded,
      standings: ["withdrawn", "withdrawn", "withdrawn !state"]
    ) { county, lesson in
      try county["county"].entry("qualify", lesson.forwarded)
      try county["e1"].entry("withdraw", lesson.entry)
    },
    Pair(
      "struck off here, withdrawn there: withdrawn", from: .qualified,
      standings: ["withdrawn", "withdrawn", "withdrawn !state"]
    ) { county, lesson in
      try county["county"].entry("strike", lesson.forwarded, ["reason": "抄袭"])
      try county["e1"].entry("withdraw", lesson.entry)
    },
    Pair(
      "sent back here, withdrawn there: withdrawn", from: .forwarded,
      standings: ["withdrawn", "withdrawn", "withdrawn !state"]
    ) { county, lesson in
      try county["county"].entry("return", lesson.forwarded, ["reason": "缺讲稿"])
      try county["e1"].entry("withdraw", lesson.entry)
    },
    Pair(
      "qualified at one machine, struck off at the other: struck off", from: .forwarded,
      with: "county-b", standings: ["struck", "struck", "struck !state"]
    ) { county, lesson in
      try county["county"].entry("qualify", lesson.forwarded)
      try county["county-b"].entry("strike", lesson.forwarded, ["reason": "抄袭"])
    },
    Pair(
      "qualified here, a new version there: changed since", from: .forwarded,
      standings: ["qualified", "qualified", "qualified changed_since"]
    ) { county, lesson in
      try county["county"].entry("qualify", lesson.forwarded)
      try county["e1"].entry("version", lesson.entry, ["manuscript": "第二稿"])
    },
    Pair(
      "coached here, a new version there: both", from: .qualified,
      standings: ["qualified", "qualified", "qualified changed_since"]
    ) { county, lesson in
      try county["county"].entry("coach", lesson.forwarded, ["note": "再短些"])
      try county["e1"].entry("version", lesson.entry, ["manuscript": "第二稿"])
    },
  ]

  @Test("At home", arguments: home) func atHome(_ pair: Pair) throws { try play(pair) }
  @Test("Before the host", arguments: before) func beforeHost(_ pair: Pair) throws {
    try play(pair)
  }

  private func play(_ pair: Pair) throws {
    let county = try County.withMachines(pair.machines)
    var lesson = try county.lesson(pair.stage)
    try pair.acts(county, lesson)
    try county.settle()
    if lesson.forwarded.isEmpty {
      lesson.forwarded =
        try county["east"].show(lesson.entry).at("related", "forwarded")?.string ?? ""
    }
    let found = try ["e1", "east", "county"].map { name in
      let isUnknown = name == "county" && lesson.forwarded.isEmpty
      return isUnknown ? "" : try county[name].standing(lesson.id(at: name))
    }
    #expect(found == pair.standings)
    #expect(try county.disagreements() == [])
  }

  @Test("Forwarding again brings what is newer at the origin; the host has its words then")
  func forwardsAgain() throws {
    let county = try County.withMachines([])
    let (village, township, root) = (try county["e1"], try county["east"], try county["county"])
    var lesson = try county.lesson(.selected)
    let first = try township.entry("forward", lesson.entry)
    lesson.forwarded = first["id"]?.string ?? ""
    try village.entry("version", lesson.entry, ["title": "新题目"])
    try county.settle()
    let origin = try [township, village].map { try $0.show(lesson.forwarded)["origin"] }
    #expect(origin.map { $0?["newer"] } == [true, true])
    #expect(origin.map { $0?["id"]?.string } == [lesson.entry, lesson.entry])
    #expect(try root.show(lesson.forwarded)["origin"] == .null)
    #expect(try root.value(lesson.forwarded, "title") == "半条被子")
    let again = try township.entry("forward", lesson.entry)
    #expect(again["id"]?.string == lesson.forwarded)
    try county.settle()
    #expect(try root.value(lesson.forwarded, "title") == "新题目")
    #expect(try township.show(lesson.forwarded).at("origin", "newer") == false)
    // From then on the unit writes its versions before the host, in the township's sight.
    try village.entry("version", lesson.entry, ["manuscript": "第三稿"])
    try county.settle()
    #expect(try root.value(lesson.forwarded, "manuscript") == "第三稿")
    #expect(try township.standing(lesson.entry) == "forwarded")
    #expect(try township.entry("forward", lesson.entry)["dots"] == [])
  }

  @Test("Sent back by the host, corrected, forwarded again: one record, qualified at last")
  func sentBack() throws {
    let county = try County.withMachines([])
    let (village, township, root) = (try county["e1"], try county["east"], try county["county"])
    let lesson = try county.lesson(.sentBack)
    #expect(try village.value(lesson.forwarded, "reason_text") == "缺讲稿")
    try village.entry("version", lesson.entry, ["manuscript": "讲稿全文"])
    try county.settle()
    #expect(try township.entry("forward", lesson.entry)["id"]?.string == lesson.forwarded)
    try county.settle()
    try root.entry("qualify", lesson.forwarded)
    try county.settle()
    #expect(try county.standings(lesson.forwarded) == ["qualified"])
    #expect(try root.value(lesson.forwarded, "manuscript") == "讲稿全文")
  }

  @Test("A state in conflict moves on to withdrawn only, until a person has chosen")
  func choosing() throws {
    let county = try County.withMachines(["county-b"])
    let lesson = try county.lesson(.forwarded)
    try county["county"].entry("qualify", lesson.forwarded)
    try county["county-b"].entry("return", lesson.forwarded, ["reason": "缺讲稿"])
    try county.settle()
    let root = try county["county"]
    #expect(try root.entryFault("qualify", lesson.forwarded) == "entry.state_conflict")
    try root.resolve("state", "qualified")
    try county.settle()
    #expect(try county.standings(lesson.forwarded) == ["qualified"])
    #expect(try county.disagreements() == [])
  }

  @Test("The draw freezes the version: later ones wait; one written without knowing is kept")
  func frozen() throws {
    let scene = try Scene(judges: ["评委一", "评委二", "评委三"])
    let (village, root) = (try scene.county["e1"], try scene.county["county"])
    let entry = try #require(try village.view("entry list").at("items", "0", "id")?.string)
    try village.entry("version", entry, ["summary": "抽签前"])
    try scene.county.settle()
    try scene.act("round draw", ["id": .string(scene.round), "seed": "2025"])
    try village.entry("version", entry, ["summary": "不知道已抽签"])
    try scene.county.settle()
    #expect(try village.entryFault("version", entry, ["summary": "抽签后"]) == "entry.frozen")
    #expect(try root.value(entry, "summary") == "不知道已抽签")
  }

  @Test("The next is called up to the place of one that withdrew, and of no other")
  func callsUp() throws {
    let county = try County()
    let (root, village) = (try county["county"], try county["e1"])
    let first = try county.lesson(.forwarded)
    let second = try county.lesson(.forwarded, of: "e2", in: first.contest, titled: "第二课")
    let place: JSON = ["instead_of": .string(first.forwarded), "note": "递补入围"]
    #expect(try root.entryFault("callup", second.forwarded, place) == "entry.place_not_free")
    try village.entry("withdraw", first.entry, ["reason": "生病"])
    try county.settle()
    try root.entry("callup", second.forwarded, place)
    try county.settle()
    let seen = try ["e2", "east", "county"].map {
      try county[$0].value(second.forwarded, "remarks")
    }
    #expect(seen == ["递补入围", "递补入围", "递补入围"])
    #expect(try root.show(second.forwarded).at("fields", "called_up", "value") == true)
    #expect(try county["e1"].fault("show", ["id": .string(second.forwarded)]) != nil)
    let fourth = try county.lesson(.forwarded, of: "e1", in: first.contest, titled: "第四课")
    try village.entry("withdraw", fourth.entry, ["reason": "生病"])
    try county.settle()
    #expect(
      try root.entryFault(
        "callup", second.forwarded, ["instead_of": .string(fourth.forwarded)]) == "entry.called_up")
    // Sent back it leaves the place to another.
    let third = try county.lesson(.forwarded, of: "w1", by: "west", in: first.contest)
    #expect(try root.entryFault("callup", third.forwarded, place) == "entry.place_taken")
    try root.entry("return", second.forwarded, ["reason": "缺讲稿"])
    try root.entry("callup", third.forwarded, place)
    try county["east"].sync(with: root)
    try county["east"].entry("forward", second.entry)
    #expect(try root.show(second.forwarded).at("fields", "called_up", "value") == false)
  }
}
