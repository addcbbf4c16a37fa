/// One change of the directory's scope as evaluation reads it.
package struct OrgEntry: Sendable {
  package let dot: Dot
  package let chain: Hash256
  package let content: Content

  package init(dot: Dot, chain: Hash256, content: Content) {
    self.dot = dot
    self.chain = chain
    self.content = content
  }
}

/// What came out of evaluating `org`: the state, and the reason of each change that does not count.
package struct OrgOutcome: Sendable {
  package let state: OrgState
  package let quarantined: [Dot: String]
  /// Changes beyond a cut, or of replicas without a certificate: not in vectors, not sent.
  package let beyond: Set<Dot>
}

/// Evaluates `ROOT/org` whole, top down (sync.md §3): the root's replicas by the organisation's
/// key, then each unit's replicas by what units above it wrote.
package struct OrgEvaluator {
  private let organisation: OrganisationID
  private let root: UnitID
  private let verifier: any Verifier
  private var rootKey: [UInt8]?
  private let byReplica: [ReplicaID: [OrgEntry]]
  private let depths: [Dot: UInt32]
  private var registers = OrgRegisters()
  private var certificates: [ReplicaID: Certificate] = [:]
  private var cuts: [ReplicaID: Cut] = [:]
  /// Cuts written so far, the issuers nearest the root first.
  private var offered: [ReplicaID: [Cut]] = [:]
  private var quarantined: [Dot: String] = [:]
  private var counting: Set<Dot> = []

  /// `entries` in causal order; `depths` as the journal keeps them (over everything held).
  package init(
    organisation: OrganisationID, root: UnitID, entries: [OrgEntry], depths: [Dot: UInt32],
    verifier: any Verifier
  ) {
    self.organisation = organisation
    self.root = root
    self.verifier = verifier
    self.depths = depths
    byReplica = Dictionary(grouping: entries, by: \.dot.replica)
  }

  package mutating func evaluate() -> OrgOutcome {
    findRootKey()
    for entries in byReplica.sorted(by: { $0.key < $1.key }).map(\.value) {
      for entry in entries { readRootProofs(entry) }
    }
    // The root's replicas first: their certificates and cuts stand on the organisation's key.
    settle(replicasOf: root, level: 0)
    var state = snapshot()
    var line = state.children(of: root)
    var level = 1
    while !line.isEmpty, level < 64 {
      for unit in line { settle(replicasOf: unit, level: level) }
      line = line.flatMap { state.children(of: $0) }
      state = snapshot()
      level += 1
    }
    let all = byReplica.values.joined().map(\.dot)
    let beyond = Set(all.filter { !counting.contains($0) && quarantined[$0] == nil })
    return OrgOutcome(state: state, quarantined: quarantined, beyond: beyond)
  }

  private func snapshot() -> OrgState {
    OrgState(
      organisation: organisation, root: root, units: registers.units(),
      certificates: certificates, cuts: cuts, edition: registers.edition())
  }

  // MARK: the organisation's key

  /// The key is whatever hashes to the organisation's name, so anyone may carry it.
  private mutating func findRootKey() {
    for entries in byReplica.values {  // order-free: one key has this hash
      for operation in entries.lazy.flatMap(\.content.operations)
      where operation.kind == OrgKind.organisation && operation.field == "key" {
        if case .put(let value, _) = operation.action, let hex = value.text,
          let key = decodeHex(hex), OrgKey.fingerprint(of: key) == organisation
        {
          rootKey = key
        }
      }
    }
  }

  private mutating func readRootProofs(_ entry: OrgEntry) {
    guard let rootKey else { return }
    for group in OrgGroup.groups(of: entry.content) {
      if group.kind == OrgKind.certificate, let certificate = group.certificate,
        certificate.unit == root, let proof = group.bytes("proof"),
        verifier.isValid(
          signature: proof, of: OrgKey.certificateStatement(organisation, certificate),
          by: rootKey)
      {
        certificates[certificate.replica] = certificate
      }
      if group.kind == OrgKind.cut, let replica = group.replica, let value = group.text("cut"),
        let heads = Cut.decode(value), let proof = group.bytes("proof"),
        let serial = group.text("serial").flatMap(UInt64.init),
        verifier.isValid(
          signature: proof,
          of: OrgKey.cutStatement(organisation, replica: replica, cut: value, serial: serial),
          by: rootKey)
      {
        registers.offerRootCut(Cut(replica: replica, issuer: root, heads: heads), serial: serial)
      }
    }
  }

  // MARK: top down

  private mutating func settle(replicasOf unit: UnitID, level: Int) {
    var accepted: [(OrgEntry, OrgGroup)] = []
    var settled: Set<ReplicaID> = []
    // A unit's machine may certify another of the same unit, so the list grows while it is read.
    while let replica = next(of: unit, after: settled) {
      settled.insert(replica)
      let cut = ownCut(replica, of: unit, level) ?? cutOfProof(replica, of: unit, level)
      if let cut { cuts[replica] = cut }
      for entry in within(cut, byReplica[replica] ?? []) {
        counting.insert(entry.dot)
        let groups = OrgGroup.groups(of: entry.content)
        if let fault = fault(groups, unit: unit) {
          quarantined[entry.dot] = fault
          continue
        }
        accepted += groups.map { (entry, $0) }
        if level > 0 { certifyBeside(unit, groups) }
      }
    }
    // Most units write nothing here, and a tree is dear to make.
    guard !accepted.isEmpty else { return }
    for (entry, group) in accepted where unit == root { registers.read(group, entry) }
    issue(accepted, by: unit, tree: snapshot())
  }

  private func ownCut(_ replica: ReplicaID, of unit: UnitID, _ level: Int) -> Cut? {
    level == 0 ? registers.rootCuts[replica]?.cut : standingCut(replica, of: unit)
  }

  /// A cut ends every certificate issued on proof of that key (sync.md §8): nothing of such a
  /// replica counts, unless a word about itself says otherwise. A lifted cut ends nothing.
  private func cutOfProof(_ replica: ReplicaID, of unit: UnitID, _ level: Int) -> Cut? {
    var seen: Set<ReplicaID> = [replica]
    var next = certificates[replica]?.renews
    while let proof = next, seen.insert(proof).inserted {
      if let cut = ownCut(proof, of: unit, level) {
        return cut.heads == nil ? nil : Cut(replica: replica, issuer: cut.issuer, heads: [:])
      }
      next = certificates[proof]?.renews
    }
    return nil
  }

  /// The higher unit's word stands: of the issuers above the unit, the one nearest the root.
  private func standingCut(_ replica: ReplicaID, of unit: UnitID) -> Cut? {
    guard let offers = offered[replica] else { return nil }
    let tree = snapshot()
    return offers.filter { tree.isAncestor($0.issuer, of: unit) }
      .min { tree.level(of: $0.issuer) < tree.level(of: $1.issuer) }
  }

  private func next(of unit: UnitID, after settled: Set<ReplicaID>) -> ReplicaID? {
    certificates.values.filter { $0.unit == unit && !settled.contains($0.replica) }
      .map(\.replica).min()
  }

  /// Certificates for further machines of the issuer's own unit (docs/decisions).
  private mutating func certifyBeside(_ unit: UnitID, _ groups: [OrgGroup]) {
    for group in groups {
      if let certificate = group.certificate, certificate.unit == unit,
        certificates[certificate.replica] == nil
      {
        certificates[certificate.replica] = certificate
      }
    }
  }

  /// The entries that are ancestors of the cut's heads; all where there is no cut.
  private func within(_ cut: Cut?, _ entries: [OrgEntry]) -> [OrgEntry] {
    guard let cut, let named = cut.heads else { return entries }
    let byChain = Dictionary(entries.map { ($0.chain, $0) }, uniquingKeysWith: { a, _ in a })
    var keep = Set<Dot>()
    for dot in named[Scope(root, .org)] ?? [] {
      var next = entries.first { $0.dot == dot }
      while let entry = next, keep.insert(entry.dot).inserted {
        next = byChain[entry.content.previous]
      }
    }
    return entries.filter { keep.contains($0.dot) }
  }

  /// What in these groups this unit may not write; certificates and cuts wait for their subject.
  private func fault(_ groups: [OrgGroup], unit: UnitID) -> String? {
    for group in groups {
      switch group.kind {
      case OrgKind.unit, OrgKind.edition, OrgKind.organisation:
        if unit != root { return "org.not_root" }
        if group.kind == OrgKind.unit, let parent = group.text("parent"), group.unitID == root,
          !parent.isEmpty
        {
          return "org.root_below"
        }
      case OrgKind.certificate:
        guard let certificate = group.certificate else { return "org.certificate_malformed" }
        if certificate.unit == root, certificates[certificate.replica] != certificate {
          return "org.certificate_unproven"
        }
        if certificate.replica != ReplicaID(suite: certificate.suite, key: certificate.key) {
          return "org.certificate_key"
        }
      case OrgKind.cut:
        guard group.replica != nil, group.text("cut").map({ Cut.decode($0) != nil }) ?? false
        else { return "org.cut_malformed" }
      default: break
      }
    }
    return nil
  }

  /// Certificates and cuts of units below the issuer, among what it wrote that counts.
  private mutating func issue(
    _ accepted: [(OrgEntry, OrgGroup)], by unit: UnitID, tree: OrgState
  ) {
    var candidates: [ReplicaID: [CutCandidate]] = [:]
    for (entry, group) in accepted {
      if group.kind == OrgKind.certificate, let certificate = group.certificate,
        tree.isAncestor(unit, of: certificate.unit), certificates[certificate.replica] == nil
      {
        certificates[certificate.replica] = certificate
      }
      if group.kind == OrgKind.cut, let replica = group.replica, let text = group.text("cut"),
        let heads = Cut.decode(text)
      {
        candidates[replica, default: []].append(
          CutCandidate(
            dot: entry.dot, depth: depths[entry.dot] ?? 0, superseded: group.superseded("cut"),
            cut: Cut(replica: replica, issuer: unit, heads: heads)))
      }
    }
    for (replica, list) in candidates.sorted(by: { $0.key < $1.key }) {
      // Kept for the replica's own turn: its certificate may be one that is read later.
      if let best = CutCandidate.standing(list) { offered[replica, default: []].append(best.cut) }
    }
  }
}

/// One written cut among those of one issuing unit for one replica.
struct CutCandidate {
  let dot: Dot
  let depth: UInt32
  let superseded: [Dot]
  let cut: Cut

  /// What stands: not superseded by another, then the later by depth, then chain hash.
  static func standing(_ list: [CutCandidate]) -> CutCandidate? {
    let gone = Set(list.flatMap(\.superseded))
    return list.filter { !gone.contains($0.dot) }.max { left, right in
      left.depth != right.depth ? left.depth < right.depth : left.dot.hash < right.dot.hash
    }
  }
}
