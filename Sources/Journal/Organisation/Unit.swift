/// A unit of the organisation tree, as the directory (`ROOT/org`) describes it.
package struct Unit: Hashable, Sendable {
  package let id: UnitID
  package var name: String
  /// One of county, township, village, direct.
  package var tier: String
  package var parent: UnitID?
  /// Division code of 12 digits; nil for units without one.
  package var code: String?
  package var codeSystem: String?
  package var codeEdition: String?
  package var phone: String?

  package init(
    id: UnitID, name: String, tier: String, parent: UnitID?, code: String? = nil,
    codeSystem: String? = nil, codeEdition: String? = nil, phone: String? = nil
  ) {
    self.id = id
    self.name = name
    self.tier = tier
    self.parent = parent
    self.code = code
    self.codeSystem = codeSystem
    self.codeEdition = codeEdition
    self.phone = phone
  }
}

/// What a unit above says of a replica: its keys, its unit, its suite, its letter (sync.md §8).
package struct Certificate: Hashable, Sendable {
  package let replica: ReplicaID
  package let unit: UnitID
  package let suite: UInt64
  /// 32 bytes of an Ed25519 public key.
  package let key: [UInt8]
  /// Distinguishes numbers given without the network: "" for a unit's first machine, then b, c, …
  package let letter: String
  /// The replica whose key proved the request, for a renewal.
  package let renews: ReplicaID?

  package init(
    replica: ReplicaID, unit: UnitID, suite: UInt64 = 1, key: [UInt8], letter: String,
    renews: ReplicaID? = nil
  ) {
    self.replica = replica
    self.unit = unit
    self.suite = suite
    self.key = key
    self.letter = letter
    self.renews = renews
  }
}

/// A cut in force: which heads of a replica still count; a scope that is not named has none.
package struct Cut: Hashable, Sendable {
  package let replica: ReplicaID
  package let issuer: UnitID
  /// Nil where the cut was lifted: everything counts.
  package let heads: [Scope: [Dot]]?

  package init(replica: ReplicaID, issuer: UnitID, heads: [Scope: [Dot]]?) {
    self.replica = replica
    self.issuer = issuer
    self.heads = heads
  }

  /// The text form of a cut's value: `lifted`, or `SCOPE=DOT` items joined by `;`, sorted.
  package static func encode(_ heads: [Scope: [Dot]]?) -> String {
    guard let heads else { return "lifted" }
    let items = heads.sorted { $0.key < $1.key }.flatMap { scope, dots in
      dots.sorted().map { "\(scope)=\($0)" }
    }
    return items.joined(separator: ";")
  }

  /// Nil for a text that is no cut.
  package static func decode(_ text: String) -> [Scope: [Dot]]?? {
    if text == "lifted" { return .some(nil) }
    var heads: [Scope: [Dot]] = [:]
    for item in text.split(separator: ";") {
      let parts = item.split(separator: "=", omittingEmptySubsequences: false)
      guard parts.count == 2, let scope = Scope(String(parts[0])), let dot = Dot(String(parts[1]))
      else { return nil }
      heads[scope, default: []].append(dot)
    }
    return .some(heads)
  }
}

/// Names of the directory's kinds and fields; their record ids are derived, so that the same
/// unit, replica or cut is one record whoever writes it.
package enum OrgKind {
  package static let organisation = "organisation"
  package static let unit = "unit"
  package static let certificate = "certificate"
  package static let cut = "cut"
  package static let edition = "edition"

  package static func record(organisation: OrganisationID) -> RecordID {
    RecordID(derivedFrom: ["organisation", organisation.hex])
  }
  package static func record(unit: UnitID) -> RecordID {
    RecordID(derivedFrom: ["unit", unit.text])
  }
  package static func record(certificate: ReplicaID) -> RecordID {
    RecordID(derivedFrom: ["certificate", certificate.description])
  }
  package static func record(cut: ReplicaID) -> RecordID {
    RecordID(derivedFrom: ["cut", cut.description])
  }
}
