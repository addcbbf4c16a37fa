import Journal

/// The kinds of records of contests and lesson entries, with their fields and who may write them.
package enum LessonKinds {
  package static let contest = "contest"
  package static let quota = "contest.quota"
  package static let entry = "entry"
  package static let forwarded = "entry.forwarded"
  package static let rank = "entry.rank"

  package static let all: [KindSpec] = [
    contestSpec, quotaSpec, entrySpec, forwardedSpec, rankSpec,
  ]

  /// What a version of a lesson consists of: forwarded as a whole, frozen by a draw.
  package static let content = [
    "title", "speaker", "branch", "post", "party_member", "group", "summary", "manuscript",
    "length", "originality",
  ]
  /// Codes and counts; everything else of the content is personal or free text.
  private static let plainContent = ["party_member", "group", "length"]

  private static let plain = FieldSpec()
  private static let personal = FieldSpec(personal: true)
  private static let union = FieldSpec(settling: .precedence)
  private static let personalUnion = FieldSpec(personal: true, settling: .precedence)
  private static let earliest = FieldSpec(settling: .earliest)
  /// Of rounds, each with the version it drew: what its result judged, for all who read the lesson.
  private static let plainSet = FieldSpec(shape: .set)
  private static let personalSet = FieldSpec(shape: .set, personal: true)

  private static var contentFields: [String: FieldSpec] {
    var out: [String: FieldSpec] = [:]
    for name in content { out[name] = plainContent.contains(name) ? plain : personal }
    return out
  }

  private static func fields(_ own: [String: FieldSpec]) -> [String: FieldSpec] {
    contentFields.merging(own) { first, _ in first }
  }

  /// A contest; its closing names all that had arrived.
  private static let contestSpec = KindSpec(
    contest,
    fields: [
      "title": plain, "deadline": plain, "publicity_days": plain,
      "state": FieldSpec(settling: .precedence, precedence: ["closed", "open"]),
      "arrived": plain,
    ],
    judge: { try ContestRules.judge($0) })

  /// One version of the quotas: written once, never changed.
  private static let quotaSpec = KindSpec(
    quota,
    fields: ["contest": union, "number": plain, "version": union, "unit": union, "tier": union],
    keys: ["contest"], judge: { try ContestRules.judgeQuota($0) })

  /// A lesson where it was made; its own township sees it, nobody above.
  private static let entrySpec = KindSpec(
    entry,
    fields: fields([
      "no": earliest, "contest": plain, "phone": personal, "recommended_by": personal,
      "opinion": personal, "stamp_ref": plain,
      "state": FieldSpec(precedence: EntryState.precedence), "acted_for": union,
      "acting_reason": personalUnion, "reason_text": personalUnion, "accepted_dots": union,
      "forwarded": union, "forwarded_dots": union, "coach_notes": personalSet,
      "admitted": union, "called_up": union, "called_up_for": union, "drawn": plainSet,
    ]),
    keys: ["no", "contest", "forwarded"], judge: { try EntryRules.judge($0) })

  /// A lesson put before the host; it holds no link to where it came from.
  private static let forwardedSpec = KindSpec(
    forwarded,
    fields: fields([
      "no": earliest, "contest": plain, "sender": union, "quota_version": union,
      "recommended_by": personal, "state": FieldSpec(precedence: ForwardedState.precedence),
      "acted_for": union, "acting_reason": personalUnion, "reason_text": personalUnion,
      "qualified_dots": union, "coach_notes": personalSet, "remarks": personalSet,
      "admitted": union, "called_up": union, "called_up_for": union, "drawn": plainSet,
    ]),
    keys: ["no", "contest", "sender"], judge: { try ForwardedRules.judge($0) })

  /// The sender's ranking and opinion: between it and the unit above (before forwarding, its own).
  private static let rankSpec = KindSpec(
    rank,
    fields: [
      "entry": union, "contest": union, "rank": plain, "quota_version": union,
      "opinion": personal,
    ],
    keys: ["entry"], judge: { try RankRules.judge($0) })
}
