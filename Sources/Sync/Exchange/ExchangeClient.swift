package import Journal

/// One exchange with one peer, seen from the end that calls: a value that is told what came back
/// and says what to send next.
package struct ExchangeClient: Sendable {
  /// What to do next.
  package enum Step: Sendable {
    case send(ExchangeRequest)
    /// `equal`: both ends hold the same of all they share, apart from what was refused or waits.
    case finished(equal: Bool)
  }

  package private(set) var sent = 0
  package private(set) var received = 0
  package private(set) var apply = ApplyReport()
  package private(set) var exclusions: Exclusions
  private var holdings = Holdings()
  private var lastPage = OutgoingPage()
  private var lastReceipts: [KeptReceipt] = []
  private var lastSeals: [KeptSeal] = []
  package private(set) var hasSaidSeals = false
  /// Scopes in which something came and that no receipt of this end covers yet.
  private var unreceipted: Set<Scope> = []
  private var asking: [Scope] = []
  /// What a round must change somewhere, or it is idle.
  private struct Progress: Equatable, Sendable {
    let own: ID128
    let peer: ID128
    let sent: Hash256?
    let taken: Hash256?
  }

  private var lastProgress: Progress?
  private var idleRounds = 0
  private var rounds = 0

  /// A stated end for the loop: no honest exchange needs so many.
  private static let maximumRounds = 100_000

  package init(exclusions: Exclusions) { self.exclusions = exclusions }

  /// The first request: a digest, and at once what the peer's remembered vectors say it lacks.
  package mutating func begin(_ context: ExchangeContext) throws -> ExchangeRequest {
    let sharing = context.sharing(try exclusions.current(context.journal))
    if let peer = context.ends.peerReplica {
      for scope in sharing.scopes {
        if let heads = try context.journal.rememberedHeads(peer, scope) {
          holdings.learn(ScopeHeads(scope: scope, heads: heads))
        }
      }
    }
    return try compose(context, sharing)
  }

  /// Takes an answer in (nil for `204`) and says what follows.
  package mutating func receive(
    _ response: ExchangeResponse?, _ context: ExchangeContext
  ) throws -> Step {
    rounds += 1
    try accepted(response, context)
    guard let response else {
      let sharing = context.sharing(try exclusions.current(context.journal))
      let isQuiet = lastPage.changes.isEmpty && lastReceipts.isEmpty
      try context.rememberEqual(sharing, isQuiet: isQuiet)
      return .finished(equal: true)
    }
    let incoming = Runs.changes(response.page)
    try take(incoming, response, context)
    let sharing = context.sharing(try exclusions.current(context.journal))
    let isEqual = try sharing.digest() == response.digest
    if isEqual, !response.more, lastPage.isWhole {
      try context.rememberEqual(sharing)
      guard unreceipted.isEmpty else { return .send(try compose(context, sharing)) }
      return .finished(equal: true)
    }
    let before = asking
    if !response.digests.isEmpty {
      asking = try sharing.differing(response.digests)
    } else if !response.scopes.isEmpty {
      asking = response.scopes.map(\.scope)
    }
    let progress = Progress(
      own: try sharing.digest(), peer: response.digest, sent: lastPage.changes.last?.chain,
      taken: incoming.last?.chain)
    idleRounds = progress != lastProgress || before != asking ? 0 : idleRounds + 1
    lastProgress = progress
    guard idleRounds < 3, rounds < ExchangeClient.maximumRounds else {
      return .finished(equal: false)
    }
    return .send(try compose(context, sharing))
  }

  /// The request to a peer that does not know this end's certificate: all of `org` (sync.md §8).
  package mutating func offerDirectory(_ context: ExchangeContext) throws -> ExchangeRequest {
    holdings.learn(ScopeHeads(scope: Scope(context.journal.organisation.root, .org), heads: []))
    return try compose(context, context.sharing(try exclusions.current(context.journal)))
  }

  private mutating func compose(
    _ context: ExchangeContext, _ sharing: Sharing
  ) throws -> ExchangeRequest {
    let scopes = sharing.scopes
    var request = ExchangeRequest(
      organisation: context.tools.organisation.prefix, replica: context.ends.replica,
      digest: try sharing.digest())
    lastPage = try context.journal.page(
      for: holdings.peerHoldings(scopes), budget: context.pageBudget,
      excluding: sharing.excluded.feeds)
    request.page = Runs.page(lastPage.changes)
    request.more = !lastPage.isWhole
    request.renewal = context.renewal
    if holdings.isEmpty {
      request.digests = try sharing.scopeDigests()
      request.wantsHeads = true
    }
    if !asking.isEmpty, lastPage.isWhole {
      let theirs = scopes.compactMap { holdings[$0] }
      request.scopes = try sharing.statement(asking, theirs: theirs)
    }
    lastReceipts = try context.receipting.pending(sharing)
    request.receipts = context.receipting.decoded(lastReceipts)
    if !unreceipted.isEmpty, lastPage.isWhole {
      if let receipt = try context.receipting.make(
        unreceipted, by: context.ends.replica, now: context.now)
      {
        request.receipts.append(receipt)
      }
      unreceipted = []
    }
    try addSeals(to: &request, context, scopes)
    return request
  }

  /// Seals of feeds the peer does not share go up the line, with what is not quiet (sync.md §8).
  private mutating func addSeals(
    to request: inout ExchangeRequest, _ context: ExchangeContext, _ shared: [Scope]
  ) throws {
    lastSeals = []
    let state = context.journal.organisation
    guard !request.page.isEmpty || !request.receipts.isEmpty,
      let peer = context.ends.peerReplica,
      state.isAncestor(context.ends.peerUnit, of: context.ends.unit)
    else { return }
    let others = state.scopes(of: context.ends.unit).filter { !shared.contains($0) }
    lastSeals = try context.journal.sealsToPass(
      to: peer, notSharing: others, again: context.saysSealsAgain && !hasSaidSeals)
    request.seals = lastSeals.map {
      Seal(scope: $0.scope, head: $0.head, signature: $0.signature)
    }
  }

  /// What the peer now holds of what the last request carried.
  private mutating func accepted(
    _ response: ExchangeResponse?, _ context: ExchangeContext
  ) throws {
    var stopped = Set<FeedName>()
    for refusal in response?.refusals ?? [] {
      let stop = FeedStop(
        feed: FeedName(scope: refusal.scope, replica: refusal.replica), number: refusal.number,
        reason: refusal.reason)
      stopped.insert(stop.feed)
      if stop.isGap {
        // The hint of what the peer holds was stale: it will say itself.
        holdings.forget(stop.feed.scope)
      } else {
        try exclusions.note(stop, isRefused: !refusal.waits, journal: context.journal)
      }
      if refusal.waits { apply.waiting.append(stop) } else { apply.refused.append(stop) }
    }
    if let peer = context.ends.peerReplica {
      if !lastReceipts.isEmpty { try context.journal.notePassed(lastReceipts, to: peer) }
      if !lastSeals.isEmpty {
        try context.journal.notePassed(lastSeals, to: peer)
        hasSaidSeals = true
      }
    }
    guard !lastPage.changes.isEmpty else { return }
    let taken = lastPage.changes.filter {
      !stopped.contains(FeedName(scope: $0.scope, replica: $0.replica))
    }
    sent += taken.count
    if taken.contains(where: { $0.scope.reach == .org }) { exclusions.forgetWaiting() }
    holdings.advance(taken)
    try context.journal.noteSent(taken)
    guard let peer = context.ends.peerReplica else { return }
    for scope in Set(taken.map(\.scope)).sorted() {
      if let heads = holdings[scope]?.heads {
        try context.journal.remember(peer, scope, heads: heads)
      }
    }
  }

  /// What this end did not take: the peer is not told, so its heads stand in this end's digest.
  private mutating func noteStops(
    _ report: ApplyReport, _ orgBefore: [Head], _ context: ExchangeContext
  ) throws {
    for (stops, isRefused) in [(report.refused, true), (report.waiting, false)] {
      // What does not attach was sent by a stale hint: this end says what it holds instead.
      for stop in stops where !stop.isGap {
        let heads = holdings[stop.feed.scope]?.heads.filter { $0.replica == stop.feed.replica }
        try exclusions.note(
          stop, isRefused: isRefused, journal: context.journal, orgBefore: orgBefore,
          peerHeads: heads ?? [])
      }
    }
  }

  private mutating func take(
    _ incoming: [PlacedChange], _ response: ExchangeResponse, _ context: ExchangeContext
  ) throws {
    if !incoming.isEmpty {
      for change in incoming {
        exclusions.forget(FeedName(scope: change.scope, replica: change.replica))
      }
      let orgBefore = try Exclusions.orgHeads(context.journal)
      let allowed = Set(context.sharing().scopes)
      let report = try context.journal.apply(
        incoming, allowed: allowed, received: context.now)
      received += report.applied
      apply.applied += report.applied
      apply.metOwn = apply.metOwn || report.metOwn
      apply.moved.formUnion(report.moved)
      apply.refused += report.refused
      apply.waiting += report.waiting
      holdings.advance(incoming)
      try noteStops(report, orgBefore, context)
      unreceipted.formUnion(report.moved)
    }
    for heads in response.scopes { holdings.learn(heads) }
    _ = try context.receipting.take(response.receipts, of: context.sharing())
    _ = try context.take(response.seals)
  }
}
