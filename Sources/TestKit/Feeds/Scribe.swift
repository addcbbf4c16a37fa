package import Journal
package import Trust
import Wire

/// Writes changes of one replica by hand, chained and signed as an author would.
///
/// A value: a copy of it is a copied disk, and what both write from then on is a fork.
package struct Scribe: Sendable {
  package let signer: Ed25519Signer
  package let organisation: OrganisationID
  package private(set) var ends: [Scope: Head] = [:]
  private var acts: UInt64 = 0

  package init(_ signer: Ed25519Signer, of organisation: OrganisationID) {
    self.signer = signer
    self.organisation = organisation
  }

  package var replica: ReplicaID { signer.replica }

  /// The next change of this feed; `bend` may alter its content before it is encoded.
  package mutating func write(
    _ scope: Scope, _ operations: [Journal.Operation], rests: [Dot] = [], reason: String? = nil,
    actor: String = "clerk", bend: (inout Content) -> Void = { _ in }
  ) throws -> PlacedChange {
    acts += 1
    let end = ends[scope]
    var content = Content(
      scope: scope, replica: replica, number: (end?.number ?? 0) + 1,
      previous: end?.chain
        ?? Chain.start(organisation: organisation, scope: scope, replica: replica),
      act: ID128(high: replica.id.high, low: acts), deviceTime: 1_740_787_200_000,
      actor: scope.reach == .tree ? "" : actor, operations: operations, rests: rests,
      reason: reason)
    bend(&content)
    if content.needsBody { content.salt = ID128(high: 1, low: acts) }
    let change = ProtobufCodec().encode(content)
    return try write(change, number: content.number, previous: content.previous, in: scope)
  }

  /// Takes any bytes as the next change, as a newer software would have written them.
  package mutating func write(
    _ change: Change, number: UInt64, previous: Hash256, in scope: Scope
  ) throws -> PlacedChange {
    let chain = Chain.next(after: previous, frame: change.frame, body: change.body)
    let head = Head(replica: replica, number: number, chain: chain)
    let seal = Statement.seal(organisation: organisation, scope: scope, head: head)
    let signed = Change(
      frame: change.frame, body: change.body, signature: try signer.sign(seal))
    ends[scope] = head
    return PlacedChange(
      scope: scope, replica: replica, number: number, previous: previous, chain: chain,
      change: signed)
  }
}

extension Journal.Operation {
  /// A register's value.
  package static func put(
    _ record: RecordID, _ kind: String, _ field: String, _ value: Value,
    over dots: [Dot] = [], personal: Bool = false
  ) -> Journal.Operation {
    Journal.Operation(
      record: record, kind: kind, field: field, action: .put(value, supersedes: dots),
      personal: personal)
  }

  package static func on(
    _ record: RecordID, _ kind: String, _ field: String, _ action: Action
  ) -> Journal.Operation {
    Journal.Operation(record: record, kind: kind, field: field, action: action)
  }
}
