import Journal
import TestKit
import Testing
import Trust
import Wire

/// A directory under the pen: changes of `org`, evaluated whole after each.
struct OrgCase {
  let directory: Directory
  var scribes: [String: Scribe] = [:]
  var entries: [OrgEntry] = []
  /// As the journal keeps them: 1 + the greatest of previous and named.
  private var depths: [Dot: UInt32] = [:]
  private var lastDepth: [ReplicaID: UInt32] = [:]

  /// A county with a township, two villages and a hamlet below one of them, a replica each.
  init() throws {
    directory = try Directory()
    let names = ["county", "east", "e1", "e2", "hamlet", "spare", "stranger"]
    for (index, name) in names.enumerated() {
      scribes[name] = try directory.scribe(UInt64(index + 1))
    }
    try write("county", try directory.founding(scribe("county")))
    try write(
      "county",
      try directory.unit("east", tier: "township", parent: "county")
        + directory.unit("west", tier: "township", parent: "county")
        + directory.unit("e1", tier: "village", parent: "east")
        + directory.unit("e2", tier: "village", parent: "east")
        + directory.unit("hamlet", tier: "direct", parent: "e1")
        + directory.certify(scribe("east"), as: "east"))
    try write(
      "east",
      try directory.certify(scribe("e1"), as: "e1") + directory.certify(scribe("e2"), as: "e2"))
    try write("e1", try directory.certify(scribe("hamlet"), as: "hamlet"))
  }

  func scribe(_ name: String) throws -> Scribe { try #require(scribes[name]) }
  func replica(_ name: String) throws -> ReplicaID { try scribe(name).replica }

  @discardableResult
  mutating func write(_ name: String, _ operations: [Operation]) throws -> Dot {
    var scribe = try scribe(name)
    let placed = try scribe.write(directory.scope, operations, actor: "")
    scribes[name] = scribe
    let content = try ProtobufCodec().decode(
      frame: placed.change.frame, body: placed.change.body, erased: false)
    let dot = placed.head.dot
    entries.append(OrgEntry(dot: dot, chain: placed.chain, content: content))
    let before = content.named.compactMap { depths[$0] } + [lastDepth[dot.replica] ?? 0]
    depths[dot] = 1 + (before.max() ?? 0)
    lastDepth[dot.replica] = depths[dot]
    return dot
  }

  func evaluate(_ entries: [OrgEntry]? = nil) -> OrgOutcome {
    var evaluator = OrgEvaluator(
      organisation: directory.organisation, root: directory.root,
      entries: entries ?? self.entries, depths: depths, verifier: Ed25519Verifier())
    return evaluator.evaluate()
  }

  /// Names of the scribes whose certificate counts, with their units where they differ.
  func certified(_ outcome: OrgOutcome) -> [String] {
    scribes.sorted { $0.key < $1.key }.compactMap { name, scribe in
      outcome.state.unit(of: scribe.replica).map { $0.text == name ? name : "\(name) as \($0)" }
    }
  }

  /// The cut in force of a replica, as text; nil for none.
  func cut(_ name: String, _ outcome: OrgOutcome) throws -> String? {
    outcome.state.cuts[try replica(name)].map { "\($0.issuer): \(Cut.encode($0.heads))" }
  }

  func beyond(_ outcome: OrgOutcome) -> [String] {
    scribes.sorted { $0.key < $1.key }.flatMap { name, scribe in
      outcome.beyond.filter { $0.replica == scribe.replica }.map { "\(name) \($0.number)" }
        .sorted()
    }
  }
}

struct CertificateTests {
  @Test("A cut ends every certificate issued on proof of that key, unless a word lifts it")
  func cutOfProof() throws {
    var sample = try OrgCase()
    let old = try sample.replica("e1")
    try sample.write(
      "east",
      try sample.directory.certify(sample.scribe("spare"), as: "e1", letter: "b", renews: old))
    #expect(try sample.cut("spare", sample.evaluate()) == nil)
    let word = try sample.write("county", sample.directory.cut(old, to: [:]))
    #expect(try sample.cut("spare", sample.evaluate()) == "county: ")
    try sample.write("county", sample.directory.cut(try sample.replica("spare"), to: nil))
    #expect(try sample.cut("spare", sample.evaluate()) == "county: lifted")
    try sample.write("county", sample.directory.cut(old, to: nil, over: [word]))
    #expect(try sample.cut("e1", sample.evaluate()) == "county: lifted")
  }

