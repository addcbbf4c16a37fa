package import Journal

/// A typed text as the value of a field.
package enum FieldInput {
  /// The longest text of a field that a person types; longer things are attachments.
  package static let longestText = 20_000
  private static let mostOccasions: Int64 = 366

  /// Empty clears the field, unless its kind cannot do without (65). A value held gives the new one
  /// its form.
  package static func value(
    _ text: String, field: String, of state: RecordState, desk: Desk
  ) throws -> Value {
    guard text.utf8.count <= longestText * 4, text.count <= longestText else {
      throw SiweiError(
        "edit.too_long", .refused, ["field": field, "limit": String(longestText)])
    }
    try PlainText.check(text, field, mayBreak: PlainText.broken.contains(field))
    let held = state[field]?.siblings.first?.value
    if PlainText.isBlank(text) {
      try requireEmptiable(field, of: state)
      return .null
    }
    if let value = try TourInput.edited(text, field: field, of: state, desk: desk) { return value }
    if case .integer? = held { return .integer(try number(text, field)) }
    if case .flag? = held {
      switch text {
      case "true", "yes", "1", "是": return .flag(true)
      case "false", "no", "0", "否": return .flag(false)
      default: throw SiweiError("edit.not_a_flag", .refused, ["field": field, "value": text])
      }
    }
    return try checked(text, field: field, of: state, desk: desk)
  }

  /// Throws `value.blank` (65) for a field that its record cannot do without.
  static func requireEmptiable(_ field: String, of state: RecordState) throws {
    guard EditableFields.isRequired(field, kind: state.kind) else { return }
    // A collective wish has no person to name.
    if field == "person.name", state[field]?.siblings.isEmpty ?? true { return }
    throw SiweiError("value.blank", .refused, ["field": field])
  }

  private static func number(_ text: String, _ field: String) throws -> Int64 {
    guard let number = Int64(text) else {
      throw SiweiError("edit.not_a_number", .refused, ["field": field, "value": text])
    }
    return number
  }

  /// Texts whose form the kind's rules rely on, or that name another record.
  private static func checked(
    _ text: String, field: String, of state: RecordState, desk: Desk
  ) throws -> Value {
    switch (state.kind, field) {
    case (LessonKinds.contest, "title"):
      return .text(try ContestActs.title(text, desk))
    case (CampaignKinds.campaign, "period"):
      guard Period(text) != nil else {
        throw SiweiError("campaign.bad_period", .refused, ["period": text])
      }
    case (CampaignKinds.campaign, "cap"):
      guard CampaignCommands.isAmount(text) else {
        throw SiweiError("campaign.bad_cap", .refused, ["cap": text])
      }
    case (CampaignKinds.event, "people"):
      let people = try number(text, field)
      guard people >= 0 else {
        throw SiweiError("edit.not_a_number", .refused, ["field": field, "value": text])
      }
      return .integer(people)
    case (CampaignKinds.event, "part_of"):
      return .text(try CampaignCommands.partOf(text, of: state.id, desk).description)
    case (WishKinds.row, "campaign"): return .text(try CampaignViews.called(text, desk))
    case (WishKinds.row, "occasions"):
      let occasions = try number(text, field)
      guard (1...mostOccasions).contains(occasions) else {
        throw SiweiError(
          "value.not_one_of", .refused,
          ["field": field, "value": text, "allowed": "1–\(mostOccasions)"])
      }
      return .integer(occasions)
    case (WishKinds.row, "verified_on"), (WishKinds.detail, "person.birth"):
      return .text(try WishInput.pastDay(text, field, at: desk))
    case (WishKinds.detail, "person.id_number"):
      return .text(try WishInput.idNumber(text, field, at: desk))
    case (OrgKind.unit, "name"): return .text(try DirectoryCommands.name(text))
    case (OrgKind.unit, "code"): return .text(try UnitEditing.code(text, of: state, desk: desk))
    default:
      return .text(try WishWords.checked(text, field: field, kind: state.kind) ?? text)
    }
    return .text(text)
  }
}
