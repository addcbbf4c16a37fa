import Journal

/// A booking as this node shows it, or as a person saw it.
struct TourBooking {
  let record: RecordState
  let desk: Desk

  var id: RecordID { record.id }
  /// The speaker's unit, whose answer decides.
  var unit: UnitID { record.scope.anchor }
  var number: String { text("no") ?? id.description }
  var booker: UnitID? { text("booker").flatMap { UnitID($0) } }
  /// Where the talk is held.
  var host: UnitID? { text("host_unit").flatMap { UnitID($0) } }
  var day: String { text("day") ?? "" }
  var slot: String? { text("slot") }
  var entry: RecordID? { link("entry") }
  var request: RecordID? { link("request") }
  var plan: RecordID { link("plan") ?? TourIDs.plan(booking: id) }

  func text(_ field: String) -> String? { record.shown(field, at: desk) }
  private func link(_ field: String) -> RecordID? { text(field).flatMap { RecordID(uuid: $0) } }

  // MARK: state

  /// What booker and unit said, before anything happened.
  var word: String {
    if text("state") == TourState.cancelled { return TourState.cancelled }
    return text("answer") ?? TourState.booked
  }

  var isOpen: Bool { TourState.open.contains(word) }
  /// Two machines of the unit answered differently.
  var waitsForPerson: Bool { record.needsPerson("answer", rules: desk.rules) }

  func summary() throws -> TourSummary? {
    try desk.reader.record(
      TourIDs.summary(booking: id), kind: TourKinds.summary, in: record.scope
    ).map { TourSummary(record: $0, desk: desk) }
  }

  /// What was recorded of the talk, where this node is in its audience.
  func talk() throws -> Talk? {
    guard let host else { return nil }
    return try Talk.held(plan: plan, request: request, host: host, desk: desk)
  }

  /// As it is printed.
  func state() throws -> String {
    if let summary = try summary() {
      return summary.feedback.forms > 0 ? TourState.fedBack : TourState.held
    }
    return try talk() == nil ? word : TourState.held
  }

  // MARK: the lesson

  /// The lesson's ids and speaker, as far as they are held here.
  private func lesson() throws -> (ids: [RecordID], speaker: String?) {
    guard let entry else { return ([], nil) }
    guard let held = try Entries.held(entry, desk: desk),
      let pair = try EntryPair.of(held.record, desk: desk)
    else { return ([entry], nil) }
    return ([pair.origin?.id, pair.forwarded?.id].compactMap { $0 }, pair.last?.speaker)
  }

  // MARK: clashes

  /// Open bookings of the same speaker for the same time, sorted by id.
  func clashes() throws -> [TourBooking] {
    let own = try lesson()
    return try desk.reader.records(kind: TourKinds.booking, in: record.scope)
      .map { TourBooking(record: $0, desk: desk) }
      .filter { other in
        guard other.id != id, other.isOpen, isSameTime(as: other) else { return false }
        let lesson = try other.lesson()
        return lesson.ids.contains { own.ids.contains($0) }
          || own.speaker != nil && lesson.speaker == own.speaker
      }
  }

  private func isSameTime(as other: TourBooking) -> Bool {
    guard day == other.day else { return false }
    guard let slot, let others = other.slot else { return true }
    return slot == others
  }

  /// Whether another booking stands in its way: the first that the unit confirmed holds, and while
  /// none is confirmed they stand in each other's. Two confirmed apart are told by depth and hash.
  func isClashing() throws -> Bool {
    guard isOpen else { return false }
    let others = try clashes()
    guard !others.isEmpty else { return false }
    let confirmed = ([self] + others).filter { $0.word == TourState.confirmed }
    let first = confirmed.min { left, right in
      guard let a = left.answered, let b = right.answered else { return false }
      return a.depth != b.depth ? a.depth < b.depth : a.dot.hash < b.dot.hash
    }
    return first?.id != id
  }

  /// As others are told: one that another confirmed booking stands in the way of is not held.
  func told() throws -> String {
    try word == TourState.confirmed && isClashing() ? TourState.booked : word
  }

  /// Whether the unit confirmed another place than the one that stands: its answer names what it
  /// saw.
  func isMoved() throws -> Bool {
    let place = record.shown("place", rules: desk.rules, organisation: desk.organisation)
    guard word == TourState.confirmed, let place, let answered,
      let answer = try desk.reader.content(of: answered.dot)
    else { return false }
    return !answer.content.named.contains(place.dot)
  }

  private var answered: DotInfo? {
    record.shown("answer", rules: desk.rules, organisation: desk.organisation)?.info
  }
}
