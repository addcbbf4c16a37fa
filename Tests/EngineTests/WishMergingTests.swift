import Domain
import Journal
import TestKit
import Testing

/// Claims of wishes that were merged away, in one step or in several (domain.md §4.1).
struct WishMergingTests {
  /// A published wish of e1 with a claim, and two younger ones of a village, published too.
  private func threeWishes(_ county: County, younger unit: String) throws -> [String] {
    var ids = [try county.wish(.claimed).id]
    for number in 2...3 {
      ids.append(try county[unit].submitWish(number))
      try county.settle()
    }
    for id in ids.dropFirst() {
      try county["east"].move(id, "approve")
      try county["east"].move(id, "publish")
    }
    try county.settle()
    return ids
  }

  /// State, order and waiting number of a claim as each of these machines prints it of its wish.
  private func standings(
    _ county: County, _ wish: String, _ claim: String, _ names: [String]
  ) throws -> Set<String> {
    var printed: Set<String> = []
    for name in names {
      let machine = try county[name]
      printed.formUnion(try machine.line(wish))
      printed.insert(try machine.show(claim)["state"]?.string ?? "none")
    }
    return printed
  }

  @Test("Merged in two steps, a claim goes along to the wish that stays")
  func twoSteps() throws {
    let county = try County(County.line)
    let ids = try threeWishes(county, younger: "e1")
    let claim = try county["county"].claim("wish", ids[2], "二号支部")
    try county.settle()
    for (younger, elder) in [(ids[2], ids[1]), (ids[1], ids[0])] {
      try county["east"].move(younger, "merge", ["into": .string(elder)])
      try county.settle()
    }
    let lines = try Set(county.machines.map { try $0.line(ids[0]) })
    #expect(lines == [["county accepted 1", "county waiting 2 w1"]])
    let states = try Set(county.machines.map { try $0.show(claim)["state"] })
    #expect(states == ["waiting"])
    let apart = try county.disagreements()
    #expect(apart == [])
  }

  @Test("A claim under way while its wish was merged in two steps joins behind")
  func underWay() throws {
    let county = try County(County.line)
    let ids = try threeWishes(county, younger: "e1")
    let claim = try county["county"].claim("wish", ids[2], "二号支部")
    for (younger, elder) in [(ids[2], ids[1]), (ids[1], ids[0])] {
      try county["east"].move(younger, "merge", ["into": .string(elder)])
    }
    try county.settle()
    let lines = try Set(county.machines.map { try $0.line(ids[0]) })
    #expect(lines == [["county accepted 1", "county waiting 2 w1"]])
    #expect(try county["e1"].show(claim)["state"] == "waiting")
  }

  @Test("Merged through a wish that nobody had approved, a claim goes along all the same")
  func throughUnapproved() throws {
    let county = try County(County.line)
    let (elder, _) = try county.wish(.claimed)
    let middle = try county["e1"].submitWish(2)
    try county.settle()
    let younger = try county["e1"].submitWish(3)
    try county.settle()
    try county["east"].move(younger, "approve")
    try county["east"].move(younger, "publish")
    try county.settle()
    try county["county"].claim("wish", younger, "二号支部")
    try county.settle()
    try county["east"].move(younger, "merge", ["into": .string(middle)])
    try county["east"].move(middle, "merge", ["into": .string(elder)])
    try county.settle()
    let lines = try Set(county.machines.map { try $0.line(elder) })
    #expect(lines == [["county accepted 1", "county waiting 2 w1"]])
  }

  @Test("The village of a merged wish prints its claim as the line that took it over has it")
  func deadLine() throws {
    let county = try County()
    let ids = try threeWishes(county, younger: "e2")
    let names = ["e2", "east", "county"]
    let claim = try county["county"].claim("wish", ids[1], "二号支部")
    try county.settle()
    let before = try standings(county, ids[1], claim, names)
    try county["east"].move(ids[1], "merge", ["into": .string(ids[0])])
    try county.settle()
    let merged = try standings(county, ids[1], claim, names)
    let held = try county["county"].view("claim list", ["wish": .string(ids[0])])
    let first = held.at("items", "0", "id")?.string ?? ""
    try county["county"].act("claim giveup", ["id": .string(first)])
    try county.settle()
    let called = try standings(county, ids[1], claim, names)
    #expect(before == ["county accepted 1", "accepted"])
    #expect(merged == ["county waiting 2 w1", "waiting"])
    #expect(called == ["county accepted 2", "accepted"])
    let apart = try county.disagreements()
    #expect(apart == [])
  }
}
