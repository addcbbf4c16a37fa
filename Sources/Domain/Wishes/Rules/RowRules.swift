import Journal

/// Who may write what in a row, and what may follow what (domain.md §0, §4.1).
enum RowRules {
  /// Whose word a field is.
  private enum Owner {
    /// Any office of the wish's own line may correct it.
    case line
    case village
    case arbiter
    case followup
    case approver
  }

  private static let owners: [String: Owner] = {
    var out: [String: Owner] = [:]
    let lists: [(Owner, [String])] = [
      (
        .line,
        [
          "no", "campaign", "class", "group", "value", "wanted_by", "consent", "reach",
          "occasions", "duplicate_mark", "verified_on", "detail_dots",
        ]
      ),
      (
        .village,
        [
          "takedown_demanded_on", "contacted_on", "deliveries", "delivered_on",
          "delivered_amount",
        ]
      ),
      (.arbiter, ["card", "former_card", "line", "carried_to", "waived"]),
      (
        .followup,
        ["followups", "followup_on", "followup_way", "followup_result", "reason_code"]
      ),
      (.approver, ["round", "sampled_on", "merged_into", "kept_elsewhere"]),
    ]
    for (owner, names) in lists { for name in names { out[name] = owner } }
    return out
  }()

  static func judge(_ judging: KindJudging) throws -> String? {
    let act = RowAct(judging)
    if judging.deletes { return try act.deleting() }
    if !act.isVillage, let unit = judging.put("acted_for"), unit.text != act.village.text {
      return "wish.acted_for_other"
    }
    if let state = judging.put("state") {
      guard let state = state.text else { return "wish.state_unknown" }
      if let fault = try act.state(state) { return fault }
    }
    if let arbiter = judging.put("arbiter"), let fault = try act.arbiter(arbiter) { return fault }
    if let kept = judging.put("merged_into")?.text {
      // From the younger to the older only, so that no circle can form.
      guard let kept = RecordID(uuid: kept), kept < judging.record else {
        return "wish.merge_direction"
      }
    }
    if judging.writes("public_text"), let fault = try act.publicText() { return fault }
    for place in judging.operations.indices {
      if let fault = try field(judging.operations[place].field, act) { return fault }
    }
    return nil
  }

  private static func field(_ name: String, _ act: RowAct) throws -> String? {
    switch owners[name] {
    case .line: return act.isVillage || act.isApprover ? nil : "wish.not_its_line"
    case .village: return act.isVillage || act.isActing ? nil : "wish.not_the_village"
    case .arbiter:
      if try act.isArbiter() { return nil }
      return try act.mayChoose(name) ? nil : "wish.not_the_arbiter"
    case .followup:
      return act.isVillage || act.isApprover || act.isRoot ? nil : "wish.not_its_line"
    case .approver: return act.isApprover || act.isRoot ? nil : "wish.not_the_approver"
    case nil: return nil
    }
  }
}

/// One change upon one row, with the questions its rules ask.
final class RowAct {
  private let judging: KindJudging
  private var named: Precedents?

  init(_ judging: KindJudging) { self.judging = judging }

  var village: UnitID { judging.scope.anchor }
  var isVillage: Bool { judging.unit == village }
  var isRoot: Bool { judging.unit == judging.organisation.root }
  var isApprover: Bool {
    WishScopes.isApprover(judging.unit, of: village, organisation: judging.organisation)
  }
  /// 代办: the unit above says that it acts for the village.
  var isActing: Bool {
    isApprover && judging.put("acted_for")?.text == village.text
  }

  /// Read once for all questions about one change.
  private func precedents() throws -> Precedents {
    if let named { return named }
    let found = try Precedents(judging.judging)
    named = found
    return found
  }

  /// Whether the changes named say that the author's unit is the arbiter. Where the tree moved and
  /// the named arbiter is no longer above the village, the new parent stands for it.
  func isArbiter() throws -> Bool {
    if let own = judging.put("arbiter")?.text, judging.put("state")?.text == WishState.approved,
      own == judging.unit.text
    {
      return true
    }
    return try Arbiter.names(
      judging.unit, row: judging.record, village: village, precedents: precedents(),
      organisation: judging.organisation)
  }

  /// A person of any unit above may choose between siblings; the village between its own.
  func mayChoose(_ field: String) throws -> Bool {
    guard try judging.isChoosing(field) else { return false }
    if !isVillage || isRoot { return true }
    return field == "state" && WishState.village.contains(judging.put("state")?.text ?? "")
  }

  // MARK: state

  func state(_ state: String) throws -> String? {
    guard WishState.precedence.contains(state) else { return "wish.state_unknown" }
    if try mayChoose("state") { return nil }
    let before = try judging.superseded("state").compactMap(\.text)
    if state == WishState.registered {
      if !before.isEmpty { return "wish.state_order" }
    } else {
      let allowed = WishState.before(state)
      guard !before.isEmpty, before.allSatisfy(allowed.contains) else { return "wish.state_order" }
    }
    return try author(of: state, after: before)
  }

