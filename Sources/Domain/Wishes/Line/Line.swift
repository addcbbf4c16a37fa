import Journal

/// One place in the line of a wish, as it is shown here.
struct Place {
  let record: RecordState
  let row: RecordID
  let claim: RecordID
  let unit: String?
  let kind: String?
  let share: Share
  let order: Int64
  let state: String
  /// Where the line is ordered by: depth, then chain hash of the numbering (domain.md §0).
  private let depth: UInt32
  private let hash: ID128

  /// Nil for what is no place: a part of it did not count.
  init?(_ record: RecordState, desk: Desk) {
    guard let row = record.shown("row", at: desk).flatMap({ RecordID(uuid: $0) }),
      let claim = record.shown("claim", at: desk).flatMap({ RecordID(uuid: $0) }),
      let state = record.shown("state", at: desk),
      let numbered = record["order"]?.siblings.min(by: { left, right in
        left.info.depth != right.info.depth
          ? left.info.depth < right.info.depth : left.dot.hash < right.dot.hash
      }),
      let order = numbered.value.integer
    else { return nil }
    self.record = record
    self.row = row
    self.claim = claim
    self.order = order
    self.state = state
    unit = record.shown("unit", at: desk)
    kind = record.shown("kind", at: desk)
    share = record.shown("share", at: desk).flatMap { Share($0) } ?? .whole
    depth = numbered.info.depth
    hash = numbered.dot.hash
  }

  /// Places that one change numbered share depth and hash; their order tells them apart.
  static func precedes(_ left: Place, _ right: Place) -> Bool {
    if left.depth != right.depth { return left.depth < right.depth }
    if left.hash != right.hash { return left.hash < right.hash }
    return left.order != right.order ? left.order < right.order : left.claim < right.claim
  }

  var isActive: Bool {
    [PlaceState.accepted, PlaceState.contacted, PlaceState.waiting].contains(state)
  }
}

/// The line of one wish: who holds it, who waits.
///
/// Where two acts met, more may be accepted than the wish has room for; who comes first in the
/// line then holds it, contacted before accepted, and the others wait: never lost. Of a wish that
/// was fulfilled what was delivered is gone first, and nobody holds it.
struct Line {
  let places: [Place]
  private(set) var holders: [Place]
  private(set) var waiting: [Place]
  private(set) var taken: Share.Sum

  init(row: RecordID, desk: Desk) throws {
    let records = try desk.reader.records(
      kind: WishKinds.place, key: "row", value: row.description)
    let state = try desk.reader.locate(row).map { WishRow(record: $0, desk: desk).state }
    self.init(
      records.filter { !$0.isDeleted }.compactMap { Place($0, desk: desk) },
      isFulfilled: state.map { WishState.fulfilled.contains($0) } ?? false)
  }

  init(_ unsorted: [Place], isFulfilled: Bool) {
    places = unsorted.sorted(by: Place.precedes)
    var sum = Share.Sum()
    // Who was accepted while another delivered has delivered nothing.
    if isFulfilled {
      for place in places where place.state == PlaceState.delivered { _ = sum.take(place.share) }
    }
    var holding: Set<RecordID> = []
    for state in [PlaceState.contacted, PlaceState.accepted] {
      for place in places where place.state == state && sum.take(place.share) {
        holding.insert(place.claim)
      }
    }
    taken = sum
    holders = places.filter { holding.contains($0.claim) }
    waiting = places.filter { $0.isActive && !holding.contains($0.claim) }
  }

  /// The place's state with the room of the wish taken into account.
  func state(of place: Place) -> String {
    guard place.isActive else { return place.state }
    return waiting.contains { $0.claim == place.claim } ? PlaceState.waiting : place.state
  }

  /// The number in the line as people count it: 1 for the first.
  func order(of place: Place) -> Int {
    (places.firstIndex { $0.claim == place.claim } ?? 0) + 1
  }

  func waitingNumber(of place: Place) -> Int? {
    waiting.firstIndex { $0.claim == place.claim }.map { $0 + 1 }
  }

  func place(of claim: RecordID) -> Place? { places.first { $0.claim == claim } }
}
