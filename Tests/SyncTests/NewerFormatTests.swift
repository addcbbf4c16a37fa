import Domain
import Engine
import Journal
import Store
import Sync
import TestKit
import Testing
import Trust
import Wire

/// A feed of a newer format: kinds, fields, operations and forms that this software does not know
/// (Tests/Vectors/v1/newer.json).
struct NewerFormatTests {
  private static let organisation = 1 as UInt64
  private static let poem = RecordID(ID128(high: 0x0195_B3C2_7A00_7000, low: 1))
  private static let row = RecordID(ID128(high: 0x0195_B3C2_7A00_7000, low: 2))

  /// The feed, one frame by hand after the other, signed by published key no. 2.
  private func feed(_ scope: Scope, organisation: OrganisationID) throws -> [PlacedChange] {
    var scribe = Scribe(try PublishedKey.signer(2), of: organisation)
    var out: [PlacedChange] = []
    func write(_ groups: [RawProto], body: RawProto? = nil, hasReason: Bool = false) throws {
      let number = UInt64(out.count + 1)
      let previous =
        out.last?.chain
        ?? Chain.start(organisation: organisation, scope: scope, replica: scribe.replica)
      var frame = RawProto().block(1, previous.bytes).text(2, scope.anchor.text)
        .number(3, UInt64(scope.reach.rawValue)).block(4, scribe.replica.id.bytes)
        .number(5, number).number(6, 2).block(8, ID128(high: 2, low: number).bytes)
        .number(10, 1_740_787_200_000 * 2).text(11, "writer of tomorrow")
      for group in groups { frame = frame.block(13, group) }
      if hasReason { frame = frame.number(15, 1) }
      // Whole fields that came later.
      frame = frame.number(40, number).text(41, "later").block(42, RawProto().number(1, 9))
      out.append(
        try scribe.write(
          Change(frame: frame.bytes, body: body?.bytes), number: number, previous: previous,
          in: scope))
    }
    func group(_ record: RecordID, _ kind: String, _ ops: [RawProto]) -> RawProto {
      ops.reduce(RawProto().block(1, record.id.bytes).text(2, kind)) { $0.block(3, $1) }
    }
    let (poem, row) = (NewerFormatTests.poem, NewerFormatTests.row)
    // An unknown kind with a value of today, one of tomorrow, and an operation of tomorrow.
    try write([
      group(
        poem, "poem",
        [
          RawProto().text(1, "title").text(3, "春晓"),
          RawProto().text(1, "metre").block(31, [5, 5, 5, 5]),
          RawProto().text(1, "rhyme").number(2, 9).block(30, [1, 2, 3]),
        ]
      ).text(9, "a group's later field")
    ])
    // A known kind with an unknown field.
    try write([
      group(
        row, "wish.row",
        [RawProto().text(1, "mood").text(3, "hopeful"), RawProto().text(1, "glow").number(2, 200)])
    ])
    // A body with a later form of value, a later field, and a reason.
    let body = RawProto().block(1, ID128(high: 7, low: 7).bytes)
      .block(2, RawProto().block(12, [8, 8])).text(3, "why").number(14, 3)
    try write(
      [group(poem, "poem", [RawProto().text(1, "author").number(7, 0)])], body: body,
      hasReason: true)
    // A group without any operation known today.
    try write([group(poem, "poem", []).number(20, 1)])
    return out
  }

  private func held(_ machine: Machine, _ scope: Scope) throws -> [Change] {
    let replica = try PublishedKey.signer(2).replica
    return try machine.read { transaction in
      try transaction.page(for: [PeerHolding(scope: scope, heads: [])], budget: 1 << 22).changes
        .filter { $0.replica == replica }.map {
          Change(frame: $0.change.frame, body: $0.change.body)
        }
    }
  }

  @Test("It passes village, township and county unchanged, and verifies at the county")
  func passesThrough() throws {
    let county = try County(County.line, seed: NewerFormatTests.organisation)
    let (village, township) = (try county["e1"], try county["east"])
    let scope = Scope(village.unit, .chain)
    let feed = try feed(scope, organisation: county.key.organisation)
    let document = JSON.of(
      ("about", "A feed of format 2 by published key 2: seed bytes 2 to 33."),
      ("organisation", .hex(county.key.organisation.bytes)), ("scope", .string("\(scope)")),
      ("public_key", .hex(try PublishedKey.signer(2).publicKey)),
      (
        "changes",
        .array(
          feed.map {
            .of(
              ("frame", .hex($0.change.frame)), ("body", .hex($0.change.body)),
              ("chain", .hex($0.chain.bytes)), ("signature", .hex($0.change.signature)))
          })
      ))
    let differences = try VectorFile.differences(document, from: "newer.json")
    #expect(differences == [])
    // The township admits the key as a further machine of the village.
    let invitation = try township.engine.invite(
      village.unit, address: "127.0.0.1:7001", expires: county.time.now + 1000, key: nil)
    let signer = try PublishedKey.signer(2)
    _ = try township.engine.admit(
      JoinRequest(
        secret: invitation.secret, key: signer.publicKey, unit: village.unit,
        proof: JoinProof.make(
          by: signer, organisation: county.key.organisation, secret: invitation.secret)))
    try county.settle()
    let report = try village.engine.store.write {
      try $0.apply(feed, allowed: [scope], received: county.time.now)
    }
    #expect(report.applied == 4 && report.refused.isEmpty && report.waiting.isEmpty)
    try county.settle()
    let expected = feed.map { Change(frame: $0.change.frame, body: $0.change.body) }
    for name in ["e1", "east", "county"] {
      let machine = try county[name]
      #expect(try held(machine, scope) == expected, "\(name)")
      let proofs = try machine.engine.verifyDocument()
      #expect(proofs["ok"] == .bool(true), "\(name) \(proofs.line)")
    }
    let apart = try county.disagreements()
    #expect(apart == [])
    let lines = try county["county"].dump("\(scope)")
    #expect(lines.contains { $0.contains("春晓") } && lines.contains { $0.contains("hopeful") })
    _ = try county["county"].engine.rebuildDocument()
    #expect(try county["county"].dump("\(scope)") == lines)
    let parked = try county["county"].view("parked list")["items"]?.array?.count
    #expect(parked == 1)
  }
}
