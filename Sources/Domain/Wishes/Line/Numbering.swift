import Journal

/// Which machine of the arbiter numbers, and the proof its acts rest on (domain.md §0).
struct Numbering {
  /// Whether this machine numbers, takes over from its own earlier life, or leaves it to another.
  enum Keeper {
    case mine
    case free
    case earlierLife
    case other(ReplicaID)
  }

  let record: RecordID
  let scope: Scope
  let held: RecordState?
  let keeper: Keeper

  init(_ row: WishRow, desk: Desk) throws {
    record = WishIDs.numbering(unit: row.unit, arbiter: desk.unit)
    scope = row.scope
    held = try desk.reader.record(record, in: scope)
    let named = held?.shown("replica", at: desk).flatMap { ReplicaID(hex: $0) }
    guard let named else {
      keeper = .free
      return
    }
    if named == desk.replica {
      keeper = .mine
    } else if Numbering.lives(of: desk.replica, desk.organisation).contains(named) {
      keeper = .earlierLife
    } else {
      keeper = .other(named)
    }
  }

  /// The replicas that a replica says it goes on from (sync.md §7).
  private static func lives(of replica: ReplicaID, _ organisation: OrgState) -> [ReplicaID] {
    var lives: [ReplicaID] = []
    var next = organisation.certificates[replica]?.renews
    while let life = next, !lives.contains(life) {
      lives.append(life)
      next = organisation.certificates[life]?.renews
    }
    return lives
  }

  var isOthers: Bool { if case .other = keeper { true } else { false } }

  var dots: [Dot] { held?.liveDots ?? [] }

  /// Names this machine, where it is not named yet.
  func taking(_ desk: Desk) -> [Operation] {
    if case .mine = keeper { return [] }
    return [
      Operation(
        record: record, kind: WishKinds.numbering, field: "replica",
        action: .put(.text(desk.replica.description), supersedes: held?.dots(of: "replica") ?? []))
    ]
  }

  /// Names this machine for an arbiter that has none yet for this unit's wishes.
  static func first(of row: WishRow, desk: Desk) throws -> Draft? {
    let numbering = try Numbering(row, desk: desk)
    guard case .free = numbering.keeper else { return nil }
    return Draft(row.scope, operations: numbering.taking(desk))
  }

  /// `claim number --wish ID`: this machine takes over from another one of its unit.
  static func takeOver(_ desk: Desk, _ call: CommandCall) throws -> Decision {
    let row = WishRow(
      record: try WishLookup.row(call.filled("wish") ?? call.required("id"), desk: desk),
      desk: desk)
    _ = try call.seen(of: [row.id, row.detailID])
    guard row.arbiter == desk.unit else {
      throw SiweiError(
        "wish.not_the_arbiter", .notPermitted,
        [
          "no": row.text("no") ?? "", "unit": desk.unit.text,
          "arbiter": row.arbiter?.text ?? "",
        ])
    }
    let numbering = try Numbering(row, desk: desk)
    let operations = numbering.taking(desk)
    let reply = JSON.of(
      ("id", .string(row.id.description)),
      ("no", .text(try WishNumbers.shown(row.record, desk: desk))),
      ("replica", .string(desk.replica.description)))
    guard !operations.isEmpty else { return Decision(subject: row.id, reply: reply) }
    return Decision(
      drafts: [
        Draft(
          row.scope, operations: operations,
          rests: numbering.dots + row.record.liveDots.filter { !numbering.dots.contains($0) })
      ], subject: row.id, reply: reply)
  }
}
