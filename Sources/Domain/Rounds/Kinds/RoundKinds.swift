import Journal

/// The kinds of records of rounds, from opening to publicity (domain.md §4.5–4.7).
package enum RoundKinds {
  package static let round = "round"
  package static let judge = "round.judge"
  package static let sheet = "round.sheet"
  package static let time = "round.time"
  package static let deduction = "round.deduction"
  package static let form = "round.form"
  package static let formEntry = "round.form_entry"
  package static let notice = "round.notice"
  package static let objection = "objection"
  package static let answer = "objection.answer"
  package static let holiday = "holiday"

  package static let all: [KindSpec] = [
    roundSpec, judgeSpec, sheetSpec, timeSpec, deductionSpec, formSpec, formEntrySpec, noticeSpec,
    objectionSpec, answerSpec, holidaySpec,
  ]

  private static let plain = FieldSpec()
  private static let personal = FieldSpec(personal: true)
  private static let union = FieldSpec(settling: .precedence)
  private static let personalUnion = FieldSpec(personal: true, settling: .precedence)
  private static let set = FieldSpec(shape: .set)

  /// The host's own record of a round. Two draws or closings made apart stay side by side until a
  /// person has chosen; entries and judges are named by id only.
  private static let roundSpec = KindSpec(
    round,
    fields: [
      "contest": union, "title": plain, "rubric": plain, "entries": plain, "judges": set,
      "stage": FieldSpec(precedence: RoundStage.precedence), "draw": plain, "closing": plain,
      "ties": plain, "few": set, "checks": set, "reopenings": set, "version": union,
      "result": plain,
    ],
    keys: ["contest"], judge: { try RoundRules.judge($0) })

  private static let judgeSpec = KindSpec(
    judge,
    fields: [
      "round": union, "name": personal, "unit": plain, "seat": plain, "panel": plain,
      "away": plain, "recused": set, "replaced_by": plain, "replaces": union, "kept": plain,
    ],
    keys: ["round"], judge: { try JudgeRules.judge($0) })

  /// One typing of one sheet by one person.
  private static let sheetSpec = KindSpec(
    sheet,
    fields: [
      "round": union, "entry": union, "judge": union, "rubric": plain, "marks": plain,
      "remarks": personal, "state": FieldSpec(precedence: ["void", "draft", "signed"]),
    ],
    keys: ["round", "entry"], judge: { try SheetRules.judge($0) })

  private static let timeSpec = KindSpec(
    time, fields: ["round": union, "entry": union, "over": plain, "under": plain],
    keys: ["round"], judge: { try JudgeRules.judgeTime($0) })

  /// What is taken off for another reason than time, once for each reason.
  private static let deductionSpec = KindSpec(
    deduction,
    fields: ["round": union, "entry": union, "points": plain, "why": personalUnion],
    keys: ["round"], judge: { try JudgeRules.judgeDeduction($0) })

  /// What a judge away from the hall is given to judge by, in the `parent` of his own unit.
  private static let formSpec = KindSpec(
    form,
    fields: [
      "round": union, "judge": union, "name": personal, "title": union, "rubric": union,
      "entries": union, "draw": union, "recused": set, "kept": union,
      "stage": FieldSpec(settling: .precedence, precedence: RoundStage.precedence),
    ],
    keys: ["round"], judge: { JudgeRules.judgeForm($0) })

  private static let formEntrySpec = KindSpec(
    formEntry, fields: ["form": union, "title": personalUnion, "speaker": personalUnion],
    keys: ["form"], judge: { JudgeRules.judgeForm($0) })

  /// What everybody below and above may read: rubric, draw order, result and publicity.
  private static let noticeSpec = KindSpec(
    notice,
    fields: [
      "round": union, "contest": union, "title": union, "rubric": union,
      "stage": FieldSpec(settling: .precedence, precedence: RoundStage.precedence),
      "draw": union, "version": union, "correction": union, "result": plain, "struck": set,
      "start": plain, "working_days": plain, "days": plain, "end": plain, "effective_on": plain,
      "made_public": personalUnion,
    ],
    keys: ["round"], judge: { PublicationRules.judge($0) })

  private static let objectionSpec = KindSpec(
    objection,
    fields: [
      "round": union, "entry": union, "text": personal, "by": personal, "anonymous": plain,
      "received_on": plain,
    ],
    keys: ["round"], judge: { PublicationRules.judge($0) })

  private static let answerSpec = KindSpec(
    answer,
    fields: [
      "objection": union, "round": union, "entry": union, "answer": personal,
      "outcome": FieldSpec(precedence: ["upheld", "rejected"]), "answered_on": union,
    ],
    keys: ["objection", "round"], judge: { PublicationRules.judge($0) })

  private static let holidaySpec = KindSpec(
    holiday, fields: ["date": union, "kind": plain], keys: ["date"],
    judge: { PublicationRules.judge($0) })
}
