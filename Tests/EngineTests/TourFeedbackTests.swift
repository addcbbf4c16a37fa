import Domain
import Journal
import TestKit
import Testing

/// What listeners say, how it is counted, and how it reaches the speaker's unit.
struct TourFeedbackTests {
  struct Count: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let forms: [(score: Int64, count: Int64)]
    let printed: String

    init(_ name: String, _ forms: [(Int64, Int64)], _ printed: String) {
      testDescription = name
      self.forms = forms.map { (score: $0.0, count: $0.1) }
      self.printed = printed
    }
  }

  static let counts = [
    Count("none", [], "0 - - 0/0 -"),
    Count("one of the middle", [(3, 1)], "1 3/1 3.00 0/1 0.0"),
    Count("mixed", [(5, 20), (4, 8), (3, 1), (1, 1)], "30 136/30 4.53 28/30 93.3"),
    Count("half up", [(5, 1), (4, 7)], "8 33/8 4.13 8/8 100.0"),
    Count("all but one of many", [(5, 2999), (2, 1)], "3000 14997/3000 5.00 2999/3000 99.9"),
    Count("a third", [(4, 1), (1, 2)], "3 6/3 2.00 1/3 33.3"),
  ]

  private static func printed(_ report: JSON) -> String {
    func number(_ path: String...) -> String {
      let value = path.reduce(report) { $0[$1] ?? .null }
      return value.integer.map { "\($0)" } ?? value.string ?? "-"
    }
    return [
      number("forms"), number("mean"), number("mean_shown"),
      number("satisfaction", "numerator") + "/" + number("satisfaction", "denominator"),
      number("satisfaction", "percent"),
    ].joined(separator: " ")
  }

  @Test("Mean and satisfaction are exact, and alike before and after passing on", arguments: counts)
  func arithmetic(_ count: Count) throws {
    let county = try County()
    let tour = try county.tour(.held)
    for form in count.forms {
      try county["e2"].act(
        "tour feedback",
        [
          "talk": .string(tour.talk), "score": .integer(form.score),
          "count": .integer(form.count),
        ])
    }
    try county.settle()
    try county["county"].tour("summary", tour.booking)
    try county.settle()
    let found = try [("e2", tour.talk), ("county", tour.booking), ("e1", tour.booking)].map {
      TourFeedbackTests.printed(try county[$0.0].view("tour report", ["id": .string($0.1)]))
    }
    #expect(found == Array(repeating: count.printed, count: 3))
    let passed = try county["e1"].view("tour report", ["id": .string(tour.booking)])
    #expect(passed["passed_on"] == true && passed["people"] == 38)
  }

  @Test("The speaker's unit reads opinions without the forms, and later ones when passed again")
  func passing() throws {
    let county = try County()
    let (village, host, root) = (try county["e1"], try county["e2"], try county["county"])
    let tour = try county.tour(.passed)
    #expect(
      try village.view("tour report", ["id": .string(tour.booking)])["opinions"] == ["讲得好"])
    #expect(try village.fault("tour delete", ["id": .string(tour.form), "reason": "x"]) != nil)
    let more: JSON = ["talk": .string(tour.talk), "score": 2, "opinion": "太长\n听不清"]
    let wrong = try host.act("tour feedback", more)["id"]?.string ?? ""
    try county.settle()
    #expect(try root.standing(tour.booking) == "fed_back changed_since")
    #expect(try village.standing(tour.booking) == "fed_back")
    try root.tour("summary", tour.booking)
    try county.settle()
    #expect(try county.standings(tour.booking) == ["fed_back"])
    #expect(
      try village.view("tour report", ["id": .string(tour.booking)])["opinions"]?.strings.sorted()
        == ["太长 听不清", "讲得好"])
    try host.tour("delete", wrong, ["reason": "录错"])
    try county.settle()
    #expect(try root.standing(tour.booking) == "fed_back changed_since")
    let again = try root.tour("summary", tour.booking)
    #expect(again["forms"] == 3 && again["left_out"] == 0)
    try county.settle()
    #expect(
      try village.view("tour report", ["id": .string(tour.booking)])["opinions"] == ["讲得好"])
    #expect(try root.tour("summary", tour.booking)["dots"] == [])
    #expect(try county.disagreements() == [])
  }

  @Test("The unit names the version it wrote after the feedback")
  func followUp() throws {
    let county = try County()
    let village = try county["e1"]
    let tour = try county.tour(.fedBack)
    #expect(try village.tourFault("followup", tour.booking) == "tour.no_feedback")
    try county["county"].tour("summary", tour.booking)
    try county.settle()
    #expect(try village.tourFault("followup", tour.booking) == "tour.no_new_version")
    try village.entry("version", tour.lesson.entry, ["manuscript": "删去两段"])
    let note: JSON = ["note": "删去两段，加一个故事", "date": "2025-05-01"]
    let done = try village.tour("followup", tour.booking, note)
    #expect(done["entry"]?.string == tour.lesson.forwarded)
    #expect(try village.tour("followup", tour.booking)["dots"] == [])
    try county.settle()
    let root = try county["county"]
    #expect(try root.value(tour.booking, "changed_on") == "2025-05-01")
    let version = try root.value(tour.booking, "changed_version") ?? ""
    let newest = try root.siblings(tour.lesson.forwarded, "manuscript")
    #expect(newest == ["删去两段"])
    let dot = try root.show(tour.lesson.forwarded)
      .at("fields", "manuscript", "siblings", "0", "dot")?.string
    #expect(dot.map { version.contains($0) } == true)
    #expect(try root.value(tour.booking, "version")?.contains(dot ?? "?") == false)
    #expect(try county.disagreements() == [])
  }
}
