import Domain
import Foundation
import GRDB
import GRDBSQLite
package import Journal

/// Where a node's database lies.
package enum StoreLocation: Sendable {
  /// The path of `siwei.sqlite`.
  case file(String)
  /// A private database in memory: simulator and tests.
  case memory
  /// The same, beginning as the copy that `NodeStore.image()` made.
  case image([UInt8])
}

/// One node's SQLite file: the journal, and views folded from it, on one connection.
///
/// All methods are synchronous and must be called by one thread at a time; Engine's owner sees to
/// that (guard: `Engine` serialises every call).
package final class NodeStore {
  let queue: DatabaseQueue
  let codec: any ChangeCodec
  let verifier: any Verifier
  package let rules: any Rules
  /// By the place of the text in the program: the texts themselves are long to hash.
  @exclusivity(unchecked) var statements: [UnsafePointer<UInt8>: SQLStatement] = [:]
  /// What is known without asking SQLite; put back whole when a transaction fails.
  @exclusivity(unchecked) var cache = StoreCache()
  /// Where to look for `PRAGMA` values and serialised copies; set for the life of the queue.
  var connection: OpaquePointer?

  package init(
    at location: StoreLocation, codec: any ChangeCodec, verifier: any Verifier,
    rules: any Rules, readOnly: Bool = false
  ) throws {
    self.codec = codec
    self.verifier = verifier
    self.rules = rules
    do {
      queue = try NodeStore.open(location, readOnly: readOnly)
      let migrator = NodeStore.migrator()
      guard try !queue.read({ try migrator.hasBeenSuperseded($0) }) else {
        throw SiweiError("store.newer", .configuration)
      }
      try migrator.migrate(queue)
      // GRDB listens to every statement that is prepared, to know what it reads and writes. From
      // here on statements are our own, and nobody asks.
      queue.inDatabase { db in _ = sqlite3_set_authorizer(db.sqliteConnection, nil, nil) }
    } catch let error as DatabaseError {
      throw NodeStore.fault(error, at: location)
    }
    try inTransaction(writing: false) { transaction in
      try transaction.loadCache()
    }
    if !readOnly { try followRules() }
  }

  /// Folds everything anew where the rules of another version folded it (sync.md §5). A file that
  /// is damaged or has no room opens all the same, and tries again at the next opening.
  private func followRules() throws {
    let isFolded = try read { try $0.isFoldedByTheseRules() }
    guard !isFolded, cache.unclean == nil else { return }
    do {
      try write { transaction in
        _ = try transaction.rebuild()
        try transaction.noteRules()
      }
    } catch let error as SiweiError
      where error.status == .inputOutput || error.code == "store.damaged"
    {
      return
    }
  }

  /// SQLite calls a full disk an input or output error where it cannot even make its log.
  private static func fault(_ error: DatabaseError, at location: StoreLocation) -> SiweiError {
    let fault = StoreFault.error(
      code: error.resultCode.rawValue, message: error.message ?? "")
    guard fault.code == "store.input_output", case .file(let path) = location else { return fault }
    let folder = (path as NSString).deletingLastPathComponent
    let free = try? FileManager.default.attributesOfFileSystem(forPath: folder)[.systemFreeSize]
    guard (free as? NSNumber)?.int64Value ?? .max < 64 << 10 else { return fault }
    return SiweiError("store.disk_full", .inputOutput, fault.arguments)
  }

  deinit { statements = [:] }

  /// Checkpoints and closes; nothing may be called after.
  package func close() throws {
    statements = [:]
    try queue.close()
  }

  private static func open(_ location: StoreLocation, readOnly: Bool) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.busyMode = .timeout(10)
    configuration.foreignKeysEnabled = false
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA mmap_size = 0")
      try db.execute(sql: "PRAGMA cache_size = -16000")
      try db.execute(sql: "PRAGMA synchronous = FULL")
    }
    switch location {
    case .memory: return try DatabaseQueue(configuration: configuration)
    case .image(let bytes):
      let queue = try DatabaseQueue(configuration: configuration)
      try load(bytes, into: queue)
      return queue
    case .file(let path):
      configuration.journalMode = .wal
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      try queue.inDatabase { db in
        // GRDB sets NORMAL for write-ahead logs; NORMAL loses acknowledged commits (house.md §4).
        try db.execute(sql: "PRAGMA synchronous = FULL")
        // In bulk the same pages are written again and again: four times fewer copies back.
        try db.execute(sql: "PRAGMA wal_autocheckpoint = 4000")
        let level = try Int.fetchOne(db, sql: "PRAGMA synchronous")
        let mode = try String.fetchOne(db, sql: "PRAGMA journal_mode")
        guard level == 2, mode == "wal" else {
          throw SiweiError("store.not_durable", .configuration, ["level": "\(level ?? -1)"])
        }
      }
      return queue
    }
  }

  private static func migrator() -> DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { db in try db.execute(sql: Schema.first) }
    return migrator
  }

  /// Runs `body` in one transaction that is committed when it returns and undone when it throws.
  package func write<T>(_ body: (StoreTransaction) throws -> T) throws -> T {
    try inTransaction(writing: true, body)
  }

  /// Runs `body` on the state as it is; anything it would write is undone.
  package func read<T>(_ body: (StoreTransaction) throws -> T) throws -> T {
    try inTransaction(writing: false, body)
  }

  private func inTransaction<T>(
    writing: Bool, _ body: (StoreTransaction) throws -> T
  ) throws -> T {
    let saved = cache
    if writing, let place = cache.unclean {
      throw SiweiError("store.unclean", .configuration, ["detail": place])
    }
    do {
      return try queue.inDatabase { db in
        guard let connection = db.sqliteConnection else { throw StoreFault.damaged("connection") }
        self.connection = connection
        // Prepared once: these three are run for every command and every message.
        try statement(connection, writing ? "BEGIN IMMEDIATE" : "BEGIN").run()
        let result: T
        do {
          let transaction = StoreTransaction(store: self, connection: connection)
          result = try body(transaction)
          if writing { try transaction.flush() }
          try statement(connection, writing ? "COMMIT" : "ROLLBACK").run()
        } catch {
          // SQLite itself ended the transaction where the disk was full.
          if sqlite3_get_autocommit(connection) == 0 {
            try statement(connection, "ROLLBACK").run()
          }
          throw error
        }
        // What a reader interned or folded on the way was undone in the file, so here too.
        if !writing, saved.own != nil { cache = saved }
        return result
      }
    } catch let error as DatabaseError {
      cache = saved
      throw StoreFault.error(code: error.resultCode.rawValue, message: error.message ?? "")
    } catch {
      cache = saved
      throw error
    }
  }

  func statement(_ connection: OpaquePointer, _ sql: StaticString) throws -> SQLStatement {
    if let held = statements[sql.utf8Start] { return held }
    let made = try SQLStatement(connection, "\(sql)")
    statements[sql.utf8Start] = made
    return made
  }
}
