import Journal

/// `holiday import FILE.csv`: which days are not worked, and which are worked instead.
enum Holidays {
  private static let tiers = ["county", "township"]
  private static let words = [
    ["holiday", "假日", "休", "放假", "节假日"], ["workday", "班", "上班", "调休上班"],
  ]
  private static let dates = ["date", "日期"]
  private static let kinds = ["kind", "类型", "类别"]

  private struct Fault: Error {
    let cell: CellAddress
    let code: String
    var arguments: [String: String] = [:]

    var document: JSON {
      .of(("cell", .string(cell.description)), ("message", .phrase(code, arguments)))
    }
  }

  /// The whole table or nothing.
  static func load(_ desk: Desk, _ call: CommandCall) throws -> Decision {
    guard let csv = UnitImport.table(call) else {
      throw SiweiError("usage.missing_option", .usage, ["option": "csv"])
    }
    guard tiers.contains(desk.tier) else {
      throw SiweiError(
        "holiday.tier", .notPermitted, ["unit": desk.unit.text, "tier": desk.tier])
    }
    var faults: [Fault] = []
    let days = read(csv, faults: &faults)
    guard faults.isEmpty else {
      return Decision(reply: reply(0, 0, 0, errors: faults.prefix(500).map(\.document)))
    }
    let scope = Scope(desk.unit, .tree)
    var (added, changed, same) = (0, 0, 0)
    var operations: [Operation] = []
    for (day, kind) in days.sorted(by: { $0.key < $1.key }) {
      var record = try FieldWriter(
        RoundIDs.holiday(day, of: desk.unit), RoundKinds.holiday, in: scope, desk: desk)
      record.put("date", day.description)
      record.put("kind", kind)
      if record.held == nil {
        added += 1
      } else if record.operations.isEmpty {
        same += 1
      } else {
        changed += 1
      }
      operations += record.operations
    }
    // The engine splits what is longer than one change may be.
    let drafts = operations.isEmpty ? [] : [Draft(scope, operations: operations)]
    return Decision(drafts: drafts, reply: reply(added, changed, same, errors: []))
  }

  private static func reply(_ added: Int, _ changed: Int, _ same: Int, errors: [JSON]) -> JSON {
    .of(
      ("added", .number(added)), ("changed", .number(changed)), ("same", .number(same)),
      ("errors", .array(errors)))
  }

  private static func read(_ csv: [UInt8], faults: inout [Fault]) -> [Day: String] {
    var days: [Day: String] = [:]
    do {
      let rows = try CSVReader.rows(csv)
      guard let header = rows.first else {
        throw Fault(cell: CellAddress(column: 0, line: 1), code: "import.empty")
      }
      let date = try column(header, dates, "date")
      let kind = try column(header, kinds, "kind")
      for row in rows.dropFirst() {
        do {
          let (day, word) = try self.day(row, date: date, kind: kind)
          if let known = days[day], known != word {
            throw Fault(
              cell: row.cell(date), code: "holiday.date_twice", arguments: ["value": "\(day)"])
          }
          days[day] = word
        } catch let fault as Fault {
          faults.append(fault)
        }
      }
    } catch let fault as Fault {
      faults.append(fault)
    } catch let fault as CSVFault {
      faults.append(Fault(cell: fault.cell, code: fault.code))
    } catch {
      faults.append(Fault(cell: CellAddress(column: 0, line: 1), code: "csv.encoding"))
    }
    return days
  }

  private static func column(_ header: CSVRow, _ names: [String], _ key: String) throws -> Int {
    let place = header.fields.firstIndex { field in
      names.contains(WishInput.narrow(field).lowercased())
    }
    guard let place else {
      throw Fault(
        cell: header.cell(0), code: "holiday.no_column", arguments: ["column": key])
    }
    return place
  }

  private static func day(
    _ row: CSVRow, date: Int, kind: Int
  ) throws -> (Day, String) {
    let text = date < row.fields.count ? row.fields[date] : ""
    guard let day = Day(WishInput.narrow(text)) else {
      throw Fault(cell: row.cell(date), code: "holiday.bad_date", arguments: ["value": text])
    }
    let word = kind < row.fields.count ? row.fields[kind] : ""
    guard let stored = WishWords.stored(word, in: words) else {
      throw Fault(cell: row.cell(kind), code: "holiday.bad_kind", arguments: ["value": word])
    }
    return (day, stored)
  }

  /// `holiday list`: the days this unit's publicity counts by, own word first.
  static func list(_ desk: Desk, _ call: CommandCall) throws -> JSON {
    let records = try desk.reader.records(kind: RoundKinds.holiday, in: nil)
      .filter { !$0.isDeleted && desk.organisation.isInAudience(desk.unit, of: $0.scope) }
    let rows = records.map { record in
      JSON.of(
        ("date", .text(record.shown("date", at: desk))),
        ("kind", .text(record.shown("kind", at: desk))),
        ("day_kind", .text(record.shown("kind", at: desk))),
        ("unit", .string(record.scope.anchor.text)))
    }
    return .of(
      (
        "items",
        .array(
          rows.sorted { left, right in
            let (a, b) = (left["date"]?.string ?? "", right["date"]?.string ?? "")
            return a.utf8.lexicographicallyPrecedes(b.utf8)
          })
      ))
  }
}
