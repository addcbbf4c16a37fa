import Journal

/// What `unit edit` asks of a division code: the same as `unit add`.
enum UnitEditing {
  /// The code in twelve digits. Throws `unit.bad_code` (65).
  static func code(_ text: String, of unit: RecordState, desk: Desk) throws -> String {
    let tier = unit.shown("tier", at: desk) ?? ""
    guard let code = UnitCode.whole(WishInput.narrow(text), tier: tier) else {
      throw SiweiError("unit.bad_code", .refused, ["code": text])
    }
    return code
  }

  /// A code means nothing without its system and edition, and is no other unit's.
  static func check(_ operations: [Operation], of held: RecordState, desk: Desk) throws {
    func after(_ field: String) -> String? {
      for operation in operations where operation.field == field {
        if case .put(let value, _) = operation.action { return value.text }
      }
      return held.shown(field, at: desk)
    }
    guard operations.contains(where: { $0.field.hasPrefix("code") }), let code = after("code")
    else { return }
    guard let system = after("code_system"), let edition = after("code_edition") else {
      throw SiweiError("unit.code_alone", .refused, ["code": code])
    }
    let holder = UnitCode.holder(
      of: code, system: system, edition: edition, in: desk.organisation)
    guard let holder, OrgKind.record(unit: holder.id) != held.id else { return }
    throw SiweiError(
      "unit.code_taken", .refused,
      ["code": code, "unit": holder.id.text, "name": holder.name])
  }
}
