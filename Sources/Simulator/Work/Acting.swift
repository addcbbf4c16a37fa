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
    _ node: SimNode, _ noun: String, _ verb: String, _ arguments: [(String, JSON)]
  ) throws -> JSON? {
    let call = CommandCall(
      noun: noun, verb: verb, arguments: .object(arguments.map { .init($0.0, $0.1) }))
    let actor = random.pick(World.people) ?? ""
    let before = journalChanges(node)
    let forgotten = try planting.forgottenImage(node, random)
    let outcome = attempt(node, call.name) { try $0.act(call, actor: actor) }
    switch outcome {
    case .success(let reply):
      account.done += 1
      account.tell("\(node.name) \(call.name) by \(actor): \(reply.line)")
      account.mix(reply.line)
      if let forgotten { try reopen(node, from: forgotten) }
      try enter(reply, of: call.name, node, isForgotten: forgotten != nil)
      return reply
    case .failure(let error):
      account.refused["\(error.status.rawValue)", default: 0] += 1
      account.tell("\(node.name) \(call.name) by \(actor): \(error.code)")
      account.mix(error.code)
      if journalChanges(node) != before {
        account.violate("O3", "\(node.name) kept a part of \(call.name): \(error.code)")
      }
      if let forgotten { try reopen(node, from: forgotten) }
      return nil
    }
  }

  /// Writes the acknowledged dots down; each must be held now.
  private func enter(
    _ reply: JSON, of act: String, _ node: SimNode, isForgotten: Bool
  ) throws {
    let dots = (reply["dots"]?.array ?? []).compactMap { $0.string.flatMap { Dot($0) } }
    guard !dots.isEmpty, let engine = node.engine else { return }
    for dot in dots {
      let scope = try engine.store.read { transaction in
        try transaction.scopesHeld.first { try transaction.head(at: dot, in: $0) != nil }
      }
      if let scope {
        ledger.add(
          Ledger.Entry(dot: dot, scope: scope, node: node.name, unit: node.unit, act: act))
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
