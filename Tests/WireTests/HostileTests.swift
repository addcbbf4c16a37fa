import Journal
import Sync
import TestKit
import Testing
import Wire

/// Foreign bytes: refused with an error of ours, or read; never a trap, never much memory.
struct HostileTests {
  /// Changes up to eight places of `bytes`: bits, bytes, lengths, cuts and doubled pieces.
  private func mutate(_ bytes: [UInt8], _ random: SeededRandomness) -> [UInt8] {
    var out = bytes
    for _ in 0...random.below(8) where !out.isEmpty {
      let place = random.below(out.count)
      switch random.below(6) {
      case 0: out[place] ^= 1 << UInt8(random.below(8))
      case 1: out[place] = UInt8(truncatingIfNeeded: random.next())
      case 2: out[place] = [0, 127, 128, 255][random.below(4)]
      case 3: out.removeSubrange(place..<min(out.count, place + 1 + random.below(8)))
      case 4: out.insert(contentsOf: out[place..<min(out.count, place + 16)], at: place)
      default: out.removeSubrange(place...)
      }
    }
    return out
  }

  /// Counts the mutations that were read; every error must be ours.
  private func read(
    _ bytes: [UInt8], seed: UInt64, rounds: Int = 10_000, _ decode: ([UInt8]) throws -> Void
  ) throws -> Int {
    let random = SeededRandomness(seed)
    var taken = 0
    for _ in 0..<rounds {
      do {
        try decode(mutate(bytes, random))
        taken += 1
      } catch is SiweiError {
        continue
      }
    }
    return taken
  }

  @Test("Ten thousand mutations of each message")
  func mutations() throws {
    let codec = ProtobufCodec()
    let change = codec.encode(Samples.everything())
    let body = change.body ?? []
    let request = ExchangeCodec.encode(try Samples.request())
    let response = ExchangeCodec.encode(try Samples.response())
    let join = JoinCodec.encode(try Samples.joinResponse())
    let packed = Compression.compress(request)
    let taken = [
      try read(change.frame, seed: 1) {
        _ = codec.encode(try codec.decode(frame: $0, body: body, erased: false))
      },
      try read(body, seed: 2) {
        _ = try codec.decode(frame: change.frame, body: $0, erased: false)
      },
      try read(request, seed: 3) {
        _ = ExchangeCodec.encode(try ExchangeCodec.decodeRequest($0))
      },
      try read(response, seed: 4) {
        _ = ExchangeCodec.encode(try ExchangeCodec.decodeResponse($0))
      },
      try read(join, seed: 5) { _ = try JoinCodec.decodeResponse($0) },
      try read(packed, seed: 6) { _ = try Compression.decompress($0, limit: 1 << 20) },
      try read([0] + request, seed: 7) { _ = try Compression.decompress($0, limit: 1 << 20) },
    ]
    // Most are refused, but not all: mutations that change only a value stay readable.
    #expect(taken.allSatisfy { $0 < 10_000 } && taken[0] > 0 && taken[2] > 0)
  }

  @Test("Both readers of changes read the same, whatever the bytes")
  func readersAgree() throws {
    let codec = ProtobufCodec()
    let random = SeededRandomness(7)
    var read = 0
    for sample in [Samples.everything(), Samples.row(), Samples.detail()] {
      let change = codec.encode(sample)
      for round in 0..<4000 {
        let frame = round % 3 == 1 ? change.frame : mutate(change.frame, random)
        let body = round % 3 == 0 ? change.body : change.body.map { mutate($0, random) }
        let fast = try? codec.decode(frame: frame, body: body, erased: false)
        let slow = try? ProtobufCodec.read(frame: frame, body: body, erased: false)
        #expect(fast == slow)
        if fast != nil { read += 1 }
      }
    }
    #expect(read > 1000)
  }

  @Test("Random bytes of every length")
  func randomBytes() throws {
    let random = SeededRandomness(9)
    for length in 0..<2000 {
      let bytes = random.bytes(length % 300)
      _ = try? ProtobufCodec().decode(frame: bytes, body: bytes, erased: false)
      _ = try? ExchangeCodec.decodeRequest(bytes)
      _ = try? ExchangeCodec.decodeResponse(bytes)
      _ = try? JoinCodec.decodeRequest(bytes)
      _ = try? Compression.decompress([UInt8(length % 4)] + bytes, limit: 1000)
    }
  }

  /// A request whose parts are `count` times `part`.
  static func request(_ field: UInt64, _ part: ProtoBytes, times count: Int) -> [UInt8] {
    var out = ProtoBytes().block(1, ID128(high: 1, low: 1).bytes)
      .block(2, Samples.author.id.bytes)
    let one = ProtoBytes().block(field, part).bytes
    for _ in 0..<count { out.append(one) }
    return out.bytes
  }

  static let scope = ProtoBytes().text(1, "a").number(2, 4)
  static let tooMuch: [Named<[UInt8]>] = [
    Named("size", [UInt8](repeating: 0, count: (4 << 20) + 1)),
    Named("too many parts", request(4, ProtoBytes(), times: 200_001)),
    Named("too many parts", request(6, ProtoBytes().block(1, ProtoBytes()), times: 200_001)),
    Named("too many scopes", request(4, scope, times: 16_385)),
    Named("too many digests", request(5, scope, times: 16_385)),
    Named("too many receipts", request(7, ProtoBytes(), times: 4097)),
    Named("too many seals", request(8, ProtoBytes(), times: 16_385)),
    Named("too many runs", request(6, ProtoBytes().block(1, ProtoBytes()), times: 4097)),
    Named("signature", request(15, ProtoBytes().number(1, 1), times: 1)),
    Named(
      "run",
      request(
        6,
        ProtoBytes().block(
          1,
          scope.block(3, Samples.other.id.bytes)
            .block(5, Hash256.zero.bytes)), times: 1)
    ),
  ]

  @Test("Every count has its cap", arguments: tooMuch)
  func caps(_ sample: Named<[UInt8]>) {
    let error = #expect(throws: SiweiError.self) {
      try ExchangeCodec.decodeRequest(sample.value)
    }
    #expect(
      error == SiweiError("exchange.malformed", .refused, ["what": sample.testDescription]))
  }
}
