import Engine

/// One time for all machines of a test; it goes on only when told to.
package final class TestTime {
  /// 2025-03-01 08:00 in China, in milliseconds since 1970.
  package private(set) var now: Int64 = 1_740_787_200_000

  package init() {}

  package func pass(_ milliseconds: Int64) { now += milliseconds }
}

/// One machine's clock: the test's time and by how much it is wrong.
package final class TestClock: Clock {
  private let time: TestTime
  package var error: Int64 = 0

  package init(_ time: TestTime) { self.time = time }

  package func now() -> Int64 { time.now + error }
}
