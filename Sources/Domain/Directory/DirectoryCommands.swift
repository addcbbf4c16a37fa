import Journal

/// `unit add`, `unit import`, `unit list`.
package enum DirectoryCommands {
  package static let acts: [String: CommandTable.Deciding] = [
    "unit add": { try add($0, $1) },
    "unit import": { try UnitImport.decide($0, $1) },
  ]

  package static let views: [String: CommandTable.Viewing] = [
    "unit list": { desk, _ in list(desk) }
  ]

  static let longestName = 100

  /// Units are written at the root alone (sync.md §3).
  static func requireRoot(_ desk: Desk) throws {
    guard desk.unit == desk.organisation.root else {
      throw SiweiError(
        "unit.root_only", .notPermitted,
        ["unit": desk.unit.text, "root": desk.organisation.root.text])
    }
  }

  private static func add(_ desk: Desk, _ call: CommandCall) throws -> Decision {
    let wanted = try read(call)
    try requireRoot(desk)
    let organisation = desk.organisation
    guard let parent = wanted.parent, let above = organisation.units[parent],
      organisation.isInTree(parent)
    else {
      throw SiweiError("unit.unknown", .missing, ["unit": wanted.parent?.text ?? ""])
    }
    guard UnitCode.mayStand(wanted.tier, below: above.tier) else {
      throw SiweiError(
        "unit.parent_tier", .refused,
        ["unit": wanted.id.text, "tier": wanted.tier, "parent": parent.text, "above": above.tier])
    }
    if let code = wanted.code,
      let holder = UnitCode.holder(
        of: code, system: wanted.codeSystem ?? "", edition: wanted.codeEdition ?? "",
        in: organisation), holder.id != wanted.id
    {
      throw SiweiError(
        "unit.code_taken", .refused,
        ["code": code, "unit": holder.id.text, "name": holder.name])
    }
    let record = OrgKind.record(unit: wanted.id)
    let scope = Scope(organisation.root, .org)
    let held = try desk.reader.record(record, in: scope)
    let operations = UnitWriting.operations(for: wanted, held: held, desk: desk)
    // The same unit again is the same act; another under its id would be a silent overwrite.
    if organisation.units[wanted.id] != nil, !operations.isEmpty {
      throw SiweiError("unit.exists", .refused, ["unit": wanted.id.text])
    }
    return Decision(
      drafts: operations.isEmpty ? [] : [Draft(scope, operations: operations)], subject: record,
      reply: .of(
        ("id", .string(record.description)), ("no", .string(wanted.id.text)),
        ("unit", .string(wanted.id.text))))
  }

  /// A unit's name as it may stand in the directory. Throws `unit.bad_name` (65).
  package static func name(_ text: String) throws -> String {
    guard text.count <= longestName, !PlainText.isBlank(text) else {
      throw SiweiError("unit.bad_name", .refused, ["limit": String(longestName)])
    }
    try PlainText.check(text, "name", mayBreak: false)
    return text
  }

  private static func read(_ call: CommandCall) throws -> Unit {
    let text = try call.required("unit")
    guard let id = UnitID(text) else {
      throw SiweiError("unit.bad_id", .usage, ["unit": text])
    }
    let name = try name(call.required("name"))
    let tier = try call.required("tier")
    guard UnitCode.tiers.contains(tier) else {
      throw SiweiError("unit.bad_tier", .usage, ["tier": tier])
    }
    let parentText = try call.required("parent")
    guard let parent = UnitID(parentText) else {
      throw SiweiError("unit.bad_id", .usage, ["unit": parentText])
    }
    let given = call.text("code")
    let code = given.flatMap { UnitCode.whole($0, tier: tier) }
    if let given, code == nil {
      throw SiweiError("unit.bad_code", .usage, ["code": given])
    }
    let system = code == nil ? nil : call.text("code_system")
    let edition = code == nil ? nil : call.text("edition")
    // A code alone never decides the place (domain.md §8.9).
    if code != nil, system?.isEmpty ?? true || edition?.isEmpty ?? true {
      throw SiweiError("unit.code_edition", .usage, ["code": code ?? ""])
    }
    return Unit(
      id: id, name: name, tier: tier, parent: parent, code: code, codeSystem: system,
      codeEdition: edition, phone: call.text("phone"))
  }

  /// Top down, sorted within a level; units outside the tree come last.
  private static func list(_ desk: Desk) -> JSON {
    let organisation = desk.organisation
    let inTree = [organisation.root] + organisation.descendants(of: organisation.root)
    let others = organisation.units.values.map(\.id).filter { !organisation.isInTree($0) }.sorted()
    let units = (inTree + others).compactMap { organisation.units[$0] }
    return .of(
      (
        "units",
        .array(
          units.map { unit in
            .of(
              ("unit", .string(unit.id.text)), ("name", .string(unit.name)),
              ("tier", .string(unit.tier)), ("parent", .text(unit.parent?.text)),
              ("code", .text(unit.code)))
          })
      ))
  }
}
