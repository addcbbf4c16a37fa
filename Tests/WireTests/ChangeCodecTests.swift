import Journal
import TestKit
import Testing
import Wire

/// Frames and bodies: what goes in comes out, and nothing else is taken.
struct ChangeCodecTests {
  let codec = ProtobufCodec()

  @Test(
    "What is encoded comes back",
    arguments: [
      Named("row", Samples.row()), Named("detail", Samples.detail()),
      Named("everything", Samples.everything()),
      Named("nothing", Samples.content(orgHeads: [], operations: [])),
      Named("long", Samples.long),
    ])
  func roundTrip(_ sample: Named<Content>) throws {
    let content = sample.value
    let change = codec.encode(content)
    let decoded = try codec.decode(frame: change.frame, body: change.body, erased: false)
    #expect(decoded == content)
    #expect(codec.encode(decoded) == change)
  }

  @Test("A row of eight fields takes few bytes")
  func sizes() {
    let row = codec.encode(Samples.row())
    let detail = codec.encode(Samples.detail())
    #expect(row.body == nil && row.frame.count < 300 && detail.frame.count < 260)
  }

  @Test("The bytes of a change are these, for every implementation")
  func bytesByHand() throws {
    let content = Samples.content(
      number: 300, operations: [Samples.put("title", .text("伞"), [Samples.dot(Samples.other, 2)])],
      reason: "r", salt: ID128(high: 1, low: 2))
    let op = ProtoBytes().text(1, "title").text(3, "伞").block(9, [0])
    let named = ProtoBytes().block(1, Samples.other.id.bytes).number(2, 2)
      .block(3, Samples.dot(Samples.other, 2).hash.bytes)
    let frame = Frames.place(number: 300)
      .block(8, content.act.bytes).number(10, 1_760_000_000_000 * 2).text(11, "secretary")
      .block(12, named)
      .block(13, ProtoBytes().block(1, Samples.record.id.bytes).text(2, "wish").block(3, op))
      .number(15, 1)
    let body = ProtoBytes().block(1, ID128(high: 1, low: 2).bytes).text(3, "r")
    let change = codec.encode(content)
    #expect(change == Change(frame: frame.bytes, body: body.bytes))
  }

  @Test("An erased change keeps its frame; its values read as opaque")
  func erased() throws {
    let content = Samples.detail()
    let change = codec.encode(content)
    let decoded = try codec.decode(frame: change.frame, body: nil, erased: true)
    var expected = content
    expected.operations = content.operations.map {
      Samples.put($0.field, .opaque([]), personal: true)
    }
    expected.reason = nil
    expected.salt = nil
    expected.erased = true
    #expect(decoded == expected)
  }

  @Test("A newer format is read as far as it is known")
  func newerFormat() throws {
    let op = ProtoBytes().text(1, "shape").number(2, 41).block(30, [1, 2, 3])
    let strange = ProtoBytes().text(1, "title").block(31, [9])
    let frame = Frames.frame(format: 2, ops: [op, strange]).block(40, [5]).number(41, 6)
    let decoded = try codec.decode(frame: frame.bytes, body: nil, erased: false)
    #expect(
      decoded.operations == [
        Operation(
          record: Samples.record, kind: "wish", field: "shape", action: .unknown(code: 41)),
        Samples.put("title", .opaque(ProtoBytes().block(31, [9]).bytes)),
      ])
    #expect(decoded.format == 2)
  }

  @Test("What is malformed is refused with the one code", arguments: Frames.malformed)
  func malformed(_ sample: Frames.Sample) {
    let error = #expect(throws: SiweiError.self) {
      try codec.decode(frame: sample.frame, body: sample.body, erased: sample.erased)
    }
    #expect(error == SiweiError("change.malformed", .refused, ["what": sample.what]))
  }
}

/// Frames by hand.
enum Frames {
  struct Sample: Sendable, CustomTestStringConvertible {
    let what: String
    let frame: [UInt8]
    let body: [UInt8]?
    let erased: Bool

    init(_ what: String, _ frame: ProtoBytes, body: [UInt8]? = nil, erased: Bool = false) {
      self.what = what
      self.frame = frame.bytes
      self.body = body
      self.erased = erased
    }

    var testDescription: String { what }
  }

  static func place(number: UInt64 = 1) -> ProtoBytes {
    ProtoBytes().block(1, Hash256.zero.bytes).text(2, Samples.village.text).number(3, 4)
      .block(4, Samples.author.id.bytes).number(5, number)
  }