  @Test("Certificates hold by parent and by any unit above, not by others")
  func issuers() throws {
    var org = try OrgCase()
    #expect(org.certified(org.evaluate()) == ["county", "e1", "e2", "east", "hamlet"])
    // The county may certify two levels down; a village neither its neighbour nor its parent.
    try org.write("county", try org.directory.certify(org.scribe("spare"), as: "hamlet"))
    try org.write("e2", try org.directory.certify(org.scribe("stranger"), as: "e1"))
    let outcome = org.evaluate()
    #expect(
      org.certified(outcome) == [
        "county", "e1", "e2", "east", "hamlet", "spare as hamlet",
      ])
    #expect(outcome.quarantined.isEmpty && outcome.beyond.isEmpty)
  }

  @Test(
    "A unit certifies none above it, beside it or of its neighbours",
    arguments: [
      ("e1", "east"), ("e1", "e2"), ("e2", "hamlet"), ("hamlet", "e1"), ("east", "west"),
    ])
  func notAbove(_ issuer: String, _ unit: String) throws {
    var org = try OrgCase()
    try org.write(issuer, try org.directory.certify(org.scribe("stranger"), as: unit))
    #expect(try org.evaluate().state.unit(of: org.replica("stranger")) == nil)
  }

  @Test("A unit certifies further machines of its own, which then write as it does")
  func beside() throws {
    var org = try OrgCase()
    try org.write(
      "east", try org.directory.certify(org.scribe("spare"), as: "east", letter: "b"))
    try org.write(
      "spare", try org.directory.certify(org.scribe("stranger"), as: "e2", letter: "b"))
    #expect(
      org.certified(org.evaluate()) == [
        "county", "e1", "e2", "east", "hamlet", "spare as east", "stranger as e2",
      ])
  }

  @Test("The root's machines need the organisation's key, whoever carries the proof")
  func rootProof() throws {
    var org = try OrgCase()
    let unproven = try org.write(
      "county", try org.directory.certify(org.scribe("spare"), as: "county"))
    var outcome = org.evaluate()
    #expect(try outcome.state.unit(of: org.replica("spare")) == nil)
    #expect(outcome.quarantined == [unproven: "org.certificate_unproven"])
    // The new machine itself writes its certificate with the proof.
    try org.write("spare", try org.directory.certifyRoot(org.scribe("spare"), letter: "b"))
    outcome = org.evaluate()
    #expect(try outcome.state.unit(of: org.replica("spare"))?.text == "county")
    let other = try Directory(key: 9)
    try org.write("stranger", try other.certifyRoot(org.scribe("stranger")))
    #expect(try org.evaluate().state.unit(of: org.replica("stranger")) == nil)
  }

  @Test("Certificates with wrong parts take no effect and say why", arguments: Malformed.all)
  func malformed(_ sample: Malformed) throws {
    var org = try OrgCase()
    let good = try org.directory.certify(org.scribe("spare"), as: "e1")
    let dot = try org.write(
      "east", good.compactMap { sample.bend($0) })
    let outcome = org.evaluate()
    #expect(try outcome.state.unit(of: org.replica("spare")) == nil)
    #expect(outcome.quarantined == [dot: sample.reason])
  }

  struct Malformed: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let reason: String
    let bend: @Sendable (Operation) -> Operation?

    /// One field put to another value, or left out.
    init(_ field: String, _ value: Value?, _ reason: String = "org.certificate_malformed") {
      testDescription = "\(field) = \(value.map { "\($0)" } ?? "missing")"
      self.reason = reason
      bend = { operation in
        guard operation.field == field else { return operation }
        return value.map { .put(operation.record, operation.kind, field, $0) }
      }
    }

    static let all: [Malformed] = [
      Malformed("key", nil), Malformed("key", .text("00")), Malformed("key", .integer(1)),
      Malformed("key", .text("zz")), Malformed("unit", .text("E1")), Malformed("unit", nil),
      Malformed("replica", nil), Malformed("replica", .text("1")), Malformed("suite", nil),
      Malformed("suite", .integer(2)), Malformed("suite", .text("1")), Malformed("letter", nil),
      Malformed(
        "key", .text(String(repeating: "01", count: 32)), "org.certificate_key"),
      Malformed(
        "replica", .text(String(repeating: "01", count: 16)), "org.certificate_malformed"),
    ]
  }

  @Test("Only the root writes units, editions and the organisation; it stands below nothing")
  func directoryIsRoots() throws {
    var org = try OrgCase()
    let edition = RecordID(derivedFrom: ["edition"])
    let faults = [
      try org.write("east", try org.directory.unit("e9", tier: "village", parent: "east")),
      try org.write("e1", [.put(edition, OrgKind.edition, "number", .integer(9))]),
      try org.write("county", try org.directory.unit("county", tier: "county", parent: "east")),
    ]
    try org.write("county", [.put(edition, OrgKind.edition, "number", .integer(2))])
    let outcome = org.evaluate()
    #expect(
      outcome.quarantined == [
        faults[0]: "org.not_root", faults[1]: "org.not_root", faults[2]: "org.root_below",
      ])
    #expect(outcome.state.edition == 2)
    #expect(outcome.state.units.keys.map(\.text).sorted().count == 6)
  }

  @Test("Units on a circle or below nothing are outside the tree, and nothing is theirs")
  func circles() throws {
    var org = try OrgCase()
    try org.write(
      "county",
      try org.directory.unit("a", tier: "township", parent: "b")
        + org.directory.unit("b", tier: "township", parent: "a")
        + org.directory.unit("c", tier: "village", parent: "nowhere")
        + org.directory.certify(org.scribe("spare"), as: "a"))
    let state = org.evaluate().state
    let a = try Directory.unit("a")
    #expect([a, try Directory.unit("c")].map(state.isInTree) == [false, false])
    #expect(state.unit(of: try org.replica("spare")) == nil)
    #expect(state.scopes(of: a) == [org.directory.scope])
    #expect(!state.mayWrite(a, in: Scope(a, .own)))
  }

  @Test("Any causal order of the same changes comes to the same")
  func orderFree() throws {
    var org = try OrgCase()
    let cut = try org.write("east", org.directory.cut(org.replica("e1"), to: [:]))
    try org.write("county", org.directory.cut(org.replica("e1"), to: nil))
    try org.write("east", org.directory.cut(org.replica("e1"), to: nil, over: [cut]))
    try org.write("county", try org.directory.unit("east", tier: "township", parent: "county"))
    let expected = org.evaluate()
    let random = SeededRandomness(5)
    var orders = Set<[String]>()
    for _ in 0..<20 {
      var rest = org.entries
      var order: [OrgEntry] = []
      while !rest.isEmpty {
        // A replica's own changes keep their order; between replicas anything goes.
        let ready = rest.indices.filter { index in
          !rest[..<index].contains { $0.dot.replica == rest[index].dot.replica }
        }
        order.append(rest.remove(at: ready[random.below(ready.count)]))
      }
      let outcome = org.evaluate(order)
      orders.insert([
        "\(org.certified(outcome))", try org.cut("e1", outcome) ?? "", "\(org.beyond(outcome))",
        "\(outcome.state.units.values.sorted { $0.id < $1.id })",
      ])
    }
    #expect(
      orders == [
        [
          "\(org.certified(expected))", try org.cut("e1", expected) ?? "",
          "\(org.beyond(expected))",
          "\(expected.state.units.values.sorted { $0.id < $1.id })",
        ]
      ])
  }
}

