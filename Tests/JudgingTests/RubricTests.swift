import Domain
import Journal
import TestKit
import Testing

/// The form of `round open`, and marks held against it.
struct RubricTests {
  static let contract: JSON = [
    "title": "决赛评分细则",
    "items": [
      ["name": "内容", "max": "60", "step": "0.5"], ["name": "语言", "max": "30", "step": "0.1"],
      ["name": "时间", "max": "10", "step": "1"],
    ],
    "range": ["70", "100"], "step": "0.01", "decimals": 2, "trim": .null, "quota": 24,
    "tie": "shared", "overtime": [[31, "0.50"], [60, "1.00"]],
  ]

  static func changed(_ key: String, _ value: JSON) -> JSON { contract.setting(key, value) }

  @Test(arguments: [
    contract, Marks.plain, ["title": ""], [:], changed("trim", 2), changed("overtime", []),
    changed("overtime", .null), changed("range", .null), changed("tie", "items"),
    changed("weights", ["0.7", "0.3"]), changed("weights", ["1/3", "1/3", "1/3"]),
    changed("undertime", [[1, "0.10"]]), changed("undertime", []), changed("hold_first", true),
    changed("awards", [1, 3, 6]), changed("places", "dense"), changed("start", "90"),
    changed("items", [["name": "a b", "max": 5, "description": "d", "levels": ["好", ""]]])
      .setting("range", .null),
  ]) func `A rubric is read, written and stored without loss`(form: JSON) throws {
    let rubric = try Rubric(form)
    #expect(try Rubric(rubric.document) == rubric)
    #expect(Rubric(stored: rubric.stored) == rubric)
  }

  @Test(arguments: [
    "", "siwei-rubric 2", "siwei-rubric 1", "siwei-rubric 1\nx", "siwei-rubric 1\nitem\ta",
    "siwei-rubric 1\ntitle\tx\nstep\t0.01\ndecimals\t99\ntie\tshared\nplaces\tskip",
    "siwei-rubric 1\ntitle\tx\nstep\t0.01\ndecimals\t2\ntie\tshared\nplaces\tskip\ntitle\tx",
    "siwei-rubric 1\ntitle\tx\nstep\t0.01\ndecimals\t2\ntie\tshared\nplaces\tskip\novertime\t1",
  ]) func `Other texts are no stored rubric`(text: String) {
    #expect(Rubric(stored: text) == nil)
  }

  static let refusals: [Refusal] = [
    Refusal(contract.setting("trimm", 1), "judging.unknown_key trimm"),
    Refusal(
      ["items": [["name": "a", "max": 1, "maximum": 2]]], "judging.unknown_key items[0].maximum"),
    Refusal([], "judging.not_an_object JSON"),
    Refusal(changed("title", 5), "judging.not_words title"),
    Refusal(changed("title", "a\nb"), "judging.not_words title"),
    Refusal(changed("items", "content"), "judging.not_a_list items"),
    Refusal(["items": ["content"]], "judging.not_an_object items[0]"),
    Refusal(["items": [["max": 5]]], "judging.no_name items[0].name"),
    Refusal(["items": [["name": "a=b", "max": 5]]], "judging.no_name items[0].name"),
    Refusal(["items": [["name": "a"]]], "judging.missing_key items[0].max"),
    Refusal(["items": [["name": "a", "max": 0]]], "judging.not_positive items[0].max"),
    Refusal(["items": [["name": "a", "max": -5]]], "judging.not_a_decimal items[0].max"),
    Refusal(
      ["items": [["name": "a", "max": 5, "step": "0"]]], "judging.not_positive items[0].step"),
    Refusal(["items": [["name": "a", "max": 5, "step": "3"]]], "judging.off_step items[0].max"),
    Refusal(
      ["items": [["name": "a", "max": 5], ["name": "a", "max": 5]]],
      "judging.name_twice items[1].name"),
    Refusal(changed("range", ["70"]), "judging.not_a_range range"),
    Refusal(changed("range", ["100", "70"]), "judging.not_a_range range"),
    Refusal(changed("range", ["70", "101"]), "judging.over_items range[1]"),
    Refusal(changed("range", ["70.005", "100"]), "judging.off_step range[0]"),
    Refusal(changed("step", "0"), "judging.not_positive step"),
    Refusal(changed("step", "NaN"), "judging.not_a_decimal step"),
    Refusal(changed("start", "60"), "judging.out_of_range start"),
    Refusal(changed("decimals", 7), "judging.not_whole decimals"),
    Refusal(changed("decimals", "2"), "judging.not_whole decimals"),
    Refusal(changed("trim", -1), "judging.not_whole trim"),
    Refusal(changed("quota", 0), "judging.not_whole quota"),
    Refusal(changed("awards", [0]), "judging.not_whole awards[0]"),
    Refusal(changed("tie", "lots"), "judging.not_one_of tie"),
    Refusal(["tie": "items"], "judging.no_items tie"),
    Refusal(changed("places", 1), "judging.not_one_of places"),
    Refusal(changed("weights", ["0.7", "0.2"]), "judging.weights_sum weights"),
    Refusal(changed("weights", []), "judging.weights_sum weights"),
    Refusal(changed("weights", ["1/0"]), "judging.not_positive weights[0]"),
    Refusal(changed("weights", ["0", "1"]), "judging.not_positive weights[0]"),
    Refusal(changed("undertime", [[1]]), "judging.not_a_row undertime[0]"),
    Refusal(changed("hold_first", "yes"), "judging.not_one_of hold_first"),
    Refusal(changed("overtime", [[31]]), "judging.not_a_row overtime[0]"),
    Refusal(changed("overtime", [["31", "0.5"]]), "judging.not_whole overtime[0][0]"),
    Refusal(changed("overtime", [[31, "-0.5"]]), "judging.not_a_decimal overtime[0][1]"),
    Refusal(changed("overtime", [[31, "0.5"], [31, "1"]]), "judging.table_order overtime[1]"),
    Refusal(changed("overtime", [[31, "0.5"], [60, "0.4"]]), "judging.table_order overtime[1]"),
  ]

