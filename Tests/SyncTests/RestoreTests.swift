import Domain
import Engine
import Journal
import Store
import Sync
import TestKit
import Testing
import Wire

/// Restored backups and copied disks (sync.md §7).
struct RestoreTests {
  /// Titles of all wishes a machine lists, by its household details or the rows' numbers.
  private func wishes(_ machine: Machine) throws -> [String] {
    (try machine.view("wish list")["items"]?.array ?? []).compactMap { $0["id"]?.string }.sorted()
  }

  private func former(_ machine: Machine) throws -> Int {
    try machine.status()["former_replicas"]?.array?.count ?? -1
  }

  private func isCertified(_ machine: Machine) throws -> Bool {
    try machine.status()["certified"] == .bool(true)
  }

  private func verifies(_ county: County) throws -> [String] {
    try county.machines.compactMap { machine in
      let document = try machine.engine.verifyDocument()
      return document["ok"] == .bool(true) ? nil : "\(machine.name): \(document.line)"
    }
  }

  /// When the village wrote on its restored disk.
  enum Moment: String, CaseIterable, Sendable {
    case never
    case before
    case after
    case both
  }

  @Test(
    "A restored village takes its changes back and goes on as a new replica",
    arguments: Moment.allCases)
  func village(_ moment: Moment) throws {
    let county = try County(County.line)
    let (village, township) = (try county["e1"], try county["east"])
    var expected = [try village.register(1)]
    try county.settle()
    let image = try village.image()
    for number in 2...4 { expected.append(try village.register(number)) }
    try county.settle()
    let first = try village.replica
    try village.restore(image)
    if moment == .before || moment == .both { expected.append(try village.register(5)) }
    let talk = try village.sync(with: township)
    #expect(talk.requests.count < 12)
    if moment == .after || moment == .both { expected.append(try village.register(6)) }
    try county.settle()
    #expect(try former(village) == 1 && isCertified(village) && village.replica != first)
    let lists = Set(try ["e1", "east", "county"].map { try wishes(county[$0]) })
    #expect(lists == [expected.sorted()])
    let apart = try county.disagreements()
    #expect(apart == [])
    let unsound = try verifies(county)
    #expect(unsound == [])
    let numbers = (try township.view("wish list")["items"]?.array ?? []).compactMap {
      $0["no"]?.string
    }
    #expect(Set(numbers).count == expected.count)
  }

  @Test("A restored village that reaches only the county heals by that road too")
  func byCounty() throws {
    let county = try County(County.line)
    let (village, root) = (try county["e1"], try county["county"])
    let image = try village.image()
    var expected = [try village.register(1)]
    try county.settle()
    try village.restore(image)
    expected.append(try village.register(2))
    for _ in 0..<3 { try village.sync(with: root) }
    #expect(try former(village) == 1 && isCertified(village))
    try county.settle()
    #expect(try wishes(root) == expected.sorted())
    let apart = try county.disagreements()
    #expect(apart == [])
    let unsound = try verifies(county)
    #expect(unsound == [])
  }

  @Test("What was written in a scope that nobody above holds is known by its seal")
  func bySeal() throws {
    let county = try County(County.line)
    let (village, township, root) = (try county["e1"], try county["east"], try county["county"])
    // A township's own household: its details lie in the township's `self`.
    let own = try township.register(1)
    try county.settle()
    let image = try township.image()
    let first = try township.replica
    try township.act("wish edit", ["id": .string(own), "set": ["detail": "改了一次，尺寸三十"]])
    // The seal goes up with whatever is not quiet.
    try village.register(2)
    try village.sync(with: township)
    try township.sync(with: root)
    try township.restore(image)
    try village.register(3)
    try county.settle()
    #expect(try former(township) == 1 && isCertified(township) && township.replica != first)
    let gaps = try township.status()["gaps"]?.array ?? []
    #expect(gaps.contains { $0["scope"] == "east/self" && $0["by"] == "seal" })
    let apart = try county.disagreements()
    #expect(apart == [])
    let unsound = try verifies(county)
    #expect(unsound == [])
  }

  @Test("Whoever answers at a peer's address and is another office is sent nothing")
  func anotherUnit() throws {
    let county = try County()
    let (village, west) = (try county["e1"], try county["west"])
    try county.settle()
    try village.register(1)
    try village.engine.addPeer(county["east"].unit, address: "127.0.0.1:9")
    let calling = try village.engine.call(county["east"].unit)
    let first = try calling.begin()
    let answer = try west.engine.answer(first)
    do {
      _ = try calling.receive(status: answer.status, body: answer.body)
      Issue.record("an answer of another office was taken")
    } catch let error as SiweiError {
      #expect(error.code == "peer.other_unit")
    }
    // What was said before it was known who listens: digests, and nothing of a household.
    let message = try Compression.decompress(first, limit: 1 << 20)
    #expect(try ExchangeCodec.decodeRequest(message).page.isEmpty)
  }

