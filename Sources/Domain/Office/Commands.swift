import Journal

/// One command with its arguments as a JSON object: options by their names without dashes, the
/// positional record as `id`; a line of `--input` is merged into it.
package struct CommandCall: Sendable {
  package let noun: String
  package let verb: String
  package let arguments: JSON

  package init(noun: String, verb: String, arguments: JSON) {
    self.noun = noun
    self.verb = verb
    self.arguments = arguments
  }

  package func text(_ key: String) -> String? { arguments[key]?.string }

  /// Throws `usage.missing_option` (64) when absent or empty, `value.blank` (65) for mere spaces;
  /// a reason of mere spaces is none.
  package func required(_ key: String) throws -> String {
    guard let text = text(key), !text.isEmpty, key != "reason" || !PlainText.isBlank(text) else {
      throw SiweiError("usage.missing_option", .usage, ["option": key])
    }
    guard !PlainText.isBlank(text) else {
      throw SiweiError("value.blank", .refused, ["field": key])
    }
    return text
  }
}

/// Writing and reading commands by `noun verb`. Each domain folder adds its own table.
package enum CommandTable {
  package typealias Deciding = @Sendable (Desk, CommandCall) throws -> Decision
  package typealias Viewing = @Sendable (Desk, CommandCall) throws -> JSON

  /// Acts: decide purely; the engine commits what comes back.
  package static let acts: [String: Deciding] = [
    DirectoryCommands.acts, RecordCommands.acts, WishCommands.acts, ClaimCommands.acts,
    CampaignCommands.acts, LessonCommands.acts, RoundCommands.acts, TourCommands.acts,
  ].reduce(into: [:]) { $0.merge($1) { first, _ in first } }
    .mapValues { decide in { try decide($0, ActArguments.checked($1)) } }

  /// Views: read only.
  package static let views: [String: Viewing] = [
    DirectoryCommands.views, RecordCommands.views, WishCommands.views, ClaimCommands.views,
    CampaignCommands.views, LessonCommands.views, RoundCommands.views, TourCommands.views,
  ].reduce(into: [:]) { $0.merge($1) { first, _ in first } }
}
