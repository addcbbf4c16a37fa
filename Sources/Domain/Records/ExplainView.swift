import Journal

/// `explain RECORD [--at UNIT]`: why a record is or is not at a unit (sync.md §11).
enum ExplainView {
  static func document(_ desk: Desk, _ call: CommandCall) throws -> JSON {
    let text = try call.required("id")
    let unit = try call.text("at").map { try UnitLookup.inTree($0, desk) } ?? desk.unit
    let held: RecordState
    do {
      held = try RecordLookup.find(text, desk: desk)
    } catch let fault as SiweiError where fault.code == "record.unknown" {
      guard RecordID(uuid: text) != nil else { throw fault }
      return answer(
        record: text, scope: nil, audience: [], here: false,
        why: .phrase("explain.not_held", ["unit": desk.unit.text, "record": text]))
    }
    let scope = held.scope
    let organisation = desk.organisation
    let audience = Array(organisation.units.keys).sorted()
      .filter { organisation.isInAudience($0, of: scope) }
    let (here, why) = try reason(held, at: unit, desk: desk)
    return answer(
      record: held.id.description, scope: scope.description, audience: audience, here: here,
      why: why)
  }

  private static func reason(
    _ state: RecordState, at unit: UnitID, desk: Desk
  ) throws -> (Bool, JSON) {
    let scope = state.scope
    let names = ["unit": unit.text, "scope": scope.description]
    guard unit == desk.unit else {
      return desk.organisation.isInAudience(unit, of: scope)
        ? (true, .phrase("explain.shared", names))
        : (false, .phrase("explain.not_in_audience", names))
    }
    if state.isDeleted { return (true, .phrase("explain.deleted", names)) }
    if let missing = try Parking.waits(state, desk: desk) {
      return (
        true, .phrase("explain.parked", names.merging(["missing": missing]) { old, _ in old })
      )
    }
    let quarantined = try desk.reader.quarantined(touching: state.id)
    if !quarantined.isEmpty {
      let reasons = quarantined.map(\.reason).sorted().joined(separator: " ")
      return (
        true,
        .phrase("explain.quarantined", names.merging(["reasons": reasons]) { old, _ in old })
      )
    }
    if !desk.organisation.isInAudience(unit, of: scope) {
      return (true, .phrase("explain.kept", names))
    }
    return (true, .phrase("explain.held", names))
  }

  private static func answer(
    record: String, scope: String?, audience: [UnitID], here: Bool, why: JSON
  ) -> JSON {
    .of(
      ("record", .string(record)), ("scope", .text(scope)),
      ("audience", .array(audience.map { .string($0.text) })), ("here", .bool(here)),
      ("why", why))
  }
}
