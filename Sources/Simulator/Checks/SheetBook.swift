import Domain
import Journal
import Store

/// The sheets of one closed round as its host holds them, beside what is printed of them.
struct SheetBook {
  struct Mark {
    let entry: String
    let judge: String
    let standing: String
    let marks: String?
  }

  private let closing: JSON
  private let sheets: [RecordState]
  private let rows: [JSON]
  private let organisation: OrgState

  /// Nil where the round is not closed, or waits for a person.
  init?(_ round: String, _ rows: [JSON], _ transaction: StoreTransaction) throws {
    let rules = KindRegistry.standard
    guard let id = RecordID(uuid: round), let book = try transaction.locate(id),
      !["stage", "closing", "rubric"].contains(where: { book.needsPerson($0, rules: rules) })
    else { return nil }
    organisation = transaction.organisation
    func shown(_ field: String) -> String? {
      book.shown(field, rules: rules, organisation: transaction.organisation)?.value.text
    }
    guard ["closed", "locked", "published"].contains(shown("stage") ?? ""),
      let closing = shown("closing").flatMap({ JSON(stored: $0) })
    else { return nil }
    self.closing = closing
    self.rows = rows
    let judges = try transaction.records(kind: RoundKinds.judge, key: "round", value: round)
    let away = judges.filter { $0.scope == book.scope }.compactMap {
      $0.shown("unit", rules: rules, organisation: transaction.organisation)?.value.text
    }
    sheets = try transaction.records(kind: RoundKinds.sheet, key: "round", value: round).filter {
      $0.scope == book.scope || away.contains($0.scope.anchor.text)
    }
  }

  static func marks(of closing: JSON) -> [Mark] {
    let entries = closing["entries"]?.array ?? []
    let seats = closing["seats"]?.array ?? []
    return (closing["marks"]?.array ?? []).compactMap { row in
      guard let cells = row.array, cells.count == 4, let entry = cells[0].integer,
        let seat = cells[1].integer, entries.indices.contains(Int(entry)),
        seats.indices.contains(Int(seat))
      else { return nil }
      return Mark(
        entry: entries[Int(entry)].string ?? "",
        judge: seats[Int(seat)].array?.first?.string ?? "", standing: cells[2].string ?? "",
        marks: cells[3].string)
    }
  }

  /// Typings that neither count, as the closing names them, nor show why they do not.
  func lost() throws -> [String] {
    let named = Set((closing["dots"]?.array ?? []).compactMap(\.string))
    let marks = SheetBook.marks(of: closing)
    var lost: [String] = []
    for sheet in sheets {
      func text(_ field: String) -> String? {
        sheet.shown(field, rules: KindRegistry.standard, organisation: organisation)?.value.text
      }
      guard let entry = text("entry"), let judge = text("judge"), let typed = text("marks") else {
        continue
      }
      guard let row = rows.first(where: { $0["id"]?.string == sheet.id.description }) else {
        lost.append("\(sheet.id) in \(sheet.scope) is not listed")
        continue
      }
      let flags = (row["flags"]?.array ?? []).compactMap(\.string)
      let dots = ["marks", "state"].flatMap { sheet[$0]?.siblings.map(\.dot.hash.hex) ?? [] }
      let isNamed = dots.allSatisfy(named.contains)
      if !isNamed, !flags.contains("late"), text("state") != "void" {
        lost.append("\(sheet.id) came after the closing and is not shown as late")
      }
      guard isNamed, flags.isEmpty, text("state") == "signed", typed != "absent",
        let mark = marks.first(where: { $0.entry == entry && $0.judge == judge })
      else { continue }
      let counted = mark.marks.flatMap { SheetMarks(stored: $0) }
      let right = SheetMarks(stored: typed)
      guard let counted, let right, mark.standing == "valid", counted.sameMarks(as: right) else {
        lost.append("\(sheet.id) is named as \(mark.standing) \(mark.marks ?? ""), says \(typed)")
        continue
      }
    }
    return lost
  }
}
