import Domain
import Engine
import Journal
import Store
import Sync
import TestKit
import Testing

/// Lines that break, answers that were bent, changes that must wait.
struct TransferTests {
  /// A line of three with so much at the village that it needs several pages.
  private func laden() throws -> County {
    let county = try County(County.line)
    let words = SeededRandomness(7)
    for number in 1...30 {
      let text = String(
        (0..<18_000).map { _ in
          Character(Unicode.Scalar(UInt32(0x4E00 + words.below(0x5000))) ?? "一")
        })
      try county["e1"].register(number, [("detail", .string(text))])
    }
    return county
  }

  @Test("Pages cut off anywhere lose at most the page in flight")
  func interrupted() throws {
    let county = try laden()
    let (village, township) = (try county["e1"], try county["east"])
    var received: [Int] = []
    func count() throws -> Int { try township.read { $0.journalChanges } }
    let before = try count()
    for bending in [
      Bending.losingRequest(0), .losingAnswer(0), .losingRequest(1), .losingAnswer(1), .none,
    ] {
      let talk = try village.sync(with: township, bending)
      received.append(try count() - before)
      #expect(talk.report == nil || received.count > 3)
    }
    // The page whose answer was lost had come: it is not sent a second time in vain.
    #expect(received[0] == 0 && received[1] > 0 && received[1] < 60 && received[4] == 60)
    #expect(received == received.sorted())
    #expect(try village.sync(with: township).isQuiet)
    try county.settle()
    let apart = try county.disagreements()
    #expect(apart == [])
  }

  @Test("The same request again changes nothing")
  func replayed() throws {
    let county = try County(County.line)
    try county["e1"].register()
    let talk = try county["e1"].sync(with: county["east"])
    let before = try county["east"].dump()
    let again = try county["east"].engine.answer(talk.requests[0])
    #expect(again.status < 300 && !again.isNews)
    #expect(try county["east"].dump() == before)
    #expect(try county["e1"].sync(with: county["east"]).report?.equal == true)
  }

  @Test("A run with a bad signature is refused from its number on, named at both, and quiet")
  func refused() throws {
    let county = try County(County.line)
    let (village, township) = (try county["e1"], try county["east"])
    try village.register(1)
    let bending = Bending.requests(of: village) { request in
      request.page = Page(
        runs: request.page.runs.map { run in
          guard run.scope.reach == .chain else { return run }
          let changes = run.changes.map {
            RunChange(
              frame: $0.frame, body: $0.body, signature: $0.signature.map { $0.reversed() },
              chain: $0.chain)
          }
          return Run(
            scope: run.scope, replica: run.replica, first: run.first, previous: run.previous,
            changes: changes)
        })
    }
    let talk = try village.sync(with: township, bending)
    #expect(talk.report?.refused.map(\.reason) == ["change.signature"])
    #expect(talk.report?.equal == true)
    #expect(try village.sync(with: township).isQuiet)
    let named = try [village, township].map { machine in
      (try machine.status()["refused"]?.array ?? []).map {
        "\($0["scope"]?.string ?? "") \($0["number"]?.integer ?? 0) \($0["reason"]?.string ?? "")"
      }
    }
    #expect(named == [["e1/chain 1 change.signature"], ["e1/chain 1 change.signature"]])
    // The household's detail was taken: one bad run does not block the others.
    #expect(try township.dump("e1/parent") == village.dump("e1/parent"))
    // When the sender's heads move the run is tried again, here without the fault.
    try village.register(2)
    try village.sync(with: township)
    #expect(try village.sync(with: township).isQuiet)
    try county.settle()
    let apart = try county.disagreements()
    #expect(apart == [])
    #expect(try township.status()["refused"]?.array?.isEmpty == true)
  }

