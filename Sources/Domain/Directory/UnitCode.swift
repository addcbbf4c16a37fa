import Journal

/// Division codes and tiers (domain.md §2, §8.9).
package enum UnitCode {
  package static let tiers = ["county", "township", "village", "direct"]

  /// Twelve digits.
  package static func isCode(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return bytes.count == 12 && bytes.allSatisfy { (48...57).contains($0) }
  }

  /// The twelve digits of a code, a county's or a township's completed with zeros where it was
  /// given without its lower places; nil for anything else.
  package static func whole(_ code: String, tier: String) -> String? {
    let missing = tier == "county" ? 6 : tier == "township" ? 3 : 0
    let whole =
      code.utf8.count == 12 - missing ? code + String(repeating: "0", count: missing) : code
    return isCode(whole) ? whole : nil
  }

  /// Smaller is higher; a direct unit stands below the unit it names and above nothing.
  static func height(_ tier: String) -> Int {
    switch tier {
    case "county": 0
    case "township": 1
    default: 2
    }
  }

  /// A parent stands at a higher tier than its child (sync.md §2).
  static func mayStand(_ tier: String, below parent: String) -> Bool {
    parent != "direct" && height(parent) < height(tier)
  }

  /// The unit that holds the code in this system and edition; the first by id where several do.
  static func holder(
    of code: String, system: String, edition: String, in organisation: OrgState
  ) -> Unit? {
    organisation.units.values.filter {
      same($0.code, code) && same($0.codeSystem, system) && same($0.codeEdition, edition)
    }.min { $0.id < $1.id }
  }

  /// Identity of names is identity of bytes.
  static func same(_ left: String?, _ right: String?) -> Bool {
    switch (left, right) {
    case (nil, nil): true
    case (let left?, let right?): left.utf8.elementsEqual(right.utf8)
    default: false
    }
  }
}

/// The register writes that bring a unit's record to what is wanted.
enum UnitWriting {
  /// Only fields that differ, each superseding all that is held of it.
  static func operations(for unit: Unit, held: RecordState?, desk: Desk) -> [Operation] {
    let record = OrgKind.record(unit: unit.id)
    let wanted: [(String, String?)] = [
      ("id", unit.id.text), ("name", unit.name), ("tier", unit.tier),
      ("parent", unit.parent?.text), ("code", unit.code), ("code_system", unit.codeSystem),
      ("code_edition", unit.codeEdition), ("phone", unit.phone),
    ]
    return wanted.compactMap { field, text in
      let siblings = held?[field]?.siblings ?? []
      let shown = held?.text(field, rules: desk.rules, organisation: desk.organisation)
      guard let text, siblings.count > 1 || !UnitCode.same(shown, text) else { return nil }
      return Operation(
        record: record, kind: OrgKind.unit, field: field,
        action: .put(.text(text), supersedes: siblings.map(\.dot)))
    }
  }
}
