import Domain
import Journal

/// Where a record's folded state lies. The kind belongs to it, so that two kinds written under
/// one id by mistake are two records in every order.
struct RecordKey: Hashable {
  let scope: Int64
  let record: RecordID
  let kind: Int64
}

/// A record's state in this transaction, and what the file still says. One object a record, so
/// that a state is changed in place.
final class CachedRecord {
  let key: RecordKey
  let scope: Scope
  /// As the file has it, and its hash there; empty where the file has none.
  private(set) var original: RecordState
  private(set) var originalHash: Hash256?
  @exclusivity(unchecked) private(set) var current: RecordState
  fileprivate(set) var isDirty = false

  init(_ key: RecordKey, _ scope: Scope, _ state: RecordState) {
    self.key = key
    self.scope = scope
    original = state
    current = state
  }

  func apply(_ operation: Operation, _ info: DotInfo) {
    Fold.apply(operation, by: info, to: &current)
  }

  /// The hash of what the file has; worked out once.
  func hashOfOriginal() -> Hash256 { originalHash ?? StateCoding.hash(original) }

  func written(_ hash: Hash256?) {
    original = current
    originalHash = hash
    isDirty = false
  }
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
  /// The state held; nil where there is none, or nothing is left of it.
  func load(_ record: RecordID, _ kind: String, _ entry: ScopeEntry) throws -> RecordState? {
    let state = try slot(record, kind, entry).current
    return state.isEmpty ? nil : state
  }

  private func slot(
    _ record: RecordID, _ kind: String, _ entry: ScopeEntry
  ) throws -> CachedRecord {
    let key = RecordKey(scope: entry.id, record: record, kind: try intern(name: kind))
    if let held = records[key] { return held }
    var state = RecordState(id: record, scope: entry.scope, kind: kind)
    if try mayHold(record.id) {
      let query = try sql("SELECT state FROM record WHERE record = ? AND scope = ? AND kind = ?")
      query.bind(1, record.id)
      query.bind(2, entry.id)
      query.bind(3, key.kind)
      if try query.step() {
        defer { query.reset() }
        state = try decodeState(query.bytes(0), id: record, scope: entry.scope, kind: kind)
      }
    }
    let slot = CachedRecord(key, entry.scope, state)
    records[key] = slot
    return slot
  }

  /// False beyond the greatest id in the file: ids grow with time, so most new records are there.
  private func mayHold(_ record: ID128) throws -> Bool {
    if let greatest = greatestRecord { return record <= greatest }
    let query = try sql("SELECT max(record) FROM record")
    guard try query.step() else { return true }
    defer { query.reset() }
    let greatest = query.isNull(0) ? ID128(high: 0, low: 0) : try query.id(0)
    greatestRecord = greatest
    return record <= greatest
  }

  /// Merges the change's operations into the records it touches.
  func fold(_ incoming: Incoming, _ info: DotInfo, _ entry: ScopeEntry) throws {
    let operations = incoming.content.operations
    var last: CachedRecord?
    // By places: to copy an operation counts references up and down.
    for place in operations.indices {
      let slot: CachedRecord
      if let last, last.key.record == operations[place].record,
        sameBytes(operations[place - 1].kind, operations[place].kind)
      {
        slot = last
      } else {
        slot = try self.slot(operations[place].record, operations[place].kind, entry)
        last = slot
      }
      slot.apply(operations[place], info)
      guard !slot.isDirty else { continue }
      slot.isDirty = true
      dirty.append(slot)
      dirtyRecords.insert(slot.key.record)
    }
  }

