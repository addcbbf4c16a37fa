import Journal
import TestKit
import Testing

/// What a random history may hold.
struct Mix: Sendable, CustomTestStringConvertible {
  let testDescription: String
  var steps = 60
  var copies = false
  var cuts = false
  /// Registers, sets and counters under one name of one record.
  var mixedShapes = false
  /// Records may come to hold nothing at all.
  var bare = false

  init(
    _ name: String, steps: Int = 60, copies: Bool = false, cuts: Bool = false,
    mixedShapes: Bool = false, bare: Bool = false
  ) {
    testDescription = name
    self.steps = steps
    self.copies = copies
    self.cuts = cuts
    self.mixedShapes = mixedShapes
    self.bare = bare
  }
}

/// A history that several machines wrote, each knowing a part of what the others wrote.
struct History {
  /// One machine at work: its feed, its unit, what it has seen.
  private struct Desk {
    var scribe: Scribe
    let unit: String
    var known: [Int] = []
  }

  private(set) var offices: Offices
  /// Data in an order in which it could have been written, `org` left out.
  private(set) var changes: [PlacedChange] = []
  private(set) var contents: [Dot: Content] = [:]
  /// What `org` says at the end beyond the founding; any of it may arrive late.
  private(set) var words: [PlacedChange] = []
  private(set) var beginning = 0
  private var desks: [Desk]
  private var cuts: [ReplicaID: [Dot]] = [:]
  private let random: SeededRandomness
  private let mix: Mix

  private static let records = (1...3).map { RecordID(ID128(high: 0x7000, low: UInt64($0))) }

  init(seed: UInt64, _ mix: Mix) throws {
    random = SeededRandomness(seed)
    self.mix = mix
    offices = try Offices()
    desks = [
      Desk(scribe: offices.village, unit: "e1"), Desk(scribe: offices.second, unit: "e1"),
      Desk(scribe: offices.township, unit: "east"), Desk(scribe: offices.county, unit: "county"),
    ]
    if !mix.bare { try begin() }
    for _ in 0..<mix.steps { try step() }
    if !mix.cuts { words = [] }
  }

  /// Every record has a value that all know from the first.
  private mutating func begin() throws {
    for record in History.records {
      let operations: [Operation] = [
        .put(record, "thing", "z", .text("always")), .put(record, ModelRules.kind, "y", .null),
      ]
      var content: Content?
      let placed = try desks[0].scribe.write(Offices.chain, operations) { content = $0 }
      contents[placed.head.dot] = content
      changes.append(placed)
    }
    for place in desks.indices { desks[place].known = Array(changes.indices) }
    beginning = changes.count
  }

  // MARK: steps

  private mutating func step() throws {
    let place = random.below(desks.count)
    switch random.below(100) {
    case 0..<55: try write(place)
    case 55..<85: meet(place, random.below(desks.count))
    case 85..<90 where mix.copies && desks.count < 8: desks.append(desks[place])
    case 85..<97 where mix.cuts: try cut()
    default: try write(place)
    }
  }

  private mutating func meet(_ one: Int, _ other: Int) {
    let all = Array(Set(desks[one].known).union(desks[other].known)).sorted()
    desks[one].known = all
    if random.below(2) == 0 { desks[other].known = all }
  }

  private mutating func write(_ place: Int) throws {
    let record = History.records[random.below(3)]
    var operations = try [operation(record, place)]
    while random.below(4) == 0, operations.count < 3 {
      let another = try operation(
        random.below(3) == 0 ? History.records[random.below(3)] : record, place)
      let isTwice = operations.contains {
        $0.record == another.record && $0.field == another.field
      }
      if !isTwice { operations.append(another) }
    }
    let isOfOne = operations.allSatisfy { $0.record == record }
    let rests = random.below(4) == 0 ? named(place, 3) { _ in true } : []
    var content: Content?
    let placed = try desks[place].scribe.write(
      Offices.chain, operations, rests: rests,
      reason: isOfOne && random.below(8) == 0 ? "because" : nil
    ) { content = $0 }
    guard let content else { return }
    contents[placed.head.dot] = content
    changes.append(placed)
    desks[place].known.append(changes.count - 1)
  }

