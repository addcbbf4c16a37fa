import Domain
import Journal
import TestKit
import Testing

/// How far a wish of e1 has come, with everybody knowing.
enum Stage: Int, Comparable, Sendable {
  case registered
  case verified
  case submitted
  case approved
  case published
  /// The county's desk claimed it and the township accepted.
  case claimed
  case contacted
  case delivered
  case followedUp
  case closed

  static func < (left: Stage, right: Stage) -> Bool { left.rawValue < right.rawValue }
}

extension County {
  /// A line of county, township and village; names with a letter behind are second machines.
  static func withMachines(_ names: [String]) throws -> County {
    let county = try County(County.line)
    for name in names {
      let unit = String(name.prefix { $0 != "-" })
      try county.join(name, unit: unit, by: county[unit])
    }
    if !names.isEmpty { try county.settle() }
    return county
  }

  /// A wish that has come so far; for `claimed` and later its claim beside it.
  func wish(_ stage: Stage, _ more: [(String, JSON)] = []) throws -> (id: String, claim: String) {
    let (village, township, root) = (try self["e1"], try self["east"], try self["county"])
    let id = try village.register(1, more)
    var claim = ""
    func reach(_ next: Stage, _ act: () throws -> Void) throws {
      guard stage >= next else { return }
      try act()
      try settle()
    }
    try settle()
    try reach(.verified) {
      try village.act("wish verify", ["id": .string(id), "date": "2025-02-27"], by: "second")
    }
    try reach(.submitted) { try village.move(id, "submit") }
    try reach(.approved) { try township.move(id, "approve") }
    try reach(.published) { try township.move(id, "publish") }
    try reach(.claimed) { claim = try root.claim("wish", id) }
    try reach(.contacted) { try village.move(id, "contact", ["date": "2025-03-02"]) }
    try reach(.delivered) { try village.deliver(id) }
    try reach(.followedUp) {
      try village.move(id, "followup", ["result": "satisfied", "date": "2025-03-04"])
    }
    try reach(.closed) { try township.move(id, "close") }
    return (id, claim)
  }
}

extension Machine {
  func deliver(_ id: String, on day: String = "2025-03-03", amount: String = "200.00") throws {
    try move(
      id, "deliver", ["by": "机关支部", "what": "电饭煲", "date": .string(day), "amount": .string(amount)])
  }
}

/// One cell of domain.md §4.1: two offices act before either has heard of the other.
struct Cell: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let stage: Stage
  let machines: [String]
  let acts: @Sendable (County, String) throws -> Void
  /// What every machine of the line shows afterwards: state, flags, `!field` in conflict.
  let standing: String
  /// Values all must show.
  let values: [String: String]

  init(
    _ name: String, from stage: Stage, with machines: String = "", standing: String,
    values: [String: String] = [:], acts: @escaping @Sendable (County, String) throws -> Void
  ) {
    testDescription = name
    self.stage = stage
    self.machines = machines.split(separator: " ").map(String.init)
    self.acts = acts
    self.standing = standing
    self.values = values
  }
}
