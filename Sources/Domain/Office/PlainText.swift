import Journal

/// What people may type: no blanks where something is asked, no control characters.
package enum PlainText {
  /// Whether a person sees nothing of it.
  package static func isBlank(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      let properties = scalar.properties
      return properties.isWhitespace || properties.isDefaultIgnorableCodePoint
        || properties.generalCategory == .control
    }
  }

  /// Throws `value.control` (65) for characters that are no text; `mayBreak` where a text of
  /// several lines belongs.
  package static func check(_ text: String, _ name: String, mayBreak: Bool) throws {
    let isClean = text.unicodeScalars.allSatisfy { isText($0, mayBreak: mayBreak) }
    guard isClean else { throw SiweiError("value.control", .refused, ["field": name]) }
  }

  /// A person's name as it is compared: without the spaces around it. Throws `value.control` (65)
  /// for characters that nobody sees.
  static func name(_ text: String, _ field: String) throws -> String {
    let name = compared(text)
    let isSeen = name.unicodeScalars.allSatisfy { scalar in
      let properties = scalar.properties
      return properties.generalCategory != .format && !properties.isDefaultIgnorableCodePoint
    }
    guard isSeen else { throw SiweiError("value.control", .refused, ["field": field]) }
    return name
  }

  /// A name as it is compared, also where it was stored otherwise.
  static func compared(_ name: String) -> String { joined(trimmed(name)) }

  /// Without spaces beside ideographs: people set 张三 as 张 三 to fill a column.
  package static func joined(_ text: String) -> String {
    func isIdeograph(_ character: Character?) -> Bool {
      character?.unicodeScalars.first?.properties.isIdeographic == true
    }
    var out = ""
    var spaces = ""
    for character in text {
      guard !character.isWhitespace else {
        spaces.append(character)
        continue
      }
      if !isIdeograph(out.last), !isIdeograph(character) { out += spaces }
      spaces = ""
      out.append(character)
    }
    return isIdeograph(out.last) ? out : out + spaces
  }

  static func trimmed(_ text: String) -> String {
    func isSpace(_ character: Character) -> Bool { character.isWhitespace }
    return String(text.drop(while: isSpace).reversed().drop(while: isSpace).reversed())
  }

  /// Fields that hold texts of several lines.
  static let broken: Set<String> = [
    "detail", "public_text", "note", "visit_note", "reason", "opinion", "what", "summary",
    "manuscript", "originality", "text", "answer", "remarks",
  ]

  static func isText(_ scalar: Unicode.Scalar, mayBreak: Bool) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: mayBreak
    case 0..<0x20, 0x7F...0x9F: false
    // Ends of lines and turns of the direction of writing, which make a name look like another.
    case 0x2028, 0x2029: mayBreak
    case 0x202A...0x202E, 0x2066...0x2069: false
    default: true
    }
  }
}
