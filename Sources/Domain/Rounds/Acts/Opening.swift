import Journal

/// `round open`, `round rubric` and `round draw`: what comes before the first mark (cli.md 27).
enum Opening {
  private static let longestTitle = 200

  static func open(_ desk: Desk, _ call: CommandCall) throws -> Decision {
    let contest = try Contest.find(call.required("contest"), desk: desk)
    let rubric = try rubric(call)
    guard RoundScopes.mayHost(desk.unit, organisation: desk.organisation),
      desk.unit == contest.host || desk.organisation.isAncestor(contest.host, of: desk.unit)
    else {
      throw SiweiError(
        "round.host_tier", .notPermitted,
        ["unit": desk.unit.text, "tier": desk.tier, "host": contest.host.text])
    }
    let named = call.filled("title") ?? (rubric.title.isEmpty ? contest.title : rubric.title)
    let title = try TourInput.words(named, "title", isVenue: true, desk: desk)
    guard title.count <= longestTitle else {
      throw SiweiError("edit.too_long", .refused, ["field": "title", "limit": "\(longestTitle)"])
    }
    let scope = RoundScopes.round(of: desk.unit, organisation: desk.organisation)
    let id = try call.newID() ?? desk.newRecord()
    if let held = try desk.reader.record(id, in: scope) {
      return Decision(
        subject: held.id, reply: reply(RoundBook(record: held, desk: desk).entrants, held.id))
    }
    let entrants = try entrants(call, contest: contest, desk: desk)
    guard !entrants.all.isEmpty else {
      throw SiweiError("round.no_entries", .refused, ["contest": contest.title])
    }
    var round = try FieldWriter(id, RoundKinds.round, in: scope, desk: desk)
    round.put("contest", contest.id.description)
    round.put("title", title)
    round.put("rubric", rubric.stored)
    round.put("entries", entrants.stored)
    round.put("stage", RoundStage.preparing)
    round.put("version", .integer(1))
    var notice = try Notices.writer(id, desk: desk)
    notice.put("round", id.description)
    notice.put("contest", contest.id.description)
    notice.put("title", title)
    notice.put("rubric", rubric.stored)
    notice.put("stage", RoundStage.preparing)
    let drafts = [round.draft(in: scope), notice.draft(in: Notices.scope(desk))].compactMap { $0 }
    try OwnVerdict.require(drafts, desk: desk)
    return Decision(drafts: drafts, subject: id, reply: reply(entrants, id))
  }

  private static func reply(_ entrants: Entrants, _ id: RecordID) -> JSON {
    .of(
      ("id", .string(id.description)), ("no", .null),
      ("entries", .array(entrants.ids.map { .string($0.description) })))
  }

  private static func rubric(_ call: CommandCall) throws -> Rubric {
    guard let document = call.arguments["rubric"], document != .null else {
      throw SiweiError("usage.missing_option", .usage, ["option": "rubric"])
    }
    return try Rubric(document)
  }

  private static func entrants(
    _ call: CommandCall, contest: Contest, desk: Desk
  ) throws -> Entrants {
    let chosen = call.texts("entry")
    let entries =
      try chosen.isEmpty
      ? Entries.standing(in: contest.id, at: desk.unit, desk: desk)
      : chosen.map { text in
        let entry = try Entries.find(text, at: desk.unit, desk: desk)
        guard entry.contest == contest.id, !entry.isOut,
          try !struck(in: contest, desk).contains(entry.id)
        else {
          throw SiweiError(
            "round.entry_unfit", .refused, ["entry": text, "contest": contest.title])
        }
        guard contest.host != desk.unit || !contest.isLate(entry.id) || entry.isAdmitted else {
          throw SiweiError("round.entry_late", .refused, ["entry": entry.number ?? text])
        }
        return entry
      }
    return Entrants(entries.map { Entrants.Entrant(id: $0.id, unit: $0.unit) })
  }

  /// By objections here, and to results of the contest's host.
  private static func struck(in contest: Contest, _ desk: Desk) throws -> Set<RecordID> {
    try Entries.struck(at: desk.unit, desk: desk)
      .union(Entries.struck(at: contest.host, desk: desk))
  }

  // MARK: rubric

  /// A new version of the rubric; sheets written by an older one are never ranked with it.
  static func rubric(_ desk: Desk, _ call: CommandCall) throws -> Decision {
    var act = try RoundAct(desk, call)
    let rubric = try rubric(call)
    try act.expect(RoundStage.open)
    let stored = rubric.stored
    if act.book.rubricText != stored { act.put("rubric", stored) }
    var notice = try Notices.writer(act.book.id, desk: desk)
    notice.put("rubric", stored)
    act.draft(notice.draft(in: Notices.scope(desk)))
    for form in try Forms.drafts(act.book, rubric: stored) { act.draft(form) }
    let mark = RubricMark.of(stored)
    let others = try act.book.typings().filter { $0.rubric != mark && $0.state != SheetState.void }
    let warning: JSON =
      others.isEmpty
      ? .null
      : .phrase(
        "round.by_other_rubric", ["round": act.book.title, "count": "\(others.count)"])
    return try act.decision(("rubric", .string(mark)), ("warning", warning))
  }

