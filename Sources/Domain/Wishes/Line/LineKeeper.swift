import Journal

/// The arbiter's machine at the line of one wish: numbers what came, passes what was said, calls
/// the next, answers. What it writes makes the next look find nothing to do.
struct LineKeeper {
  /// So many places change in one go; the rest follows in the next.
  private static let most = 24
  /// So many wishes merged into one are looked at.
  private static let mostMerged = 64

  private let desk: Desk
  private let row: WishRow
  private let line: Line
  private let numbering: Numbering
  private let claims: [RecordState]

  /// Nil where this machine has nothing to say about the wish.
  init?(_ row: WishRow, desk: Desk) throws {
    guard row.arbiter == desk.unit, !row.record.isDeleted,
      row.state != WishState.merged, desk.organisation.mayWrite(desk.unit, in: row.scope)
    else { return nil }
    let numbering = try Numbering(row, desk: desk)
    guard !numbering.isOthers else { return nil }
    self.desk = desk
    self.row = row
    self.numbering = numbering
    line = try row.line()
    claims = try LineKeeper.claims(on: row, desk: desk)
  }

  /// A wish that was merged away has no line of its own any more; only its card is closed.
  static func closing(_ row: WishRow, desk: Desk) throws -> Decision? {
    guard row.state == WishState.merged, row.arbiter == desk.unit,
      let card = row.text("card").flatMap({ RecordID(uuid: $0) }),
      let draft = try Cards.signing(card, "closed", desk: desk)
    else { return nil }
    return Decision(drafts: [draft], subject: row.id)
  }

  func decide() throws -> Decision? {
    let wanted = try wantedPlaces()
    var drafts: [Draft] = []
    if let draft = try lineDraft(wanted) { drafts.append(draft) }
    drafts += answers(wanted)
    if let card = row.text("card").flatMap({ RecordID(uuid: $0) }),
      let sign = try Cards.signing(card, sign(wanted), desk: desk)
    {
      drafts.append(sign)
    }
    return drafts.isEmpty ? nil : Decision(drafts: drafts, subject: row.id)
  }

  // MARK: claims

  /// Those on the wish, on its cards, and on the wishes merged into it, which join behind.
  private static func claims(on row: WishRow, desk: Desk) throws -> [RecordState] {
    var out = try claims(naming: row, desk: desk)
    for merged in try mergedRows(into: row, desk: desk) {
      for claim in try claims(naming: merged, desk: desk)
      where !out.contains(where: { $0.id == claim.id }) {
        out.append(claim)
      }
    }
    return out
  }

  private static func claims(naming row: WishRow, desk: Desk) throws -> [RecordState] {
    var out = try desk.reader.records(
      kind: WishKinds.claim, key: "wish", value: row.id.description)
    for field in ["card", "former_card"] {
      guard let card = row.text(field) else { continue }
      out += try desk.reader.records(kind: WishKinds.claim, key: "card", value: card)
        .filter { claim in !out.contains { $0.id == claim.id } }
    }
    let held = out.filter { !$0.isDeleted && $0.shown("state", at: desk) != nil }
    return held.count < 2 ? held : try byArrival(held, desk: desk)
  }

  /// The nearer ones first, and what had been merged into those before.
  private static func mergedRows(into row: WishRow, desk: Desk) throws -> [WishRow] {
    var rows = [row]
    var next = 0
    while next < rows.count, rows.count <= mostMerged {
      for merged in try mergedDirectly(into: rows[next], desk: desk)
      where !rows.contains(where: { $0.id == merged.id }) {
        rows.append(merged)
      }
      next += 1
    }
    return Array(rows.dropFirst())
  }

  private static func mergedDirectly(into row: WishRow, desk: Desk) throws -> [WishRow] {
    var rows = try desk.reader.records(
      kind: WishKinds.row, key: "merged_into", value: row.id.description)
    for note in try desk.reader.records(
      kind: WishKinds.note, key: "into", value: row.id.description)
    {
      if let other = note.shown("row", at: desk).flatMap({ RecordID(uuid: $0) }),
        let found = try desk.reader.locate(other), found.kind == WishKinds.row
      {
        rows.append(found)
      }
    }
    return rows.map { WishRow(record: $0, desk: desk) }.filter { $0.state == WishState.merged }
  }

