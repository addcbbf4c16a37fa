import Journal

/// One talk as the unit that hears it knows it: what was asked, what was planned, what was held.
struct TourOccasion {
  let host: UnitID
  let plan: RecordID?
  let request: RecordID?
  let entry: String?
  /// The records it was found by or leads to: what a token of `show` may show instead.
  let others: [RecordID]
  let desk: Desk

  /// By plan, request, booking or talk; of a request with several bookings the one for `day`.
  /// Throws 66 for what this node does not hold, 65 for a record of another kind.
  static func find(
    _ text: String, act: String, on day: String? = nil, desk: Desk
  ) throws -> TourOccasion {
    let record = try RecordLookup.find(text, desk: desk)
    func link(_ field: String) -> RecordID? {
      record.shown(field, at: desk).flatMap { RecordID(uuid: $0) }
    }
    var host = record.scope.anchor
    var plan: RecordID?
    var request: RecordID?
    switch record.kind {
    case TourKinds.request:
      request = record.id
      plan = try TourAnswer.best(of: record.id, on: day, desk: desk)?.plan
    case TourKinds.plan, TourKinds.booking:
      guard let named = record.shown("host_unit", at: desk).flatMap({ UnitID($0) }) else {
        throw SiweiError("record.unknown", .missing, ["record": text])
      }
      host = named
      plan = record.kind == TourKinds.plan ? record.id : link("plan")
      let answer = try plan.flatMap { try TourAnswer.held(of: $0, desk: desk) }
      request = link("request") ?? answer?.request
    case TourKinds.talk: (plan, request) = (link("plan"), link("request"))
    default:
      throw SiweiError(
        "tour.wrong_record", .refused, ["record": text, "kind": record.kind, "act": act])
    }
    return TourOccasion(
      host: host, plan: plan, request: request,
      entry: try record.shown("entry", at: desk)
        ?? plan.flatMap { try desk.reader.locate($0) }?.shown("entry", at: desk),
      others: [record.id] + [plan, request].compactMap { $0 }, desk: desk)
  }

  /// Where a request has several bookings that go on, a request alone does not say which talk it
  /// is about, unless a day does. Throws `tour.which_booking` (65).
  static func requireOne(_ text: String, on day: String?, desk: Desk) throws {
    let record = try RecordLookup.find(text, desk: desk)
    guard record.kind == TourKinds.request else { return }
    let open = try TourAnswer.all(of: record.id, desk: desk).filter {
      TourState.open.contains($0.state)
    }
    let ofDay = open.filter { day != nil && $0.day == day }
    guard open.count < 2 || ofDay.count == 1 else {
      throw SiweiError(
        "tour.which_booking", .refused,
        ["no": text, "days": open.map { $0.day ?? "" }.sorted().joined(separator: " ")])
    }
  }

  func talk() throws -> Talk? {
    try Talk.held(plan: plan, request: request, host: host, desk: desk)
  }

  /// The day it was planned for; nil where no plan nor answer is held here.
  func day() throws -> String? {
    try plan.flatMap { try desk.reader.locate($0) }?.shown("day", at: desk)
      ?? plan.flatMap { try TourAnswer.held(of: $0, desk: desk) }?.day
  }

  /// What is said of it: by the plan, else by the answer, else by the request.
  func word() throws -> String? {
    func shown(_ id: RecordID?) throws -> String? {
      try id.flatMap { try desk.reader.locate($0) }?.shown("state", at: desk)
    }
    if try shown(request) == TourState.withdrawn { return TourState.withdrawn }
    return try shown(plan) ?? shown(plan.map { TourIDs.answer(plan: $0) }) ?? shown(request)
  }
}

/// What a booker told the unit that asked.
struct TourAnswer {
  let record: RecordState
  let desk: Desk

  var plan: RecordID? { link("plan") }
  var request: RecordID? { link("request") }
  var state: String { record.shown("state", at: desk) ?? TourState.booked }
  var day: String? { record.shown("day", at: desk) }

  private func link(_ field: String) -> RecordID? {
    record.shown(field, at: desk).flatMap { RecordID(uuid: $0) }
  }

  static func held(of plan: RecordID, desk: Desk) throws -> TourAnswer? {
    guard let record = try desk.reader.locate(TourIDs.answer(plan: plan)),
      record.kind == TourKinds.answer
    else { return nil }
    return TourAnswer(record: record, desk: desk)
  }

  static func all(of request: RecordID, desk: Desk) throws -> [TourAnswer] {
    try desk.reader.records(kind: TourKinds.answer, key: "request", value: request.description)
      .sorted { $0.id < $1.id }.map { TourAnswer(record: $0, desk: desk) }
  }

  /// The one that leads furthest: confirmed, else booked, else what came to nothing; of those that
  /// go on one for `day` first.
  static func best(of request: RecordID, on day: String? = nil, desk: Desk) throws -> TourAnswer? {
    let order = [
      TourState.confirmed, TourState.booked, TourState.declined, TourState.cancelled,
    ]
    func rank(_ answer: TourAnswer) -> (Int, Int, Int) {
      let isOfDay = day != nil && answer.day == day
      return (
        TourState.open.contains(answer.state) ? 0 : 1, isOfDay ? 0 : 1,
        order.firstIndex(of: answer.state) ?? order.count
      )
    }
    // Sorted by id before: of equals the first.
    return try all(of: request, desk: desk).enumerated().min { left, right in
      let (a, b) = (rank(left.element), rank(right.element))
      return a != b ? a < b : left.offset < right.offset
    }?.element
  }
}