  @Test("It works on without anybody reachable, and its new changes wait for the certificate")
  func alone() throws {
    let county = try County(County.line)
    let (village, township) = (try county["e1"], try county["east"])
    let image = try village.image()
    try village.register(1)
    try village.sync(with: township)
    try village.restore(image)
    // The line breaks as soon as the village has seen its own later changes.
    try village.register(2)
    try village.sync(with: township, .losingAnswer(1))
    for number in 3...5 { try village.register(number) }
    #expect(try wishes(village).count == 5 || wishes(village).count == 4)
    try county.settle()
    #expect(try wishes(township).count == 5)
    let apart = try county.disagreements()
    #expect(apart == [])
    let unsound = try verifies(county)
    #expect(unsound == [])
  }

  @Test(
    "A copied disk: both twins write, and meet the others in any order",
    arguments: [
      ["e1 east", "twin east"], ["twin east", "e1 east"], ["e1 county", "twin east"],
      ["twin county", "e1 east"], ["twin e1", "e1 east"], ["e1 county", "twin county"],
    ])
  func twins(_ meetings: [String]) throws {
    let county = try County(County.line)
    var expected = [try county["e1"].register(1)]
    try county.settle()
    let twin = try county.twin(of: "e1", "twin")
    for number in 2...3 { expected.append(try county["e1"].register(number)) }
    for number in 4...6 { expected.append(try twin.register(number)) }
    for meeting in meetings {
      let pair = meeting.split(separator: " ").map(String.init)
      try county[pair[0]].sync(with: county[pair[1]])
    }
    expected.append(try county["e1"].register(7))
    expected.append(try twin.register(8))
    try county.settle()
    let lists = Set(try county.machines.map(wishes))
    #expect(lists == [expected.sorted()])
    #expect(try county["e1"].replica != twin.replica)
    let apart = try county.disagreements()
    #expect(apart == [])
    let unsound = try verifies(county)
    #expect(unsound == [])
    let forks = try county["county"].status()["forks"]?.array?.count ?? 0
    #expect(forks > 0)
  }

  @Test("Three twins")
  func threeTwins() throws {
    let county = try County(County.line)
    try county["e1"].register(1)
    try county.settle()
    let twins = [try county["e1"]] + (try ["b", "c"].map { try county.twin(of: "e1", $0) })
    for (index, twin) in twins.enumerated() {
      for number in 0...index { try twin.register(10 * index + number) }
    }
    try county.settle()
    for (index, twin) in twins.enumerated() { try twin.register(100 + index) }
    try county.settle()
    let lists = Set(try county.machines.map(wishes))
    #expect(lists.count == 1 && lists.first?.count == 10)
    #expect(Set(try twins.map { try $0.replica }).count == 3)
    let apart = try county.disagreements()
    #expect(apart == [])
    let unsound = try verifies(county)
    #expect(unsound == [])
  }

  @Test("A key is renewed by itself three times in a row, then a person must")
  func fourTimes() throws {
    let county = try County(County.line)
    let village = try county["e1"]
    var seen: [Bool] = []
    for turn in 0..<4 {
      let image = try village.image()
      try village.register(turn)
      try village.sync(with: county["east"])
      try village.restore(image)
      for _ in 0..<4 { try village.sync(with: county["east"]) }
      seen.append(try isCertified(village))
    }
    #expect(seen == [true, true, true, false])
    let notices = try county["east"].status()["notices"]?.strings ?? []
    #expect(notices.contains("renewal.too_many"))
    // Nothing is lost while it waits, and it works on.
    #expect(try wishes(village).count == 4)
    try village.register(9)
    #expect(try wishes(village).count == 5)
  }

  @Test("A restored township")
  func township() throws {
    let county = try County(County.small)
    let township = try county["east"]
    let image = try township.image()
    let id = try county["e1"].submitWish(1)
    try county.settle()
    try township.move(id, "approve")
    try county.join("e1-b", unit: "e1", by: township)
    try county["e1-b"].register(2)
    try county.settle()
    try township.restore(image)
    let late = try county["e2"].register(3)
    try county.settle()
    #expect(try former(township) == 1 && isCertified(township))
    #expect(try county.standings(id) == ["approved"])
    #expect(try county["county"].show(late)["state"]?.string == "registered")
    try township.move(id, "publish")
    try county.settle()
    #expect(try county.standings(id) == ["published"])
    let apart = try county.disagreements()
    #expect(apart == [])
    let unsound = try verifies(county)
    #expect(unsound == [])
  }

  @Test("A restored county works, receives, and is certified again with the organisation's key")
  func root() throws {
    let county = try County(County.small)
    let root = try county["county"]
    let image = try root.image()
    let id = try county["e1"].submitWish(1)
    try county.settle()
    try root.act(
      "unit add", ["unit": "e9", "name": "e9", "tier": "village", "parent": "east"])
    try county.settle()
    try root.restore(image)
    for name in ["east", "west", "hnu"] { try county[name].sync(with: root) }
    #expect(try former(root) == 1)
    #expect(try isCertified(root) == false)
    #expect(try root.standing(id) == "submitted")
    try root.act(
      "unit add", ["unit": "e8", "name": "e8", "tier": "village", "parent": "east"])
    _ = try root.engine.admitRoot(county.key)
    try county.settle()
    #expect(try isCertified(root))
    let units = try county.machines.map { machine in
      (try machine.view("unit list")["units"]?.array ?? []).compactMap { $0["unit"]?.string }
        .filter { $0.hasPrefix("e8") || $0.hasPrefix("e9") }
    }
    #expect(Set(units) == [["e8", "e9"]])
    let apart = try county.disagreements()
    #expect(apart == [])
    let unsound = try verifies(county)
    #expect(unsound == [])
  }