  // MARK: draw

  /// The draw fixes the order and what each entry says; its seed is printed. Repeated, it brings
  /// notice and forms up to date and draws nothing anew.
  static func draw(_ desk: Desk, _ call: CommandCall) throws -> Decision {
    var act = try RoundAct(desk, call)
    let seed = try seed(call)
    if act.book.stage != RoundStage.preparing, let drawn = act.book.draw {
      try act.expect([RoundStage.scoring])
      guard seed == nil || seed == drawn.seed else {
        throw SiweiError(
          "round.already_drawn", .refused, ["round": act.book.title, "seed": drawn.seed])
      }
      try publish(drawn, &act)
      return try reply(drawn, act)
    }
    try act.expect([RoundStage.preparing])
    // An objection to an earlier round may have come to be upheld since.
    let contest = try act.book.contest.flatMap { try Contest.held($0, desk: desk) }
    let out = try act.book.out() + (contest.map { try struck(in: $0, desk) } ?? [])
    let entries = act.book.entrants.ids.filter { !out.contains($0) }
    guard !entries.isEmpty else {
      throw SiweiError("round.no_entries", .refused, ["contest": act.book.title])
    }
    let chosen = seed ?? encodeHex(desk.random.bytes(8))
    let order = DrawnOrder.order(of: entries, seed: chosen)
    let versions = try order.map { try Entries.held($0, desk: desk)?.versionText ?? "" }
    let drawn = DrawnOrder(seed: chosen, order: order, versions: versions)
    act.put("draw", drawn.stored)
    act.put("stage", RoundStage.scoring)
    try publish(drawn, &act)
    return try reply(drawn, act)
  }

  private static func reply(_ drawn: DrawnOrder, _ act: RoundAct) throws -> Decision {
    try act.decision(
      ("order", .array(drawn.order.map { .string($0.description) })),
      ("seed", .string(drawn.seed)), ("warning", act.warning))
  }

  private static func publish(_ drawn: DrawnOrder, _ act: inout RoundAct) throws {
    var notice = try Notices.writer(act.book.id, desk: act.desk)
    notice.put("draw", drawn.published.stored)
    notice.put("stage", RoundStage.scoring)
    act.draft(notice.draft(in: Notices.scope(act.desk)))
    for form in try Forms.drafts(act.book, stage: RoundStage.scoring, draw: drawn) {
      act.draft(form)
    }
    for draft in try versions(drawn, act) { act.draft(draft) }
  }

  /// Each lesson keeps what it said when it was drawn, so that its own offices read the result by
  /// the title that was judged.
  private static func versions(_ drawn: DrawnOrder, _ act: RoundAct) throws -> [Draft] {
    try drawn.order.compactMap { id in
      guard let version = drawn.version(of: id), !version.isEmpty,
        let entry = try Entries.held(id, desk: act.desk),
        act.desk.organisation.mayWrite(act.desk.unit, in: entry.record.scope)
      else { return nil }
      var writer = try FieldWriter(id, entry.record.kind, in: entry.record.scope, desk: act.desk)
      writer.add("drawn", LessonEntry.stored(drawn: version, in: act.book.id))
      guard let draft = writer.draft(in: entry.record.scope) else { return nil }
      do {
        try OwnVerdict.require([draft], desk: act.desk)
      } catch let fault as SiweiError where fault.code == "record.not_allowed" {
        // The tree has moved since: the lesson is judged all the same.
        return nil
      }
      return draft
    }
  }

  private static func seed(_ call: CommandCall) throws -> String? {
    guard let seed = call.filled("seed") else { return nil }
    guard seed.utf8.count <= DrawnOrder.longestSeed else {
      throw SiweiError(
        "edit.too_long", .refused, ["field": "seed", "limit": "\(DrawnOrder.longestSeed)"])
    }
    return seed
  }
}

/// What the host publishes of a round in its own `tree`.
enum Notices {
  static func scope(_ desk: Desk) -> Scope { Scope(desk.unit, .tree) }

  static func writer(_ round: RecordID, desk: Desk) throws -> FieldWriter {
    try FieldWriter(
      RoundIDs.notice(round: round, host: desk.unit), RoundKinds.notice, in: scope(desk),
      desk: desk)
  }

  /// The stage alone; nil where it is told already.
  static func stage(_ stage: String, of book: RoundBook) throws -> Draft? {
    var notice = try writer(book.id, desk: book.desk)
    notice.put("stage", stage)
    return notice.draft(in: scope(book.desk))
  }
}
