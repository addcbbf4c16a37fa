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
      do {
        contents.append(
          try store.codec.decode(
            frame: page[place].change.frame, body: page[place].change.body, erased: false))
        let (fault, check) = misplaced(page[place], contents[contents.count - 1])
        if let fault { return .refused(number: page[place].number, reason: fault) }
        checks.append(check)
      } catch let error as SiweiError {
        return .refused(number: page[place].number, reason: error.code)
      }
    }
    guard let identity = try authorOf(part, of: page, contents) else {
      // A stale hint may have cut off the beginning, with the certificate in it: whoever sent this
      // must hear that it does not attach, or both would leave the feed out for good.
      let before = Head(replica: key.replica, number: first.number &- 1, chain: first.previous)
      let attaches = try first.number == 1 || holds(before, in: key.scope)
      return .waits(
        number: first.number, missing: attaches ? "certificate.missing" : "feed.gap")
    }
    guard organisation.mayWrite(identity.unit, in: key.scope) || key.scope.reach == .org else {
      return .waits(number: first.number, missing: "scope.not_writer")
    }
    if let fault = badSignature(part, of: page, identity.key) {
      return .refused(number: fault.number, reason: fault.reason)
    }
    for (index, place) in part.places.enumerated() {
      ready[place] = Incoming(
        change: page[place].change, content: contents[index], chain: page[place].chain,
        bodyCheck: checks[index], unit: identity.unit)
    }
    return nil
  }

  /// What a change says of itself must be what the page says of it; with the check of its body.
  private func misplaced(
    _ item: PlacedChange, _ content: Content
  ) -> (fault: String?, check: Int64) {
    guard content.scope == item.scope, content.replica == item.replica,
      content.number == item.number, content.previous == item.previous, content.number > 0
    else { return ("change.misplaced", 0) }
    if let check = item.bodyCheck { return (nil, check) }
    let bodyHash = Chain.hash(ofBody: item.change.body)
    let chain = Chain.next(after: item.previous, frame: item.change.frame, bodyHash: bodyHash)
    return (chain == item.chain ? nil : "change.chain", Chain.check(bodyHash))
  }

  /// The unit and key of a feed's author; for `org` also by what this very run proves.
  private func authorOf(
    _ part: FeedPart, of page: [PlacedChange], _ contents: [Content]
  ) throws -> (unit: UnitID, key: [UInt8])? {
    let key = part.key
    if let certificate = organisation.certificates[key.replica] {
      return (certificate.unit, certificate.key)
    }
    if let own = store.cache.own, own.replica == key.replica, let mine = try ownKey() {
      return (own.unit, mine)
    }
    guard key.scope.reach == .org, let own = store.cache.own else { return nil }
    // With what is held: the run may stand on the organisation's key that another feed carries.
    let (held, heights) = try orgEntries(key.scope)
    let entries = zip(part.places, contents).map { place, content in
      OrgEntry(dot: page[place].head.dot, chain: page[place].chain, content: content)
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
    _ part: FeedPart, of page: [PlacedChange], _ publicKey: [UInt8]
  ) -> (number: UInt64, reason: String)? {
    let key = part.key
    let organisation = store.cache.own?.organisation ?? .zero
    var followed: Set<Hash256>?
    func isFollowed(_ index: Int) -> Bool {
      let chain = page[part.places[index]].chain
      // Nearly always by the next one; of a fork's lines perhaps by a later one.
      if index + 1 < part.places.count, page[part.places[index + 1]].previous == chain {
        return true
      }
      let all = followed ?? Set(part.places.map { page[$0].previous })
      followed = all
      return all.contains(chain)
    }
    for (index, place) in part.places.enumerated() {
      if let signature = page[place].change.signature {
        let head = page[place].head
        let seal = Statement.seal(organisation: organisation, scope: key.scope, head: head)
        guard store.verifier.isValid(signature: signature, of: seal, by: publicKey) else {
          return (head.number, "change.signature")
        }
      } else if !isFollowed(index) {
        let named = self.organisation.cuts[key.replica]?.heads?[key.scope] ?? []
        guard named.contains(page[place].head.dot) else {
          return (page[place].number, "change.unsigned")
        }
      }
    }
    return nil
  }
}
