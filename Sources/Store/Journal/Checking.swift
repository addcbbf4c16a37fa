import Journal

/// A feed's part of a page after form and signatures were checked.
struct CheckedFeed {
  var incoming: [Hash256: Incoming] = [:]
  var stopped: FeedOutcome?
}

extension StoreTransaction {
  /// Checks what may be asked at the door: audience, certificate, right to write, form, signature.
  func check(
    _ list: [PlacedChange], _ key: FeedName, _ allowed: Set<Scope>
  ) throws -> CheckedFeed {
    var feed = CheckedFeed()
    guard let first = list.first else { return feed }
    guard allowed.contains(key.scope) else {
      feed.stopped = .waits(number: first.number, missing: "scope.not_shared")
      return feed
    }
    var placed: [(PlacedChange, Content)] = []
    for item in list {
      do {
        let content = try store.codec.decode(
          frame: item.change.frame, body: item.change.body, erased: false)
        if let fault = misplaced(item, content) {
          feed.stopped = .refused(number: item.number, reason: fault)
          return feed
        }
        placed.append((item, content))
      } catch let error as SiweiError {
        feed.stopped = .refused(number: item.number, reason: error.code)
        return feed
      }
    }
    guard let identity = try authorOf(key, placed) else {
      feed.stopped = .waits(number: first.number, missing: "certificate.missing")
      return feed
    }
    guard organisation.mayWrite(identity.unit, in: key.scope) || key.scope.reach == .org else {
      feed.stopped = .waits(number: first.number, missing: "scope.not_writer")
      return feed
    }
    if let fault = badSignature(list, key, identity.key) {
      feed.stopped = .refused(number: fault.number, reason: fault.reason)
      return feed
    }
    for (item, content) in placed {
      feed.incoming[item.chain] = Incoming(
        change: item.change, content: content, chain: item.chain, unit: identity.unit)
    }
    return feed
  }

  /// What a change says of itself must be what the page says of it.
  private func misplaced(_ item: PlacedChange, _ content: Content) -> String? {
    guard content.scope == item.scope, content.replica == item.replica,
      content.number == item.number, content.previous == item.previous, content.number > 0
    else { return "change.misplaced" }
    let chain = Chain.next(
      after: item.previous, frame: item.change.frame, body: item.change.body)
    return chain == item.chain ? nil : "change.chain"
  }

  /// The unit and key of a feed's author; for `org` also by what this very run proves.
  private func authorOf(
    _ key: FeedName, _ placed: [(PlacedChange, Content)]
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
    let entries = placed.map { item, content in
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
