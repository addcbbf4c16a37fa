import Domain
import Engine
import Journal
import PeerClient
import Server
import Sync
import Wire

/// What one call of one peer came to, as `sync` prints it (cli.md 12).
struct CallResult: Sendable {
  let peer: UnitID
  let address: String
  var report: SyncReport?
  var requests = 0
  var bytesSent = 0
  var bytesReceived = 0
  var seconds = 0.0
  var error: SiweiError?

  var document: JSON {
    .of(
      ("unit", .string(peer.text)), ("address", .string(address)),
      ("ok", .bool(error == nil && refused.isEmpty)), ("equal", .bool(report?.equal ?? false)),
      ("requests", .number(requests)), ("changes_sent", .number(report?.changesSent ?? 0)),
      ("changes_received", .number(report?.changesReceived ?? 0)),
      ("http_bytes_sent", .number(bytesSent)), ("http_bytes_received", .number(bytesReceived)),
      ("refused", .array(refused.map { stop($0, "reason") })),
      ("waiting", .array((report?.waiting ?? []).map { stop($0, "for") })),
      ("seconds", .string(thousandths)), ("error", .text(error?.code)))
  }

  var refused: [FeedStop] { report?.refused ?? [] }

  private var thousandths: String {
    let milliseconds = Int((seconds * 1000).rounded())
    let rest = String(milliseconds % 1000)
    return "\(milliseconds / 1000)." + String(repeating: "0", count: 3 - rest.count) + rest
  }

  private func stop(_ stop: FeedStop, _ key: String) -> JSON {
    .of(
      ("scope", .string(stop.feed.scope.description)),
      ("replica", .string("\(stop.feed.replica)")),
      ("number", .integer(Int64(clamping: stop.number))), (key, .string(stop.reason)))
  }
}

/// Calls peers over HTTP for the engine: the shell that obeys `Calling`.
struct PeerCaller: Sendable {
  let engine: EngineQueue
  let client: PeerClient

  private static let attempts = 3

  /// One whole exchange with one peer.
  func call(_ peer: UnitID, address: String) async -> CallResult {
    var result = CallResult(peer: peer, address: address)
    let start = ContinuousClock.now
    do {
      let target = try Address(address)
      let calling = try await engine.run(.peer) { QueueBound(try $0.call(peer)) }
      var body = try await engine.run(.peer) { _ in try calling.value.begin() }
      while true {
        let response = try await post(body, "/sync/v1/exchange", target, &result)
        guard response.status != 204 || response.headers[Protocol.marker.0] == Protocol.marker.1
        else {
          throw SiweiError(
            "peer.not_spoken", .notSpoken, ["unit": peer.text, "status": "204"])
        }
        let step = try await engine.run(.peer) { _ in
          QueueBound(
            try calling.value.receive(status: response.status, body: response.body))
        }
        if case .post(let next) = step.value {
          body = next
          continue
        }
        if case .finished(let report) = step.value { result.report = report }
        break
      }
    } catch {
      result.error = PeerCaller.translate(error, peer: peer, address: address)
      let code = result.error?.code
      try? await engine.run(.peer) { try $0.notePeerFailure(peer, code: code ?? "") }
    }
    let elapsed = ContinuousClock.now - start
    result.seconds =
      Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
    return result
  }

  private func post(
    _ body: [UInt8], _ path: String, _ target: Address, _ result: inout CallResult
  ) async throws -> PeerResponse {
    var attempt = 0
    while true {
      let response = try await client.perform(
        PeerRequest(
          host: target.host, port: target.port, path: path, body: body,
          responseLimit: Engine.messageLimit))
      result.requests += 1
      result.bytesSent += response.bytesSent
      result.bytesReceived += response.bytesReceived
      attempt += 1
      guard response.status == 503, attempt < PeerCaller.attempts else { return response }
      let wait = min(Int(response.headers["retry-after"] ?? "") ?? 2, 5)
      try await Task.sleep(for: .seconds(wait))
    }
  }

  /// The waiting request: true when the peer has news, false when its time ran out.
  func wait(_ peer: UnitID, address: String) async throws -> Bool {
    let target = try Address(address)
    let body = try await engine.run(.peer) { try $0.call(peer).begin() }
    let response = try await client.perform(
      PeerRequest(
        host: target.host, port: target.port, path: "/sync/v1/wait", body: body,
        timeoutSeconds: 40, responseLimit: 1 << 20))
    switch response.status {
    case 200: return true
    case 204: return false
    default:
      throw SiweiError(
        "peer.not_spoken", .notSpoken, ["unit": peer.text, "status": "\(response.status)"])
    }
  }

  /// Sends a join request; the answer's bytes or the peer's reason.
  func join(_ unit: UnitID, _ body: [UInt8], address: String) async throws -> [UInt8] {
    let target = try Address(address)
    var result = CallResult(peer: unit, address: address)
    let response = try await post(body, "/sync/v1/join", target, &result)
    if response.status == 200 { return response.body }
    if response.status == 503 { throw SiweiError("peer.busy", .busy, ["unit": address]) }
    let code = String(decoding: response.body.prefix(100), as: UTF8.self)
    if response.status == 403, PeerCaller.isCode(code) { throw SiweiError(code, .notPermitted) }
    throw SiweiError(
      "peer.not_spoken", .notSpoken, ["unit": address, "status": "\(response.status)"])
  }

  /// Whether a text is a code that the catalogue knows, such as `invite.used`; a web page is none.
  private static func isCode(_ text: String) -> Bool {
    text.contains(".") && Catalogue.find(text, .en) != nil
  }

  /// `peer` is nil where the unit at the address is not known yet.
  static func translate(_ error: any Error, peer: UnitID?, address: String) -> SiweiError {
    let place = ["unit": peer?.text ?? address, "address": address]
    switch error {
    case let error as SiweiError: return error
    case PeerClientError.notConnected(let detail), PeerClientError.unreachable(let detail),
      PeerClientError.timedOut(let detail):
      return SiweiError(
        "peer.unreachable", .unreachable, place.merging(["detail": detail]) { a, _ in a })
    case PeerClientError.tooLarge, PeerClientError.notHTTP:
      return SiweiError("peer.not_spoken", .notSpoken, place.merging(["status": "0"]) { a, _ in a })
    case is CancellationError, PeerClientError.cancelled:
      return SiweiError("peer.cancelled", .busy, place)
    default:
      return SiweiError("defect", .defect, ["what": String(describing: error)])
    }
  }
}

/// `HOST:PORT`; until peers are known by certificates on the line, of this machine alone.
struct Address: Sendable {
  let host: String
  let port: Int

  /// Throws `address.malformed` (64) or `address.not_loopback` (64).
  init(_ text: String, allowZero: Bool = false) throws {
    guard let colon = text.lastIndex(of: ":"),
      let port = Int(text[text.index(after: colon)...]),
      (allowZero ? 0...65_535 : 1...65_535).contains(port)
    else { throw SiweiError("address.malformed", .usage, ["address": text]) }
    var host = String(text[..<colon])
    if host.hasPrefix("["), host.hasSuffix("]") { host = String(host.dropFirst().dropLast()) }
    guard !host.isEmpty else { throw SiweiError("address.malformed", .usage, ["address": text]) }
    guard Loopback.isLoopback(host: host) else {
      throw SiweiError("address.not_loopback", .usage, ["address": text])
    }
    self.host = host
    self.port = port
  }
}
