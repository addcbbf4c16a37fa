import Domain
import Journal
import TestKit
import Testing

/// Who is said to have delivered, and what is told of each delivery (domain.md §4.1).
struct WishDeliveryTests {
  private func lines(_ county: County, _ id: String) throws -> Set<[String]> {
    Set(try county.machines.map { try $0.line(id) })
  }

  @Test("Released here, delivered there: who was called in between has delivered nothing")
  func calledInBetween() throws {
    let county = try County.withMachines([])
    let (id, claim) = try county.wish(.claimed)
    let next = try county["e1"].claim("wish", id)
    try county.settle()
    try county["east"].move(id, "release", ["reason": "overdue"])
    try county["e1"].deliver(id)
    try county.settle()
    #expect(try lines(county, id) == [["county delivered 1", "e1 declined 2"]])
    #expect(try county.standings(id) == ["delivered recorded_later"])
    let states = try Set(
      county.machines.map { [try $0.show(claim)["state"], try $0.show(next)["state"]] })
    #expect(states == [["delivered", "declined"]])
    // Brought once more, it is still not the other's.
    try county["e1"].deliver(id, on: "2025-03-09")
    try county.settle()
    #expect(try lines(county, id) == [["county delivered 1", "e1 declined 2"]])
    let apart = try county.disagreements()
    #expect(apart == [])
  }

  @Test("All who hold a part have delivered; who waited behind them has not")
  func joint() throws {
    let county = try County.withMachines([])
    let (id, _) = try county.wish(.published)
    for (name, share) in [("county", "1/2"), ("east", "1/2"), ("e1", "1/3")] {
      try county[name].claim("wish", id, share: share)
      try county.settle()
    }
    let first =
      try county["east"].view("claim list", ["wish": .string(id)])
      .at("items", "0", "id")?.string ?? ""
    try county["east"].move(id, "release", ["reason": "overdue", "claim": .string(first)])
    try county["e1"].deliver(id)
    try county.settle()
    #expect(
      try lines(county, id) == [["county delivered 1", "east delivered 2", "e1 declined 3"]])
  }

  @Test("Delivered before anybody was accepted: who was first in the line has delivered")
  func beforeAccepted() throws {
    let county = try County.withMachines([])
    let (id, _) = try county.wish(.published)
    try county["county"].claim("wish", id)
    try county["east"].sync(with: county["county"])
    try county["e1"].deliver(id)
    try county.settle()
    #expect(try lines(county, id) == [["county delivered 1"]])
  }

  @Test("A second delivery and a second follow-up leave the words of the first beside theirs")
  func words() throws {
    let county = try County.withMachines([])
    let (id, _) = try county.wish(.contacted)
    let village = try county["e1"]
    let detail = try village.related(id, "detail")
    func deliver(_ giver: String, _ place: String, on day: String) throws {
      try village.move(
        id, "deliver",
        ["by": .string(giver), "what": "电饭煲", "place": .string(place), "date": .string(day)])
    }
    func followUp(_ opinion: String, on day: String) throws {
      try village.move(
        id, "followup",
        ["result": "satisfied", "opinion": .string(opinion), "date": .string(day)])
    }
    try deliver("机关支部", "家中", on: "2025-03-03")
    try deliver("商会", "村部", on: "2025-03-05")
    try deliver("商会", "村部", on: "2025-03-06")
    try followUp("很好", on: "2025-03-07")
    try followUp("有点小", on: "2025-03-08")
    try county.settle()
    let fields = ["delivered_by", "delivered_what", "delivery_place", "opinion"]
    let told: [[[String]]] = try ["e1", "east"].map { name in
      let machine = try county[name]
      return try fields.map { field in
        // What is shown first, then all that stand side by side.
        let shown = try machine.value(detail, field) ?? ""
        return try [shown] + machine.siblings(detail, field)
      }
    }
    let expected: [[String]] = [
      ["商会"] + ["机关支部", "商会"].sorted(), ["电饭煲", "电饭煲"],
      ["村部"] + ["家中", "村部"].sorted(), ["有点小"] + ["很好", "有点小"].sorted(),
    ]
    #expect(told == [expected, expected])
    let inboxes = Set(try county.machines.map { try $0.conflicts() })
    #expect(inboxes == [[]])
  }
}
