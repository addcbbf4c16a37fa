import Domain
import Engine
import Journal
import Store
import Sync
import TestKit
import Testing

/// Receipts, the four counts, and what nobody may learn from them (sync.md §6).
struct ReceiptTests {
  @Test("Not sent, sent, held: each step is shown, and a lost answer is no success")
  func counts() throws {
    let county = try County(County.line)
    let (village, township) = (try county["e1"], try county["east"])
    let base = try village.counts()
    func since() throws -> [Int64] { zip(try village.counts(), base).map { $0.0 - $0.1 } }
    var seen: [[Int64]] = []
    try village.register(1)
    seen.append(try since())
    try village.sync(with: township, .losingRequest(0))
    seen.append(try since())
    try village.sync(with: township, .losingAnswer(0))
    seen.append(try since())
    try village.sync(with: township)
    seen.append(try since())
    #expect(seen == [[2, 0, 0, 0], [2, 0, 0, 0], [2, 0, 0, 0], [0, 0, 2, 0]])
  }

  @Test("The sum of the three counts is the number of own changes; conflicts come beside it")
  func sums() throws {
    let county = try County(County.line)
    let (village, township) = (try county["e1"], try county["east"])
    let id = try village.submitWish(1)
    try county.settle()
    try village.act("wish edit", ["id": .string(id), "set": ["class=service"]])
    try township.act("wish edit", ["id": .string(id), "set": ["class=public"]])
    try county.settle()
    let counts = try [village, township].map { try $0.counts() }
    #expect(counts.map { $0[3] } == [1, 1])
    #expect(counts.map { $0[0] + $0[1] } == [0, 0])
    try township.resolve("class", "service")
    try county.settle()
    #expect(try [village, township, county["county"]].map { try $0.counts()[3] } == [0, 0, 0])
  }

  @Test("What the township holds and the county not yet shows at the village when it is known")
  func heldAbove() throws {
    let county = try County(County.line)
    let (village, township) = (try county["e1"], try county["east"])
    try village.register(1)
    try village.sync(with: township)
    func holders() throws -> [String] {
      let scope = try #require(Scope("e1/chain"))
      return try village.read { transaction in
        try transaction.receipts(of: scope).compactMap { receipt in
          transaction.organisation.unit(of: receipt.replica).map {
            "\($0) \(receipt.heads.map(\.number).max() ?? 0)"
          }
        }
      }.sorted()
    }
    #expect(try holders() == ["east 1"])
    try township.sync(with: county["county"])
    try village.sync(with: township)
    // The county's receipt came down the line towards the anchor.
    #expect(try holders() == ["county 1", "east 1"])
  }

  @Test("Receipts never show a village another village's scopes, nor anything of them")
  func audiences() throws {
    let county = try County()
    var heard: [String: Set<String>] = [:]
    for turn in 1...3 {
      for name in ["e1", "e2", "w1", "hnu"] { try county[name].submitWish(turn) }
      for (client, server) in [
        ("e1", "east"), ("e2", "east"), ("w1", "west"), ("hnu", "county"), ("east", "county"),
        ("west", "county"), ("e1", "county"), ("e2", "east"), ("e1", "east"),
      ] {
        let talk = try county[client].sync(with: county[server])
        for response in try talk.responses() {
          let scopes =
            response.receipts.flatMap { $0.items.map(\.scope) } + response.page.runs.map(\.scope)
            + response.scopes.map(\.scope) + response.digests.map(\.scope)
            + response.seals.map(\.scope) + response.refusals.map(\.scope)
          heard[client, default: []].formUnion(scopes.map(\.description))
        }
      }
    }
    for (name, scopes) in heard {
      let machine = try county[name]
      let state = try machine.organisation
      let foreign = scopes.compactMap { Scope($0) }
        .filter { !state.isInAudience(machine.unit, of: $0) }
      #expect(foreign.isEmpty, "\(name)")
    }
    let held = try county["e1"].read { $0.scopesHeld.map(\.description) }
    #expect(!held.contains { $0.hasPrefix("e2/") || $0.hasPrefix("w1/") })
  }

  @Test("A household's name, phone and address lie at village and township and nowhere else")
  func secrets() throws {
    let county = try County()
    let secrets = ["欧阳某某", "13912345678", "示例村九组七号"]
    try county["e1"].register(
      1,
      [
        (
          "person",
          [
            "name": .string(secrets[0]), "group": "disabled", "phone": .string(secrets[1]),
            "address": .string(secrets[2]),
          ]
        )
      ])
    try county.settle()
    for machine in county.machines {
      let image = try machine.image()
      let found = secrets.filter { image.firstRange(of: Array($0.utf8)) != nil }
      let expected = ["e1", "east"].contains(machine.name) ? secrets : []
      #expect(found == expected, "\(machine.name)")
    }
  }

  @Test("A receipt with an altered vector, or by another key, is not kept")
  func forged() throws {
    let county = try County(County.line)
    let (village, township) = (try county["e1"], try county["east"])
    try village.register(1)
    let bending = Bending.answers { response in
      response.receipts = response.receipts.map { receipt in
        Receipt(
          replica: receipt.replica, serial: receipt.serial + 5, items: receipt.items,
          hashes: receipt.hashes, signature: receipt.signature)
      }
    }
    try village.sync(with: township, bending)
    let kept = try village.read { transaction in
      try transaction.receipts(of: #require(Scope("e1/chain"))).count
    }
    #expect(kept == 0)
  }

  @Test("Seals go up the line: the county knows the heads of what it does not share")
  func seals() throws {
    let county = try County(County.line)
    try county["e1"].register(1)
    try county.settle()
    try county["e1"].register(2)
    try county.settle()
    let seals = try county["county"].read { try $0.seals() }
    let detail = seals.first { $0.scope.description == "e1/parent" }
    #expect(detail?.head.number == 2)
    #expect(detail?.head.replica == (try county["e1"].replica))
  }
}
