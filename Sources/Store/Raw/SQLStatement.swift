import GRDBSQLite
import Journal

/// A prepared statement on the store's one connection: bind, step, read, reset.
///
/// GRDB opens, migrates and brackets transactions; the few statements that run once a change go
/// straight to SQLite, because building argument arrays costs more than the insert itself.
final class SQLStatement {
  private let handle: OpaquePointer
  private let connection: OpaquePointer
  private let sql: String
  /// Thirty-two bytes a place, where ids and hashes stay while the statement runs.
  private let scratch: UnsafeMutableRawPointer
  private static let scratchBytes = 32

  init(_ connection: OpaquePointer, _ sql: String) throws {
    var handle: OpaquePointer?
    let code = sqlite3_prepare_v3(
      connection, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &handle, nil)
    guard code == SQLITE_OK, let handle else {
      throw SQLStatement.fault(connection, code, sql)
    }
    self.handle = handle
    self.connection = connection
    self.sql = sql
    let places = Int(sqlite3_bind_parameter_count(handle))
    scratch = .allocate(byteCount: max(1, places) * SQLStatement.scratchBytes, alignment: 8)
  }

  deinit {
    sqlite3_finalize(handle)
    scratch.deallocate()
  }

  /// The SQLite result code as an error of ours: full disk, read-only, busy, or a defect.
  static func fault(_ connection: OpaquePointer, _ code: Int32, _ sql: String) -> SiweiError {
    let message = String(cString: sqlite3_errmsg(connection))
    return StoreFault.error(code: code, message: message)
  }

  func bind(_ place: Int32, _ number: Int64) { sqlite3_bind_int64(handle, place, number) }
  func bind(_ place: Int32, _ number: Int) { sqlite3_bind_int64(handle, place, Int64(number)) }
  func bindNull(_ place: Int32) { sqlite3_bind_null(handle, place) }

