import Journal

/// `entry forward`: the township, or a unit without one, puts a lesson before the contest's host.
enum Forwarding {
  static func decide(_ desk: Desk, _ call: CommandCall) throws -> Decision {
    var act = try EntryAct(desk, call, .origin)
    try act.bySender()
    guard act.contest.needsForwarding(of: act.entry.unit) else {
      throw SiweiError(
        "entry.ends_here", .refused,
        ["no": act.number, "contest": act.contest.title, "host": act.contest.host.text])
    }
    let isRepeat = act.entry.state == EntryState.forwarded
    try act.expect(
      EntryState.forwardable(isOwnSender: act.entry.isOwnSender) + [EntryState.forwarded])
    guard let id = EntryPair.forwardedID(of: act.entry) else { throw act.wrongState() }
    let form = try Form(id, act)
    if let held = act.pair.forwarded, isRepeat {
      guard !held.waitsForPerson, ForwardedState.open.contains(held.state) else {
        throw act.wrongState()
      }
      let isReturned = held.state == ForwardedState.returned
      guard isReturned || act.pair.isNewerAtOrigin || call.filled("opinion") != nil else {
        return try form.reply(Decision(subject: id), desk)
      }
    }
    // Forwarded again it may bring an opinion, and no version that the draw did not see.
    if act.pair.isNewerAtOrigin, try Freezing.isFrozen(act.pair, desk: desk) {
      throw SiweiError("entry.frozen", .refused, ["no": act.number])
    }
    if !isRepeat { act.put("state", EntryState.forwarded) }
    if act.entry.text("forwarded") != id.description { act.put("forwarded", id.description) }
    let seen = act.entry.versionText
    if act.entry.text("forwarded_dots") != seen { act.put("forwarded_dots", seen) }
    if let draft = try form.draft() { act.draft(draft) }
    if let ranking = try form.rankingDraft(call.filled("opinion")) { act.draft(ranking) }
    return try form.reply(act.decision(subject: id), desk)
  }

  /// What one forwarding writes before the host and above.
  private struct Form {
    let id: RecordID
    let act: EntryAct
    let desk: Desk
    let scope: Scope
    let quotas: Quotas
    /// As the sender keeps it to itself, where it has told no number yet.
    let rank: SenderRank?
    let number: String
    /// What was seen of the forwarded record, where there is one.
    private let sight: Sight?

    init(_ id: RecordID, _ act: EntryAct) throws {
      self.id = id
      self.act = act
      desk = act.desk
      scope = LessonScopes.forwarded(of: act.entry.unit, organisation: act.desk.organisation)
      quotas = try Quotas(act.contest.id, desk: act.desk)
      let told = try SenderRank.held(id, sender: act.desk.unit, desk: act.desk)
      rank = told?.isSaid == true ? nil : try SenderRank.own(act.entry.id, desk: act.desk)
      sight = try act.pair.forwarded.map { try Form.sight($0.record, act) }
      number = try act.pair.forwarded?.number ?? LessonNumbers.forwarded(desk: act.desk)
    }

    private var held: LessonEntry? { act.pair.forwarded }

    /// Where a token does not show it, what was brought there by forwarding was seen all the same.
    private static func sight(_ held: RecordState, _ act: EntryAct) throws -> Sight {
      guard let token = act.token, !token.holds(held.id) else {
        return try Sight(held, token: act.token, desk: act.desk)
      }
      let brought = act.entry.text("forwarded_dots") ?? ""
      var values: [String: Value] = [:]
      for field in LessonKinds.content {
        values[field] = try act.entry.value(field, asOf: brought)
      }
      return Sight(held, hiding: LessonKinds.content) { values[$0] == $1 }
    }

    private func put(_ field: String, _ value: Value) -> Operation {
      if let sight { return sight.put(field, value, desk: desk) }
      return Operation(
        record: id, kind: LessonKinds.forwarded, field: field,
        action: .put(value, supersedes: []),
        personal: desk.rules.spec(kind: LessonKinds.forwarded, field: field)?.personal ?? false)
    }

    /// The whole lesson the first time, later what is newer at its origin; nil where nothing is.
    func draft() throws -> Draft? {
      var operations: [Operation] = []
      let newer = act.pair.newerFields
      for field in LessonKinds.content where held == nil || newer.contains(field) {
        if let value = act.entry.value(field) { operations.append(put(field, value)) }
      }
      if held == nil {
        operations += [
          put("contest", .text(act.contest.id.description)),
          put("sender", .text(desk.unit.text)), put("no", .text(number)),
        ]
        if let by = act.entry.value("recommended_by") {
          operations.append(put("recommended_by", by))
        }
      }
      let isReturned = held?.state == ForwardedState.returned
      guard held == nil || isReturned || !operations.isEmpty else { return nil }
      operations.append(put("state", .text(ForwardedState.forwarded)))
      operations.append(put("quota_version", .integer(Int64(quotas.version))))
      return Draft(scope, operations: operations, rests: sight?.rests ?? [])
    }

    /// Rank and opinion stay between the sender and the unit above.
    func rankingDraft(_ opinion: String?) throws -> Draft? {
      var values: [(String, Value)] = []
      if let rank, let number = rank.rank {
        values += [
          ("rank", .integer(Int64(number))), ("quota_version", .integer(Int64(rank.version))),
        ]
      }
      if let opinion { values.append(("opinion", .text(try WishInput.words(opinion, "opinion")))) }
      guard !values.isEmpty else { return nil }
      values += [
        ("entry", .text(id.description)), ("contest", .text(act.contest.id.description)),
      ]
      return try SenderRank.draft(
        id, in: LessonScopes.ranking(of: desk.unit, organisation: desk.organisation),
        values: values, token: act.token, desk: desk)
    }

    /// Whether it is beyond the quota whose version it names; nothing is refused for that.
    func reply(_ decision: Decision, _ desk: Desk) throws -> Decision {
      var standing = try SenderStanding(desk.unit, in: act.contest.id, desk: desk)
      let named =
        held?.state == ForwardedState.returned || held == nil
        ? quotas.version : held?.integer("quota_version") ?? 0
      let told =
        try SenderRank.held(id, sender: desk.unit, desk: desk)
        ?? SenderRank.own(act.entry.id, desk: desk)
      standing.include(
        SenderStanding.Item(
          entry: id, number: number, state: ForwardedState.forwarded, rank: told?.rank,
          rankedAt: told?.version ?? 0, version: named))
      let limit = quotas.limit(of: desk.unit, at: named, organisation: desk.organisation)
      let newest = quotas.limit(
        of: desk.unit, at: quotas.version, organisation: desk.organisation)
      var out = decision
      out.reply = JSON.of(
        ("id", .string(id.description)), ("no", .string(number)),
        ("over_quota", .bool(standing.over(limit?.number).contains(id))),
        ("ranking_wanted", .bool(standing.wantsRanking(newest))),
        ("late", .bool(act.contest.isLate(id))), ("quota_version", .number(named)))
      if let conflict = decision.reply["conflict"] {
        out.reply = out.reply.setting("conflict", conflict)
      }
      return out
    }
  }
}
