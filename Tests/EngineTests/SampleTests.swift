import Domain
import Journal
import TestKit
import Testing

/// Made-up data: the same every time, and such as the offices' own commands take it.
struct SampleTests {
  /// Of each line its texts under a key.
  private func texts(_ lines: [JSON], _ key: String) -> [String] {
    lines.compactMap { $0[key]?.string }
  }

  @Test("The same seed gives the same lines, another one others; more lines begin alike")
  func seeds() {
    let one = SampleLessons.make(seed: 7, count: 40, contest: nil).map(\.line)
    #expect(one == SampleLessons.make(seed: 7, count: 40, contest: nil).map(\.line))
    #expect(one == Array(SampleLessons.make(seed: 7, count: 90, contest: nil).map(\.line)[..<40]))
    let other = SampleLessons.make(seed: 8, count: 40, contest: nil).map(\.line)
    #expect(Set(one).intersection(other).isEmpty)
  }

  @Test("No speaker and no phone comes twice; manuscripts have some hundred characters")
  func shape() {
    let lines = SampleLessons.make(seed: 3, count: 1000, contest: "ID")
    #expect(Set(texts(lines, "speaker")).count == 1000)
    #expect(Set(texts(lines, "phone")).count == 1000)
    #expect(Set(texts(lines, "title")).count > 200)
    #expect(Set(texts(lines, "contest")) == ["ID"])
    let lengths = texts(lines, "manuscript").map(\.count)
    #expect(lengths.allSatisfy { (250...600).contains($0) })
    let open = lines.filter { line in
      (line.members ?? []).contains { ($0.value.string ?? "").contains { "{}\n".contains($0) } }
    }
    #expect(open == [])
    let wishers = SampleWishes.make(seed: 3, count: 1000, year: 2026)
      .compactMap { $0.at("person", "phone")?.string }
    #expect(Set(wishers).isDisjoint(with: texts(lines, "phone")))
  }

  @Test("A seed's first lesson stays what it is")
  func golden() {
    let first = SampleLessons.make(seed: 1, count: 1, contest: nil)[0]
    let keys = (first.members ?? []).map(\.key)
    #expect(
      keys == [
        "title", "speaker", "branch", "post", "party_member", "group", "summary", "manuscript",
        "length", "originality", "phone", "recommended_by",
      ])
    #expect(
      ["title", "speaker", "phone"].map { first[$0]?.string } == [
        "一支钢笔照见的家风", "陈盛国", "19988599352",
      ])
  }

  @Test("A village enters and recommends every line; its township lists what its title says")
  func entered() throws {
    let county = try County(County.line)
    let contest = try county["county"].openContest()
    try county.settle()
    let lines = SampleLessons.make(seed: 5, count: 12, contest: contest)
    for line in lines {
      let id = try county["e1"].act("entry submit", line, by: "李经办")["id"]?.string ?? ""
      try county["e1"].entry("recommend", id)
    }
    try county.settle()
    let wanted = texts(lines, "title").map { "\($0) recommended" }.sorted()
    #expect(try county["east"].entries() == wanted)
  }

  @Test("Too many are refused before they are made")
  func limit() {
    let call = CommandCall(
      noun: "sample", verb: "lessons", arguments: ["seed": 1, "count": 100_001])
    let error = #expect(throws: SiweiError.self) { try SampleLessons.document(call) }
    #expect(error?.code == "sample.too_many" && error?.status == .usage)
  }
}
