import Domain
import Engine
import Journal
import Store

/// What must hold of touring talks in a healed world.
extension World {
  func checkTours() throws {
    for node in alive {
      try checkTold(node)
      try checkForms(node)
    }
  }

  private static func shown(
    _ record: RecordState, _ field: String, _ transaction: StoreTransaction
  ) -> Value? {
    record.shown(
      field, rules: KindRegistry.standard, organisation: transaction.organisation)?.value
  }

  // MARK: told

  /// A booking of this unit with what it told others.
  private struct Told {
    let booking: String
    /// What booker and unit said.
    let word: String
    /// Nil while a person has to choose.
    let place: Value?
    let others: [(kind: String, state: String, place: Value?)]
  }

  /// Told: plan and answer of a booking say what its booker knows of it, and where it will be.
  private func checkTold(_ node: SimNode) throws {
    let all = try node.engine?.store.read { try told(by: node.unit, $0) } ?? []
    for told in all {
      let word = shownWord(told, node)
      for other in told.others {
        if other.state != word {
          account.violate(
            "told", "\(node.name): \(other.kind) of \(told.booking): \(other.state), not \(word)")
        }
        if other.kind == TourKinds.plan, let place = told.place, other.place != place {
          account.violate("told", "\(node.name): the plan of \(told.booking) names another place")
        }
      }
    }
  }

  private func told(by unit: UnitID, _ transaction: StoreTransaction) throws -> [Told] {
    try transaction.records(kind: TourKinds.booking, in: nil).compactMap { record in
      func text(_ field: String) -> String? { World.shown(record, field, transaction)?.text }
      guard text("booker") == unit.text, let plan = text("plan").flatMap({ RecordID(uuid: $0) })
      else { return nil }
      let isCancelled = text("state") == "cancelled"
      let isOpen = record.needsPerson("place", rules: KindRegistry.standard)
      let held = try [plan, TourIDs.answer(plan: plan)].compactMap { try transaction.locate($0) }
      return Told(
        booking: record.id.description,
        word: isCancelled ? "cancelled" : text("answer") ?? "booked",
        place: isOpen ? nil : World.shown(record, "place", transaction),
        others: held.map { other in
          (
            other.kind, World.shown(other, "state", transaction)?.text ?? "",
            World.shown(other, "place", transaction)
          )
        })
    }
  }

  /// A confirmed booking that another stands in the way of is not told as confirmed.
  private func shownWord(_ told: Told, _ node: SimNode) -> String {
    guard told.word == "confirmed" else { return told.word }
    let document = view(node, "tour", "show", [("id", .string(told.booking))])
    let isClashing = document?["flags"]?.array?.contains(.string("clashing")) ?? false
    return isClashing ? "booked" : told.word
  }

  // MARK: forms

  /// Forms: every listener's form is counted in the report of its talk, and in that of the plan
  /// which its talk names.
  private func checkForms(_ node: SimNode) throws {
    let counts = try node.engine?.store.read { try forms($0) } ?? [:]
    for (id, count) in counts.sorted(by: { $0.key < $1.key }) {
      // Its talk or plan may be lost with a disk.
      guard let report = view(node, "tour", "report", [("id", .string(id))]) else { continue }
      if (report["forms"]?.integer ?? 0) < count {
        account.violate("forms", "\(node.name): forms of \(id) are not all counted")
      }
    }
  }

  /// Forms by talk, and by plan of all talks that name it.
  private func forms(_ transaction: StoreTransaction) throws -> [String: Int64] {
    var counts: [String: Int64] = [:]
    for form in try transaction.records(kind: TourKinds.form, in: nil) where !form.isDeleted {
      guard let talk = World.shown(form, "talk", transaction)?.text,
        World.shown(form, "score", transaction)?.integer != nil
      else { continue }
      let count = World.shown(form, "count", transaction)?.integer ?? 1
      counts[talk, default: 0] += count
      guard let record = try RecordID(uuid: talk).flatMap({ try transaction.locate($0) }),
        let plan = World.shown(record, "plan", transaction)?.text,
        let id = RecordID(uuid: plan), try transaction.locate(id) != nil
      else { continue }
      counts[plan, default: 0] += count
    }
    return counts
  }
}
