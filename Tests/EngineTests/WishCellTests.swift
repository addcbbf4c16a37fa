import Domain
import Journal
import TestKit
import Testing

/// "If it happened in two places offline": every cell of domain.md §4.1, by the real commands.
struct WishCellTests {
  static let village: [Cell] = [
    Cell(
      "verified alike at two machines: one result", from: .registered, with: "e1-b",
      standing: "verified", values: ["verified_on": "2025-02-20"]
    ) { county, id in
      for name in ["e1", "e1-b"] {
        try county[name].act(
          "wish verify", ["id": .string(id), "date": "2025-02-20"], by: "second")
      }
    },
    Cell(
      "verified with differing facts: a field in conflict", from: .registered, with: "e1-b",
      standing: "verified !verified_on"
    ) { county, id in
      for (name, day) in [("e1", "2025-02-20"), ("e1-b", "2025-02-21")] {
        try county[name].act(
          "wish verify", ["id": .string(id), "date": .string(day)], by: "second")
      }
    },
    Cell("submitted twice: once", from: .verified, with: "e1-b", standing: "submitted") {
      county, id in
      for name in ["e1", "e1-b"] { try county[name].move(id, "submit") }
    },
    Cell(
      "submitted again after a return, twice: once", from: .submitted, with: "e1-b",
      standing: "submitted"
    ) { county, id in
      try county["east"].move(id, "return", ["reason": "缺资料", "code": "incomplete"])
      try county.settle()
      for name in ["e1", "e1-b"] { try county[name].move(id, "submit") }
    },
    Cell(
      "withdrawn at one machine, delivered at the other: delivered", from: .published,
      with: "e1-b", standing: "delivered recorded_later !state"
    ) { county, id in
      try county["e1"].move(id, "withdraw", ["reason": "the household's word"])
      try county["e1-b"].deliver(id)
    },
    Cell(
      "contacted on two days: the earlier is kept", from: .claimed, with: "e1-b",
      standing: "contacted", values: ["contacted_on": "2025-03-02"]
    ) { county, id in
      try county["e1"].move(id, "contact", ["date": "2025-03-05"])
      try county["e1-b"].move(id, "contact", ["date": "2025-03-02"])
    },
    Cell(
      "delivered twice: both kept, and marked", from: .contacted, with: "e1-b",
      standing: "delivered double_gift",
      values: [
        "deliveries": "0 2025-03-03 180.00, 0 2025-03-05 200.00", "delivered_on": "2025-03-03",
      ]
    ) { county, id in
      try county["e1"].deliver(id, on: "2025-03-05")
      try county["e1-b"].deliver(id, on: "2025-03-03", amount: "180.00")
    },
    Cell(
      "delivered twice on one day with one amount: still two", from: .contacted, with: "e1-b",
      standing: "delivered double_gift"
    ) { county, id in
      for name in ["e1", "e1-b"] { try county[name].deliver(id) }
    },
    Cell(
      "delivered again while worked anew: both kept", from: .followedUp, with: "e1-b",
      standing: "delivered double_gift"
    ) { county, id in
      try county["east"].move(id, "rework", ["reason": "broken on arrival"])
      try county.settle()
      try county["e1"].deliver(id, on: "2025-03-10")
      try county["e1-b"].deliver(id, on: "2025-03-11")
    },
    Cell(
      "delivered before contact was recorded: recorded later", from: .claimed,
      standing: "delivered recorded_later"
    ) { county, id in try county["e1"].deliver(id) },
  ]

