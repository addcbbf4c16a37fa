import Journal

/// A feed's part of a page, by the places of its changes there.
struct FeedPart {
  let key: FeedName
  var places: [Int] = []
}

extension StoreTransaction {
  /// The parts of a page, each feed once, in order of first appearance.
  func parts(of page: [PlacedChange]) -> [FeedPart] {
    var parts: [FeedPart] = []
    var places: [FeedName: Int] = [:]
    // Runs of one feed follow one another, so its name is looked up once a run.
    var current = -1
    for (index, change) in page.enumerated() {
      if current < 0 || parts[current].key.replica != change.replica
        || parts[current].key.scope != change.scope
      {
        let key = FeedName(scope: change.scope, replica: change.replica)
        current = places[key] ?? parts.count
        if current == parts.count {
          parts.append(FeedPart(key: key))
          places[key] = current
        }
      }
      parts[current].places.append(index)
    }
    return parts
  }

  /// Checks what may be asked at the door: audience, certificate, right to write, form, signature.
  /// Puts what may go in to its place in `ready`; otherwise says why nothing of the feed may.
  func check(
    _ part: FeedPart, of page: [PlacedChange], _ allowed: Set<Scope>, _ ready: inout [Incoming?]
  ) throws -> FeedOutcome? {
    let key = part.key
    guard let first = part.places.first.map({ page[$0] }) else { return nil }
    guard allowed.contains(key.scope) else {
      return .waits(number: first.number, missing: "scope.not_shared")
    }
    var contents: [Content] = []
    var checks: [Int64] = []
    contents.reserveCapacity(part.places.count)
    checks.reserveCapacity(part.places.count)
    for place in part.places {
      let item = page[place]
      do {
        let content = try store.codec.decode(
          frame: item.change.frame, body: item.change.body, erased: false)
        let bodyHash = Chain.hash(ofBody: item.change.body)
        if let fault = misplaced(item, content, bodyHash) {
          return .refused(number: item.number, reason: fault)
        }
        contents.append(content)
        checks.append(Chain.check(bodyHash))
      } catch let error as SiweiError {
        return .refused(number: item.number, reason: error.code)
      }
    }
    let list = part.places.map { page[$0] }
    guard let identity = try authorOf(key, list, contents) else {
      return .waits(number: first.number, missing: "certificate.missing")
    }
    guard organisation.mayWrite(identity.unit, in: key.scope) || key.scope.reach == .org else {
      return .waits(number: first.number, missing: "scope.not_writer")
    }
    if let fault = badSignature(list, key, identity.key) {
      return .refused(number: fault.number, reason: fault.reason)
    }
    for (index, place) in part.places.enumerated() {
      ready[place] = Incoming(
        change: page[place].change, content: contents[index], chain: page[place].chain,
        bodyCheck: checks[index], unit: identity.unit)
    }
    return nil
  }

  /// What a change says of itself must be what the page says of it.
  private func misplaced(
    _ item: PlacedChange, _ content: Content, _ bodyHash: Hash256
  ) -> String? {
    guard content.scope == item.scope, content.replica == item.replica,
      content.number == item.number, content.previous == item.previous, content.number > 0
    else { return "change.misplaced" }
    let chain = Chain.next(after: item.previous, frame: item.change.frame, bodyHash: bodyHash)
    return chain == item.chain ? nil : "change.chain"
  }

  /// The unit and key of a feed's author; for `org` also by what this very run proves.
  private func authorOf(
    _ key: FeedName, _ list: [PlacedChange], _ contents: [Content]
  ) throws -> (unit: UnitID, key: [UInt8])? {
    if let certificate = organisation.certificates[key.replica] {
      return (certificate.unit, certificate.key)
    }
    if let own = store.cache.own, own.replica == key.replica, let mine = try ownKey() {
      return (own.unit, mine)
    }
    guard key.scope.reach == .org, let own = store.cache.own else { return nil }
    // With what is held: the run may stand on the organisation's key that another feed carries.
    let (held, heights) = try orgEntries(key.scope)
    let entries = zip(list, contents).map { item, content in
      OrgEntry(dot: item.head.dot, chain: item.chain, content: content)
    }
    var evaluator = OrgEvaluator(
      organisation: own.organisation, root: own.root, entries: held + entries, depths: heights,
      verifier: store.verifier)
    let state = evaluator.evaluate().state
    return state.certificates[key.replica].map { ($0.unit, $0.key) }
  }

  private func ownKey() throws -> [UInt8]? { try meta("own_key") }

  /// Every signature that is there must be right, and the last change must carry one, or be named
  /// by a cut that counts.
  private func badSignature(
    _ list: [PlacedChange], _ key: FeedName, _ publicKey: [UInt8]
  ) -> (number: UInt64, reason: String)? {
    let organisation = store.cache.own?.organisation ?? .zero
    let followed = Set(list.map(\.previous))
    for item in list {
      if let signature = item.change.signature {
        let seal = Statement.seal(organisation: organisation, scope: key.scope, head: item.head)
        guard store.verifier.isValid(signature: signature, of: seal, by: publicKey) else {
          return (item.number, "change.signature")
        }
      } else if !followed.contains(item.chain) {
        let named = self.organisation.cuts[key.replica]?.heads?[key.scope] ?? []
        guard named.contains(item.head.dot) else { return (item.number, "change.unsigned") }
      }
    }
    return nil
  }
}
