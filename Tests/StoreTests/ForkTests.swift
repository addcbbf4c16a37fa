import Domain
import Journal
import Store
import TestKit
import Testing

/// A feed with two ends (sync.md §7): one disk was copied after the fifth change, both wrote on.
struct Fork {
  var offices: Offices
  private(set) var names: [(name: String, placed: PlacedChange)] = []

  init() throws {
    offices = try Offices()
    var line = offices.village
    let record = RecordID(ID128(high: 0x7000, low: 1))
    func next(_ name: String, _ scribe: inout Scribe) throws -> (String, PlacedChange) {
      (name, try scribe.write(Offices.chain, [.put(record, "thing", "a", .text(name))]))
    }
    for name in ["1", "2", "3", "4", "5"] { names.append(try next(name, &line)) }
    var copy = line
    for name in ["6A", "7A", "8A"] { names.append(try next(name, &line)) }
    for name in ["6B", "7B"] { names.append(try next(name, &copy)) }
  }

  func placed(_ list: String) -> [PlacedChange] {
    list.split(separator: " ").compactMap { name in
      names.first { $0.name == name }?.placed
    }
  }

  func heads(_ list: String) -> [Head] { placed(list).map(\.head) }
  func dots(_ list: String) -> [Dot] { heads(list).map(\.dot) }

  func name(_ dot: Dot) -> String { names.first { $0.placed.head.dot == dot }?.name ?? "?" }

  /// A township's store that holds these.
  func store(_ list: String) throws -> LoneStore {
    let store = try offices.store()
    try store.take(placed(list))
    return store
  }

  /// Names of what a page for such a peer holds, in order.
  func page(
    _ store: LoneStore, heads: String, probes: String = "", budget: Int = 1 << 20
  ) throws -> String {
    let holding = PeerHolding(
      scope: Offices.chain, heads: self.heads(heads), probes: dots(probes))
    return try store.read { transaction in
      try transaction.page(for: [holding], budget: budget).changes.map { name($0.head.dot) }
        .joined(separator: " ")
    }
  }

  func heads(_ store: LoneStore) throws -> String {
    try store.read { try $0.vector(Offices.chain).heads.map { name($0.dot) } }.sorted()
      .joined(separator: " ")
  }

  func probes(_ store: LoneStore) throws -> String {
    try store.read {
      try $0.probes(of: offices.village.replica, in: Offices.chain).map(name)
    }.joined(separator: " ")
  }
}

struct ForkTests {
  static let a = "1 2 3 4 5 6A 7A 8A"
  static let b = "1 2 3 4 5 6B 7B"
  static let both = "1 2 3 4 5 6A 7A 8A 6B 7B"

  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let held: String
    let heads: String
    let probes: String
    let page: String
    var testDescription: String { name }

