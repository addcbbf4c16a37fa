/// What an exchange asks of the node that holds a journal; Store implements it.
///
/// Plain throwing calls inside one transaction, so that simulator and tests need no tasks.
package protocol JournalStore: AnyObject {
  var organisation: OrgState { get }
  /// The vector others may be told of: without feeds whose replica no certificate names.
  func sharedVector(_ scope: Scope) throws -> VersionVector
  func holds(_ head: Head, in scope: Scope) throws -> Bool
  /// Places 1, 2, 4, 8 … back from each end of a feed, nearest first (sync.md §7).
  func probes(of replica: ReplicaID, in scope: Scope) throws -> [Dot]
  /// The next page of what a peer lacks, ended at a signed point near `budget` bytes.
  func page(
    for holdings: [PeerHolding], budget: Int, excluding: Set<FeedName>
  ) throws -> OutgoingPage
  func apply(
    _ page: [PlacedChange], allowed: Set<Scope>, received: Int64
  ) throws -> ApplyReport
  func noteSent(_ page: [PlacedChange]) throws

  /// The remembered heads of a peer's replica: a hint.
  func rememberedHeads(_ peer: ReplicaID, _ scope: Scope) throws -> [Head]?
  func remember(_ peer: ReplicaID, _ scope: Scope, heads: [Head]) throws
  /// The same without a write, until the process ends.
  func rememberInMemory(_ peer: ReplicaID, _ scope: Scope, heads: [Head])

  func foldDigest(_ scope: Scope) throws -> Hash256
  func nextReceiptSerial(now: Int64) throws -> UInt64
  /// True if it was newer than what was kept.
  func keep(_ receipt: KeptReceipt) throws -> Bool
  func receiptsToPass(to peer: ReplicaID, scopes: [Scope]) throws -> [KeptReceipt]
  func notePassed(_ receipts: [KeptReceipt], to peer: ReplicaID) throws
  /// The seals already kept that go beyond this one or stand beside it.
  func keep(_ seal: KeptSeal, witness: Int64) throws -> [KeptSeal]
  /// A seal of this node's own feed that it does not hold shows that it was restored or copied.
  func meet(_ seal: KeptSeal) throws
  /// `again`: this node's own, whether they were passed before or not.
  func sealsToPass(
    to peer: ReplicaID, notSharing scopes: [Scope], again: Bool
  ) throws -> [KeptSeal]
  func notePassed(_ seals: [KeptSeal], to peer: ReplicaID) throws
}
