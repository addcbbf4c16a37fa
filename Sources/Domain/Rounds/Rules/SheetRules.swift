import Journal

/// Which marks a sheet may hold and who may write them (domain.md §4.6). Judged by what the change
/// names and what its author's feed shows; what could not know more came late, and no closing names
/// it.
enum SheetRules {
  static let absent = "absent"
  private static let links = ["round", "entry", "judge"]

  static func judge(_ part: KindJudging) throws -> String? {
    guard part.unit == part.scope.anchor else { return "score.not_the_judge" }
    if part.deletes { return "round.stays" }
    if let only = part.operations.first?.field, part.operations.count == 1,
      try part.isChoosing(only)
    {
      return nil
    }
    let named = try Precedents(part.judging)
    var found: [RecordID] = []
    for field in links {
      let put = part.put(field)?.text
      let earlier = named.all(field, of: part.record, kind: RoundKinds.sheet).first?.text
      if let put, let earlier, put != earlier { return "score.other_sheet" }
      guard let id = (put ?? earlier).flatMap({ RecordID(uuid: $0) }) else {
        return "score.sheet_not_named"
      }
      found.append(id)
    }
    let (round, entry, judge) = (found[0], found[1], found[2])
    let ground = try SheetGround(round: round, judge: judge, part: part)
    if let fault = standing(ground, entry: entry) { return fault }
    if part.put("state")?.text != SheetState.void {
      if ground.isReplaced { return "score.replaced" }
      if ground.kept.contains(entry.description) { return "score.seat_taken" }
    }
    let own = RoundIDs.sheet(
      round: round, entry: entry, judge: judge, unit: part.unit,
      typist: part.judging.content.actor)
    if part.writes("marks") {
      // Before accounts a name is what tells persons apart.
      let typist = RoundIDs.judge(round: round, name: part.judging.content.actor)
      if typist != judge, ground.judges.contains(typist.description) { return "score.other_judge" }
      guard part.record == own else { return "score.other_typist" }
      guard part.put("rubric")?.text == ground.rubric.map(RubricMark.of) else {
        return "score.other_rubric"
      }
      if let fault = marks(part.put("marks"), rubric: ground.rubric) { return fault }
    }
    return try state(part, named)
  }

  private static func standing(_ ground: SheetGround, entry: RecordID) -> String? {
    guard ground.isJudge else { return "score.not_a_judge" }
    guard !ground.stages.isEmpty else { return "score.round_not_named" }
    guard ground.stages.allSatisfy({ $0 == RoundStage.scoring }) else {
      if ground.stages.contains(RoundStage.preparing) { return "round.not_drawn" }
      let isLocked = ground.stages.contains { RoundStage.sealed.dropFirst().contains($0) }
      return isLocked ? "score.round_locked" : "score.round_closed"
    }
    guard ground.entrants?.holds(entry) == true else { return "score.not_an_entry" }
    if ground.recused.contains(entry.description) { return "score.recused" }
    return ground.isOlder ? "score.older_state" : nil
  }

  private static func marks(_ value: Value?, rubric text: String?) -> String? {
    guard let stored = value?.text, let rubric = text.flatMap({ Rubric(stored: $0) }) else {
      return "score.no_marks"
    }
    if stored == absent { return nil }
    guard let marks = SheetMarks(stored: stored) else { return "score.no_marks" }
    do {
      try rubric.check(marks)
      return nil
    } catch let error as SiweiError {
      // The words of the arithmetic's own errors have places that a verdict cannot fill.
      let known = [
        "judging.out_of_range": "score.out_of_range", "judging.off_step": "score.off_step",
      ]
      return known[error.code] ?? "score.no_marks"
    } catch {
      return "score.no_marks"
    }
  }

  /// A typing is a draft; signing and voiding name the marks they are about.
  private static func state(_ part: KindJudging, _ named: Precedents) throws -> String? {
    guard part.writes("state") else { return part.writes("marks") ? "score.state_order" : nil }
    let state = part.put("state")?.text ?? ""
    if part.writes("marks") { return state == SheetState.draft ? nil : "score.state_order" }
    guard [SheetState.signed, SheetState.void].contains(state) else { return "score.state_order" }
    return named.all("marks", of: part.record, kind: RoundKinds.sheet).isEmpty
      ? "score.no_marks" : nil
  }
}

/// The states of a typing.
enum SheetState {
  static let draft = "draft"
  static let signed = "signed"
  static let void = "void"
}

/// Names a version of a rubric: the first 16 digits of the hash of its stored text.
enum RubricMark {
  static func of(_ stored: String) -> String {
    encodeHex(Array(plainSHA256(Array(stored.utf8)).prefix(8)))
  }
}
