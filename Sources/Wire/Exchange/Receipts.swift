import Foundation
import Journal
import Sync

extension PBReceiptItem {
  init(_ value: ReceiptItem, place: Int?) {
    self.init()
    anchor = value.scope.anchor.text
    reach = UInt32(value.scope.reach.rawValue)
    vector = value.vector.map { PBHead($0) }
    vectorDigest = value.vectorDigest.data
    foldDigest = value.foldDigest.data
    edition = value.edition
    rules = value.rules
    orgDigest = value.orgDigest.data
    salt = value.salt.data
    if let place { self.place = UInt32(place + 1) }
  }

  func value() throws -> ReceiptItem {
    try Malformed.unless(vector.count <= WireLimits.heads, "too many heads")
    return ReceiptItem(
      scope: try Scope(anchor: anchor, reach: reach), vector: try vector.map { try $0.head() },
      vectorDigest: try Hash256(vectorDigest, "vector digest"),
      foldDigest: try Hash256(foldDigest, "fold digest"), edition: edition, rules: rules,
      orgDigest: try Hash256(orgDigest, "org digest"), salt: try ID128(salt, "salt"))
  }
}

extension PBReceipt {
  /// Hashes that the disclosed items give are left out.
  init(_ value: Receipt) {
    self.init()
    replica = value.replica.id.data
    serial = value.serial
    var places = Dictionary(
      value.hashes.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { a, _ in a })
    var isGiven = [Bool](repeating: false, count: value.hashes.count)
    for item in value.items {
      let place = places.removeValue(forKey: item.hash)
      if let place { isGiven[place] = true }
      items.append(PBReceiptItem(item, place: place))
    }
    hashes = value.hashes.indices.filter { !isGiven[$0] }.map { value.hashes[$0].data }
    signature = Data(value.signature)
  }

  func value() throws -> Receipt {
    try Malformed.unless(items.count <= WireLimits.scopes, "too many receipt items")
    try Malformed.unless(hashes.count <= WireLimits.scopes, "too many receipt hashes")
    let disclosed = try items.map { try $0.value() }
    let placed = items.reduce(0) { $0 + ($1.place > 0 ? 1 : 0) }
    var places = [Hash256?](repeating: nil, count: hashes.count + placed)
    for (wire, item) in zip(items, disclosed) where wire.place > 0 {
      let index = Int(wire.place) - 1
      try Malformed.unless(index < places.count && places[index] == nil, "place of an item")
      places[index] = item.hash
    }
    var hidden = try hashes.map { try Hash256($0, "receipt hash") }.makeIterator()
    return Receipt(
      replica: try ReplicaID(replica, "receipt replica"), serial: serial, items: disclosed,
      hashes: places.compactMap { $0 ?? hidden.next() },
      signature: try exactly(64, signature, "receipt signature"))
  }
}
