import Journal

/// Reads what people type about talks; free words travel in chains and trees, so they are checked.
enum TourInput {
  static let slots = [
    ["morning", "上午"], ["afternoon", "下午"], ["evening", "晚上", "晚间"],
  ]
  static let people: ClosedRange<Int64> = 0...10_000_000
  static let scores: ClosedRange<Int64> = 1...5
  static let forms: ClosedRange<Int64> = 1...100_000
  static let slotWords = slots.compactMap(\.first)

  /// Throws `tour.private` (65) for a text that must not be read by others. A venue has an address
  /// that everybody may know.
  static func words(
    _ text: String, _ field: String, isVenue: Bool = false, desk: Desk
  ) throws -> String {
    let words = try WishInput.words(text, field)
    let reasons = privateParts(words, isVenue: isVenue, desk: desk)
    guard reasons.isEmpty else {
      throw SiweiError(
        "tour.private", .refused, ["field": field, "reasons": reasons.joined(separator: ", ")],
        reasons: reasons)
    }
    return words
  }

  static func privateParts(_ text: String, isVenue: Bool = false, desk: Desk) -> [String] {
    PrivacyCheck.reasons(text, person: nil, today: desk.today, mayName: true)
      .filter { !isVenue || $0 != "address" }
  }

  /// A value that an edit or a choice puts into a record of a talk; nil for other kinds.
  static func edited(
    _ text: String, field: String, of state: RecordState, desk: Desk
  ) throws -> Value? {
    guard state.kind.hasPrefix("tour.") else { return nil }
    switch field {
    case "wanted_on": return .text(try WishInput.day(text, field))
    case "held_on": return .text(try WishInput.pastDay(text, field, at: desk))
    case "slot": return .text(try WishWords.require(text, field, in: slots))
    case "place", "venue": return .text(try words(text, field, isVenue: true, desk: desk))
    case "listeners", "title", "opinions": return .text(try words(text, field, desk: desk))
    case "expected", "people":
      let call = CommandCall(noun: "tour", verb: "edit", arguments: .of((field, .string(text))))
      return try call.whole(field, in: people).map { .integer($0) }
    default: return nil
    }
  }
}

extension CommandCall {
  /// A venue or other words of a talk, checked; nil where there are none.
  func tourWords(_ key: String, isVenue: Bool = false, at desk: Desk) throws -> String? {
    try filled(key).map { try TourInput.words($0, key, isVenue: isVenue, desk: desk) }
  }

  func tourSlot() throws -> String? {
    try filled("slot").map { try WishWords.require($0, "slot", in: TourInput.slots) }
  }
}
