import Journal

/// `round publish` and `round award`: the result goes to everybody, and takes effect when its
/// period is over (domain.md §4.7).
enum Publishing {
  static func publish(_ desk: Desk, _ call: CommandCall) throws -> Decision {
    var act = try RoundAct(desk, call)
    let before = NoticeView(try RoundLookup.notice(act.book.id, desk: desk), desk: desk)
    let isRunning = act.book.stage == RoundStage.published
    let period = try period(call, of: act.book, after: before, isRunning: isRunning)
    try act.expect([RoundStage.locked, RoundStage.published])
    guard let closing = act.book.closing, let result = act.book.text("result") else {
      throw try act.wrongStage()
    }
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
    let struck = try Results.struck(act.book)
    try checkStrikes(JSON(stored: result), struck: struck, of: act.book)
    var (text, warning) = (result, JSON.null)
    if !struck.isEmpty {
      let left = try Results.struck(act.book, closing: closing, entries: struck)
      (text, warning) = (left.line, Results.tieMoved(left, of: act.book))
    }
    notice.put("result", text)
    notice.keep("struck", only: struck.map(\.description))
    notice.put("version", .integer(act.book.version))
    notice.put("correction", .flag(act.book.version > 1))
    notice.put("stage", RoundStage.published)
    notice.begin(period)
    act.put("stage", RoundStage.published)
    act.draft(notice.draft(in: Notices.scope(desk)))
    return try act.decision(
      ("publicity", period.document), ("version", .integer(act.book.version)),
      ("correction", .bool(act.book.version > 1)),
      ("warning", Results.warning([warning, late(period, of: act.book)])))
  }

  /// A strike that a person took back since the lock is not published as one, and none takes
  /// effect. Throws `round.strike_settled` (65).
  private static func checkStrikes(
    _ result: JSON?, struck: [RecordID], of book: RoundBook
  ) throws {
    let listed = (result?["items"]?.array ?? []).filter { $0["struck"]?.bool == true }
    let gone = listed.compactMap { $0["entry"]?.string }
      .filter { !struck.map(\.description).contains($0) }
    guard gone.isEmpty else {
      throw SiweiError(
        "round.strike_settled", .refused,
        ["round": book.title, "entries": gone.joined(separator: " ")])
    }
  }

  /// From `--start` and `--working-days`, by the holiday tables held here. Throws
  /// `round.publicity_short` (65) for less than the contest asks for, which is five days where it
  /// says nothing (domain.md §4.7), and `round.period_before` for one that would end before what
  /// was told until now. `isRunning`: said again of the period that runs.
  static func period(
    _ call: CommandCall, of book: RoundBook, after before: NoticeView?, isRunning: Bool = false
  ) throws -> PublicityPeriod {
    let desk = book.desk
    let contest = try book.contest.flatMap { try Contest.held($0, desk: desk) }
    let least = contest?.publicityDays ?? PublicityPeriod.usual
    let count =
      try call.whole("working_days", in: 1...Int64(PublicityPeriod.longest))
      ?? max(Int64(least), before?.workingDays ?? 0)
    guard count >= Int64(least) else {
      throw SiweiError(
        "round.publicity_short", .refused,
        ["round": book.title, "days": String(count), "least": String(least)])
    }
    let running = isRunning && call.filled("start") == nil ? before?.start : nil
    let first =
      try running.flatMap { Day($0) }
      ?? start(call, of: book, after: isRunning ? nil : before)
    let period = PublicityPeriod(
      start: first, workingDays: Int(count), table: try HolidayTable(desk: desk))
    if !isRunning, let end = before?.end, period.end.description < end {
      throw SiweiError(
        "round.period_before", .refused,
        ["round": book.title, "end": period.end.description, "before": end])
    }
    return period
  }

  /// How many days ahead a period may be told.
  private static let ahead = 31

