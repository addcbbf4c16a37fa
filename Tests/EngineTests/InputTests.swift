import Domain
import Engine
import Journal
import TestKit
import Testing

/// What a person may type: nothing is dropped, nothing needed is emptied.
struct InputTests {
  private func village() throws -> Machine { try County.withMachines([])["e1"] }

  private static func person(_ key: String, _ value: JSON) -> (String, JSON) {
    ("person", (Machine.form()[0].1).setting(key, value))
  }

  @Test(
    "Keys that no act knows, and values of another form, are refused by name",
    arguments: [
      ("wantedby", "2025-12-01", "input.unknown_key", "wantedby"),
      ("Person", .null, "input.unknown_key", "Person"),
      ("phone", "13800001001", "input.unknown_key", "phone"),
      ("title", ["a"], "input.wrong_form", "title"), ("title", true, "input.wrong_form", "title"),
      ("detail", ["a": "b"], "input.wrong_form", "detail"),
      ("size", 1_234_567_890_123_456, "input.wrong_form", "size"),
      ("occasions", "many", "input.wrong_form", "occasions"),
      ("reach", 5, "value.not_one_of", nil), ("title", "   ", "value.blank", nil),
      ("title", "电饭\u{7}煲", "value.control", nil), ("title", "a\nb", "value.control", nil),
    ] as [(String, JSON, String, String?)])
  func keys(_ key: String, _ value: JSON, _ code: String, _ named: String?) throws {
    let error = #expect(throws: SiweiError.self) { try village().register(1, [(key, value)]) }
    #expect(error?.code == code)
    if let named { #expect(error?.arguments["key"] == named) }
  }

  @Test("The person's own keys too")
  func personKeys() throws {
    let village = try village()
    let cases: [((String, JSON), String)] = [
      (InputTests.person("Phone", "1"), "input.unknown_key"),
      (InputTests.person("phone", ["1"]), "input.wrong_form"),
      (InputTests.person("name", " \u{200B}"), "value.blank"),
      (InputTests.person("name", "王\u{202E}五"), "value.control"),
      (InputTests.person("birth", "2125-01-01"), "value.future_day"),
      (InputTests.person("id_number", "430121200502301234"), "value.bad_id_number"),
      (InputTests.person("id_number", "430121209902011234"), "value.bad_id_number"),
      (InputTests.person("id_number", "430121910229123"), "value.bad_id_number"),
    ]
    // Past what this software takes for a time that cannot be.
    village.clock.error = 365 * 86_400_000
    for (member, code) in cases {
      let error = #expect(throws: SiweiError.self) { try village.register(1, [member]) }
      #expect(error?.code == code)
    }
  }

  @Test("A number stands for its digits")
  func numbers() throws {
    let village = try village()
    let id = try village.register(
      1, [InputTests.person("phone", 13_800_001_234), ("value", 85), ("detail", 5)])
    let detail = try village.related(id, "detail")
    #expect(try village.value(detail, "person.phone") == "13800001234")
    #expect(try village.value(detail, "detail") == "5")
    #expect(try village.value(id, "value") == "85")
  }

  @Test("Words that mean less than a group are refused, with the groups", arguments: ["老人", "学生"])
  func groups(_ word: String) throws {
    let error = #expect(throws: SiweiError.self) {
      try village().register(1, [("person", .null), ("group", .string(word))])
    }
    #expect(error?.code == "value.not_one_of")
    #expect(error?.arguments["allowed"]?.contains("childless_elder 孤寡") == true)
  }

  @Test("A reason of spaces is no reason")
  func reasons() throws {
    let county = try County.withMachines([])
    let (id, _) = try county.wish(.submitted)
    let blank: JSON = ["reason": " \u{3000}"]
    let township = try county["east"]
    #expect(try township.refusal(id, "return", blank) == "usage.missing_option")
    #expect(try township.refusal(id, "decline", blank) == "usage.missing_option")
  }

  @Test("A token of another record is refused, one of either half of the wish is not")
  func tokens() throws {
    let county = try County.withMachines([])
    let village = try county["e1"]
    let first = try village.register(1)
    let second = try village.register(2)
    let other = try village.show(second)["seen"] ?? .null
    #expect(
      try village.refusal(first, "edit", ["set": ["value=1"], "seen": other])
        == "seen.other_record")
    #expect(
      try village.refusal(first, "verify", ["seen": other, "date": "2025-02-27"], by: "second")
        == "seen.other_record")
    #expect(
      try village.refusal(first, "delete", ["seen": other, "reason": "x"]) == "seen.other_record")
    let detail = try village.related(first, "detail")
    let own = try village.show(detail)["seen"] ?? .null
    try village.move(first, "edit", ["set": ["value=1"], "seen": own])
    #expect(try village.value(first, "value") == "1")
  }

  @Test("What happens at a household has happened, as far as the clock can tell")
  func days() throws {
    let county = try County.withMachines([])
    let (id, _) = try county.wish(.claimed)
    let village = try county["e1"]
    village.clock.error = 365 * 86_400_000
    let later: JSON = ["date": "2026-03-02", "by": "a", "what": "b", "result": "satisfied"]
    func only(_ keys: String...) -> JSON {
      .object((later.members ?? []).filter { keys.contains($0.key) })
    }
    #expect(try village.refusal(id, "contact", only("date")) == "value.future_day")
    #expect(try village.refusal(id, "deliver", only("date", "by", "what")) == "value.future_day")
    #expect(
      try village.refusal(id, "edit", ["set": ["verified_on=2026-03-02"]]) == "value.future_day")
    try village.deliver(id, on: "2026-03-01")
    #expect(try village.refusal(id, "followup", only("date", "result")) == "value.future_day")
    // A clock of before this software was made cannot say which days are to come.
    village.clock.error = -7 * 365 * 86_400_000
    try village.move(id, "followup", only("date", "result"))
  }

  @Test("A list asked for a state that does not exist says which there are")
  func states() throws {
    let machine = try village()
    for noun in ["wish", "claim", "campaign"] {
      let error = #expect(throws: SiweiError.self) {
        try machine.view("\(noun) list", ["state": "nosuch"])
      }
      #expect(error?.code == "usage.unknown_state" && error?.status == .usage)
    }
    for state in ["claimed", "draft", "withdrawn"] {
      _ = try machine.view("wish list", ["state": .string(state)])
    }
  }
}
