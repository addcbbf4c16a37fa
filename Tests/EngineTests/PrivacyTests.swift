import Domain
import Engine
import Journal
import TestKit
import Testing

/// The check that every public text passes before others see it (domain.md §9).
struct PrivacyTests {
  struct Sample: Sendable, CustomTestStringConvertible {
    let text: String
    let reasons: [String]
    let more: [(String, JSON)]
    var testDescription: String { text }

    init(_ text: String, _ reasons: String = "", _ more: [(String, JSON)] = []) {
      self.text = text
      self.reasons = reasons.split(separator: " ").map(String.init)
      self.more = more
    }
  }

  private static func person(_ members: (String, JSON)...) -> [(String, JSON)] {
    [("person", .object(members.map { JSON.Member($0.0, $0.1) }).setting("group", "disabled"))]
  }

  static let samples: [Sample] = [
    Sample("想要一个四升的电饭煲"), Sample("希望有一副老花镜，300 度"), Sample("120 元的冬衣一件，身高 165"),
    Sample("身份证 430121196001011234 的老人要一床被子", "id_number"),
    Sample("430121********1234 家要一床被子", "id_number"),
    Sample("联系电话 13800001001", "phone"), Sample("１３８００００１００１", "phone"),
    Sample("138\u{200B}0000\u{2060}1001", "phone"), Sample("一三八〇〇〇〇一〇〇一", "phone"),
    Sample("幺叁捌零零零零一零零一", "phone"), Sample("138–0000—1001", "phone"),
    Sample("①③⑧⓪⓪⓪⓪①⓪⓪①", "phone"), Sample("家住一中旁，初二3班", "school"),
    Sample("中午在三中心理发一次"), Sample("一中午饭，二班车次"),
    Sample("138-0000-1001 可以联系", "phone"), Sample("座机 0731-84011234", "phone"),
    Sample("送到幸福路12号", "address"), Sample("三栋二单元", "address"), Sample("门牌见村口", "address"),
    Sample("示例小学三年级2班的孩子要书包", "school"), Sample("小学生要一个书包"),
    Sample("糖尿病人要一台血糖仪", "illness"), Sample("电脑中了病毒，想修一修"),
    Sample("给陈某1送一床被子", "name"),
    Sample("给陈某1送一床被子", "", [("consent", "yes")]),
    Sample(
      "给小明一个书包", "minor",
      person(("name", "小明"), ("birth", "2018-01-01"), ("guardian_consent", "yes"))),
    Sample(
      "要一个书包", "minor", person(("name", "小红"), ("birth", "2018-01-01"))),
    Sample(
      "要一个书包", "",
      person(("name", "小红"), ("birth", "2018-01-01"), ("guardian_consent", "yes"))),
    Sample("要一个书包", "", person(("name", "小红"), ("birth", "2010-01-01"))),
    Sample(
      "王五的电话是 13900001111，住在前进巷7号", "phone address name",
      person(("name", "王五"), ("phone", "13900001111"))),
  ]

  @Test("What a public text must not say, with the reasons", arguments: samples)
  func reasons(_ sample: Sample) throws {
    let county = try County.withMachines([])
    let id = try county["e1"].submitWish(1, sample.more + [("public_text", .string(sample.text))])
    try county.settle()
    var found: [String] = []
    do {
      try county["east"].move(id, "approve")
    } catch let error as SiweiError {
      found = error.code == "text.private" ? error.reasons : [error.code]
    }
    #expect(found == sample.reasons)
    try county.settle()
    #expect(try county.standings(id) == [found.isEmpty ? "approved" : "submitted"])
  }

  @Test("What the arbiter edits later is checked before it goes to the row")
  func publishing() throws {
    let county = try County.withMachines([])
    let (id, _) = try county.wish(.approved)
    let edit: JSON = ["set": ["public_text=打 13800001001 找他"]]
    #expect(try county["east"].refusal(id, "edit", edit) == "text.private")
    #expect(try county["county"].refusal(id, "edit", edit) == "text.private")
    try county["east"].act("wish edit", ["id": .string(id), "set": ["public_text=一个电饭煲"]])
    try county["east"].move(id, "publish")
    try county.settle()
    #expect(try county["county"].view("wish board").at("items", "0", "text") == "一个电饭煲")
  }

