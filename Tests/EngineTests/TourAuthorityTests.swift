import Domain
import Engine
import Journal
import Store
import TestKit
import Testing

/// What an office may not write about a talk takes no effect anywhere (sync.md §5).
struct TourAuthorityTests {
  struct Forgery: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let stage: TourStage
    let machine: String
    let record: @Sendable (Tour) -> String
    let fields: [(String, Value)]
    let reason: String
    /// Whether it names what it saw.
    let names: Bool

    init(
      _ name: String, _ stage: TourStage, by machine: String,
      _ record: @escaping @Sendable (Tour) -> String, _ fields: [(String, Value)],
      names: Bool = true, reason: String
    ) {
      testDescription = name
      self.stage = stage
      self.machine = machine
      self.record = record
      self.fields = fields
      self.names = names
      self.reason = reason
    }
  }

  private static func state(_ state: String) -> (String, Value) { ("state", .text(state)) }
  private static func answer(_ word: String) -> (String, Value) { ("answer", .text(word)) }
  private static func acting(_ unit: String) -> (String, Value) { ("acted_for", .text(unit)) }

  static let bookings: [Forgery] = [
    Forgery(
      "the township cancels the county's booking", .booked, by: "east", { $0.booking },
      [state("cancelled")], reason: "tour.not_the_booker"),
    Forgery(
      "the speaker's unit cancels", .booked, by: "e1", { $0.booking }, [state("cancelled")],
      reason: "tour.not_the_booker"),
    Forgery(
      "the county confirms for the speaker", .booked, by: "county", { $0.booking },
      [answer("confirmed")], reason: "tour.not_the_speakers_unit"),
    Forgery(
      "the county says it acts for the village", .booked, by: "county", { $0.booking },
      [answer("confirmed"), acting("e1")], reason: "tour.not_the_speakers_unit"),
    Forgery(
      "the township declines without saying for whom", .booked, by: "east", { $0.booking },
      [answer("declined")], reason: "tour.not_the_speakers_unit"),
    Forgery(
      "the township acts for another village", .booked, by: "east", { $0.booking },
      [answer("declined"), acting("e2")], reason: "tour.acted_for_other"),
    Forgery(
      "an answer that is none", .booked, by: "e1", { $0.booking }, [answer("perhaps")],
      reason: "tour.state_unknown"),
    Forgery(
      "an answer that names no booking", .booked, by: "e1", { $0.booking },
      [answer("confirmed")], names: false, reason: "tour.booking_not_named"),
    Forgery(
      "confirmed though seen cancelled", .cancelled, by: "e1", { $0.booking },
      [answer("confirmed")], reason: "tour.booking_cancelled"),
    Forgery(
      "booked again in place", .cancelled, by: "county", { $0.booking }, [state("booked")],
      reason: "tour.state_order"),
    Forgery(
      "another day", .confirmed, by: "county", { $0.booking }, [("day", .text("2025-05-01"))],
      reason: "tour.booking_stays"),
    Forgery(
      "another booker", .confirmed, by: "east", { $0.booking }, [("booker", .text("east"))],
      reason: "tour.booking_stays"),
    Forgery(
      "the township writes what was changed", .passed, by: "east", { $0.booking },
      [("changed_note", .text("x"))], reason: "tour.not_the_speakers_unit"),
  ]

  static let others: [Forgery] = [
    Forgery(
      "the township withdraws a request", .asked, by: "east", { $0.request },
      [state("withdrawn")], reason: "tour.not_the_unit"),
    Forgery(
      "the county acts for a village that is not its child", .asked, by: "county",
      { $0.request }, [state("withdrawn"), acting("e2")], reason: "tour.not_the_unit"),
    Forgery(
      "asked again in place", .withdrawn, by: "e2", { $0.request }, [state("requested")],
      reason: "tour.state_order"),
    Forgery(
      "a request that says it was held", .asked, by: "e2", { $0.request }, [state("held")],
      reason: "tour.state_unknown"),
    Forgery(
      "a day that is none", .asked, by: "e2", { $0.request },
      [("wanted_on", .text("tomorrow"))], reason: "tour.request_form"),
    Forgery(
      "the county counts the listeners", .held, by: "county", { $0.talk },
      [("people", .integer(900))], reason: "tour.not_the_unit"),
    Forgery(
      "fewer than nobody", .held, by: "e2", { $0.talk }, [("people", .integer(-1))],
      reason: "tour.talk_form"),
    Forgery(
      "the county writes a score", .fedBack, by: "county", { $0.form },
      [("score", .integer(1))], reason: "tour.not_the_unit"),
    Forgery(
      "a score of six", .fedBack, by: "e2", { $0.form }, [("score", .integer(6))],
      reason: "tour.form_form"),
  ]

  @Test("A forged step upon a booking is set aside with its reason", arguments: bookings)
  func forgedBooking(_ forgery: Forgery) throws {
    try play(forgery, names: ["e1", "east", "county"])
  }

  @Test("So is one upon what was asked and heard", arguments: others)
  func forgedOther(_ forgery: Forgery) throws {
    try play(forgery, names: ["e2", "east", "county"])
  }

  @Test("And one upon a summary, a plan or an answer")
  func forgedPassed() throws {
    let county = try County()
    let tour = try county.tour(.passed)
    let answer = try county["e2"].related(tour.request, "answer")
    let booking: (String, Value) = ("booking", .text(tour.booking))
    let scores: (String, Value) = ("scores", .text("0 0 0 0 99"))
    let forgeries: [(String, String, [(String, Value)])] = [
      ("e1", tour.summary, [booking, scores]), ("east", tour.summary, [booking, scores]),
      ("county", tour.summary, [scores]),
      ("county", tour.plan, [("day", .text("2025-05-01"))]),
      ("county", tour.plan, [("state", .text("held"))]),
      ("e2", answer, [("state", .text("cancelled"))]),
      ("east", answer, [("state", .text("cancelled"))]),
      ("county", answer, [("day", .text("2025-05-01"))]),
    ]
    for (name, id, fields) in forgeries {
      let machine = try county[name]
      try machine.forge(draft(machine, id, fields))
    }
    try county.settle()
    let root = try county["county"]
    #expect(
      try root.setAside() == [
        "county tour.booking_stays", "county tour.booking_stays", "county tour.state_unknown",
        "county tour.summary_form", "e1 tour.not_the_booker", "e2 tour.not_a_booker",
        "east tour.not_the_booker", "east tour.not_the_booker",
      ])
    #expect(try root.value(tour.summary, "scores") == "0 0 0 0 3")
    #expect(try county["e2"].standing(tour.request) == "fed_back")
    #expect(try county.disagreements() == [])
  }

  @Test("Who may not book makes no booking, and nothing stands in a scope of others")
  func places() throws {
    let county = try County()
    let tour = try county.tour(.held)
    let record = RecordID(ID128(high: 0x7000, low: 77))
    let entry: (String, Value) = ("entry", .text(tour.lesson.forwarded))
    let plan: (String, Value) = ("plan", .text(TourIDs.plan(booking: record).description))
    func booking(_ booker: String, day: String = "2025-05-01") -> [(String, Value)] {
      [
        entry, plan, ("booker", .text(booker)), ("day", .text(day)), ("host_unit", .text("e2")),
        ("state", .text("booked")),
      ]
    }
    func forge(_ name: String, _ scope: String, _ kind: String, _ fields: [(String, Value)]) throws
    {
      try county[name].forge(
        Draft(
          try #require(Scope(scope)),
          operations: fields.map { .put(record, kind, $0.0, $0.1) }))
    }
    try forge("e1", "e1/chain", "tour.booking", booking("e1"))
    try forge("hnu", "hnu/chain", "tour.booking", booking("hnu"))
    try forge("east", "e1/chain", "tour.booking", booking("county"))
    try forge("east", "e1/chain", "tour.booking", booking("east", day: "soon"))
    try forge("east", "e1/parent", "tour.booking", booking("east"))
    try forge(
      "east", "e1/chain", "tour.booking", booking("east") + [("answer", .text("confirmed"))])
    try forge("e2", "e2/tree", "tour.plan", [entry, ("state", .text("booked"))])
    try forge(
      "e2", "e2/chain", "tour.talk", [entry, ("held_on", .text("2025-05-01"))])
    try county.settle()
    let reasons = try Set(county.machines.flatMap { try $0.setAside() }).sorted()
    #expect(
      reasons == [
        "e1 tour.not_a_booker", "e2 tour.not_a_booker", "e2 tour.talk_of_nothing",
        "east tour.booking_form", "east tour.booking_not_named", "east tour.not_a_booker",
        "east tour.scope", "hnu tour.not_a_booker",
      ])
    #expect(try county["e1"].tours() == ["booking confirmed"])
  }

  @Test("A township that booked does not confirm in the village's name by the same person")
  func samePerson() throws {
    let county = try County()
    let east = try county["east"]
    let lesson = try county.lesson(.forwarded)
    let booking = try east.book(
      lesson.forwarded, ["at": "e2", "date": .string(County.day)], by: "zhang")
    let fields: [(String, Value)] = [
      TourAuthorityTests.answer("confirmed"), TourAuthorityTests.acting("e1"),
    ]
    try east.forge(draft(east, booking, fields), actor: "zhang")
    try county.settle()
    #expect(try county.standings(booking) == ["booked ?tour.same_person"])
  }

  // MARK: parts

  private func draft(
    _ machine: Machine, _ id: String, _ fields: [(String, Value)], names: Bool = true
  ) throws -> Draft {
    let record = try #require(RecordID(uuid: id))
    let state = try #require(try machine.read { try $0.locate(record) })
    let operations = fields.map { field, value in
      Operation.put(
        record, state.kind, field, value, over: state[field]?.siblings.map(\.dot) ?? [])
    }
    return Draft(state.scope, operations: operations, rests: names ? state.liveDots : [])
  }

  private func play(_ forgery: Forgery, names: [String]) throws {
    let county = try County()
    let tour = try county.tour(forgery.stage)
    let id = forgery.record(tour)
    let expected = try names.map { "\(try county[$0].standing(id)) ?\(forgery.reason)" }
    let machine = try county[forgery.machine]
    try machine.forge(draft(machine, id, forgery.fields, names: forgery.names))
    try county.settle()
    #expect(try names.map { try county[$0].standing(id) } == expected)
    #expect(try county.disagreements() == [])
  }
}
