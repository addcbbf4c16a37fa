package import Journal

extension StoreTransaction: JournalStore {
  /// Every scope this node holds anything of, sorted.
  package var scopesHeld: [Scope] { store.cache.scopes.keys.sorted() }

  /// What is held of a scope and counts: the heads that digests and exchanges speak of.
  package func vector(_ scope: Scope) throws -> VersionVector {
    guard let entry = store.cache.scopes[scope] else { return .empty }
    if let vector = entry.vector { return vector }
    var heads: [Head] = []
    for id in entry.lines.keys.sorted() {
      let replica = try replica(id)
      for end in entry.cutLines[id] ?? entry.lines[id] ?? [] where end.counts {
        heads.append(Head(replica: replica, number: end.number, chain: end.chain))
      }
    }
    let vector = VersionVector(heads: heads)
    store.cache.scopes[scope]?.vector = vector
    return vector
  }

  /// The vector others may be told of: without feeds whose replica no certificate names yet.
  package func sharedVector(_ scope: Scope) throws -> VersionVector {
    let vector = try vector(scope)
    let state = organisation
    if vector.heads.allSatisfy({ state.certificates[$0.replica] != nil }) { return vector }
    return VersionVector(heads: vector.heads.filter { state.certificates[$0.replica] != nil })
  }

  package func foldDigest(_ scope: Scope) throws -> Hash256 {
    try flush()
    return store.cache.scopes[scope]?.fold.hash ?? .zero
  }

  package func changes(in scope: Scope) -> Int { Int(store.cache.scopes[scope]?.changes ?? 0) }
  package var journalChanges: Int { Int(store.cache.journalChanges) }

  /// All ends of feeds that have more than one, over everything held.
  package func forks() throws -> [(scope: Scope, replica: ReplicaID, heads: [Head])] {
    var out: [(scope: Scope, replica: ReplicaID, heads: [Head])] = []
    for scope in scopesHeld {
      guard let entry = store.cache.scopes[scope] else { continue }
      for id in entry.lines.keys.sorted() {
        guard let ends = entry.lines[id], ends.count > 1 else { continue }
        let replica = try replica(id)
        let heads = ends.map { Head(replica: replica, number: $0.number, chain: $0.chain) }
        out.append((scope, replica, heads.sorted()))
      }
    }
    return out
  }

  /// Whether a change at exactly this place is held.
  package func holds(_ head: Head, in scope: Scope) throws -> Bool {
    guard let entry = store.cache.scopes[scope], let id = store.cache.replicas[head.replica]
    else { return false }
    if entry.lines[id]?.contains(where: { $0.chain == head.chain }) ?? false { return true }
    return try row(entry, id, head.number, head.chain) != nil
  }

  /// The held change a dot names, as a head; nil where it is not held.
  package func head(at dot: Dot, in scope: Scope) throws -> Head? {
    guard let entry = store.cache.scopes[scope], let id = store.cache.replicas[dot.replica]
    else { return nil }
    let query = try sql(
      "SELECT chain FROM journal WHERE scope = ? AND replica = ? AND number = ?")
    query.bind(1, entry.id)
    query.bind(2, id)
    query.bind(3, Int64(bitPattern: dot.number))
    var found: Head?
    while try query.step() {
      let chain = try query.hash(0)
      if chain.prefix == dot.hash {
        found = Head(replica: dot.replica, number: dot.number, chain: chain)
      }
    }
    return found
  }

  /// Places 1, 2, 4, 8 … back from each of this node's ends of a feed (sync.md §7), nearest first.
  package func probes(of replica: ReplicaID, in scope: Scope) throws -> [Dot] {
    guard let entry = store.cache.scopes[scope], let id = store.cache.replicas[replica]
    else { return [] }
    var out: [Dot] = []
    for end in (entry.cutLines[id] ?? entry.lines[id] ?? []).prefix(Limits.feedEnds) {
      var back: UInt64 = 1
      let line = try lineBack(entry, id, from: end)
      while back < end.number {
        if let chain = line(end.number - back) {
          out.append(Dot(replica: replica, number: end.number - back, hash: chain.prefix))
        }
        back *= 2
      }
      if let chain = line(1) { out.append(Dot(replica: replica, number: 1, hash: chain.prefix)) }
    }
    return out
  }

  /// The chain hash at a number on the line that ends at `end`.
  private func lineBack(
    _ entry: ScopeEntry, _ replica: Int64, from end: LineEnd
  ) throws -> (UInt64) -> Hash256? {
    let forked = (entry.lines[replica]?.count ?? 0) > 1
    let query = try sql(
      "SELECT number, chain, frame, body FROM journal WHERE scope = ? AND replica = ?")
    query.bind(1, entry.id)
    query.bind(2, replica)
    var byNumber: [UInt64: Hash256] = [:]
    var previous: [Hash256: Hash256] = [:]
    while try query.step() {
      let chain = try query.hash(1)
      byNumber[UInt64(bitPattern: query.integer(0))] = chain
      if forked { previous[chain] = try decode(query.bytes(2), query.optionalBytes(3)).previous }
    }
    guard forked else { return { byNumber[$0] } }
    var line: [UInt64: Hash256] = [:]
    var chain = end.chain
    for number in stride(from: end.number, through: 1, by: -1) {
      line[number] = chain
      guard let next = previous[chain] else { break }
      chain = next
    }
    return { line[$0] }
  }
}
