package import Journal

/// Bytes and signatures of receipts, which Sync itself knows nothing of.
package protocol ReceiptTools {
  var organisation: OrganisationID { get }
  var rulesVersion: UInt64 { get }
  func sign(_ statement: [UInt8]) throws -> [UInt8]
  func isValid(_ signature: [UInt8], of statement: [UInt8], by replica: ReplicaID) -> Bool
  func encode(_ receipt: Receipt) -> [UInt8]
  func decode(_ bytes: [UInt8]) throws -> Receipt
  func salt() -> ID128
}

/// Makes, checks and keeps receipts (sync.md §6).
package struct Receipting {
  package let journal: any JournalStore
  package let tools: any ReceiptTools

  package init(journal: any JournalStore, tools: any ReceiptTools) {
    self.journal = journal
    self.tools = tools
  }

  /// One signed receipt over the scopes that moved; their heads go only into what is passed on.
  package func make(_ moved: Set<Scope>, by replica: ReplicaID, now: Int64) throws -> Receipt? {
    guard !moved.isEmpty else { return nil }
    let org = Scope(journal.organisation.root, .org)
    let orgDigest = try journal.sharedVector(org).digest(of: org)
    let items = try moved.sorted().map { scope in
      let vector = try journal.sharedVector(scope)
      return ReceiptItem(
        scope: scope, vectorDigest: vector.digest(of: scope),
        foldDigest: try journal.foldDigest(scope), edition: journal.organisation.edition,
        rules: tools.rulesVersion, orgDigest: orgDigest, salt: tools.salt())
    }
    let serial = try journal.nextReceiptSerial(now: now)
    let hashes = items.map(\.hash)
    let statement = Receipt.statement(
      organisation: tools.organisation, replica: replica, serial: serial, hashes: hashes)
    return Receipt(
      replica: replica, serial: serial, items: items, hashes: hashes,
      signature: try tools.sign(statement))
  }

  /// Keeps what a peer signed to hold, where its vector is known: sent along, or equal to ours.
  /// Only of scopes that both ends share: nobody can make this node keep rows of others. Returns
  /// the scopes whose receipts were news.
  package func take(_ receipts: [Receipt], of sharing: Sharing) throws -> Set<Scope> {
    guard !receipts.isEmpty else { return [] }
    let scopes = Set(sharing.scopes)
    var news = Set<Scope>()
    for receipt in receipts {
      guard receipt.itemsAgree,
        tools.isValid(
          receipt.signature, of: receipt.statement(organisation: tools.organisation),
          by: receipt.replica)
      else { continue }
      for item in receipt.items where scopes.contains(item.scope) {
        let vector = try journal.sharedVector(item.scope)
        var shown = item
        if shown.vector.isEmpty {
          guard vector.digest(of: item.scope) == item.vectorDigest else { continue }
          shown.vector = vector.heads
        }
        let alone = Receipt(
          replica: receipt.replica, serial: receipt.serial, items: [shown],
          hashes: receipt.hashes, signature: receipt.signature)
        let kept = KeptReceipt(
          scope: item.scope, replica: receipt.replica, serial: receipt.serial,
          heads: shown.vector, bytes: tools.encode(alone))
        if try journal.keep(kept) { news.insert(item.scope) }
      }
    }
    return news
  }

  /// Receipts of others that this peer should have and was not given.
  package func pending(_ sharing: Sharing) throws -> [KeptReceipt] {
    guard let peer = sharing.ends.peerReplica else { return [] }
    let state = journal.organisation
    let towards = sharing.scopes.filter {
      $0.reach != .org
        && Sharing.isTowards(
          $0.anchor, from: sharing.ends.unit, by: sharing.ends.peerUnit, in: state)
    }
    return try journal.receiptsToPass(to: peer, scopes: towards)
  }

  package func decoded(_ kept: [KeptReceipt]) -> [Receipt] {
    kept.compactMap { try? tools.decode($0.bytes) }
  }
}
