import Journal

/// Who may write what in a forwarded entry: the sender makes it, the host judges it, its unit
/// writes new versions and withdraws it (domain.md §0).
enum ForwardedRules {
  private static let ofHost = [
    "qualified_dots", "coach_notes", "remarks", "admitted", "called_up", "called_up_for",
    "drawn",
  ]
  private static let ofSender = ["no", "quota_version", "recommended_by"]
  private static let fixed = ["contest", "sender"]

  static func judge(_ judging: KindJudging) throws -> String? {
    if judging.deletes { return "entry.stays" }
    guard judging.scope.reach == .chain else { return "entry.scope" }
    let act = ForwardedChange(judging)
    if !act.isUnit, let unit = judging.put("acted_for"), unit.text != act.owner.text {
      return "entry.acted_for_other"
    }
    if judging.writes("state"), let fault = try act.state() { return fault }
    for operation in judging.operations {
      if let fault = try field(operation.field, act, judging) { return fault }
    }
    return nil
  }

  private static func field(
    _ name: String, _ act: ForwardedChange, _ judging: KindJudging
  ) throws -> String? {
    if fixed.contains(name) {
      guard act.isSender else { return "entry.not_the_sender" }
      if name == "sender", judging.put(name)?.text != judging.unit.text {
        return "entry.not_the_sender"
      }
      return try judging.superseded(name).isEmpty ? nil : "entry.contest_stays"
    }
    if ofHost.contains(name) { return act.isHost ? nil : "entry.not_the_host" }
    if ofSender.contains(name) {
      if act.isSender { return nil }
      return try judging.isChoosing(name) ? nil : "entry.not_the_sender"
    }
    if LessonKinds.content.contains(name) {
      if act.isUnit || act.isActing || act.isForwarding { return nil }
      return try judging.isChoosing(name) ? nil : "entry.not_the_unit"
    }
    return nil
  }
}

/// One change upon one forwarded entry, with the questions its rules ask.
struct ForwardedChange {
  private let judging: KindJudging

  init(_ judging: KindJudging) { self.judging = judging }

  var owner: UnitID { judging.scope.anchor }
  var isUnit: Bool { judging.unit == owner }
  private var organisation: OrgState { judging.organisation }
  private var isRoot: Bool { judging.unit == organisation.root }
  private var isOwnSender: Bool {
    LessonScopes.isOwnSender(owner, organisation: organisation)
  }

  /// The tree may have moved since, so for a village any unit between it and the root will do.
  var isSender: Bool {
    if isUnit { return isOwnSender }
    return !isRoot && organisation.tier(of: owner) == "village"
  }

  /// The sender brings a version along only when it forwards.
  var isForwarding: Bool {
    isSender && judging.put("state")?.text == ForwardedState.forwarded
  }

  /// Above the sender: the root, and for a unit that forwards by itself any unit above.
  var isHost: Bool { !isUnit && (isRoot || isOwnSender) }

  /// 代办: the unit's own parent says that it acts for it.
  var isActing: Bool {
    guard !isUnit, judging.put("acted_for")?.text == owner.text else { return false }
    return !isRoot || organisation.parent(of: owner) == organisation.root
  }

  /// The host settles any two states, and anybody may take 弃赛. Whatever else another chooses must
  /// be what it may write over those states anyway: nobody takes back a strike by a choice.
  private func mayChoose(_ state: String) -> Bool {
    isHost || state == ForwardedState.withdrawn
  }

  func state() throws -> String? {
    guard let state = judging.put("state")?.text, ForwardedState.precedence.contains(state) else {
      return "entry.state_unknown"
    }
    if try judging.isChoosing("state"), mayChoose(state) { return nil }
    let before = try judging.superseded("state").compactMap(\.text)
    if state == ForwardedState.forwarded, before.isEmpty {
      guard isSender else { return "entry.not_the_sender" }
      return ["contest", "sender", "title"].allSatisfy(judging.writes)
        ? nil : "entry.forwarding_form"
    }
    guard !before.isEmpty, before.allSatisfy(ForwardedState.before(state).contains) else {
      return "entry.state_order"
    }
    switch state {
    case ForwardedState.forwarded: return isSender ? nil : "entry.not_the_sender"
    case ForwardedState.withdrawn: return isUnit || isActing ? nil : "entry.not_the_unit"
    default: return isHost ? nil : "entry.not_the_host"
    }
  }
}

/// Ranking and opinion are the sender's word alone, between it and the unit above.
enum RankRules {
  static func judge(_ judging: KindJudging) throws -> String? {
    if judging.deletes { return "entry.stays" }
    guard [.parent, .own].contains(judging.scope.reach) else { return "entry.scope" }
    guard judging.unit == judging.scope.anchor else { return "entry.not_the_sender" }
    if judging.writes("entry") {
      guard let entry = judging.put("entry")?.text.flatMap({ RecordID(uuid: $0) }),
        judging.record == LessonIDs.rank(entry: entry, sender: judging.unit)
      else { return "entry.rank_of_nothing" }
    }
    if let rank = judging.put("rank"), rank.integer.map({ $0 >= 1 }) != true, rank != .null {
      return "entry.rank_form"
    }
    return nil
  }
}
