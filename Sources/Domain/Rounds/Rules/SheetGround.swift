import Journal

/// What a sheet stands on, by the changes it names: in the hall the host's own round and judge,
/// away from it the form that the host sent to the judge's unit.
struct SheetGround {
  let stages: [String]
  let rubric: String?
  let entrants: Entrants?
  /// Whether the judge belongs to the round.
  let isJudge: Bool
  let recused: [String]
  /// Judges of the round by their record ids; one who types may be among them.
  let judges: [String]

  init(round: RecordID, judge: RecordID, part: KindJudging) throws {
    let named = try Precedents(part.judging)
    let additions = try Additions(part.judging)
    let form = RoundIDs.form(judge: judge)
    if let away = try SheetGround(form: form, round: round, additions, part) {
      self = away
      return
    }
    let ground = try RoundGround(round, part.judging)
    stages = try ground.stages()
    rubric = try ground.standing("rubric").first?.text
    entrants = try ground.standing("entries").first?.text.flatMap { Entrants(stored: $0) }
    judges = ground.added(to: "judges")
    let places = named.all("round", of: judge, kind: RoundKinds.judge)
    isJudge =
      judges.contains(judge.description)
      && places.contains { $0.text == round.description && $0.change.unit == part.unit }
    recused = additions.of(judge, kind: RoundKinds.judge, field: "recused").map(\.element)
  }

  /// Nil where the change names no form.
  private init?(
    form: RecordID, round: RecordID, _ additions: Additions, _ part: KindJudging
  ) throws {
    let host = part.organisation.parent(of: part.scope.anchor)
    let lines = try FieldLines(part.judging)
    func standing(_ field: String) throws -> [FieldLines.Written] {
      try lines.standing(field, of: form, kind: RoundKinds.form).filter { $0.change.unit == host }
    }
    let rounds = try standing("round")
    guard part.scope.reach == .parent, !rounds.isEmpty else { return nil }
    stages = try standing("stage").compactMap(\.text)
    rubric = try standing("rubric").first?.text
    entrants = try standing("entries").first?.text.flatMap { Entrants(stored: $0) }
    isJudge = rounds.allSatisfy { $0.text == round.description }
    judges = []
    recused = additions.of(form, kind: RoundKinds.form, field: "recused").map(\.element)
  }
}
