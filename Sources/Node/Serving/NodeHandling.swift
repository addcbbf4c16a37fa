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
  private let branches = Branches()

  init(engine: EngineQueue, news: News, commands: Commands) {
    self.engine = engine
    self.news = news
    self.commands = commands
  }

  private static let retryAfter = ("Retry-After", "2")
  private static let waitSeconds = 25

  func exchange(_ body: [UInt8]) async -> PeerReply {
    do {
      let question: Question
      do {
        question = try await engine.beside { try Question(body) }
      } catch let error as SiweiError {
        return reply(Answer(unreadable: error))
      }
      let answer = try await engine.run(.peer) { [branches] engine in
        let answer = try engine.answer(question)
        if branches[question.asker] == nil, answer.status != 403 {
          branches[question.asker] = try engine.branch(of: question.asker)
        }
        return answer
      }
      if answer.isNews { await news.tell() }
      return reply(answer)
    } catch {
      return later(error)
    }
  }

  private func reply(_ answer: Answer) -> PeerReply {
    // Any web server may say 204; one that says this as well is a node.
    let headers = answer.status == 204 ? [Protocol.marker] : []
    return PeerReply(status: answer.status, headers: headers, body: answer.body)
  }

  func party(_ body: [UInt8]) -> String {
    ExchangeCodec.asker(of: body).flatMap { branches[$0]?.text } ?? ""
  }

  func join(_ body: [UInt8]) async -> PeerReply {
    do {
      let request = try JoinCodec.decodeRequest(body)
      let response = try await engine.run(.peer) { JoinCodec.encode(try $0.admit(request)) }
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
        let hasNews = try await engine.run(.peer) { try $0.hasNews(for: body) }
        if hasNews { return PeerReply(status: 200) }
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