  @Test(
    "A number beside another is one of its own, and a day is no phone",
    arguments: [
      ("请与讲师联系，2025-10-12见", nil), ("讲5 13812345678", "tour.private"),
      ("12 138 0013 8000", "tour.private"), ("430121 1990-01-01 1234", "tour.private"),
      ("430121-1990-01-01-1234", "tour.private"), ("1381-12-31-234", "tour.private"),
      ("3-138-0013-8000", "tour.private"),
      ("12 一三八零零一三八零零零", "tour.private"),
    ] as [(String, String?)])
  func numbers(_ title: String, _ code: String?) throws {
    let county = try County()
    let root = try county["county"]
    #expect(try root.fault("contest open", ["title": .string(title)]) == code)
    let contest = try root.openContest()
    let edit = JSON.string("title=\(title)")
    #expect(try root.fault("contest edit", ["id": .string(contest), "set": [edit]]) == code)
  }

  @Test(
    "Consent must reach as far as the card is seen",
    arguments: [
      ("no", "county", "wish.consent_no"), ("anonymous", "village", "wish.consent_reach"),
      ("anonymous", "township", nil), ("yes", "county", nil), ("yes", "media", nil),
    ])
  func consent(_ consent: String, _ reach: String, _ code: String?) throws {
    let county = try County.withMachines([])
    let (id, _) = try county.wish(
      .approved, [("consent", .string(consent)), ("reach", .string(reach))])
    #expect(try county["east"].refusal(id, "publish") == code)
  }

  @Test("Over the campaign's cap only with a waiver and its reason")
  func cap() throws {
    let county = try County.withMachines([])
    let campaign =
      try county["county"].act(
        "campaign call", ["title": "x", "period": "2025H1", "cap": "199.99"])["id"]?.string ?? ""
    try county.settle()
    let id = try county["e1"].submitWish(1, [("campaign", .string(campaign))])
    try county.settle()
    let found = [
      try county["east"].refusal(id, "approve"),
      try county["east"].refusal(id, "approve", ["waive_cap": true]),
      try county["east"].refusal(id, "approve", ["waive_cap": true, "reason": "a family of six"]),
    ]
    #expect(found == ["wish.over_cap", "usage.missing_option", nil])
    try county.settle()
    #expect(try county["county"].value(id, "waived") == "cap")
  }
}

/// Two hands on one record (sync.md §4).
struct ConflictTests {
  @Test("The same field at two nodes: both values everywhere, one choice clears it everywhere")
  func sameField() throws {
    let county = try County.withMachines([])
    let (id, _) = try county.wish(.submitted)
    try county["e1"].act("wish edit", ["id": .string(id), "set": ["value=210.00"]])
    try county["east"].act("wish edit", ["id": .string(id), "set": ["value=220.00"]])
    try county.settle()
    let siblings = try Set(county.machines.map { try $0.siblings(id, "value") })
    let inboxes = try Set(county.machines.map { try $0.conflicts() })
    // The higher tier's value is the one shown until a person chose.
    let shown = try Set(county.machines.map { try $0.value(id, "value") })
    #expect(siblings == [["210.00", "220.00"]] && inboxes == [["wish.row value"]])
    #expect(shown == ["220.00"])
    try county["e1"].resolve("value", "210.00")
    try county.settle()
    #expect(try Set(county.machines.map { try $0.conflicts() }) == [[]])
    #expect(try Set(county.machines.map { try $0.value(id, "value") }) == ["210.00"])
  }

  @Test("Different fields of one record merge silently")
  func differentFields() throws {
    let county = try County.withMachines([])
    let (id, _) = try county.wish(.submitted)
    try county["e1"].act("wish edit", ["id": .string(id), "set": ["value=210.00"]])
    try county["east"].act("wish edit", ["id": .string(id), "set": ["class=service"]])
    try county.settle()
    #expect(try Set(county.machines.map { try $0.conflicts() }) == [[]])
    let values = try Set(
      county.machines.map { [try $0.value(id, "value"), try $0.value(id, "class")] })
    #expect(values == [["210.00", "service"]])
  }

