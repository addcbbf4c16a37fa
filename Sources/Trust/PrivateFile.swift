import Foundation
import Journal

/// Files that only their owner may read: keys. Written whole or not at all.
package enum PrivateFile {
  private static let greatestSize = 64 << 10

  /// Throws `key.missing`, `key.permissions` or `key.unreadable`.
  package static func read(_ path: String) throws -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else {
      if errno == ENOENT { throw SiweiError("key.missing", .missing, ["path": path]) }
      throw fault("key.unreadable", path)
    }
    defer { close(file) }
    // The open file is asked, not the path, which another process may have changed meanwhile.
    var about = stat()
    guard fstat(file, &about) == 0 else { throw fault("key.unreadable", path) }
    let mode = about.st_mode & 0o777
    guard mode & 0o077 == 0 else {
      throw SiweiError(
        "key.permissions", .configuration, ["path": path, "mode": String(mode, radix: 8)])
    }
    var out = [UInt8](repeating: 0, count: greatestSize)
    var count = 0
    while count < out.count {
      let got = out.withUnsafeMutableBytes { buffer in
        Foundation.read(file, buffer.baseAddress?.advanced(by: count), greatestSize - count)
      }
      if got < 0 && errno == EINTR { continue }
      guard got >= 0 else { throw fault("key.unreadable", path) }
      if got == 0 { break }
      count += got
    }
    return Array(out[..<count])
  }

  /// Writes beside, forces to disk, then takes the place of whatever is there; mode 0600. The
  /// folder is made when it is missing, readable by the owner only.
  package static func write(_ bytes: [UInt8], to path: String) throws {
    let folder = (path as NSString).deletingLastPathComponent
    if !folder.isEmpty, mkdir(folder, 0o700) != 0, errno != EEXIST {
      throw fault("key.unwritable", folder)
    }
    let draft = path + ".new"
    // What is left of an interrupted write is never read.
    unlink(draft)
    let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw fault("key.unwritable", path) }
    var isWhole = false
    defer { if !isWhole { unlink(draft) } }
    do {
      defer { close(file) }
      var written = 0
      while written < bytes.count {
        let put = bytes.withUnsafeBytes { buffer in
          Foundation.write(file, buffer.baseAddress?.advanced(by: written), bytes.count - written)
        }
        if put < 0 && errno == EINTR { continue }
        guard put > 0 else { throw fault("key.unwritable", path) }
        written += put
      }
      guard fsync(file) == 0 else { throw fault("key.unwritable", path) }
    }
    guard rename(draft, path) == 0 else { throw fault("key.unwritable", path) }
    isWhole = true
    forceFolder(folder.isEmpty ? "." : folder)
  }

  /// So that the new name survives a power cut too.
  private static func forceFolder(_ path: String) {
    let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { return }
    fsync(folder)
    close(folder)
  }

  private static func fault(_ code: String, _ path: String) -> SiweiError {
    SiweiError(
      code, code == "key.unwritable" ? .cannotCreate : .inputOutput,
      ["path": path, "reason": String(cString: strerror(errno))])
  }
}
