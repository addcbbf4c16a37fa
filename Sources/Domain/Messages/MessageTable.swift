/// Reads the raw texts of the catalogue.
///
/// A short entry is one line, `code<TAB>Chinese<TAB>English`. A long one is a line with the code
/// alone, followed by indented lines: `zh …` and `en …`; a line that begins with neither
/// continues the one before it (with a space in English, without one in Chinese).
package enum MessageTable {
  /// One code with its two texts.
  package struct Entry: Hashable, Sendable {
    package let code: String
    package var zh = ""
    package var en = ""
  }

  package static func entries(of text: String) -> [Entry] {
    var out = [Entry]()
    var inEnglish = false
    for line in text.split(separator: "\n") {
      if line.first != " " {
        let parts = line.split(separator: "\t", omittingEmptySubsequences: false)
        var entry = Entry(code: String(parts[0]))
        if parts.count >= 3 {
          entry.zh = String(parts[1])
          entry.en = String(parts[2])
        }
        out.append(entry)
        continue
      }
      guard var entry = out.popLast() else { continue }
      let content = line.drop { $0 == " " }
      if content.hasPrefix("zh ") {
        entry.zh = String(content.dropFirst(3))
        inEnglish = false
      } else if content.hasPrefix("en ") {
        entry.en = String(content.dropFirst(3))
        inEnglish = true
      } else if inEnglish {
        entry.en += " " + content
      } else {
        entry.zh += content
      }
      out.append(entry)
    }
    return out
  }
}
