import Domain
import Journal

/// Where a record's folded state lies. The kind belongs to it, so that two kinds written under
/// one id by mistake are two records in every order.
struct RecordKey: Hashable {
  let scope: Int64
  let record: RecordID
  let kind: Int64
}

/// A record's state in this transaction, and what the file still says.
struct CachedRecord {
  var original: RecordState?
  var current: RecordState?
}

/// A decoded change with what the journal's row says of it.
struct HeldChange {
  let row: Int64
  let content: Content
  let unit: UnitID?
  let depth: UInt32
  let height: UInt32
  let status: Int64
}

extension StoreTransaction {
  func load(_ record: RecordID, _ kind: String, _ entry: ScopeEntry) throws -> RecordState? {
    let key = RecordKey(scope: entry.id, record: record, kind: try intern(name: kind))
    if let held = records[key] { return held.current }
    let query = try sql("SELECT state FROM record WHERE record = ? AND scope = ? AND kind = ?")
    query.bind(1, record.id.bytes)
    query.bind(2, entry.id)
    query.bind(3, key.kind)
    guard try query.step() else {
      records[key] = CachedRecord()
      return nil
    }
    defer { query.reset() }
    let state = try decodeState(query.bytes(0), id: record, scope: entry.scope, kind: kind)
    records[key] = CachedRecord(original: state, current: state)
    return state
  }

  func save(_ state: RecordState, _ entry: ScopeEntry) throws {
    let key = RecordKey(scope: entry.id, record: state.id, kind: try intern(name: state.kind))
    records[key, default: CachedRecord()].current = state
    dirty.insert(key)
    dirtyRecords.insert(state.id)
  }

  /// Writes changed records to their tables, keeping keys, conflicts and the fold digest in step.
  package func flush() throws {
    try flushHeads()
    guard !dirty.isEmpty || hasDirtyScope else { return }
    let keys = dirty.sorted { ($0.scope, $0.record, $0.kind) < ($1.scope, $1.record, $1.kind) }
    for key in keys {
      guard let held = records[key], let scope = store.cache.scopeNames[key.scope] else { continue }
      try write(held, key, scope)
      records[key]?.original = held.current
    }
    dirty = []
    dirtyRecords = []
    if records.count > 20_000 { records.removeAll(keepingCapacity: true) }
    if decoded.count > 20_000 { decoded.removeAll(keepingCapacity: true) }
    for (scope, entry) in store.cache.scopes where entry.dirty {  // order-free: one row each
      let put = try sql("UPDATE scope SET fold = ?, changes = ?, told = ? WHERE id = ?")
      put.bind(1, entry.fold.hash.bytes)
      put.bind(2, entry.changes)
      put.bind(3, entry.told.bytes)
      put.bind(4, entry.id)
      try put.run()
      store.cache.scopes[scope]?.dirty = false
    }
  }

  private var hasDirtyScope: Bool { store.cache.scopes.values.contains(where: \.dirty) }

  private func write(_ held: CachedRecord, _ key: RecordKey, _ scope: Scope) throws {
    let old = held.original.flatMap { $0.isEmpty ? nil : $0 }
    let new = held.current.flatMap { $0.isEmpty ? nil : $0 }
    if let old { store.cache.scopes[scope]?.fold.remove(StateCoding.hash(old)) }
    if let new { store.cache.scopes[scope]?.fold.add(StateCoding.hash(new)) }
    store.cache.scopes[scope]?.dirty = true
    if let new {
      let put = try sql(
        "INSERT OR REPLACE INTO record(record, scope, kind, state) VALUES(?, ?, ?, ?)")
      put.bind(1, key.record.id.bytes)
      put.bind(2, key.scope)
      put.bind(3, key.kind)
      put.bind(4, try encodeState(new))
      try put.run()
    } else if old != nil {
      let drop = try sql("DELETE FROM record WHERE record = ? AND scope = ? AND kind = ?")
      drop.bind(1, key.record.id.bytes)
      drop.bind(2, key.scope)
      drop.bind(3, key.kind)
      try drop.run()
    }
    try updateKeys(old, new, key)
    try updateConflict(old, new, key)
  }

  private func updateKeys(_ old: RecordState?, _ new: RecordState?, _ key: RecordKey) throws {
    guard let kind = (new ?? old)?.kind, let spec = KindRegistry.kind(kind), !spec.keys.isEmpty
    else { return }
    for field in spec.keys {
      let before = Set(keyValues(old, field))
      let after = Set(keyValues(new, field))
      guard before != after else { continue }
      for value in before.subtracting(after).sorted() {
        try writeKey(
          "DELETE FROM record_key WHERE kind=? AND field=? AND value=? AND record=? AND scope=?",
          kind, field, value, key)
      }
      for value in after.subtracting(before).sorted() {
        try writeKey(
          "INSERT OR IGNORE INTO record_key(kind, field, value, record, scope) VALUES(?,?,?,?,?)",
          kind, field, value, key)
      }
    }
  }

  private func writeKey(
    _ text: String, _ kind: String, _ field: String, _ value: String, _ key: RecordKey
  ) throws {
    let put = try sql(text)
    put.bind(1, try intern(name: kind))
    put.bind(2, try intern(name: field))
    put.bind(3, value)
    put.bind(4, key.record.id.bytes)
    put.bind(5, key.scope)
    try put.run()
  }

  /// Every sibling's text, so that a record is found by any of its concurrent values.
  private func keyValues(_ state: RecordState?, _ field: String) -> [String] {
    state?[field]?.siblings.compactMap(\.value.text) ?? []
  }

  private func updateConflict(_ old: RecordState?, _ new: RecordState?, _ key: RecordKey) throws {
    let before = old.map(hasConflict) ?? false
    let after = new.map(hasConflict) ?? false
    guard before != after else { return }
    let put = try sql(
      after
        ? "INSERT OR IGNORE INTO conflict(record, scope, kind) VALUES(?, ?, ?)"
        : "DELETE FROM conflict WHERE record = ? AND scope = ? AND kind = ?")
    put.bind(1, key.record.id.bytes)
    put.bind(2, key.scope)
    put.bind(3, key.kind)
    try put.run()
  }

  private func hasConflict(_ state: RecordState) -> Bool {
    if state.hasDeleteConflict { return true }
    return state.fields.contains { state.needsPerson($0.name, rules: store.rules) }
  }
}
