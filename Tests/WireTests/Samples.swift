import Journal
import Sync
import TestKit
import Trust
import Wire

/// Values the tests of this room share; the same in every run.
enum Samples {
  static let organisation = Hash256(a: 1, b: 2, c: 3, d: 4)
  static let village = Scope("430121001001/chain").unsafelyUnwrapped.anchor
  static let chain = Scope(village, .chain)
  static let author = ReplicaID(ID128(high: 0xA1A2_A3A4_A5A6_A7A8, low: 0xB1B2_B3B4_B5B6_B7B8))
  static let other = ReplicaID(ID128(high: 0x1112_1314_1516_1718, low: 0x2122_2324_2526_2728))
  static let record = RecordID(milliseconds: 1_760_000_000_000, random: ID128(high: 5, low: 6))

  static func dot(_ replica: ReplicaID, _ number: UInt64) -> Dot {
    Dot(replica: replica, number: number, hash: ID128(high: number &* 977, low: ~number))
  }

  static func head(_ replica: ReplicaID, _ number: UInt64) -> Head {
    Head(
      replica: replica, number: number,
      chain: Hash256(a: number &* 977, b: ~number, c: 7, d: 8))
  }

  static func put(
    _ field: String, _ value: Value, _ dots: [Dot] = [], personal: Bool = false
  ) -> Operation {
    Operation(
      record: record, kind: "wish", field: field, action: .put(value, supersedes: dots),
      personal: personal)
  }

  static func content(
    number: UInt64 = 1, previous: Hash256 = .zero, format: UInt64 = 1, edition: UInt64 = 1,
    orgHeads: [Head]? = nil, operations: [Operation], rests: [Dot] = [], reason: String? = nil,
    salt: ID128? = nil
  ) -> Content {
    Content(
      format: format, edition: edition, scope: chain, replica: author, number: number,
      previous: previous, act: ID128(high: 9, low: number), orgHeads: orgHeads,
      deviceTime: 1_760_000_000_000, actor: "secretary", operations: operations, rests: rests,
      reason: reason, salt: salt)
  }

  /// A wish row as a village writes it: eight fields, nothing personal.
  static func row(number: UInt64 = 1, previous: Hash256 = .zero) -> Content {
    content(
      number: number, previous: previous,
      operations: [
        put("no", .text("jl-2025b-\(number)")), put("title", .text("电饭煲")),
        put("class", .text("物资")), put("group", .text("低保")), put("value", .text("200")),
        put("consent", .text("yes")), put("reach", .text("county")),
        put("state", .text("registered")),
      ])
  }

  /// A newer format, the greatest numbers, and a text almost as long as texts may be.
  static let long = content(
    number: .max, format: 7, edition: .max,
    operations: [put("title", .text(String(repeating: "愿", count: 80_000)))])

  /// The household's details: everything in the body.
  static func detail(number: UInt64 = 1, previous: Hash256 = .zero) -> Content {
    let fields = [
      ("name", "陈某某"), ("phone", "13800000000"), ("address", "村里三组十二号"),
      ("detail", "家里的电饭煲坏了，希望有一个新的"), ("size", "四升"),
    ]
    return content(
      number: number, previous: previous,
      operations: fields.map { put($0.0, .text($0.1), personal: true) }, reason: "入户走访",
      salt: ID128(high: 77, low: number))
  }

  /// Everything a frame can say at once.
  static func everything() -> Content {
    let dots = [dot(other, 3), dot(other, 9), dot(author, 1), dot(author, 2)].sorted()
    return content(
      number: 300, previous: Hash256(a: 1, b: 1, c: 1, d: 1), edition: 2,
      orgHeads: [head(other, 4), head(author, 17)].sorted(),
      operations: [
        put("title", .text("e\u{301}"), [dots[0], dots[2]]), put("count", .integer(-5), [dots[1]]),
        put("agreed", .flag(false)), put("note", .null),
        put("phone", .text("138"), [dots[3]], personal: true),
        Operation(record: record, kind: "wish", field: "items", action: .add(.text("伞"))),
        Operation(record: record, kind: "wish", field: "items", action: .remove([dots[1]])),
        Operation(record: record, kind: "wish", field: "visits", action: .count(.min)),
        Operation(record: record, kind: "wish", field: "", action: .delete(dots)),
        Operation(record: record, kind: "wish", field: "later", action: .unknown(code: 99)),
        put("guardian", .null, personal: true), put("old", .flag(true), personal: true),
        put("height", .integer(.max), personal: true),
      ],
      rests: [dots[1], dots[3]], reason: "", salt: ID128(high: 1, low: 2))
  }

