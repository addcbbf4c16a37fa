import PeerClient
import Server
import ServiceLifecycle
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite struct ServerTests {
  @Test func aQuietExchangeIsSmallBothWays() async throws {
    let sizes = Counter()
    let handling = ScriptedPeer(onExchange: {
      sizes.add($0.count)
      return PeerReply(status: 204)
    })
    try await withPeer(handling) { port, client, _ in
      let reply = try await client.perform(.exchange(port, 125))
      // Request line 33, Host 23, Content-Length 21, an empty line 2; a port has 4 or 5 digits.
      let head = 33 + "Host: 127.0.0.1:\(port)\r\n".utf8.count + 21 + 2
      #expect(
        [reply.status, sizes.value, reply.bytesSent, reply.bytesReceived]
          == [204, 125, head + 125, "HTTP/1.1 204 No Content\r\n\r\n".utf8.count])
      #expect(reply.headers.isEmpty && reply.bytesSent <= 300)
    }
  }

  @Test func bytesOfLargeBodiesAreCountedExactly() async throws {
    try await withPeer { port, client, _ in
      for count in [0, 1, 60_000, 70_000, 3_000_000] {
        let reply = try await client.perform(.exchange(port, count))
        let length = "Content-Length: \(count)\r\n".utf8.count
        let sent = 33 + "Host: 127.0.0.1:\(port)\r\n".utf8.count + length + 2 + count
        let received = "HTTP/1.1 200 OK\r\n\r\n".utf8.count + length + count
        #expect(
          [reply.body.count, reply.bytesSent, reply.bytesReceived] == [count, sent, received])
      }
    }
  }

  @Test func headersOfAReplyAreSentAndRead() async throws {
    let handling = ScriptedPeer(onJoin: { _ in
      PeerReply(status: 409, contentType: "a/b", headers: [("Retry-After", "7")], body: [1])
    })
    try await withPeer(handling) { port, client, _ in
      let reply = try await client.perform(.exchange(port, 3, path: "join"))
      #expect(reply.status == 409 && reply.contentType == "a/b")
      #expect(reply.headers["retry-after"] == "7" && reply.body == [1])
    }
  }

  @Test(arguments: [
    ("GET /sync/v1/exchange HTTP/1.1\r\nHost: a\r\n\r\n", 404),
    ("POST /sync/v1/exchange/ HTTP/1.1\r\nHost: a\r\n\r\n", 404),
    ("POST /sync/v1/%65xchange HTTP/1.1\r\nHost: a\r\n\r\n", 404),
    ("POST /sync/v1/exchange HTTP/1.1\r\n\r\n", 400),
    ("POST /sync/v1/exchange HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400),
    ("POST /sync/v1/exchange HTTP/1.1\r\nHost:\r\n\r\n", 400),
    ("POST /sync/v1/exchange HTTP/1.1\r\nHost: a\r\nOrigin: http://b\r\n\r\n", 403),
    ("POST /sync/v1/exchange HTTP/1.1\r\nHost: a\r\nContent-Length: 16777217\r\n\r\n", 413),
    ("POST /sync/v1/exchange HTTP/1.1\r\nHost: a\r\nContent-Length: 10000000000\r\n\r\n", 413),
    ("POST /sync/v1/join HTTP/1.1\r\nHost: a\r\nContent-Length: 300000\r\n\r\n", 413),
    ("POST /sync/v1/exchange HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n", 400),
    ("POST /sync/v1/exchange HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n", 400),
    ("POST /sync/v1/exchange HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n", 411),
    (
      "POST /sync/v1/exchange HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n"
        + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400
    ),
    ("\u{0}\u{1}\u{2}\r\n\r\n", 400),
    ("POST /sync/v1/exchange HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nhi", 200),
  ])
  func theDoorAnswers(request: String, status: Int) async throws {
    try await withPeer { port, _, _ in
      let answer = try await offPool {
        let line = try RawLine(port: port)
        line.send(request)
        return line.receive(until: "\r\n\r\n")
      }
      #expect(answer.hasPrefix("HTTP/1.1 \(status) "), "\(answer)")
    }
  }

  @Test func headersBeyondTheLimitAreRefused() async throws {
    try await withPeer { port, _, _ in
      let long = String(repeating: "x", count: 40_000)
      let answer = try await offPool {
        let line = try RawLine(port: port)
        line.send("POST /sync/v1/exchange HTTP/1.1\r\nHost: a\r\nX: \(long)\r\n\r\n")
        return line.receive(until: "\r\n\r\n")
      }
      #expect(answer.hasPrefix("HTTP/1.1 400 ") || answer.isEmpty)
    }
  }

  @Test func anOversizedBodyIsRefusedBeforeItIsRead() async throws {
    var limits = ListenerLimits.peers
    limits.bodyBytes = 1_000_000
    try await withPeer(limits: limits) { port, client, _ in
      let reply = try await client.perform(.exchange(port, 1_000_001))
      #expect(reply.status == 413)
      let good = try await client.perform(.exchange(port, 1_000_000))
      #expect(good.status == 200 && good.body.count == 1_000_000)
    }
  }

  @Test func beyondPlacesAndLineIsRefusedAndTheLineMovesOn() async throws {
    var limits = ListenerLimits.peers
    limits.running = 2
    limits.queued = 3
    let (gate, busy, peak) = (Gate(), Counter(), Counter())
    let handling = ScriptedPeer(onExchange: { body in
      busy.add()
      if busy.value > peak.value { peak.add() }
      await gate.pass()
      busy.add(-1)
      return PeerReply(status: 200, body: body)
    })
    try await withPeer(handling, limits: limits) { port, client, _ in
      let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
        for _ in 0..<9 {
          group.addTask {
            let reply = try await client.perform(.exchange(port, 10))
            return reply.status * 10 + (Int(reply.headers["retry-after"] ?? "") ?? 0)
          }
        }
        var statuses: [Int] = []
        for try await status in group {
          statuses.append(status)
          if statuses.count == 4 { gate.open() }
        }
        return statuses
      }
      #expect(statuses == [5032, 5032, 5032, 5032, 2000, 2000, 2000, 2000, 2000])
      #expect(peak.value == 2)
    }
  }

  @Test func slowSendersKeepNoSmallRequestOut() async throws {
    try await withPeer { port, client, _ in
      let lines = try await offPool {
        try (0..<200).map { index in
          let line = try RawLine(port: port)
          let length = index % 2 == 0 ? 2 : 100_000
          let head = "POST /sync/v1/exchange HTTP/1.1\r\nHost: a\r\nContent-Length: \(length)\r\n"
          line.send(head + "\r\nh")
          return line
        }
      }
      // The heads are read by several threads: until the last place for a large body is taken.
      var large = 200
      for _ in 0..<100 where large != 503 {
        large = try await client.perform(.exchange(port, 100_000)).status
      }
      let small = try await client.perform(.exchange(port, 60_000)).status
      #expect([large, small] == [503, 200])
      withExtendedLifetime(lines) {}
    }
  }

  @Test func slowHeadsAndBodiesAndHandlersEnd() async throws {
    var limits = ListenerLimits.peers
    limits.requestSeconds = 3
    let cancelled = Gate()
    let handling = ScriptedPeer(onExchange: { body in
      await Gate().pass()
      cancelled.open()
      return PeerReply(status: 200, body: body)
    })
    try await withPeer(handling, limits: limits) { port, _, _ in
      let head = "POST /sync/v1/exchange HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n"
      async let slowHead = offPool {
        let line = try RawLine(port: port)
        line.send(head)
        return line.receive()
      }
      async let slowBody = offPool {
        let line = try RawLine(port: port)
        line.send(head + "\r\nh")
        return line.receive()
      }
      async let slowHandler = offPool {
        let line = try RawLine(port: port)
        line.send(head + "\r\nhi")
        return line.receive()
      }
      let clock = ContinuousClock.now
      let answers = try await [slowHead, slowBody, slowHandler]
      let busy =
        "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 2\r\nConnection: close\r\n"
        + "Content-Length: 0\r\n\r\n"
      #expect(answers == ["", busy, busy])
      #expect(clock.duration(to: .now) < .seconds(8) && cancelled.isOpen)
    }
  }

  @Test func aHeldRequestEndsWhenThePeerLeaves() async throws {
    let (began, ended) = (Gate(), Gate())
    let handling = ScriptedPeer(onWait: { _ in
      began.open()
      await Gate().pass()
      ended.open()
      return PeerReply(status: 204)
    })
    try await withPeer(handling) { port, client, _ in
      let waiting = Task { try await client.perform(.exchange(port, 5, path: "wait")) }
      await began.pass()
      waiting.cancel()
      await ended.pass()
      await #expect(throws: PeerClientError.cancelled) { try await waiting.value }
    }
  }

  @Test func aHeldRequestIsAnsweredWhenTheServerStops() async throws {
    let began = Gate()
    let handling = ScriptedPeer(onWait: { _ in
      began.open()
      await Gate().pass()
      return PeerReply(status: 204)
    })
    let clock = ContinuousClock.now
    try await withPeer(handling) { port, client, group in
      async let reply = client.perform(.exchange(port, 5, path: "wait"))
      await began.pass()
      await group.triggerGracefulShutdown()
      let status = try await reply.status
      #expect(status == 204)
    }
    #expect(clock.duration(to: .now) < .seconds(3))
  }

  @Test func stoppingDoesNotWaitForAStubbornRequest() async throws {
    let began = Gate()
    let handling = ScriptedPeer(onExchange: { body in
      began.open()
      await Gate().pass()
      return PeerReply(status: 200, body: body)
    })
    let clock = ContinuousClock.now
    try await withPeer(handling) { port, client, _ in
      let asked = Task { try await client.perform(.exchange(port, 5)) }
      await began.pass()
      _ = asked
    }
    #expect(clock.duration(to: .now) < .seconds(5))
  }

  @Test func onlyThisMachineIsBound() throws {
    let hosts = ["127.0.0.1", "127.9.8.7", "localhost", "::1", "[::1]", "0:0:0:0:0:0:0:1"]
    #expect(hosts.allSatisfy { Loopback.isLoopback(host: $0) })
    let others = [
      "0.0.0.0", "::", "10.0.0.1", "127.0.0.1.example.org", "127.1", "", "::ffff:7f00:1",
    ]
    #expect(!others.contains { Loopback.isLoopback(host: $0) })
    #expect(throws: ServerError.notLoopback("0.0.0.0")) {
      try PeerServer(host: "0.0.0.0", port: 0, handling: ScriptedPeer()) { _ in }
    }
  }

  @Test func aTakenPortIsAnErrorAsAValue() async throws {
    try await withPeer { port, _, _ in
      let second = try PeerServer(host: "localhost", port: port, handling: ScriptedPeer()) { _ in }
      await #expect(throws: ServerError.self) { try await second.run() }
    }
  }
}
