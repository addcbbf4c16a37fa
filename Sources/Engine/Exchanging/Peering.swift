package import Domain
package import Journal
package import Store
import Sync
import Trust
import Wire

extension Engine {
  package func peers() throws -> [Peer] { try store.read { try $0.peers() } }

  /// Throws `unit.unknown` (66) and `peer.not_related` (77): a peer shares more than `org`.
  package func addPeer(_ unit: UnitID, address: String) throws {
    try write { transaction in
      let own = try transaction.requireOwn()
      let state = transaction.organisation
      guard state.isInTree(unit) else {
        throw SiweiError("unit.unknown", .missing, ["unit": unit.text])
      }
      guard
        unit == own.unit || state.isAncestor(unit, of: own.unit)
          || state.isAncestor(own.unit, of: unit)
      else { throw SiweiError("peer.not_related", .notPermitted, ["unit": unit.text]) }
      try transaction.setPeer(unit, address: address)
    }
  }

  package func removePeer(_ unit: UnitID) throws {
    try write { transaction in
      guard try transaction.removePeer(unit) else {
        throw SiweiError("peer.unknown", .missing, ["unit": unit.text])
      }
    }
  }

  package func notePeerFailure(_ unit: UnitID, code: String) throws {
    successes[unit] = nil
    let held = try peers().first { $0.unit == unit }
    guard held?.lastError != code else { return }
    try write { try $0.notePeer(unit, success: nil, error: code) }
  }

  package func peersDocument() throws -> JSON {
    .of(
      (
        "peers",
        .array(
          try peers().map {
            .of(("unit", .string($0.unit.text)), ("address", .string($0.address)))
          })
      ))
  }

  /// Whether a peer that asks with the first request of an exchange would learn something.
  package func hasNews(for bytes: [UInt8]) throws -> Bool {
    guard let message = try? Compression.decompress(bytes, limit: Engine.messageLimit),
      let request = try? ExchangeCodec.decodeRequest(message)
    else { throw SiweiError("peer.malformed", .refused) }
    return try store.read { transaction in
      let own = try transaction.requireOwn()
      guard let caller = transaction.organisation.certificates[request.replica],
        verifier.isValid(
          signature: request.signature,
          of: ExchangeCodec.statement(of: message, organisation: own.organisation),
          by: caller.key)
      else { throw SiweiError("peer.unknown_caller", .notPermitted) }
      let context = try context(
        transaction, peerUnit: caller.unit, peerReplica: request.replica)
      var held = exclusions[request.replica] ?? Exclusions()
      let sharing = Sharing(
        journal: transaction, ends: context.ends, excluded: try held.current(transaction))
      return try sharing.digest() != request.digest
    }
  }
}
