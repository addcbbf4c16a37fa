import Journal

/// One broken promise of the project (docs/SIMULATION.md).
struct Violation: Hashable, Sendable {
  /// O1 … O9, or what else was broken.
  let check: String
  let text: String
}

/// How often one command was done and refused.
struct Acts: Hashable, Sendable {
  var done = 0
  var refused = 0
}

/// What is told of a world: its numbers, its digest, its story.
final class Account {
  private(set) var violations: [Violation] = []
  private(set) var isStuck = false
  private(set) var digest: [UInt8] = []
  private(set) var story: [String] = []
  private let isTold: Bool
  var done = 0
  var refused: [String: Int] = [:]
  var acts: [String: Acts] = [:]
  var faults: [Fault: Int] = [:]
  var lostByNature = 0
  var exchanges = 0
  var rounds = 0

  init(isTold: Bool) { self.isTold = isTold }

  var operations: Int { done + refused.values.reduce(0, +) }
  var faultCount: Int { faults.values.reduce(0, +) }

  func tell(_ line: @autoclosure () -> String) {
    if isTold { story.append(line()) }
  }

  /// Goes into the digest of this history.
  func mix(_ bytes: [UInt8]) { digest = plainSHA256(digest + bytes) }
  func mix(_ text: String) { mix(Array(text.utf8)) }

  func note(_ fault: Fault, _ line: @autoclosure () -> String) {
    faults[fault, default: 0] += 1
    mix(fault.rawValue)
    tell("fault \(fault.rawValue): \(line())")
  }

  func violate(_ check: String, _ text: String) {
    tell("VIOLATION \(check): \(text)")
    if violations.count < 20 { violations.append(Violation(check: check, text: text)) }
  }

  func stick(_ text: String) {
    tell("STUCK: \(text)")
    isStuck = true
    if violations.count < 20 { violations.append(Violation(check: "stuck", text: text)) }
  }
}
