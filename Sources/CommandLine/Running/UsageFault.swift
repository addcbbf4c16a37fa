import ArgumentParser
import Node

/// Gives the parser's English complaints a code and the person's language.
enum UsageFault {
  /// What the parser's message begins with, the code for it, and the place its quoted word fills.
  private static let forms: [(start: String, code: String, place: String)] = [
    ("Missing expected argument", "usage.missing_argument", "argument"),
    ("Missing value for", "usage.missing_value", "option"),
    ("Unknown option", "usage.unknown_option", "option"),
    ("Unexpected argument", "usage.unexpected_argument", "argument"),
    ("The option", "usage.no_value", "option"),
    ("The value", "usage.bad_value", "value"),
  ]

  /// The option that no command knows, if that is the complaint.
  static func unknownOption(_ message: String) -> String? {
    let quoted = message.split(separator: "'", omittingEmptySubsequences: false)
    guard message.hasPrefix("Unknown option"), quoted.count >= 3 else { return nil }
    return String(quoted[1])
  }

  /// Nil for what is no complaint about usage.
  static func outcome(_ message: String, status: ExitCode) -> Outcome? {
    guard status == .validationFailure else { return nil }
    let line = message.split(separator: "\n").first.map(String.init) ?? message
    let quoted = line.split(separator: "'", omittingEmptySubsequences: false).map(String.init)
    for form in forms where line.hasPrefix(form.start) && quoted.count >= 3 {
      var places = [form.place: quoted[1]]
      if form.code == "usage.bad_value", quoted.count >= 5 { places["option"] = quoted[3] }
      guard form.code != "usage.bad_value" || places["option"] != nil else { continue }
      return .fault(form.code, 64, places)
    }
    return .fault("usage.invalid", 64, ["detail": line])
  }
}
