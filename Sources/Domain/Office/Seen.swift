package import Journal

/// The dots a person saw, per record and field: what `show` prints as the opaque token `seen`.
package struct Seen: Hashable, Sendable {
  package private(set) var dots: [RecordID: [String: [Dot]]]

  package init() { dots = [:] }

  /// Everything shown of these records.
  package init(_ records: [RecordState]) {
    dots = [:]
    for record in records { add(record) }
  }

  package mutating func add(_ record: RecordState) {
    var fields: [String: [Dot]] = [:]
    for field in record.fields where !field.siblings.isEmpty {
      fields[field.name] = field.siblings.map(\.dot)
    }
    dots[record.id] = fields
  }

  package func dots(of record: RecordID, _ field: String) -> [Dot] { dots[record]?[field] ?? [] }

  /// All dots seen of a record, sorted, once each.
  package func dots(of record: RecordID) -> [Dot] {
    let all = (dots[record] ?? [:]).values.flatMap { $0 }.sorted()
    var unique = [Dot]()
    for dot in all where unique.last != dot { unique.append(dot) }
    return unique
  }

  package func holds(_ record: RecordID) -> Bool { dots[record] != nil }

  /// The token: plain ASCII without spaces, opaque to users.
  /// Form: dots joined by `,` then for each record `.RECORD:FIELD=i+j` items by `:`.
  package var token: String {
    var table: [Dot] = []
    for record in dots.keys.sorted() { table += dots(of: record) }
    table = Array(Set(table)).sorted()
    var places: [Dot: Int] = [:]
    for (index, dot) in table.enumerated() { places[dot] = index }
    var parts = [table.map { "\($0.replica)-\($0.number)-\($0.hash.hex)" }.joined(separator: ",")]
    for record in dots.keys.sorted() {
      let fields = (dots[record] ?? [:]).sorted {
        $0.key.utf8.lexicographicallyPrecedes($1.key.utf8)
      }
      let items = fields.map { name, list in
        "\(name)=" + list.compactMap { places[$0] }.map(String.init).joined(separator: "+")
      }
      parts.append(([record.id.hex] + items).joined(separator: ":"))
    }
    return parts.joined(separator: ";")
  }

  /// Throws `seen.malformed` (64) for a text that is no token.
  package init(token: String) throws {
    let fault = SiweiError("seen.malformed", .usage)
    let parts = token.split(separator: ";", omittingEmptySubsequences: false)
    guard let first = parts.first, token.utf8.count <= 1 << 20 else { throw fault }
    let table = try first.split(separator: ",").map { item -> Dot in
      guard let dot = Dot(item.split(separator: "-").joined(separator: ":")) else { throw fault }
      return dot
    }
    dots = [:]
    for part in parts.dropFirst() {
      let items = part.split(separator: ":", omittingEmptySubsequences: false)
      guard let id = items.first.flatMap({ ID128(hex: String($0)) }) else { throw fault }
      var fields: [String: [Dot]] = [:]
      for item in items.dropFirst() {
        let sides = item.split(separator: "=", omittingEmptySubsequences: false)
        guard sides.count == 2 else { throw fault }
        fields[String(sides[0])] = try sides[1].split(separator: "+").map { text -> Dot in
          guard let place = Int(text), table.indices.contains(place) else { throw fault }
          return table[place]
        }
      }
      dots[RecordID(id)] = fields
    }
  }
}
