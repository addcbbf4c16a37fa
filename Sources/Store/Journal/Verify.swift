package import Journal

/// One thing `verify` found wrong.
package struct Fault: Hashable, Sendable {
  /// One of body, frame, chain, signature, certificate, fold, seal, database.
  package let what: String
  package let scope: Scope?
  package let replica: ReplicaID?
  package let number: UInt64?

  package init(
    what: String, scope: Scope? = nil, replica: ReplicaID? = nil, number: UInt64? = nil
  ) {
    self.what = what
    self.scope = scope
    self.replica = replica
    self.number = number
  }
}

extension StoreTransaction {
  /// Checks every hash, signature, certificate and verdict, and the equality of a rebuilt fold.
  /// Run it in a reading transaction: what it folds anew is undone.
  package func verify() throws -> [Fault] {
    var faults = try integrity()
    for scope in scopesHeld { faults += try verifyJournal(scope) }
    if faults.isEmpty { faults += try verifyFold() }
    return faults
  }

  private func integrity() throws -> [Fault] {
    let query = try sql("PRAGMA integrity_check")
    var sound = true
    while try query.step() { if query.text(0) != "ok" { sound = false } }
    return sound ? [] : [Fault(what: "database")]
  }

  private func verifyJournal(_ scope: Scope) throws -> [Fault] {
    let entry = try entry(scope)
    var faults: [Fault] = []
    var previousNames = Set<Hash256>()
    let links = try sql("SELECT frame, body FROM journal WHERE scope = ?")
    links.bind(1, entry.id)
    while try links.step() {
      let content = try? decode(links.bytes(0), links.optionalBytes(1))
      if let content { previousNames.insert(content.previous) }
    }
    let query = try sql(
      """
      SELECT replica, number, chain, frame, body, signature, body_check, status FROM journal
      WHERE scope = ? ORDER BY replica, number, chain
      """)
    query.bind(1, entry.id)
    while try query.step() {
      let replica = try replica(query.integer(0))
      let number = UInt64(bitPattern: query.integer(1))
      let row = CheckedRow(
        scope: scope, replica: replica, number: number, chain: Hash256(query.bytes(2)),
        frame: query.bytes(3), body: query.optionalBytes(4), signature: query.optionalBytes(5),
        bodyCheck: query.integer(6), isBeyond: query.integer(7) == 2)
      if let what = fault(row, previousNames) {
        faults.append(Fault(what: what, scope: scope, replica: replica, number: number))
      }
    }
    return faults
  }

  private struct CheckedRow {
    let scope: Scope
    let replica: ReplicaID
    let number: UInt64
    let chain: Hash256?
    let frame: [UInt8]
    let body: [UInt8]?
    let signature: [UInt8]?
    let bodyCheck: Int64
    /// Beyond a cut, or of a replica whose certificate ended: no key is at hand to check with.
    let isBeyond: Bool
  }

  private func fault(_ row: CheckedRow, _ previousNames: Set<Hash256>) -> String? {
    let bodySound = Chain.check(ofBody: row.body) == row.bodyCheck
    guard bodySound else { return "body" }
    guard
      let content = try? store.codec.decode(frame: row.frame, body: row.body, erased: false),
      content.scope == row.scope, content.replica == row.replica, content.number == row.number
    else { return "frame" }
    let computed = Chain.next(after: content.previous, frame: row.frame, body: row.body)
    guard let chain = row.chain, chain == computed else {
      return previousNames.contains(computed) || signed(row, computed) ? "chain" : "frame"
    }
    if row.isBeyond { return nil }
    if row.signature != nil, !signed(row, chain) { return "signature" }
    if key(of: row.replica) == nil { return "certificate" }
    return nil
  }

  private func key(of replica: ReplicaID) -> [UInt8]? {
    if let certificate = organisation.certificates[replica] { return certificate.key }
    guard let own = store.cache.own, own.replica == replica || own.former.contains(replica)
    else { return nil }
    // A key that is not at hand any more cannot be checked with, and proves nothing wrong.
    return (try? meta("own_key")) ?? []
  }

  private func signed(_ row: CheckedRow, _ chain: Hash256) -> Bool {
    guard let signature = row.signature, let key = key(of: row.replica) else { return false }
    if key.isEmpty { return true }
    // A former key of this folder that no certificate names is no longer at hand to check with.
    if organisation.certificates[row.replica] == nil, row.replica != store.cache.own?.replica {
      return true
    }
    let head = Head(replica: row.replica, number: row.number, chain: chain)
    let organisation = store.cache.own?.organisation ?? .zero
    return store.verifier.isValid(
      signature: signature,
      of: Statement.seal(organisation: organisation, scope: row.scope, head: head), by: key)
  }

  /// The folded tables against their digest, and against a fold from nothing.
  private func verifyFold() throws -> [Fault] {
    var faults: [Fault] = []
    var before: [Scope: Hash256] = [:]
    for scope in scopesHeld {
      let kept = try foldDigest(scope)
      var counted = FoldDigest()
      do {
        try forEachRecord(in: scope) { counted.add(StateCoding.hash($0)) }
      } catch is SiweiError {
        counted = FoldDigest()
      }
      if counted.hash != kept { faults.append(Fault(what: "fold", scope: scope)) }
      before[scope] = kept
    }
    _ = try rebuild()
    for scope in scopesHeld where !faults.contains(where: { $0.scope == scope }) {
      if try foldDigest(scope) != before[scope] {
        faults.append(Fault(what: "fold", scope: scope))
      }
    }
    return faults
  }

  /// Folds everything anew from the journal; the number of changes.
  package func rebuild() throws -> Int {
    try flush()
    records = [:]
    decoded = [:]
    guard let own = store.cache.own else { return 0 }
    let org = Scope(own.root, .org)
    if store.cache.scopes[org] != nil {
      try refold(org, verdicts: nil)
      try evaluateOrganisation()
    }
    for scope in scopesHeld where scope != org { try refold(scope, verdicts: nil) }
    try flush()
    return journalChanges
  }
}

extension StoreTransaction {
  /// What `doctor` prints of the database.
  package func databaseFacts() throws -> (version: String, synchronous: Int, sound: Bool) {
    let version = try sql("SELECT sqlite_version()")
    var text = ""
    while try version.step() { text = version.text(0) }
    let level = try sql("PRAGMA synchronous")
    var synchronous = -1
    while try level.step() { synchronous = Int(level.integer(0)) }
    return (text, synchronous, try integrity().isEmpty)
  }
}
