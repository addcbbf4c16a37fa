import Domain
package import Journal
package import Store
import Sync
import Trust
import Wire

/// One node's synchronous core: commands and exchanges over its store, keys and clock.
///
/// Not thread-safe: its owner calls it from one thread at a time (guard: Node's engine queue, the
/// simulator's single thread).
package final class Engine {
  package let store: NodeStore
  package let surroundings: Surroundings
  let verifier: any Verifier
  /// By peer replica: what is left out of digests with it. In memory only.
  var exclusions: [ReplicaID: Exclusions] = [:]
  /// By peer unit, how many machines its unit had when it was last asked who it is. In memory only.
  var askedWho: [UnitID: Int] = [:]
  /// Peers' replicas that this process told its own seals. In memory only: a restored node is
  /// another process.
  var sealsSaid: Set<ReplicaID> = []
  /// Last successes not written down yet: they go with the next write (sync.md §6).
  var successes: [UnitID: Int64] = [:]
  /// Whether own changes were refused or a renewal declined, by peer unit.
  package internal(set) var notices: [SiweiError] = []

  package init(at location: StoreLocation, _ surroundings: Surroundings) throws {
    self.surroundings = surroundings
    verifier = surroundings.verifier
    store = try NodeStore(
      at: location, codec: surroundings.codec, verifier: verifier, rules: surroundings.rules)
  }

  package func close() throws { try store.close() }

  package var now: Int64 { surroundings.clock.now() }

  /// Who this node is; throws `node.no_identity` (78) for a folder that never became one.
  package func own() throws -> OwnReplica { try store.read { try $0.requireOwn() } }

  package var isNode: Bool { (try? own()) != nil }

  /// A transaction that is committed when `body` returns.
  func write<T>(_ body: (StoreTransaction) throws -> T) throws -> T { try store.write(body) }

  /// Writes down the last successes that waited for a write of something else.
  func noteSuccesses(_ transaction: StoreTransaction) throws {
    for (unit, time) in successes.sorted(by: { $0.key < $1.key }) {
      try transaction.notePeer(unit, success: time, error: nil)
    }
    successes = [:]
  }

  /// The signer of the replica this node writes as.
  func signer(_ transaction: StoreTransaction) throws -> any Signer {
    let own = try transaction.requireOwn()
    guard let signer = try surroundings.keys.signer(of: own.replica) else {
      throw SiweiError("identity.key_missing", .configuration, ["replica": "\(own.replica)"])
    }
    return signer
  }

  /// The letter in numbers this machine gives: by its certificate, or by its replica until then.
  func letter(_ transaction: StoreTransaction) throws -> String {
    let own = try transaction.requireOwn()
    if let certificate = transaction.organisation.certificates[own.replica] {
      return certificate.letter
    }
    return String(own.replica.description.prefix(4))
  }

  func desk(_ transaction: StoreTransaction, actor: String) throws -> Desk {
    let own = try transaction.requireOwn()
    return Desk(
      reader: transaction, rules: store.rules, unit: own.unit, replica: own.replica,
      letter: try letter(transaction), actor: actor, now: now, random: surroundings.random)
  }
}
