import Journal

/// The quotas of one contest in all their versions.
struct Quotas {
  /// What one version says, and to whom.
  struct Quota {
    let version: Int
    let number: Int
    let unit: UnitID?
    let tier: String?
    fileprivate let place: DotInfo
  }

  private let all: [Quota]

  init(_ contest: RecordID, desk: Desk) throws {
    all = try desk.reader.records(
      kind: LessonKinds.quota, key: "contest", value: contest.description
    ).compactMap { Quotas.quota($0, desk) }
      .sorted { left, right in
        if left.version != right.version { return left.version < right.version }
        // Two machines of the host gave one version: the later in causal order stands.
        return left.place.depth != right.place.depth
          ? left.place.depth < right.place.depth : left.place.dot.hash < right.place.dot.hash
      }
  }

  private static func quota(_ record: RecordState, _ desk: Desk) -> Quota? {
    func shown(_ field: String) -> Sibling? {
      record.shown(field, rules: desk.rules, organisation: desk.organisation)
    }
    guard !record.isDeleted, let version = shown("version")?.value.integer,
      let number = shown("number"), let limit = number.value.integer
    else { return nil }
    return Quota(
      version: Int(clamping: version), number: Int(clamping: limit),
      unit: shown("unit")?.value.text.flatMap { UnitID($0) }, tier: shown("tier")?.value.text,
      place: number.info)
  }

  /// The newest version; 0 before the first.
  var version: Int { all.last?.version ?? 0 }

  /// What `sender` may put forward by the quotas up to `version`: said of the unit itself, else of
  /// its tier, else of everybody. Nil where nothing is said.
  func limit(of sender: UnitID, at version: Int, organisation: OrgState) -> Quota? {
    let given = all.filter { $0.version <= version }
    let tier = organisation.tier(of: sender)
    return given.last { $0.unit == sender }
      ?? given.last { $0.unit == nil && $0.tier != nil && $0.tier == tier }
      ?? given.last { $0.unit == nil && $0.tier == nil }
  }
}
