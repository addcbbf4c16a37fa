import Domain
import Engine
import Journal
import Store

/// What must hold of lessons and rounds in a healed world.
extension World {
  func checkRounds() throws {
    for node in alive {
      try node.engine?.store.read { transaction in
        try checkKinds(node, transaction)
        for record in try transaction.records(kind: RoundKinds.round, in: nil)
        where record.scope.anchor == node.unit {
          try checkResult(node, record, transaction)
        }
      }
    }
    for round in work.rounds { try checkRound(round) }
  }

  // MARK: kinds

  private static let reaches: [String: [Reach]] = [
    LessonKinds.contest: [.tree], LessonKinds.quota: [.tree], LessonKinds.entry: [.parent, .own],
    LessonKinds.forwarded: [.chain], LessonKinds.rank: [.parent, .own],
    RoundKinds.round: [.parent, .own], RoundKinds.judge: [.parent, .own],
    RoundKinds.sheet: [.parent, .own], RoundKinds.time: [.parent, .own],
    RoundKinds.form: [.parent], RoundKinds.formEntry: [.parent], RoundKinds.notice: [.tree],
    RoundKinds.objection: [.own], RoundKinds.answer: [.tree],
    RoundKinds.deduction: [.parent, .own], RoundKinds.holiday: [.tree],
    TourKinds.request: [.chain, .own], TourKinds.booking: [.chain, .own],
    TourKinds.answer: [.chain, .own], TourKinds.talk: [.chain, .own],
    TourKinds.form: [.chain, .own], TourKinds.summary: [.chain, .own], TourKinds.plan: [.tree],
  ]

  /// Kinds: no record where its kind has no business, set aside or not. The county holds no
  /// village's lesson that was not forwarded, a village no sheet but its own judge's.
  private func checkKinds(_ node: SimNode, _ transaction: StoreTransaction) throws {
    var held: [(kind: String, scope: Scope)] = []
    for kind in World.reaches.keys.sorted() {
      held += try transaction.records(kind: kind, in: nil).map { (kind, $0.scope) }
    }
    for change in try transaction.quarantined(touching: nil) {
      let operations = try transaction.content(of: change.dot)?.content.operations ?? []
      held += operations.map { ($0.kind, change.scope) }
    }
    let isRoot = node.unit == transaction.organisation.root
    let isLeaf = nodes.allSatisfy { above($0.unit).first != node.unit }
    for (kind, scope) in held {
      guard let reaches = World.reaches[kind] else { continue }
      let isForeign = scope.anchor != node.unit
      let isTold =
        !reaches.contains(scope.reach) || (isRoot && isForeign && kind == LessonKinds.entry)
        || (isLeaf && isForeign && kind == RoundKinds.sheet)
      if isTold { account.violate("kinds", "\(node.name) holds \(kind) in \(scope)") }
    }
  }

  // MARK: results

  /// Result: what stands sealed is what its lock's closing comes to; entries leave it only by
  /// withdrawing, being struck or sent back.
  private func checkResult(
    _ node: SimNode, _ record: RecordState, _ transaction: StoreTransaction
  ) throws {
    let rules = KindRegistry.standard
    func shown(_ field: String) -> String? {
      guard !record.needsPerson(field, rules: rules) else { return nil }
      return record.shown(field, rules: rules, organisation: transaction.organisation)?.value.text
    }
    guard let stage = shown("stage"), ["locked", "published"].contains(stage),
      let text = shown("result"), let result = JSON(stored: text)
    else { return }
    let locks = try transaction.history(of: record.id).filter { change in
      change.reason == nil && World.puts(change.content, "result", record.id) == text
        && World.puts(change.content, "stage", record.id) == "locked"
    }
    guard !locks.isEmpty else {
      account.violate("result", "\(node.name): nobody locked the result of \(record.id)")
      return
    }
    for lock in locks {
      let sealed = try SealedResult(lock.content, of: record.id, result: result, transaction)
      guard let sealed else {
        account.violate("result", "\(node.name): \(record.id) was locked without a closing")
        continue
      }
      if let difference = try sealed.difference() {
        account.violate("result", "\(node.name): \(record.id): \(difference)")
      }
      for entry in try sealed.missing.filter({ try !wasOut($0, transaction) }) {
        account.violate("result", "\(node.name): \(record.id) ranks without \(entry)")
      }
    }
  }

  private static func puts(_ content: Content, _ field: String, _ record: RecordID) -> String? {
    for operation in content.operations
    where operation.record == record && operation.field == field {
      if case .put(let value, _) = operation.action { return value.text }
    }
    return nil
  }

  private func wasOut(_ entry: String, _ transaction: StoreTransaction) throws -> Bool {
    guard let id = RecordID(uuid: entry) else { return false }
    let history = try transaction.history(of: id)
    // With a lost disk an entry of the host's own may be gone for good, and nobody knows any more;
    // with a restored one what sent it back may be.
    return history.isEmpty
      || history.contains { change in
        let state = World.puts(change.content, "state", id) ?? ""
        return ["withdrawn", "struck", "returned"].contains(state)
      }
      || ledger.entries.contains { lost in
        !lost.isOwed && lost.record == entry && World.putsOut.contains(lost.act)
      }
  }

  private static let putsOut: Set = ["entry withdraw", "entry strike", "entry return"]

  // MARK: a host's machines

  /// What the machines of a host print of a round is the same, and no sheet is lost in it.
  private func checkRound(_ round: WorkState.Round) throws {
    var first: (node: String, items: String)?
    for node in nodes(of: round.host) {
      let call = CommandCall(noun: "rank", verb: "", arguments: .of(("id", .string(round.id))))
      let items: String
      switch attempt(node, "rank", { try $0.view(call, actor: "") }) {
      case .success(let rank): items = (rank["items"] ?? .null).line
      case .failure(let error): items = error.code
      }
      account.mix(items)
      if let first, first.items != items {
        account.violate("result", "\(first.node) and \(node.name) print \(round.id) differently")
      }
      first = first ?? (node.name, items)
    }
    guard let node = nodes(of: round.host).first,
      let rows = view(node, "score", "list", [("round", .string(round.id))])?["items"]?.array
    else { return }
    try node.engine?.store.read { transaction in
      let book = try SheetBook(round.id, rows, transaction)
      for lost in try book?.lost() ?? [] {
        account.violate("sheets", "\(node.name): \(round.id): \(lost)")
      }
    }
  }

  // MARK: recusals

  /// Recusal: no closing that a machine makes or locks counts a mark of a judge who, as it knows,
  /// was recused.
  func checkRecusals(_ node: SimNode, _ round: String) throws {
    try node.engine?.store.read { transaction in
      guard let id = RecordID(uuid: round), let book = try transaction.locate(id),
        let text = book.shown(
          "closing", rules: KindRegistry.standard, organisation: transaction.organisation)?
          .value.text, let closing = JSON(stored: text)
      else { return }
      let judges = try transaction.records(kind: RoundKinds.judge, key: "round", value: round)
      for judge in judges where judge.scope == book.scope {
        let recused = (judge["recused"]?.siblings ?? []).compactMap(\.value.text)
        for mark in SheetBook.marks(of: closing)
        where mark.standing == "valid" && mark.judge == judge.id.description
          && recused.contains(mark.entry)
        {
          account.violate("recusal", "\(node.name) counts a recused judge in \(round)")
        }
      }
    }
  }
}
