import Journal
import Sync
import TestKit
import Testing
import Wire

/// Exchange and join messages: round trips, what they cost, and the frames that travel in parts.
struct ExchangeCodecTests {
  @Test("Requests, responses and join messages come back as they were")
  func roundTrips() throws {
    let request = try Samples.request()
    #expect(try ExchangeCodec.decodeRequest(ExchangeCodec.encode(request)) == request)
    let response = try Samples.response()
    #expect(try ExchangeCodec.decodeResponse(ExchangeCodec.encode(response)) == response)
    let empty = ExchangeResponse(replica: Samples.other)
    #expect(try ExchangeCodec.decodeResponse(ExchangeCodec.encode(empty)) == empty)
    let join = JoinRequest(
      secret: [UInt8](repeating: 1, count: 16), key: [UInt8](repeating: 2, count: 32),
      proof: [UInt8](repeating: 3, count: 64))
    #expect(try JoinCodec.decodeRequest(JoinCodec.encode(join)) == join)
    let answer = try Samples.joinResponse()
    #expect(try JoinCodec.decodeResponse(JoinCodec.encode(answer)) == answer)
  }

  @Test("A quiet request is small, and empty parts cost nothing")
  func quiet() throws {
    let quiet = ExchangeRequest(
      organisation: Samples.organisation.prefix, replica: Samples.author,
      digest: ID128(high: 1, low: 2), signature: [UInt8](repeating: 9, count: 64))
    #expect(ExchangeCodec.encode(quiet).count == 120)
    #expect(ExchangeCodec.encode(ExchangeResponse(replica: Samples.author)).count == 18)
  }

  @Test("Who asks is read from the first bytes, compressed or not")
  func askers() throws {
    let request = try Samples.request()
    let quiet = ExchangeRequest(organisation: request.organisation, replica: request.replica)
    for each in [request, quiet] {
      let body = Compression.compress(ExchangeCodec.encode(each))
      #expect(ExchangeCodec.asker(of: body) == request.replica)
      #expect(ExchangeCodec.asker(of: Array(body.prefix(20))) == nil)
    }
    #expect(ExchangeCodec.asker(of: []) == nil)
    #expect(ExchangeCodec.asker(of: [0] + [UInt8](repeating: 0x12, count: 100)) == nil)
  }

  @Test("The signature stands over all bytes before it")
  func signing() throws {
    var request = try Samples.request()
    let signature = request.signature
    let whole = ExchangeCodec.encode(request)
    request.signature = []
    let unsigned = ExchangeCodec.encode(request)
    #expect(ExchangeCodec.unsigned(whole) == unsigned)
    #expect(ExchangeCodec.unsigned(unsigned) == unsigned)
    #expect(ExchangeCodec.sign(unsigned, with: signature) == whole)
  }

  @Test("A message that ends in what looks like a signature is signed whole")
  func signatureLike() throws {
    let signature = [UInt8](repeating: 9, count: 64)
    // Such as a proof in a renewal, one in 65,536.
    let unsigned = try ExchangeCodec.encode(Samples.request()) + [0x7A, 64] + signature
    let organisation = Samples.organisation
    #expect(
      ExchangeCodec.statement(
        of: ExchangeCodec.sign(unsigned, with: signature), organisation: organisation)
        == ExchangeCodec.statement(ofUnsigned: unsigned, organisation: organisation))
  }

  @Test("Frames travel without what the run says and arrive with the same bytes")
  func splicing() throws {
    let run = try Samples.run(300)
    let frames = run.changes.reduce(0) { $0 + $1.frame.count + ($1.body?.count ?? 0) }
    let bytes = ExchangeCodec.encode(
      ExchangeResponse(replica: Samples.author, page: Page(runs: [run])))
    let back = try ExchangeCodec.decodeResponse(bytes).page.runs
    #expect(back == [run])
    #expect(bytes.count < frames - 300 * 55)
    #expect(back.first?.head == run.head)
  }

  @Test("A frame that begins otherwise, an erased body and an empty one arrive unchanged")
  func wholeFrames() throws {
    let run = try Samples.run(3)
    var changes: [RunChange] = []
    var chain = run.previous
    let frames: [([UInt8], [UInt8]?, Hash256?)] = [
      ([1, 2, 3], [], nil), (run.changes[1].frame, nil, Hash256(a: 1, b: 1, c: 1, d: 1)),
      (run.changes[0].frame, nil, nil),
    ]
    for (frame, body, hash) in frames {
      chain = Chain.next(after: chain, frame: frame, bodyHash: hash ?? Chain.hash(ofBody: body))
      changes.append(RunChange(frame: frame, body: body, bodyHash: hash, chain: chain))
    }
    let strange = Run(
      scope: run.scope, replica: run.replica, first: .max - 3, previous: run.previous,
      changes: changes)
    let response = ExchangeResponse(replica: Samples.author, page: Page(runs: [strange]))
    #expect(try ExchangeCodec.decodeResponse(ExchangeCodec.encode(response)) == response)
  }

  @Test("Hidden items of a receipt keep their places; the signature still holds")
  func receipts() throws {
    let receipt = try Samples.receipt()
    let shown = receipt.disclosing { $0.reach == .tree }
    let request = ExchangeRequest(
      organisation: Samples.organisation.prefix, replica: Samples.author, receipts: [shown])
    let back = try ExchangeCodec.decodeRequest(ExchangeCodec.encode(request)).receipts
    #expect(back == [shown] && shown.items.count == 1 && shown.itemsAgree)
    #expect(
      back.map { $0.statement(organisation: Samples.organisation) }
        == [receipt.statement(organisation: Samples.organisation)])
  }

  @Test("Ten wishes with their details fit in far less than 3 kB")
  func tenWishes() throws {
    let run = try Samples.run(20, signer: TestSigners.signer(1))
    let request = ExchangeRequest(
      organisation: Samples.organisation.prefix, replica: Samples.author,
      page: Page(runs: [run]), signature: [UInt8](repeating: 9, count: 64))
    let sent = Compression.compress(ExchangeCodec.encode(request))
    let bare = Compression.compress(ExchangeCodec.encode(request), dictionary: nil)
    #expect(sent.count < 2000 && sent.count < bare.count)
  }
}
