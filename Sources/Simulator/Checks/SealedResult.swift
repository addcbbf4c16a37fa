import Domain
import Journal
import Store

/// What one lock sealed, worked out anew from the journal by the arithmetic alone: the change that
/// locked names the closing and the decisions that its result must follow from.
struct SealedResult {
  let items: [JSON]
  private let rubric: Rubric
  private let closing: JSON
  private let few: [String]
  private let ties: [[String]]

  /// Nil where the change names no whole closing.
  init?(_ lock: Content, of round: RecordID, result: JSON, _ transaction: StoreTransaction) throws {
    var texts: [String: [String]] = [:]
    var closings: [(dot: Dot, text: String, replaced: [Dot])] = []
    for dot in Set(lock.named).sorted() {
      guard let change = try transaction.content(of: dot), change.counts else { continue }
      for operation in change.content.operations where operation.record == round {
        switch operation.action {
        case .put(let value, let replaced) where operation.field == "closing":
          closings.append((dot, value.text ?? "", replaced))
        case .put(let value, _), .add(let value):
          if let text = value.text { texts[operation.field, default: []].append(text) }
        default: break
        }
      }
    }
    // A lock names two closings where it chose between stages: the one in force replaced the other.
    let replaced = Set(closings.flatMap(\.replaced))
    closings.removeAll { replaced.contains($0.dot) }
    let marks = closings.map(\.dot.hash.hex)
    guard let closing = closings.first.flatMap({ JSON(stored: $0.text) }),
      let rubric = closing["rubric"]?.string.flatMap({ Rubric(stored: $0) })
    else { return nil }
    self.closing = closing
    self.rubric = rubric
    // Only what was decided of this very closing.
    few = (texts["few"] ?? []).compactMap { text in
      let parts = text.split(separator: " ").map(String.init)
      return parts.count == 2 && marks.contains(parts[1]) ? parts[0] : nil
    }
    let decided = (texts["ties"] ?? []).compactMap { JSON(stored: $0) }.first { held in
      held["closing"]?.string.map(marks.contains) ?? false
    }
    ties = (decided?["ties"]?.array ?? []).map { ($0.array ?? []).compactMap(\.string) }
    items = result["items"]?.array ?? []
  }

  /// Entries that the closing names and the result does not.
  var missing: [String] {
    let named = items.compactMap { $0["entry"]?.string }
    return entries.filter { !named.contains($0) }
  }

  private var entries: [String] { (closing["entries"]?.array ?? []).compactMap(\.string) }

  /// What differs from the result as it is worked out anew; nil where nothing does.
  func difference() throws -> String? {
    // What an objection struck is listed without a place.
    let items = items.filter { $0["struck"]?.bool != true }
    let listed = items.compactMap { $0["entry"]?.string }
    let orders = ties.map { $0.filter(listed.contains) }.filter { $0.count > 1 }
    let ranking = try Ranking(
      entries.filter(listed.contains).map(sheets), rubric: rubric, decided: orders)
    let anew = ranking.document(round: nil) { _ in nil }["items"]?.array ?? []
    guard anew.count == items.count else { return "\(items.count) items, not \(anew.count)" }
    let keys = ["entry", "valid", "dropped", "mean", "deduction", "final", "shown", "rank", "tie"]
    for (sealed, right) in zip(items, anew) {
      for key in keys where sealed[key] != right[key] {
        return "\(key) is \((sealed[key] ?? .null).line), not \((right[key] ?? .null).line)"
      }
    }
    return nil
  }

  private func sheets(of entry: String) -> EntrySheets {
    let place = entries.firstIndex(of: entry)
    let rows = closing["marks"]?.array ?? []
    let sheets = (closing["seats"]?.array ?? []).enumerated().map { seat, cells in
      let mark = rows.first { row in
        row.array?.first == .number(place) && row.array?[1] == .number(seat)
      }?.array
      let standing = mark?[2].string.flatMap { SheetStanding(rawValue: $0) } ?? .absent
      return Sheet(
        judge: cells.array?[1].string ?? "", standing: standing,
        marks: mark?[3].string.flatMap { SheetMarks(stored: $0) },
        panel: Int(cells.array?[2].integer ?? 0))
    }
    let taken = (closing["deductions"]?.array ?? []).filter { $0.array?.first == .string(entry) }
    return EntrySheets(
      entry: entry, sheets: sheets,
      deductions: taken.compactMap { row in
        row.array?[1].string.flatMap { try? Mark($0, at: "deductions") }
      },
      overSeconds: seconds("times", entry), underSeconds: seconds("short", entry),
      decidedByChief: few.contains(entry))
  }

  private func seconds(_ key: String, _ entry: String) -> Int? {
    let row = (closing[key]?.array ?? []).first { $0.array?.first == .string(entry) }
    return row?.array?[1].integer.map { Int($0) }
  }
}
