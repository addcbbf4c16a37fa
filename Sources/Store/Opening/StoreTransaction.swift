package import Domain
package import Journal

/// Everything that may be done to a store, inside one transaction.
///
/// Its owner calls it from one thread, and no method keeps one of these open while it calls
/// another; the run-time checks of that would cost more than the maps themselves.
package final class StoreTransaction {
  let store: NodeStore
  let connection: OpaquePointer
  /// Records loaded or changed in this transaction.
  @exclusivity(unchecked) var records: [RecordKey: CachedRecord] = [:]
  /// Those of them that the file does not have yet, and the ids among them.
  @exclusivity(unchecked) var dirty: [CachedRecord] = []
  @exclusivity(unchecked) var dirtyRecords: Set<RecordID> = []
  /// No record in the file has a greater id; nil until somebody asks.
  @exclusivity(unchecked) var greatestRecord: ID128?
  /// Feeds whose ends moved and are written with the next flush.
  @exclusivity(unchecked) var dirtyLines: Set<LineKey> = []
  /// The last one noted there: runs of one feed follow one another.
  @exclusivity(unchecked) var lastLine: LineKey?
  /// Decoded changes asked for by rules in this transaction, bounded by `Limits`.
  @exclusivity(unchecked) var decoded: [Dot: HeldChange] = [:]
  /// Scopes that must be folded anew before this transaction reads or commits.
  @exclusivity(unchecked) var stale: Set<Scope> = []
  /// What the node does by itself once a page is in, before its digest is spoken of.
  package var afterApply: ((ApplyReport) throws -> Void)?
  /// Whether `org` got changes that are not evaluated yet.
  var organisationMoved = false
  /// Records this transaction's changes touched, for the machine's own acts.
  /// The same one may be named several times.
  @exclusivity(unchecked) package var touched: [Touched] = []

  init(store: NodeStore, connection: OpaquePointer) {
    self.store = store
    self.connection = connection
  }

  func sql(_ text: StaticString) throws -> SQLStatement { try store.statement(connection, text) }

  // MARK: own identity

  package var own: OwnReplica? { store.cache.own }

  /// Throws `node.no_identity` (78) for a folder that was never made a node.
  package func requireOwn() throws -> OwnReplica {
    guard let own = store.cache.own else { throw SiweiError("node.no_identity", .configuration) }
    return own
  }

  /// Names this node; the organisation's state is worked out from what `org` holds.
  package func setOwn(_ own: OwnReplica) throws {
    store.cache.own = own
    try setMeta("organisation", own.organisation.bytes)
    try setMeta("root", Array(own.root.text.utf8))
    try setMeta("unit", Array(own.unit.text.utf8))
    try setMeta("replica", own.replica.id.bytes)
    try setMeta("former", own.former.flatMap(\.id.bytes))
    try noteRules()
    if store.cache.organisation == nil { try evaluateOrganisation() }
  }

  package func meta(_ name: String) throws -> [UInt8]? {
    let query = try sql("SELECT value FROM meta WHERE name = ?")
    query.bind(1, name)
    guard try query.step() else { return nil }
    defer { query.reset() }
    return query.bytes(0)
  }

  package func setMeta(_ name: String, _ value: [UInt8]) throws {
    let put = try sql("INSERT OR REPLACE INTO meta(name, value) VALUES(?, ?)")
    put.bind(1, name)
    put.bind(2, value)
    try put.run()
  }

  /// Whether rules of this version made the views; true for a node that has none yet.
  func isFoldedByTheseRules() throws -> Bool {
    try store.cache.own == nil || meta("rules") == rulesVersion
  }

  func noteRules() throws { try setMeta("rules", rulesVersion) }

  private var rulesVersion: [UInt8] { Array(String(store.rules.version).utf8) }

  // MARK: small numbers for long names

  func intern(_ replica: ReplicaID) throws -> Int64 {
    if let id = store.cache.replicas[replica] { return id }
    let put = try sql("INSERT INTO replica(replica) VALUES(?) RETURNING id")
    put.bind(1, replica.id)
    guard try put.step() else { throw StoreFault.damaged("replica") }
    let id = put.integer(0)
    _ = try put.step()
    store.cache.replicas[replica] = id
    store.cache.replicaNames[id] = replica
    return id
  }

  func replica(_ id: Int64) throws -> ReplicaID {
    guard let replica = store.cache.replicaNames[id] else { throw StoreFault.damaged("replica") }
    return replica
  }

  func intern(name: String) throws -> Int64 {
    if let id = store.cache.names[name] { return id }
    let put = try sql("INSERT INTO name(text) VALUES(?) RETURNING id")
    put.bind(1, name)
    guard try put.step() else { throw StoreFault.damaged("name") }
    let id = put.integer(0)
    _ = try put.step()
    store.cache.names[name] = id
    store.cache.nameTexts[id] = name
    return id
  }

  func name(_ id: Int64) throws -> String {
    guard let text = store.cache.nameTexts[id] else { throw StoreFault.damaged("name") }
    return text
  }

  func entry(_ scope: Scope) throws -> ScopeEntry {
    if let held = store.cache.scopes[scope] { return held }
    let put = try sql(
      "INSERT INTO scope(name, fold, changes, told) VALUES(?, ?, 0, ?2) RETURNING id")
    put.bind(1, scope.description)
    put.bind(2, Hash256.zero.bytes)
    guard try put.step() else { throw StoreFault.damaged("scope") }
    let id = put.integer(0)
    _ = try put.step()
    let entry = ScopeEntry(id: id, scope: scope)
    store.cache.scopes[scope] = entry
    store.cache.scopeNames[id] = scope
    return entry
  }

  // MARK: loading

  func loadCache() throws {
    var cache = StoreCache()
    try loadNames(&cache)
    try loadScopes(&cache)
    let count = try sql("SELECT count(*) FROM missing")
    if try count.step() { cache.missing = Int(count.integer(0)) }
    count.reset()
    store.cache = cache
    if let organisation = try meta("organisation").flatMap({ Hash256($0) }),
      let root = try metaUnit("root"), let unit = try metaUnit("unit"),
      let replica = try meta("replica").flatMap({ ID128($0) })
    {
      let bytes = try meta("former") ?? []
      let former = stride(from: 0, to: bytes.count - 15, by: 16).compactMap {
        ID128(Array(bytes[$0..<($0 + 16)])).map { ReplicaID($0) }
      }
      store.cache.own = OwnReplica(
        organisation: organisation, root: root, unit: unit, replica: ReplicaID(replica),
        former: former)
      do {
        try evaluateOrganisation()
      } catch let error as SiweiError where error.code == "store.damaged" {
        // A damaged change of `org`: the node opens all the same, so that `verify` can name it.
      }
    }
  }

  private func metaUnit(_ name: String) throws -> UnitID? {
    try meta(name).flatMap { UnitID(String(decoding: $0, as: UTF8.self)) }
  }

  private func loadNames(_ cache: inout StoreCache) throws {
    let replicas = try sql("SELECT id, replica FROM replica")
    while try replicas.step() {
      let replica = ReplicaID(try replicas.id(1))
      cache.replicas[replica] = replicas.integer(0)
      cache.replicaNames[replicas.integer(0)] = replica
    }
    let names = try sql("SELECT id, text FROM name")
    while try names.step() {
      cache.names[names.text(1)] = names.integer(0)
      cache.nameTexts[names.integer(0)] = names.text(1)
    }
  }

  private func loadScopes(_ cache: inout StoreCache) throws {
    let scopes = try sql("SELECT id, name, fold, changes, told FROM scope")
    while try scopes.step() {
      guard let scope = Scope(scopes.text(1)) else { throw StoreFault.damaged("scope") }
      var entry = ScopeEntry(id: scopes.integer(0), scope: scope)
      entry.fold = FoldDigest(hash: try scopes.hash(2))
      entry.changes = scopes.integer(3)
      entry.told = try scopes.hash(4)
      cache.journalChanges += entry.changes
      cache.scopes[scope] = entry
      cache.scopeNames[entry.id] = scope
    }
    let heads = try sql(
      """
      SELECT head.scope, head.replica, head.number, head.chain, head.journal, journal.depth,
        journal.height, journal.status
      FROM head LEFT JOIN journal ON journal.id = head.journal AND journal.scope = head.scope
        AND journal.replica = head.replica AND journal.number = head.number
        AND journal.chain = head.chain
      """)
    while try heads.step() {
      guard let scope = cache.scopeNames[heads.integer(0)] else {
        throw StoreFault.damaged("head")
      }
      if heads.isNull(5) { cache.unclean = "\(scope) \(heads.integer(2))" }
      let end = LineEnd(
        number: UInt64(bitPattern: heads.integer(2)), chain: try heads.hash(3),
        journal: heads.integer(4), depth: UInt32(truncatingIfNeeded: heads.integer(5)),
        height: UInt32(truncatingIfNeeded: heads.integer(6)), counts: heads.integer(7) != 2)
      cache.scopes[scope]?.lines[heads.integer(1), default: []].append(end)
    }
    try findUnclean(&cache)
  }

  /// A journal that ends elsewhere than its recorded heads is another file's, or cut short: it
  /// opens to be read and is not written to (sync.md §7).
  private func findUnclean(_ cache: inout StoreCache) throws {
    for (scope, entry) in cache.scopes {  // order-free: any
      for (replica, ends) in entry.lines {
        let last = try sql("SELECT max(number) FROM journal WHERE scope = ? AND replica = ?")
        last.bind(1, entry.id)
        last.bind(2, replica)
        guard try last.step() else { continue }
        let number = UInt64(bitPattern: last.integer(0))
        last.reset()
        if number != ends.map(\.number).max() { cache.unclean = "\(scope) \(number)" }
      }
    }
  }
}
