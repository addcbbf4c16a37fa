import Journal

/// What a host publishes or keeps at its desk: nobody else writes there, the door sees to that.
enum PublicationRules {
  static func judge(_ part: KindJudging) -> String? {
    let kind = part.operations.first?.kind
    let reach: Reach = kind == RoundKinds.objection ? .own : .tree
    guard part.scope.reach == reach else { return "round.scope" }
    guard part.unit == part.scope.anchor else { return "round.not_host" }
    if part.deletes { return "round.stays" }
    if let date = part.put("date"), date.text.flatMap({ Day($0) }) == nil {
      return "holiday.bad_date"
    }
    if kind == RoundKinds.holiday, let word = part.put("kind"),
      !HolidayTable.kinds.contains(word.text ?? "")
    {
      return "holiday.bad_kind"
    }
    return nil
  }
}
