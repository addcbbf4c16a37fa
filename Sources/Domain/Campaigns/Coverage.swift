import Journal

/// `campaign coverage --period 2025H1`: who has acted, who has not, who was not heard from.
enum Coverage {
  private struct Held {
    let id: RecordID
    let unit: UnitID
    let partOf: RecordID?
    let slots: [UnitID]
  }

  static func document(_ desk: Desk, _ call: CommandCall) throws -> JSON {
    let text = try call.required("period")
    guard let period = Period(text) else {
      throw SiweiError("campaign.bad_period", .usage, ["period": text])
    }
    let held = try held(in: period, desk: desk)
    let acting = Set(held.flatMap(\.slots))
    let organisation = desk.organisation
    let units = [desk.unit] + organisation.descendants(of: desk.unit)
    var acted: [JSON] = []
    var notActed: [JSON] = []
    var notHeard: [JSON] = []
    for unit in units {
      if acting.contains(unit) {
        acted.append(.string(unit.text))
        continue
      }
      // A slot in each half-year belongs to townships and villages (domain.md §1).
      guard ["township", "village"].contains(organisation.tier(of: unit)) else { continue }
      let heard = try unit == desk.unit ? desk.now : desk.reader.lastHeard(from: unit)
      let since = heard.map { Day(milliseconds: $0) }
      if unit == desk.unit || isRecent(since, period) {
        notActed.append(.string(unit.text))
      } else {
        notHeard.append(
          .of(("unit", .string(unit.text)), ("since", .text(since?.description))))
      }
    }
    return .of(
      ("period", .string(period.description)), ("acted", .array(acted)),
      ("not_acted", .array(notActed)), ("not_heard", .array(notHeard)),
      ("events", .number(occasions(held))))
  }

  /// Heard from in the period or after it, so that silence about it means something.
  private static func isRecent(_ day: Day?, _ period: Period) -> Bool {
    guard let day, let start = period.start else { return false }
    return day >= start
  }

  /// Events by their first day; what two machines of a unit wrote of one event is one record.
  private static func held(in period: Period, desk: Desk) throws -> [Held] {
    try desk.reader.records(kind: CampaignKinds.event, in: nil).compactMap { state in
      guard !state.isDeleted,
        let day = CampaignViews.text("day", of: state, desk).flatMap({ Day($0) }),
        period.contains(day)
      else { return nil }
      let unit = state.scope.anchor
      let campaign = CampaignViews.record("campaign", of: state, desk)
      let partOf = CampaignViews.record("part_of", of: state, desk)
      var slots = [unit]
      for link in [campaign, partOf].compactMap({ $0 }) {
        if let upper = try desk.reader.locate(link)?.scope.anchor, !slots.contains(upper),
          desk.organisation.isAncestor(upper, of: unit)
        {
          slots.append(upper)
        }
      }
      return Held(id: state.id, unit: unit, partOf: partOf, slots: slots)
    }
  }

  /// 场次: an event that is part of another one held counts once.
  private static func occasions(_ held: [Held]) -> Int {
    let ids = Set(held.map(\.id))
    return held.filter { event in event.partOf.map { !ids.contains($0) } ?? true }.count
  }
}
