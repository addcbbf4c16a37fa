package import Domain
package import Journal
import Store

extension Engine {
  /// `digest` (cli.md 14): one row a scope, sorted by its text; nothing for a scope not held.
  package func digestDocument(_ scope: Scope?) throws -> JSON {
    try store.read { transaction in
      let scopes = try self.scopes(transaction, scope)
      return .of(("scopes", .array(try scopes.map { try row($0, transaction) })))
    }
  }

  func scopes(_ transaction: StoreTransaction, _ only: Scope?) throws -> [Scope] {
    transaction.scopesHeld
      .filter { only == nil || $0 == only }
      .filter { transaction.changes(in: $0) > 0 }
      .sorted { $0.description.utf8.lexicographicallyPrecedes($1.description.utf8) }
  }

  func row(_ scope: Scope, _ transaction: StoreTransaction) throws -> JSON {
    .of(
      ("scope", .string(scope.description)),
      ("changes", .number(transaction.changes(in: scope))),
      ("vector_digest", .string(try transaction.vector(scope).digest(of: scope).hex)),
      ("fold_digest", .string(try transaction.foldDigest(scope).hex)),
      ("fold_version", .integer(Int64(store.rules.version))))
  }

  /// `dump` (cli.md 15): every record of the fold, by scope and record id.
  package func dump(_ scope: Scope?) throws -> [JSON] {
    try store.read { transaction in
      var lines: [JSON] = []
      for scope in try scopes(transaction, scope) {
        try transaction.forEachRecord(in: scope) { state in
          if let line = RecordView.dumpLine(state) { lines.append(line) }
        }
      }
      return lines
    }
  }

  /// `verify` (cli.md 16).
  package func verifyDocument() throws -> JSON {
    try store.read { transaction in
      _ = try transaction.requireOwn()
      let faults = try transaction.verify()
      return .of(
        ("ok", .bool(faults.isEmpty)), ("changes", .number(transaction.journalChanges)),
        (
          "faults",
          .array(
            faults.map { fault in
              .of(
                ("scope", .text(fault.scope?.description)),
                ("replica", .text(fault.replica?.description)),
                ("number", fault.number.map { .integer(Int64(clamping: $0)) } ?? .null),
                ("what", .string(fault.what)))
            })
        ))
    }
  }

  /// `rebuild` (cli.md 16); `seconds` is added by who has a clock for it.
  package func rebuildDocument() throws -> JSON {
    try write { transaction in
      _ = try transaction.requireOwn()
      let changes = try transaction.rebuild()
      transaction.touched = []
      return .of(("ok", .bool(true)), ("changes", .number(changes)))
    }
  }
}
