package import Journal

/// Where the records of a wish and its claims stand (domain.md §0), and who is who around them.
package enum WishScopes {
  /// Personal details: they never rise above the township, and a unit without a township of its
  /// own keeps them to itself.
  package static func detail(of unit: UnitID, organisation: OrgState) -> Scope {
    guard organisation.tier(of: unit) == "village", let parent = organisation.parent(of: unit),
      parent != organisation.root
    else { return Scope(unit, .own) }
    return Scope(unit, .parent)
  }

  /// Rows, lines and claims; the root has no `chain`, its `self` stands for it (sync.md §3).
  package static func chain(of unit: UnitID, organisation: OrgState) -> Scope {
    Scope(unit, unit == organisation.root ? .own : .chain)
  }

  /// The unit that approves the wishes of `unit`: its parent, the root for itself.
  static func approver(of unit: UnitID, organisation: OrgState) -> UnitID {
    organisation.parent(of: unit) ?? organisation.root
  }

  /// Whether a change by `writer` in the chain of `unit` can have been its approver's. The tree may
  /// have moved since, so any unit in between will do: the door has asked for the audience.
  static func isApprover(_ writer: UnitID, of unit: UnitID, organisation: OrgState) -> Bool {
    if unit == organisation.root { return writer == unit }
    guard writer == organisation.root else { return writer != unit }
    return organisation.parent(of: unit) == organisation.root
      || organisation.tier(of: unit) != "village"
  }

  /// Whether `office` sits at the table of the wish: its village, or a unit above it.
  static func isInLine(_ office: UnitID, of unit: UnitID, organisation: OrgState) -> Bool {
    office == unit || organisation.isAncestor(office, of: unit)
  }
}

/// Record ids that every machine derives alike, so that an act done twice is one record.
package enum WishIDs {
  /// Spread over the low bits, so that neighbouring ids never meet by it.
  private static let pairing: UInt64 = 0x0000_5749_5348_4454

  /// The detail of a row and the row of a detail: the same step leads there and back.
  package static func partner(of record: RecordID) -> RecordID {
    RecordID(ID128(high: record.id.high, low: record.id.low ^ pairing))
  }

  package static func place(row: RecordID, claim: RecordID) -> RecordID {
    RecordID(derivedFrom: ["wish.place", row.description, claim.description])
  }

  /// One card a publisher: published at two machines, it is one record. The hash tells nothing.
  package static func card(row: RecordID, publisher: UnitID) -> RecordID {
    RecordID(derivedFrom: ["wish.card", row.description, publisher.text])
  }

  package static func numbering(unit: UnitID, arbiter: UnitID) -> RecordID {
    RecordID(derivedFrom: ["wish.numbering", unit.text, arbiter.text])
  }

  package static func contact(of claim: RecordID) -> RecordID {
    RecordID(derivedFrom: ["claim.contact", claim.description])
  }
}
