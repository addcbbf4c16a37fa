import Testing

/// The project speaks of itself alone, and of nothing that is still to be done.
enum Wording {
  /// Put together from parts, so that this file does not hold them.
  static let unwanted: [String] = [
    ["TO", "DO"], ["FIX", "ME"], ["XX", "X:"], ["not yet imple", "mented"],
    ["place", "holder code"],
    ["/ro", "ot/"], ["/wo", "rk/"], ["/tmp/si", "wei"], ["language mo", "del"], ["as an A", "I "],
    ["chat", "bot"], ["sub", "-agent"], ["the le", "ad writes"],
  ].map { $0.joined() }

  static let folders = ["Sources", "Tests", "docs", "cluster", ".ci"]
  static let files = ["README.md", "Makefile", "Package.swift"]
  static let endings = [".swift", ".md", ".py", ".yaml", ".c", ".h", ".proto", "/run", "/setup"]

  static var paths: [String] {
    folders.flatMap { SourceTree.paths(below: $0) }.filter { path in
      endings.contains { path.hasSuffix($0) } && !path.contains("/Generated/")
    } + files
  }
}

@Test func `The project speaks of itself alone`() {
  var found = [String]()
  for path in Wording.paths {
    let lines = SourceTree.text(of: path).split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated()
    where Wording.unwanted.contains(where: { line.contains($0) }) {
      found.append("\(path):\(index + 1): \(line)")
    }
  }
  expectNone(found, "unwanted words")
}
