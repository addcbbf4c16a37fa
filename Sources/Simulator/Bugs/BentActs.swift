import Domain
import Engine
import Journal
import Store

/// Acts written otherwise than they were decided, by a bug of the host's own machine: signed,
/// acknowledged and sent as if nothing were wrong.
struct BentActs {
  let bug: PlantedBug

  /// The commands that the bug writes otherwise.
  static func acts(of bug: PlantedBug?) -> [String] {
    switch bug {
    case .sheetForgotten, .recusalIgnored: ["round close"]
    case .resultAltered: ["round lock"]
    case .sheetsTold: ["round publish"]
    default: []
    }
  }

  /// The changes of an acknowledged act, as the bug has them; nil where it leaves them alone.
  func changes(_ reply: JSON, _ engine: Engine) throws -> [Content]? {
    try engine.store.read { transaction in
      let dots = (reply["dots"]?.array ?? []).compactMap { $0.string.flatMap { Dot($0) } }
      let sound = try dots.compactMap { try transaction.content(of: $0)?.content }
      let bent = try sound.map { content in
        var content = content
        content.operations = try content.operations.flatMap { try self.bent($0, transaction) }
        return content
      }
      return bent == sound ? nil : bent
    }
  }

  private func bent(
    _ operation: Operation, _ transaction: StoreTransaction
  ) throws -> [Operation] {
    if bug == .sheetsTold, operation.kind == RoundKinds.notice, operation.field == "result",
      let sheet = try transaction.records(kind: RoundKinds.sheet, in: nil).first,
      let marks = sheet["marks"]?.siblings.first?.value
    {
      return [
        operation,
        Operation(
          record: sheet.id, kind: sheet.kind, field: "marks", action: .put(marks, supersedes: [])),
      ]
    }
    guard case .put(let value, let superseded) = operation.action,
      let document = value.text.flatMap({ JSON(stored: $0) }),
      let bent = try text(document, operation, transaction)
    else { return [operation] }
    return [
      Operation(
        record: operation.record, kind: operation.kind, field: operation.field,
        action: .put(.text(bent.line), supersedes: superseded))
    ]
  }

  private func text(
    _ document: JSON, _ operation: Operation, _ transaction: StoreTransaction
  ) throws -> JSON? {
    switch (bug, operation.field) {
    case (.sheetForgotten, "closing"):
      let marks = SheetBook.marks(of: document)
      return marks.firstIndex { $0.standing == "valid" }.flatMap {
        row(of: document, $0, [.string("absent"), .null])
      }
    case (.recusalIgnored, "closing"):
      for (place, mark) in SheetBook.marks(of: document).enumerated()
      where mark.standing == "recused" {
        let sheets = try transaction.records(
          kind: RoundKinds.sheet, key: "entry", value: mark.entry)
        let own = sheets.first { $0["judge"]?.siblings.first?.value == .text(mark.judge) }
        guard let typed = own?["marks"]?.siblings.first?.value.text, typed != "absent" else {
          continue
        }
        return row(of: document, place, [.string("valid"), .string(typed)])
      }
      return nil
    case (.resultAltered, "result"):
      guard let items = document["items"]?.array, let first = items.first else { return nil }
      let altered = first.setting("final", .string("99.99")).setting("shown", .string("99.99"))
      return document.setting("items", .array([altered] + items.dropFirst()))
    default: return nil
    }
  }

  /// The closing with another standing and other marks in one of its rows.
  private func row(of closing: JSON, _ place: Int, _ said: [JSON]) -> JSON? {
    guard var rows = closing["marks"]?.array, rows.indices.contains(place),
      let cells = rows[place].array
    else { return nil }
    rows[place] = .array(cells.prefix(2) + said)
    return closing.setting("marks", .array(rows))
  }
}
