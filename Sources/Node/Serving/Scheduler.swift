import Engine
import Journal
import ServiceLifecycle
import Store

/// Keeps this node reconciled with its peers: on change, on a peer's news, at intervals, and after
/// failures with a growing, jittered delay (sync.md §6).
struct Scheduler: Service {
  let engine: EngineQueue
  let caller: PeerCaller
  let news: News

  private static let interval = Duration.seconds(300)
  private static let longestDelay = 300.0
  private static let breath = Duration.milliseconds(200)
  private static let lookForPeers = Duration.seconds(5)

  func run() async throws {
    await cancelWhenGracefulShutdown {
      await withTaskGroup(of: Void.self) { group in
        var known: Set<UnitID> = []
        while !Task.isCancelled {
          let peers = (try? await engine.run { try $0.peers() }) ?? []
          for peer in peers where known.insert(peer.unit).inserted {
            group.addTask { await keepUp(with: peer.unit) }
          }
          try? await Task.sleep(for: Scheduler.lookForPeers)
        }
        group.cancelAll()
      }
    }
  }

  private func address(of unit: UnitID) async -> String? {
    let peers = try? await engine.run { try $0.peers() }
    return peers?.first { $0.unit == unit }?.address
  }

  private func keepUp(with unit: UnitID) async {
    var failures = 0
    while !Task.isCancelled {
      guard let address = await address(of: unit) else {
        try? await Task.sleep(for: Scheduler.lookForPeers)
        continue
      }
      let result = await caller.call(unit, address: address)
      let report = result.report
      if (report?.changesReceived ?? 0) > 0 { await news.tell() }
      let seen = await news.version
      if result.error != nil {
        failures += 1
        await pause(after: failures)
        continue
      }
      failures = 0
      // A peer that always claims news must not be asked without a pause.
      try? await Task.sleep(for: Scheduler.breath)
      await idle(unit, address: address, seen: seen)
    }
  }

  /// A delay that doubles from one second, between half and the whole of it.
  private func pause(after failures: Int) async {
    let whole = min(Scheduler.longestDelay, Double(1 << min(failures - 1, 16)))
    let seconds = whole / 2 + Double.random(in: 0...(whole / 2))
    try? await Task.sleep(for: .milliseconds(Int(seconds * 1000)))
  }

  /// Until there is news here or at the peer, or the interval is over.
  private func idle(_ unit: UnitID, address: String, seen: Int) async {
    await withTaskGroup(of: Void.self) { group in
      group.addTask { _ = await news.changed(since: seen, within: Scheduler.interval) }
      group.addTask {
        while !Task.isCancelled {
          do {
            let start = ContinuousClock.now
            if try await caller.wait(unit, address: address) { return }
            // A peer that does not hold the request is not asked at once again.
            if .now - start < .seconds(1) { try? await Task.sleep(for: .seconds(10)) }
          } catch {
            // The line is gone or the peer refuses to hold: its interval brings it back.
            try? await Task.sleep(for: .milliseconds(Int.random(in: 7_500...12_500)))
          }
        }
      }
      await group.next()
      group.cancelAll()
    }
  }
}