  static let township: [Cell] = [
    Cell(
      "returned here, approved there: returned, until a person chose", from: .submitted,
      with: "east-b", standing: "returned !state"
    ) { county, id in
      try county["east"].move(id, "return", ["reason": "缺资料", "code": "incomplete"])
      try county["east-b"].move(id, "approve")
    },
    Cell(
      "returned while the village edits: the edit is the correction's draft", from: .submitted,
      standing: "returned changed_since", values: ["class": "service"]
    ) { county, id in
      try county["east"].move(id, "return", ["reason": "缺资料"])
      try county["e1"].act(
        "wish edit", ["id": .string(id), "set": ["class=service", "size=4L", "detail=两人用"]])
    },
    Cell(
      "declined here, approved there: both versions shown before it is final",
      from: .submitted, with: "east-b", standing: "declined !state"
    ) { county, id in
      try county["east"].move(id, "decline", ["reason": "属救助政策", "code": "relief"])
      try county["east-b"].move(id, "approve")
    },
    Cell(
      "returned here, declined there: declined stands first", from: .submitted, with: "east-b",
      standing: "declined !state"
    ) { county, id in
      try county["east"].move(id, "decline", ["reason": "x"])
      try county["east-b"].move(id, "return", ["reason": "y"])
    },
    Cell(
      "reopened by the county while declined anew: the newer decline stands", from: .submitted,
      standing: "declined !state"
    ) { county, id in
      try county["east"].move(id, "decline", ["reason": "too big", "code": "too_big"])
      try county.settle()
      try county["county"].move(id, "reopen", ["reason": "the county pays"])
      try county["east"].move(id, "reopen", ["reason": "looked again"])
      try county["east"].move(id, "decline", ["reason": "still too big", "code": "too_big"])
    },
    Cell("reopened at two places: one submission", from: .submitted, standing: "submitted") {
      county, id in
      try county["east"].move(id, "decline", ["reason": "x"])
      try county.settle()
      for name in ["east", "county"] { try county[name].move(id, "reopen", ["reason": "y"]) }
    },
    Cell(
      "approved here, withdrawn there: withdrawn", from: .submitted, standing: "withdrawn !state"
    ) {
      county, id in
      try county["east"].move(id, "approve")
      try county["e1"].move(id, "withdraw", ["reason": "the household's word"])
    },
    Cell(
      "returned here, withdrawn there: withdrawn", from: .submitted, standing: "withdrawn !state"
    ) {
      county, id in
      try county["east"].move(id, "return", ["reason": "x"])
      try county["e1"].move(id, "withdraw", ["reason": "the household's word"])
    },
    Cell("approved at two machines: once", from: .submitted, with: "east-b", standing: "approved") {
      county, id in
      for name in ["east", "east-b"] { try county[name].move(id, "approve") }
    },
    Cell(
      "published at two machines: one card", from: .approved, with: "east-b",
      standing: "published"
    ) { county, id in
      for name in ["east", "east-b"] { try county[name].move(id, "publish") }
    },
    Cell(
      "taken down here, published anew there: down", from: .published, with: "east-b",
      standing: "taken_down !state"
    ) { county, id in
      try county["east"].move(id, "takedown", ["reason": "the household asked"])
      try county["east-b"].move(id, "takedown", ["reason": "a mistake"])
      try county["east-b"].move(id, "publish")
    },
    Cell(
      "closed here, to be worked anew there: worked anew", from: .followedUp, with: "east-b",
      standing: "rework !state"
    ) { county, id in
      try county["east"].move(id, "close")
      try county["east-b"].move(id, "rework", ["reason": "a complaint"])
    },
    Cell(
      "followed up by village and township: all kept, the worst decides", from: .delivered,
      standing: "followed_up",
      values: [
        "followup_result": "unsatisfied",
        "followups": "0 2025-03-05 phone unsatisfied, 0 2025-03-06 visit satisfied",
      ]
    ) { county, id in
      try county["e1"].move(id, "followup", ["result": "satisfied", "date": "2025-03-06"])
      try county["east"].move(
        id, "followup", ["result": "不满意", "way": "phone", "date": "2025-03-05"])
    },
    Cell("merged while withdrawn: withdrawn", from: .submitted, standing: "withdrawn !state") {
      county, id in
      let elder = try county["e1"].register(
        7, [("id", "00000000-0000-7000-8000-000000000007")])
      try county.settle()
      try county["east"].move(id, "merge", ["into": .string(elder)])
      try county["e1"].move(id, "withdraw", ["reason": "the household's word"])
    },
  ]

  @Test("At the village", arguments: village)
  func villages(_ cell: Cell) throws { try check(cell) }

  @Test("At the township", arguments: township)
  func townships(_ cell: Cell) throws { try check(cell) }

