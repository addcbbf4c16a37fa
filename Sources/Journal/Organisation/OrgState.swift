/// The directory as it counts at one moment: tree, certificates, cuts (sync.md §3, §8).
///
/// Worked out whole by `OrgEvaluator` after each change in `ROOT/org`; never edited.
package struct OrgState: Sendable {
  package let organisation: OrganisationID
  package let root: UnitID
  package private(set) var units: [UnitID: Unit]
  package private(set) var certificates: [ReplicaID: Certificate]
  package private(set) var cuts: [ReplicaID: Cut]
  package private(set) var edition: UInt64
  private var levels: [UnitID: Int]
  private var childrenOf: [UnitID: [UnitID]]

  package init(
    organisation: OrganisationID, root: UnitID, units: [UnitID: Unit] = [:],
    certificates: [ReplicaID: Certificate] = [:], cuts: [ReplicaID: Cut] = [:],
    edition: UInt64 = 1
  ) {
    self.organisation = organisation
    self.root = root
    self.units = units
    self.certificates = certificates
    self.cuts = cuts
    self.edition = edition
    levels = [:]
    childrenOf = [:]
    index()
  }

  /// Levels by walking down from the root; a unit on a circle or below nothing has none.
  private mutating func index() {
    var children: [UnitID: [UnitID]] = [:]
    for unit in units.values.sorted(by: { $0.id < $1.id }) {
      if let parent = unit.parent { children[parent, default: []].append(unit.id) }
    }
    childrenOf = children
    guard units[root] != nil else { return }
    levels = [root: 0]
    var line = [root]
    while let unit = line.popLast() {
      for child in children[unit] ?? [] where levels[child] == nil {
        levels[child] = (levels[unit] ?? 0) + 1
        line.append(child)
      }
    }
  }

  /// 0 for the root; units outside the tree come after all others.
  package func level(of unit: UnitID) -> Int { levels[unit] ?? Int.max }
  package func isInTree(_ unit: UnitID) -> Bool { levels[unit] != nil }
  package func parent(of unit: UnitID) -> UnitID? {
    isInTree(unit) ? units[unit]?.parent : nil
  }
  package func tier(of unit: UnitID) -> String? { units[unit]?.tier }

  /// Direct children, sorted.
  package func children(of unit: UnitID) -> [UnitID] { childrenOf[unit] ?? [] }

  /// From the parent up to the root.
  package func ancestors(of unit: UnitID) -> [UnitID] {
    var out = [UnitID]()
    var next = parent(of: unit)
    while let unit = next {
      out.append(unit)
      next = unit == root ? nil : parent(of: unit)
    }
    return out
  }

  package func isAncestor(_ upper: UnitID, of lower: UnitID) -> Bool {
    ancestors(of: lower).contains(upper)
  }

  /// All units below, top down, sorted within a level.
  package func descendants(of unit: UnitID) -> [UnitID] {
    var out = [UnitID]()
    var line = children(of: unit)
    while !line.isEmpty {
      out += line
      line = line.flatMap { children(of: $0) }
    }
    return out
  }

  /// The unit a replica stands for; nil where no certificate counts.
  package func unit(of replica: ReplicaID) -> UnitID? { certificates[replica]?.unit }

  package func replicas(of unit: UnitID) -> [Certificate] {
    certificates.values.filter { $0.unit == unit }.sorted { $0.replica < $1.replica }
  }

  /// Whether `unit` is among those the scope is shared by.
  package func isInAudience(_ unit: UnitID, of scope: Scope) -> Bool {
    guard isInTree(unit) else { return false }
    if scope.reach == .org { return scope.anchor == root }
    guard isInTree(scope.anchor) else { return false }
    let anchor = scope.anchor
    switch scope.reach {
    case .org: return true
    case .own: return unit == anchor
    case .parent: return anchor != root && (unit == anchor || unit == parent(of: anchor))
    case .chain: return anchor != root && (unit == anchor || isAncestor(unit, of: anchor))
    case .tree:
      return unit == anchor || isAncestor(unit, of: anchor) || isAncestor(anchor, of: unit)
    }
  }

  /// Whether `unit` may write in the scope at all: the question at the door (sync.md §6).
  package func mayWrite(_ unit: UnitID, in scope: Scope) -> Bool {
    guard isInAudience(unit, of: scope) else { return false }
    switch scope.reach {
    case .own, .tree: return unit == scope.anchor
    case .org, .parent, .chain: return true
    }
  }

  /// All scopes whose audience `unit` is in, `org` first, then sorted.
  package func scopes(of unit: UnitID) -> [Scope] {
    guard isInTree(unit) else { return [Scope(root, .org)] }
    var out = [Scope(root, .org), Scope(unit, .own), Scope(unit, .tree)]
    if unit != root { out += [Scope(unit, .parent), Scope(unit, .chain)] }
    for upper in ancestors(of: unit) { out.append(Scope(upper, .tree)) }
    for child in children(of: unit) { out.append(Scope(child, .parent)) }
    for lower in descendants(of: unit) { out += [Scope(lower, .chain), Scope(lower, .tree)] }
    return out.sorted()
  }

  /// Scopes two units exchange: both are in the audience (sync.md §3).
  package func sharedScopes(_ one: UnitID, _ other: UnitID) -> [Scope] {
    // The lower unit shares in fewer scopes, whichever of the two it is.
    let isLower = level(of: one) >= level(of: other)
    return scopes(of: isLower ? one : other).filter { isInAudience(isLower ? other : one, of: $0) }
  }
}
