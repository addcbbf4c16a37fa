import Domain
import Engine
import Journal
import Store
import TestKit
import Testing

/// What a unit may not write takes no effect anywhere and is set aside with its reason.
struct AuthorityTests {
  /// Writes a draft past the commands, as a bent client would.
  @discardableResult
  private func forge(
    _ machine: Machine, _ draft: Draft, actor: String = "forger"
  ) throws -> [Dot] {
    let signer = try #require(machine.keys.signer(of: machine.replica))
    return try machine.engine.store.write { transaction in
      try transaction.append(
        [draft],
        Authoring(
          signer: signer, actor: actor, act: ID128(high: 1, low: 2), now: machine.clock.now(),
          random: SeededRandomness(9)))
    }
  }

  /// A put over all that the machine sees of a field.
  private func put(
    _ machine: Machine, _ id: String, _ fields: [(String, Value)], rests: Bool = true
  ) throws -> Draft {
    let record = try #require(RecordID(uuid: id))
    let state = try #require(try machine.read { try $0.locate(record) })
    let operations = fields.map { field, value in
      Operation.put(
        record, state.kind, field, value, over: state[field]?.siblings.map(\.dot) ?? [])
    }
    return Draft(state.scope, operations: operations, rests: rests ? state.liveDots : [])
  }

  struct Forgery: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let stage: Stage
    let machine: String
    let fields: [(String, Value)]
    let actor: String
    let reason: String

