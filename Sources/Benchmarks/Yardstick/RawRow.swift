import Domain
import Journal

/// One row as a program without journal, signatures and scopes would insert it: an id of 16
/// bytes and eight texts, in one piece of memory.
struct RawRow {
  static let texts = 8

  let bytes: [UInt8]
  /// Where each text ends; the first begins at 16.
  let ends: [Int]

  init(id: RecordID, _ texts: [String]) {
    var bytes = id.id.bytes
    var ends: [Int] = []
    for text in texts.prefix(RawRow.texts) {
      bytes += text.utf8
      ends.append(bytes.count)
    }
    while ends.count < RawRow.texts { ends.append(bytes.count) }
    self.bytes = bytes
    self.ends = ends
  }

  /// The two rows of a wish, one for each record that registering it writes.
  static func rows(of wishes: [JSON], _ random: SeededRandom, _ clock: SteadyClock) -> [RawRow] {
    wishes.enumerated().flatMap { index, wish in
      let person = wish["person"] ?? .null
      func text(_ key: String) -> String { (wish[key] ?? person[key])?.string ?? "" }
      let detail = [
        "name", "id_number", "phone", "address", "title", "detail", "size", "public_text",
      ]
      let row = ["class", "group", "value", "wanted_by", "consent", "reach"]
      func id() -> RecordID { RecordID(milliseconds: clock.now(), random: random.id128()) }
      return [
        RawRow(id: id(), detail.map(text)),
        RawRow(id: id(), row.map(text) + ["registered", "v-2026H1-\(10_000 + index)"]),
      ]
    }
  }
}