  /// A notice may have hung on paper before it is typed here, or be told a few days ahead. Throws
  /// `round.start_far` (65) for a day that lies too far ahead of this machine's clock, and
  /// `round.start_before` for one before the last period began or the last result took effect:
  /// nobody shortens what was told.
  private static func start(
    _ call: CommandCall, of book: RoundBook, after before: NoticeView?
  ) throws -> Day {
    let desk = book.desk
    let last = [before?.start, before?.effectiveOn].compactMap { $0 }.max()
    let text = try call.filled("start").map { try WishInput.day($0, "start") }
    if let text, let last, text < last {
      throw SiweiError(
        "round.start_before", .refused, ["round": book.title, "start": text, "last": last])
    }
    let start = try text ?? [last ?? "", call.day("start", at: desk)].max() ?? ""
    guard let day = Day(start) else {
      throw SiweiError("value.not_a_day", .refused, ["field": "start", "value": start])
    }
    let isFar = day.daysSince1970 > desk.today.daysSince1970 + ahead
    guard !desk.isClockPlausible || !isFar else {
      throw SiweiError(
        "round.start_far", .refused,
        ["start": start, "today": desk.today.description, "days": "\(ahead)"])
    }
    return day
  }

  /// Said where the period began before this node told of it; null where it did not.
  static func late(_ period: PublicityPeriod, of book: RoundBook) -> JSON {
    let today = book.desk.today
    guard book.desk.isClockPlausible, period.start < today else { return .null }
    return .phrase(
      "round.told_after_start",
      ["start": period.start.description, "today": today.description])
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
    if shown.effectiveOn == nil {
      try checkTies(shown, of: act.book)
      try checkStrikes(shown.result, struck: Results.struck(act.book), of: act.book)
      notice.put("made_public", try madePublic(shown, by: day, act))
      notice.put("effective_on", day)
    }
    act.draft(notice.draft(in: Notices.scope(desk)))
    var decision = try act.decision(("effective_on", .string(shown.effectiveOn ?? day)))
    let isKept = decision.drafts.flatMap(\.operations).contains { $0.field == "made_public" }
    if act.call.filled("reason") != nil, !isKept, shown.effectiveOn == nil {
      decision.notes = ["note.reason_not_needed"]
    }
    return decision
  }

  /// A strike may have moved a tie across a line: nothing takes effect that nobody decided.
  private static func checkTies(_ shown: NoticeView, of book: RoundBook) throws {
    guard let tie = shown.result?["open_ties"]?.array?.first else { return }
    throw SiweiError(
      "round.tie_published", .refused,
      [
        "round": book.title, "line": tie["line"]?.integer.map { "\($0)" } ?? "",
        "entries": (tie["entries"]?.array ?? []).compactMap(\.string).joined(separator: " "),
      ])
  }

  /// How it was public before this node told of it, in words for everybody; nil where its days are
  /// over also when counted from the day it was told. Throws `round.told_late` (65) without words.
  private static func madePublic(
    _ shown: NoticeView, by day: String, _ act: RoundAct
  ) throws -> String? {
    let desk = act.desk
    guard let told = try shown.toldOn(), let start = shown.start.flatMap({ Day($0) }),
      start < told
    else { return nil }
    let count = (shown.days ?? "").split(separator: " ").count
    let period = PublicityPeriod(
      start: told, workingDays: count, table: try HolidayTable(desk: desk))
    let end = period.end.description
    guard !end.utf8.lexicographicallyPrecedes(day.utf8) else { return nil }
    guard let words = act.call.filled("reason") else {
      throw SiweiError(
        "round.told_late", .refused,
        [
          "round": act.book.title, "start": start.description, "told": told.description,
          "end": end,
        ])
    }
    return try TourInput.words(words, "reason", isVenue: true, desk: desk)
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
    put("made_public", Value.null)
  }
}

extension PublicityPeriod {
  var stored: String { days.map(\.description).joined(separator: " ") }
}
