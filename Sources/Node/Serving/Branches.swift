import Journal
import Synchronization

/// In which branch of the tree those stand who have been answered, for the order in which peers are
/// served. A few bytes for each replica with a certificate.
final class Branches: Sendable {
  private let known = Mutex<[ReplicaID: UnitID]>([:])

  subscript(replica: ReplicaID) -> UnitID? {
    get { known.withLock { $0[replica] } }
    set { known.withLock { $0[replica] = newValue } }
  }
}
