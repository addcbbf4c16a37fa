import Journal

/// Reads the values of a command into the forms that records hold.
enum WishInput {
  private static let longest = 20_000

  /// A decimal text in yuan with at most two decimals.
  static func amount(_ text: String, _ name: String) throws -> String {
    let plain = narrow(text)
    guard cents(plain) != nil else {
      throw SiweiError("value.not_an_amount", .refused, ["field": name, "value": text])
    }
    return plain
  }

  /// An amount as whole cents; nil for anything else.
  static func cents(_ text: String) -> Int64? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), (1...12).contains(parts[0].utf8.count),
      parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
      let yuan = Int64(parts[0])
    else { return nil }
    guard parts.count == 2 else { return yuan * 100 }
    guard (1...2).contains(parts[1].utf8.count), let rest = Int64(parts[1]) else { return nil }
    return yuan * 100 + (parts[1].utf8.count == 1 ? rest * 10 : rest)
  }

  static func day(_ text: String, _ name: String) throws -> String {
    guard let day = Day(narrow(text)) else {
      throw SiweiError("value.not_a_day", .refused, ["field": name, "value": text])
    }
    return day.description
  }

  /// A day on which something happened. Throws `value.future_day` (65) for one that is still to
  /// come, as far as this machine's clock can tell.
  static func pastDay(_ text: String, _ name: String, at desk: Desk) throws -> String {
    let day = try day(text, name)
    guard !isFuture(Day(day), at: desk) else {
      throw SiweiError(
        "value.future_day", .refused,
        ["field": name, "value": day, "today": desk.today.description])
    }
    return day
  }

  private static func isFuture(_ day: Day?, at desk: Desk) -> Bool {
    guard let day, desk.isClockPlausible else { return false }
    return day > desk.today
  }

  static func share(_ text: String) throws -> Share {
    guard let share = Share(narrow(text)) else {
      throw SiweiError("claim.bad_share", .refused, ["share": text])
    }
    return share
  }

  /// Full-width digits and letters made half-width, spaces and what nobody sees left out
  /// (domain.md §8.3).
  static func narrow(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x20, 0x09, 0xA0, 0x3000: continue
      case 0x80... where isUnseen(scalar): continue
      case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0).map { out.append($0) }
      default: out.append(scalar)
      }
    }
    return String(out)
  }

  /// Spaces of other widths, and marks without a width of their own, such as U+200B.
  private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
    let properties = scalar.properties
    return properties.isDefaultIgnorableCodePoint || properties.generalCategory == .format
      || properties.generalCategory == .spaceSeparator
  }

  /// An ID number in its own form. Throws `value.bad_id_number` (65) where the day of birth in it
  /// is no day, or still to come.
  static func idNumber(_ text: String, _ name: String, at desk: Desk) throws -> String {
    let number = idNumber(text)
    let places = Array(number.utf8)
    let isWhole = places.count == 18 || places.count == 15
    let isNumber = places.prefix(17).allSatisfy { (48...57).contains($0) }
    guard isWhole, isNumber else { return number }
    let birth = Person.birth(fromIDNumber: number)
    guard birth != nil, !isFuture(birth, at: desk) else {
      throw SiweiError("value.bad_id_number", .refused, ["field": name, "value": number])
    }
    return number
  }

  static func idNumber(_ text: String) -> String {
    narrow(text).map { $0 == "x" ? "X" : $0 }.reduce(into: "") { $0.append($1) }
  }

  /// Free text as it is; refused where it is longer than a field may be.
  static func words(_ text: String, _ name: String) throws -> String {
    guard text.utf8.count <= longest * 4, text.count <= longest else {
      throw SiweiError("edit.too_long", .refused, ["field": name, "limit": String(longest)])
    }
    return text
  }
}

extension CommandCall {
  /// A text that is there and not blank.
  func filled(_ key: String) -> String? {
    text(key).flatMap { PlainText.isBlank($0) ? nil : $0 }
  }

  /// The state a list shall show. Throws `usage.unknown_state` (64), naming those there are.
  /// The Chinese words of `key` are taken too, those of the noun first.
  func state(among states: [String], key: String = "state") throws -> String? {
    guard let given = filled("state") else { return nil }
    func word(_ state: String) -> String { Catalogue.word(key, state, of: noun, .zh) }
    let found =
      states.first { sameBytes($0, given) || sameBytes(word($0), given) }
      ?? states.first { sameBytes(Catalogue.word(key, $0, .zh), given) }
    guard let found else {
      throw SiweiError(
        "usage.unknown_state", .usage,
        [
          "given": given,
          "allowed": states.map { "\($0) \(word($0))" }.joined(separator: ", "),
        ])
    }
    return found
  }

  /// The day something happened: the day given, else today where this machine's clock is not
  /// suspect.
  func day(_ key: String, at desk: Desk) throws -> String {
    if let text = filled(key) { return try WishInput.pastDay(text, key, at: desk) }
    guard !desk.clockIsSuspect else {
      throw SiweiError(
        "usage.clock_suspect", .usage, ["option": key, "today": desk.today.description])
    }
    return desk.today.description
  }

  /// The id a new record shall have; nil where the caller leaves it to this node.
  func newID() throws -> RecordID? {
    guard let text = filled("id") else { return nil }
    guard let id = RecordID(uuid: text) else {
      throw SiweiError("record.bad_id", .refused, ["id": text])
    }
    return id
  }

  /// A unit of the tree.
  func unit(_ key: String, at desk: Desk) throws -> UnitID? {
    guard let text = filled(key) else { return nil }
    guard let unit = UnitID(text), desk.organisation.isInTree(unit) else {
      throw SiweiError("unit.unknown", .missing, ["unit": text])
    }
    return unit
  }

  /// The id of a campaign this node holds.
  func campaign(at desk: Desk) throws -> String? {
    guard let text = filled("campaign") else { return nil }
    return try CampaignViews.called(text, desk)
  }
}

extension RecordState {
  /// The shown text of a field.
  func shown(_ field: String, at desk: Desk) -> String? {
    text(field, rules: desk.rules, organisation: desk.organisation)
  }

  func dots(of field: String) -> [Dot] { self[field]?.siblings.map(\.dot) ?? [] }
}
