package import Journal

/// A typed text as the value of a field.
package enum FieldInput {
  /// The longest text of a field that a person types; longer things are attachments.
  package static let longestText = 20_000

  /// Empty clears the field. `like` is the value held, whose form the new one takes over.
  package static func value(
    _ text: String, field: String, kind: String, like held: Value?
  ) throws -> Value {
    guard text.utf8.count <= longestText * 4, text.count <= longestText else {
      throw SiweiError(
        "edit.too_long", .refused, ["field": field, "limit": String(longestText)])
    }
    if text.isEmpty { return .null }
    if case .integer? = held {
      guard let number = Int64(text) else {
        throw SiweiError("edit.not_a_number", .refused, ["field": field, "value": text])
      }
      return .integer(number)
    }
    if case .flag? = held {
      switch text {
      case "true", "yes", "1", "是": return .flag(true)
      case "false", "no", "0", "否": return .flag(false)
      default: throw SiweiError("edit.not_a_flag", .refused, ["field": field, "value": text])
      }
    }
    return try checked(text, field: field, kind: kind)
  }

  /// Texts whose form the kind's rules rely on.
  private static func checked(_ text: String, field: String, kind: String) throws -> Value {
    switch (kind, field) {
    case (CampaignKinds.campaign, "period"):
      guard Period(text) != nil else {
        throw SiweiError("campaign.bad_period", .refused, ["period": text])
      }
    case (CampaignKinds.campaign, "cap"):
      guard CampaignCommands.isAmount(text) else {
        throw SiweiError("campaign.bad_cap", .refused, ["cap": text])
      }
    case (CampaignKinds.event, "people"):
      guard let people = Int64(text), people >= 0 else {
        throw SiweiError("edit.not_a_number", .refused, ["field": field, "value": text])
      }
      return .integer(people)
    case (OrgKind.unit, "name"):
      guard text.count <= DirectoryCommands.longestName, !text.allSatisfy(\.isWhitespace) else {
        throw SiweiError(
          "unit.bad_name", .refused, ["limit": String(DirectoryCommands.longestName)])
      }
    case (WishKinds.detail, "person.id_number"): return .text(WishInput.idNumber(text))
    default: return .text(try WishWords.checked(text, field: field, kind: kind) ?? text)
    }
    return .text(text)
  }
}
