/// Points of time as documents print them: RFC 3339 in China time.
package enum TimeText {
  private static let dayMilliseconds: Int64 = 86_400_000

  /// Null outside the years 1 to 9999, which RFC 3339 cannot write.
  package static func json(_ milliseconds: Int64?) -> JSON {
    guard let milliseconds else { return .null }
    let day = Day(milliseconds: milliseconds)
    guard (1...9999).contains(day.year) else { return .null }
    let shifted = milliseconds.dividedFloor(by: 1000) + 8 * 3600
    let second = shifted - shifted.dividedFloor(by: 86_400) * 86_400
    let rest = milliseconds - milliseconds.dividedFloor(by: 1000) * 1000
    let clock = [second / 3600, second / 60 % 60, second % 60].map { padded($0, 2) }
    return .string("\(day)T\(clock.joined(separator: ":")).\(padded(rest, 3))+08:00")
  }

  /// A device time more than a day off the time of receiving is shown as suspect (sync.md §5).
  package static func isSuspect(device: Int64, received: Int64) -> Bool {
    let (distance, overflow) = device.subtractingReportingOverflow(received)
    return overflow || distance > dayMilliseconds || distance < -dayMilliseconds
  }

  /// The calendar day in China of `YYYY-MM-DD` or of an RFC 3339 time; nil for anything else.
  package static func day(_ text: String) -> Day? {
    if let day = Day(text) { return day }
    let bytes = Array(text.utf8)
    guard bytes.count >= 20, bytes.count <= 35, bytes[10] == 0x54 || bytes[10] == 0x20,
      let day = Day(String(decoding: bytes[0..<10], as: UTF8.self)),
      let hour = number(bytes, 11, below: 24), bytes[13] == 0x3A,
      let minute = number(bytes, 14, below: 60), bytes[16] == 0x3A,
      number(bytes, 17, below: 61) != nil
    else { return nil }
    var place = 19
    if bytes[place] == 0x2E {
      place += 1
      let start = place
      while place < bytes.count, (48...57).contains(bytes[place]) { place += 1 }
      guard place > start else { return nil }
    }
    guard let offset = offsetMinutes(Array(bytes[place...])) else { return nil }
    let minutes = Int64(day.daysSince1970) * 1440 + Int64(hour * 60 + minute - offset)
    return Day(milliseconds: minutes * 60_000)
  }

  private static func offsetMinutes(_ bytes: [UInt8]) -> Int? {
    if bytes == [0x5A] || bytes == [0x7A] { return 0 }
    guard bytes.count == 6, bytes[0] == 0x2B || bytes[0] == 0x2D, bytes[3] == 0x3A,
      let hour = number(bytes, 1, below: 24), let minute = number(bytes, 4, below: 60)
    else { return nil }
    return (hour * 60 + minute) * (bytes[0] == 0x2D ? -1 : 1)
  }

  private static func number(_ bytes: [UInt8], _ place: Int, below limit: Int) -> Int? {
    guard place + 1 < bytes.count, (48...57).contains(bytes[place]),
      (48...57).contains(bytes[place + 1])
    else { return nil }
    let value = Int(bytes[place] - 48) * 10 + Int(bytes[place + 1] - 48)
    return value < limit ? value : nil
  }

  private static func padded(_ number: Int64, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
  }
}