  @Test("A county restored from before a township joined gets the directory back from it")
  func directoryBack() throws {
    let county = try County([])
    let root = try county["county"]
    let image = try root.image()
    try root.act(
      "unit add", ["unit": "east", "name": "east", "tier": "township", "parent": "county"])
    let township = try county.join("east", unit: "east", by: root)
    let id = try township.submitWish(1)
    try county.settle()
    try root.restore(image)
    let talk = try township.sync(with: root)
    #expect(talk.answers.first?.status == 403)
    #expect(talk.report != nil)
    _ = try root.engine.admitRoot(county.key)
    try county.settle()
    #expect(try root.standing(id) == "submitted")
    let apart = try county.disagreements()
    #expect(apart == [])
    let unsound = try verifies(county)
    #expect(unsound == [])
  }

  /// A county restored from before it added a unit, which heard so and was certified again.
  private func renewedRoot(of county: County) throws -> Machine {
    let root = try county["county"]
    let image = try root.image()
    try root.act(
      "unit add", ["unit": "e9", "name": "e9", "tier": "village", "parent": "east"])
    try county.settle()
    try root.restore(image)
    try county["east"].sync(with: root)
    _ = try root.engine.admitRoot(county.key)
    return root
  }

  @Test("What comes in one page with the certificate of whoever sends it is taken all the same")
  func withItsCertificate() throws {
    let county = try County(County.small)
    let (west, root) = (try county["west"], try renewedRoot(of: county))
    try root.act("campaign call", ["title": "端午微心愿", "period": "2025H1"], by: "经办")
    // The township asks a machine that it hears of by this very exchange.
    let talk = try west.sync(with: root)
    #expect(talk.report?.equal == true)
    #expect(try west.sync(with: root).isQuiet)
    #expect(try west.dump("county/tree") == root.dump("county/tree"))
    try county.settle()
    let apart = try county.disagreements()
    #expect(apart == [])
  }

  @Test("A run of the directory that lost its beginning, with its own certificate, is sent whole")
  func withoutItsCertificate() throws {
    let county = try County(County.line)
    let (village, township) = (try county["e1"], try county["east"])
    let root = try renewedRoot(of: county)
    try root.act(
      "unit add", ["unit": "e8", "name": "e8", "tier": "village", "parent": "east"])
    try township.sync(with: root)
    // As from a sender that wrongly believes the beginning to be held.
    let replica = try root.replica
    var cut: [UInt64] = []
    let bending = Bending.requests(of: township, all: true) { request in
      request.page = Page(
        runs: request.page.runs.map { run in
          guard cut.isEmpty, run.replica == replica, run.scope.reach == .org,
            let beginning = run.changes.first, run.changes.count > 1
          else { return run }
          cut.append(run.first)
          return Run(
            scope: run.scope, replica: run.replica, first: run.first + 1,
            previous: beginning.chain, changes: Array(run.changes.dropFirst()))
        })
    }
    try township.sync(with: village, bending)
    #expect(cut == [1])
    for _ in 0..<2 { try township.sync(with: village) }
    #expect(try township.sync(with: village).isQuiet)
    #expect(try township.dump("county/org") == village.dump("county/org"))
    try county.settle()
    let apart = try county.disagreements()
    #expect(apart == [])
  }

  @Test("A county restored from before a village's machine was certified hears of it again")
  func staleMemory() throws {
    let county = try County(County.line)
    let (township, root) = (try county["east"], try county["county"])
    let image = try root.image()
    let second = try county.join("e1-b", unit: "e1", by: township)
    try second.register(1)
    try county.settle()
    try root.restore(image)
    // The township believes the county to hold the certificate, and sends what is new without it.
    let id = try second.register(2)
    try second.sync(with: township)
    try county.settle()
    #expect(try wishes(root).contains(id))
    let apart = try county.disagreements()
    #expect(apart == [])
  }

  @Test("A machine that lost its disk joins anew and gets all but its `self` back")
  func lostDisk() throws {
    let county = try County(County.line)
    let id = try county["e1"].submitWish(1)
    try county.settle()
    let anew = try county.join("e1 anew", unit: "e1", by: county["east"])
    try county.settle()
    #expect(try anew.standing(id) == "submitted")
    #expect(try anew.value(related(anew, id), "title") == "电饭煲 1")
    let number = try anew.act(
      "wish register",
      .object(
        Machine.form(2).map { JSON.Member($0.0, $0.1) }))["no"]?.string
    #expect(number == "e1-2025H1-b0001")
  }

  private func related(_ machine: Machine, _ id: String) throws -> String {
    try machine.related(id, "detail")
  }
}
