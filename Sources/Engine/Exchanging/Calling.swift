package import Journal
import Store
import Sync
import Wire

/// What one exchange with one peer came to (cli.md 12).
package struct SyncReport: Sendable {
  package var equal = false
  package var requests = 0
  package var changesSent = 0
  package var changesReceived = 0
  package var refused: [FeedStop] = []
  package var waiting: [FeedStop] = []

  package init() {}
}

/// One exchange with one peer as bytes: what to post next, until it is finished.
package final class Calling {
  /// What to do next.
  package enum Step {
    case post([UInt8])
    case finished(SyncReport)
  }

  private let engine: Engine
  package let peer: UnitID
  private var client: ExchangeClient
  private var peerReplica: ReplicaID?
  private var requests = 0
  private var offeredDirectory = false

  init(engine: Engine, peer: UnitID) throws {
    self.engine = engine
    self.peer = peer
    peerReplica = try engine.store.read { transaction in
      let remembered = try transaction.meta("peer_replica:\(peer)").flatMap { ID128($0) }
        .map { ReplicaID($0) }
      guard let own = transaction.own, remembered == own.replica else { return remembered }
      // One that was this node's copy may be something else by now, and a `204` names nobody: it
      // is asked again whenever another machine of the unit was certified.
      let machines = transaction.organisation.replicas(of: own.unit).count
      guard engine.askedWho[peer] != machines else { return remembered }
      engine.askedWho[peer] = machines
      return nil
    }
    client = ExchangeClient(
      exclusions: peerReplica.flatMap { engine.exclusions[$0] } ?? Exclusions())
  }

  /// The first request's body.
  package func begin() throws -> [UInt8] {
    try engine.write { transaction in
      let request = try client.begin(try context(transaction))
      return try seal(request, transaction)
    }
  }

  /// Takes one answer in: status and body of HTTP.
  package func receive(status: Int, body: [UInt8]) throws -> Step {
    switch status {
    case 204: return try step(nil)
    case 200: return try step(try decode(body, status))
    case 403:
      let response = try decode(body, status)
      let code = response.error ?? "peer.refused"
      if code == "peer.unknown_caller", !offeredDirectory { return try offerDirectory() }
      throw SiweiError(code, .refused, ["unit": peer.text])
    case 413: throw SiweiError("peer.too_large", .refused, ["unit": peer.text])
    case 503: throw SiweiError("peer.busy", .busy, ["unit": peer.text])
    default:
      throw SiweiError("peer.not_spoken", .notSpoken, ["unit": peer.text, "status": "\(status)"])
    }
  }

  private func decode(_ body: [UInt8], _ status: Int) throws -> ExchangeResponse {
    do {
      let message = try Compression.decompress(body, limit: Engine.messageLimit)
      return try ExchangeCodec.decodeResponse(message)
    } catch is SiweiError {
      throw SiweiError("peer.not_spoken", .notSpoken, ["unit": peer.text, "status": "\(status)"])
    }
  }

  private func step(_ response: ExchangeResponse?) throws -> Step {
    try engine.write { transaction in
      engine.watch(transaction)
      try learn(response, transaction)
      let step = try client.receive(response, try context(transaction))
      switch step {
      case .send(let request): return .post(try seal(request, transaction))
      case .finished(let equal):
        if let peerReplica {
          engine.exclusions[peerReplica] = client.exclusions
          if client.hasSaidSeals { engine.sealsSaid.insert(peerReplica) }
        }
        if client.apply.applied > 0 || client.sent > 0 {
          engine.successes[peer] = engine.now
          try engine.noteSuccesses(transaction)
        } else {
          engine.successes[peer] = engine.now
        }
        return .finished(report(equal))
      }
    }
  }

  private func report(_ equal: Bool) -> SyncReport {
    var report = SyncReport()
    report.equal = equal
    report.requests = requests
    report.changesSent = client.sent
    report.changesReceived = client.received
    report.refused = client.exclusions.refused
    report.waiting = client.exclusions.waiting
    return report
  }

  /// A peer that speaks as another replica than remembered has another life: a fresh memory.
  private func learn(_ response: ExchangeResponse?, _ transaction: StoreTransaction) throws {
    guard let response, response.replica != peerReplica else { return }
    peerReplica = response.replica
    guard let unit = transaction.organisation.unit(of: response.replica) else { return }
    // Whoever is at this address now, it is not the office that was meant.
    guard unit == peer else {
      throw SiweiError(
        "peer.other_unit", .refused, ["unit": peer.text, "other": unit.text])
    }
    try transaction.setMeta("peer_replica:\(peer)", response.replica.id.bytes)
  }

  private func offerDirectory() throws -> Step {
    offeredDirectory = true
    return try engine.write { transaction in
      let request = try client.offerDirectory(try context(transaction))
      return .post(try seal(request, transaction))
    }
  }

  private func context(_ transaction: StoreTransaction) throws -> ExchangeContext {
    try engine.context(transaction, peerUnit: peer, peerReplica: peerReplica)
  }

  /// Signs as the replica the request names, and compresses.
  private func seal(
    _ request: ExchangeRequest, _ transaction: StoreTransaction
  ) throws -> [UInt8] {
    requests += 1
    let own = try transaction.requireOwn()
    guard let signer = try engine.surroundings.keys.signer(of: request.replica) else {
      throw SiweiError("identity.key_missing", .configuration, ["replica": "\(request.replica)"])
    }
    let message = ExchangeCodec.encode(request)
    let signature = try signer.sign(
      ExchangeCodec.statement(ofUnsigned: message, organisation: own.organisation))
    return Compression.compress(ExchangeCodec.sign(message, with: signature))
  }
}

extension Engine {
  /// Throws `peer.unknown_unit` (66) for a unit that is none of the organisation.
  package func call(_ peer: UnitID) throws -> Calling { try Calling(engine: self, peer: peer) }
}
