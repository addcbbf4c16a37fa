import Foundation

/// One Swift file of the project.
struct SourceFile: Sendable {
  /// From the project's folder: `Sources/Journal/Names/Dot.swift`.
  let path: String
  /// The folder below `Sources` or `Tests`.
  let room: String
  let lines: [String]
  /// The same lines without comments and strings.
  let code: [String]

  init(path: String, text: String) {
    self.path = path
    let parts = path.split(separator: "/").map(String.init)
    room = parts.count > 2 ? parts[1] : ""
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last?.isEmpty == true { lines.removeLast() }
    self.lines = lines
    code = CodeText.of(text)
  }

  var isGenerated: Bool { path.contains("/Generated/") }
  var isTest: Bool { path.hasPrefix("Tests/") }

  /// `path:line: the line`, as the failing tests name a place; `index` counts from 0.
  func place(_ index: Int) -> String {
    let text = lines.indices.contains(index) ? lines[index] : ""
    return "\(path):\(index + 1): \(text.trimmingCharacters(in: .whitespaces))"
  }
}

/// The source files of the project, read once.
enum SourceTree {
  /// This file stands in `Tests/TidyTests`.
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static let all: [SourceFile] = swiftFiles(below: "Sources") + swiftFiles(below: "Tests")
  /// What people wrote for the product.
  static let sources = all.filter { !$0.isTest && !$0.isGenerated }
  static let rooms = Set(sources.map(\.room)).sorted()

  static func files(of rooms: Set<String>) -> [SourceFile] {
    sources.filter { rooms.contains($0.room) }
  }

  private static func swiftFiles(below folder: String) -> [SourceFile] {
    paths(below: folder).filter { $0.hasSuffix(".swift") }.map { path in
      SourceFile(path: path, text: text(of: path))
    }
  }

  /// Paths from the project's folder, sorted.
  static func paths(below folder: String) -> [String] {
    let manager = FileManager.default
    guard let walk = manager.enumerator(atPath: root.appendingPathComponent(folder).path)
    else { return [] }
    return walk.compactMap { $0 as? String }.map { "\(folder)/\($0)" }.sorted()
  }

  /// Empty for what is not UTF-8 text, such as a golden file.
  static func text(of path: String) -> String {
    (try? String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)) ?? ""
  }
}
