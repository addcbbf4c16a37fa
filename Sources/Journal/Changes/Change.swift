/// The readable content of one change, frame and body together (sync.md §4).
package struct Content: Hashable, Sendable {
  package var format: UInt64
  package var edition: UInt64
  package var scope: Scope
  package var replica: ReplicaID
  /// 1, 2, 3, … within (replica, scope).
  package var number: UInt64
  /// Chain hash of the change before it; `h(0)` for the first.
  package var previous: Hash256
  /// Shared by the changes of one act, in all the scopes it touches.
  package var act: ID128
  /// The author's `org` heads, present when they moved since its previous change in this scope.
  package var orgHeads: [Head]?
  /// Milliseconds since 1970 by the device's clock; information only.
  package var deviceTime: Int64
  /// Who within the unit; empty in `tree` scopes, where the office alone is shown.
  package var actor: String
  package var operations: [Operation]
  /// The dots an act judged: all that was shown to the person.
  package var rests: [Dot]
  /// Free text, kept in the body.
  package var reason: String?
  /// Sixteen random bytes that keep a body from being guessed from its hash; nil without a body.
  package var salt: ID128?
  /// True when the body was erased: its values read as opaque.
  package var erased: Bool

  package init(
    format: UInt64 = Content.currentFormat, edition: UInt64 = 1, scope: Scope, replica: ReplicaID,
    number: UInt64, previous: Hash256, act: ID128, orgHeads: [Head]? = nil, deviceTime: Int64,
    actor: String, operations: [Operation], rests: [Dot] = [], reason: String? = nil,
    salt: ID128? = nil, erased: Bool = false
  ) {
    self.format = format
    self.edition = edition
    self.scope = scope
    self.replica = replica
    self.number = number
    self.previous = previous
    self.act = act
    self.orgHeads = orgHeads
    self.deviceTime = deviceTime
    self.actor = actor
    self.operations = operations
    self.rests = rests
    self.reason = reason
    self.salt = salt
    self.erased = erased
  }

  package static let currentFormat: UInt64 = 1

  /// Whether anything of it is personal, so that it must have a body.
  package var needsBody: Bool { reason != nil || operations.contains(where: \.personal) }

  /// Every dot it names, once each, sorted: superseded, removed, deleted or rested on.
  package var named: [Dot] {
    var dots = rests
    operations.withUnsafeBufferPointer { operations in
      for place in operations.indices {
        let more = operations[place].action.named
        if !more.isEmpty { dots += more }
      }
    }
    guard dots.count > 1 else { return dots }
    dots.sort()
    var unique = [Dot]()
    for dot in dots where unique.last != dot { unique.append(dot) }
    return unique
  }
}

/// A change as it is kept and relayed: the exact bytes of frame and body, and the signature of
/// its place in the chain where this node has one.
package struct Change: Hashable, Sendable {
  package let frame: [UInt8]
  package let body: [UInt8]?
  /// 64 bytes for suite 1; nil between signed points.
  package var signature: [UInt8]?

  package init(frame: [UInt8], body: [UInt8]?, signature: [UInt8]? = nil) {
    self.frame = frame
    self.body = body
    self.signature = signature
  }
}

/// Limits of edition 1 (sync.md §4).
package enum Limits {
  package static let changeBytes = 1 << 20
  package static let operations = 256
  package static let valueBytes = 256 << 10
  package static let namedDots = 4096
  package static let feedEnds = 16
  package static let signedPointBytes = 64 << 10
  package static let signedPointChanges = 256
  package static let actorCharacters = 64
}
