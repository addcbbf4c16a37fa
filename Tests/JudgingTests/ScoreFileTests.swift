import Domain
import Journal
import TestKit
import Testing

/// Files of marks that are refused, and files of several entries.
struct ScoreFileTests {
  static let good = Marks.file("90 91 92")

  static func two(_ first: JSON, _ second: JSON) -> JSON {
    [
      "panels": [
        Marks.panel("90 91 92").setting("weight", first),
        Marks.panel("90 91 92").setting("weight", second),
      ]
    ]
  }

  static func marks(_ marks: JSON...) -> JSON { ["panels": [["marks": .array(marks)]]] }

  static let refusals: [Refusal] = [
    Refusal(JSON.null, "judging.not_an_object JSON"),
    Refusal([:], "judging.missing_key panels"),
    Refusal(["panels": []], "judging.missing_key panels"),
    Refusal(["panels": [[:]]], "judging.missing_key panels[0].marks"),
    Refusal(["panels": ["x"]], "judging.not_an_object panels[0]"),
    Refusal(["panels": 5], "judging.not_a_list panels"),
    Refusal(good.setting("panel", 1), "judging.unknown_key panel"),
    Refusal(good.setting("decimal", 1), "judging.unknown_key decimal"),
    Refusal(["panels": [["marks": [], "weigth": "1"]]], "judging.unknown_key panels[0].weigth"),
    Refusal(marks("90", "x"), "judging.not_a_decimal panels[0].marks[1]"),
    Refusal(marks("-90"), "judging.not_a_decimal panels[0].marks[0]"),
    Refusal(marks(-90), "judging.not_a_decimal panels[0].marks[0]"),
    Refusal(marks("NaN"), "judging.not_a_decimal panels[0].marks[0]"),
    Refusal(marks("1e2"), "judging.not_a_decimal panels[0].marks[0]"),
    Refusal(marks(""), "judging.not_a_decimal panels[0].marks[0]"),
    Refusal(marks(true), "judging.not_a_decimal panels[0].marks[0]"),
    Refusal(marks([]), "judging.not_a_decimal panels[0].marks[0]"),
    Refusal(
      marks(.string(String(repeating: "9", count: 5000))),
      "judging.too_many_digits panels[0].marks[0]"),
    Refusal(two("0.7", "0.4"), "judging.weights_sum panels"),
    Refusal(two("0.7", "0.2999999"), "judging.weights_sum panels"),
    Refusal(two("70", "30"), "judging.weights_sum panels"),
    Refusal(two("0.7", .null), "judging.missing_key panels[1].weight"),
    Refusal(two("1", "0"), "judging.not_positive panels[1].weight"),
    Refusal(two("1.5", "-0.5"), "judging.not_a_decimal panels[1].weight"),
    Refusal(two("1/2/3", "0.5"), "judging.not_a_decimal panels[0].weight"),
    Refusal(["panels": [["weight": "0.5", "marks": []]]], "judging.weights_sum panels"),
    Refusal(good.setting("recused", [3]), "judging.not_whole recused[0]"),
    Refusal(good.setting("recused", [-1]), "judging.not_whole recused[0]"),
    Refusal(good.setting("recused", ["0"]), "judging.not_whole recused[0]"),
    Refusal(good.setting("recused", [1, 1]), "judging.seat_twice recused[1]"),
    Refusal(["panels": [["marks": []]], "recused": [0]], "judging.seat_twice recused[0]"),
    Refusal(good.setting("deductions", ["-0.5"]), "judging.not_a_decimal deductions[0]"),
    Refusal(good.setting("deductions", "0.5"), "judging.not_a_list deductions"),
    Refusal(good.setting("decimals", 7), "judging.not_whole decimals"),
    Refusal(good.setting("decimals", -1), "judging.not_whole decimals"),
    Refusal(good.setting("trim", -1), "judging.not_whole trim"),
    Refusal(good.setting("trim", "1"), "judging.not_whole trim"),
    Refusal(good.setting("over_seconds", -1), "judging.not_whole over_seconds"),
    Refusal(good.setting("over_seconds", "45"), "judging.not_whole over_seconds"),
    Refusal(good.setting("entries", []), "judging.unknown_key panels"),
    Refusal(["entries": [good]], "judging.no_name entries[0].entry"),
    Refusal(
      ["entries": [good.setting("entry", "a"), good.setting("entry", "a")]], "judging.entry_twice a"
    ),
    Refusal(
      ["entries": [good.setting("entry", "a")], "decided": [["a"]]],
      "judging.decision_unused decided"),
  ]

  @Test(arguments: refusals) func `A wrong file is refused by the name of its key`(refusal: Refusal)
  {
    let found = Marks.refusal { _ = try ScoreFile.document(refusal.document) }
    #expect(found == refusal.expected)
  }

  @Test func `Whole numbers may stand without quotes, and null is absent`() throws {
    let item = try Marks.item(Self.marks(90, "91.5", 92, .null))
    #expect([item["final"], item["valid"]] == ["91.17", 3])
  }

  @Test func `Weights may be fractions`() throws {
    let file = Self.two("1/3", "2/3")
    #expect(try Marks.item(file)["mean"] == "91/1")
  }

  @Test func `Recused seats count through all panels, absent ones included`() throws {
    let file: JSON = [
      "panels": [
        ["weight": "0.5", "marks": ["90", .null, "90", "90"]],
        ["weight": "0.5", "marks": [.null, "10", "80", "80", "80"]],
      ],
      "recused": [5, 1],
    ]
    let item = try Marks.item(file)
    #expect([item["final"], item["valid"], item["mean"]] == ["85.00", 6, "85/1"])
  }

  @Test func `A panel of two marks leaves the whole without a result`() throws {
    let file: JSON = [
      "panels": [Marks.panel("90 90 90", weight: "0.7"), Marks.panel("90 90", weight: "0.3")]
    ]
    #expect(try Marks.item(file)["final"] == .null)
  }

  @Test func `More deducted than there was stays exact`() throws {
    #expect(try Marks.final("1 1 1", ("deductions", ["1.125", "0.5"])) == "-0.63")
    let item = try Marks.item(Marks.file("1 1 1", ("deductions", ["1.125", "0.5"])))
    #expect(item["deduction"] == "1.625")
  }

  @Test func `Several entries are ranked, and a tie across the quota is open`() throws {
    let file: JSON = [
      "quota": 1,
      "entries": [
        ["entry": "b", "title": "B", "panels": [Marks.panel("88.25 88.25 88.25")]],
        ["entry": "a", "panels": [Marks.panel("88.24 88.25 88.26")]],
      ],
    ]
    let document = try Marks.item(file)
    #expect(
      document["open_ties"] == [["line": 1, "value": "88.25", "entries": ["a", "b"]]])
    let items = document["items"]?.array ?? []
    #expect(items.map { $0["entry"] } == ["a", "b"])
    #expect(items.map { $0["title"] } == [.null, "B"])
    #expect(items.map { $0["tie"] } == ["undecided", "undecided"])
    let decided = try Marks.item(file.setting("decided", [["b", "a"]]))
    #expect(decided["open_ties"] == [])
    #expect((decided["items"]?.array ?? []).map { $0["entry"] } == ["b", "a"])
  }
}
