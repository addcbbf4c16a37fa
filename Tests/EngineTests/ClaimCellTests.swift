import Domain
import Journal
import TestKit
import Testing

/// Claims and the waiting line where two offices act offline (domain.md §4.1, §4.2).
struct ClaimCellTests {
  /// The line of a wish as every machine that holds it prints it.
  private func lines(_ county: County, _ id: String) throws -> Set<[String]> {
    Set(
      try county.machines.filter { ["e1", "east", "county"].contains($0.unit.text) }
        .map { try $0.line(id) })
  }

  @Test("Two claims offline: the first in the arbiter's order holds, the other waits, never lost")
  func twoClaims() throws {
    let county = try County.withMachines([])
    let (id, _) = try county.wish(.published)
    try county["county"].claim("wish", id)
    try county["e1"].claim("wish", id)
    try county.settle()
    // The township heard of the village's claim first: villages call first in a round.
    #expect(try lines(county, id) == [["e1 accepted 1", "county waiting 2 w1"]])
    #expect(try county.standings(id) == ["claimed"])
  }

  @Test("Two villages of different townships claim one card; one gives up, the next is called")
  func acrossTownships() throws {
    let county = try County()
    let (id, _) = try county.wish(.approved)
    try county["east"].move(id, "handup")
    try county.settle()
    try county["county"].move(id, "publish")
    try county.settle()
    let card = try county["county"].related(id, "card")
    let first = try county["e2"].claim("card", card, "二村支部")
    let second = try county["w1"].claim("card", card, "西村支部")
    try county.settle()
    func states() throws -> [String] {
      try [county["e2"].show(first), county["w1"].show(second)].map { $0["state"]?.string ?? "" }
    }
    let before = try states()
    #expect(Set(before) == ["accepted", "waiting"])
    let accepted = before[0] == "accepted" ? ("e2", first) : ("w1", second)
    let waiting = before[0] == "accepted" ? ("w1", second) : ("e2", first)
    let place = try county[waiting.0].view("claim list", ["card": .string(card)])
    #expect(place.at("items", "0", "waiting_no") == 1)
    try county[accepted.0].act("claim giveup", ["id": .string(accepted.1)])
    try county.settle()
    #expect(try Set(states()) == ["given_up", "accepted"])
    #expect(try county[waiting.0].show(waiting.1)["state"] == "accepted")
    // Neither village learns of the other's claim, nor either of the wish's household.
    let others = try county["e2"].dump().filter { $0.contains("西村支部") }
    #expect(others == [])
    let apart = try county.disagreements()
    #expect(apart == [])
  }

  @Test("A claim that meets a taking down keeps its place; the card is closed")
  func takenDown() throws {
    let county = try County.withMachines([])
    let (id, claim) = try county.wish(.claimed)
    try county["east"].move(id, "takedown", ["reason": "the household asked"])
    try county["e1"].claim("wish", id)
    try county.settle()
    #expect(try county.standings(id) == ["claimed"])
    let board = try county["county"].view("wish board").at("items", "0", "open")
    #expect(board == "closed")
    #expect(try lines(county, id) == [["county accepted 1", "e1 waiting 2 w1"]])
    #expect(try county["county"].show(claim)["state"] == "accepted")
  }

  @Test("The village demands that the card goes down; the arbiter follows")
  func demanded() throws {
    let county = try County.withMachines([])
    let (id, _) = try county.wish(.published)
    try county["e1"].move(id, "takedown", ["reason": "consent withdrawn"])
    try county.settle()
    #expect(try county["county"].value(id, "takedown_demanded_on") == "2025-03-01")
    #expect(try county["east"].refusal(id, "publish") == "wish.consent_no")
    try county["east"].move(id, "takedown", ["reason": "demanded"])
    try county.settle()
    #expect(try county.standings(id) == ["taken_down"])
  }

  @Test("Overdue here, contacted there: contacted stands, the place is kept")
  func releasedAndContacted() throws {
    let county = try County.withMachines([])
    let (id, _) = try county.wish(.claimed)
    try county["east"].move(id, "release", ["reason": "overdue"])
    try county["e1"].move(id, "contact", ["date": "2025-03-02"])
    try county.settle()
    #expect(try county.standings(id) == ["contacted"])
    #expect(try lines(county, id) == [["county accepted 1"]])
  }

