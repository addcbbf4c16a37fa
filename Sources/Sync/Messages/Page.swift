package import Journal

/// One change of a run as it travels: exact bytes, and what the sender holds beside them.
package struct RunChange: Hashable, Sendable {
  package let frame: [UInt8]
  package let body: [UInt8]?
  /// Stands in the place of an erased body.
  package let bodyHash: Hash256?
  /// 64 bytes; nil between signed points.
  package let signature: [UInt8]?
  /// Not sent: the sender knows it from its journal, the receiver works it out from the bytes.
  package let chain: Hash256
  /// Of the body's hash, where `chain` was worked out from these very bytes; else nil.
  package let bodyCheck: Int64?

  package init(
    frame: [UInt8], body: [UInt8]? = nil, bodyHash: Hash256? = nil, signature: [UInt8]? = nil,
    chain: Hash256, bodyCheck: Int64? = nil
  ) {
    self.frame = frame
    self.body = body
    self.bodyHash = bodyHash
    self.signature = signature
    self.chain = chain
    self.bodyCheck = bodyCheck
  }

  /// What a receiver notes on the way is no part of what was sent.
  package static func == (left: RunChange, right: RunChange) -> Bool {
    left.frame == right.frame && left.body == right.body && left.bodyHash == right.bodyHash
      && left.signature == right.signature && left.chain == right.chain
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(chain) }
}

/// Consecutive changes of one line of one feed.
package struct Run: Hashable, Sendable {
  package let scope: Scope
  package let replica: ReplicaID
  /// Number of the first change.
  package let first: UInt64
  /// Chain hash of the change before the first; `h(0)` where there is none.
  package let previous: Hash256
  package let changes: [RunChange]

  package init(
    scope: Scope, replica: ReplicaID, first: UInt64, previous: Hash256, changes: [RunChange]
  ) {
    self.scope = scope
    self.replica = replica
    self.first = first
    self.previous = previous
    self.changes = changes
  }

  /// The head a receiver has after taking the whole run; nil for a run without changes.
  package var head: Head? {
    guard let last = changes.last else { return nil }
    let (number, over) = first.addingReportingOverflow(UInt64(changes.count - 1))
    return over ? nil : Head(replica: replica, number: number, chain: last.chain)
  }
}

/// Runs in causal order; a feed may come in several, interleaved with others.
package struct Page: Hashable, Sendable {
  package let runs: [Run]

  package static let empty = Page(runs: [])

  package init(runs: [Run]) { self.runs = runs }

  package var isEmpty: Bool { runs.isEmpty }
  package var changeCount: Int { runs.reduce(0) { $0 + $1.changes.count } }
}
