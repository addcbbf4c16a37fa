import Journal

/// `unit import`: the whole table or nothing (cli.md 8).
enum UnitImport {
  private static let mostErrorsListed = 500

  static func decide(_ desk: Desk, _ call: CommandCall) throws -> Decision {
    let system = try call.required("code_system")
    let edition = try call.required("edition")
    guard let table = table(call) else {
      throw SiweiError("usage.missing_option", .usage, ["option": "csv"])
    }
    try DirectoryCommands.requireRoot(desk)
    var plan = UnitImportPlan(organisation: desk.organisation, system: system, edition: edition)
    plan.read(table)
    guard plan.errors.isEmpty else {
      let errors = plan.errors.sorted { $0.cell < $1.cell }.prefix(mostErrorsListed)
      return Decision(
        reply: reply(added: 0, changed: 0, same: plan.same, errors: errors.map(\.document)))
    }
    let operations = try (plan.added + plan.changed).map { unit in
      let record = OrgKind.record(unit: unit.id)
      let held = try desk.reader.record(record, in: Scope(desk.organisation.root, .org))
      return UnitWriting.operations(for: unit, held: held, desk: desk)
    }
    return Decision(
      drafts: drafts(operations, scope: Scope(desk.organisation.root, .org)),
      reply: reply(
        added: plan.added.count, changed: plan.changed.count, same: plan.same, errors: []))
  }

  /// The table's bytes: as text, or in hexadecimal digits where they are none.
  static func table(_ call: CommandCall) -> [UInt8]? {
    call.text("csv").map { Array($0.utf8) } ?? call.text("csv_hex").flatMap(decodeHex)
  }

  private static func reply(added: Int, changed: Int, same: Int, errors: [JSON]) -> JSON {
    .of(
      ("added", .number(added)), ("changed", .number(changed)), ("same", .number(same)),
      ("errors", .array(errors)))
  }

  /// Changes of at most 256 operations; a unit's fields stay together.
  private static func drafts(_ units: [[Operation]], scope: Scope) -> [Draft] {
    var drafts: [Draft] = []
    for operations in units where !operations.isEmpty {
      if let last = drafts.indices.last,
        drafts[last].operations.count + operations.count <= Limits.operations
      {
        drafts[last].operations += operations
      } else {
        drafts.append(Draft(scope, operations: operations))
      }
    }
    return drafts
  }
}

/// What an import would do, worked out row by row against the directory as it is.
struct UnitImportPlan {
  private let organisation: OrgState
  private let system: String
  private let edition: String
  private let holders: [String: Unit]
  private let namesakes: [String: [Unit]]
  private(set) var added: [Unit] = []
  private(set) var changed: [Unit] = []
  private(set) var same = 0
  private(set) var errors: [UnitImportError] = []
  /// The unit each code of the table stands for, and the tier it has there.
  private var placed: [String: (unit: UnitID, tier: String)] = [:]

  init(organisation: OrgState, system: String, edition: String) {
    self.organisation = organisation
    self.system = system
    self.edition = edition
    let units = organisation.units.values.sorted { $0.id < $1.id }
    let held = units.filter {
      UnitCode.same($0.codeSystem, system) && UnitCode.same($0.codeEdition, edition)
    }
    holders = Dictionary(
      held.compactMap { unit in UnitImportPlan.code(of: unit).map { ($0, unit) } },
      uniquingKeysWith: { a, _ in a })
    namesakes = Dictionary(grouping: units, by: \.name)
  }

  /// In twelve digits, also where it was once written without its zeros.
  private static func code(of unit: Unit) -> String? {
    unit.code.map { UnitCode.whole($0, tier: unit.tier) ?? $0 }
  }

  mutating func read(_ csv: [UInt8]) {
    var rows: [UnitImportRow] = []
    do {
      let table = try CSVReader.rows(csv)
      guard let header = table.first else {
        errors.append(
          UnitImportError(cell: CellAddress(column: 0, line: 1), code: "import.empty"))
        return
      }
      let places = try UnitImportRow.places(header: header)
      let width = (places.max() ?? 0) + 1
      for row in table.dropFirst() {
        do {
          rows.append(try UnitImportRow(row, places: places, width: width))
        } catch let error as UnitImportError {
          errors.append(error)
        }
      }
    } catch let fault as CSVFault {
      errors.append(UnitImportError(cell: fault.cell, code: fault.code))
    } catch let error as UnitImportError {
      errors.append(error)
    } catch {
      errors.append(UnitImportError(cell: CellAddress(column: 0, line: 1), code: "csv.encoding"))
    }
    guard errors.isEmpty || !rows.isEmpty else { return }
    place(rows)
  }

  // MARK: which unit a row means

