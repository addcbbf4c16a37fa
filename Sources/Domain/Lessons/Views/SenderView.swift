import Journal

/// `contest senders ID`: what each sender may put forward and has, with its ranking, as far as
/// this office may know it.
enum SenderView {
  static func document(_ desk: Desk, _ call: CommandCall) throws -> JSON {
    let contest = try Contest.find(call.required("id"), desk: desk)
    let quotas = try Quotas(contest.id, desk: desk)
    let organisation = desk.organisation
    let senders = try ([contest.host] + organisation.descendants(of: contest.host)).filter {
      LessonScopes.sender(of: $0, organisation: organisation) == $0 && $0 != contest.host
        && SenderStanding.isKnown(of: $0, desk: desk)
    }.map { try sender($0, contest, quotas, desk) }
    return .of(
      ("contest", .string(contest.id.description)), ("version", .number(quotas.version)),
      ("senders", .array(senders)))
  }

  private static func sender(
    _ unit: UnitID, _ contest: Contest, _ quotas: Quotas, _ desk: Desk
  ) throws -> JSON {
    let standing = try SenderStanding(unit, in: contest.id, desk: desk)
    let limit = quotas.limit(
      of: unit, at: quotas.version, organisation: desk.organisation)
    let over = standing.over(limit?.number)
    let items = standing.items.map { item in
      let named = quotas.limit(
        of: unit, at: item.version, organisation: desk.organisation)
      return JSON.of(
        ("entry", .string(item.entry.description)), ("no", .text(item.number)),
        ("state", .string(item.state)), ("rank", .number(item.rank)),
        ("quota_version", .number(item.version)),
        ("over_named", .bool(standing.over(named?.number).contains(item.entry))),
        ("over_quota", .bool(over.contains(item.entry))),
        ("late", .bool(contest.isLate(item.entry))))
    }
    return .of(
      ("unit", .string(unit.text)), ("quota", .number(limit?.number)),
      ("quota_version", .number(limit?.version)), ("forwarded", .number(items.count)),
      ("ranking_wanted", .bool(standing.wantsRanking(limit))),
      ("items", .array(items)))
  }
}
