package import Journal

/// What answering did to this node.
package struct AnswerReport: Sendable {
  package var apply = ApplyReport()
  /// Scopes whose receipts were news.
  package var receipted: Set<Scope> = []

  package init() {}

  /// Whether anything was written that others may want to know of.
  package var isNews: Bool { apply.applied > 0 || !receipted.isEmpty }
}

/// Answers one request of an exchange: pure, apart from the journal it is given.
package enum ExchangeServer {
  /// Nil stands for `204`: both ends hold the same, and nothing waits to be handed over.
  package static func answer(
    _ request: ExchangeRequest, _ context: ExchangeContext, _ exclusions: inout Exclusions,
    _ report: inout AnswerReport
  ) throws -> ExchangeResponse? {
    let journal = context.journal
    var response = ExchangeResponse(replica: context.ends.replica)
    let incoming = Runs.changes(request.page)
    if !incoming.isEmpty {
      for change in incoming {
        exclusions.forget(FeedName(scope: change.scope, replica: change.replica))
      }
      let allowed = Set(context.sharing().scopes)
      report.apply = try journal.apply(incoming, allowed: allowed, received: context.now)
      response.refusals = try note(report.apply, &exclusions, journal)
    }
    if !request.receipts.isEmpty {
      report.receipted = try context.receipting.take(
        request.receipts, of: context.sharing())
    }
    response.seals = try context.take(request.seals)
    let sharing = context.sharing(try exclusions.current(journal))
    response.digest = try sharing.digest()
    if request.more { return response }
    let isEqual = response.digest == request.digest
    if !isEqual {
      try difference(request, incoming, sharing, context, &response)
    } else {
      let isQuiet = incoming.isEmpty && request.receipts.isEmpty
      try context.rememberEqual(sharing, isQuiet: isQuiet)
    }
    if !response.more, let receipt = try receipt(report, context) {
      response.receipts.append(receipt)
    }
    let pending = try context.receipting.pending(sharing)
    if !pending.isEmpty, let peer = context.ends.peerReplica {
      response.receipts += context.receipting.decoded(pending)
      try journal.notePassed(pending, to: peer)
    }
    // A caller that remembers nothing of this end is told at least who answers.
    let isQuiet =
      isEqual && response.receipts.isEmpty && response.refusals.isEmpty
      && response.seals.isEmpty && !request.wantsHeads
    return isQuiet ? nil : response
  }

  private static func receipt(
    _ report: AnswerReport, _ context: ExchangeContext
  ) throws -> Receipt? {
    try context.receipting.make(
      report.apply.moved, by: context.ends.replica, now: context.now)
  }

  /// Fills in what the caller lacks, as far as it is known, and what this end holds instead.
  private static func difference(
    _ request: ExchangeRequest, _ incoming: [PlacedChange], _ sharing: Sharing,
    _ context: ExchangeContext, _ response: inout ExchangeResponse
  ) throws {
    let scopes = sharing.scopes
    var holdings = Holdings()
    if let peer = context.ends.peerReplica {
      for scope in scopes {
        if let heads = try context.journal.rememberedHeads(peer, scope) {
          holdings.learn(ScopeHeads(scope: scope, heads: heads))
        }
      }
    }
    for heads in request.scopes { holdings.learn(heads) }
    holdings.advance(incoming)
    // Asked about some scopes: only those. Else everything a remembered vector speaks of.
    let asked = Set(request.scopes.map(\.scope))
    let wanted = asked.isEmpty ? scopes : scopes.filter(asked.contains)
    let page = try context.journal.page(
      for: holdings.peerHoldings(wanted), budget: budget(request, context),
      excluding: sharing.excluded.feeds)
    response.page = Runs.page(page.changes)
    response.more = !page.isWhole
    try context.journal.noteSent(page.changes)
    if !asked.isEmpty {
      response.scopes = try sharing.statement(wanted, theirs: request.scopes)
    } else if !request.digests.isEmpty {
      response.scopes = try sharing.statement(
        try sharing.differing(request.digests), theirs: [])
    } else {
      response.digests = try sharing.scopeDigests()
    }
  }

  private static func budget(_ request: ExchangeRequest, _ context: ExchangeContext) -> Int {
    guard request.pageBytes > 0 else { return context.pageBudget }
    return min(context.pageBudget, Int(clamping: request.pageBytes))
  }

  /// Answers for what was not taken; both ends leave it out of their digests from now on.
  static func note(
    _ report: ApplyReport, _ exclusions: inout Exclusions, _ journal: any JournalStore
  ) throws -> [Refusal] {
    var out: [Refusal] = []
    for stop in report.refused {
      try exclusions.note(stop, isRefused: true, journal: journal)
      out.append(
        Refusal(
          scope: stop.feed.scope, replica: stop.feed.replica, number: stop.number,
          reason: stop.reason, waits: false))
    }
    for stop in report.waiting {
      // What does not attach was sent by a stale hint; heads and probes find where it does.
      if !stop.isGap { try exclusions.note(stop, isRefused: false, journal: journal) }
      out.append(
        Refusal(
          scope: stop.feed.scope, replica: stop.feed.replica, number: stop.number,
          reason: stop.reason, waits: true, waitsFor: stop.reason))
    }
    return out
  }
}
