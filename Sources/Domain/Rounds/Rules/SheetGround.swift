import Journal

/// What a sheet stands on, by the changes it names and its author's own feed: in the hall the
/// host's own round and judge, away from it the form that the host sent to the judge's unit.
struct SheetGround {
  let stages: [String]
  let rubric: String?
  let entrants: Entrants?
  /// Whether the judge belongs to the round.
  let isJudge: Bool
  let recused: [String]
  /// The author's own feed holds a recusal of the judge that the sheet leaves out.
  let isOlder: Bool
  /// Another has taken the judge's seat.
  let isReplaced: Bool
  /// Entries for which the one before in the judge's seat keeps his sheet.
  let kept: [String]
  /// Judges of the round by their record ids; one who types may be among them.
  let judges: [String]

  init(round: RecordID, judge: RecordID, part: KindJudging) throws {
    let named = try Precedents(part.judging)
    let additions = try Additions(part.judging)
    let memory = try FeedMemory(of: round, judge: judge, part.judging)
    let form = RoundIDs.form(judge: judge)
    if let away = try SheetGround(form: form, round: round, additions, memory, part) {
      self = away
      return
    }
    let ground = try RoundGround(round, part.judging, memory: memory)
    stages = try ground.stages()
    rubric = try ground.standing("rubric").first?.text
    entrants = try ground.standing("entries").first?.text.flatMap { Entrants(stored: $0) }
    judges = ground.added(to: "judges")
    let places = named.all("round", of: judge, kind: RoundKinds.judge)
    isJudge =
      judges.contains(judge.description)
      && places.contains { $0.text == round.description && $0.change.unit == part.unit }
    let own = Additions(memory).of(judge, kind: RoundKinds.judge, field: "recused")
    let recusals = additions.of(judge, kind: RoundKinds.judge, field: "recused") + own
    recused = recusals.map(\.element)
    isOlder = !own.isEmpty
    let lines = try FieldLines(part.judging, also: memory.changes)
    let seats = try lines.standing("replaced_by", of: judge, kind: RoundKinds.judge)
    isReplaced = seats.contains { $0.text != nil }
    kept = try lines.standing("kept", of: judge, kind: RoundKinds.judge).flatMap {
      ($0.text ?? "").split(separator: " ").map(String.init)
    }
  }

  /// Nil where the change names no form.
  private init?(
    form: RecordID, round: RecordID, _ additions: Additions, _ memory: FeedMemory,
    _ part: KindJudging
  ) throws {
    let host = part.organisation.parent(of: part.scope.anchor)
    let named = try FieldLines(part.judging)
    let known = try FieldLines(part.judging, also: memory.changes)
    func standing(
      _ field: String, in lines: FieldLines? = nil
    ) throws -> [FieldLines.Written] {
      try (lines ?? named).standing(field, of: form, kind: RoundKinds.form)
        .filter { $0.change.unit == host }
    }
    let rounds = try standing("round")
    guard part.scope.reach == .parent, !rounds.isEmpty else { return nil }
    stages = try standing("stage", in: known).compactMap(\.text)
    rubric = try standing("rubric").first?.text
    entrants = try standing("entries").first?.text.flatMap { Entrants(stored: $0) }
    isJudge = rounds.allSatisfy { $0.text == round.description }
    judges = []
    let own = Additions(memory).of(form, kind: RoundKinds.form, field: "recused")
    let recusals = additions.of(form, kind: RoundKinds.form, field: "recused") + own
    recused = recusals.map(\.element)
    isOlder = !own.isEmpty
    isReplaced = false
    kept = try standing("kept", in: known).flatMap {
      ($0.text ?? "").split(separator: " ").map(String.init)
    }
  }
}
