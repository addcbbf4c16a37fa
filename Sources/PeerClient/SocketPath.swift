#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The path of a socket in a form that fits a socket address, which holds some hundred bytes:
/// a longer one goes through a descriptor of its folder (proc(5), `/proc/self/fd`).
final class SocketPath {
  let text: String
  private let folder: Int32?

  var isShortened: Bool { folder != nil }

  init(_ path: String) {
    guard path.utf8.count > 100, let slash = path.lastIndex(of: "/") else {
      text = path
      folder = nil
      return
    }
    #if os(Linux)
      let descriptor = open(String(path[...slash]), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    #else
      let descriptor: Int32 = -1
    #endif
    folder = descriptor < 0 ? nil : descriptor
    text = descriptor < 0 ? path : "/proc/self/fd/\(descriptor)\(path[slash...])"
  }

  deinit {
    #if os(Linux)
      if let folder { Glibc.close(folder) }
    #endif
  }
}
