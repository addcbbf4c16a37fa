import HummingbirdCore
import Logging
import NIOCore

/// One connection: Hummingbird's HTTP/1.1 channel behind a watch that knows its time.
struct WatchedChannel: ServerChildChannel {
  struct Value: ServerChildChannelValue {
    let http: HTTP1Channel.Value
    let watch: ConnectionWatch

    var channel: any Channel { http.channel }
  }

  let responder: Responder
  let limits: ListenerLimits

  func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
    let watch = ConnectionWatch(channel: channel, seconds: limits.requestSeconds)
    let added = channel.eventLoop.makeCompletedFuture {
      try channel.pipeline.syncOperations.addHandler(watch)
    }
    let http = http1 { _, _, _ in }
    return added.flatMap { http.setup(channel: channel, logger: logger) }
      .map { Value(http: $0, watch: watch) }
  }

  func handle(value: Value, logger: Logger) async {
    let http = http1 { request, writer, channel in
      try await responder.respond(to: request, writer: writer, channel, value.watch)
    }
    await http.handle(value: value.http, logger: logger)
  }

  private func http1(_ respond: @escaping HTTPChannelHandler.Responder) -> HTTP1Channel {
    HTTP1Channel(
      responder: respond,
      configuration: .init(
        idleTimeout: .seconds(Int64(limits.idleSeconds)),
        httpDecoderConfiguration: .init(
          maxHeaderFieldSize: 8 * 1024, maxHeaderListSize: 16 * 1024, maxHeaderFieldCount: 64)))
  }
}
