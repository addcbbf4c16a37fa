import Domain
import Engine
import Journal
import Store
import Sync
import Wire

/// Puts one planted bug into a world, at the seams that every node is given; or none.
final class Planting {
  let bug: PlantedBug?
  /// The organisation is founded by sound machines.
  var isOn = false

  init(_ bug: PlantedBug?) { self.bug = bug }

  func has(_ bug: PlantedBug) -> Bool { isOn && self.bug == bug }

  func verifier(_ sound: any Verifier) -> any Verifier {
    bug == .skippedSignature ? BlindVerifier(planting: self, sound: sound) : sound
  }

  func codec(_ node: SimNode) -> any ChangeCodec {
    switch bug {
    case .lastWriterWins, .lostSupersede, .lostDelete, .skippedChange, .clockInFold:
      BentCodec(planting: self, clock: node.clock)
    default: ProtobufCodec()
    }
  }

  func rules(_ node: SimNode) -> any Rules {
    bug == .verdictByArrival ? BentRules(planting: self) : KindRegistry.standard
  }

  /// What a bent server answers in the place of a sound one.
  func answer(_ answer: Answer, to request: [UInt8]) -> Answer {
    guard isOn else { return answer }
    switch bug {
    case .droppedReceipt where answer.status == 200:
      return rewritten(answer) { response in
        response.receipts = []
        return true
      }
    case .vectorOffByOne where answer.status == 200:
      return rewritten(answer) { response in
        let runs = response.page.runs.compactMap { run -> Run? in
          guard run.changes.count > 1 else { return nil }
          return Run(
            scope: run.scope, replica: run.replica, first: run.first + 1,
            previous: run.changes[0].chain, changes: Array(run.changes.dropFirst()))
        }
        response.page = Page(runs: runs)
        return true
      }
    case .unreadDigest:
      guard let message = try? Compression.decompress(request, limit: 32 << 20),
        let decoded = try? ExchangeCodec.decodeRequest(message), decoded.page.isEmpty
      else { return answer }
      return Answer(status: 204)
    default: return answer
    }
  }

  private func rewritten(
    _ answer: Answer, _ change: (inout ExchangeResponse) -> Bool
  ) -> Answer {
    guard let body = Forgery.rewriting(answer.body, change) else { return answer }
    return Answer(status: answer.status, body: body, isNews: answer.isNews)
  }

  // MARK: after something was done

  func afterExchange(_ flight: Flight, in world: World) {
    guard isOn else { return }
    switch bug {
    case .oldKeyKept:
      keepOldKey(flight.client)
      keepOldKey(flight.server)
    case .wrongAudience where world.random.chance(10): handOut(flight, world.random)
    default: break
    }
  }

  private func keepOldKey(_ node: SimNode) {
    guard let engine = node.engine, let own = try? engine.own(), let old = own.former.last,
      let signer = node.keys.signer(of: old)
    else { return }
    try? engine.store.write { transaction in
      try transaction.setOwn(
        OwnReplica(
          organisation: own.organisation, root: own.root, unit: own.unit, replica: old,
          former: own.former.dropLast()))
      try transaction.setMeta("own_key", signer.publicKey)
    }
  }

  private func handOut(_ flight: Flight, _ random: SplitMix) {
    guard let server = flight.server.engine, let client = flight.client.engine else { return }
    try? server.store.read { transaction in
      let foreign = transaction.scopesHeld.filter {
        !transaction.organisation.isInAudience(flight.client.unit, of: $0)
      }
      guard let scope = random.pick(foreign) else { return }
      let page = try transaction.page(
        for: [PeerHolding(scope: scope, heads: [])], budget: 1 << 20, excluding: [])
      try client.store.write {
        _ = try $0.apply(page.changes, allowed: [scope], received: client.now)
      }
    }
  }

  /// The image to fall back to after an act that will be acknowledged and not kept.
  func forgottenImage(_ node: SimNode, _ random: SplitMix) throws -> [UInt8]? {
    if has(.droppedCommit), random.chance(3) { return try node.engine?.store.image() }
    guard has(.swallowedFullDisk), node.isFull, let engine = node.engine else { return nil }
    let image = try engine.store.image()
    try engine.store.limitGrowth(pages: nil)
    return image
  }
}