  private mutating func place(_ rows: [UnitImportRow]) {
    let codes = Set(rows.map(\.code))
    var accepted: [(row: UnitImportRow, unit: UnitID)] = []
    for row in rows {
      do throws(UnitImportError) {
        guard placed[row.code] == nil else { throw fault(row, .code, "import.twice") }
        let unit = try unit(of: row, codes: codes)
        placed[row.code] = (unit, row.level)
        if unit == organisation.root { same += 1 } else { accepted.append((row, unit)) }
      } catch {
        errors.append(error)
        placed[row.code] = placed[row.code] ?? (organisation.root, row.level)
      }
    }
    // Parents before children, so that each page of the directory stands by itself.
    for height in 0...2 {
      for (row, unit) in accepted where UnitCode.height(row.level) == height {
        do throws(UnitImportError) { try settle(row, unit) } catch { errors.append(error) }
      }
    }
  }

  private func unit(
    of row: UnitImportRow, codes: Set<String>
  ) throws(UnitImportError) -> UnitID {
    // A code that is held in this system and edition means its unit, by code and name.
    if let holder = holders[row.code] {
      guard UnitCode.same(holder.name, row.name) else {
        throw fault(row, .name, "import.code_trap", ["held": holder.name])
      }
      return holder.id
    }
    if let root = organisation.units[organisation.root], row.level == root.tier,
      !codes.contains(row.parentCode)
    {
      let code = UnitImportPlan.code(of: root)
      guard code == nil || UnitCode.same(code, row.code) else {
        throw fault(row, .code, "import.not_root", ["held": root.code ?? ""])
      }
      return root.id
    }
    guard let id = UnitID(row.code) else { throw fault(row, .code, "import.bad_code") }
    if let held = organisation.units[id] {
      let isRename = UnitCode.same(held.codeSystem, system) && namesakes[row.name] == nil
      guard UnitCode.same(held.name, row.name) || isRename else {
        throw fault(row, .name, "import.code_elsewhere", ["held": held.name])
      }
      return id
    }
    if let namesake = namesakes[row.name]?.first(where: { standsAlike($0, row) }) {
      throw fault(row, .code, "import.name_elsewhere", ["unit": namesake.id.text])
    }
    return id
  }

  /// Same name, tier and parent, known by another list: the code alone must not make a second one.
  private func standsAlike(_ unit: Unit, _ row: UnitImportRow) -> Bool {
    guard unit.tier == row.level, let parent = unit.parent else { return false }
    let isOtherList =
      !UnitCode.same(unit.codeSystem, system) || !UnitCode.same(unit.codeEdition, edition)
    let above = placed[row.parentCode]?.unit ?? holders[row.parentCode]?.id
    return isOtherList && (above == nil || above == parent)
  }

  // MARK: what it would become

  private mutating func settle(_ row: UnitImportRow, _ id: UnitID) throws(UnitImportError) {
    guard let parent = placed[row.parentCode] ?? held(row.parentCode) else {
      throw fault(row, .parent, "import.unknown_parent", ["code": row.parentCode])
    }
    guard UnitCode.mayStand(row.level, below: parent.tier) else {
      throw fault(row, .parent, "import.parent_tier", ["above": parent.tier])
    }
    guard let now = organisation.units[id] else {
      added.append(
        Unit(
          id: id, name: row.name, tier: row.level, parent: parent.unit, code: row.code,
          codeSystem: system, codeEdition: edition))
      return
    }
    // A move takes its own act, which says what goes along (sync.md §3).
    guard now.parent == parent.unit else {
      throw fault(row, .parent, "import.moved", ["parent": now.parent?.text ?? ""])
    }
    guard now.tier == row.level else {
      throw fault(row, .level, "import.tier_changed", ["held": now.tier])
    }
    var wanted = now
    wanted.name = row.name
    wanted.code = row.code
    wanted.codeSystem = system
    wanted.codeEdition = edition
    let isSame =
      UnitCode.same(wanted.name, now.name) && UnitCode.same(wanted.code, now.code)
      && UnitCode.same(wanted.codeSystem, now.codeSystem)
      && UnitCode.same(wanted.codeEdition, now.codeEdition)
    if isSame { same += 1 } else { changed.append(wanted) }
  }

  private func held(_ code: String) -> (unit: UnitID, tier: String)? {
    if let unit = holders[code] ?? UnitID(code).flatMap({ organisation.units[$0] }) {
      return (unit.id, unit.tier)
    }
    // A county made without its code is meant by the code that ends below it.
    guard let root = organisation.units[organisation.root], root.code == nil,
      root.tier == "county", code.hasSuffix("000000")
    else { return nil }
    return (root.id, root.tier)
  }

  private func fault(
    _ row: UnitImportRow, _ column: UnitImportRow.Column, _ code: String,
    _ arguments: [String: String] = [:]
  ) -> UnitImportError {
    let known = ["code": row.code, "name": row.name]
    return UnitImportError(
      cell: row.cell(column), code: code, arguments: known.merging(arguments) { _, new in new })
  }
}
