import Journal

/// The entries of a round as its record names them: by id, each with the unit it comes from.
struct Entrants: Hashable {
  struct Entrant: Hashable {
    let id: RecordID
    let unit: UnitID
  }

  /// Sorted by id, once each.
  let all: [Entrant]

  init(_ entrants: [Entrant]) {
    var all: [Entrant] = []
    for entrant in entrants.sorted(by: { $0.id < $1.id }) where all.last?.id != entrant.id {
      all.append(entrant)
    }
    self.all = all
  }

  init?(stored text: String) {
    guard let rows = JSON(stored: text)?.array else { return nil }
    var all: [Entrant] = []
    for row in rows {
      guard let parts = row.array, parts.count == 2,
        let id = parts[0].string.flatMap({ RecordID(uuid: $0) }),
        let unit = parts[1].string.flatMap({ UnitID($0) })
      else { return nil }
      all.append(Entrant(id: id, unit: unit))
    }
    self.init(all)
  }

  var stored: String {
    JSON.array(all.map { .array([.string($0.id.description), .string($0.unit.text)]) }).line
  }

  var ids: [RecordID] { all.map(\.id) }
  func holds(_ entry: RecordID) -> Bool { all.contains { $0.id == entry } }
  func ids(of unit: UnitID) -> [RecordID] { all.filter { $0.unit == unit }.map(\.id) }
}
