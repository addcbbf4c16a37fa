import Journal

/// `wish duplicates`: wishes that may be of one person, for people to compare.
///
/// Within a township by ID number, or by name, year of birth and village; where the details are
/// not held, by equal marks within one half-year, which tell a pair but no person.
enum Duplicates {
  static func document(_ desk: Desk, _ call: CommandCall) throws -> JSON {
    var groups: [String: [WishRow]] = [:]
    for record in try desk.reader.records(kind: WishKinds.row, in: nil) where !record.isDeleted {
      let row = WishRow(record: record, desk: desk)
      guard ![WishState.merged, WishState.withdrawn].contains(row.state) else { continue }
      for key in try keys(row) { groups[key, default: []].append(row) }
    }
    let items = groups.filter { $0.value.count > 1 }
      .sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      .map { key, rows in
        JSON.of(
          ("by", .string(String(key.prefix { $0 != " " }))),
          (
            "wishes",
            .array(
              rows.sorted { $0.id < $1.id }.map { row in
                .of(
                  ("id", .string(row.id.description)), ("no", .text(row.text("no"))),
                  ("unit", .string(row.unit.text)), ("state", .string(row.state)))
              })
          ))
      }
    return .of(("items", .array(items)))
  }

  private static func keys(_ row: WishRow) throws -> [String] {
    guard let detail = try row.detail() else {
      guard let mark = row.text("duplicate_mark") else { return [] }
      let period = row.text("no")?.split(separator: "-").first { $0.contains("H") } ?? ""
      return ["mark \(mark) \(period)"]
    }
    let person = Person(detail: detail, desk: row.desk)
    if let number = person.idNumber { return ["id_number \(number)"] }
    guard let name = person.name, let birth = person.birth else { return [] }
    return ["name \(name) \(birth.year) \(row.unit)"]
  }
}
