/// The hash chain of a feed (sync.md §4).
package enum Chain {
  /// `h(0) = H(0, organisation, scope, replica)`.
  package static func start(
    organisation: OrganisationID, scope: Scope, replica: ReplicaID
  ) -> Hash256 {
    var hash = Hashing(tag: HashTag.chainStart)
    hash.add(organisation)
    hash.add(scope.description)
    hash.add(replica.id)
    return hash.finish()
  }

  /// `h(n) = H(1, h(n-1), H(2, frame), H(3, body))`; an absent body hashes as no bytes.
  package static func next(after previous: Hash256, frame: [UInt8], body: [UInt8]?) -> Hash256 {
    next(after: previous, frame: frame, bodyHash: hash(ofBody: body))
  }

  /// The same with the hash that stands in the place of an erased body.
  package static func next(
    after previous: Hash256, frame: [UInt8], bodyHash: Hash256
  ) -> Hash256 {
    let frameHash = frame.withUnsafeBytes { Hashing.hash(tag: HashTag.frame, $0) }
    var hash = Hashing(tag: HashTag.chain)
    hash.add(previous)
    hash.add(frameHash)
    hash.add(bodyHash)
    return hash.finish()
  }

  private static let hashOfNoBody: Hash256 = {
    var hash = Hashing(tag: HashTag.body)
    hash.add([UInt8]())
    return hash.finish()
  }()

  package static func hash(ofBody body: [UInt8]?) -> Hash256 {
    guard let body, !body.isEmpty else { return hashOfNoBody }
    return body.withUnsafeBytes { Hashing.hash(tag: HashTag.body, $0) }
  }
}

extension Chain {
  /// First four bytes of a body's hash: tells damage of a body from damage of its frame.
  package static func check(ofBody body: [UInt8]?) -> Int64 { check(hash(ofBody: body)) }
  package static func check(_ bodyHash: Hash256) -> Int64 { Int64(bodyHash.a >> 32) }
}

/// What a signature is for; part of every signed statement.
package enum Purpose: String, Sendable {
  case change = "siwei/change"
  case rootCertificate = "siwei/root-certificate"
  case rootCut = "siwei/root-cut"
  case renewal = "siwei/renewal"
  case receipt = "siwei/receipt"
  case request = "siwei/request"
  case join = "siwei/join"
}

/// The exact bytes that signatures are made over.
package enum Statement {
  /// (purpose, organisation, scope, replica, number, chain hash): the seal of a change.
  package static func seal(organisation: OrganisationID, scope: Scope, head: Head) -> [UInt8] {
    var hash = Hashing(tag: HashTag.statement)
    hash.add(Purpose.change.rawValue)
    hash.add(organisation)
    hash.add(scope.description)
    hash.add(head.replica.id)
    hash.add(head.number)
    hash.add(head.chain)
    return hash.finish().bytes
  }

  /// (purpose, organisation, data).
  package static func data(
    _ purpose: Purpose, organisation: OrganisationID, _ parts: [[UInt8]]
  ) -> [UInt8] {
    var hash = Hashing(tag: HashTag.statement)
    hash.add(purpose.rawValue)
    hash.add(organisation)
    for part in parts { hash.add(part) }
    return hash.finish().bytes
  }

  /// What an old key signs for a new one: (renewal, organisation, old replica, new key, unit).
  package static func renewal(
    organisation: OrganisationID, replica: ReplicaID, key: [UInt8], unit: UnitID
  ) -> [UInt8] {
    data(.renewal, organisation: organisation, [replica.id.bytes, key, Array(unit.text.utf8)])
  }

  /// What a new key signs when it joins: (join, organisation, secret, key).
  package static func join(
    organisation: OrganisationID, secret: [UInt8], key: [UInt8]
  ) -> [UInt8] {
    data(.join, organisation: organisation, [secret, key])
  }
}