  /// As they came. What came in one exchange came together, and stands by office and by the order
  /// in which the office wrote it: no clock of another machine decides.
  private static func byArrival(_ claims: [RecordState], desk: Desk) throws -> [RecordState] {
    let minute: Int64 = 60_000
    let dated = try claims.map { claim in
      let first = claim.dots(of: "no").first
      let received = try first.flatMap { try desk.reader.authorship(of: $0)?.received } ?? .max
      return (
        claim: claim, minute: received.dividedFloor(by: minute),
        office: claim.shown("office", at: desk) ?? "", number: first?.number ?? .max
      )
    }
    return dated.sorted { left, right in
      if left.minute != right.minute { return left.minute < right.minute }
      if left.office != right.office {
        return left.office.utf8.lexicographicallyPrecedes(right.office.utf8)
      }
      return left.number != right.number
        ? left.number < right.number : left.claim.id < right.claim.id
    }.map(\.claim)
  }

  // MARK: what the line should be

  /// One claim with its place, and what both should say.
  private struct Wanted {
    let claim: RecordState?
    let place: Place?
    let claimID: RecordID
    let share: Share
    var state: String
    var isActive: Bool {
      [PlaceState.accepted, PlaceState.contacted, PlaceState.waiting].contains(state)
    }
  }

  private var isOver: Bool {
    WishState.fulfilled.contains(row.state)
      || [WishState.withdrawn, WishState.declined].contains(row.state)
  }

  /// A published wish takes claims; before that only a dispatched office is accepted.
  private func accepts(_ claim: RecordState?) -> Bool {
    if row.state == WishState.published { return true }
    let isDispatched =
      claim?.shown("dispatched", rules: desk.rules, organisation: desk.organisation)?.value.flag
    return WishState.withArbiter.contains(row.state) && isDispatched == true
  }

  private func wantedPlaces() throws -> [Wanted] {
    var wanted: [Wanted] = line.places.map { place in
      let claim = claims.first { $0.id == place.claim }
      return Wanted(
        claim: claim, place: place, claimID: place.claim, share: place.share,
        state: said(place, claim))
    }
    var added = 0
    for claim in claims where line.place(of: claim.id) == nil && added < LineKeeper.most {
      guard claim.shown("state", at: desk) == "registered" else { continue }
      added += 1
      let share = claim.shown("share", at: desk).flatMap { Share($0) } ?? .whole
      wanted.append(
        Wanted(
          claim: claim, place: nil, claimID: claim.id, share: share, state: PlaceState.waiting))
    }
    if isOver { return wanted.map(ended) }
    return seated(wanted)
  }

  /// What the claim's office said of a place; a delivery stands above it.
  private func said(_ place: Place, _ claim: RecordState?) -> String {
    guard place.isActive || place.state == PlaceState.overdue else { return place.state }
    return claim?.shown("state", at: desk) == "given_up" ? PlaceState.givenUp : place.state
  }

  /// The wish is fulfilled or gone: holders end with it, nobody is called any more.
  private func ended(_ wanted: Wanted) -> Wanted {
    guard wanted.isActive else { return wanted }
    var wanted = wanted
    let isHolder = line.holders.contains { $0.claim == wanted.claimID }
    let isFulfilled = WishState.fulfilled.contains(row.state)
    wanted.state = isFulfilled && isHolder ? PlaceState.delivered : PlaceState.declined
    return wanted
  }

  /// Who holds the wish: contacted before accepted before waiting, each in the order of the line,
  /// as long as the shares sum to one.
  private func seated(_ wanted: [Wanted]) -> [Wanted] {
    var wanted = wanted
    var taken = Share.Sum()
    for state in [PlaceState.contacted, PlaceState.accepted] {
      for index in wanted.indices
      where wanted[index].place?.state == state && wanted[index].state == state {
        if !taken.take(wanted[index].share) { wanted[index].state = PlaceState.waiting }
      }
    }
    for index in wanted.indices where wanted[index].state == PlaceState.waiting {
      let wasPushedOut = wanted[index].place.map { $0.state != PlaceState.waiting } ?? false
      if !wasPushedOut, accepts(wanted[index].claim), taken.take(wanted[index].share) {
        wanted[index].state = PlaceState.accepted
      }
    }
    return wanted
  }

  private func sign(_ wanted: [Wanted]) -> String {
    guard row.state == WishState.published else { return "closed" }
    var taken = Share.Sum()
    for place in wanted where place.isActive && place.state != PlaceState.waiting {
      _ = taken.take(place.share)
    }
    return taken.isWhole ? "taken" : taken.isNothing ? "open" : "part"
  }

