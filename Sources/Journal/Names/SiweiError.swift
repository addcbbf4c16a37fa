/// An error as a value: a stable code, how a command ends with it, and words for the person.
///
/// `code` is a dotted name (`unit.unknown`) and the key of the text in the catalogue of messages;
/// `arguments` fill the places `{name}` of that text.
package struct SiweiError: Error, Hashable, Sendable {
  /// Exit statuses follow sysexits (cli.md 4).
  package enum Status: Int32, Sendable {
    case usage = 64
    case refused = 65
    case missing = 66
    case unreachable = 69
    case defect = 70
    case cannotCreate = 73
    case inputOutput = 74
    case busy = 75
    case notSpoken = 76
    case notPermitted = 77
    case configuration = 78
  }

  package let code: String
  package let status: Status
  package let arguments: [String: String]
  /// Reasons of the privacy check, or cells of a table, when the error has several.
  package let reasons: [String]

  package init(
    _ code: String, _ status: Status, _ arguments: [String: String] = [:], reasons: [String] = []
  ) {
    self.code = code
    self.status = status
    self.arguments = arguments
    self.reasons = reasons
  }
}
