import Foundation

/// What a piece of work took: seconds on the wall, and of processor in all threads.
struct Spent {
  var wall = 0.0
  var cpu = 0.0

  static func + (left: Spent, right: Spent) -> Spent {
    Spent(wall: left.wall + right.wall, cpu: left.cpu + right.cpu)
  }

  static func += (left: inout Spent, right: Spent) { left = left + right }
}

/// Measures work by clocks that nobody sets.
enum Stopwatch {
  static func measure<Result>(_ work: () throws -> Result) rethrows -> (Result, Spent) {
    let wall = seconds(CLOCK_MONOTONIC)
    let cpu = seconds(CLOCK_PROCESS_CPUTIME_ID)
    let result = try work()
    return (
      result,
      Spent(
        wall: seconds(CLOCK_MONOTONIC) - wall, cpu: seconds(CLOCK_PROCESS_CPUTIME_ID) - cpu)
    )
  }

  private static func seconds(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

extension [Double] {
  /// The middle one; 0 of none.
  var median: Double {
    guard !isEmpty else { return 0 }
    let sorted = sorted()
    let middle = count / 2
    return count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }
}
