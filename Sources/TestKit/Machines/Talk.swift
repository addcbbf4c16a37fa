package import Engine
import Journal
import Store
package import Sync
import Wire

/// What one exchange sent and got, byte for byte.
package struct Talk {
  package struct Answer: Sendable {
    package var status: Int
    package var body: [UInt8]
  }

  package fileprivate(set) var requests: [[UInt8]] = []
  package fileprivate(set) var answers: [Answer] = []
  /// Nil where the line was cut.
  package fileprivate(set) var report: SyncReport?

  /// One request, and nothing to say.
  package var isQuiet: Bool {
    requests.count == 1 && answers.map(\.status) == [204] && report?.equal == true
  }

  /// Statuses in order, then whether both ends hold the same.
  package var outcome: String {
    answers.map { "\($0.status)" }.joined(separator: " ")
      + (report.map { $0.equal ? " equal" : " unequal" } ?? " cut")
  }

  /// All that came back, decoded.
  package func responses() throws -> [ExchangeResponse] {
    try answers.filter { !$0.body.isEmpty && $0.status != 400 }.map {
      try ExchangeCodec.decodeResponse(Compression.decompress($0.body, limit: 32 << 20))
    }
  }

  package func sentRequests() throws -> [ExchangeRequest] {
    try requests.map {
      try ExchangeCodec.decodeRequest(Compression.decompress($0, limit: 32 << 20))
    }
  }
}

/// Alters messages under way, or loses them: nil cuts the line.
package struct Bending {
  package var request: (Int, [UInt8]) throws -> [UInt8]? = { $1 }
  package var answer: (Int, Talk.Answer) throws -> Talk.Answer? = { $1 }

  package static var none: Bending { Bending() }

  package init(
    request: @escaping (Int, [UInt8]) throws -> [UInt8]? = { $1 },
    answer: @escaping (Int, Talk.Answer) throws -> Talk.Answer? = { $1 }
  ) {
    self.request = request
    self.answer = answer
  }

  /// Loses the answer to this request, counted from 0.
  package static func losingAnswer(_ place: Int) -> Bending {
    Bending(answer: { $0 == place ? nil : $1 })
  }

  package static func losingRequest(_ place: Int) -> Bending {
    Bending(request: { $0 == place ? nil : $1 })
  }

  /// Changes the first answer's content; an answer is not signed as a whole.
  package static func answers(_ change: @escaping (inout ExchangeResponse) -> Void) -> Bending {
    Bending(answer: { place, answer in
      guard place == 0, answer.status == 200 else { return answer }
      var response = try ExchangeCodec.decodeResponse(
        Compression.decompress(answer.body, limit: 32 << 20))
      change(&response)
      return Talk.Answer(
        status: 200, body: Compression.compress(ExchangeCodec.encode(response)))
    })
  }

  /// Changes the content of the first request, or of all, signed anew as their sender would.
  package static func requests(
    of machine: Machine, all: Bool = false, _ change: @escaping (inout ExchangeRequest) -> Void
  ) -> Bending {
    Bending(request: { place, bytes in
      guard all || place == 0 else { return bytes }
      var request = try ExchangeCodec.decodeRequest(
        Compression.decompress(bytes, limit: 32 << 20))
      change(&request)
      guard let signer = machine.keys.signer(of: request.replica) else { return bytes }
      request.signature = []
      let message = ExchangeCodec.encode(request)
      let organisation = try machine.engine.own().organisation
      let signature = try signer.sign(
        ExchangeCodec.statement(ofUnsigned: message, organisation: organisation))
      return Compression.compress(ExchangeCodec.sign(message, with: signature))
    })
  }
}

extension Machine {
  /// One whole exchange as `sync` makes it, in the bytes of the line.
  @discardableResult
  package func sync(with server: Machine, _ bending: Bending = .none) throws -> Talk {
    guard server !== self else { return Talk() }
    var talk = Talk()
    let calling = try engine.call(server.unit)
    var next = try calling.begin()
    while talk.requests.count < 500 {
      let place = talk.requests.count
      talk.requests.append(next)
      guard let request = try bending.request(place, next) else { return talk }
      let given = try server.engine.answer(request)
      let answer = Talk.Answer(status: given.status, body: given.body)
      talk.answers.append(answer)
      guard let bent = try bending.answer(place, answer) else { return talk }
      switch try calling.receive(status: bent.status, body: bent.body) {
      case .post(let bytes): next = bytes
      case .finished(let report):
        talk.report = report
        return talk
      }
    }
    throw SiweiError("test.endless", .defect)
  }
}