  func bind(_ place: Int32, _ text: String) {
    var text = text
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { chars in
        _ = sqlite3_bind_text64(
          handle, place, chars.baseAddress, UInt64(chars.count), SQLStatement.transient,
          UInt8(SQLITE_UTF8))
      }
    }
    if text.isEmpty { sqlite3_bind_text(handle, place, "", 0, SQLStatement.transient) }
  }

  func bind(_ place: Int32, _ bytes: [UInt8]) {
    if bytes.isEmpty {
      sqlite3_bind_zeroblob(handle, place, 0)
      return
    }
    bytes.withUnsafeBytes { buffer in
      _ = sqlite3_bind_blob64(
        handle, place, buffer.baseAddress, UInt64(buffer.count), SQLStatement.transient)
    }
  }

  /// Binds without a copy while `body` runs, which must run the statement to its end.
  func lend(_ place: Int32, _ bytes: [UInt8]?, _ body: () throws -> Void) throws {
    guard let bytes, !bytes.isEmpty else {
      bind(place, bytes)
      return try body()
    }
    try bytes.withUnsafeBytes { try lend(place, $0, body) }
  }

  func lend(_ place: Int32, _ bytes: ByteWriter, _ body: () throws -> Void) throws {
    try bytes.withBytes { try lend(place, $0, body) }
  }

  private func lend(
    _ place: Int32, _ bytes: UnsafeRawBufferPointer, _ body: () throws -> Void
  ) throws {
    sqlite3_bind_blob64(handle, place, bytes.baseAddress, UInt64(bytes.count), nil)
    defer { sqlite3_bind_null(handle, place) }
    try body()
  }

  /// The sixteen bytes of an id.
  func bind(_ place: Int32, _ id: ID128) {
    let room = room(place)
    room.storeBytes(of: id.high.bigEndian, as: UInt64.self)
    room.storeBytes(of: id.low.bigEndian, toByteOffset: 8, as: UInt64.self)
    sqlite3_bind_blob(handle, place, room, 16, nil)
  }

  /// The thirty-two bytes of a hash.
  func bind(_ place: Int32, _ hash: Hash256) {
    let room = room(place)
    room.storeBytes(of: hash.a.bigEndian, as: UInt64.self)
    room.storeBytes(of: hash.b.bigEndian, toByteOffset: 8, as: UInt64.self)
    room.storeBytes(of: hash.c.bigEndian, toByteOffset: 16, as: UInt64.self)
    room.storeBytes(of: hash.d.bigEndian, toByteOffset: 24, as: UInt64.self)
    sqlite3_bind_blob(handle, place, room, 32, nil)
  }

  private func room(_ place: Int32) -> UnsafeMutableRawPointer {
    scratch + Int(place - 1) * SQLStatement.scratchBytes
  }

  func bind(_ place: Int32, _ bytes: [UInt8]?) {
    if let bytes { bind(place, bytes) } else { bindNull(place) }
  }

  private static var transient: sqlite3_destructor_type {
    unsafeBitCast(-1, to: sqlite3_destructor_type.self)
  }

  /// True while there is a row; false at the end, when the statement is reset.
  func step() throws -> Bool {
    let code = sqlite3_step(handle)
    if code == SQLITE_ROW { return true }
    // The message must be read before the reset clears it.
    if code != SQLITE_DONE {
      let fault = SQLStatement.fault(connection, code, sql)
      reset()
      throw fault
    }
    reset()
    return false
  }

  /// Runs a statement that gives no rows.
  func run() throws { while try step() {} }

  /// The row that the last insert of this connection made.
  var insertedRow: Int64 { sqlite3_last_insert_rowid(connection) }

  func reset() {
    sqlite3_reset(handle)
    sqlite3_clear_bindings(handle)
  }

  func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }
  func isNull(_ column: Int32) -> Bool { sqlite3_column_type(handle, column) == SQLITE_NULL }

  func text(_ column: Int32) -> String {
    guard let start = sqlite3_column_text(handle, column) else { return "" }
    let count = Int(sqlite3_column_bytes(handle, column))
    return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }

  func bytes(_ column: Int32) -> [UInt8] {
    let count = Int(sqlite3_column_bytes(handle, column))
    guard count > 0, let start = sqlite3_column_blob(handle, column) else { return [] }
    return Array(UnsafeRawBufferPointer(start: start, count: count))
  }

  func optionalBytes(_ column: Int32) -> [UInt8]? { isNull(column) ? nil : bytes(column) }

  /// A chain hash of 32 bytes; anything else in the file is damage.
  func hash(_ column: Int32) throws -> Hash256 {
    guard sqlite3_column_bytes(handle, column) == 32,
      let start = sqlite3_column_blob(handle, column)
    else { throw StoreFault.damaged("chain") }
    func word(_ offset: Int) -> UInt64 {
      UInt64(bigEndian: start.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }
    return Hash256(a: word(0), b: word(8), c: word(16), d: word(24))
  }

  func id(_ column: Int32) throws -> ID128 {
    guard sqlite3_column_bytes(handle, column) == 16,
      let start = sqlite3_column_blob(handle, column)
    else { throw StoreFault.damaged("id") }
    func word(_ offset: Int) -> UInt64 {
      UInt64(bigEndian: start.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }
    return ID128(high: word(0), low: word(8))
  }
}

/// Errors of the database in our words.
enum StoreFault {
  static func error(code: Int32, message: String) -> SiweiError {
    switch code & 0xFF {
    case SQLITE_FULL: SiweiError("store.disk_full", .inputOutput, ["detail": message])
    case SQLITE_READONLY: SiweiError("store.read_only", .inputOutput, ["detail": message])
    case SQLITE_IOERR, SQLITE_CANTOPEN, SQLITE_PERM:
      SiweiError("store.input_output", .inputOutput, ["detail": message])
    case SQLITE_BUSY, SQLITE_LOCKED: SiweiError("store.busy", .busy, ["detail": message])
    case SQLITE_CORRUPT, SQLITE_NOTADB:
      SiweiError("store.damaged", .configuration, ["detail": message])
    // Our statements are right; tables that they name are gone.
    case SQLITE_ERROR where message.hasPrefix("no such"):
      SiweiError("store.damaged", .configuration, ["detail": message])
    default: SiweiError("store.defect", .defect, ["detail": message])
    }
  }

  /// A value in the file that this software never wrote.
  static func damaged(_ what: String) -> SiweiError {
    SiweiError("store.damaged", .configuration, ["detail": what])
  }
}
