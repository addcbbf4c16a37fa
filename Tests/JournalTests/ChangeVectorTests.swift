import Domain
import Journal
import TestKit
import Testing
import Trust
import Wire

/// Bytes of changes that every implementation must agree with (Tests/Vectors/v1/changes.json).
struct ChangeVectorTests {
  @Test("Frames, bodies, chain hashes and signatures of every form are these")
  func forms() throws {
    let forms = try Forms()
    let scopes = [Forms.village, Scope(Forms.village.anchor, .tree)]
    let starts = scopes.map { scope in
      JSON.of(
        ("scope", .string("\(scope)")),
        ("start", .hex(start(of: scope, forms.scribe.replica).bytes)))
    }
    let document = JSON.of(
      ("about", "Changes of one published key. Seed: bytes 1 to 32. Organisation: 32 bytes 7."),
      ("public_key", .hex(forms.scribe.signer.publicKey)),
      ("replica", .string("\(forms.scribe.replica)")),
      ("organisation", .hex(PublishedKey.organisation.bytes)), ("chain_starts", .array(starts)),
      ("changes", .array(forms.places.map { self.document($0.name, $0.placed) })))
    let differences = try VectorFile.differences(document, from: "changes.json")
    #expect(differences == [])
  }

  private func start(of scope: Scope, _ replica: ReplicaID) -> Hash256 {
    Chain.start(organisation: PublishedKey.organisation, scope: scope, replica: replica)
  }

  private func document(_ name: String, _ placed: PlacedChange) -> JSON {
    let seal = Statement.seal(
      organisation: PublishedKey.organisation, scope: placed.scope, head: placed.head)
    return .of(
      ("name", .string(name)), ("scope", .string("\(placed.scope)")),
      ("number", .integer(Int64(placed.number))), ("frame", .hex(placed.change.frame)),
      ("body", .hex(placed.change.body)), ("chain", .hex(placed.chain.bytes)),
      ("dot", .string("\(placed.head.dot)")), ("seal", .hex(seal)),
      ("signature", .hex(placed.change.signature)))
  }

  @Test("Every form decodes to what was written, encodes to the same bytes, and verifies")
  func roundTrip() throws {
    let forms = try Forms()
    let codec = ProtobufCodec()
    var faults: [String] = []
    for (name, content, placed) in forms.places {
      let change = placed.change
      let decoded = try codec.decode(frame: change.frame, body: change.body, erased: false)
      let again = codec.encode(decoded)
      let seal = Statement.seal(
        organisation: PublishedKey.organisation, scope: placed.scope, head: placed.head)
      let isValid = Ed25519Verifier().isValid(
        signature: change.signature ?? [], of: seal, by: forms.scribe.signer.publicKey)
      if decoded != content || again.frame != change.frame || again.body != change.body
        || !isValid
      {
        faults.append(name)
      }
    }
    #expect(faults == [])
  }

  @Test("One altered byte anywhere breaks the chain hash or the signature")
  func altered() throws {
    let forms = try Forms()
    let placed = forms.places[8].placed
    var chains = Set<Hash256>()
    for index in placed.change.frame.indices {
      var frame = placed.change.frame
      frame[index] ^= 1
      chains.insert(
        Chain.next(after: placed.previous, frame: frame, body: placed.change.body))
    }
    let body = try #require(placed.change.body)
    for index in body.indices {
      var altered = body
      altered[index] ^= 1
      chains.insert(
        Chain.next(after: placed.previous, frame: placed.change.frame, body: altered))
    }
    chains.insert(placed.chain)
    #expect(chains.count == placed.change.frame.count + body.count + 1)
  }

  @Test("A body's hash stands for the body in the chain")
  func erasedBody() throws {
    let placed = try Forms().places[8].placed
    let hash = Chain.hash(ofBody: placed.change.body)
    #expect(
      Chain.next(after: placed.previous, frame: placed.change.frame, bodyHash: hash)
        == placed.chain)
  }
}

