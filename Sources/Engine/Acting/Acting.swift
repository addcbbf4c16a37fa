package import Domain
package import Journal
import Store

/// One line of `--input` with what became of it.
package struct LineResult: Sendable {
  package let number: Int
  package let result: Result<JSON, SiweiError>

  package init(number: Int, result: Result<JSON, SiweiError>) {
    self.number = number
    self.result = result
  }
}

extension Engine {
  /// How many lines of `--input` share one transaction; all are durable before the answer.
  private static let linesATransaction = 2000
  /// A stated end for what a machine does by itself after one cause.
  private static let reactionLimit = 100_000

  /// Decides and commits one act, and everything the machine does by itself because of it.
  package func act(_ call: CommandCall, actor: String) throws -> JSON {
    try write { transaction in
      let reply = try commit(call, actor: actor, transaction)
      try react(transaction)
      try noteSuccesses(transaction)
      return try self.reply(reply, transaction)
    }
  }

  /// The same for many lines, each all or none; good lines are written, bad ones answered.
  package func act(
    _ calls: [(number: Int, call: Result<CommandCall, SiweiError>)], actor: String
  ) throws -> [LineResult] {
    var results: [LineResult] = []
    for start in stride(from: 0, to: calls.count, by: Engine.linesATransaction) {
      let end = min(start + Engine.linesATransaction, calls.count)
      results += try write { transaction in
        let part = try calls[start..<end].map { number, call in
          LineResult(number: number, result: try line(call, actor: actor, transaction))
        }
        try react(transaction)
        return part
      }
    }
    return results
  }

  private func line(
    _ call: Result<CommandCall, SiweiError>, actor: String, _ transaction: StoreTransaction
  ) throws -> Result<JSON, SiweiError> {
    switch call {
    case .failure(let error): return .failure(error)
    case .success(let call):
      do {
        let done = try commit(call, actor: actor, transaction)
        return .success(done.document)
      } catch let error as SiweiError where error.status.isAboutInput {
        return .failure(error)
      }
    }
  }

  /// A reading command.
  package func view(_ call: CommandCall, actor: String) throws -> JSON {
    guard let view = CommandTable.views[call.name] else {
      throw SiweiError("usage.unknown_command", .usage, ["command": call.name])
    }
    return try store.read { try view(desk($0, actor: actor), call) }
  }

  // MARK: committing

  private struct Committed {
    let decision: Decision
    let dots: [Dot]

    /// The reply of cli.md 19 without `seen`, which costs a look at what was written.
    var document: JSON {
      let reply = decision.reply.setting("dots", .array(dots.map { .string($0.description) }))
      guard !decision.notes.isEmpty, (reply["warning"] ?? .null) == .null else { return reply }
      return reply.setting("warning", .phrases(decision.notes.map { .phrase($0) }))
    }
  }

  private func commit(
    _ call: CommandCall, actor: String, _ transaction: StoreTransaction
  ) throws -> Committed {
    guard let decide = CommandTable.acts[call.name] else {
      throw SiweiError("usage.unknown_command", .usage, ["command": call.name])
    }
    let decision = try decide(try desk(transaction, actor: actor), call)
    return Committed(
      decision: decision, dots: try append(decision, actor: actor, transaction))
  }

  private func append(
    _ decision: Decision, actor: String, _ transaction: StoreTransaction
  ) throws -> [Dot] {
    guard !decision.drafts.isEmpty else { return [] }
    // An act that makes its record goes by that record's id: one random number less to send.
    var act = surroundings.random.id128()
    if let subject = decision.subject, try transaction.locate(subject) == nil { act = subject.id }
    let authoring = Authoring(
      signer: try signer(transaction), actor: actor, act: act, now: now,
      random: surroundings.random)
    return try transaction.append(decision.drafts, authoring)
  }

  private func reply(_ done: Committed, _ transaction: StoreTransaction) throws -> JSON {
    guard let subject = done.decision.subject else { return done.document }
    guard let state = try transaction.locate(subject) else { return done.document }
    let seen = try RecordView.seen(state, desk: try desk(transaction, actor: ""))
    return done.document.setting("seen", .string(seen.token))
  }

  /// Everything this machine does by itself because of what was just touched (cli.md, 11).
  func react(_ transaction: StoreTransaction) throws {
    guard transaction.own != nil else { return }
    var rounds = 0
    while !transaction.touched.isEmpty {
      let touched = transaction.touched.sortedOnce()
      transaction.touched = []
      let desk = try desk(transaction, actor: "")
      let decisions =
        try WishAutomation.react(desk, touched: touched)
        + LessonAutomation.react(desk, touched: touched)
        + TourAutomation.react(desk, touched: touched)
      for decision in decisions {
        _ = try append(decision, actor: "", transaction)
      }
      rounds += 1
      precondition(rounds < Engine.reactionLimit, "a reaction does not end: \(touched.prefix(3))")
    }
  }

  /// Writes drafts of the node itself: directory, certificates, cuts.
  func write(
    _ drafts: [Draft], actor: String, _ transaction: StoreTransaction
  ) throws -> [Dot] {
    try append(Decision(drafts: drafts), actor: actor, transaction)
  }
}

extension CommandCall {
  /// `wish register`, or the noun alone.
  package var name: String { verb.isEmpty ? noun : "\(noun) \(verb)" }
}

extension SiweiError.Status {
  /// Whether an error is about one line's own content, so that the other lines go on.
  var isAboutInput: Bool {
    switch self {
    case .usage, .refused, .missing, .notPermitted: true
    default: false
    }
  }
}
