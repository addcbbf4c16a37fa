import PeerClient
import Testing

@Suite struct PeerClientTests {
  private func failure(
    _ serve: @escaping @Sendable (RawLine) -> Void, seconds: Double = 10, limit: Int = 1_000
  ) async throws -> PeerClientError? {
    let peer = try RawPeer(serve)
    defer { peer.stop() }
    let client = PeerClient()
    defer { client.shutdown() }
    var request = PeerRequest.exchange(peer.port, 10)
    request.timeoutSeconds = seconds
    request.responseLimit = limit
    do {
      _ = try await client.perform(request)
      return nil
    } catch {
      return error as? PeerClientError
    }
  }

  @Test func aSilentPeerTimesOut() async throws {
    let silent = try await failure({ _ = $0.receive() }, seconds: 0.5)
    guard case .timedOut = silent else {
      return #expect(Bool(false), "\(String(describing: silent))")
    }
    let half = try await failure(
      {
        $0.send("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nhalf")
        _ = $0.receive()
      }, seconds: 0.5)
    guard case .timedOut = half else { return #expect(Bool(false), "\(String(describing: half))") }
  }

  @Test func aPeerThatClosesEarlyIsUnreachable() async throws {
    let early = try await failure { _ = $0.receive(until: "\r\n\r\n") }
    guard case .unreachable = early else {
      return #expect(Bool(false), "\(String(describing: early))")
    }
    let middle = try await failure {
      _ = $0.receive(until: "\r\n\r\n")
      $0.send("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nhalf")
      $0.finishSending()
    }
    guard case .unreachable = middle else {
      return #expect(Bool(false), "\(String(describing: middle))")
    }
  }

  @Test func whatIsNotHTTPIsSaidSo() async throws {
    let garbage = try await failure {
      _ = $0.receive(until: "\r\n\r\n")
      $0.send("SSH-2.0-OpenSSH_9.2\r\n")
      $0.finishSending()
    }
    guard case .notHTTP = garbage else {
      return #expect(Bool(false), "\(String(describing: garbage))")
    }
    let headers = try await failure {
      _ = $0.receive(until: "\r\n\r\n")
      $0.send("HTTP/1.1 200 OK\r\n")
      for number in 0..<100_000 where !$0.send("X-\(number): y\r\n") { return }
    }
    guard case .notHTTP = headers else {
      return #expect(Bool(false), "\(String(describing: headers))")
    }
  }

  @Test func answersBeyondTheLimitAreCut() async throws {
    let declared = try await failure {
      _ = $0.receive(until: "\r\n\r\n")
      $0.send("HTTP/1.1 200 OK\r\nContent-Length: 1001\r\n\r\n")
      _ = $0.receive()
    }
    let endless = try await failure {
      _ = $0.receive(until: "\r\n\r\n")
      $0.send("HTTP/1.1 200 OK\r\n\r\n")
      while $0.send("0123456789") {}
    }
    #expect([declared, endless] == [.tooLarge, .tooLarge])
  }

  @Test func aPageInHTMLIsHandedOver() async throws {
    let peer = try RawPeer {
      _ = $0.receive(until: "\r\n\r\n")
      $0.send("HTTP/1.1 200 OK\r\ncontent-TYPE:  text/html; charset=utf-8 \r\n\r\n<html>")
      $0.finishSending()
    }
    defer { peer.stop() }
    let reply = try await PeerClient().perform(.exchange(peer.port, 10))
    #expect(reply.contentType == "text/html; charset=utf-8" && reply.body == Array("<html>".utf8))
  }

  @Test func nothingListeningIsUnreachable() async throws {
    let peer = try RawPeer { _ in }
    let port = peer.port
    peer.stop()
    let client = PeerClient()
    defer { client.shutdown() }
    var request = PeerRequest.exchange(port, 10)
    await #expect(throws: PeerClientError.self) { try await client.perform(request) }
    request.host = "a@b/c"
    await #expect(throws: PeerClientError.unreachable("not a host: a@b/c")) {
      try await client.perform(request)
    }
  }

  @Test func theRequestIsBareAndTheLineIsUsedAgain() async throws {
    let lines = Counter()
    let seen = Heard()
    let peer = try RawPeer { line in
      lines.add()
      while true {
        let text = line.receive(until: "\u{7}\u{7}")
        if text.isEmpty { return }
        seen.add(text)
        line.send("HTTP/1.1 204 No Content\r\n\r\n")
      }
    }
    defer { peer.stop() }
    let client = PeerClient()
    defer { client.shutdown() }
    var request = PeerRequest.exchange(peer.port, 2)
    _ = try await client.perform(request)
    request.headers = [("Content-Type", "application/x-protobuf")]
    request.host = "node.example"
    request.connectTo = ("127.0.0.1", peer.port)
    _ = try await client.perform(request)
    request.host = "127.0.0.1"
    request.connectTo = nil
    let last = try await client.perform(request)
    let head = "POST /sync/v1/exchange HTTP/1.1\r\nHost: 127.0.0.1:\(peer.port)\r\n"
    #expect(seen.texts.first == head + "Content-Length: 2\r\n\r\n\u{7}\u{7}")
    #expect(seen.texts[1].contains("Host: node.example:\(peer.port)\r\n"))
    #expect(seen.texts.last?.utf8.count == last.bytesSent)
    // Two names, two lines; the third request found the first line open.
    #expect(lines.value == 2)
  }

  @Test func cancellingAndStoppingEndTransfers() async throws {
    let heard = Gate()
    let peer = try RawPeer {
      _ = $0.receive(until: "\r\n\r\n")
      heard.open()
      _ = $0.receive()
    }
    defer { peer.stop() }
    let client = PeerClient()
    let first = Task { try await client.perform(.exchange(peer.port, 10)) }
    await heard.pass()
    first.cancel()
    await #expect(throws: PeerClientError.cancelled) { try await first.value }
    let second = Task { try await client.perform(.exchange(peer.port, 10)) }
    let third = Task {
      try await second.value
    }
    client.shutdown()
    await #expect(throws: PeerClientError.cancelled) { try await third.value }
    await #expect(throws: PeerClientError.cancelled) {
      try await client.perform(.exchange(peer.port, 10))
    }
  }

  @Test func manyRequestsAtOnce() async throws {
    let handling = ScriptedPeer()
    try await withPeer(handling) { port, client, _ in
      let total = try await withThrowingTaskGroup(of: Int.self) { group in
        for count in 0..<60 {
          group.addTask { try await client.perform(.exchange(port, count)).body.count }
        }
        return try await group.reduce(0, +)
      }
      #expect(total == 59 * 60 / 2)
    }
  }
}