  private func author(of state: String, after before: [String]) throws -> String? {
    switch state {
    case WishState.registered, WishState.delivered, WishState.withdrawn:
      return isVillage || isActing ? nil : "wish.not_the_village"
    case WishState.verified:
      guard isVillage || isActing else { return "wish.not_the_village" }
      let same = try judging.superseded("state").contains { judging.isSamePerson(as: $0.change) }
      return same ? "wish.same_person" : nil
    case WishState.submitted:
      if before.contains(WishState.declined) {
        return isApprover || isRoot ? nil : "wish.not_the_approver"
      }
      return isVillage || isActing ? nil : "wish.not_the_village"
    case WishState.returned, WishState.declined, WishState.closed:
      return isApprover ? nil : "wish.not_the_approver"
    case WishState.rework, WishState.merged:
      return isApprover || isRoot ? nil : "wish.not_the_approver"
    case WishState.followedUp:
      return isVillage || isApprover ? nil : "wish.not_its_line"
    case WishState.approved: return try approval(after: before)
    default: return try isArbiter() ? nil : "wish.not_the_arbiter"
    }
  }

  private func approval(after before: [String]) throws -> String? {
    if let arbiter = judging.put("arbiter")?.text, arbiter != judging.unit.text {
      // Handing up takes the card down with it: what the next arbiter has is approved.
      return try isHandingUp(to: arbiter) ? nil : "wish.not_the_arbiter"
    }
    if before.contains(WishState.published) { return "wish.state_order" }
    let named = try precedents()
    if !isApprover || isVillage {
      if village != judging.organisation.root, !isDelegated(named) {
        return "wish.not_the_approver"
      }
    }
    let states = named.all("state", of: judging.record, kind: WishKinds.row)
    guard states.contains(where: { $0.text == WishState.registered }) else {
      return "wish.registration_not_named"
    }
    for written in states where judging.isSamePerson(as: written.change) {
      let isVerifying = written.text == WishState.verified
      if written.text == WishState.registered || isVerifying && isActed(written.change) {
        return "wish.same_person"
      }
    }
    return nil
  }

  private func isActed(_ change: NamedChange) -> Bool {
    change.content.operations.contains {
      $0.record == judging.record && $0.field == "acted_for"
    }
  }

  /// The wish's own campaign delegated to the village by a unit above, as far as the change names
  /// both.
  private func isDelegated(_ named: Precedents) -> Bool {
    let own = judging.put("campaign").map { [$0.text] }
    let campaigns =
      own ?? named.standing("campaign", of: judging.record, kind: WishKinds.row).map(\.text)
    return campaigns.contains { text in
      guard let campaign = text.flatMap({ RecordID(uuid: $0) }) else { return false }
      let record = Delegations.record(campaign: campaign, unit: village)
      let states = named.standing("state", of: record, kind: CampaignKinds.delegation)
      return states.contains { $0.change.unit != village }
        && states.allSatisfy { $0.text != Delegations.revoked }
    }
  }

  // MARK: arbiter

  func arbiter(_ value: Value) throws -> String? {
    guard let text = value.text, let unit = UnitID(text) else { return "wish.arbiter_unknown" }
    // Whether it may approve was asked with the state.
    if unit == judging.unit, judging.put("state")?.text == WishState.approved { return nil }
    if try mayChoose("arbiter") { return nil }
    return try isHandingUp(to: text) ? nil : "wish.not_the_arbiter"
  }

  private func isHandingUp(to text: String) throws -> Bool {
    guard let unit = UnitID(text) else { return false }
    let before = try judging.superseded("arbiter").compactMap(\.text)
    guard before.contains(judging.unit.text), unit != judging.unit else { return false }
    return judging.organisation.level(of: unit) < judging.organisation.level(of: judging.unit)
  }

  // MARK: words

  /// Once the wish is approved it is the arbiter's (cli.md 24).
  func publicText() throws -> String? {
    if isVillage, isRoot { return nil }
    // A unit whose details nobody above reads brings its own text with the submission.
    let detail = WishScopes.detail(of: village, organisation: judging.organisation)
    if judging.put("state")?.text == WishState.submitted, detail.reach == .own { return nil }
    if try isArbiter() || mayChoose("public_text") { return nil }
    let named = try precedents()
    guard named.standing("arbiter", of: judging.record, kind: WishKinds.row).isEmpty else {
      return "wish.not_the_arbiter"
    }
    // Before, the village corrects its own, and a unit above what it says it has seen.
    if isVillage {
      let own = try judging.superseded("public_text").contains { $0.change.unit == village }
      return own ? nil : "wish.not_the_arbiter"
    }
    let states = named.all("state", of: judging.record, kind: WishKinds.row)
    return states.isEmpty ? "wish.not_the_arbiter" : nil
  }

  /// Until it is handed in a wish is its village's own; afterwards it is withdrawn instead.
  func deleting() throws -> String? {
    guard isVillage || isApprover else { return "wish.not_the_village" }
    let states = try precedents().all("state", of: judging.record, kind: WishKinds.row)
    let open = [WishState.registered, WishState.verified]
    return states.allSatisfy { open.contains($0.text ?? "") } ? nil : "wish.delete_too_late"
  }
}

/// Who arbitrates a wish, by the changes that a change names.
enum Arbiter {
  static func names(
    _ unit: UnitID, row: RecordID, village: UnitID, precedents: Precedents,
    organisation: OrgState
  ) -> Bool {
    let standing = precedents.standing("arbiter", of: row, kind: WishKinds.row)
      .compactMap { $0.text.flatMap { UnitID($0) } }
    if standing.contains(unit) { return true }
    guard !standing.isEmpty,
      unit == WishScopes.approver(of: village, organisation: organisation)
    else { return false }
    return standing.allSatisfy {
      !WishScopes.isInLine($0, of: village, organisation: organisation)
    }
  }
}
