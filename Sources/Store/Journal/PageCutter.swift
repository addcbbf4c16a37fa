import Journal

/// Decides where a page of one scope may end and which signatures travel (sync.md §4).
///
/// A signed point is a place where the last change of every feed so far carries its signature.
/// Points are made every 64 KiB or 256 changes; between them signatures stay at home.
struct PageCutter {
  private var changes: [PlacedChange] = []
  private(set) var bytes = 0
  /// The place in `changes` of each feed's last change.
  private var lastPlace: [Int64: Int] = [:]
  /// The same of each line, by its chain hash: a forked feed has several, and each must be signed.
  private var ends: [Hash256: Int] = [:]
  private var unsigned: Set<Hash256> = []
  private var sincePoint = 0
  private var bytesSincePoint = 0
  /// Ends of the lines with changes since the last point.
  private var open: Set<Hash256> = []
  /// Places whose signature is sent.
  private var kept: Set<Int> = []
  /// How much of `changes` the last place at which the page could end covers.
  private var endable = 0

  /// Whether the page may end before the next change.
  var mayStop: Bool { !changes.isEmpty && unsigned.isEmpty }

  func last(of feed: Int64) -> PlacedChange? { lastPlace[feed].map { changes[$0] } }

  mutating func take(_ change: PlacedChange, feed: Int64, named: Bool) {
    changes.append(change)
    bytes += change.bytes
    sincePoint += 1
    bytesSincePoint += change.bytes
    lastPlace[feed] = changes.count - 1
    if ends.removeValue(forKey: change.previous) != nil {
      unsigned.remove(change.previous)
      open.remove(change.previous)
    }
    ends[change.chain] = changes.count - 1
    open.insert(change.chain)
    if change.change.signature == nil, !named { unsigned.insert(change.chain) }
    guard unsigned.isEmpty else { return }
    endable = changes.count
    if sincePoint >= Limits.signedPointChanges || bytesSincePoint >= Limits.signedPointBytes {
      makePoint()
    }
  }

  private mutating func makePoint() {
    for end in open {  // order-free: a set of places
      if let place = ends[end] { kept.insert(place) }
    }
    open = []
    sincePoint = 0
    bytesSincePoint = 0
  }

  /// The page's changes up to the last place where it may end, with the signatures that travel.
  mutating func finish() -> [PlacedChange] {
    if endable == changes.count {
      makePoint()
    } else {
      // The end is not signed here: cut back, and sign what is then last of each line.
      changes.removeLast(changes.count - endable)
      let followed = Set(changes.map(\.previous))
      for (place, change) in changes.enumerated() where !followed.contains(change.chain) {
        kept.insert(place)
      }
      bytes = changes.reduce(0) { $0 + $1.bytes }
    }
    for place in changes.indices where !kept.contains(place) {
      changes[place].change.signature = nil
    }
    return changes
  }
}