  @Test(arguments: refusals) func `A wrong rubric is refused by the name of its key`(
    refusal: Refusal
  ) {
    #expect(Marks.refusal { _ = try Rubric(refusal.document) } == refusal.expected)
  }

  @Test(arguments: [
    ("70", "none"), ("100.00", "none"), ("92.55", "none"), ("69.99", "judging.out_of_range total"),
    ("100.01", "judging.out_of_range total"), ("92.555", "judging.off_step total"),
    ("-80", "judging.not_a_decimal total"), ("", "judging.not_a_decimal total"),
  ]) func `A total keeps to range and step`(text: String, refusal: String) throws {
    let rubric = try Rubric(Self.contract)
    #expect(Marks.refusal { _ = try rubric.total(text) } == refusal)
  }

  @Test(arguments: [
    (["内容=55.5", "语言=25.1", "时间=9"], "none"),
    (["时间=9", "语言=25.1", "内容=55.5"], "none"),
    (["内容=55.5", "语言=25.1"], "judging.item_missing 时间"),
    (["内容=60.5", "语言=25.1", "时间=9"], "judging.out_of_range 内容"),
    (["内容=55.2", "语言=25.1", "时间=9"], "judging.off_step 内容"),
    (["内容=50", "语言=10", "时间=9"], "judging.out_of_range total"),
    (["内容=55.5", "内容=55.5", "语言=25", "时间=9"], "judging.name_twice 内容"),
    (["内容=55.5", "语言=25.1", "时间=9", "仪表=5"], "judging.item_unknown 仪表"),
    (["内容=x", "语言=25.1", "时间=9"], "judging.not_a_decimal 内容"),
  ]) func `Item marks keep to their items`(marks: [String], refusal: String) throws {
    let rubric = try Rubric(Self.contract)
    let pairs = marks.map { text in
      let parts = text.split(separator: "=").map(String.init)
      return (name: parts[0], mark: parts[1])
    }
    #expect(Marks.refusal { _ = try rubric.items(pairs) } == refusal)
    guard refusal == "none" else { return }
    let sheet = try rubric.items(pairs)
    #expect(sheet.stored == "=55.5;25.1;9")
    #expect(sheet.total == (try Mark("89.6", at: "").value))
    #expect(SheetMarks(stored: sheet.stored) == sheet)
    #expect(Marks.refusal { try rubric.check(sheet) } == "none")
  }

  @Test(arguments: [
    ("=60;30", "judging.items_count items"), ("=60;30;11", "judging.out_of_range 时间"),
    ("69", "judging.out_of_range total"), ("=60;30;10", "none"),
  ]) func `Marks from elsewhere are held against the rubric`(
    stored: String, refusal: String
  ) throws {
    let rubric = try Rubric(Self.contract)
    let marks = try #require(SheetMarks(stored: stored))
    #expect(Marks.refusal { try rubric.check(marks) } == refusal)
  }

  @Test(arguments: ["", "x", "=", "=1;", "=1;x", "-1", "1;2"])
  func `Other texts are no stored marks`(text: String) {
    #expect(SheetMarks(stored: text) == nil)
  }

  @Test func `Two typings are the same by value`() throws {
    let rubric = try Rubric(Marks.plain)
    let (one, two) = (try rubric.total("92.5"), try rubric.total("92.50"))
    #expect(one.sameMarks(as: two))
    #expect(!one.sameMarks(as: try rubric.total("92.51")))
    #expect(!one.sameMarks(as: .items([try Mark("92.5", at: "")])))
  }

  @Test func `Items that make no hundred are scaled, and the factor is printed`() throws {
    let rubric = try Rubric([
      "items": [["name": "a", "max": 40], ["name": "b", "max": 20]], "overtime": [[1, "2"]],
    ])
    let sheets = try [("30", "15"), ("31", "16"), ("32", "17")].enumerated().map { index, pair in
      Sheet(
        judge: "\(index)", standing: .valid,
        marks: try rubric.items([("a", pair.0), ("b", pair.1)]))
    }
    let score = try EntryScore(
      EntrySheets(entry: "e", sheets: sheets, overSeconds: 5), rubric: rubric)
    // 141/3 = 47, times 100/60 = 78 1/3, less 2.
    #expect([score.meanText, score.final] == ["235/3", "76.33"])
    #expect(
      Array(score.derivation.lines(in: .en).dropFirst(2).prefix(2)) == [
        "mean: 141/3 = 47", "scaled to 100: × 5/3 ≈ 78.333333",
      ])
  }

  @Test(arguments: [
    (0, "0"), (30, "0"), (31, "0.5"), (59, "0.5"), (60, "1"), (3600, "1"),
  ]) func `The usual table of overtime`(seconds: Int, amount: String) {
    #expect(Overtime.standard.deduction(of: seconds).plain == amount)
  }
}
