import Domain
import Engine
import Journal
import Store
import Sync
import TestKit
import Testing
import Wire

/// What an exchange costs (sync.md §6).
struct QuietTests {
  @Test("With nothing new an exchange is one small request and 204, at any two ends")
  func quiet() throws {
    let county = try County()
    var sizes: [Int] = []
    for (client, server) in [
      ("e1", "east"), ("east", "county"), ("e1", "county"), ("hnu", "county"),
    ] {
      try county[client].sync(with: county[server])
      let before = try [county[client].image(), county[server].image()]
      let talk = try county[client].sync(with: county[server])
      #expect(talk.isQuiet, "\(client) \(server)")
      #expect(try [county[client].image(), county[server].image()] == before)
      sizes += talk.requests.map(\.count) + talk.answers.map(\.body.count)
    }
    #expect(sizes.max() ?? 0 <= 125)
  }

  @Test("Ten new wishes with their details are one round trip and at most 3 kB")
  func tenWishes() throws {
    let county = try County(County.line)
    let (village, township) = (try county["e1"], try county["east"])
    for number in 1...10 { try village.register(number) }
    let talk = try village.sync(with: township)
    #expect(talk.outcome == "200 equal")
    #expect(talk.report?.changesSent == 20)
    #expect((talk.requests[0].count + talk.answers[0].body.count) <= 3000)
    #expect(try village.sync(with: township).isQuiet)
  }

  @Test("What goes down costs one round trip too where the receipt is remembered")
  func down() throws {
    let county = try County(County.line)
    let id = try county["e1"].submitWish()
    try county.settle()
    try county["east"].move(id, "approve")
    let talk = try county["e1"].sync(with: county["east"])
    // The second request brings the receipt for what came with the first answer.
    #expect(talk.requests.count <= 2 && talk.report?.equal == true)
    #expect(try county["e1"].standing(id) == "approved")
  }

  @Test("A stale memory of the peer costs bytes, never correctness")
  func staleHint() throws {
    let county = try County(County.line)
    let (village, township) = (try county["e1"], try county["east"])
    let image = try township.image()
    try village.register()
    try village.sync(with: township)
    // Another life of the township's disk, without telling anybody.
    try township.restore(image)
    try village.register(2)
    let talk = try village.sync(with: township)
    #expect(talk.report?.equal == true)
    try county.settle()
    let apart = try county.disagreements()
    #expect(apart == [])
    #expect(try township.view("wish list")["items"]?.array?.count == 2)
  }

  @Test("Scopes that only one end shares are neither sent nor taken")
  func foreignScopes() throws {
    let county = try County()
    try county["w1"].register()
    try county["e2"].register()
    try county.settle()
    let foreign = try county["west"].read { transaction in
      try transaction.page(
        for: [PeerHolding(scope: #require(Scope("w1/parent")), heads: [])], budget: 1 << 20
      ).changes
    }
    let bending = Bending.requests(of: try county["e2"]) { request in
      request.page = Runs.page(foreign)
    }
    let talk = try county["e2"].sync(with: county["east"], bending)
    let refusals = try talk.responses().flatMap(\.refusals).map(\.reason)
    #expect(refusals == ["scope.not_shared"])
    let held = try county["east"].read { $0.scopesHeld.map(\.description) }
    #expect(!held.contains("w1/parent"))
  }

  @Test("A peer that is not who it says, or of another organisation, gets nothing")
  func strangers() throws {
    let county = try County(County.line)
    let other = try County(County.line, seed: 2)
    let (village, township) = (try county["e1"], try county["east"])
    // Another organisation.
    let bytes = try other["e1"].engine.call(township.unit).begin()
    let foreign = try township.engine.answer(bytes)
    // One that names itself as another: signed by its own key.
    let bending = Bending(request: { _, bytes in
      var request = try ExchangeCodec.decodeRequest(Compression.decompress(bytes, limit: 1 << 20))
      request.signature = Array(request.signature.reversed())
      return Compression.compress(ExchangeCodec.encode(request))
    })
    #expect(throws: SiweiError.self) { try village.sync(with: township, bending) }
    let code = try ExchangeCodec.decodeResponse(
      Compression.decompress(foreign.body, limit: 1 << 20))
    #expect([foreign.status, code.page.changeCount] == [403, 0])
    #expect(code.error == "peer.other_organisation")
    let nonsense = try [[], [0], [UInt8](repeating: 7, count: 500)].map {
      try township.engine.answer($0).status
    }
    #expect(nonsense == [400, 400, 400])
  }
}
