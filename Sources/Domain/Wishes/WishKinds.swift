import Journal

/// The kinds of records of wishes and claims, with their fields and who may write them.
package enum WishKinds {
  package static let detail = "wish.detail"
  package static let row = "wish.row"
  package static let place = "wish.place"
  package static let numbering = "wish.numbering"
  package static let card = "wish.card"
  package static let note = "wish.note"
  package static let claim = "claim"
  package static let contact = "claim.contact"

  package static let all: [KindSpec] = [
    detailSpec, rowSpec, placeSpec, numberingSpec, cardSpec, noteSpec, claimSpec, contactSpec,
  ]

  private static let plain = FieldSpec()
  private static let personal = FieldSpec(personal: true)
  /// Several stand side by side and nobody needs to choose (domain.md §4.1, "union").
  private static let union = FieldSpec(settling: .precedence)
  private static let personalUnion = FieldSpec(personal: true, settling: .precedence)
  private static let earliest = FieldSpec(settling: .earliest)
  private static let set = FieldSpec(shape: .set)

  private static func ordered(_ precedence: [String]) -> FieldSpec {
    FieldSpec(settling: .precedence, precedence: precedence)
  }

  /// Everything about the person and in free words; village and township see it, nobody above.
  private static let detailSpec = KindSpec(
    detail,
    fields: [
      "person.name": personal, "person.id_number": personal, "person.phone": personal,
      "person.address": personal, "person.birth": personal, "person.sex": personal,
      "person.guardian": personal, "person.guardian_consent": personal,
      "title": personal, "detail": personal, "size": personal, "public_text": personal,
      "visit_note": personal, "reason_text": personalUnion, "acting_reason": personalUnion,
      "delivered_by": personalUnion, "delivered_what": personalUnion,
      "delivery_place": personalUnion, "opinion": personalUnion,
    ],
    judge: { try DetailRules.judge($0) })

  /// Numbers, codes, dates and the checked public text; no other free text, no names.
  private static let rowSpec = KindSpec(
    row,
    fields: [
      "no": plain, "campaign": plain, "class": plain, "group": plain, "value": plain,
      "wanted_by": plain, "consent": plain, "reach": plain, "occasions": plain,
      "duplicate_mark": union, "verified_on": plain, "detail_dots": union, "acted_for": union,
      "state": FieldSpec(precedence: WishState.precedence),
      "reason_code": union, "waived": union, "public_text": personal,
      // Whose it is, and its cards: written by the arbiter alone.
      "arbiter": plain, "card": union, "former_card": union, "line": plain,
      "carried_to": plain, "merged_into": union, "kept_elsewhere": union,
      "takedown_demanded_on": earliest, "sampled_on": earliest, "contacted_on": earliest,
      "round": union, "deliveries": set, "delivered_on": earliest, "delivered_amount": union,
      "followups": set, "followup_on": union, "followup_way": union,
      "followup_result": ordered(WishWords.resultsWorstFirst),
    ],
    keys: ["no", "card", "former_card", "merged_into", "duplicate_mark"],
    judge: { try RowRules.judge($0) })

  /// One place in the line of a wish.
  private static let placeSpec = KindSpec(
    place,
    fields: [
      "row": union, "claim": union, "unit": union, "kind": union, "share": union, "order": union,
      "state": ordered(PlaceState.precedence), "reason_code": union, "contacted_on": earliest,
      "reported_on": earliest,
    ],
    keys: ["row", "claim"], judge: { try PlaceRules.judge($0) })

  /// Which machine of an arbiter numbers the claims on wishes of one unit.
  private static let numberingSpec = KindSpec(
    numbering, fields: ["replica": plain], judge: { try PlaceRules.judgeNumbering($0) })

  /// What outsiders may see: no names, no link to the row.
  private static let cardSpec = KindSpec(
    card,
    fields: [
      "no": earliest, "publisher": union, "text": personal, "class": union,
      "open": ordered(["closed", "taken", "part", "open"]),
    ],
    keys: ["no"], judge: { try CardRules.judge($0) })

  /// What an office keeps to itself where the words have no other place.
  private static let noteSpec = KindSpec(
    note, fields: ["row": union, "into": union, "act": union, "text": personalUnion],
    keys: ["row", "into"], judge: { try CardRules.judgeOwn($0) })

  private static let claimSpec = KindSpec(
    claim,
    fields: [
      "no": plain, "wish": union, "card": union, "office": union, "claimant": personal,
      "kind": plain, "share": plain, "pledge": personal, "planned": plain, "batch": union,
      "dispatched": union, "state": ordered(["given_up", "registered"]), "reported_on": earliest,
      // What the arbiter answers where the claim's office does not see the line.
      "answer": ordered(["delivered", "given_up", "released", "declined", "accepted", "waiting"]),
      "answer_order": union, "answer_waiting": union,
    ],
    keys: ["no", "wish", "card"], judge: { try ClaimRules.judge($0) })

  private static let contactSpec = KindSpec(
    contact, fields: ["claim": union, "phone": personal, "reason_text": personalUnion],
    keys: ["claim"], judge: { try CardRules.judgeOwn($0) })
}
