import NIOCore
import Synchronization

/// What can end a request from outside.
enum Ending: Sendable {
  /// The peer closed its side of the line.
  case left
  /// The request has taken its time; the line is cut shortly after.
  case late
}

/// Stands before the HTTP decoder of one connection and measures the time of its requests, from the
/// first byte on, so that slow heads, bodies and readers all end. Hummingbird has no such limit.
final class ConnectionWatch: ChannelInboundHandler, Sendable {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer

  private struct State {
    /// When the request under way began; nil between requests.
    var began: NIODeadline?
    var allowance: TimeAmount
    var isLate = false
    var hasTimer = false
    var peerLeft = false
    var endings: AsyncStream<Ending>.Continuation?
  }

  private let channel: any Channel
  private let ordinary: TimeAmount
  private let state: Mutex<State>

  /// After the time is over the answer that says so still has this long.
  private static let parting = TimeAmount.seconds(2)

  init(channel: any Channel, seconds: Int) {
    self.channel = channel
    ordinary = Self.amount(seconds)
    state = Mutex(State(allowance: ordinary))
  }

  /// The parting is part of the time that was promised.
  private static func amount(_ seconds: Int) -> TimeAmount {
    let whole = TimeAmount.seconds(Int64(clamping: min(max(seconds, 1), 1_000_000)))
    return whole > parting + parting ? whole - parting : whole
  }

  /// A request's head is known: it may take `seconds`, and what could end it is told.
  func begin(seconds: Int) -> AsyncStream<Ending> {
    let (stream, endings) = AsyncStream.makeStream(of: Ending.self)
    state.withLock { state in
      if state.began == nil { state.began = .now() }
      state.allowance = Self.amount(seconds)
      state.endings = endings
      if state.peerLeft { endings.yield(.left) }
      arm(&state)
    }
    return stream
  }

  /// The answer is on its way and nothing of the request is left unread.
  func end() {
    let endings = state.withLock { state in
      state.began = nil
      state.isLate = false
      state.allowance = ordinary
      return state.endings.take()
    }
    endings?.finish()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    state.withLock { state in
      guard state.began == nil else { return }
      state.began = .now()
      arm(&state)
    }
    context.fireChannelRead(data)
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if case .inputClosed? = event as? ChannelEvent { leave() }
    context.fireUserInboundEventTriggered(event)
  }

  func channelInactive(context: ChannelHandlerContext) {
    leave()
    context.fireChannelInactive()
  }

  private func leave() {
    state.withLock { state in
      state.peerLeft = true
      state.endings?.yield(.left)
    }
  }

  // One timer at most, left alone while requests come and go: most of them find it running.
  private func arm(_ state: inout State) {
    if state.hasTimer { return }
    state.hasTimer = true
    schedule(in: state.allowance)
  }

  private func schedule(in amount: TimeAmount) {
    channel.eventLoop.scheduleTask(in: amount) { [weak self] in self?.tick() }
  }

  private func tick() {
    let cut = state.withLock { state in
      state.hasTimer = false
      guard let began = state.began else { return false }
      let left = began + state.allowance - .now()
      if left > .zero {
        state.hasTimer = true
        schedule(in: left)
        return false
      }
      // Without a head there is nobody to answer.
      guard let endings = state.endings, !state.isLate else { return true }
      state.isLate = true
      endings.yield(.late)
      state.allowance = state.allowance + Self.parting
      state.hasTimer = true
      schedule(in: Self.parting)
      return false
    }
    if cut { channel.close(promise: nil) }
  }
}
