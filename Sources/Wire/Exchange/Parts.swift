import Foundation
import Journal
import SwiftProtobuf
import Sync

extension PBHead {
  init(_ head: Head) {
    self.init()
    replica = head.replica.id.data
    number = head.number
    chain = head.chain.data
  }

  func head() throws -> Head {
    try Malformed.unless(number > 0, "head number")
    return Head(
      replica: try ReplicaID(replica, "head replica"), number: number,
      chain: try Hash256(chain, "head chain"))
  }
}

extension PBScopeHeads {
  init(_ value: ScopeHeads) {
    self.init()
    anchor = value.scope.anchor.text
    reach = UInt32(value.scope.reach.rawValue)
    heads = value.heads.map { PBHead($0) }
    probes = value.probes.map { dot in
      .with {
        $0.replica = dot.replica.id.data
        $0.number = dot.number
        $0.hash = dot.hash.data
      }
    }
  }

  func value() throws -> ScopeHeads {
    try Malformed.unless(heads.count <= WireLimits.heads, "too many heads")
    try Malformed.unless(probes.count <= WireLimits.probes, "too many probes")
    let dots = try probes.map { probe in
      try Malformed.unless(probe.number > 0, "probe number")
      return Dot(
        replica: try ReplicaID(probe.replica, "probe replica"), number: probe.number,
        hash: try ID128(probe.hash, "probe hash"))
    }
    return ScopeHeads(
      scope: try Scope(anchor: anchor, reach: reach), heads: try heads.map { try $0.head() },
      probes: dots)
  }
}

extension PBScopeDigest {
  init(_ value: ScopeDigest) {
    self.init()
    anchor = value.scope.anchor.text
    reach = UInt32(value.scope.reach.rawValue)
    digest = value.digest
  }

  func value() throws -> ScopeDigest {
    ScopeDigest(scope: try Scope(anchor: anchor, reach: reach), digest: digest)
  }
}

extension PBSeal {
  init(_ value: Seal) {
    self.init()
    anchor = value.scope.anchor.text
    reach = UInt32(value.scope.reach.rawValue)
    head = PBHead(value.head)
    signature = Data(value.signature)
  }

  func value() throws -> Seal {
    Seal(
      scope: try Scope(anchor: anchor, reach: reach), head: try head.head(),
      signature: try exactly(64, signature, "seal signature"))
  }
}

extension PBRefusal {
  init(_ value: Refusal) {
    self.init()
    anchor = value.scope.anchor.text
    reach = UInt32(value.scope.reach.rawValue)
    replica = value.replica.id.data
    number = value.number
    reason = value.reason
    waits = value.waits
    waitsFor = value.waitsFor
  }

  func value() throws -> Refusal {
    try Malformed.unless(reason.utf8.count <= WireLimits.textBytes, "refusal reason")
    try Malformed.unless(waitsFor.utf8.count <= WireLimits.textBytes, "refusal waits_for")
    return Refusal(
      scope: try Scope(anchor: anchor, reach: reach),
      replica: try ReplicaID(replica, "refusal replica"), number: number, reason: reason,
      waits: waits, waitsFor: waitsFor)
  }
}

extension PBRenewal {
  init(_ value: Renewal) {
    self.init()
    key = Data(value.key)
    proof = Data(value.proof)
    replica = value.replica.id.data
    unit = value.unit.text
  }

  func value() throws -> Renewal {
    Renewal(
      key: try exactly(32, key, "renewal key"), proof: try exactly(64, proof, "renewal proof"),
      replica: try ReplicaID(replica, "renewal replica"), unit: try known(unit, "renewal unit"))
  }
}

extension PBCertificate {
  init(_ value: Certificate) {
    self.init()
    replica = value.replica.id.data
    unit = value.unit.text
    suite = value.suite
    key = Data(value.key)
    letter = value.letter
    if let renews = value.renews { self.renews = renews.id.data }
  }

  func value() throws -> Certificate {
    try Malformed.unless(letter.utf8.count <= WireLimits.nameBytes, "letter")
    return Certificate(
      replica: try ReplicaID(replica, "certificate replica"),
      unit: try known(unit, "certificate unit"), suite: suite,
      key: try exactly(32, key, "certificate key"), letter: letter,
      renews: renews.isEmpty ? nil : try ReplicaID(renews, "certificate renews"))
  }
}

/// The unit of this id; throws for a text that is none.
func known(_ unit: String, _ what: @autoclosure () -> String) throws -> UnitID {
  guard let id = UnitID(unit) else { throw Malformed(what()) }
  return id
}
