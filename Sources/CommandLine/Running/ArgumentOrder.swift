/// Lets the common options stand anywhere: it moves them behind the other words, since the
/// parser takes an option only after the command that declares it.
enum ArgumentOrder {
  private static let flags: Set<String> = ["--json", "--quiet"]
  private static let valued: Set<String> = ["--data", "--as"]

  static let common = flags.union(valued)

  static func ordered(_ words: [String]) -> [String] {
    let (kept, common, rest) = sorted(words)
    // The program's name alone, such as `siwei --json`, has no command that knows the options.
    return kept.isEmpty && rest.isEmpty ? [] : kept + common + rest
  }

  static func withoutCommon(_ words: [String]) -> [String] {
    let (kept, _, rest) = sorted(words)
    return kept + rest
  }

  private static func sorted(
    _ words: [String]
  ) -> (kept: [String], common: [String], rest: [String]) {
    let end = words.firstIndex(of: "--") ?? words.count
    var kept = [String]()
    var common = [String]()
    var index = 0
    while index < end {
      let word = words[index]
      index += 1
      if flags.contains(word) || valued.contains(where: { word.hasPrefix($0 + "=") }) {
        common.append(word)
      } else if valued.contains(word) {
        common.append(word)
        if index < end, !words[index].hasPrefix("--") {
          common.append(words[index])
          index += 1
        }
      } else {
        kept.append(word)
      }
    }
    return (kept, common, Array(words[end...]))
  }

  static func wantsJSON(_ words: [String]) -> Bool {
    words.prefix { $0 != "--" }.contains("--json")
  }
}
