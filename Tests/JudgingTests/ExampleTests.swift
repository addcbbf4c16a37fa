import Domain
import Journal
import TestKit
import Testing

/// The worked examples of domain.md §6 by the file of `score compute`.
struct Example: Sendable, CustomTestStringConvertible {
  let name: String
  let file: JSON
  /// valid, dropped, mean, deduction, final.
  let expected: String

  var testDescription: String { name }

  static let all = [
    Example(
      name: "A: nine judges",
      file: Marks.file("92.5 91.0 93.5 90.5 95.0 92.0 91.5 93.0 86.0"),
      expected: "9 [95.0 86.0] 644/7 0.00 92.00"),
    Example(
      name: "A untrimmed: the plain mean",
      file: Marks.file(
        "92.5 91.0 93.5 90.5 95.0 92.0 91.5 93.0 86.0", ("trim", 0)),
      expected: "9 [] 825/9 0.00 91.67"),
    Example(
      name: "B: only one of equal extremes", file: Marks.file("95 95 90 88 88"),
      expected: "5 [95 88] 273/3 0.00 91.00"),
    Example(
      name: "C: half up on the exact value",
      file: Marks.file("89.50 90.00 90.01 90.00 90.01 93.00"),
      expected: "6 [93.00 89.50] 360.02/4 0.00 90.01"),
    Example(
      name: "D", file: Marks.file("88.00 90.00 90.01 90.01 90.02 93.00"),
      expected: "6 [93.00 88.00] 360.04/4 0.00 90.01"),
    Example(
      name: "E: the absent seat is left out",
      file: [
        "panels": [
          [
            "weight": "1",
            "marks": ["7.0", "6.75", "6.5", "7.25", "7.25", .null, "7.75", "7.25", "7.5"],
          ]
        ]
      ],
      expected: "8 [7.75 6.5] 43/6 0.00 7.17"),
    Example(
      name: "E with the 0.0 counted: 7.07",
      file: Marks.file("7.0 6.75 6.5 7.25 7.25 0.0 7.75 7.25 7.5"),
      expected: "9 [7.75 0.0] 49.5/7 0.00 7.07"),
    Example(
      name: "F: the one who gave 95 recused",
      file: Marks.file("91 92 90 94 88 93 95", ("recused", [6])),
      expected: "6 [94 88] 366/4 0.00 91.50"),
    Example(
      name: "F with all seven", file: Marks.file("91 92 90 94 88 93 95"),
      expected: "7 [95 88] 460/5 0.00 92.00"),
    Example(
      name: "G: weights on the exact means of two panels",
      file: [
        "panels": [
          Marks.panel("85.04 94.12 90.45 89.68 87.09 91.50 85.62 85.45 85.52", weight: "0.7"),
          Marks.panel("93.30 91.08 80.18 98.04 87.80 94.05 84.43 88.64", weight: "0.3"),
        ]
      ],
      expected: "17 [98.04 94.12 85.04 80.18] 11062/125 0.00 88.50"),
    Example(
      name: "H: A minus overtime",
      file: Marks.file(
        "92.5 91.0 93.5 90.5 95.0 92.0 91.5 93.0 86.0", ("over_seconds", 45)),
      expected: "9 [95.0 86.0] 644/7 0.50 91.50"),
    Example(
      name: "H by a deduction",
      file: Marks.file(
        "92.5 91.0 93.5 90.5 95.0 92.0 91.5 93.0 86.0", ("deductions", ["0.50"])),
      expected: "9 [95.0 86.0] 644/7 0.50 91.50"),
    Example(
      name: "four judges: none dropped", file: Marks.file("90 91 92 99"),
      expected: "4 [] 372/4 0.00 93.00"),
  ]
}

@Test(arguments: Example.all) func `The worked examples give their results`(
  example: Example
) throws {
  let item = try Marks.item(example.file)
  let texts = ["mean", "deduction", "final"].map { item[$0]?.string ?? "null" }
  let valid = item["valid"]?.integer ?? -1
  let dropped = (item["dropped"]?.strings ?? []).joined(separator: " ")
  #expect("\(valid) [\(dropped)] \(texts.joined(separator: " "))" == example.expected)
  #expect(item["shown"] == item["final"])
}

@Test func `An item has the keys of the contract in their order`() throws {
  let keys = try Marks.item(Marks.file("90 91 92")).members?.map(\.key)
  #expect(
    keys == [
      "entry", "title", "valid", "dropped", "mean", "deduction", "final", "shown", "rank", "tie",
      "derivation",
    ])
}

@Test func `The derivation tells every step in both languages`() throws {
  let marks = "92.5 91.0 93.5 90.5 95.0 92.0 91.5 93.0 86.0"
  let file = Marks.file(marks, ("over_seconds", 45), ("deductions", ["0.10"]))
  #expect(
    try Marks.item(file, .en)["derivation"]?.string == """
      valid sheets 9: \(marks)
      dropped 1 highest: 95.0; 1 lowest: 86.0
      mean: 644/7 = 92
      45 seconds over: 0.50 off
      deductions: 0.10
      0.60 off in all = 91.4
      rounded once, at the end, half up to 2 decimals: 91.40
      """)
  #expect(
    try Marks.item(file, .zh)["derivation"]?.string == """
      有效评分9份：\(marks)
      去掉最高分1个：95.0；最低分1个：86.0
      平均：644/7 = 92
      超时45秒，扣0.50
      扣分：0.10
      共扣0.60，得分 = 91.4
      最后四舍五入一次，保留2位小数：91.40
      """)
}

@Test(arguments: [
  ("90 91 92 99", JSON.null, "fewer than 5 sheets, none dropped", "评委不足5人，未去极值"),
  (
    "90 91 92 93 94 95", 3, "3 to drop at each end, cut to 1 so that at least 3 remain",
    "两端应各去3个，为使余下不少于3份，改为各去1个"
  ),
  ("90 91 92 93 94 95", 0, "by the rules no extremes are dropped", "按规则不去极值"),
  (
    "90 91", .null,
    "only 2 valid sheets, fewer than 3: no result without the chief judge's written decision",
    "有效评分只有2份，不足3份，没有主评委的书面决定不出成绩"
  ),
]) func `The derivation says what was done about extremes and few judges`(
  marks: String, trim: JSON, english: String, chinese: String
) throws {
  let file = Marks.file(marks, ("trim", trim))
  for (language, words) in [(Language.en, english), (.zh, chinese)] {
    let lines = try Marks.item(file, language)["derivation"]?.string?.split(separator: "\n") ?? []
    #expect(lines.contains { $0 == words }, "\(lines)")
  }
}

@Test func `Under three marks there is no result and no error`() throws {
  let item = try Marks.item(Marks.file("90 91 92", ("recused", [0])))
  #expect(
    ["valid", "mean", "final", "shown", "rank"].map { item[$0] } == [2, .null, .null, .null, .null])
}

@Test(arguments: [(5, "1"), (6, "1"), (7, "2"), (8, "2"), (9, "3"), (11, "4"), (20, "4")])
func `Four to drop shrink until three remain`(judges: Int, dropped: String) throws {
  let marks = (1...judges).map { String(80 + $0) }.joined(separator: " ")
  let item = try Marks.item(Marks.file(marks, ("trim", 4)))
  #expect(item["dropped"]?.strings.count == (Int(dropped) ?? 0) * 2)
}
