import GRDB
import GRDBSQLite
import Journal

/// A database as one array of bytes: copies for simulated disks and tests.
extension NodeStore {
  /// All of the database as of the last commit.
  package func image() throws -> [UInt8] {
    try queue.inDatabase { db in
      guard let connection = db.sqliteConnection else { throw StoreFault.damaged("connection") }
      var size: sqlite3_int64 = 0
      guard let start = sqlite3_serialize(connection, "main", &size, 0) else {
        throw StoreFault.error(code: SQLITE_NOMEM, message: "serialize")
      }
      defer { sqlite3_free(start) }
      return Array(UnsafeBufferPointer(start: start, count: Int(size)))
    }
  }

  /// Puts an image in the place of a private database that nothing was done with yet.
  static func load(_ image: [UInt8], into queue: DatabaseQueue) throws {
    try queue.inDatabase { db in
      guard let connection = db.sqliteConnection, image.count >= 512,
        let start = sqlite3_malloc64(UInt64(image.count))
      else { throw StoreFault.damaged("image") }
      image.withUnsafeBytes { bytes in
        if let from = bytes.baseAddress { start.copyMemory(from: from, byteCount: bytes.count) }
      }
      // A copy of a file with a write-ahead log says so in its header; memory has no such log.
      let header = start.assumingMemoryBound(to: UInt8.self)
      header[18] = 1
      header[19] = 1
      let flags = UInt32(SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE)
      let code = sqlite3_deserialize(
        connection, "main", header, sqlite3_int64(image.count), sqlite3_int64(image.count), flags)
      guard code == SQLITE_OK else { throw StoreFault.error(code: code, message: "image") }
    }
  }

  /// Lets the database grow by so many pages more and then says that the disk is full; nil lifts
  /// the limit.
  package func limitGrowth(pages: Int?) throws {
    try queue.inDatabase { db in
      let count = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
      let limit = pages.map { count + $0 } ?? 1 << 30
      _ = try Int.fetchOne(db, sql: "PRAGMA max_page_count = \(limit)")
    }
  }
}
