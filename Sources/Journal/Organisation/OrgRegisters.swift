/// The directory's registers while `org` is evaluated: units and edition as the root wrote them.
struct OrgRegisters {
  private struct Live {
    let value: Value
    let dot: Dot
  }

  private var fields: [RecordID: [String: [Live]]] = [:]
  private var kinds: [RecordID: String] = [:]
  private(set) var rootCuts: [ReplicaID: (cut: Cut, serial: UInt64)] = [:]

  /// Entries come in causal order, so what is superseded is there before.
  mutating func read(_ group: OrgGroup, _ entry: OrgEntry) {
    guard group.kind == OrgKind.unit || group.kind == OrgKind.edition else { return }
    kinds[group.record] = group.kind
    for field in group.fields {
      guard let value = group.value(field) else { continue }
      let superseded = group.superseded(field)
      var live = fields[group.record]?[field] ?? []
      live.removeAll { superseded.contains($0.dot) }
      live.append(Live(value: value, dot: entry.dot))
      fields[group.record, default: [:]][field] = live
    }
  }

  /// The greatest serial stands; of equals the greater text, so that the order never matters.
  mutating func offerRootCut(_ cut: Cut, serial: UInt64) {
    if let held = rootCuts[cut.replica] {
      let newer = (serial, Cut.encode(cut.heads))
      let older = (held.serial, Cut.encode(held.cut.heads))
      guard newer.0 > older.0 || newer.0 == older.0 && newer.1 > older.1 else { return }
    }
    rootCuts[cut.replica] = (cut, serial)
  }

  private func shown(_ record: RecordID, _ field: String) -> String? {
    // Siblings of a directory field: the greatest dot hash, which is the same everywhere.
    fields[record]?[field]?.max { $0.dot.hash < $1.dot.hash }?.value.text
  }

  func units() -> [UnitID: Unit] {
    var out: [UnitID: Unit] = [:]
    for (record, kind) in kinds where kind == OrgKind.unit {  // order-free: one unit each
      guard let id = shown(record, "id").flatMap({ UnitID($0) }), let tier = shown(record, "tier"),
        record == OrgKind.record(unit: id)
      else { continue }
      // A unit whose name was taken away keeps its place in the tree.
      out[id] = Unit(
        id: id, name: shown(record, "name") ?? id.text, tier: tier,
        parent: shown(record, "parent").flatMap { UnitID($0) },
        code: shown(record, "code"), codeSystem: shown(record, "code_system"),
        codeEdition: shown(record, "code_edition"), phone: shown(record, "phone"))
    }
    return out
  }

  func edition() -> UInt64 {
    let record = RecordID(derivedFrom: ["edition"])
    guard let number = fields[record]?["number"]?.compactMap({ $0.value.integer }).max(),
      number > 0
    else { return 1 }
    return UInt64(number)
  }
}
