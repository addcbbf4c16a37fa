import Journal

/// `round publish` and `round award`: the result goes to everybody, and takes effect when its
/// period is over (domain.md §4.7).
enum Publishing {
  static func publish(_ desk: Desk, _ call: CommandCall) throws -> Decision {
    var act = try RoundAct(desk, call)
    let period = try period(call, of: act.book)
    try act.expect([RoundStage.locked, RoundStage.published])
    guard let closing = act.book.closing, let result = act.book.text("result") else {
      throw try act.wrongStage()
    }
    let held = try RoundLookup.notice(act.book.id, desk: desk)
    var notice = try Notices.writer(act.book.id, desk: desk)
    if act.book.stage == RoundStage.published, let shown = NoticeView(notice.held, desk: desk) {
      // Published once: the period runs, only a correction or an objection starts another.
      guard shown.start == period.start.description, shown.days == period.stored else {
        throw try act.wrongStage()
      }
      return try act.decision(
        ("publicity", period.document), ("version", .integer(act.book.version)),
        ("correction", .bool(act.book.version > 1)))
    }
    let struck = held.map { NoticeView.struck($0) } ?? []
    var (text, warning) = (result, JSON.null)
    if !struck.isEmpty {
      let left = try Results.struck(act.book, closing: closing, entries: struck)
      (text, warning) = (left.line, Results.warning(left, of: act.book))
    }
    notice.put("result", text)
    notice.put("version", .integer(act.book.version))
    notice.put("correction", .flag(act.book.version > 1))
    notice.put("stage", RoundStage.published)
    notice.begin(period)
    act.put("stage", RoundStage.published)
    act.draft(notice.draft(in: Notices.scope(desk)))
    return try act.decision(
      ("publicity", period.document), ("version", .integer(act.book.version)),
      ("correction", .bool(act.book.version > 1)), ("warning", warning))
  }

  /// From `--start` and `--working-days`, by the holiday tables held here. Throws
  /// `round.publicity_short` (65) for less than the contest asks for, which is five days where it
  /// says nothing (domain.md §4.7).
  static func period(_ call: CommandCall, of book: RoundBook) throws -> PublicityPeriod {
    let desk = book.desk
    let contest = try book.contest.flatMap { try Contest.held($0, desk: desk) }
    let least = contest?.publicityDays ?? PublicityPeriod.usual
    let count =
      try call.whole("working_days", in: 1...Int64(PublicityPeriod.longest)) ?? Int64(least)
    guard count >= Int64(least) else {
      throw SiweiError(
        "round.publicity_short", .refused,
        ["round": book.title, "days": String(count), "least": String(least)])
    }
    let start = try call.day("start", at: desk)
    guard let first = Day(start) else {
      throw SiweiError("value.not_a_day", .refused, ["field": "start", "value": start])
    }
    return PublicityPeriod(
      start: first, workingDays: Int(count), table: try HolidayTable(desk: desk))
  }

  // MARK: award

  /// 生效: one named node looks at its own clock, or at the day a person gives, and says so.
  static func award(_ desk: Desk, _ call: CommandCall) throws -> Decision {
    var act = try RoundAct(desk, call)
    let day = try call.day("date", at: desk)
    try act.expect([RoundStage.published])
    var notice = try Notices.writer(act.book.id, desk: desk)
    guard let shown = NoticeView(notice.held, desk: desk) else { throw try act.wrongStage() }
    guard let end = shown.end, end.utf8.lexicographicallyPrecedes(day.utf8) else {
      throw SiweiError(
        "round.publicity_runs", .refused,
        ["round": act.book.title, "end": shown.end ?? "", "day": day])
    }
    let waiting = try Objections.unanswered(act.book.id, desk: desk)
    guard waiting.isEmpty else {
      throw SiweiError(
        "round.objections_open", .refused,
        ["round": act.book.title, "count": "\(waiting.count)"])
    }
    if shown.effectiveOn == nil { notice.put("effective_on", day) }
    act.draft(notice.draft(in: Notices.scope(desk)))
    return try act.decision(("effective_on", .string(shown.effectiveOn ?? day)))
  }
}

extension FieldWriter {
  /// A period begins, or begins anew.
  mutating func begin(_ period: PublicityPeriod) {
    put("start", period.start.description)
    put("working_days", .integer(Int64(period.days.count)))
    put("days", period.stored)
    put("end", period.end.description)
    put("effective_on", Value.null)
  }
}

extension PublicityPeriod {
  var stored: String { days.map(\.description).joined(separator: " ") }
}