    init(_ name: String, held: String, heads: String, probes: String = "", page: String) {
      self.name = name
      self.held = held
      self.heads = heads
      self.probes = probes
      self.page = page
    }
  }

  static let pages = [
    Case("both held, the peer has end A", held: both, heads: "8A", page: "6B 7B"),
    Case("both held, the peer has end B", held: both, heads: "7B", page: "6A 7A 8A"),
    Case("both held, the peer has both", held: both, heads: "8A 7B", page: ""),
    Case("both held, the peer has nothing", held: both, heads: "", page: both),
    Case(
      "both held, the peer has the beginning", held: both, heads: "3", page: "4 5 6A 7A 8A 6B 7B"),
    Case("both held, the peer has the last common", held: both, heads: "5", page: "6A 7A 8A 6B 7B"),
    Case("both held, the peer is amid A", held: both, heads: "7A", page: "8A 6B 7B"),
    Case("both held, the peer is amid A and B", held: both, heads: "6A 6B", page: "7A 8A 7B"),
    Case("only A held, the peer has end B, not searched for", held: a, heads: "7B", page: ""),
    Case(
      "only A held, the peer has end B with its probes", held: a, heads: "7B",
      probes: "6B 5 3 1", page: "6A 7A 8A"),
    Case("only A held, the peer has both", held: a, heads: "8A 7B", page: ""),
    Case("only A held, the peer is amid A", held: a, heads: "6A", page: "7A 8A"),
    Case("only the beginning held, the peer has end A", held: "1 2 3", heads: "8A", page: ""),
    Case(
      "only the beginning held, the peer has end A with its probes", held: "1 2 3", heads: "8A",
      probes: "7A 6A 4 1", page: "2 3"),
  ]

  @Test("What a page holds for a peer", arguments: pages)
  func page(_ sample: Case) throws {
    let fork = try Fork()
    let store = try fork.store(sample.held)
    let page = try fork.page(store, heads: sample.heads, probes: sample.probes)
    #expect(page == sample.page)
  }

  @Test("The golden vectors of a forked feed")
  func vectors() throws {
    let fork = try Fork()
    let store = try fork.store(ForkTests.both)
    func change(_ name: String, _ placed: PlacedChange) -> JSON {
      .of(
        ("name", .string(name)), ("scope", .string("\(placed.scope)")),
        ("frame", .hex(placed.change.frame)), ("body", .hex(placed.change.body)),
        ("signature", .hex(placed.change.signature)), ("dot", .string("\(placed.head.dot)")))
    }
    let document = JSON.of(
      ("about", "A feed with two ends, and what a holder sends to whom (sync.md, 7)."),
      ("organisation", .hex(fork.offices.directory.organisation.bytes)),
      ("org", .array(fork.offices.org.map { change("", $0) })),
      ("changes", .array(fork.names.map { change($0.name, $0.placed) })),
      (
        "holders",
        .array(
          try [ForkTests.a, ForkTests.b, ForkTests.both].map { held in
            let store = try fork.store(held)
            return .of(
              ("held", .string(held)), ("heads", .string(try fork.heads(store))),
              ("probes", .string(try fork.probes(store))),
              (
                "digest",
                .hex(
                  try store.read { try $0.vector(Offices.chain) }.digest(of: Offices.chain).bytes)
              ))
          })
      ),
      ("fold", .array(try store.picture([Offices.chain]).lines.map { .string($0) })),
      (
        "pages",
        .array(
          ForkTests.pages.map { sample in
            .of(
              ("case", .string(sample.name)), ("held", .string(sample.held)),
              ("heads", .string(sample.heads)), ("probes", .string(sample.probes)),
              ("page", .string(sample.page)))
          })
      ))
    let differences = try VectorFile.differences(document, from: "forks.json")
    #expect(differences == [])
  }

  @Test(
    "Both ends stay, in whatever order they come",
    arguments: [
      ForkTests.both, "1 2 3 4 5 6B 6A 7A 7B 8A", "1 2 3 4 5 6B 7B 6A 7A 8A",
    ])
  func orders(_ order: String) throws {
    let fork = try Fork()
    let whole = try fork.store(ForkTests.both).picture([Offices.chain])
    for pages in [[order], order.split(separator: " ").map(String.init)] {
      let store = try fork.offices.store()
      for page in pages { try store.take(fork.placed(page)) }
      #expect(try store.picture([Offices.chain]) == whole)
    }
  }

  @Test("A run without its beginning waits, stores nothing, and is taken once it attaches")
  func gap() throws {
    let fork = try Fork()
    let store = try fork.store("1 2 3")
    let report = try store.take(fork.placed("6A 7A"))
    let heads = try fork.heads(store)
    #expect(report.waiting.map(\.reason) == ["feed.gap"] && report.applied == 0 && heads == "3")
    try store.take(fork.placed("4 5 6A 7A"))
    #expect(try fork.heads(store) == "7A")
  }

  @Test("Pages end at signed points only, and take up where they ended")
  func smallPages() throws {
    let fork = try Fork()
    let store = try fork.store(ForkTests.both)
    var held = ""
    var pages: [Int] = []
    let peer = try fork.offices.store()
    while pages.count < 20 {
      let heads = try fork.heads(peer)
      let list = try fork.page(store, heads: heads, budget: 300)
      if list.isEmpty { break }
      let changes = try store.read { transaction in
        try transaction.page(
          for: [PeerHolding(scope: Offices.chain, heads: fork.heads(heads))], budget: 300
        ).changes
      }
      let report = try peer.take(changes)
      pages.append(report.applied)
      held += (held.isEmpty ? "" : " ") + list
    }
    #expect(pages.reduce(0, +) == 10 && pages.count > 2)
    #expect(try peer.picture([Offices.chain]) == store.picture([Offices.chain]))
  }

  @Test("A feed has at most 16 ends; further ones wait until a unit above has spoken")
  func manyEnds() throws {
    var fork = try Fork()
    let store = try fork.offices.store()
    var first = fork.offices.village
    let record = RecordID(ID128(high: 0x7000, low: 1))
    try store.take([try first.write(Offices.chain, [.put(record, "thing", "a", .text("1"))])])
    var ends: [PlacedChange] = []
    for number in 0..<18 {
      var copy = first
      ends.append(
        try copy.write(Offices.chain, [.put(record, "thing", "b", .integer(Int64(number)))]))
    }
    var waiting: [String] = []
    for end in ends { waiting += try store.take([end]).waiting.map(\.reason) }
    #expect(waiting == ["feed.too_many_ends", "feed.too_many_ends"])
    #expect(try store.read { try $0.vector(Offices.chain).heads.count } == 16)
    // The cut says which end counts; the seventeenth was named by it and is taken now.
    let cut = try fork.offices.writeAsTownship(
      fork.offices.directory.cut(first.replica, to: [Offices.chain: [ends[0].head.dot]]))
    try store.take([cut])
    #expect(try store.read { try $0.vector(Offices.chain).heads.map(\.dot) } == [ends[0].head.dot])
  }
}