  private func check(_ cell: Cell) throws {
    let county = try County.withMachines(cell.machines)
    let (id, _) = try county.wish(cell.stage)
    try cell.acts(county, id)
    try county.settle()
    var seen: [String: String] = [:]
    for machine in county.machines {
      // The county holds no details, so it cannot tell whether they changed.
      let expected =
        machine.name == "county"
        ? cell.standing.split(separator: " ").filter { $0 != "changed_since" }
          .joined(separator: " ") : cell.standing
      let found = try machine.standing(id)
      if found != expected { seen[machine.name] = found }
      for (field, value) in cell.values where try machine.value(id, field) != value {
        seen["\(machine.name) \(field)"] = try machine.value(id, field) ?? "none"
      }
      let quarantined = try machine.view("quarantine list")["items"] ?? .null
      if quarantined != [] { seen["\(machine.name) quarantine"] = quarantined.line }
    }
    #expect(seen == [:], "expected \(cell.standing)")
    let apart = try county.disagreements()
    #expect(apart == [])
  }

  @Test("While a state has siblings it moves on to withdrawn only, until a person has chosen")
  func waitsForPerson() throws {
    let county = try County.withMachines(["east-b"])
    let (id, _) = try county.wish(.submitted)
    try county["east"].move(id, "decline", ["reason": "x"])
    try county["east-b"].move(id, "approve")
    try county.settle()
    let refusals = [
      try county["east"].refusal(id, "publish"), try county["e1"].refusal(id, "submit"),
      try county["east"].refusal(id, "reopen", ["reason": "z"]),
      try county["e1"].refusal(id, "deliver", ["by": "a", "what": "b", "date": "2025-03-03"]),
    ]
    #expect(refusals == Array(repeating: "wish.state_conflict", count: 4))
    try county["county"].resolve("state", "approved")
    try county.settle()
    #expect(try county.standings(id) == ["approved"])
    try county["east"].move(id, "publish")
    try county.settle()
    #expect(try county.standings(id) == ["published"])
  }

  @Test("The household's word goes through a conflict of states")
  func withdrawsThroughConflict() throws {
    let county = try County.withMachines(["east-b"])
    let (id, _) = try county.wish(.submitted)
    try county["east"].move(id, "return", ["reason": "x"])
    try county["east-b"].move(id, "approve")
    try county.settle()
    try county["e1"].move(id, "withdraw", ["reason": "the household's word"])
    try county.settle()
    #expect(try county.standings(id) == ["withdrawn"])
  }

  @Test("Equal choices made at two nodes are no new conflict")
  func equalChoices() throws {
    let county = try County.withMachines(["east-b"])
    let (id, _) = try county.wish(.submitted)
    try county["east"].move(id, "return", ["reason": "x"])
    try county["east-b"].move(id, "approve")
    try county.settle()
    for name in ["east", "county"] { try county[name].resolve("state", "returned") }
    try county.settle()
    #expect(try county.standings(id) == ["returned"])
    let inboxes = Set(try county.machines.map { try $0.conflicts() })
    #expect(inboxes == [[]])
  }

  @Test("Two machines publish differing texts: one card, its text in conflict until a person chose")
  func cardTexts() throws {
    let county = try County.withMachines(["east-b"])
    let (id, _) = try county.wish(.approved)
    for (name, text) in [("east", "想要一个电饭煲"), ("east-b", "想要一口新锅")] {
      try county[name].act(
        "wish edit", ["id": .string(id), "set": [.string("public_text=\(text)")]])
      try county[name].move(id, "publish")
    }
    try county.settle()
    let board = try county["county"].view("wish board")["items"]?.array ?? []
    let card = board.first?["card"]?.string ?? ""
    #expect(board.count == 1)
    #expect(try county["e1"].siblings(card, "text") == ["想要一个电饭煲", "想要一口新锅"].sorted())
    let inboxes = Set(try county.machines.map { try $0.conflicts() })
    #expect(inboxes == [["wish.card text", "wish.row public_text"]])
  }

  @Test("Precedence of concurrent states, strongest first, as the offices have it")
  func precedence() {
    let row = KindRegistry.standard.spec(kind: "wish.row", field: "state")
    let place = KindRegistry.standard.spec(kind: "wish.place", field: "state")
    #expect(
      row?.precedence == [
        "rework", "closed", "followed_up", "delivered", "withdrawn", "merged", "declined",
        "returned", "taken_down", "carried_over", "published", "approved", "submitted", "verified",
        "registered",
      ])
    #expect(
      place?.precedence.filter { $0 != "declined" } == [
        "delivered", "given_up", "contacted", "overdue", "accepted", "waiting",
      ])
  }
}
