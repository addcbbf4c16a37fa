import Domain
import Journal
import Store
import TestKit
import Testing

/// Quotas by version, rankings, the closing of submissions, and what the county may read.
struct LessonQuotaTests {
  /// Lessons of e1 and e2 selected at east, ranked in this order.
  private func selected(
    _ county: County, _ contest: String, ranks: [Int64?]
  ) throws -> [String] {
    let villages = [try county["e1"], try county["e2"]]
    let ids = try ranks.indices.map { try villages[$0 % 2].enter(contest, "课\($0)", "讲师\($0)") }
    for (place, id) in ids.enumerated() { try villages[place % 2].entry("recommend", id) }
    try county.settle()
    for (id, rank) in zip(ids, ranks) {
      try county["east"].entry("accept", id)
      if let rank { try county["east"].entry("select", id, ["rank": .integer(rank)]) }
    }
    try county.settle()
    return ids
  }

  private func quota(_ county: County, _ contest: String, _ number: Int64) throws -> JSON {
    try county["county"].act(
      "contest quota", ["contest": .string(contest), "number": .integer(number)])
  }

  @Test("Cut from 3 to 2 while a township offline forwards 3: all stand, the third is marked")
  func cut() throws {
    let county = try County()
    let (root, east) = (try county["county"], try county["east"])
    let contest = try root.openContest()
    #expect(try quota(county, contest, 3)["version"] == 1)
    try county.settle()
    // The last to be forwarded has the best rank: order of arrival decides nothing.
    let ids = try selected(county, contest, ranks: [3, 2, 1])
    #expect(try quota(county, contest, 2)["version"] == 2)
    let replies = try ids.map { try east.entry("forward", $0) }
    #expect(replies.map { $0["over_quota"] } == [false, false, false])
    #expect(replies.map { $0["quota_version"] } == [1, 1, 1])
    try county.settle()
    let forwarded = replies.compactMap { $0["id"]?.string }
    for name in ["county", "east"] {
      let machine = try county[name]
      #expect(
        try forwarded.map { try machine.standing($0) } == [
          "forwarded over_quota", "forwarded", "forwarded",
        ])
      #expect(try machine.senders(contest) == ["east 2 [1 2 3o] wanted"])
    }
    #expect(try root.entries().count == 3)
    // The village sees neither its rank nor the mark that would tell it.
    #expect(try county["e1"].standing(forwarded[0]) == "forwarded")
    // East ranks anew by version 2.
    for (id, rank) in zip(ids, [1, 3, 2]) {
      try east.entry("select", id, ["rank": .integer(Int64(rank))])
    }
    try county.settle()
    #expect(try root.senders(contest) == ["east 2 [1 2 3o]"])
    #expect(try root.standing(forwarded[1]) == "forwarded over_quota")
    #expect(try root.standing(forwarded[0]) == "forwarded")
    #expect(try county.disagreements() == [])
  }

  @Test(
    "Without ranks all of the sender are marked, until it ranks them; equal ranks cross together")
  func ranking() throws {
    let county = try County()
    let (root, east) = (try county["county"], try county["east"])
    let contest = try root.openContest()
    _ = try quota(county, contest, 1)
    try county.settle()
    let ids = try selected(county, contest, ranks: [nil, nil, nil])
    let replies = try ids.map { try east.entry("forward", $0) }
    #expect(replies.map { $0["over_quota"] } == [false, true, true])
    #expect(replies.map { $0["ranking_wanted"] } == [false, true, true])
    #expect(try east.senders(contest) == ["east 1 [-no -no -no] wanted"])
    for (id, rank) in zip(ids, [1, 2, 2]) {
      try east.entry("select", id, ["rank": .integer(Int64(rank))])
    }
    #expect(try east.senders(contest) == ["east 1 [1 2no 2no] wanted"])
    try east.entry("select", ids[2], ["rank": 3])
    try county.settle()
    #expect(try root.senders(contest) == ["east 1 [1 2no 3no]"])
    // A place that becomes free is the next one's.
    try county["e1"].entry("withdraw", ids[0])
    try county.settle()
    #expect(try root.senders(contest) == ["east 1 [2 3no]"])
  }

  @Test("Two rankings of one lesson wait for a person; meanwhile it has none")
  func twoRankings() throws {
    let county = try County.withMachines(["east-b"])
    let lesson = try county.lesson(.forwarded)
    try county["east"].entry("select", lesson.entry, ["rank": 2])
    try county["east-b"].entry("select", lesson.entry, ["rank": 3])
    _ = try quota(county, lesson.contest, 0)
    try county.settle()
    #expect(try county["county"].senders(lesson.contest) == ["east 0 [-o] wanted"])
    #expect(try county["county"].conflicts() == ["entry.rank rank"])
  }

  @Test("The quota said of a unit goes before that of its tier, and that before everybody's")
  func specific() throws {
    let county = try County()
    let root = try county["county"]
    let contest = try root.openContest()
    var versions: [JSON?] = []
    for more: JSON in [
      ["number": 5], ["number": 2, "tier": "township"], ["number": 1, "unit": "west"],
    ] {
      versions.append(
        try root.act("contest quota", more.setting("contest", .string(contest)))["version"])
    }
    #expect(versions == [1, 2, 3])
    try county.settle()
    let senders = try root.view("contest senders", ["id": .string(contest)])["senders"]?.array ?? []
    let found = senders.map { "\($0["unit"]?.string ?? "") \($0["quota"]?.integer ?? -1)" }
    #expect(found.sorted() == ["east 2", "hnu 5", "west 1"])
    let east = try county["east"].view("contest senders", ["id": .string(contest)])["senders"]?
      .array
    #expect(east?.map { $0["unit"]?.string } == ["east"])
  }

  @Test("The closing names what arrived; later ones are late, and a person lets them in or not")
  func closing() throws {
    let county = try County()
    let (root, east) = (try county["county"], try county["east"])
    let first = try county.lesson(.forwarded)
    let contest = first.contest
    let ids = try selected(county, contest, ranks: [2, 3, 4])
    // Forwarded in time as east sees it, but not there when the county closed.
    let offline = try east.entry("forward", ids[0])["id"]?.string ?? ""
    let closed = try root.act("contest close", ["id": .string(contest)])
    #expect(closed["arrived"] == [.string(first.forwarded)])
    try county.settle()
    let later = try ids[1...].map { try east.entry("forward", $0) }
    #expect(later.map { $0["late"] } == [true, true])
    try county.settle()
    let all = [first.forwarded, offline] + later.compactMap { $0["id"]?.string }
    #expect(
      try all.map { try root.standing($0) } == [
        "forwarded", "forwarded late", "forwarded late", "forwarded late",
      ])
    #expect(try standing(root, contest) == [all[0]])
    #expect(try root.entryFault("admit", all[0]) == "entry.not_late")
    try root.entry("admit", all[1])
    try root.entry("return", all[2], ["reason": "逾期"])
    try root.entry("qualify", all[3])
    try county.settle()
    #expect(try standing(root, contest) == [all[0], all[1], all[3]].sorted())
    #expect(try county["e2"].standing(all[2]) == "returned late")
    #expect(try county.disagreements() == [])
  }

  private func standing(_ machine: Machine, _ contest: String) throws -> [String] {
    let id = try #require(RecordID(uuid: contest))
    let replica = try machine.replica
    return try machine.read { transaction in
      let desk = Desk(
        reader: transaction, rules: KindRegistry.standard, unit: machine.unit,
        replica: replica, letter: "", actor: "", now: 0,
        random: SeededRandomness(1))
      return try Entries.standing(in: id, at: machine.unit, desk: desk).map(\.id.description)
    }
  }

  @Test("Two closings that differ both count until a person has chosen")
  func twoClosings() throws {
    let county = try County.withMachines(["county-b"])
    let first = try county.lesson(.forwarded)
    let second = try county.lesson(.selected, in: first.contest, titled: "第二课")
    let late = try county["east"].entry("forward", second.entry)["id"]?.string ?? ""
    try county["county"].act("contest close", ["id": .string(first.contest)])
    try county["east"].sync(with: county["county-b"])
    try county["county-b"].act("contest close", ["id": .string(first.contest)])
    try county.settle()
    let root = try county["county"]
    #expect(try root.conflicts() == ["contest arrived"])
    #expect(
      try [first.forwarded, late].map { try root.standing($0) } == ["forwarded", "forwarded"])
    try root.resolve("arrived", first.forwarded)
    try county.settle()
    #expect(
      try [first.forwarded, late].map { try root.standing($0) } == ["forwarded", "forwarded late"])
  }

  @Test("The county holds no title, speaker or link of a lesson that was not forwarded")
  func privacy() throws {
    let county = try County()
    let contest = try county["county"].openContest()
    try county.settle()
    let ids = try selected(county, contest, ranks: [1, 2, nil])
    try county["east"].entry("forward", ids[0], ["opinion": "镇街意见"])
    try county["east"].entry("coach", ids[1], ["note": "内部指导"])
    let own = try county["hnu"].enter(contest, "校内课", "校内讲师")
    try county.settle()
    let image = try county["county"].image()
    func isHeld(_ text: String, _ image: [UInt8]) -> Bool {
      image.firstRange(of: Array(text.utf8)) != nil
    }
    let hidden =
      ["课1", "课2", "讲师1", "讲师2", "校内课", "校内讲师", "内部指导", "13900002222"] + ids + [own]
      + ids.compactMap { RecordID(uuid: $0)?.id.hex }
    #expect(hidden.filter { isHeld($0, image) } == [])
    let raw = ids.compactMap { RecordID(uuid: $0)?.id.bytes }
    #expect(raw.filter { image.firstRange(of: $0) != nil } == [])
    #expect(["课0", "讲师0", "镇街意见"].filter { isHeld($0, image) } == ["课0", "讲师0", "镇街意见"])
    // Rank and opinion stay between township and county.
    for name in ["e1", "e2", "w1"] {
      #expect(try !isHeld("镇街意见", county[name].image()))
      #expect(try county[name].dump().contains { $0.contains("entry.rank") } == false)
    }
    #expect(try !isHeld("讲师1", county["e1"].image()))
  }
}
