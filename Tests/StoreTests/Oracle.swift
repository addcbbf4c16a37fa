import Journal
import TestKit

/// A second opinion on histories: the fold of sync.md §5 in the plainest words, from all changes
/// at once and without any order of arrival.
struct Oracle {
  private let contents: [Dot: Content]
  private let previous: [Dot: Dot]
  private let units: [ReplicaID: String]
  private var admitted: Set<Dot>
  private var depths: [Dot: UInt32] = [:]
  private var faults: [Dot: String] = [:]

  /// `cuts`: what is in force at the end, by replica; nil for a lifted one or none.
  init(_ history: History, state: OrgState) {
    contents = history.contents
    let byChain = Dictionary(
      history.changes.map { ($0.chain, $0.head.dot) }, uniquingKeysWith: { first, _ in first })
    previous = Dictionary(
      history.changes.compactMap { change in
        byChain[change.previous].map { (change.head.dot, $0) }
      }, uniquingKeysWith: { first, _ in first })
    units = state.certificates.mapValues(\.unit.text)
    admitted = Set(contents.keys.filter { state.certificates[$0.replica] != nil })
    for (replica, cut) in state.cuts {
      guard let heads = cut.heads else { continue }
      var keep = Set<Dot>()
      for dot in heads[Offices.chain] ?? [] {
        var next: Dot? = contents[dot] == nil ? nil : dot
        while let dot = next, keep.insert(dot).inserted { next = previous[dot] }
      }
      admitted = admitted.filter { $0.replica != replica || keep.contains($0) }
    }
    for dot in admitted.sorted() { settle(dot) }
  }

  /// Heads over what counts, as a vector has them.
  var heads: [Dot] {
    let followed = Set(admitted.compactMap { previous[$0] })
    return admitted.filter { !followed.contains($0) }.sorted()
  }

  var quarantined: [String] {
    faults.map { "\(Offices.chain) \($0.key) \($0.value)" }.sorted()
  }

  private func parents(_ dot: Dot) -> [Dot] {
    ((contents[dot]?.named ?? []) + [previous[dot]].compactMap { $0 }).filter(admitted.contains)
  }

  private mutating func settle(_ dot: Dot) {
    guard depths[dot] == nil else { return }
    let parents = parents(dot)
    for parent in parents { settle(parent) }
    depths[dot] = 1 + (parents.compactMap { depths[$0] }.max() ?? 0)
    guard let content = contents[dot], let unit = units[dot.replica].flatMap({ UnitID($0) })
    else { return }
    for operation in content.operations
    where operation.kind == ModelRules.kind && operation.field == "state" {
      guard case .put(let value, let dots) = operation.action else { continue }
      let before = dots.filter { admitted.contains($0) && faults[$0] == nil }
        .flatMap { contents[$0]?.operations ?? [] }
        .compactMap { earlier -> String? in
          guard earlier.record == operation.record, earlier.field == "state",
            case .put(let value, _) = earlier.action
          else { return nil }
          return value.text
        }
      if let fault = ModelRules.fault(
        value.text ?? "", after: before, isNaming: !dots.isEmpty, unit)
      {
        faults[dot] = fault
        return
      }
    }
  }

  // MARK: what must be shown

  private struct Cell: Hashable {
    let record: RecordID
    let kind: String
    let field: String

    var whole: Cell { Cell(record: record, kind: kind, field: "") }
  }

  /// One line a value, sum or delete, sorted.
  var lines: [String] {
    let counting = admitted.filter { faults[$0] == nil }
    var gone: [Cell: Set<Dot>] = [:]
    /// Deletes that a later write upon the same record names.
    var undeleted: [Cell: Set<Dot>] = [:]
    let each = counting.sorted().flatMap { dot in
      (contents[dot]?.operations ?? []).map { (dot, $0) }
    }
    for (_, operation) in each {
      let cell = Cell(
        record: operation.record, kind: operation.kind, field: operation.field)
      switch operation.action {
      case .put(_, let dots):
        gone[cell, default: []].formUnion(dots)
        undeleted[cell.whole, default: []].formUnion(dots)
      case .remove(let dots): gone[cell, default: []].formUnion(dots)
      default: break
      }
    }
    var lines = Set<String>()
    var sums: [Cell: Int64] = [:]
    for (dot, operation) in each {
      let cell = Cell(
        record: operation.record, kind: operation.kind, field: operation.field)
      let name = "\(cell.record) \(cell.kind) \(cell.field)"
      switch operation.action {
      case .put(let value, _), .add(let value):
        if gone[cell]?.contains(dot) != true {
          lines.insert("\(name) = \(value) at \(dot) deep \(depths[dot] ?? 0)")
        }
      case .count(let amount): sums[cell, default: 0] += amount
      case .delete(let dots):
        if undeleted[cell.whole]?.contains(dot) != true {
          lines.insert("\(name) deletes \(dots.sorted()) at \(dot)")
        }
      default: break
      }
    }
    for (cell, sum) in sums { lines.insert("\(cell.record) \(cell.kind) \(cell.field) + \(sum)") }
    return lines.sorted()
  }

  /// The same lines from what a store folded.
  static func lines(_ states: [RecordState]) -> [String] {
    var lines: [String] = []
    for state in states {
      for field in state.fields {
        let name = "\(state.id) \(state.kind) \(field.name)"
        if field.shape == .counter { lines.append("\(name) + \(field.sum)") }
        for sibling in field.siblings {
          lines.append(
            "\(name) = \(sibling.value) at \(sibling.dot) deep \(sibling.info.depth)")
        }
      }
      for deletion in state.deletions {
        lines.append(
          "\(state.id) \(state.kind)  deletes \(deletion.named) at \(deletion.info.dot)")
      }
    }
    return lines.sorted()
  }
}