  @Test("Given up here, contacted there: given up stands, the next in the line is called")
  func givenUpAndContacted() throws {
    let county = try County.withMachines([])
    let (id, claim) = try county.wish(.claimed)
    try county["e1"].claim("wish", id)
    try county.settle()
    try county["county"].act("claim giveup", ["id": .string(claim)])
    try county["e1"].move(id, "contact", ["date": "2025-03-02"])
    try county.settle()
    #expect(try lines(county, id) == [["county given_up 1", "e1 accepted 2"]])
    #expect(try county.standings(id) == ["claimed"])
  }

  @Test("Released with nobody waiting it is published again")
  func releasedAlone() throws {
    let county = try County.withMachines([])
    let (id, _) = try county.wish(.claimed)
    try county["east"].move(id, "release", ["reason": "overdue"])
    try county.settle()
    #expect(try county.standings(id) == ["published"])
    #expect(try lines(county, id) == [["county released 1"]])
  }

  @Test("Dispatched here while an office claims: who was first in the line stays")
  func dispatched() throws {
    let county = try County.withMachines([])
    let (id, _) = try county.wish(.published)
    try county["county"].claim("wish", id)
    try county["east"].move(id, "dispatch", ["to": "east"])
    try county.settle()
    #expect(try lines(county, id) == [["east accepted 1", "county waiting 2 w1"]])
  }

  @Test("With consent 'no' nothing is published, but an office may be asked")
  func withoutConsent() throws {
    let county = try County.withMachines([])
    let (id, _) = try county.wish(.approved, [("consent", "no")])
    #expect(try county["east"].refusal(id, "publish") == "wish.consent_no")
    try county["east"].move(id, "dispatch", ["to": "county"])
    try county.settle()
    #expect(try county.standings(id) == ["claimed"])
    #expect(try county["county"].view("wish board")["items"] == [])
  }

  @Test("Carried over by one machine while the other accepted a claim: the claim stands")
  func carriedOver() throws {
    let county = try County.withMachines(["east-b"])
    let (id, _) = try county.wish(.published)
    let next =
      try county["east"].act(
        "campaign call", ["title": "next", "period": "2025H2"])["id"]?.string ?? ""
    try county.settle()
    try county["e1"].claim("wish", id)
    try county["e1"].sync(with: county["east"])
    try county["east-b"].move(id, "carryover", ["campaign": .string(next)])
    try county.settle()
    #expect(try county.standings(id) == ["claimed carried_in"])
    #expect(try lines(county, id) == [["e1 accepted 1"]])
  }