    init(
      _ name: String, _ stage: Stage, by machine: String, _ fields: [(String, Value)],
      actor: String = "forger", reason: String
    ) {
      testDescription = name
      self.stage = stage
      self.machine = machine
      self.fields = fields
      self.actor = actor
      self.reason = reason
    }
  }

  private static func state(_ state: String) -> (String, Value) { ("state", .text(state)) }

  static let forgeries: [Forgery] = [
    Forgery(
      "the village approves by itself", .submitted, by: "e1",
      [state("approved"), ("arbiter", .text("e1"))], reason: "wish.not_the_approver"),
    Forgery(
      "the village names an arbiter", .submitted, by: "e1", [("arbiter", .text("county"))],
      reason: "wish.not_the_arbiter"),
    Forgery(
      "the village closes", .followedUp, by: "e1", [state("closed")],
      reason: "wish.not_the_approver"),
    Forgery(
      "the village publishes", .approved, by: "e1", [state("published")],
      reason: "wish.not_the_arbiter"),
    Forgery(
      "the village writes the public text", .approved, by: "e1",
      [("public_text", .text("x"))], reason: "wish.not_the_arbiter"),
    Forgery(
      "the county writes the public text", .approved, by: "county",
      [("public_text", .text("x"))], reason: "wish.not_the_arbiter"),
    Forgery(
      "the village draws the sample", .delivered, by: "e1",
      [("sampled_on", .text("2025-03-01"))], reason: "wish.not_the_approver"),
    Forgery(
      "the county approves for a township", .submitted, by: "county",
      [state("approved"), ("arbiter", .text("county"))], reason: "wish.not_the_approver"),
    Forgery(
      "the county publishes what was not handed up", .approved, by: "county",
      [state("published")], reason: "wish.not_the_arbiter"),
    Forgery(
      "the county returns", .submitted, by: "county", [state("returned")],
      reason: "wish.not_the_approver"),
    Forgery(
      "the township verifies without saying for whom", .registered, by: "east",
      [state("verified")], reason: "wish.not_the_village"),
    Forgery(
      "the township withdraws", .submitted, by: "east", [state("withdrawn")],
      reason: "wish.not_the_village"),
    Forgery(
      "the township delivers", .contacted, by: "east", [state("delivered")],
      reason: "wish.not_the_village"),
    Forgery(
      "the township hands up downwards", .approved, by: "east", [("arbiter", .text("e1"))],
      reason: "wish.not_the_arbiter"),
    Forgery(
      "a step is left out", .submitted, by: "east", [state("closed")],
      reason: "wish.state_order"),
    Forgery(
      "back to an earlier step", .delivered, by: "e1", [state("submitted")],
      reason: "wish.state_order"),
    Forgery(
      "a state that is none", .submitted, by: "east", [state("done")],
      reason: "wish.state_unknown"),
    Forgery(
      "registered once more", .submitted, by: "e1", [state("registered")],
      reason: "wish.state_order"),
    Forgery(
      "verified by who registered", .registered, by: "e1",
      [state("verified")], actor: "registrar", reason: "wish.same_person"),
    Forgery(
      "acting for another village", .registered, by: "east",
      [state("verified"), ("acted_for", .text("county"))], reason: "wish.acted_for_other"),
  ]

  @Test("A forged step is set aside with its reason, at every node", arguments: forgeries)
  func forged(_ forgery: Forgery) throws {
    let county = try County.withMachines([])
    let (id, _) = try county.wish(forgery.stage)
    let before = try county.standings(id).first ?? ""
    let machine = try county[forgery.machine]
    try forge(machine, put(machine, id, forgery.fields), actor: forgery.actor)
    try county.settle()
    #expect(try county.standings(id) == ["\(before) ?\(forgery.reason)"])
    let apart = try county.disagreements()
    #expect(apart == [])
  }

  @Test("What follows only what does not count does not count; it blocks nothing that follows")
  func followsForged() throws {
    let county = try County.withMachines([])
    let (id, _) = try county.wish(.submitted)
    let village = try county["e1"]
    var draft = try put(village, id, [("state", .text("approved")), ("arbiter", .text("e1"))])
    for state in ["published", "delivered"] {
      let dots = try forge(village, draft)
      draft = Draft(
        draft.scope,
        operations: draft.operations.prefix(1).map {
          .put($0.record, $0.kind, "state", .text(state), over: dots)
        }, rests: dots)
    }
    try forge(village, draft)
    try county.settle()
    let reasons = "?wish.not_the_approver ?wish.state_order ?wish.state_order"
    #expect(try county.standings(id) == ["submitted \(reasons)"])
    try county["east"].move(id, "approve")
    try county.settle()
    #expect(try county.standings(id) == ["approved \(reasons)"])
  }

  @Test("An approval that names no registration, and a state that follows nothing, do not count")
  func namesNothing() throws {
    let county = try County.withMachines([])
    let (id, _) = try county.wish(.submitted)
    let township = try county["east"]
    let draft = try put(
      township, id, [("state", .text("approved")), ("arbiter", .text("east"))], rests: false)
    try forge(township, draft)
    try forge(
      township,
      Draft(
        draft.scope,
        operations: draft.operations.prefix(1).map {
          .put($0.record, $0.kind, "state", .text("returned"))
        }))
    try county.settle()
    #expect(
      try county.standings(id) == [
        "submitted ?wish.registration_not_named ?wish.state_order"
      ])
  }

  @Test("A public text that names nothing of an approved wish does not count beside the arbiter's")
  func unnamedText() throws {
    let county = try County.withMachines([])
    let (id, _) = try county.wish(.published)
    let root = try county["county"]
    let record = try #require(RecordID(uuid: id))
    let scope = try #require(Scope("e1/chain"))
    try forge(
      root,
      Draft(
        scope,
        operations: [.put(record, "wish.row", "public_text", .text("x"), personal: true)]))
    try county.settle()
    #expect(try county.standings(id) == ["published ?wish.not_the_arbiter"])
    #expect(try root.value(id, "public_text") == "想要一个四升的电饭煲")
  }

  @Test("Handed up, the public text is the county's: the township's no longer counts")
  func textAfterHandUp() throws {
    let county = try County.withMachines([])
    let (id, _) = try county.wish(.approved)
    let (township, root) = (try county["east"], try county["county"])
    func edit(_ text: String) -> JSON {
      .of(("id", .string(id)), ("set", .array([.string("public_text=\(text)")])))
    }
    let early = try root.fault("wish edit", edit("想要一口新锅"))
    let own = try township.fault("wish edit", edit("想要一口锅"))
    try township.move(id, "handup")
    try county.settle()
    let late = try township.fault("wish edit", edit("想要一口旧锅"))
    #expect([early, own, late] == ["record.not_allowed", nil, "record.not_allowed"])
    try forge(township, put(township, id, [("public_text", .text("想要一口旧锅"))]))
    try county.settle()
    #expect(try county.standings(id) == ["approved ?wish.not_the_arbiter"])
    try root.act("wish edit", edit("想要一口新锅"))
    try county.settle()
    let texts = try Set(county.machines.map { try $0.value(id, "public_text") })
    #expect(texts == ["想要一口新锅"])
    let apart = try county.disagreements()
    #expect(apart == [])
  }

  @Test(
    "A village approves by the delegation of the wish's own campaign, by no other",
    arguments: [true, false])
  func otherCampaign(_ isOwn: Bool) throws {
    let county = try County.withMachines([])
    let (village, township) = (try county["e1"], try county["east"])
    let campaigns = try ["冬日", "春日"].map { title in
      try township.act(
        "campaign call", ["title": .string(title), "period": "2025H1"])["id"]?.string ?? ""
    }
    try township.act(
      "campaign delegate", ["campaign": .string(campaigns[0]), "unit": "e1"])
    try county.settle()
    let id = try village.submitWish(1, [("campaign", .string(campaigns[isOwn ? 0 : 1]))])
    let delegated = try #require(RecordID(uuid: campaigns[0]))
    let delegation = Delegations.record(campaign: delegated, unit: village.unit)
    var draft = try put(village, id, [("state", .text("approved")), ("arbiter", .text("e1"))])
    draft.rests += try village.read { try $0.locate(delegation)?.liveDots ?? [] }
    draft.rests = Set(draft.rests).sorted()
    try forge(village, draft)
    try county.settle()
    let expected = isOwn ? "approved" : "submitted ?wish.not_the_approver"
    #expect(try county.standings(id) == [expected])
  }

  @Test("A place in the line is written by the arbiter's numbering machine alone")
  func places() throws {
    let county = try County.withMachines(["east-b"])
    let (id, claim) = try county.wish(.claimed)
    let row = try #require(RecordID(uuid: id))
    let place = WishIDs.place(row: row, claim: try #require(RecordID(uuid: claim)))
    for (name, state) in [("e1", "given_up"), ("county", "delivered"), ("east-b", "overdue")] {
      let machine = try county[name]
      var draft = try put(machine, "\(place)", [("state", .text(state))])
      // All of the row is named too, so that the arbiter is known to the rules.
      draft.rests += try machine.read { try $0.locate(row)?.liveDots ?? [] }
      draft.rests = Set(draft.rests).sorted()
      try forge(machine, draft)
    }
    try county.settle()
    let reasons = try Set(
      county.machines.map { machine in
        (try machine.view("quarantine list")["items"]?.array ?? []).map {
          "\($0["unit"]?.string ?? "") \($0["reason"]?.string ?? "")"
        }.sorted()
      })
    #expect(
      reasons == [
        ["county wish.not_the_arbiter", "e1 wish.not_the_arbiter", "east wish.not_the_machine"]
      ])
    #expect(try county.standings(id) == ["claimed"])
  }

  @Test("A card, a claim and a delegation of another office do not count")
  func others() throws {
    let county = try County.withMachines([])
    let (id, claim) = try county.wish(.claimed)
    let village = try county["e1"]
    let record = RecordID(ID128(high: 0x7000, low: 77))
    let scope = try #require(Scope("e1/tree"))
    try forge(
      village,
      Draft(
        scope,
        operations: [
          .put(record, "wish.card", "publisher", .text("county")),
          .put(record, "wish.card", "text", .text("free money"), personal: true),
        ]))
    try forge(village, put(village, claim, [("state", .text("given_up"))]))
    let chain = try #require(Scope("e1/chain"))
    try forge(
      village,
      Draft(
        chain,
        operations: [
          .put(record, "campaign.delegation", "state", .text("given")),
          .put(record, "campaign.delegation", "unit", .text("e1")),
        ]))
    try county.settle()
    let reasons = (try county["county"].view("quarantine list")["items"]?.array ?? []).compactMap {
      $0["reason"]?.string
    }.sorted()
    #expect(
      reasons == ["campaign.not_parent", "claim.not_its_office", "wish.not_the_publisher"])
    #expect(try county.standings(id) == ["claimed"])
    #expect(try county["county"].view("wish board")["items"]?.array?.count == 1)
  }

  @Test("A change in a scope where its unit may not write at all waits at the door")
  func door() throws {
    let county = try County.withMachines([])
    let village = try county["e1"]
    let record = RecordID(ID128(high: 0x7000, low: 78))
    let scope = try #require(Scope("county/tree"))
    try forge(
      village,
      Draft(scope, operations: [.put(record, "campaign", "title", .text("not the county's"))]))
    let talk = try village.sync(with: county["east"])
    #expect(talk.report?.waiting.map(\.reason) == ["scope.not_writer"])
    #expect(try county["east"].dump("county/tree") == [])
    #expect(try village.sync(with: county["east"]).isQuiet)
    #expect(try village.view("quarantine list").at("items", "0", "reason") == "scope.not_writer")
  }

  @Test("Commands refuse what the rules would set aside, each with its own word")
  func refusals() throws {
    let county = try County.withMachines([])
    let (id, _) = try county.wish(.submitted)
    let (village, township, root) = (try county["e1"], try county["east"], try county["county"])
    let found = [
      try village.refusal(id, "approve"), try root.refusal(id, "approve"),
      try township.refusal(id, "publish"), try village.refusal(id, "return", ["reason": "x"]),
      try township.refusal(id, "withdraw", ["reason": "x"]), try township.refusal(id, "return"),
      try township.refusal(id, "close"), try village.refusal(id, "verify", by: "third"),
      try township.refusal(id, "submit", ["for": "e1"]),
      try township.refusal(id, "submit", ["for": "county", "reason": "x"]),
    ]
    #expect(
      found == [
        "wish.not_the_approver", "wish.not_the_approver", "wish.no_arbiter",
        "wish.not_the_approver", "wish.not_the_village", "usage.missing_option",
        "wish.wrong_state", "wish.wrong_state", "usage.missing_option", "wish.for_other_unit",
      ])
  }

  @Test("Another person: who registered may not verify; who acted for the village not approve")
  func anotherPerson() throws {
    let county = try County.withMachines([])
    let (village, township) = (try county["e1"], try county["east"])
    let own = try village.register(1)
    let verified = try village.refusal(own, "verify", ["date": "2025-02-27"], by: "registrar")
    let acted = try township.act(
      "wish register",
      JSON.object(Machine.form(2).map { JSON.Member($0.0, $0.1) })
        .setting("for", "e1").setting("reason", "no computer there"), by: "clerk zhang")
    let id = acted["id"]?.string ?? ""
    try county.settle()
    try village.act("wish verify", ["id": .string(id), "date": "2025-02-27"], by: "second")
    try village.move(id, "submit")
    try county.settle()
    let approved = [
      try township.refusal(id, "approve", by: "clerk zhang"),
      try township.refusal(id, "approve", by: "clerk li"),
    ]
    #expect(verified == "wish.same_person")
    #expect(approved == ["wish.same_person", nil])
    #expect(acted["no"] == "e1-2025H1-T0001")
  }
}
