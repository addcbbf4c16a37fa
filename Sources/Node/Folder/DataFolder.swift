import Engine
import Foundation
import Journal
import Trust

#if canImport(Glibc)
  import Glibc
#endif

/// A node's folder: `siwei.sqlite`, `identity/`, `lock`, `socket`.
struct DataFolder: Sendable {
  let path: String

  init(_ path: String) {
    let whole = path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
    // One spelling for one folder: what lies beside it and its socket are found by the path.
    self.path = URL(fileURLWithPath: whole).standardizedFileURL.path
  }

  var database: String { path + "/siwei.sqlite" }
  var lock: String { path + "/lock" }
  var exists: Bool { FileManager.default.fileExists(atPath: database) }

  /// The local socket; where its path would be too long, in an owner-only runtime folder.
  var socket: String {
    let plain = path + "/socket"
    guard plain.utf8.count > 100 else { return plain }
    let name = plainSHA256(Array(path.utf8)).prefix(8)
    return runtimeFolder + "/" + encodeHex(Array(name))
  }

  private var runtimeFolder: String {
    let given = ProcessInfo.processInfo.environment["XDG_RUNTIME_DIR"]
    return (given.flatMap { $0.utf8.count < 60 ? $0 : nil } ?? "/tmp") + "/siwei-\(getuid())"
  }

  /// Makes the runtime folder where the socket needs it; refuses one that others may enter.
  func prepareSocket() throws {
    guard socket.hasPrefix(runtimeFolder + "/") else { return }
    mkdir(runtimeFolder, 0o700)
    var status = stat()
    guard lstat(runtimeFolder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR,
      status.st_uid == getuid(), status.st_mode & 0o077 == 0
    else {
      throw SiweiError("folder.unsafe", .configuration, ["path": runtimeFolder])
    }
  }

  /// Throws `folder.missing` (66) where there is no node.
  func requireNode() throws {
    var status = stat()
    if stat(database, &status) != 0, errno == EACCES {
      throw SiweiError("folder.closed", .inputOutput, ["path": path])
    }
    guard exists else { throw SiweiError("folder.missing", .missing, ["path": path]) }
    guard access(path, W_OK | X_OK) == 0, access(database, W_OK) == 0 else {
      throw SiweiError("folder.read_only", .inputOutput, ["path": path])
    }
  }

  /// Makes the folder for a new node; one that holds anything but our lock is refused (73).
  func create() throws {
    let manager = FileManager.default
    if manager.fileExists(atPath: path) {
      let held = try? manager.contentsOfDirectory(atPath: path)
      guard let held else {
        throw SiweiError("folder.cannot_create", .cannotCreate, ["path": path])
      }
      guard held.allSatisfy({ $0 == "lock" }) else {
        throw SiweiError("folder.not_empty", .cannotCreate, ["path": path])
      }
    } else {
      do {
        try manager.createDirectory(
          atPath: path, withIntermediateDirectories: true,
          attributes: [.posixPermissions: 0o700])
      } catch {
        throw SiweiError("folder.cannot_create", .cannotCreate, ["path": path])
      }
    }
    chmod(path, 0o700)
    guard access(path, W_OK | X_OK) == 0 else {
      throw SiweiError("folder.cannot_create", .cannotCreate, ["path": path])
    }
  }

  /// Takes away what a failed `init` or `join` made, so that nothing is half done.
  func clear() {
    for name in ["siwei.sqlite", "siwei.sqlite-wal", "siwei.sqlite-shm", "identity"] {
      try? FileManager.default.removeItem(atPath: path + "/" + name)
    }
  }

  /// Bytes of everything in the folder.
  var diskBytes: Int64 {
    var sum: Int64 = 0
    let names = FileManager.default.enumerator(atPath: path)
    while let name = names?.nextObject() as? String {
      var status = stat()
      if lstat(path + "/" + name, &status) == 0, status.st_mode & S_IFMT == S_IFREG {
        sum += Int64(status.st_size)
      }
    }
    return sum
  }
}

/// The exclusive right to a folder, held until it is let go or the process ends. The file goes with
/// the right; one that a killed process left behind is taken over.
final class FolderLock: Sendable {
  private let descriptor: Int32
  private let path: String

  /// Nil when another process has it.
  init?(_ folder: DataFolder) throws {
    let descriptor = open(folder.lock, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      let code = errno
      let status: SiweiError.Status = code == ENOENT ? .missing : .inputOutput
      throw SiweiError(
        code == ENOENT ? "folder.missing" : "folder.read_only", status, ["path": folder.path])
    }
    // The file may have gone with its last holder between the opening and the lock.
    var held = stat()
    var named = stat()
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0, fstat(descriptor, &held) == 0,
      stat(folder.lock, &named) == 0, held.st_ino == named.st_ino, held.st_dev == named.st_dev
    else {
      close(descriptor)
      return nil
    }
    self.descriptor = descriptor
    path = folder.lock
  }

  deinit {
    unlink(path)
    close(descriptor)
  }
}

/// Signing keys as files of `identity/`, one a life of the folder, mode 0600.
///
/// Guard: only called on the engine's queue.
final class FolderKeys: KeyStore {
  private let folder: String
  private var held: [ReplicaID: any Signer] = [:]

  init(_ folder: DataFolder) { self.folder = folder.path + "/identity" }

  func signer(of replica: ReplicaID) throws -> (any Signer)? {
    if let signer = held[replica] { return signer }
    let path = folder + "/\(replica).key"
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    let signer = try KeyFile(path: path).load()
    held[replica] = signer
    return signer
  }

  func create(seed: [UInt8]) throws -> any Signer {
    mkdir(folder, 0o700)
    let signer = try Ed25519Signer(seed: seed)
    try KeyFile(path: folder + "/\(signer.replica).key").save(seed: seed)
    held[signer.replica] = signer
    return signer
  }
}

/// The machine's own clock.
struct SystemClock: Clock {
  func now() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }
}
