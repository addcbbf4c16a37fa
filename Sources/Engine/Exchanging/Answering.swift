package import Journal
import Store
import Sync
import Trust
import Wire

/// What a peer gets back: an HTTP status and a body.
package struct Answer: Sendable {
  package let status: Int
  package let body: [UInt8]
  /// Whether something came in that others may want to know of.
  package let isNews: Bool

  package init(status: Int, body: [UInt8] = [], isNews: Bool = false) {
    self.status = status
    self.body = body
    self.isNews = isNews
  }
}

/// A request of an exchange as it can be read before the engine's turn has come.
package struct Question: Sendable {
  let message: [UInt8]
  let request: ExchangeRequest

  /// Throws `SiweiError` for bytes that are none; `Answer(unreadable:)` tells the peer.
  package init(_ bytes: [UInt8]) throws {
    message = try Compression.decompress(bytes, limit: Engine.messageLimit)
    request = try ExchangeCodec.decodeRequest(message)
  }

  /// Who it says it is from; nobody has checked it yet.
  package var asker: ReplicaID { request.replica }
}

extension Answer {
  package init(unreadable error: SiweiError) {
    self.init(status: 400, body: Array(error.code.utf8))
  }
}

extension Engine {
  /// Decompressed requests and responses are at most this long.
  package static let messageLimit = 32 << 20

  /// Answers one request of an exchange. Never throws for what a peer sent; throws for this
  /// node's own trouble (disk full, busy), which the peer tries again later.
  package func answer(_ bytes: [UInt8]) throws -> Answer {
    let question: Question
    do {
      question = try Question(bytes)
    } catch let error as SiweiError {
      return Answer(unreadable: error)
    }
    return try answer(question)
  }

  package func answer(_ question: Question) throws -> Answer {
    try write { transaction in
      try answer(question.request, question.message, transaction)
    }
  }

  /// In which branch of the tree a replica stands, seen from here: a child's unit for all below it,
  /// another unit itself. Nil for a replica without a certificate.
  package func branch(of replica: ReplicaID) throws -> UnitID? {
    try write { transaction in
      let own = try transaction.requireOwn().unit
      let state = transaction.organisation
      guard let unit = state.unit(of: replica) else { return nil }
      let path = [unit] + state.ancestors(of: unit)
      guard let place = path.firstIndex(of: own), place > 0 else { return unit }
      return path[place - 1]
    }
  }

  private func answer(
    _ request: ExchangeRequest, _ message: [UInt8], _ transaction: StoreTransaction
  ) throws -> Answer {
    let own = try transaction.requireOwn()
    guard request.organisation == own.organisation.prefix else {
      return try refuse("peer.other_organisation", transaction)
    }
    watch(transaction)
    var early = ApplyReport()
    if transaction.organisation.certificates[request.replica] == nil {
      // Its chain may be news here: it may bring `org` and nothing else (sync.md §8).
      let org = unproved(request.page, transaction)
      early = try transaction.apply(org, allowed: [Scope(own.root, .org)], received: now)
    }
    guard let caller = transaction.organisation.certificates[request.replica] else {
      return try refuse("peer.unknown_caller", transaction)
    }
    guard
      verifier.isValid(
        signature: request.signature,
        of: ExchangeCodec.statement(of: message, organisation: own.organisation),
        by: caller.key)
    else { return try refuse("peer.signature", transaction) }
    if let renewal = request.renewal { try grant(renewal, transaction) }
    let context = try context(
      transaction, peerUnit: caller.unit, peerReplica: request.replica)
    var exclusions = exclusions[request.replica] ?? Exclusions()
    var report = AnswerReport()
    let response = try ExchangeServer.answer(request, context, &exclusions, &report)
    self.exclusions[request.replica] = exclusions
    let isNews = report.isNews || early.applied > 0
    if isNews { try noteSuccesses(transaction) }
    guard let response else { return Answer(status: 204, isNews: isNews) }
    return Answer(
      status: 200, body: Compression.compress(ExchangeCodec.encode(response)), isNews: isNews)
  }

  /// The directory of a page whose sender is not known yet. Of its authors who are not known either
  /// only so many: to see whether they can be costs an evaluation of the directory each, and what
  /// these bring is known when the caller comes again.
  private func unproved(_ page: Page, _ transaction: StoreTransaction) -> [PlacedChange] {
    let known = transaction.organisation.certificates
    var strangers = Set<ReplicaID>()
    return Runs.changes(page).filter { change in
      guard change.scope.reach == .org else { return false }
      if known[change.replica] != nil || strangers.contains(change.replica) { return true }
      guard strangers.count < Engine.mostStrangers else { return false }
      strangers.insert(change.replica)
      return true
    }
  }

  private static let mostStrangers = 64

  private func refuse(_ code: String, _ transaction: StoreTransaction) throws -> Answer {
    let response = ExchangeResponse(replica: try speaker(transaction), error: code)
    return Answer(status: 403, body: Compression.compress(ExchangeCodec.encode(response)))
  }
}
