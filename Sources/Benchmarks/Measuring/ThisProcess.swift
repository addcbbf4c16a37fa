import Foundation
import GRDBSQLite

/// What the kernel says of this process and its machine.
enum ThisProcess {
  /// Bytes of memory that no file stands behind, after what is free was given back; nil where
  /// there is no `/proc`.
  static var anonymousBytes: Int? {
    giveBack()
    return number(in: "/proc/self/status", after: "RssAnon:").map { $0 << 10 }
  }

  /// Gives free memory back to the system; Swift's overlay of the C library leaves the call out.
  private static func giveBack() {
    typealias Trim = @convention(c) (Int) -> Int32
    guard let found = dlsym(nil, "malloc_trim") else { return }
    _ = unsafeBitCast(found, to: Trim.self)(0)
  }

  /// Bytes that SQLite's page caches hold: bounded, so no part of a slope.
  static var databaseBytes: Int { Int(sqlite3_memory_used()) }

  /// Bytes handed to the system to be written so far, whatever the disk makes of them.
  static var writtenBytes: Int? { number(in: "/proc/self/io", after: "wchar:") }

  /// Processor, cores, memory, system: a figure without them says nothing.
  static var machine: String {
    var parts: [String] = []
    if let model = text(in: "/proc/cpuinfo", after: "model name") { parts.append(model) }
    parts.append("\(sysconf(Int32(_SC_NPROCESSORS_ONLN))) cores")
    if let memory = number(in: "/proc/meminfo", after: "MemTotal:") {
      parts.append("\((memory + 512 << 10) >> 20) GiB")
    }
    var name = utsname()
    if uname(&name) == 0 { parts.append("\(string(name.sysname)) \(string(name.release))") }
    parts.append("SQLite \(String(cString: sqlite3_libversion()))")
    return parts.joined(separator: ", ")
  }

  private static func string<Characters>(_ characters: Characters) -> String {
    withUnsafeBytes(of: characters) {
      String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
    }
  }

  /// The rest of the first line that begins with `name`, without blanks and colon.
  private static func text(in path: String, after name: String) -> String? {
    guard let file = FileManager.default.contents(atPath: path) else { return nil }
    let lines = String(decoding: file, as: UTF8.self).split(separator: "\n")
    guard let line = lines.first(where: { $0.hasPrefix(name) }) else { return nil }
    return line.dropFirst(name.count).trimmingCharacters(in: CharacterSet(charactersIn: " \t:"))
  }

  private static func number(in path: String, after name: String) -> Int? {
    text(in: path, after: name)?.split(separator: " ").first.flatMap { Int($0) }
  }
}