  static func frame(
    format: UInt64 = 0, named: [ProtoBytes] = [], ops: [ProtoBytes] = [],
    record: RecordID = Samples.record
  ) -> ProtoBytes {
    var out = place()
    if format > 0 { out = out.number(6, format) }
    out = out.block(8, ID128(high: 9, low: 9).bytes)
    for reference in named { out = out.block(12, reference) }
    var group = ProtoBytes().block(1, record.id.bytes).text(2, "wish")
    for op in ops { group = group.block(3, op) }
    return out.block(13, group)
  }

  static func dot(_ number: UInt64) -> ProtoBytes {
    ProtoBytes().number(2, number).block(3, [UInt8](repeating: 1, count: 16))
  }

  static func put(_ field: String, _ text: String = "a") -> ProtoBytes {
    ProtoBytes().text(1, field).text(3, text)
  }

  static let malformed: [Sample] = {
    let good = frame(ops: [put("title")])
    let personal = ProtoBytes().text(1, "phone").number(7, 0)
    let salt = ProtoBytes().block(1, [UInt8](repeating: 2, count: 16))
    let body = salt.block(2, ProtoBytes().text(2, "138")).bytes
    let large = [UInt8](repeating: 65, count: (256 << 10) + 1)
    let many = (0...256).map { put("f\($0)") }
    let emptyDots = [UInt8]((0..<11_000).flatMap { _ in [0x62, 0] })
    return [
      Sample(
        "previous",
        ProtoBytes().number(5, 1).text(2, "a").number(3, 4)
          .block(4, Samples.author.id.bytes)),
      Sample("number", ProtoBytes()),
      Sample("replica", ProtoBytes().number(5, 1)),
      Sample("scope", ProtoBytes().number(5, 1).block(4, Samples.author.id.bytes).text(2, "A")),
      Sample("protobuf", good.block(2, [0xFF, 0xFE])),
      Sample("protobuf", ProtoBytes().block(1, []).number(0, 0)),
      Sample("act", place()),
      Sample("actor", good.text(11, String(repeating: "a", count: 257))),
      Sample("record", good.block(13, ProtoBytes().block(1, [1]))),
      Sample("kind", good.block(13, ProtoBytes().block(1, Samples.record.id.bytes))),
      Sample("group without operations", frame()),
      Sample("field", frame(ops: [put("")])),
      Sample("field", frame(ops: [ProtoBytes().text(1, "title").number(2, 4)])),
      Sample("value", frame(ops: [ProtoBytes().text(1, "title")])),
      Sample("value", frame(ops: [ProtoBytes().text(1, "title").block(3, large)])),
      Sample("null", frame(ops: [ProtoBytes().text(1, "title").number(6, 0)])),
      Sample("two values of title", frame(ops: [put("title"), put("title", "b")])),
      Sample("too many operations", frame(ops: many)),
      Sample("too many parts", good.block(99, []).appending(emptyDots)),
      Sample("named number", frame(named: [dot(0)], ops: [put("title")])),
      Sample("order of named dots", frame(named: [dot(2), dot(2)], ops: [put("title")])),
      Sample("place of a dot", good.block(14, [0])),
      Sample("place of a dot", frame(named: [dot(1)], ops: [put("title").block(9, [0, 0])])),
      Sample("order of org heads", good.block(9, ProtoBytes().block(1, head).block(1, head))),
      Sample("body missing", frame(ops: [personal])),
      Sample("body missing", good.number(15, 1)),
      Sample("body not needed", good, body: body),
      Sample("body not needed", good, erased: true),
      Sample("body of an erased change", frame(ops: [personal]), body: body, erased: true),
      Sample(
        "values of the body", frame(ops: [personal]),
        body: body + ProtoBytes().block(2, ProtoBytes().text(2, "b")).bytes),
      Sample(
        "place of a value", frame(ops: [ProtoBytes().text(1, "phone").number(7, 1)]),
        body: body),
      Sample("reason", frame(ops: [personal]), body: body + ProtoBytes().text(3, "r").bytes),
      Sample(
        "salt", frame(ops: [personal]),
        body: ProtoBytes().block(2, ProtoBytes().text(2, "b")).bytes),
      Sample(
        "body of several records",
        frame(ops: [personal]).block(
          13,
          ProtoBytes().block(1, [UInt8](repeating: 3, count: 16))
            .text(2, "wish").block(3, put("title"))), body: body),
      Sample("size", good.block(99, [UInt8](repeating: 0, count: 1 << 20))),
    ]
  }()

  private static let head = ProtoBytes().block(1, Samples.other.id.bytes).number(2, 1)
    .block(3, Hash256.zero.bytes)
}

extension ProtoBytes {
  func appending(_ raw: [UInt8]) -> ProtoBytes {
    var out = self
    out.append(raw)
    return out
  }
}
