/// An exchange with nothing new between two ends that know it.
struct Quiet {
  let traffic: Traffic
  /// Bytes handed to the system to be written meanwhile; nil where it does not count them.
  let written: Int?

  init(_ county: County) throws {
    // The first one after work may still carry a receipt.
    _ = try county.village.exchange(with: county.township)
    let before = ThisProcess.writtenBytes
    traffic = try county.village.exchange(with: county.township)
    written = before.flatMap { before in ThisProcess.writtenBytes.map { $0 - before } }
  }

  func rows(_ first: Quiet, changes: Int) -> [Row] {
    var rows = [
      Row(
        name: "quiet_request_bytes", size: changes, value: Double(traffic.bytesUp),
        unit: "bytes", yardstick: Double(first.traffic.bytesUp),
        against: "the same before the first wish, bytes",
        goals: [.valueAtMost(300), .ratioAtMost(1)]),
      Row(
        name: "quiet_answer_bytes", size: changes, value: Double(traffic.bytesDown),
        unit: "bytes", yardstick: Double(first.traffic.bytesDown),
        against: "the same before the first wish, bytes",
        goals: [.valueAtMost(300), .ratioAtMost(1)]),
      Row(
        name: "quiet_requests", size: changes, value: Double(traffic.requests),
        unit: "requests", yardstick: Double(first.traffic.requests),
        against: "the same before the first wish, requests", goals: [.valueAtMost(1)]),
    ]
    guard let written else { return rows }
    rows.append(
      Row(
        name: "quiet_written_bytes", size: changes, value: Double(written), unit: "bytes",
        yardstick: Double(traffic.bytes), against: "bytes of the exchange itself",
        goals: [.valueAtMost(0)]))
    return rows
  }
}
