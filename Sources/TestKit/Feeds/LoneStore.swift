import Domain
package import Journal
package import Store
import Trust
import Wire

/// A store in memory that takes pages in, without an engine around it.
package final class LoneStore {
  package let store: NodeStore

  package init(
    _ directory: Directory, unit: UnitID, replica: ReplicaID,
    rules: any Rules = KindRegistry.standard
  ) throws {
    store = try NodeStore(
      at: .memory, codec: ProtobufCodec(), verifier: Ed25519Verifier(), rules: rules)
    try store.write {
      try $0.setOwn(
        OwnReplica(
          organisation: directory.organisation, root: directory.root, unit: unit,
          replica: replica))
    }
  }

  /// The same from a copy of another, as it is opened the next time.
  package init(image: [UInt8], rules: any Rules) throws {
    store = try NodeStore(
      at: .image(image), codec: ProtobufCodec(), verifier: Ed25519Verifier(), rules: rules)
  }

  /// Takes changes in as one page; everything in the scopes named is allowed.
  @discardableResult
  package func take(_ page: [PlacedChange]) throws -> ApplyReport {
    try store.write {
      try $0.apply(page, allowed: Set(page.map(\.scope)), received: 1_740_787_200_000)
    }
  }

  package func read<T>(_ body: (StoreTransaction) throws -> T) throws -> T {
    try store.read(body)
  }

  package func states(_ scope: Scope) throws -> [RecordState] {
    try read { transaction in
      var out: [RecordState] = []
      try transaction.forEachRecord(in: scope) { out.append($0) }
      return out
    }
  }

  /// All that must be equal wherever the same is known.
  package func picture(_ scopes: [Scope]) throws -> Picture {
    try read { transaction in
      var picture = Picture()
      for scope in scopes {
        picture.digests.append("\(scope) \(try transaction.foldDigest(scope).hex)")
        picture.heads += try transaction.vector(scope).heads.map { "\(scope) \($0.dot)" }
        try transaction.forEachRecord(in: scope) { state in
          if let line = RecordView.dumpLine(state) { picture.lines.append(line.line) }
        }
      }
      picture.quarantined = try transaction.quarantined(touching: nil)
        .filter { scopes.contains($0.scope) }.map { "\($0.scope) \($0.dot) \($0.reason)" }
        .sorted()
      return picture
    }
  }
}

/// What two nodes that know the same must both show.
package struct Picture: Hashable, Sendable {
  package var digests: [String] = []
  package var heads: [String] = []
  package var lines: [String] = []
  package var quarantined: [String] = []

  package init(lines: [String] = []) { self.lines = lines }
}