/// Texts that the directory and commands carry (Tests/Vectors/v1/texts.json).
struct TextVectorTests {
  @Test("Names, dots and cuts are written like this")
  func texts() throws {
    let one = try PublishedKey.signer(1)
    let two = try PublishedKey.signer(2)
    let village = try #require(UnitID("430121001001"))
    let dots = [
      Dot(replica: one.replica, number: 1, hash: ID128(high: 0, low: 1)),
      Dot(replica: one.replica, number: .max, hash: ID128(high: .max, low: 0)),
      Dot(replica: two.replica, number: 12, hash: ID128(high: 5, low: 6)),
    ]
    let cuts: [[Scope: [Dot]]?] = [
      nil, [:], [Scope(village, .chain): [dots[0]]],
      [
        Scope(village, .tree): [dots[2]], Scope(village, .chain): [dots[1], dots[0]],
        Scope(village, .own): [dots[0]],
      ],
    ]
    let record = RecordID(milliseconds: 1_740_787_200_000, random: ID128(high: .max, low: .max))
    let document = JSON.of(
      ("replicas", .array([one, two].map { .string("\($0.replica)") })),
      ("organisation", .hex(OrgKey.fingerprint(of: one.publicKey).bytes)),
      ("scopes", .array(Reach.allCases.map { .string("\(Scope(village, $0))") })),
      ("dots", .array(dots.map { .string("\($0)") })),
      ("cuts", .array(cuts.map { .string(Cut.encode($0)) })),
      ("record_of_time", .string("\(record)")),
      ("derived_record", .string("\(RecordID(derivedFrom: ["wish.card", "a", "b"]))")),
      ("record_of_unit", .string("\(OrgKind.record(unit: village))")),
      ("record_of_certificate", .string("\(OrgKind.record(certificate: one.replica))")),
      ("record_of_cut", .string("\(OrgKind.record(cut: one.replica))")),
      ("card", .string("\(WishIDs.card(row: record, publisher: village))")),
      ("detail", .string("\(WishIDs.partner(of: record))")))
    let differences = try VectorFile.differences(document, from: "texts.json")
    #expect(differences == [])
    #expect(cuts.map { Cut.decode(Cut.encode($0)) } == cuts.map { .some($0.map(sorted)) })
    #expect(dots.map { Dot("\($0)") } == dots)
  }

  private func sorted(_ heads: [Scope: [Dot]]) -> [Scope: [Dot]] { heads.mapValues { $0.sorted() } }

  @Test(
    "What is no cut is none",
    arguments: [
      "lifted;", "x", "=", "e1/chain", "e1/chain=", "e1/chain=zz:1:00", "e1=a=b",
      "e1/hall=0123456789abcdef0123456789abcdef:1:0123456789abcdef0123456789abcdef",
      "e1/chain=0123456789abcdef0123456789abcdef:0:0123456789abcdef0123456789abcdef",
    ])
  func badCuts(_ text: String) { #expect(Cut.decode(text) == nil) }

  @Test(
    "What is no dot is none",
    arguments: [
      "", "::", "0123456789abcdef0123456789abcdef:1",
      "0123456789abcdef0123456789abcdef:0:0123456789abcdef0123456789abcdef",
      "0123456789abcdef0123456789abcdef:-1:0123456789abcdef0123456789abcdef",
      "0123456789abcdef0123456789abcdef:18446744073709551616:0123456789abcdef0123456789abcdef",
      "0123456789abcdef0123456789abcde:1:0123456789abcdef0123456789abcdef",
    ])
  func badDots(_ text: String) { #expect(Dot(text) == nil) }

  @Test("Record ids keep their text and grow with time")
  func recordIDs() {
    let early = RecordID(milliseconds: 1_000, random: ID128(high: .max, low: .max))
    let late = RecordID(milliseconds: 1_001, random: ID128(high: 0, low: 0))
    #expect(early < late)
    #expect(RecordID(uuid: early.description) == early)
    #expect(RecordID(uuid: "not a uuid") == nil)
  }

  @Test(
    "Unit ids are DNS labels of at most 32 characters",
    arguments: [
      ("a", true), ("430121001001", true), ("a-b", true), ("", false), ("-a", false),
      ("a-", false), ("A", false), ("a.b", false), ("村", false),
      (String(repeating: "a", count: 32), true), (String(repeating: "a", count: 33), false),
    ])
  func units(_ text: String, _ isUnit: Bool) { #expect((UnitID(text) != nil) == isUnit) }
}
