import Domain
import Engine
import Journal
import Store

/// One command at one machine, and the books kept about it.
extension World {
  static let people = ["Wang", "Li", "Zhang", "Chen"]

  /// Runs a writing command. Its reply, or nil where it was refused or failed.
  @discardableResult
  func act(
    _ node: SimNode, _ noun: String, _ verb: String, _ arguments: [(String, JSON)],
    by person: String? = nil
  ) throws -> JSON? {
    guard case .success(let reply) = try perform(node, noun, verb, arguments, by: person) else {
      return nil
    }
    return reply
  }

  /// The same, with what refused it.
  func perform(
    _ node: SimNode, _ noun: String, _ verb: String, _ arguments: [(String, JSON)],
    by person: String? = nil
  ) throws -> Result<JSON, SiweiError> {
    let call = CommandCall(
      noun: noun, verb: verb, arguments: .object(arguments.map { .init($0.0, $0.1) }))
    let actor = person ?? random.pick(World.people) ?? ""
    let before = journalChanges(node)
    let forgotten = try planting.forgottenImage(node, random)
    try planting.remember(node, before: call.name)
    let outcome = attempt(node, call.name) { try $0.act(call, actor: actor) }
    switch outcome {
    case .success(let given):
      account.done += 1
      account.acts[call.name, default: Acts()].done += 1
      if let forgotten { try reopen(node, from: forgotten) }
      let reply = try planting.bent(given, node, by: actor, in: self)
      account.tell("\(node.name) \(call.name) by \(actor): \(reply.line)")
      account.mix(reply.line)
      try enter(reply, of: call.name, node)
      return .success(reply)
    case .failure(let error):
      account.refused["\(error.status.rawValue)", default: 0] += 1
      account.acts[call.name, default: Acts()].refused += 1
      work.refusal = error.code
      account.tell("\(node.name) \(call.name) by \(actor): \(error.code)")
      account.mix(error.code)
      if journalChanges(node) != before {
        account.violate("O3", "\(node.name) kept a part of \(call.name): \(error.code)")
      }
      if let forgotten { try reopen(node, from: forgotten) }
      return .failure(error)
    }
  }

  /// Writes the acknowledged dots down; each must be held now.
  private func enter(_ reply: JSON, of act: String, _ node: SimNode) throws {
    let dots = (reply["dots"]?.array ?? []).compactMap { $0.string.flatMap { Dot($0) } }
    guard !dots.isEmpty, let engine = node.engine else { return }
    for dot in dots {
      let scope = try engine.store.read { transaction in
        try transaction.scopesHeld.first { try transaction.head(at: dot, in: $0) != nil }
      }
      if let scope {
        ledger.add(
          Ledger.Entry(
            dot: dot, scope: scope, node: node.name, unit: node.unit, act: act,
            record: reply["id"]?.string))
      } else {
        account.violate("O2", "\(node.name) acknowledged \(dot) of \(act) and does not hold it")
      }
    }
  }

  /// Runs a reading command; nil where it was refused.
  func view(
    _ node: SimNode, _ noun: String, _ verb: String, _ arguments: [(String, JSON)]
  ) -> JSON? {
    let call = CommandCall(
      noun: noun, verb: verb, arguments: .object(arguments.map { .init($0.0, $0.1) }))
    let outcome = attempt(node, call.name) { try $0.view(call, actor: "") }
    guard case .success(let reply) = outcome else { return nil }
    return reply
  }
}
