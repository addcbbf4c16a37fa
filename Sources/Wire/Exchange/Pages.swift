import Foundation
import Journal
import Sync

extension PBRun {
  /// Cuts from each frame what the run says already, where the frame begins with it.
  init(_ run: Run) {
    self.init()
    anchor = run.scope.anchor.text
    reach = UInt32(run.scope.reach.rawValue)
    replica = run.replica.id.data
    first = run.first
    previous = run.previous.data
    var before = run.previous
    var number = run.first
    changes.reserveCapacity(run.changes.count)
    for change in run.changes {
      var wire = PBRunChange()
      let place = FramePlace.bytes(
        previous: before, scope: run.scope, replica: run.replica, number: number)
      if let rest = FramePlace.cut(place, from: change.frame) {
        wire.spliced = Data(rest)
      } else {
        wire.whole = Data(change.frame)
      }
      if let body = change.body { wire.body = Data(body) }
      if let hash = change.bodyHash { wire.bodyHash = hash.data }
      if let signature = change.signature { wire.signature = Data(signature) }
      changes.append(wire)
      before = change.chain
      number &+= 1
    }
  }

  /// Puts every frame together again and works out its chain hash on the way.
  func value() throws -> Run {
    let scope = try Scope(anchor: anchor, reach: reach)
    let replica = try ReplicaID(self.replica, "run replica")
    let previous = try Hash256(self.previous, "run previous")
    try Malformed.unless(first > 0 && !changes.isEmpty, "run")
    try Malformed.unless(
      !first.addingReportingOverflow(UInt64(changes.count)).overflow, "run number")
    var out: [RunChange] = []
    out.reserveCapacity(changes.count)
    var before = previous
    for (index, wire) in changes.enumerated() {
      try Malformed.unless(wire.spliced.isEmpty != wire.whole.isEmpty, "frame of a run")
      var frame = [UInt8]()
      if wire.whole.isEmpty {
        frame = FramePlace.bytes(
          previous: before, scope: scope, replica: replica, number: first + UInt64(index),
          followedBy: wire.spliced.count)
        frame += wire.spliced
      } else {
        frame += wire.whole
      }
      let body = wire.hasBody ? [UInt8](wire.body) : nil
      let hash = wire.bodyHash.isEmpty ? nil : try Hash256(wire.bodyHash, "body hash")
      try Malformed.unless(body == nil || hash == nil, "body and its hash")
      try Malformed.unless(
        frame.count <= Limits.changeBytes && (body?.count ?? 0) <= Limits.changeBytes, "size")
      let bodyHash = hash ?? Chain.hash(ofBody: body)
      before = Chain.next(after: before, frame: frame, bodyHash: bodyHash)
      out.append(
        RunChange(
          frame: frame, body: body, bodyHash: hash, signature: try signature(wire.signature),
          chain: before, bodyCheck: hash == nil ? Chain.check(bodyHash) : nil))
    }
    return Run(scope: scope, replica: replica, first: first, previous: previous, changes: out)
  }
}

extension PBPage {
  /// Nil for an empty page, which costs nothing on the wire.
  init?(_ page: Page) {
    guard !page.isEmpty else { return nil }
    self.init()
    runs = page.runs.map { PBRun($0) }
  }

  func value() throws -> Page {
    try Malformed.unless(runs.count <= WireLimits.runs, "too many runs")
    try Malformed.unless(
      runs.reduce(0) { $0 + $1.changes.count } <= WireLimits.pageChanges, "too many changes")
    return Page(runs: try runs.map { try $0.value() })
  }
}