  // MARK: what is written

  private func lineDraft(_ wanted: [Wanted]) throws -> Draft? {
    var operations: [Operation] = []
    var rests = row.record.liveDots + numbering.dots
    var order = line.places.map(\.order).max() ?? 0
    var last: RecordID?
    for entry in wanted where operations.count < LineKeeper.most * 8 {
      if let place = entry.place {
        let written = changes(entry, place)
        if !written.isEmpty {
          operations += written
          rests += place.record.liveDots
        }
      } else if let claim = entry.claim {
        order += 1
        last = entry.claimID
        operations += newPlace(claim, order: order, state: entry.state)
      }
    }
    guard !operations.isEmpty else { return nil }
    if let last {
      // Two machines that numbered the same wish meet here, and a person tells both claimants.
      operations.append(
        Operation(
          record: row.id, kind: WishKinds.row, field: "line",
          action: .put(.text("\(order) \(last)"), supersedes: row.record.dots(of: "line"))))
    }
    operations += numbering.taking(desk)
    rests.sort()
    let once = rests.enumerated().filter { $0.offset == 0 || rests[$0.offset - 1] != $0.element }
    return Draft(row.scope, operations: operations, rests: once.map(\.element))
  }

  private func changes(_ entry: Wanted, _ place: Place) -> [Operation] {
    var operations: [Operation] = []
    if entry.state != place.state {
      operations.append(PlaceWriting.put(place.record, "state", entry.state, desk: desk))
    }
    if let reported = entry.claim?.shown("reported_on", at: desk),
      place.record.shown("reported_on", at: desk) != reported
    {
      operations.append(PlaceWriting.put(place.record, "reported_on", reported, desk: desk))
    }
    return operations
  }

  private func newPlace(_ claim: RecordState, order: Int64, state: String) -> [Operation] {
    let place = WishIDs.place(row: row.id, claim: claim.id)
    var fields: [(String, Value)] = [
      ("row", .text(row.id.description)), ("claim", .text(claim.id.description)),
      ("order", .integer(order)), ("state", .text(state)),
    ]
    for (field, name) in [("office", "unit"), ("kind", "kind"), ("share", "share")] {
      if let text = claim.shown(field, at: desk) { fields.append((name, .text(text))) }
    }
    return fields.map { PlaceWriting.put(place, $0.0, $0.1) }
  }

  // MARK: answers

  /// To claims whose office does not see the line; one draft a scope.
  private func answers(_ wanted: [Wanted]) -> [Draft] {
    let waiting = wanted.filter { $0.state == PlaceState.waiting }.map(\.claimID)
    var drafts: [Draft] = []
    var written = 0
    for (index, entry) in wanted.enumerated() where written < LineKeeper.most * 2 {
      guard let claim = entry.claim, claim.scope != row.scope,
        claim.scope.anchor != desk.unit,
        desk.organisation.mayWrite(desk.unit, in: claim.scope)
      else { continue }
      let number = waiting.firstIndex(of: entry.claimID).map { Int64($0 + 1) }
      let operations = answer(
        claim, PlaceState.printed(entry.state), order: Int64(index + 1), waiting: number)
      guard !operations.isEmpty else { continue }
      written += 1
      if let place = drafts.firstIndex(where: { $0.scope == claim.scope }) {
        drafts[place].operations += operations
        drafts[place].rests += claim.liveDots.filter { !drafts[place].rests.contains($0) }
      } else {
        drafts.append(Draft(claim.scope, operations: operations, rests: claim.liveDots))
      }
    }
    return drafts
  }

  private func answer(
    _ claim: RecordState, _ state: String, order: Int64, waiting: Int64?
  ) -> [Operation] {
    let values: [(String, Value)] = [
      ("answer", .text(state)), ("answer_order", .integer(order)),
      ("answer_waiting", waiting.map { .integer($0) } ?? .null),
    ]
    return values.compactMap { field, value in
      let held = claim.shown(field, rules: desk.rules, organisation: desk.organisation)?.value
      guard (held ?? .null) != value else { return nil }
      return Operation(
        record: claim.id, kind: WishKinds.claim, field: field,
        action: .put(value, supersedes: claim.dots(of: field)))
    }
  }
}
