import Domain
import Engine
import Journal
import Server
import Sync
import Wire

/// What the line itself says of the protocol.
enum Protocol {
  /// Marks the empty answer of an exchange: "siwei", and the version of the protocol.
  static let marker = ("siwei", "1")
}

/// What peers' requests and local commands do to this node.
struct NodeHandling: PeerHandling, LocalHandling {
  let engine: EngineQueue
  let news: News
  let commands: Commands

  private static let retryAfter = ("Retry-After", "2")
  private static let waitSeconds = 25

  func exchange(_ body: [UInt8]) async -> PeerReply {
    do {
      let answer = try await engine.run { try $0.answer(body) }
      if answer.isNews { await news.tell() }
      // Any web server may say 204; one that says this as well is a node.
      let headers = answer.status == 204 ? [Protocol.marker] : []
      return PeerReply(status: answer.status, headers: headers, body: answer.body)
    } catch {
      return later(error)
    }
  }

  func join(_ body: [UInt8]) async -> PeerReply {
    do {
      let request = try JoinCodec.decodeRequest(body)
      let response = try await engine.run { JoinCodec.encode(try $0.admit(request)) }
      await news.tell()
      return PeerReply(status: 200, body: response)
    } catch let error as SiweiError where error.status == .notPermitted {
      return PeerReply(status: 403, body: Array(error.code.utf8))
    } catch let error as SiweiError where error.status == .refused {
      return PeerReply(status: 400, body: Array(error.code.utf8))
    } catch {
      return later(error)
    }
  }

  func wait(_ body: [UInt8]) async -> PeerReply {
    let end = ContinuousClock.now + .seconds(NodeHandling.waitSeconds)
    do {
      while true {
        let seen = await news.version
        if try await engine.run({ try $0.hasNews(for: body) }) { return PeerReply(status: 200) }
        let rest = end - ContinuousClock.now
        guard rest > .zero, await news.changed(since: seen, within: rest) else {
          return PeerReply(status: 204)
        }
        if Task.isCancelled { return PeerReply(status: 204) }
      }
    } catch let error as SiweiError where error.status == .refused || error.status == .notPermitted
    {
      return PeerReply(status: 403, body: Array(error.code.utf8))
    } catch {
      return later(error)
    }
  }

  /// This node's own trouble: the peer tries again later (sync.md §6, failed for now).
  private func later(_ error: any Error) -> PeerReply {
    PeerReply(status: 503, headers: [NodeHandling.retryAfter])
  }

  func run(_ body: [UInt8]) async -> [UInt8] {
    do {
      let invocation = try Invocation(decoding: body)
      let outcome = await commands.run(invocation)
      if commands.mayWrite(invocation) { await news.tell() }
      return outcome.encoded()
    } catch {
      return Outcome(thrown: error).encoded()
    }
  }
}