  @Test("An edit with an old token, on one machine, is a conflict and no silent overwrite")
  func oldToken() throws {
    let county = try County.withMachines([])
    let (id, _) = try county.wish(.registered)
    let village = try county["e1"]
    let token = try village.show(id)["seen"] ?? .null
    try village.act("wish edit", ["id": .string(id), "set": ["value=210.00"], "seen": token])
    let late = try village.act(
      "wish edit", ["id": .string(id), "set": ["value=220.00"], "seen": token])
    let conflicts = try village.conflicts()
    #expect(late["conflict"] == true && conflicts == ["wish.row value"])
    // A save of what was shown and not changed writes nothing.
    let same = try village.act(
      "wish edit", ["id": .string(id), "set": ["value=200.00"], "seen": token])
    #expect(same["dots"] == [])
  }

  @Test("Equal values written at two nodes are no conflict")
  func equalValues() throws {
    let county = try County.withMachines([])
    let (id, _) = try county.wish(.submitted)
    for name in ["e1", "east"] {
      try county[name].act("wish edit", ["id": .string(id), "set": ["value=210.00"]])
    }
    try county.settle()
    #expect(try Set(county.machines.map { try $0.conflicts() }) == [[]])
  }

  @Test("Deleted here, edited there: it shows again, whole, with a conflict")
  func deletedAndEdited() throws {
    let county = try County.withMachines(["e1-b"])
    let (id, _) = try county.wish(.registered)
    try county["e1"].act("wish delete", ["id": .string(id), "reason": "typed twice"])
    try county["e1-b"].act("wish edit", ["id": .string(id), "set": ["value=210.00", "size=4L"]])
    try county.settle()
    #expect(try county.standings(id, ["e1", "e1-b", "east", "county"]) == ["registered"])
    #expect(try county["e1"].conflicts() == ["wish.detail deleted", "wish.row deleted"])
    let conflict = try county["east"].view("conflict list").at("conflicts", "0", "id") ?? .null
    try county["east"].act(
      "conflict resolve", ["id": conflict, "keep": true, "reason": "asked them"])
    try county.settle()
    #expect(try Set(county.machines.map { try $0.conflicts() }) == [[]])
    #expect(try county["county"].show(id)["deleted"] == false)
  }

  @Test("Deleted with nothing beside it, it is hidden everywhere; writing undoes it")
  func deleted() throws {
    let county = try County.withMachines([])
    let (id, _) = try county.wish(.registered)
    try county["e1"].act("wish delete", ["id": .string(id), "reason": "typed twice"])
    try county.settle()
    let hidden = try Set(county.machines.map { try $0.show(id)["deleted"] })
    try county["e1"].act("wish edit", ["id": .string(id), "set": ["value=210.00"]])
    try county.settle()
    let back = try Set(county.machines.map { try $0.show(id)["deleted"] })
    #expect(hidden == [true] && back == [false])
    let lists = try county.machines.map { try $0.view("wish list")["items"]?.array?.count }
    #expect(Set(lists) == [1])
  }

  @Test("What the approver did not see is marked, and counts when the act is repeated")
  func changedSince() throws {
    let county = try County.withMachines([])
    let (id, _) = try county.wish(.submitted)
    try county["east"].move(id, "approve")
    try county["e1"].act("wish edit", ["id": .string(id), "set": ["size=6L"]])
    try county.settle()
    let marked = try ["e1", "east", "county"].map { try county[$0].standing(id) }
    try county["east"].move(id, "approve")
    try county.settle()
    #expect(marked == ["approved changed_since", "approved changed_since", "approved"])
    #expect(try county.standings(id) == ["approved"])
  }

  @Test("With every clock wrong by years the states are the same")
  func wrongClocks() throws {
    var stories: [[String]] = []
    for isWrong in [false, true] {
      let county = try County.withMachines([])
      let year: Int64 = 365 * 86_400_000
      if isWrong {
        for (index, machine) in county.machines.enumerated() {
          machine.clock.error = [10, -10, 7][index % 3] * year
        }
      }
      let (id, claim) = try county.wish(.claimed)
      try county["e1"].claim("wish", id)
      try county["east"].move(id, "release", ["reason": "overdue"])
      try county["e1"].move(id, "contact", ["date": "2025-03-02"])
      try county.settle()
      stories.append(
        try county.standings(id).sorted() + county["county"].line(id)
          + [county["county"].show(claim)["state"]?.string ?? ""] + county.disagreements())
    }
    #expect(stories[0] == stories[1])
  }
}
