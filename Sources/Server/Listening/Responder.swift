import HTTPTypes
import HummingbirdCore
import NIOCore

/// Ends a connection after its last answer; Hummingbird closes what a responder throws out of.
private struct ConnectionEnds: Error {}

/// Answers requests from a table of routes: refuses at the door, reads the body, waits for a place,
/// hands the bytes over, and writes as few headers as HTTP allows.
///
/// No `Date` is sent: RFC 9110 §6.6.1 asks it of servers with a trustworthy clock, and these clocks
/// are never trusted (sync.md §4). Nothing caches these answers either.
struct Responder: Sendable {
  let routes: [String: Route]
  let limits: ListenerLimits

  /// Up to this much of an unwanted body is read away so that the connection can go on.
  private static let tolerated = Admission.smallBytes

  private enum Outcome: Sendable {
    case answered(PeerReply, bodyIsWhole: Bool)
    case ended(Ending)
    case unwatched
  }

  func respond(
    to request: Request, writer: consuming ResponseWriter, _ channel: any Channel,
    _ watch: ConnectionWatch
  ) async throws {
    let order = Order(request.head, routes)
    let endings = watch.begin(seconds: order.route?.seconds ?? limits.requestSeconds)
    defer { watch.end() }
    guard let route = order.route else {
      return try await refuse(order.refusal, order, request, writer, channel)
    }
    guard let ticket = route.admission.enter(length: order.length) else {
      return try await refuse(
        .busy(limits.retryAfterSeconds), order, request, writer, channel)
    }
    defer { route.admission.leave(ticket) }
    if order.expectsContinue {
      try await writer.writeInformationalHead(HTTPResponse(status: .continue))
    }
    switch await carryOut(route, ticket, request.body, order.length, endings) {
    case .answered(let reply, bodyIsWhole: true):
      try await write(reply, writer)
    case .answered(_, bodyIsWhole: false), .ended(.left), .unwatched:
      throw ConnectionEnds()
    case .ended(.late):
      try await write(.busy(limits.retryAfterSeconds), writer, closing: true)
      throw ConnectionEnds()
    }
  }

  /// The work and the watch side by side; the first to end cancels the other.
  private func carryOut(
    _ route: Route, _ ticket: Admission.Ticket, _ body: RequestBody, _ length: Int,
    _ endings: AsyncStream<Ending>
  ) async -> Outcome {
    await withTaskGroup(of: Outcome.self) { group in
      group.addTask {
        guard let bytes = await Self.collect(body, length) else {
          return .answered(PeerReply(status: 400), bodyIsWhole: false)
        }
        let party = route.party(bytes)
        switch await route.admission.acquire(ticket, party: party) {
        case .cancelled: return .unwatched
        case .full: return .answered(.busy(limits.retryAfterSeconds), bodyIsWhole: true)
        case .place: break
        }
        defer { route.admission.release(ticket, party: party) }
        return .answered(await route.handle(bytes), bodyIsWhole: true)
      }
      group.addTask {
        for await ending in endings where ending == .late || route.isHeld {
          return .ended(ending)
        }
        return .unwatched
      }
      let first = await group.next()
      group.cancelAll()
      return first ?? .unwatched
    }
  }

  /// The whole body as declared; nil when the line broke before.
  private static func collect(_ body: RequestBody, _ length: Int) async -> [UInt8]? {
    var bytes: [UInt8] = []
    // Not all of what is declared at once: a claim costs the peer nothing.
    bytes.reserveCapacity(min(length, tolerated))
    do {
      for try await buffer in body {
        guard buffer.readableBytes <= length - bytes.count else { return nil }
        bytes.append(contentsOf: buffer.readableBytesView)
      }
    } catch {
      return nil
    }
    return bytes.count == length ? bytes : nil
  }

  /// Says no. A small body is read away; before a large one the connection closes, but not at once,
  /// since closing with bytes unread would take the answer from a peer that is still sending.
  private func refuse(
    _ reply: PeerReply, _ order: Order, _ request: Request, _ writer: consuming ResponseWriter,
    _ channel: any Channel
  ) async throws {
    let closing = order.length > Self.tolerated || order.hasUnknownLength
    try await write(reply, writer, closing: closing)
    if closing {
      channel.eventLoop.scheduleTask(in: .seconds(1)) { channel.close(promise: nil) }
    }
    for try await _ in request.body {}
    if closing { throw ConnectionEnds() }
  }

  private func write(
    _ reply: PeerReply, _ writer: consuming ResponseWriter, closing: Bool = false
  ) async throws {
    let status = (200...599).contains(reply.status) ? reply.status : 500
    var head = HTTPResponse(status: .init(code: status))
    if let contentType = reply.contentType { head.headerFields[.contentType] = contentType }
    for (name, value) in reply.headers {
      if let name = HTTPField.Name(name) { head.headerFields[name] = value }
    }
    if closing { head.headerFields[.connection] = "close" }
    // 204 and 304 have no body, and 204 no length either (RFC 9110 §8.6).
    if status == 204 || status == 304 { return try await writer.writeResponse(head) }
    head.headerFields[.contentLength] = String(reply.body.count)
    if reply.body.isEmpty { return try await writer.writeResponse(head) }
    try await writer.write(
      response: head, body: ResponseBody(byteBuffer: ByteBuffer(bytes: reply.body)))
  }
}
