import Domain
import Journal
import TestKit
import Testing

/// Places, ties and lines.
struct RankingTests {
  static func rubric(_ more: (String, JSON)...) throws -> Rubric {
    try Rubric(more.reduce(Marks.plain) { $0.setting($1.0, $1.1) })
  }

  /// `rank entry shown tie` of every entry, in the order of the ranking.
  static func lines(_ ranking: Ranking) -> [String] {
    ranking.places.map { place in
      let rank = place.rank.map(String.init) ?? "-"
      let words = [rank, place.score.entry, place.shown ?? "-", place.tie?.rawValue ?? ""]
      return words.filter { !$0.isEmpty }.joined(separator: " ")
    }
  }

  /// Entries by name, each with three equal marks.
  static func entries(_ totals: (String, String)..., rubric: Rubric) throws -> [EntrySheets] {
    try totals.map { try Marks.entry($0.0, "\($0.1) \($0.1) \($0.1)", rubric: rubric) }
  }

  @Test func `Results that look alike and differ get more decimals`() throws {
    let rubric = try Self.rubric()
    let entries = [
      try Marks.entry("C", "89.50 90.00 90.01 90.00 90.01 93.00", rubric: rubric),
      try Marks.entry("D", "88.00 90.00 90.01 90.01 90.02 93.00", rubric: rubric),
      try Marks.entry("E", "90.02 90.02 90.02", rubric: rubric),
    ]
    let ranking = try Ranking(entries, rubric: rubric)
    #expect(Self.lines(ranking) == ["1 E 90.02", "2 D 90.010", "3 C 90.005"])
    #expect(ranking.places.map(\.score.final) == ["90.02", "90.01", "90.01"])
    let words = ranking.places[2].derivation.lines(in: .en)
    #expect(
      words.contains("90.01 looks like another result that differs; with more digits: 90.005"))
    #expect(ranking.places[2].derivation.lines(in: .zh).contains("90.01 与另一成绩看似相同而不相等，多写几位：90.005"))
  }

  @Test func `As many decimals as it takes, and the fraction where none is reasonable`() throws {
    let file: JSON = [
      "entries": [
        ["entry": "a", "panels": [Marks.panel("90.1 90.2 90.2")]],
        ["entry": "b", "panels": [Marks.panel("90.166666666666 90.166666666666 90.166666666666")]],
        ["entry": "c", "panels": [Marks.panel("90.166666666667 90.166666666667 90.166666666666")]],
        ["entry": "d", "panels": [Marks.panel("90.166666666667 90.166666666666 90.166666666666")]],
      ]
    ]
    let items = try Marks.item(file)["items"]?.array ?? []
    #expect(
      items.map { "\($0["entry"]?.string ?? "") \($0["shown"]?.string ?? "")" } == [
        "a 541/6", "c 541/6", "d 270499999999999/3000000000000", "b 90.166666666666",
      ])
  }

  @Test(arguments: [("skip", "1 2 2 4"), ("dense", "1 2 2 3")])
  func `Equal results share a place`(places: String, expected: String) throws {
    let rubric = try Self.rubric(("places", .string(places)))
    let entries = try Self.entries(
      ("w", "90"), ("z", "91"), ("y", "91"), ("x", "92"), rubric: rubric)
    let ranking = try Ranking(entries, rubric: rubric)
    #expect(ranking.places.compactMap(\.rank).map(String.init).joined(separator: " ") == expected)
    #expect(ranking.places.map(\.score.entry) == ["x", "y", "z", "w"])
    #expect(ranking.places.map(\.tie) == [nil, .shared, .shared, nil])
    #expect(ranking.openTies == [])
  }

  /// Example I: quota 24, places 24 and 25 both exactly 88.25.
  static func fullRound(_ rubric: Rubric) throws -> [EntrySheets] {
    let above = try (0..<23).map { index in
      try Marks.entry("above \(index)", "9\(index / 10).\(index % 10) 95 90", rubric: rubric)
    }
    return above + [
      try Marks.entry("late comer", "88.25 88.25 88.25", rubric: rubric),
      try Marks.entry("early bird", "88.24 88.25 88.26", rubric: rubric),
      try Marks.entry("below", "80 80 80", rubric: rubric),
    ]
  }

  @Test func `A tie across the quota waits for a decision, never for arrival`() throws {
    let rubric = try Self.rubric(("quota", 24))
    let entries = try Self.fullRound(rubric)
    let open: JSON = ["line": 24, "value": "88.25", "entries": ["early bird", "late comer"]]
    let tied = ["24 early bird 88.25 undecided", "24 late comer 88.25 undecided", "26 below 80.00"]
    for order in [entries, entries.reversed()] {
      let ranking = try Ranking(order, rubric: rubric)
      #expect(ranking.openTies.map(\.document) == [open])
      #expect(Array(Self.lines(ranking).suffix(3)) == tied)
    }
  }

  @Test func `The panel's vote settles a tie that crosses a line`() throws {
    let rubric = try Self.rubric(("quota", 24))
    let decided = [["late comer", "early bird"]]
    let ranking = try Ranking(try Self.fullRound(rubric), rubric: rubric, decided: decided)
    #expect(ranking.openTies == [])
    #expect(ranking.unusedDecisions == [])
    #expect(
      Array(Self.lines(ranking).suffix(3)) == [
        "24 late comer 88.25 decided", "25 early bird 88.25 decided", "26 below 80.00",
      ])
  }

  @Test(arguments: [
    [["late comer"]], [["late comer", "late comer"]], [["late comer", "below"]],
    [["late comer", "early bird", "below"]], [[]], [["nobody", "early bird"]],
  ]) func `A decision about other entries changes nothing`(decided: [[String]]) throws {
    let rubric = try Self.rubric(("quota", 24))
    let ranking = try Ranking(try Self.fullRound(rubric), rubric: rubric, decided: decided)
    #expect(ranking.openTies.map(\.line) == [24])
    #expect(ranking.unusedDecisions == decided)
  }

  @Test(arguments: [
    ([1, 2], [3]), ([2, 1], [2, 3]), ([3], [3]), ([4], []), ([1, 4], []), ([1, 1, 1], [2, 3]),
  ]) func `Each award is a line`(awards: [Int], crossed: [Int]) throws {
    let rubric = try Self.rubric(("awards", .array(awards.map { .integer(Int64($0)) })))
    let entries = try Self.entries(
      ("a", "95"), ("b", "90"), ("c", "90"), ("d", "90"), ("e", "85"), rubric: rubric)
    let open = try Ranking(entries, rubric: rubric).openTies.map(\.line)
    #expect(open == Array(crossed.prefix(1)))
  }

  @Test func `Items in their order tell equal results apart`() throws {
    let rubric = try Self.rubric(
      ("items", [["name": "content", "max": 60], ["name": "rest", "max": 40]]),
      ("tie", "items"), ("quota", 1))
    func entry(_ name: String, _ marks: [(String, String)]) throws -> EntrySheets {
      let sheets = try marks.enumerated().map { index, mark in
        Sheet(
          judge: "\(index)", standing: .valid,
          marks: try rubric.items([("rest", mark.1), ("content", mark.0)]))
      }
      return EntrySheets(entry: name, sheets: sheets)
    }
    // All sum to 90 in the trimmed mean; the untrimmed item means differ, but for b and d.
    let entries = [
      try entry("a", [("50", "40"), ("50", "40"), ("50", "40"), ("50", "40"), ("50", "40")]),
      try entry("b", [("51", "39"), ("51", "39"), ("51", "39"), ("51", "39"), ("51", "39")]),
      try entry("c", [("51", "39"), ("51", "39"), ("51", "39"), ("60", "40"), ("30", "10")]),
      try entry("d", [("51", "39"), ("51", "39"), ("51", "39"), ("51", "39"), ("51", "39")]),
    ]
    let ranking = try Ranking(entries, rubric: rubric)
    #expect(
      Self.lines(ranking) == [
        "1 b 90.00 undecided", "1 d 90.00 undecided", "3 a 90.00 items", "4 c 90.00 items",
      ])
    let open: JSON = ["line": 1, "value": "90", "entries": ["b", "d"]]
    #expect(ranking.openTies.map(\.document) == [open])
    #expect(
      ranking.places[2].derivation.lines(in: .en).last
        == "exactly equal; told apart by the items' means in their order: content = 50, rest = 40")
  }

  @Test func `A total is no help where items settle ties`() throws {
    let byItems = try Self.rubric(
      ("items", [["name": "content", "max": 100]]), ("tie", "items"))
    #expect(Marks.refusal { _ = try byItems.total("90") } == "judging.items_needed total")
    let totals = try Self.entries(("a", "90"), ("b", "90"), rubric: try Self.rubric())
    #expect(
      Marks.refusal { _ = try Ranking(totals, rubric: byItems) } == "judging.items_needed a")
  }

  @Test func `Entries without a result stand last, and are named`() throws {
    let rubric = try Self.rubric()
    let few = try Marks.entry("few", "99 99", rubric: rubric)
    let two = EntrySheets(entry: "chief", sheets: few.sheets, decidedByChief: true)
    let none = EntrySheets(entry: "empty", sheets: [], decidedByChief: true)
    let checking = EntrySheets(
      entry: "checking",
      sheets: try Marks.entry("", "80 80 80", rubric: rubric).sheets
        + [Sheet(judge: "paper", standing: .toCheck, marks: try rubric.total("99"))])
    let ranking = try Ranking([few, none, checking, two], rubric: rubric)
    #expect(
      Self.lines(ranking) == ["1 chief 99.00", "2 checking 80.00", "- empty -", "- few -"])
    #expect(ranking.withoutResult == ["empty", "few"])
    #expect(ranking.toCheck == ["checking"])
  }

  @Test func `Sheets that do not count are never a zero`() throws {
    let rubric = try Self.rubric()
    let counting = try Marks.entry("a", "91 92 90 94 88 93", rubric: rubric).sheets
    let idle = SheetStanding.allCases.filter { $0 != .valid }.map {
      Sheet(judge: $0.rawValue, standing: $0, marks: try? rubric.total("10"))
    }
    let score = try EntryScore(
      EntrySheets(entry: "a", sheets: idle + counting), rubric: rubric)
    #expect([score.final, score.meanText, "\(score.valid)"] == ["91.50", "366/4", "6"])
    #expect(
      Array(score.derivation.lines(in: .en).prefix(6)) == [
        "valid sheets 6: 91 92 90 94 88 93", "absent 1, left out (never a 0)",
        "recused 1, left out", "void 1, left out", "late 1, left out",
        "to check 1, left out until checked",
      ])
  }

  @Test func `What cannot be ranked is refused`() throws {
    let rubric = try Self.rubric()
    let entry = try Marks.entry("a", "90 90 90", rubric: rubric)
    let sheet = entry.sheets[0]
    func refusal(_ entries: EntrySheets...) -> String {
      Marks.refusal { _ = try Ranking(entries, rubric: rubric) }
    }
    #expect(
      [
        refusal(entry, entry), refusal(EntrySheets(entry: "a", sheets: [sheet, sheet])),
        refusal(EntrySheets(entry: "a", sheets: [Sheet(judge: "j", standing: .valid)])),
        refusal(
          EntrySheets(
            entry: "a",
            sheets: [Sheet(judge: "j", standing: .valid, marks: sheet.marks, panel: 1)])),
        refusal(
          EntrySheets(
            entry: "a",
            sheets: [Sheet(judge: "j", standing: .absent, panel: -1)])),
      ] == [
        "judging.entry_twice a", "judging.judge_twice a", "judging.no_marks j",
        "judging.unknown_panel j", "judging.unknown_panel j",
      ])
  }

  @Test(arguments: 1...40) func `Ranks follow the exact values in whatever order they come`(
    seed: Int
  ) throws {
    let random = SeededRandomness(UInt64(seed))
    let rubric = try Self.rubric(("quota", .integer(Int64(1 + random.below(8)))))
    var entries = try (0..<12).map { index in
      let marks = (0..<5).map { _ in "8\(random.below(3)).\(random.below(2))" }
      return try Marks.entry("e\(index)", marks.joined(separator: " "), rubric: rubric)
    }
    let first = try Ranking(entries, rubric: rubric)
    for index in entries.indices.reversed() { entries.swapAt(index, random.below(index + 1)) }
    let second = try Ranking(entries, rubric: rubric)
    #expect(Self.lines(first) == Self.lines(second))
    #expect(first.openTies == second.openTies)
    for place in first.places {
      let value = try #require(place.score.exact)
      let better = first.places.filter { ($0.score.exact ?? .zero) > value }.count
      let like = first.places.filter { $0.score.exact == value }
      #expect(place.rank == better + 1)
      #expect(Set(like.map(\.shown)).count == 1)
      #expect((place.tie != nil) == (like.count > 1))
      #expect(
        Set(first.places.filter { $0.shown == place.shown }.map(\.score.exact)) == [value])
    }
  }
}