  private mutating func operation(_ record: RecordID, _ place: Int) throws -> Operation {
    let isModel = random.below(3) == 0
    let kind = isModel ? ModelRules.kind : "thing"
    let fields = isModel ? ["state", "state", "a", "b"] : ["a", "s", "n", ""]
    let field = fields[random.below(4)]
    func touching(_ operation: Operation) -> Bool {
      operation.record == record && operation.kind == kind && operation.field == field
    }
    let seen = named(place, 3) { $0.operations.contains(where: touching) }
    let shape = mix.mixedShapes && field == "a" ? ["a", "s", "n"][random.below(3)] : field
    switch shape {
    case "state":
      let state = ["sub", "app", "pub", "wd"][random.below(4)]
      return .put(record, kind, field, .text(state), over: seen)
    case "s":
      return .on(
        record, kind, field,
        random.below(2) == 0 ? .remove(seen) : .add(.integer(Int64(random.below(4)))))
    case "n": return .on(record, kind, field, .count(Int64(random.below(9)) - 4))
    case "":
      return .on(
        record, kind, field,
        .delete(named(place, 6) { $0.operations.contains { $0.record == record } }))
    default:
      // A write that names deletes undoes them.
      let deletes = named(place, 1) { content in
        content.operations.contains { $0.record == record && $0.field.isEmpty }
      }
      return .put(
        record, kind, field, .text(["p", "q", "r"][random.below(3)]),
        over: (seen + deletes).sorted())
    }
  }

  /// Some of the changes this machine knows that fit, the newer ones more often.
  private func named(_ place: Int, _ most: Int, _ fits: (Content) -> Bool) -> [Dot] {
    let dots = desks[place].known.map { changes[$0].head.dot }
      .filter { contents[$0].map(fits) ?? false }
    let recent = random.below(3) == 0 ? dots : Array(dots.suffix(4))
    var out = Set<Dot>()
    for _ in 0..<random.below(most + 1) where !recent.isEmpty {
      out.insert(recent[random.below(recent.count)])
    }
    return out.sorted()
  }

  /// A word of township or county about a machine below it: a cut, or that it is lifted.
  private mutating func cut() throws {
    let byCounty = random.below(2) == 0
    let subjects = [offices.village, offices.second] + (byCounty ? [offices.township] : [])
    let subject = subjects[random.below(subjects.count)].replica
    let own = changes.filter { $0.replica == subject }.map(\.head.dot)
    var heads: [Scope: [Dot]]?
    if random.below(3) > 0 {
      var chosen = Set<Dot>()
      for _ in 0..<random.below(3) where !own.isEmpty {
        chosen.insert(own[random.below(own.count)])
      }
      heads = chosen.isEmpty ? [:] : [Offices.chain: chosen.sorted()]
      // A township's own word in `org` mostly stays: the villages are certified by it.
      if subject == offices.township.replica, random.below(4) > 0,
        let head = offices.township.ends[offices.directory.scope]
      {
        heads?[offices.directory.scope] = [head.dot]
      }
    }
    let before = random.below(2) == 0 ? cuts[subject] ?? [] : []
    let operations = offices.directory.cut(subject, to: heads, over: before)
    let word =
      byCounty ? try offices.writeAsCounty(operations) : try offices.writeAsTownship(operations)
    cuts[subject, default: []].append(word.head.dot)
    words.append(word)
  }

  // MARK: orders

  /// All that is to be told after the founding, in a random order in which each feed attaches;
  /// `isCausal`: and what a change names comes before it.
  func order(_ random: SeededRandomness, isCausal: Bool) -> [PlacedChange] {
    var order = Array(changes.prefix(beginning))
    var done = Set(order.map(\.chain))
    var rest = Array(changes.dropFirst(beginning)) + words
    let chains = Dictionary(
      rest.map { ($0.head.dot, $0.chain) }, uniquingKeysWith: { first, _ in first })
    let all = Set(rest.map(\.chain))
    while !rest.isEmpty {
      let ready = rest.indices.filter { index in
        let change = rest[index]
        if all.contains(change.previous), !done.contains(change.previous) { return false }
        guard isCausal else { return true }
        let named = contents[change.head.dot]?.named ?? []
        return named.allSatisfy { chains[$0].map(done.contains) ?? true }
      }
      let next = rest.remove(at: ready[random.below(ready.count)])
      done.insert(next.chain)
      order.append(next)
    }
    return order
  }
}
