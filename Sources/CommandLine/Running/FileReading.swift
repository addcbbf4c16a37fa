import Foundation
import Node

/// Files that commands name, read here so that a server never opens a path of somebody else's.
enum FileReading {
  /// The bytes of `path`, or of standard input for `-`. Missing: 66; unreadable: 74; too large: 65.
  /// A byte-order mark at the start is left out.
  static func raw(_ path: String) throws -> [UInt8] {
    let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw fault(path, errno) }
    defer { if descriptor != STDIN_FILENO { close(descriptor) } }
    var out = [UInt8]()
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count == 0 { break }
      if count < 0 {
        if errno == EINTR { continue }
        throw fault(path, errno)
      }
      out += buffer[..<count]
      guard out.count <= ContractLimits.inputBytes else {
        let limit = "\(ContractLimits.inputBytes >> 20) MiB"
        throw Outcome.fault("file.too_large", 65, ["path": path, "limit": limit])
      }
    }
    if out.starts(with: [0xEF, 0xBB, 0xBF]) { out.removeFirst(3) }
    return out
  }

  /// The same for a text; not UTF-8: 65.
  static func bytes(_ path: String) throws -> [UInt8] {
    let out = try raw(path)
    guard String(validating: out, as: UTF8.self) != nil else {
      throw Outcome.fault("file.not_utf8", 65, ["path": path])
    }
    return out
  }

  private static func fault(_ path: String, _ number: Int32) -> Outcome {
    if number == ENOENT || number == ENOTDIR {
      return .fault("file.missing", 66, ["path": path])
    }
    return .fault(
      "file.unreadable", 74, ["path": path, "reason": String(cString: strerror(number))])
  }
}

/// A file a command will write, opened before the command runs so that it cannot fail after.
struct FileWriting {
  private let path: String
  private let descriptor: Int32
  private let isNew: Bool

  /// Owner-only; throws 73 where it cannot be created.
  init(_ path: String) throws {
    isNew = access(path, F_OK) != 0
    descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
    self.path = path
    guard descriptor >= 0 else {
      let reason = String(cString: strerror(errno))
      throw Outcome.fault("file.cannot_create", 73, ["path": path, "reason": reason])
    }
  }

  func finish(_ text: String) throws {
    let bytes = Array((text + "\n").utf8)
    let done = ftruncate(descriptor, 0) == 0 && write(descriptor, bytes, bytes.count) == bytes.count
    let synced = done && fsync(descriptor) == 0
    let number = errno
    close(descriptor)
    guard synced else {
      let reason = String(cString: strerror(number))
      throw Outcome.fault("file.cannot_write", 74, ["path": path, "reason": reason])
    }
  }

  /// Leaves no empty file behind where the command failed.
  func abandon() {
    close(descriptor)
    if isNew { unlink(path) }
  }
}