struct CutTests {
  @Test("A cut ends what lies beyond its heads, with the certificates it issued")
  func beyond() throws {
    var org = try OrgCase()
    let last = try org.write("e1", [])
    try org.write(
      "e1", try org.directory.certify(org.scribe("spare"), as: "hamlet", letter: "b"))
    #expect(org.certified(org.evaluate()).contains("spare as hamlet"))
    try org.write(
      "east", org.directory.cut(org.replica("e1"), to: [org.directory.scope: [last]]))
    let outcome = org.evaluate()
    #expect(org.certified(outcome) == ["county", "e1", "e2", "east", "hamlet"])
    #expect(org.beyond(outcome) == ["e1 3"])
  }

  @Test("A cut with no heads ends everything the replica issued, down to the last below it")
  func nothing() throws {
    var org = try OrgCase()
    try org.write("hamlet", [])
    try org.write("county", org.directory.cut(org.replica("east"), to: [:]))
    let outcome = org.evaluate()
    #expect(org.certified(outcome) == ["county", "east"])
    #expect(org.beyond(outcome) == ["e1 1", "east 1", "hamlet 1"])
  }

  @Test("The higher unit's word stands; its later word lifts; the lower one's then stands again")
  func precedence() throws {
    var org = try OrgCase()
    let scope = org.directory.scope
    let one = try #require(org.entries.first { $0.dot.replica == (try? org.replica("e1")) }).dot
    var seen: [String?] = []
    func note() throws { seen.append(try org.cut("e1", org.evaluate())) }
    try note()
    try org.write("east", org.directory.cut(org.replica("e1"), to: [:]))
    try note()
    let upper = try org.write("county", org.directory.cut(org.replica("e1"), to: [scope: [one]]))
    try note()
    try org.write("east", org.directory.cut(org.replica("e1"), to: nil))
    try note()
    try org.write("county", org.directory.cut(org.replica("e1"), to: nil, over: [upper]))
    try note()
    #expect(
      seen == [
        nil, "east: ", "county: \(scope)=\(one)", "county: \(scope)=\(one)", "county: lifted",
      ])
  }

  @Test("Of one unit's words the later stands: superseding, then depth")
  func amendments() throws {
    var org = try OrgCase()
    let scope = Scope(try Directory.unit("e1"), .chain)
    let dot = Dot(replica: try org.replica("e1"), number: 3, hash: ID128(high: 1, low: 1))
    let first = try org.write("east", org.directory.cut(org.replica("e1"), to: [scope: [dot]]))
    #expect(try org.cut("e1", org.evaluate()) == "east: \(scope)=\(dot)")
    let second = try org.write("east", org.directory.cut(org.replica("e1"), to: [:]))
    #expect(try org.cut("e1", org.evaluate()) == "east: ")
    try org.write("east", org.directory.cut(org.replica("e1"), to: nil, over: [first, second]))
    #expect(try org.cut("e1", org.evaluate()) == "east: lifted")
  }

  @Test(
    "Nobody cuts itself, its neighbour or a unit above",
    arguments: [("e1", "e1"), ("e1", "east"), ("e1", "e2"), ("hamlet", "county")])
  func notAbove(_ issuer: String, _ subject: String) throws {
    var org = try OrgCase()
    try org.write(issuer, org.directory.cut(org.replica(subject), to: [:]))
    #expect(try org.cut(subject, org.evaluate()) == nil)
  }

  @Test("The root's replicas are cut by the organisation's key, the greatest serial standing")
  func root() throws {
    var org = try OrgCase()
    try org.write("spare", try org.directory.certifyRoot(org.scribe("spare"), letter: "b"))
    try org.write("spare", try org.directory.unit("late", tier: "village", parent: "east"))
    // An unsigned word about a root's replica is none.
    try org.write("county", org.directory.cut(org.replica("spare"), to: [:]))
    #expect(try org.cut("spare", org.evaluate()) == nil)
    let first = try #require(org.entries.first { $0.dot.replica == (try? org.replica("spare")) })
    // Anybody may carry the proof, also one whom nobody certified.
    try org.write(
      "stranger",
      try org.directory.cutRoot(
        org.replica("spare"), to: [org.directory.scope: [first.dot]], serial: 2))
    var outcome = org.evaluate()
    #expect(org.beyond(outcome) == ["spare 2", "stranger 1"])
    #expect(outcome.state.units[try Directory.unit("late")] == nil)
    try org.write("county", try org.directory.cutRoot(org.replica("spare"), to: [:], serial: 1))
    #expect(org.beyond(org.evaluate()) == ["spare 2", "stranger 1"])
    try org.write("county", try org.directory.cutRoot(org.replica("spare"), to: nil, serial: 3))
    outcome = org.evaluate()
    #expect(org.beyond(outcome) == ["stranger 1"])
    #expect(outcome.state.units[try Directory.unit("late")] != nil)
  }

  @Test("Of equal serials one stands whatever the order")
  func equalSerials() throws {
    var org = try OrgCase()
    try org.write("spare", try org.directory.certifyRoot(org.scribe("spare"), letter: "b"))
    let head = try #require(org.entries.last).dot
    let cuts: [[Scope: [Dot]]?] = [[:], nil, [org.directory.scope: [head]]]
    var found = Set<String?>()
    for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0], [1, 0, 2]] {
      var org = org
      for place in order {
        try org.write(
          "county", try org.directory.cutRoot(org.replica("spare"), to: cuts[place], serial: 4))
      }
      found.insert(try org.cut("spare", org.evaluate()))
    }
    #expect(found == ["county: lifted"])
  }

  @Test("A cut's proof holds for its own text and serial only")
  func forgedRootCut() throws {
    var org = try OrgCase()
    try org.write("spare", try org.directory.certifyRoot(org.scribe("spare"), letter: "b"))
    let cut = try org.directory.cutRoot(org.replica("spare"), to: [:], serial: 2)
    for (field, value) in [("serial", "3"), ("cut", "lifted")] {
      try org.write(
        "county",
        cut.map { $0.field == field ? .put($0.record, $0.kind, field, .text(value)) : $0 })
    }
    #expect(try org.cut("spare", org.evaluate()) == nil)
  }

  @Test("A text that is no cut takes no effect and says so")
  func malformed() throws {
    var org = try OrgCase()
    let replica = try org.replica("e1")
    let record = OrgKind.record(cut: replica)
    func put(_ field: String, _ text: String) -> Operation {
      .put(record, OrgKind.cut, field, .text(text))
    }
    let faults = [
      try org.write("east", [put("replica", "\(replica)"), put("cut", "e1/chain=1")]),
      try org.write("east", [put("replica", "e1"), put("cut", "")]),
      try org.write("east", [put("cut", "lifted")]),
    ]
    let outcome = org.evaluate()
    let reasons = faults.map { outcome.quarantined[$0] }
    #expect(reasons == Array(repeating: "org.cut_malformed", count: 3))
    #expect(outcome.state.cuts.isEmpty)
  }
}