  /// A feed of `count` changes, chained as an author would.
  static func run(_ count: Int, signer: Ed25519Signer? = nil) throws -> Run {
    let start = Chain.start(organisation: organisation, scope: chain, replica: author)
    var previous = start
    var changes: [RunChange] = []
    for index in 0..<count {
      let number = UInt64(index + 1)
      let content =
        index % 2 == 0
        ? row(number: number, previous: previous) : detail(number: number, previous: previous)
      let change = ProtobufCodec().encode(content)
      previous = Chain.next(after: previous, frame: change.frame, body: change.body)
      let head = Head(replica: author, number: number, chain: previous)
      let signature =
        try index + 1 == count
        ? signer?.sign(Statement.seal(organisation: organisation, scope: chain, head: head)) : nil
      changes.append(
        RunChange(
          frame: change.frame, body: change.body, signature: signature, chain: previous))
    }
    return Run(scope: chain, replica: author, first: 1, previous: start, changes: changes)
  }

  static func item(_ scope: Scope, heads: [Head]) -> ReceiptItem {
    ReceiptItem(
      scope: scope, vector: heads, vectorDigest: VersionVector(heads: heads).digest(of: scope),
      foldDigest: Hash256(a: 3, b: 3, c: 3, d: 3), edition: 1, rules: 4,
      orgDigest: Hash256(a: 4, b: 4, c: 4, d: 4), salt: ID128(high: 12, low: 13))
  }

  static func receipt() throws -> Receipt {
    let signer = try TestSigners.signer(1)
    let items = [
      item(chain, heads: [head(author, 3), head(other, 5)].sorted()),
      item(Scope(village, .tree), heads: []),
    ]
    let hidden = [Hash256(a: 6, b: 6, c: 6, d: 6), Hash256(a: 5, b: 5, c: 5, d: 5)]
    let hashes = [hidden[0], items[0].hash, hidden[1], items[1].hash]
    return Receipt(
      replica: signer.replica, serial: 8, items: items, hashes: hashes,
      signature: try signer.sign(
        Receipt.statement(
          organisation: organisation, replica: signer.replica, serial: 8, hashes: hashes)))
  }

  static func request() throws -> ExchangeRequest {
    let signer = try TestSigners.signer(1)
    let heads = ScopeHeads(
      scope: chain, heads: [head(author, 3), head(other, 5)], probes: [dot(author, 2)])
    return ExchangeRequest(
      organisation: organisation.prefix, replica: author, digest: ID128(high: 8, low: 9),
      scopes: [heads], digests: [ScopeDigest(scope: chain, digest: .max)],
      page: Page(runs: [try run(5, signer: signer)]), receipts: [try receipt()],
      seals: [
        Seal(scope: chain, head: head(other, 5), signature: [UInt8](repeating: 9, count: 64))
      ],
      renewal: Renewal(
        key: signer.publicKey, proof: [UInt8](repeating: 7, count: 64), replica: other,
        unit: village),
      wantsHeads: true, more: true, pageBytes: 256 << 10,
      signature: [UInt8](repeating: 3, count: 64))
  }

  static func response() throws -> ExchangeResponse {
    let request = try request()
    return ExchangeResponse(
      replica: other, digest: request.digest, digests: request.digests, scopes: request.scopes,
      page: request.page, receipts: request.receipts, seals: request.seals,
      refusals: [
        Refusal(
          scope: chain, replica: author, number: 4, reason: "unit.unknown", waits: true,
          waitsFor: "certificate")
      ],
      more: true, error: "exchange.busy", signature: [UInt8](repeating: 4, count: 64))
  }

  static func joinResponse() throws -> JoinResponse {
    JoinResponse(
      organisation: organisation,
      certificate: TestSigners.certificate(
        try TestSigners.signer(2), unit: village, letter: "b", renews: other),
      page: Page(runs: [try run(3)]), unit: village, replica: author)
  }
}
