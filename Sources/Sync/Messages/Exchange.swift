package import Journal

/// What one end asks and sends in one exchange (sync.md §6).
package struct ExchangeRequest: Hashable, Sendable {
  /// First 16 bytes of the organisation's fingerprint.
  package var organisation: ID128
  package var replica: ReplicaID
  /// Over all shared scopes with heads and receipts.
  package var digest: ID128
  package var scopes: [ScopeHeads]
  package var digests: [ScopeDigest]
  package var page: Page
  package var receipts: [Receipt]
  package var seals: [Seal]
  package var renewal: Renewal?
  package var wantsHeads: Bool
  /// More changes wait at the sender.
  package var more: Bool
  /// Greatest page wanted back; 0 leaves it to the other end.
  package var pageBytes: UInt64
  /// 64 bytes; empty until it is signed.
  package var signature: [UInt8]

  package init(
    organisation: ID128, replica: ReplicaID, digest: ID128 = ID128(high: 0, low: 0),
    scopes: [ScopeHeads] = [], digests: [ScopeDigest] = [], page: Page = .empty,
    receipts: [Receipt] = [], seals: [Seal] = [], renewal: Renewal? = nil,
    wantsHeads: Bool = false, more: Bool = false, pageBytes: UInt64 = 0, signature: [UInt8] = []
  ) {
    self.organisation = organisation
    self.replica = replica
    self.digest = digest
    self.scopes = scopes
    self.digests = digests
    self.page = page
    self.receipts = receipts
    self.seals = seals
    self.renewal = renewal
    self.wantsHeads = wantsHeads
    self.more = more
    self.pageBytes = pageBytes
    self.signature = signature
  }
}

/// What the other end answers.
package struct ExchangeResponse: Hashable, Sendable {
  package var replica: ReplicaID
  package var digest: ID128
  package var digests: [ScopeDigest]
  package var scopes: [ScopeHeads]
  package var page: Page
  package var receipts: [Receipt]
  package var seals: [Seal]
  package var refusals: [Refusal]
  package var more: Bool
  /// Stable code of an error that ended the exchange.
  package var error: String?
  /// 64 bytes; nil where it is not signed.
  package var signature: [UInt8]?

  package init(
    replica: ReplicaID, digest: ID128 = ID128(high: 0, low: 0), digests: [ScopeDigest] = [],
    scopes: [ScopeHeads] = [], page: Page = .empty, receipts: [Receipt] = [],
    seals: [Seal] = [], refusals: [Refusal] = [], more: Bool = false, error: String? = nil,
    signature: [UInt8]? = nil
  ) {
    self.replica = replica
    self.digest = digest
    self.digests = digests
    self.scopes = scopes
    self.page = page
    self.receipts = receipts
    self.seals = seals
    self.refusals = refusals
    self.more = more
    self.error = error
    self.signature = signature
  }
}
