import Journal

/// What an edit asks beyond the form of its values.
enum EditChecks {
  /// Where the public text of a wish stands: in the detail until it is approved, then in the row,
  /// also where that has none yet (cli.md 24). Nil where this is no wish.
  static func holderOfPublicText(_ family: [RecordState], desk: Desk) -> RecordState? {
    guard let record = family.first(where: { $0.kind == WishKinds.row }) else { return nil }
    let row = WishRow(record: record, desk: desk)
    let isApproved = row.arbiter != nil && !WishState.beforeApproval.contains(row.state)
    return isApproved ? record : family.first { $0.kind == WishKinds.detail } ?? record
  }

  /// Nothing unchecked goes to the row, which every unit above reads. Throws `text.private` (65).
  static func publicText(
    _ value: Value, _ field: String, of state: RecordState, desk: Desk
  ) throws {
    guard state.kind == WishKinds.row, field == "public_text", let text = value.text else { return }
    let row = WishRow(record: state, desk: desk)
    try PublicText.check(text, row: row, detail: row.detail())
  }

  /// A claim is corrected by the office that took it down. Throws `claim.not_its_office` (77).
  static func office(of family: [RecordState], desk: Desk) throws {
    guard let claim = family.first(where: { $0.kind == WishKinds.claim }) else { return }
    guard claim.shown("office", at: desk) == desk.unit.text else {
      throw SiweiError(
        "claim.not_its_office", .notPermitted,
        ["no": claim.shown("no", at: desk) ?? "", "unit": desk.unit.text])
    }
  }
}
