import Domain
import Engine
import Journal
import Store
import TestKit
import Testing

/// What an edit must leave as it is, and where it writes.
struct EditTests {
  private func fault(
    _ machine: Machine, _ command: String, _ id: String, _ set: String...
  ) throws -> String? {
    try machine.fault(
      command, ["id": .string(id), "set": .array(set.map { .string($0) })])
  }

  @Test("A token that shows the row says nothing of the detail: the edit is refused, not guessed")
  func tokenBeside() throws {
    let county = try County(County.line)
    let village = try county["e1"]
    let id = try village.register(1)
    let record = try #require(RecordID(uuid: id))
    let row = try #require(try village.read { try $0.locate(record) })
    let edit: JSON = [
      "id": .string(id), "set": ["detail": "换一种"], "seen": .string(Seen([row]).token),
    ]
    #expect(try village.fault("wish edit", edit) == "seen.other_record")
    let whole = try village.show(id)["seen"] ?? .null
    #expect(try village.act("wish edit", edit.setting("seen", whole))["conflict"] == .bool(false))
  }

  @Test("What a record is nothing without is never emptied", arguments: ["", "  ", "\u{200B}"])
  func required(_ blank: String) throws {
    let county = try County.withMachines([])
    let (wish, claim) = try county.wish(.claimed)
    let root = try county["county"]
    let campaign =
      try root.act("campaign call", ["title": "x", "period": "2025H1"])["id"]?.string ?? ""
    for field in ["title", "class", "group", "consent", "person.name"] {
      #expect(try fault(county["e1"], "wish edit", wish, "\(field)=\(blank)") == "value.blank")
    }
    for field in ["claimant", "kind", "share"] {
      #expect(try fault(root, "claim edit", claim, "\(field)=\(blank)") == "value.blank")
    }
    for field in ["title", "period"] {
      #expect(try fault(root, "campaign edit", campaign, "\(field)=\(blank)") == "value.blank")
    }
    for unit in ["county", "e1"] {
      #expect(try fault(root, "unit edit", unit, "name=\(blank)") == "value.blank")
    }
    #expect(
      try root.fault(
        "campaign call", ["title": .string(blank + " "), "period": "2025H1"]) == "value.blank")
    #expect(
      try root.fault(
        "claim register",
        ["wish": .string(wish), "claimant": .string(blank + " "), "kind": "person"])
        == "value.blank")
    #expect(try root.organisation.units.count == 3)
    // What may be left out may be taken back.
    try county["e1"].act("wish edit", ["id": .string(wish), "set": ["value=\(blank)"]])
    #expect(try county["e1"].value(wish, "value") == nil)
  }

  @Test("A collective wish has no name to keep")
  func collective() throws {
    let village = try County.withMachines([])["e1"]
    let id = try village.register(1, [("person", .null), ("group", "other")])
    try village.act("wish edit", ["id": .string(id), "set": ["person.name="]])
  }

  @Test("The campaign of a wish is one that exists")
  func campaign() throws {
    let county = try County.withMachines([])
    let id = try county["e1"].register()
    #expect(
      try fault(county["e1"], "wish edit", id, "campaign=王五 13800001001") == "campaign.unknown")
    #expect(try fault(county["e1"], "wish edit", id, "campaign=\(id)") == "campaign.unknown")
    #expect(try fault(county["e1"], "wish edit", id, "occasions=0") == "value.not_one_of")
  }

  @Test("Approved without a public text, it gets one in the row, and is published")
  func publicText() throws {
    let county = try County.withMachines([])
    let (id, _) = try county.wish(.approved, [("public_text", "")])
    let township = try county["east"]
    #expect(try township.refusal(id, "publish") == "wish.no_public_text")
    try township.move(id, "edit", ["set": ["public_text=一个电饭煲"]])
    #expect(try township.value(id, "public_text") == "一个电饭煲")
    try township.move(id, "publish")
    try township.move(id, "edit", ["set": ["public_text=一个新的电饭煲"]])
    #expect(try township.standing(id) == "published changed_since")
    try township.move(id, "publish")
    try county.settle()
    let board = try county["county"].view("wish board").at("items", "0", "text")
    #expect(board == "一个新的电饭煲")
    // The village no longer words it.
    #expect(
      try county["e1"].refusal(id, "edit", ["set": ["public_text=别的"]]) == "record.not_allowed")
  }

  @Test("Before approval the public text stands in the detail")
  func draftText() throws {
    let county = try County.withMachines([])
    let (id, _) = try county.wish(.submitted)
    try county["east"].move(id, "edit", ["set": ["public_text=一个电饭煲"]])
    #expect(try county["east"].value(id, "public_text") == nil)
    try county["east"].move(id, "approve")
    #expect(try county["east"].value(id, "public_text") == "一个电饭煲")
  }

  @Test("A choice among public texts is checked too")
  func resolving() throws {
    let county = try County.withMachines(["east-b"])
    let (id, _) = try county.wish(.approved)
    for (name, text) in [("east", "一个电饭煲"), ("east-b", "一口电饭煲")] {
      try county[name].move(id, "edit", ["set": ["public_text=\(text)"]])
    }
    try county.settle()
    let township = try county["east"]
    let conflict = try township.view("conflict list").at("conflicts", "0", "id") ?? .null
    #expect(
      try township.fault(
        "conflict resolve", ["id": conflict, "value": "打 13800001001", "reason": "x"])
        == "text.private")
  }

  @Test("A claim is corrected by the office that took it down")
  func claims() throws {
    let county = try County.withMachines([])
    let (_, claim) = try county.wish(.claimed)
    #expect(try fault(county["east"], "claim edit", claim, "share=1/2") == "claim.not_its_office")
    #expect(try fault(county["county"], "claim edit", claim, "claimant=别的支部") == nil)
  }

  @Test("A wish is not merged into itself")
  func mergingItself() throws {
    let county = try County.withMachines([])
    let (id, _) = try county.wish(.submitted)
    #expect(try county["east"].refusal(id, "merge", ["into": .string(id)]) == "wish.merge_self")
  }

  @Test("A refused number is named")
  func people() throws {
    let root = try County.withMachines([])["county"]
    let campaign =
      try root.act("campaign call", ["title": "x", "period": "2025H1"])["id"] ?? .null
    let error = #expect(throws: SiweiError.self) {
      try root.act("campaign hold", ["campaign": campaign, "at": "2025-03-01", "people": -4])
    }
    #expect(error?.arguments["value"] == "-4")
  }
}
