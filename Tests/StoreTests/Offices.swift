import Journal
import Store
import TestKit
import Trust

/// A directory written by hand: county, township, village, and the scribes of their machines.
struct Offices {
  let directory: Directory
  var county: Scribe
  var township: Scribe
  /// Two machines of the village.
  var village: Scribe
  var second: Scribe
  /// Changes of `org` so far, in causal order.
  private(set) var org: [PlacedChange] = []

  static let chain = Scope("e1/chain").unsafelyUnwrapped
  static let tree = Scope("e1/tree").unsafelyUnwrapped

  init() throws {
    directory = try Directory()
    county = try directory.scribe(1)
    township = try directory.scribe(2)
    village = try directory.scribe(3)
    second = try directory.scribe(4)
    let founding = try directory.founding(county)
    try writeAsCounty(founding)
    try writeAsCounty(
      try directory.unit("east", tier: "township", parent: "county")
        + directory.unit("e1", tier: "village", parent: "east")
        + directory.unit("e2", tier: "village", parent: "east")
        + directory.certify(township, as: "east"))
    try writeAsTownship(
      try directory.certify(village, as: "e1")
        + directory.certify(second, as: "e1", letter: "b"))
  }

  @discardableResult
  mutating func writeAsCounty(_ operations: [Operation]) throws -> PlacedChange {
    let placed = try county.write(directory.scope, operations, actor: "")
    org.append(placed)
    return placed
  }

  @discardableResult
  mutating func writeAsTownship(_ operations: [Operation]) throws -> PlacedChange {
    let placed = try township.write(directory.scope, operations, actor: "")
    org.append(placed)
    return placed
  }

  /// Goes back to the founding: what was said in `org` since is left out.
  mutating func forgetWords() { org.removeSubrange(3...) }

  /// A store of this unit that holds `org` as it was written so far.
  func store(of unit: String = "east", rules: any Rules = ModelRules()) throws -> LoneStore {
    let scribe = unit == "county" ? county : unit == "east" ? township : village
    let store = try LoneStore(
      directory, unit: Directory.unit(unit), replica: scribe.replica, rules: rules)
    try store.take(org)
    return store
  }
}

/// The rules of the model: a state moves by steps, and two of them are the township's.
struct ModelRules: Rules {
  static let kind = "model"
  static let steps: [String: [String]] = [
    "": ["sub"], "sub": ["app", "wd"], "app": ["pub", "wd"], "pub": ["wd"], "wd": [],
  ]
  static let strongest = ["wd", "pub", "app", "sub"]

  var version: UInt64 { 1 }

  func spec(kind: String, field: String) -> FieldSpec? {
    guard kind == ModelRules.kind else { return nil }
    switch field {
    case "state": return FieldSpec(precedence: ModelRules.strongest)
    case "a", "b": return FieldSpec()
    default: return nil
    }
  }

  func verdict(_ judging: Judging) throws -> Verdict {
    for operation in judging.content.operations
    where operation.kind == ModelRules.kind && operation.field == "state" {
      guard case .put(let value, let dots) = operation.action, let state = value.text else {
        continue
      }
      var before: [String] = []
      for dot in dots {
        guard let named = try judging.named(dot), named.counts else { continue }
        before += named.content.operations.compactMap { earlier in
          guard earlier.record == operation.record, earlier.field == "state",
            case .put(let value, _) = earlier.action
          else { return nil }
          return value.text
        }
      }
      if let fault = ModelRules.fault(state, after: before, isNaming: !dots.isEmpty, judging.unit) {
        return .quarantined(fault)
      }
    }
    return .counts
  }

  static func fault(
    _ state: String, after before: [String], isNaming: Bool, _ unit: UnitID
  ) -> String? {
    if ["app", "pub"].contains(state), unit.text != "east" { return "model.not_township" }
    if isNaming, before.isEmpty { return "model.follows_nothing" }
    let from = strongest.first { before.contains($0) } ?? ""
    return steps[from]?.contains(state) == true ? nil : "model.order"
  }
}
