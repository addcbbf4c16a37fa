import Journal

/// Who may write what in an entry at its own unit, and what may follow what (domain.md §0, §4.4).
enum EntryRules {
  private static let ofUnit =
    LessonKinds.content + ["no", "phone", "recommended_by", "opinion", "stamp_ref"]
  private static let ofSender = [
    "accepted_dots", "forwarded", "forwarded_dots", "coach_notes", "admitted", "called_up",
    "called_up_for", "drawn",
  ]

  static func judge(_ judging: KindJudging) throws -> String? {
    if judging.deletes { return "entry.stays" }
    let act = EntryChange(judging)
    guard [.parent, .own].contains(judging.scope.reach) else { return "entry.scope" }
    if !act.isUnit, let unit = judging.put("acted_for"), unit.text != act.owner.text {
      return "entry.acted_for_other"
    }
    if judging.writes("contest"), let fault = try act.contest() { return fault }
    if judging.writes("state"), let fault = try act.state() { return fault }
    if judging.writes("forwarded"), let fault = try act.forwarded() { return fault }
    for operation in judging.operations {
      let name = operation.field
      if ofUnit.contains(name), !act.isUnit, !act.isActing, try !judging.isChoosing(name) {
        return "entry.not_the_unit"
      }
      if ofSender.contains(name), !act.isSender { return "entry.not_the_sender" }
    }
    return nil
  }
}

/// One change upon one entry, with the questions its rules ask.
struct EntryChange {
  private let judging: KindJudging

  init(_ judging: KindJudging) { self.judging = judging }

  var owner: UnitID { judging.scope.anchor }
  var isUnit: Bool { judging.unit == owner }
  /// Where the unit shares the entry with its township that accepts and forwards, else it itself.
  var isSender: Bool { judging.scope.reach == .own ? isUnit : !isUnit }
  /// 代办: the unit above says that it acts for this one.
  var isActing: Bool { !isUnit && judging.put("acted_for")?.text == owner.text }

  private var isOwnSender: Bool { judging.scope.reach == .own }

  func contest() throws -> String? {
    guard isUnit || isActing else { return "entry.not_the_unit" }
    return try judging.superseded("contest").isEmpty ? nil : "entry.contest_stays"
  }

  // MARK: state

  func state() throws -> String? {
    guard let state = judging.put("state")?.text, EntryState.precedence.contains(state) else {
      return "entry.state_unknown"
    }
    if try mayChoose(state) { return nil }
    let before = try judging.superseded("state").compactMap(\.text)
    if state == EntryState.draft {
      guard before.isEmpty, judging.writes("contest") else { return "entry.state_order" }
    } else {
      let allowed = EntryState.before(state, isOwnSender: isOwnSender)
      guard !before.isEmpty, before.allSatisfy(allowed.contains) else {
        return "entry.state_order"
      }
    }
    switch state {
    case EntryState.draft, EntryState.recommended, EntryState.withdrawn:
      return isUnit || isActing ? nil : "entry.not_the_unit"
    case EntryState.accepted:
      guard isSender else { return "entry.not_the_sender" }
      return try acceptance()
    case EntryState.forwarded:
      guard isSender else { return "entry.not_the_sender" }
      return judging.writes("forwarded") || before.contains(EntryState.forwarded)
        ? nil : "entry.forwarded_other"
    default: return isSender ? nil : "entry.not_the_sender"
    }
  }

  /// The township may settle any two states, the unit those that are its own to choose: 弃赛 always,
  /// the rest where nothing stands beside it that the township said of the lesson but 退回.
  private func mayChoose(_ state: String) throws -> Bool {
    guard try judging.isChoosing("state") else { return false }
    if isSender || state == EntryState.withdrawn { return true }
    guard EntryState.ofUnit.contains(state) else { return false }
    let before = try judging.superseded("state").compactMap(\.text)
    let own =
      EntryState.before(EntryState.recommended, isOwnSender: isOwnSender) + [EntryState.withdrawn]
    return before.allSatisfy(own.contains)
  }

  /// Whoever entered a lesson, or recommended it for its unit, does not accept it. A unit that
  /// has no township accepts nothing but its own.
  private func acceptance() throws -> String? {
    if isOwnSender { return nil }
    let states = try Precedents(judging.judging).all(
      "state", of: judging.record, kind: LessonKinds.entry)
    guard states.contains(where: { $0.text == EntryState.draft }) else {
      return "entry.submission_not_named"
    }
    let involved = states.filter {
      $0.text == EntryState.draft || $0.text == EntryState.recommended
    }
    return involved.contains { judging.isSamePerson(as: $0.change) } ? "entry.same_person" : nil
  }

  /// The link leads to the one forwarded entry of this lesson and contest.
  func forwarded() throws -> String? {
    if try judging.isChoosing("forwarded"), isSender { return nil }
    let contests = try Precedents(judging.judging).all(
      "contest", of: judging.record, kind: LessonKinds.entry
    ).compactMap(\.text)
    let scope = LessonScopes.forwarded(of: owner, organisation: judging.organisation)
    let ids = contests.map {
      LessonIDs.forwarded(entry: judging.record, scope: scope, contest: $0).description
    }
    guard let link = judging.put("forwarded")?.text, ids.contains(link) else {
      return "entry.forwarded_other"
    }
    return nil
  }
}