struct CutStoreTests {
  /// Five changes of the village, one on another; a cut at the third.
  private struct Case {
    var offices: Offices
    var changes: [PlacedChange] = []
    var cuts: [PlacedChange] = []

    init() throws {
      offices = try Offices()
      var village = offices.village
      let record = RecordID(ID128(high: 0x7000, low: 1))
      for number in 1...5 {
        let before = changes.last.map { [$0.head.dot] } ?? []
        changes.append(
          try village.write(
            Offices.chain, [.put(record, "thing", "a", .text("\(number)"), over: before)]))
      }
      let replica = village.replica
      let third = [Offices.chain: [changes[2].head.dot]]
      let first = try offices.writeAsTownship(offices.directory.cut(replica, to: third))
      let lift = try offices.writeAsTownship(
        offices.directory.cut(replica, to: nil, over: [first.head.dot]))
      cuts = [first, lift]
    }

    func store(_ pages: [[PlacedChange]]) throws -> LoneStore {
      let store = try offices.founded().store()
      for page in pages { try store.take(page) }
      return store
    }
  }

  @Test("A cut counts in whichever order it and the changes came")
  func anyOrder() throws {
    let sample = try Case()
    let (changes, cut) = (sample.changes, sample.cuts[0])
    let orders = [
      [changes, [cut]], [[cut], changes], [Array(changes[..<2]), [cut], Array(changes[2...])],
      [Array(changes[..<4]), [cut], Array(changes[4...])],
    ]
    var pictures = Set<Picture>()
    for pages in orders {
      let store = try sample.store(pages)
      pictures.insert(try store.picture([Offices.chain]))
      let unsound = try store.read { try $0.verify() }
      #expect(unsound == [])
    }
    #expect(pictures.count == 1)
    #expect(pictures.first?.heads == ["e1/chain \(changes[2].head.dot)"])
    #expect(pictures.first?.lines.first?.contains("\"value\":\"3\"") == true)
  }

  @Test("Lifted, everything counts again, and the fold is as if nothing had been cut")
  func lifted() throws {
    let sample = try Case()
    let (changes, cuts) = (sample.changes, sample.cuts)
    let plain = try sample.store([changes]).picture([Offices.chain])
    var pictures = Set<Picture>()
    for pages in [
      [changes, [cuts[0]], [cuts[1]]], [[cuts[0]], changes, [cuts[1]]], [cuts, changes],
      [Array(changes[..<2]), [cuts[0]], Array(changes[2...]), [cuts[1]]],
    ] {
      pictures.insert(try sample.store(pages).picture([Offices.chain]))
    }
    #expect(pictures == [plain])
  }

  @Test("What lies beyond a cut is not sent, and what it names needs no signature of its own")
  func notSent() throws {
    let sample = try Case()
    let store = try sample.store([sample.changes, [sample.cuts[0]]])
    let page = try store.read { transaction in
      try transaction.page(for: [PeerHolding(scope: Offices.chain, heads: [])], budget: 1 << 20)
    }
    #expect(page.changes.map(\.number) == [1, 2, 3])
    var bare = Array(sample.changes[..<3])
    for index in bare.indices { bare[index].change.signature = nil }
    let peer = try sample.store([[sample.cuts[0]]])
    #expect(try peer.take(bare).applied == 3)
    // Nor where it is passed on by one that holds no more than the cut names.
    let passed = try peer.read { transaction in
      try transaction.page(for: [PeerHolding(scope: Offices.chain, heads: [])], budget: 1 << 20)
    }
    #expect(passed.changes.map(\.number) == [1, 2, 3])
    let other = try sample.store([])
    #expect(try other.take(bare).refused.map(\.reason) == ["change.unsigned"])
  }

  @Test("A certificate that comes late lets in what waited for it")
  func lateCertificate() throws {
    var offices = try Offices()
    var late = try offices.directory.scribe(7)
    let record = RecordID(ID128(high: 0x7000, low: 1))
    let change = try late.write(Offices.chain, [.put(record, "thing", "a", .text("x"))])
    let store = try offices.store()
    let report = try store.take([change])
    #expect(
      report.waiting.map(\.reason) == ["certificate.missing"] && report.applied == 0
        && report.refused.isEmpty)
    let word = try offices.writeAsTownship(try offices.directory.certify(late, as: "e1"))
    #expect(try store.take([change, word]).applied == 2)
    #expect(try store.states(Offices.chain).count == 1)
  }

  @Test("A certificate that ends takes its changes out of fold and vectors; the store verifies")
  func endedCertificate() throws {
    let sample = try Case()
    var offices = sample.offices
    let cut = try offices.writeAsCounty(offices.directory.cut(offices.township.replica, to: [:]))
    let store = try sample.store([sample.changes, [cut]])
    let picture = try store.picture([Offices.chain])
    #expect(picture.heads.isEmpty && picture.lines.isEmpty)
    let unsound = try store.read { try $0.verify() }
    #expect(unsound == [])
  }
}
