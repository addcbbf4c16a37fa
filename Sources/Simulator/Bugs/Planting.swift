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
  /// The machine as it was before the act that a bug will write otherwise.
  private var before: [UInt8]?

  init(_ bug: PlantedBug?) { self.bug = bug }

  func has(_ bug: PlantedBug) -> Bool { isOn && self.bug == bug }

  func verifier(_ sound: any Verifier) -> any Verifier {
    bug == .skippedSignature ? BlindVerifier(planting: self, sound: sound) : sound
  }

  func codec(_ node: SimNode) -> any ChangeCodec {
    switch bug {
    case .lastWriterWins, .lostSupersede, .lostDelete, .skippedChange, .clockInFold,
      .unreadRests, .singleElement:
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
    case .withheldRun where answer.status == 200:
      return rewritten(answer) { response in
        response.page = Page(runs: response.page.runs.filter { $0.replica.id.low & 3 != 0 })
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

  /// What was sent counts as held although nobody said so.
  func afterFailure(_ flight: Flight) {
    guard has(.sentIsHeld), let client = flight.client.engine,
      let server = try? flight.server.engine?.own().replica
    else { return }
    try? client.store.write { transaction in
      for scope in transaction.organisation.scopes(of: flight.server.unit)
      where transaction.scopesHeld.contains(scope) {
        let last = try transaction.receipts(of: scope).first { $0.replica == server }
        _ = try transaction.keep(
          KeptReceipt(
            scope: scope, replica: server, serial: (last?.serial ?? 0) + 1,
            heads: try transaction.vector(scope).heads, bytes: []))
      }
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

  // MARK: what an act writes

  func remember(_ node: SimNode, before act: String) throws {
    let acts = BentActs.acts(of: bug)
    before = isOn && acts.contains(act) ? try node.engine?.store.image() : nil
  }

  /// The reply of the same act written otherwise, or of the act as it was.
  func bent(_ reply: JSON, _ node: SimNode, by actor: String, in world: World) throws -> JSON {
    guard let before, let bug, let engine = node.engine else { return reply }
    self.before = nil
    let acts = BentActs(bug: bug)
    guard let changes = try acts.changes(reply, engine), let act = changes.first?.act else {
      return reply
    }
    try world.reopen(node, from: before)
    guard let engine = node.engine, let signer = node.keys.signer(of: try engine.own().replica)
    else { return reply }
    let drafts = changes.map {
      Draft($0.scope, operations: $0.operations, rests: $0.rests, reason: $0.reason)
    }
    let dots = try engine.store.write { transaction in
      try transaction.append(
        drafts,
        Authoring(
          signer: signer, actor: actor, act: act, now: node.clock.now(), random: node.random))
    }
    return reply.setting("dots", .array(dots.map { .string($0.description) }))
  }
}
