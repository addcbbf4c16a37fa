import GRDBSQLite
import Journal

/// The yardstick: SQLite alone, by its C interface, as durable as a node (WAL, FULL), with
/// prepared statements and memory that is lent and not copied.
final class RawSQLite {
  private let connection: OpaquePointer
  private var statements: [OpaquePointer] = []
  private var isOpen = true

  init(path: String) throws {
    var opened: OpaquePointer?
    let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX
    guard sqlite3_open_v2(path, &opened, flags, nil) == SQLITE_OK, let opened else {
      throw SiweiError("bench.yardstick", .inputOutput, ["detail": path])
    }
    connection = opened
    let columns = (0..<RawRow.texts).map { "t\($0) TEXT NOT NULL" }.joined(separator: ", ")
    for sql in [
      "PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", "PRAGMA mmap_size = 0",
      "PRAGMA cache_size = -16000",
      "CREATE TABLE detail(id BLOB PRIMARY KEY, \(columns)) STRICT",
      "CREATE TABLE line(id BLOB PRIMARY KEY, \(columns)) STRICT",
      "CREATE TABLE piece(id INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT",
    ] { try run(sql) }
    let places = [String](repeating: "?", count: RawRow.texts + 1).joined(separator: ", ")
    for sql in [
      "INSERT INTO detail VALUES(\(places))", "INSERT INTO line VALUES(\(places))",
      "INSERT INTO piece(bytes) VALUES(?)", "BEGIN IMMEDIATE", "COMMIT",
    ] { statements.append(try prepare(sql)) }
  }

  /// Closing writes the log back into the file.
  func close() {
    guard isOpen else { return }
    isOpen = false
    for statement in statements { sqlite3_finalize(statement) }
    statements = []
    sqlite3_close_v2(connection)
  }

  /// Inserts all rows, details and lines in turn.
  func insert(_ rows: [RawRow], perTransaction: Int) throws {
    for start in stride(from: 0, to: rows.count, by: perTransaction) {
      try step(statements[3])
      for index in start..<min(start + perTransaction, rows.count) {
        try insert(rows[index], statements[index & 1])
      }
      try step(statements[4])
    }
  }

  private func insert(_ row: RawRow, _ statement: OpaquePointer) throws {
    try row.bytes.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return }
      sqlite3_bind_blob(statement, 1, base, 16, nil)
      var start = 16
      for (index, end) in row.ends.enumerated() {
        let text = (base + start).assumingMemoryBound(to: CChar.self)
        sqlite3_bind_text(statement, Int32(index + 2), text, Int32(end - start), nil)
        start = end
      }
      try step(statement)
    }
  }

  /// One row of these bytes in a transaction of its own.
  func commit(_ piece: [UInt8]) throws {
    try piece.withUnsafeBytes { bytes in
      sqlite3_bind_blob(statements[2], 1, bytes.baseAddress, Int32(bytes.count), nil)
      try step(statements[2])
    }
  }

  private func run(_ sql: String) throws {
    let statement = try prepare(sql)
    defer { sqlite3_finalize(statement) }
    while sqlite3_step(statement) == SQLITE_ROW {}
    guard sqlite3_reset(statement) == SQLITE_OK else { throw fault() }
  }

  private func prepare(_ sql: String) throws -> OpaquePointer {
    var statement: OpaquePointer?
    guard sqlite3_prepare_v2(connection, sql, -1, &statement, nil) == SQLITE_OK, let statement
    else { throw fault() }
    return statement
  }

  private func step(_ statement: OpaquePointer) throws {
    let code = sqlite3_step(statement)
    sqlite3_reset(statement)
    guard code == SQLITE_DONE else { throw fault() }
  }

  private func fault() -> SiweiError {
    SiweiError(
      "bench.yardstick", .inputOutput, ["detail": String(cString: sqlite3_errmsg(connection))])
  }
}
