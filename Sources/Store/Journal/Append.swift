package import Domain
package import Journal

/// What a node adds to drafts when it writes them as changes of its own feed.
package struct Authoring {
  package let signer: any Signer
  package let actor: String
  package let act: ID128
  /// Milliseconds since 1970 by the device's clock.
  package let now: Int64
  package let random: any Randomness

  package init(
    signer: any Signer, actor: String, act: ID128, now: Int64, random: any Randomness
  ) {
    self.signer = signer
    self.actor = actor
    self.act = act
    self.now = now
    self.random = random
  }
}

extension StoreTransaction {
  /// Writes the drafts of one act as changes of this node's feeds; their dots, in order.
  package func append(_ drafts: [Draft], _ authoring: Authoring) throws -> [Dot] {
    var dots: [Dot] = []
    for draft in drafts where !draft.operations.isEmpty {
      for part in try split(draft) { dots.append(try append(part, authoring)) }
    }
    try settle()
    return dots
  }

  /// A change with a body touches one record (sync.md §4): personal parts go by record.
  private func split(_ draft: Draft) throws -> [Draft] {
    let personal = draft.reason != nil || draft.operations.contains(where: isPersonal)
    var order: [RecordID] = []
    for operation in draft.operations where !order.contains(operation.record) {
      order.append(operation.record)
    }
    if personal, order.count > 1 {
      return try order.flatMap { record in
        let own = draft.operations.filter { $0.record == record }
        let needsReason = own.contains(where: isPersonal) || record == order[0]
        return try split(
          Draft(
            draft.scope, operations: own, rests: draft.rests,
            reason: needsReason ? draft.reason : nil))
      }
    }
    guard draft.operations.count > Limits.operations else { return [draft] }
    return stride(from: 0, to: draft.operations.count, by: Limits.operations).map { start in
      let end = min(start + Limits.operations, draft.operations.count)
      return Draft(
        draft.scope, operations: Array(draft.operations[start..<end]), rests: draft.rests,
        reason: start == 0 ? draft.reason : nil)
    }
  }

  private func isPersonal(_ operation: Operation) -> Bool {
    operation.personal
      || store.rules.spec(kind: operation.kind, field: operation.field)?.personal == true
  }

  private func append(_ draft: Draft, _ authoring: Authoring) throws -> Dot {
    let own = try requireOwn()
    let entry = try entry(draft.scope)
    let replica = try intern(own.replica)
    let end = entry.lines[replica]?.first
    try checkLimits(draft)
    var content = Content(
      edition: organisation.edition, scope: draft.scope, replica: own.replica,
      number: (end?.number ?? 0) + 1,
      previous: end?.chain ?? chainStart(draft.scope, own.replica), act: authoring.act,
      orgHeads: try movedOrgHeads(entry), deviceTime: authoring.now,
      actor: draft.scope.reach == .tree ? "" : authoring.actor,
      operations: ordered(draft.operations.map(marked)), rests: draft.rests, reason: draft.reason)
    if content.needsBody { content.salt = authoring.random.id128() }
    var change = store.codec.encode(content)
    guard change.frame.count + (change.body?.count ?? 0) <= Limits.changeBytes else {
      throw SiweiError("limit.change", .refused, ["limit": "\(Limits.changeBytes)"])
    }
    try checkReadable(change, content)
    let bodyHash = Chain.hash(ofBody: change.body)
    let chain = Chain.next(after: content.previous, frame: change.frame, bodyHash: bodyHash)
    let head = Head(replica: own.replica, number: content.number, chain: chain)
    change.signature = try authoring.signer.sign(
      Statement.seal(organisation: own.organisation, scope: draft.scope, head: head))
    let incoming = Incoming(
      change: change, content: content, chain: chain, bodyCheck: Chain.check(bodyHash),
      unit: own.unit)
    guard try insert(incoming, received: authoring.now) else {
      throw SiweiError("store.defect", .defect, ["detail": "own change held already"])
    }
    return head.dot
  }

  /// The operations on one record in the order of its fields, as the fold keeps them: whoever folds
  /// the change finds the place of each behind the one before.
  private func ordered(_ operations: [Operation]) -> [Operation] {
    var out: [Operation] = []
    out.reserveCapacity(operations.count)
    for operation in operations {
      var place = out.count
      while place > 0, out[place - 1].record == operation.record,
        sameBytes(out[place - 1].kind, operation.kind),
        compareBytes(operation.field, out[place - 1].field) < 0
      { place -= 1 }
      out.insert(operation, at: place)
    }
    return out
  }

  private func marked(_ operation: Operation) -> Operation {
    guard !operation.personal, isPersonal(operation) else { return operation }
    return Operation(
      record: operation.record, kind: operation.kind, field: operation.field,
      action: operation.action, personal: true)
  }

  /// What no peer would read must not be acknowledged here either.
  private func checkReadable(_ change: Change, _ content: Content) throws {
    guard content.named.count <= Limits.namedDots else {
      throw SiweiError("limit.named", .refused, ["limit": "\(Limits.namedDots)"])
    }
    do {
      _ = try store.codec.decode(frame: change.frame, body: change.body, erased: false)
    } catch let error as SiweiError {
      throw SiweiError(
        "limit.unreadable", .refused, ["detail": error.arguments["detail"] ?? error.code])
    }
  }

  private func checkLimits(_ draft: Draft) throws {
    guard (draft.reason?.utf8.count ?? 0) <= Limits.valueBytes else {
      throw SiweiError(
        "limit.value", .refused, ["field": "reason", "limit": "\(Limits.valueBytes / 1024)"])
    }
    for operation in draft.operations {
      let value: Value
      switch operation.action {
      case .put(let put, _): value = put
      case .add(let added): value = added
      default: continue
      }
      guard (value.text?.utf8.count ?? 0) <= Limits.valueBytes else {
        throw SiweiError(
          "limit.value", .refused,
          ["field": operation.field, "limit": "\(Limits.valueBytes / 1024)"])
      }
    }
  }

  /// The `org` heads, when they moved since this feed's last change.
  private func movedOrgHeads(_ entry: ScopeEntry) throws -> [Head]? {
    guard entry.scope.reach != .org, let own = store.cache.own else { return nil }
    let org = Scope(own.root, .org)
    let vector = try vector(org)
    let digest = vector.digest(of: org)
    if entry.told == digest { return nil }
    store.cache.scopes[entry.scope]?.told = digest
    store.cache.scopes[entry.scope]?.dirty = true
    return vector.heads
  }
}
