package import Journal

/// Finds the unit a person names.
package enum UnitLookup {
  /// Throws `unit.bad_id` (64) for a text that names no unit, `unit.unknown` (66) for one that is
  /// not in the directory.
  package static func inTree(_ text: String, _ desk: Desk) throws -> UnitID {
    guard let unit = UnitID(text) else {
      throw SiweiError("unit.bad_id", .usage, ["unit": text])
    }
    guard desk.organisation.isInTree(unit) else {
      throw SiweiError("unit.unknown", .missing, ["unit": text])
    }
    return unit
  }
}
