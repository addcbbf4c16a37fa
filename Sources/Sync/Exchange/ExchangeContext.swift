package import Journal

/// What one step of an exchange may use: the journal inside its transaction, keys, a clock.
package struct ExchangeContext {
  package let journal: any JournalStore
  package let tools: any ReceiptTools
  package let ends: Ends
  /// Milliseconds since 1970; only ever written down as "received".
  package let now: Int64
  package let pageBudget: Int
  package let renewal: Renewal?
  /// Whether this process has not told the peer its own seals yet.
  package let saysSealsAgain: Bool

  package init(
    journal: any JournalStore, tools: any ReceiptTools, ends: Ends, now: Int64,
    pageBudget: Int = ExchangeContext.defaultBudget, renewal: Renewal? = nil,
    saysSealsAgain: Bool = false
  ) {
    self.journal = journal
    self.tools = tools
    self.ends = ends
    self.now = now
    self.pageBudget = pageBudget
    self.renewal = renewal
    self.saysSealsAgain = saysSealsAgain
  }

  /// Bytes of frames and bodies in a page; compressed, a quarter of it and less.
  package static let defaultBudget = 1 << 20

  var receipting: Receipting { Receipting(journal: journal, tools: tools) }

  func sharing(_ excluded: Excluded = Excluded()) -> Sharing {
    Sharing(journal: journal, ends: ends, excluded: excluded)
  }

  /// Keeps signed heads without content. Returns those kept before that go beyond them, for whoever
  /// sent them does not know what its own replica once wrote (sync.md §7); unproved ones go unkept,
  /// and those of scopes that the author's unit never writes.
  func take(_ seals: [Seal]) throws -> [Seal] {
    var beyond: [Seal] = []
    for seal in seals {
      let statement = Statement.seal(
        organisation: tools.organisation, scope: seal.scope, head: seal.head)
      guard tools.isValid(seal.signature, of: statement, by: seal.head.replica) else { continue }
      guard let unit = journal.organisation.certificates[seal.head.replica]?.unit,
        journal.organisation.mayWrite(unit, in: seal.scope) || seal.scope.reach == .org
      else { continue }
      let kept = KeptSeal(scope: seal.scope, head: seal.head, signature: seal.signature)
      beyond += try journal.keep(kept, witness: now).map {
        Seal(scope: $0.scope, head: $0.head, signature: $0.signature)
      }
      try journal.meet(kept)
    }
    return Array(beyond.prefix(ExchangeContext.sealsAnswered))
  }

  private static let sealsAnswered = 256

  /// Remembers that the peer holds what this end holds, where that is news; after a quiet
  /// exchange in memory alone, for it must write nothing.
  func rememberEqual(_ sharing: Sharing, isQuiet: Bool = false) throws {
    guard let peer = ends.peerReplica else { return }
    for scope in sharing.scopes {
      let heads = try sharing.heads(scope)
      guard try journal.rememberedHeads(peer, scope) != heads else { continue }
      if isQuiet {
        journal.rememberInMemory(peer, scope, heads: heads)
      } else {
        try journal.remember(peer, scope, heads: heads)
      }
    }
  }
}
