import Journal
import TestKit
import Trust

/// One change of each form, one after the other in one feed.
struct Forms {
  let scribe: Scribe
  let places: [(name: String, content: Content, placed: PlacedChange)]

  static let village = Scope("430121001001/chain").unsafelyUnwrapped
  static let record = RecordID(uuid: "0195b3c2-7a00-7abc-8def-0123456789ab").unsafelyUnwrapped
  static let other = RecordID(uuid: "0195b3c2-7a00-7abc-8def-ffffffffffff").unsafelyUnwrapped

  init() throws {
    var scribe = try PublishedKey.scribe()
    var places: [(String, Content, PlacedChange)] = []
    func dot(_ number: Int) -> Dot { places[number - 1].2.head.dot }
    func write(
      _ name: String, _ operations: [Operation], rests: [Dot] = [], reason: String? = nil,
      scope: Scope = Forms.village, bend: (inout Content) -> Void = { _ in }
    ) throws {
      var content: Content?
      let placed = try scribe.write(scope, operations, rests: rests, reason: reason) {
        bend(&$0)
        content = $0
      }
      guard var content else { return }
      if content.needsBody { content.salt = ID128(high: 1, low: content.act.low) }
      places.append((name, content, placed))
    }
    let stranger = Dot(
      replica: try PublishedKey.signer(9).replica, number: 7, hash: ID128(high: 3, low: 4))
    let (record, other) = (Forms.record, Forms.other)
    func put(_ field: String, _ value: Value, over dots: [Dot] = []) -> Operation {
      .put(record, "wish.row", field, value, over: dots)
    }
    try write("put text", [put("title", .text("电饭煲"))])
    try write("put integer", [put("occasions", .integer(-3))])
    try write("put flag", [put("dispatched", .flag(true))])
    try write("put null", [put("card", .null)])
    try write("put empty text", [put("title", .text(""), over: [dot(1)])])
    try write(
      "put over several", [put("title", .text("伞"), over: [dot(1), dot(5), stranger].sorted())])
    try write(
      "put personal",
      [.put(record, "wish.detail", "person.name", .text("陈某某"), personal: true)])
    try write("reason", [put("state", .text("returned"))], reason: "缺资料")
    try write(
      "personal and plain with reason",
      [
        .put(record, "wish.detail", "person.phone", .text("13800000000"), personal: true),
        .put(record, "wish.detail", "seen", .flag(false)),
        .put(record, "wish.detail", "person.guardian", .null, personal: true),
      ], reason: "入户走访")
    try write("add", [.on(record, "wish.row", "deliveries", .add(.text("0 2025-03-01 88.00")))])
    try write("remove", [.on(record, "wish.row", "deliveries", .remove([dot(10)]))])
    try write("count", [.on(record, "reads", "number", .count(12))])
    try write("count back", [.on(record, "reads", "number", .count(-5))])
    try write("delete", [.on(record, "wish.row", "", .delete([dot(1), dot(5), dot(6)]))])
    try write(
      "several records", [put("title", .text("a")), .put(other, "wish.row", "no", .text("1"))],
      rests: [dot(2), stranger].sorted())
    try write("heads of org", [put("title", .text("b"))]) {
      $0.orgHeads = [
        Head(replica: stranger.replica, number: 4, chain: Hash256(a: 1, b: 2, c: 3, d: 4))
      ]
    }
    try write("no heads of org", [put("title", .text("c"))]) { $0.orgHeads = [] }
    try write("edition 2", [put("title", .text("d"))]) { $0.edition = 2 }
    try write("no operations", [])
    let tree = Scope(Forms.village.anchor, .tree)
    try write("tree", [.put(record, "wish.card", "text", .text("一把伞"))], scope: tree)
    try write("tree again", [.put(record, "wish.card", "open", .text("taken"))], scope: tree)
    self.scribe = scribe
    self.places = places
  }
}
