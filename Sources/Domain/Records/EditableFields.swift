import Journal

/// The kinds a noun stands for, rows before details.
enum NounKinds {
  static func kinds(of noun: String) -> [String] {
    switch noun {
    case "wish": [WishKinds.row, WishKinds.detail]
    case "claim": [WishKinds.claim, WishKinds.contact]
    case "campaign": [CampaignKinds.campaign, CampaignKinds.event]
    case "unit": [OrgKind.unit]
    case "contest": [LessonKinds.contest]
    case "entry": [LessonKinds.entry]
    case "round": [RoundKinds.round]
    case "objection": [RoundKinds.objection]
    case "tour": [TourKinds.request, TourKinds.talk, TourKinds.form]
    default: []
    }
  }
}

/// Fields a person may set with `edit`; states, numbers and links move by acts alone.
package enum EditableFields {
  private static let row = words(
    "class group value wanted_by consent reach campaign occasions verified_on public_text")
  private static let detail = words(
    """
    title detail size public_text visit_note person.name person.id_number person.phone \
    person.address person.birth person.sex person.guardian person.guardian_consent
    """)
  private static let claim = words("claimant kind share pledge planned")
  private static let contact = words("phone")
  private static let campaign = words("title cap occasion period")
  private static let event = words("people part_of")
  private static let unit = words("name phone code code_system code_edition")

  /// What a record of the kind is nothing without.
  private static let required: [String: Set<String>] = [
    WishKinds.row: words("class group consent"), WishKinds.detail: words("title person.name"),
    WishKinds.claim: words("claimant kind share"), CampaignKinds.campaign: words("title period"),
    OrgKind.unit: words("id name tier"), LessonKinds.contest: words("title"),
    LessonKinds.entry: words("title speaker"), LessonKinds.forwarded: words("title speaker"),
    TourKinds.talk: words("held_on"),
  ]
  private static let request = words("wanted_on slot place listeners expected")
  private static let talk = words("held_on people venue")
  private static let contest = words("title deadline")
  private static let entry = Set(
    LessonKinds.content + ["phone", "recommended_by", "opinion", "stamp_ref"])

  private static func words(_ text: String) -> Set<String> {
    Set(text.split(separator: " ").map(String.init))
  }

  /// Whether the field must never be emptied.
  package static func isRequired(_ field: String, kind: String) -> Bool {
    required[kind]?.contains(field) ?? false
  }

  package static func allows(_ field: String, kind: String) -> Bool {
    switch kind {
    case WishKinds.row: row.contains(field)
    case WishKinds.detail: detail.contains(field)
    case WishKinds.claim: claim.contains(field)
    case WishKinds.contact: contact.contains(field)
    case CampaignKinds.campaign: campaign.contains(field)
    case CampaignKinds.event: event.contains(field)
    case OrgKind.unit: unit.contains(field)
    case LessonKinds.contest: contest.contains(field)
    case LessonKinds.entry: entry.contains(field)
    case TourKinds.request: request.contains(field)
    case TourKinds.talk: talk.contains(field)
    default: false
    }
  }
}