  @Test("Shares join while they sum to one; the rest waits")
  func shares() throws {
    let county = try County.withMachines([])
    let (id, _) = try county.wish(.published)
    for (name, share) in [("county", "1/2"), ("east", "1/3"), ("e1", "1/4"), ("county", "1/6")] {
      try county[name].claim("wish", id, share: share)
      try county.settle()
    }
    #expect(
      try lines(county, id) == [
        ["county accepted 1", "east accepted 2", "e1 waiting 3 w1", "county accepted 4"]
      ])
  }

  @Test("Two machines of the arbiter number one wish: both lines are one, and a person is asked")
  func twoNumberingMachines() throws {
    let county = try County.withMachines(["east-b"])
    let (id, _) = try county.wish(.published)
    try county["county"].claim("wish", id)
    try county["e1"].claim("wish", id)
    try county["east-b"].act("claim number", ["wish": .string(id)])
    try county["e1"].sync(with: county["east-b"])
    try county["county"].sync(with: county["county"])
    try county["east"].sync(with: county["county"])
    try county.settle()
    let all = try lines(county, id)
    #expect(all.count == 1 && all.first?.count == 2)
    #expect(all.first?.filter { $0.contains("accepted") }.count == 1)
    let inboxes = Set(try county.machines.map { try $0.conflicts() })
    #expect(inboxes.count == 1)
    let apart = try county.disagreements()
    #expect(apart == [])
  }

  @Test("A claim that reaches the old arbiter after the handing up is passed on")
  func passedOn() throws {
    let county = try County()
    let (id, _) = try county.wish(.published)
    let card = try county["east"].related(id, "card")
    let claim = try county["e2"].claim("card", card, "二村支部")
    try county["east"].move(id, "handup")
    try county.settle()
    try county["county"].move(id, "publish")
    try county.settle()
    #expect(try county["county"].line(id) == ["e2 accepted 1"])
    #expect(try county["e2"].show(claim)["state"] == "accepted")
    let apart = try county.disagreements()
    #expect(apart == [])
  }

  @Test("Merged while a claim was under way: both histories stay, the claim joins behind")
  func merged() throws {
    let county = try County()
    let (elder, _) = try county.wish(.claimed)
    let younger = try county["e2"].submitWish(2)
    try county.settle()
    try county["east"].move(younger, "approve")
    try county["east"].move(younger, "publish")
    try county.settle()
    let claim = try county["county"].claim("wish", younger, "二号支部")
    try county["east"].move(younger, "merge", ["into": .string(elder)])
    try county.settle()
    #expect(try county["e2"].standing(younger) == "merged")
    #expect(try county["east"].line(elder).suffix(1) == ["county waiting 2 w1"])
    #expect(try county["county"].show(claim)["state"] == "waiting")
    let steps = try county["county"].view("history", ["id": .string(younger)])
    #expect((steps["changes"]?.array ?? steps["items"]?.array ?? []).count >= 4)
    #expect(
      try county["east"].refusal(elder, "merge", ["into": .string(younger)]) == "wish.wrong_state")
    let apart = try county.disagreements()
    #expect(apart == [])
  }

  @Test("Across townships the county names the one that stays; the other village sees no where")
  func mergedAcross() throws {
    let county = try County()
    let (elder, _) = try county.wish(.submitted)
    let younger = try county["w1"].submitWish(2)
    try county.settle()
    #expect(
      try county["west"].refusal(younger, "merge", ["into": .string(elder)]) == "record.unknown")
    try county["county"].move(younger, "merge", ["into": .string(elder)])
    try county.settle()
    #expect(try county["w1"].standing(younger) == "merged")
    #expect(try county["w1"].show(younger).at("fields", "kept_elsewhere", "value") == true)
    #expect(try county["w1"].dump().filter { $0.contains(elder) } == [])
    #expect(
      try county["county"].refusal(elder, "merge", ["into": .string(younger)]) == "wish.wrong_state"
    )
  }

  @Test("A claimant's report is no fulfilment: only the village records that")
  func reported() throws {
    let county = try County.withMachines([])
    let (id, claim) = try county.wish(.claimed)
    try county["county"].act("claim report", ["id": .string(claim), "date": "2025-03-02"])
    try county.settle()
    #expect(try county.standings(id) == ["claimed"])
    try county["e1"].deliver(id)
    try county.settle()
    #expect(try county.standings(id) == ["delivered recorded_later"])
    #expect(try county["county"].show(claim)["state"] == "delivered")
    #expect(
      try county["e1"].fault("claim giveup", ["id": .string(claim)]) == "claim.not_its_office")
  }

  @Test("A wish of several occasions is no double gift until one more came")
  func occasions() throws {
    let county = try County.withMachines([])
    let (id, _) = try county.wish(.contacted, [("occasions", 2)])
    try county["e1"].deliver(id, on: "2025-03-02")
    try county["e1"].deliver(id, on: "2025-03-09")
    let two = try county["e1"].standing(id)
    try county["e1"].deliver(id, on: "2025-03-16")
    #expect([two, try county["e1"].standing(id)] == ["delivered", "delivered double_gift"])
  }
}

/// Duplicates and campaigns where two offices act offline (domain.md §4.1, §4.3).
struct CampaignCellTests {
  private func person(_ name: String, id number: String?, birth: String?) -> [(String, JSON)] {
    [
      (
        "person",
        [
          "name": .string(name), "group": "disabled", "id_number": .text(number),
          "birth": .text(birth),
        ]
      )
    ]
  }

  @Test("One person registered at two places: two records, paired for people to compare")
  func duplicates() throws {
    let county = try County()
    let number = "430121196001011234"
    try county["e1"].register(1, person("陈某", id: number, birth: nil))
    try county["e2"].register(2, person("陈某", id: number, birth: nil))
    try county["w1"].register(3, person("陈某", id: number, birth: nil))
    try county["e1"].register(4, person("李某", id: nil, birth: "1950-05-05"))
    try county["e1"].register(5, person("李某", id: nil, birth: "1950-01-01"))
    try county.settle()
    let pairs = try ["east", "county", "west"].map { name in
      (try county[name].view("wish duplicates")["items"]?.array ?? []).map {
        "\($0["by"]?.string ?? "") \($0["wishes"]?.array?.count ?? 0)"
      }.sorted()
    }
    #expect(pairs == [["id_number 2", "name 2"], ["mark 3"], []])
    let numbers = try county["county"].dump().filter { $0.contains(number) }
    #expect(numbers == [])
  }