  /// Writes changed records to their tables, keeping keys, conflicts and the fold digest in step.
  package func flush() throws {
    try flushHeads()
    guard !dirty.isEmpty || hasDirtyScope else { return }
    dirty.sort {
      let (a, b) = ($0.key, $1.key)
      return (a.scope, a.record, a.kind) < (b.scope, b.record, b.kind)
    }
    // Slots of one scope follow one another: its digest is put together outside the cache.
    var scope: Scope?
    var fold = FoldDigest()
    func keep() {
      if let scope {
        store.cache.scopes[scope]?.fold = fold
        store.cache.scopes[scope]?.dirty = true
      }
    }
    for slot in dirty {
      if scope != slot.scope {
        keep()
        scope = slot.scope
        fold = store.cache.scopes[slot.scope]?.fold ?? FoldDigest()
      }
      try write(slot, &fold)
    }
    keep()
    dirty.removeAll(keepingCapacity: true)
    dirtyRecords.removeAll(keepingCapacity: true)
    if records.count > 20_000 { records.removeAll(keepingCapacity: true) }
    if decoded.count > 20_000 { decoded.removeAll(keepingCapacity: true) }
    for (scope, entry) in store.cache.scopes where entry.dirty {  // order-free: one row each
      let put = try sql("UPDATE scope SET fold = ?, changes = ?, told = ? WHERE id = ?")
      put.bind(1, entry.fold.hash)
      put.bind(2, entry.changes)
      put.bind(3, entry.told)
      put.bind(4, entry.id)
      try put.run()
      store.cache.scopes[scope]?.dirty = false
    }
  }

  private var hasDirtyScope: Bool { store.cache.scopes.values.contains(where: \.dirty) }

  private func write(_ slot: CachedRecord, _ fold: inout FoldDigest) throws {
    let old = slot.original.isEmpty ? nil : slot.original
    let new = slot.current.isEmpty ? nil : slot.current
    let hash = new.map { StateCoding.hash($0) }
    if old != nil { fold.remove(slot.hashOfOriginal()) }
    if let hash { fold.add(hash) }
    if let new {
      let put = try sql(
        old == nil
          ? "INSERT INTO record(state, record, scope, kind) VALUES(?, ?, ?, ?)"
          : "UPDATE record SET state = ? WHERE record = ? AND scope = ? AND kind = ?")
      put.bind(2, slot.key.record.id)
      put.bind(3, slot.key.scope)
      put.bind(4, slot.key.kind)
      try put.lend(1, try encodeState(new)) { try put.run() }
      if old == nil, let greatest = greatestRecord, greatest < slot.key.record.id {
        greatestRecord = slot.key.record.id
      }
    } else if old != nil {
      let drop = try sql("DELETE FROM record WHERE record = ? AND scope = ? AND kind = ?")
      drop.bind(1, slot.key.record.id)
      drop.bind(2, slot.key.scope)
      drop.bind(3, slot.key.kind)
      try drop.run()
    }
    try updateKeys(old, new, slot.key)
    try updateConflict(old, new, slot.key)
    slot.written(hash)
  }

  private func updateKeys(_ old: RecordState?, _ new: RecordState?, _ key: RecordKey) throws {
    guard let kind = (new ?? old)?.kind, let spec = KindRegistry.kind(kind), !spec.keys.isEmpty
    else { return }
    for field in spec.keys {
      let before = keyValues(old, field)
      let after = keyValues(new, field)
      for value in before where !after.contains(where: { sameBytes($0, value) }) {
        try writeKey(
          "DELETE FROM record_key WHERE kind=? AND field=? AND value=? AND record=? AND scope=?",
          kind, field, value, key)
      }
      for value in after where !before.contains(where: { sameBytes($0, value) }) {
        try writeKey(
          "INSERT OR IGNORE INTO record_key(kind, field, value, record, scope) VALUES(?,?,?,?,?)",
          kind, field, value, key)
      }
    }
  }

  private func writeKey(
    _ text: StaticString, _ kind: String, _ field: String, _ value: String, _ key: RecordKey
  ) throws {
    let put = try sql(text)
    put.bind(1, try intern(name: kind))
    put.bind(2, try intern(name: field))
    put.bind(3, value)
    put.bind(4, key.record.id)
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
    put.bind(1, key.record.id)
    put.bind(2, key.scope)
    put.bind(3, key.kind)
    try put.run()
  }

  private func hasConflict(_ state: RecordState) -> Bool {
    if state.hasDeleteConflict { return true }
    return state.fields.contains {
      $0.siblings.count > 1 && state.needsPerson($0.name, rules: store.rules)
    }
  }
}
