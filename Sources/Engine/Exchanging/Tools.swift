import Journal
import Store
import Sync
import Trust
import Wire

/// Receipts' bytes and signatures, for Sync.
struct EngineReceiptTools: ReceiptTools {
  let organisation: OrganisationID
  let state: OrgState
  let signer: any Signer
  let verifier: any Verifier
  let random: any Randomness
  let rulesVersion: UInt64

  func sign(_ statement: [UInt8]) throws -> [UInt8] { try signer.sign(statement) }

  func isValid(_ signature: [UInt8], of statement: [UInt8], by replica: ReplicaID) -> Bool {
    guard let certificate = state.certificates[replica] else { return false }
    return verifier.isValid(signature: signature, of: statement, by: certificate.key)
  }

  /// A response that carries nothing else is the receipt's own form in the store.
  func encode(_ receipt: Receipt) -> [UInt8] {
    ExchangeCodec.encode(ExchangeResponse(replica: receipt.replica, receipts: [receipt]))
  }

  func decode(_ bytes: [UInt8]) throws -> Receipt {
    guard let receipt = try ExchangeCodec.decodeResponse(bytes).receipts.first else {
      throw SiweiError("receipt.malformed", .refused)
    }
    return receipt
  }

  func salt() -> ID128 { random.id128() }
}

extension Engine {
  /// What a step of an exchange with `peer` may use.
  func context(
    _ transaction: StoreTransaction, peerUnit: UnitID, peerReplica: ReplicaID?
  ) throws -> ExchangeContext {
    let own = try transaction.requireOwn()
    let replica = try speaker(transaction)
    guard let signer = try surroundings.keys.signer(of: replica) else {
      throw SiweiError("identity.key_missing", .configuration, ["replica": "\(replica)"])
    }
    let tools = EngineReceiptTools(
      organisation: own.organisation, state: transaction.organisation, signer: signer,
      verifier: verifier, random: surroundings.random, rulesVersion: store.rules.version)
    return ExchangeContext(
      journal: transaction, tools: tools,
      ends: Ends(
        unit: own.unit, replica: replica, peerUnit: peerUnit, peerReplica: peerReplica),
      now: now, renewal: try renewal(transaction, peer: peerUnit),
      saysSealsAgain: peerReplica.map { !sealsSaid.contains($0) } ?? true)
  }

  /// After a page: a new life if it showed this one was copied or restored, then the machine's
  /// own acts.
  func watch(_ transaction: StoreTransaction) {
    transaction.afterApply = { [unowned transaction] report in
      if report.metOwn { try self.becomeNewReplica(transaction) }
      try self.react(transaction)
    }
  }
}