  @Test("Seals and receipts of scopes that are none of their author's business are not kept")
  func foreignRows() throws {
    let county = try County()
    let (village, township) = (try county["e1"], try county["east"])
    let own = try village.engine.own()
    let signer = try #require(village.keys.signer(of: own.replica))
    func seal(_ text: String) throws -> Seal {
      let scope = try #require(Scope(text))
      let head = Head(replica: own.replica, number: 9, chain: Hash256.zero)
      return Seal(
        scope: scope, head: head,
        signature: try signer.sign(
          Statement.seal(organisation: own.organisation, scope: scope, head: head)))
    }
    let seals = [try seal("e1/self"), try seal("west/self"), try seal("nowhere/chain")]
    try village.register(1)
    let bending = Bending.requests(of: village) { $0.seals += seals }
    try village.sync(with: township, bending)
    let root = try county["county"].replica
    let kept = try township.read {
      try $0.sealsToPass(to: root, notSharing: seals.map(\.scope), again: true)
    }
    #expect(kept.map(\.scope.description) == ["e1/self"])
  }

  @Test("An answer bent on the way is refused here, and heals with the next exchange")
  func bentAnswer() throws {
    let county = try County(County.line)
    let (village, township) = (try county["e1"], try county["east"])
    let id = try village.submitWish()
    try county.settle()
    try township.move(id, "approve")
    let bending = Bending.answers { response in
      response.page = Page(
        runs: response.page.runs.map { run in
          Run(
            scope: run.scope, replica: run.replica, first: run.first, previous: run.previous,
            changes: run.changes.map {
              RunChange(
                frame: $0.frame + [0x98, 0x06, 0x01], body: $0.body, signature: $0.signature,
                chain: $0.chain)
            })
        })
    }
    let talk = try village.sync(with: township, bending)
    let first = try village.standing(id)
    #expect(talk.requests.count < 20)
    #expect(first == "submitted")
    for _ in 0..<3 { try village.sync(with: township) }
    #expect(try village.standing(id) == "approved")
    #expect(try village.sync(with: township).isQuiet)
  }

  @Test("Changes whose author nobody certified wait, store nothing, and heal by themselves")
  func waits() throws {
    let county = try County(County.line)
    let (township, root) = (try county["east"], try county["county"])
    let second = try county.join("e1-b", unit: "e1", by: township)
    let id = try second.submitWish()
    // The directory is held back on the way: the county does not know the new machine.
    let bending = Bending.requests(of: township) { request in
      request.page = Page(runs: request.page.runs.filter { $0.scope.reach != .org })
    }
    try second.sync(with: township)
    let talk = try township.sync(with: root, bending)
    #expect(
      try talk.responses().first?.refusals.map(\.waitsFor).contains("certificate.missing") == true)
    #expect(talk.report != nil)
    try county.settle()
    #expect(try root.standing(id) == "submitted")
    #expect(try root.status()["waiting"]?.array?.isEmpty == true)
    let apart = try county.disagreements()
    #expect(apart == [])
  }

  @Test("A caller the county does not know brings `org` itself and is answered then")
  func unknownCaller() throws {
    let county = try County(County.line)
    let root = try county["county"]
    let second = try county.join("e1-b", unit: "e1", by: county["east"])
    let id = try second.submitWish()
    let talk = try second.sync(with: root)
    #expect(talk.answers.first?.status == 403 && talk.report?.equal == true)
    #expect(try root.standing(id) == "submitted")
    #expect(try second.sync(with: root).isQuiet)
  }

  @Test("Village, second machine, township and county by any route come to one state")
  func routes() throws {
    let county = try County()
    try county.join("e1-b", unit: "e1", by: county["e1"])
    let random = SeededRandomness(3)
    let pairs = [
      ("e1", "east"), ("e1", "county"), ("e1-b", "e1"), ("e1-b", "east"), ("e1-b", "county"),
      ("east", "county"), ("e2", "east"), ("w1", "county"), ("west", "county"), ("hnu", "county"),
    ]
    for turn in 0..<40 {
      let writer = ["e1", "e1-b", "e2", "w1", "hnu"][random.below(5)]
      try county[writer].register(turn)
      let pair = pairs[random.below(pairs.count)]
      try county[pair.0].sync(with: county[pair.1])
    }
    try county.settle()
    let apart = try county.disagreements()
    #expect(apart == [])
    #expect(try county["county"].view("wish list")["items"]?.array?.count == 40)
    // The county holds no household's details of any village.
    let details = try county["county"].dump().filter { $0.contains("\"wish.detail\"") }
    #expect(details.isEmpty)
  }
}