  @Test("A delegated campaign is done wholly offline in one village; the township may still return")
  func delegated() throws {
    let county = try County.withMachines([])
    let village = try county["e1"]
    let campaign =
      try county["east"].act(
        "campaign call", ["title": "冬日", "period": "2025H1", "cap": "150.00"])["id"]?.string ?? ""
    try county["east"].act("campaign delegate", ["campaign": .string(campaign), "unit": "e1"])
    try county.settle()
    let id = try village.submitWish(1, [("campaign", .string(campaign)), ("value", "120.00")])
    #expect(try village.refusal(id, "approve", by: "registrar") == "wish.same_person")
    try village.act("wish approve", ["id": .string(id)], by: "secretary")
    try village.move(id, "publish")
    let claim = try village.claim("wish", id)
    try village.act("campaign hold", ["campaign": .string(campaign), "at": "2025-03-01"])
    try village.deliver(id)
    let over = try village.submitWish(2, [("campaign", .string(campaign)), ("value", "151.00")])
    #expect(
      try village.refusal(over, "approve", by: "secretary") == "wish.over_delegated_cap")
    try county.settle()
    #expect(try county.standings(id) == ["delivered recorded_later"])
    #expect(try village.show(claim)["state"] == "delivered")
    let coverage = try county["county"].view("campaign coverage", ["period": "2025H1"])
    #expect(coverage["acted"]?.strings.sorted() == ["e1", "east"] && coverage["events"] == 1)
  }

  @Test("Revoking binds only what knew of it")
  func revoked() throws {
    let county = try County.withMachines([])
    let (village, township) = (try county["e1"], try county["east"])
    let campaign =
      try township.act(
        "campaign call", ["title": "冬日", "period": "2025H1"])["id"]?.string ?? ""
    let delegate: JSON = ["campaign": .string(campaign), "unit": "e1"]
    try township.act("campaign delegate", delegate)
    try county.settle()
    let first = try village.submitWish(1, [("campaign", .string(campaign))])
    let second = try village.submitWish(2, [("campaign", .string(campaign))])
    try township.act("campaign delegate", delegate.setting("revoke", true))
    try village.act("wish approve", ["id": .string(first)], by: "secretary")
    try county.settle()
    #expect(try county.standings(first) == ["approved"])
    #expect(
      try village.refusal(second, "approve", by: "secretary") == "wish.not_the_approver")
    try township.move(first, "return", ["reason": "not any more"])
    try county.settle()
    #expect(try county.standings(first) == ["returned"])
  }

  @Test("One event typed at two machines, or for both campaigns, counts once")
  func events() throws {
    let county = try County.withMachines(["e1-b"])
    let campaign =
      try county["county"].act(
        "campaign call", ["title": "county", "period": "2025H1"])["id"]?.string ?? ""
    let own =
      try county["east"].act(
        "campaign call", ["title": "township", "period": "2025H1"])["id"]?.string ?? ""
    let upper =
      try county["east"].act(
        "campaign hold", ["campaign": .string(own), "at": "2025-03-05"])["id"]?.string ?? ""
    try county.settle()
    var hold: JSON = ["campaign": .string(campaign), "at": "2025-03-05", "people": 40]
    #expect(
      try county["e1"].fault("campaign hold", hold.setting("part-of", .string(own)))
        == "campaign.not_an_event")
    hold = hold.setting("part-of", .string(upper))
    for name in ["e1", "e1-b"] { try county[name].act("campaign hold", hold) }
    try county.settle()
    let coverage = try Set(
      ["county", "east"].map { name in
        try county[name].view("campaign coverage", ["period": "2025H1"])["events"]
      })
    #expect(coverage == [1])
    let acted = try county["county"].view("campaign coverage", ["period": "2025H1"])["acted"]
    #expect(acted?.strings.sorted() == ["county", "e1", "east"])
    let apart = try county.disagreements()
    let inbox = try county["e1"].conflicts()
    #expect(apart + inbox == [])
  }

  @Test("The half-year comes from the day in China, whatever the machine's clock says")
  func halfYears() throws {
    let county = try County.withMachines([])
    let campaign =
      try county["east"].act(
        "campaign call", ["title": "x", "period": "2025H1"])["id"]?.string ?? ""
    try county["east"].clock.error = 10 * 365 * 86_400_000
    let days = [
      ("2025-06-30", "2025H1"), ("2025-07-01", "2025H2"), ("2025-06-30T16:00:00Z", "2025H2"),
      ("2025-06-30T15:59:59Z", "2025H1"), ("2024-12-31T23:59:59+08:00", "2024H2"),
    ]
    for (day, half) in days {
      let reply = try county["east"].act(
        "campaign hold", ["campaign": .string(campaign), "at": .string(day)])
      #expect(reply["half_year"]?.string == half)
    }
  }
}
