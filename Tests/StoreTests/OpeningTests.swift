import Domain
import Journal
import Store
import TestKit
import Testing

/// What a later version of the rules finds, what is never acknowledged, and what a verdict sees.
struct OpeningTests {
  /// The rules of a later version: whatever an office says of a state counts.
  struct LaterRules: Rules {
    var version: UInt64 { ModelRules().version + 1 }
    func spec(kind: String, field: String) -> FieldSpec? {
      ModelRules().spec(kind: kind, field: field)
    }
    func verdict(_ judging: Judging) throws -> Verdict { .counts }
  }

  private static let record = RecordID(ID128(high: 0x7000, low: 7))

  private func state(_ value: String, over dots: [Dot] = []) -> Journal.Operation {
    .put(OpeningTests.record, ModelRules.kind, "state", .text(value), over: dots)
  }

  @Test("What older rules folded is folded anew when the node opens under newer ones")
  func newerRules() throws {
    var offices = try Offices()
    let written = try offices.village.write(Offices.chain, [state("app")])
    let store = try offices.store()
    try store.take([written])
    let scopes = [offices.directory.scope, Offices.chain]
    #expect(try store.picture(scopes).quarantined.count == 1)
    let fresh = try offices.store(rules: LaterRules())
    try fresh.take([written])
    let upgraded = try LoneStore(image: store.store.image(), rules: LaterRules())
    #expect(try upgraded.picture(scopes) == fresh.picture(scopes))
    #expect(try upgraded.picture(scopes).quarantined == [])
    // Folded once: the next opening finds nothing to do, and the same rules change nothing.
    let again = try LoneStore(image: upgraded.store.image(), rules: LaterRules())
    #expect(try again.store.image() == upgraded.store.image())
  }

  @Test("A dot of another scope is named in vain, whatever was read before")
  func otherScope() throws {
    var offices = try Offices()
    let first = try offices.village.write(Offices.chain, [state("sub")])
    let second = try offices.village.write(Offices.chain, [state("wd", over: [first.head.dot])])
    let beside = try offices.village.write(Offices.tree, [state("wd", over: [first.head.dot])])
    let (whole, apart) = (try offices.store(), try offices.store())
    try whole.take([first, second, beside])
    for change in [first, second, beside] { try apart.take([change]) }
    let scopes = [Offices.chain, Offices.tree]
    #expect(try whole.picture(scopes) == apart.picture(scopes))
    let unsound = try whole.read { try $0.verify() }
    #expect(unsound == [])
  }

  @Test("A change that no node could read is refused before it is acknowledged")
  func unreadable() throws {
    let offices = try Offices()
    let store = try offices.store()
    func fault(_ draft: Draft) throws -> String? {
      do {
        try store.store.write {
          _ = try $0.append(
            [draft],
            Authoring(
              signer: offices.township.signer, actor: "clerk", act: ID128(high: 1, low: 1),
              now: 1_740_787_200_000, random: SeededRandomness(5)))
        }
        return nil
      } catch let error as SiweiError {
        return error.code
      }
    }
    let scope = try #require(Scope("east/chain"))
    func dots(_ count: Int) -> [Dot] {
      (1...count).map { number in
        Dot(
          replica: offices.village.replica, number: UInt64(number),
          hash: ID128(high: 1, low: UInt64(number)))
      }
    }
    let before = try store.read { $0.journalChanges }
    #expect(
      try fault(Draft(scope, operations: [state("sub")], rests: dots(4_097))) == "limit.named")
    let long = String(repeating: "长", count: 90_000)
    #expect(
      try fault(Draft(scope, operations: [state("sub")], reason: long)) == "limit.value")
    #expect(try store.read { $0.journalChanges } == before)
    #expect(try fault(Draft(scope, operations: [state("sub")], rests: dots(4_096))) == nil)
    #expect(try store.read { $0.journalChanges } == before + 1)
  }
}
