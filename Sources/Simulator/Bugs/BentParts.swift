import Domain
import Journal
import Wire

/// Takes every signature for right.
/// A world lives on one thread (guard: `World` is never shared between threads).
final class BlindVerifier: Verifier, @unchecked Sendable {
  private let planting: Planting
  private let sound: any Verifier

  init(planting: Planting, sound: any Verifier) {
    self.planting = planting
    self.sound = sound
  }

  func isValid(signature: [UInt8], of statement: [UInt8], by publicKey: [UInt8]) -> Bool {
    planting.isOn || sound.isValid(signature: signature, of: statement, by: publicKey)
  }
}

/// Reads changes wrongly where they arrive; bytes and hashes stay as they are.
/// A world lives on one thread (guard: `World` is never shared between threads).
final class BentCodec: ChangeCodec, @unchecked Sendable {
  private struct Place: Hashable {
    let record: RecordID
    let field: String
  }

  private let planting: Planting
  private let clock: VirtualClock
  private let sound = ProtobufCodec()
  private var last: [Place: Dot] = [:]

  init(planting: Planting, clock: VirtualClock) {
    self.planting = planting
    self.clock = clock
  }

  func encode(_ content: Content) -> Change { sound.encode(content) }

  func decode(frame: [UInt8], body: [UInt8]?, erased: Bool) throws -> Content {
    var content = try sound.decode(frame: frame, body: body, erased: erased)
    guard planting.isOn, content.scope.reach != .org else { return content }
    let chain = Chain.next(after: content.previous, frame: frame, body: body)
    let sort = chain.d
    switch planting.bug {
    case .lostSupersede where sort & 7 == 0: forgetSuperseded(&content)
    case .clockInFold where content.deviceTime > clock.now() + World.day:
      forgetSuperseded(&content)
    case .skippedChange where sort & 15 == 0: content.operations = []
    case .unreadRests: content.rests = []
    case .singleElement:
      let dot = Dot(replica: content.replica, number: content.number, hash: chain.prefix)
      content.operations = content.operations.flatMap { replacingElement($0, dot) }
    case .lostDelete:
      content.operations.removeAll { operation in
        if case .delete = operation.action { return true }
        return false
      }
    case .lastWriterWins:
      let dot = Dot(replica: content.replica, number: content.number, hash: chain.prefix)
      content.operations = content.operations.map { replacing($0, dot) }
    default: break
    }
    return content
  }

  private func forgetSuperseded(_ content: inout Content) {
    content.operations = content.operations.map { operation in
      guard case .put(let value, _) = operation.action else { return operation }
      return with(operation, .put(value, supersedes: []))
    }
  }

  private func replacing(_ operation: Operation, _ dot: Dot) -> Operation {
    guard case .put(let value, let dots) = operation.action else { return operation }
    let place = Place(record: operation.record, field: operation.field)
    let before = last[place].flatMap { $0 == dot || dots.contains($0) ? nil : $0 }
    last[place] = dot
    return with(operation, .put(value, supersedes: dots + (before.map { [$0] } ?? [])))
  }

  /// The element takes the place of the one that was added before it.
  private func replacingElement(_ operation: Operation, _ dot: Dot) -> [Operation] {
    guard case .add = operation.action else { return [operation] }
    let place = Place(record: operation.record, field: operation.field)
    let before = last[place].flatMap { $0 == dot ? nil : $0 }
    last[place] = dot
    return (before.map { [with(operation, .remove([$0]))] } ?? []) + [operation]
  }

  private func with(_ operation: Operation, _ action: Action) -> Operation {
    Operation(
      record: operation.record, kind: operation.kind, field: operation.field, action: action,
      personal: operation.personal)
  }
}

/// Judges a state by what happens to have arrived before it.
/// A world lives on one thread (guard: `World` is never shared between threads).
final class BentRules: Rules, @unchecked Sendable {
  private let planting: Planting
  private let sound = KindRegistry.standard
  private var last: [RecordID: ID128] = [:]

  init(planting: Planting) { self.planting = planting }

  var version: UInt64 { sound.version }

  func spec(kind: String, field: String) -> FieldSpec? { sound.spec(kind: kind, field: field) }

  func verdict(_ judging: Judging) throws -> Verdict {
    let verdict = try sound.verdict(judging)
    guard planting.isOn, verdict.counts else { return verdict }
    for operation in judging.content.operations where operation.field == "state" {
      let before = last[operation.record]
      last[operation.record] = judging.content.act
      guard let before else { continue }
      let named = try judging.content.named.compactMap { try judging.named($0)?.content.act }
      if before != judging.content.act, !named.contains(before) {
        return .quarantined("simulator.by_arrival")
      }
    }
    return verdict
  }
}
