import Engine
import Journal

/// The world's own time; nobody in the world can read it rightly.
final class WorldTime {
  /// 2025-03-01 in milliseconds since 1970.
  private(set) var now: Int64 = 1_740_787_200_000

  func pass(_ milliseconds: Int) { now += Int64(milliseconds) }
}

/// One machine's clock: the world's time and by how much it is wrong.
final class VirtualClock: Clock {
  private let time: WorldTime
  var error: Int64 = 0

  init(_ time: WorldTime) { self.time = time }

  func now() -> Int64 { time.now + error }
}
