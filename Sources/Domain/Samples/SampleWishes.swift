import Journal

/// Made-up wishes of real shape for trying things out: the same seed gives the same wishes.
package enum SampleWishes {
  package static let defaultYear = 2026
  package static let mostWishes = 100_000

  /// Each is an object as `wish register --input` takes it; no name, phone, address or ID number
  /// comes twice.
  package static func make(seed: UInt64, count: Int, year: Int) -> [JSON] {
    var maker = SampleMaker(seed: seed, year: year)
    return (0..<max(0, min(count, mostWishes))).map { _ in maker.wish() }
  }

  /// `sample wishes --seed N [--count K]`.
  static func document(_ desk: Desk, _ call: CommandCall) throws -> JSON {
    try document(call)
  }

  /// The same without a folder, since nothing of one is looked at.
  package static func document(_ call: CommandCall) throws -> JSON {
    let seed = try number(call, "seed") ?? 1
    let count = try number(call, "count") ?? 10
    let year = try number(call, "year") ?? UInt64(defaultYear)
    guard count <= UInt64(mostWishes), (2000...2100).contains(year) else {
      throw SiweiError("sample.out_of_range", .usage, ["limit": String(mostWishes)])
    }
    return .of(("wishes", .array(make(seed: seed, count: Int(count), year: Int(year)))))
  }

  static func number(_ call: CommandCall, _ key: String) throws -> UInt64? {
    if let given = call.arguments[key]?.integer, given >= 0 { return UInt64(given) }
    guard let text = call.text(key) else { return nil }
    guard let number = UInt64(text) else {
      throw SiweiError("usage.bad_number", .usage, ["option": key, "value": text])
    }
    return number
  }
}

/// The generator SplitMix64 (S. Vigna, public domain): small, seeded, the same everywhere.
struct SplitMix64 {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }

  /// From 0 up to, but not including, `limit`, which is positive.
  mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(max(1, limit))) }

  mutating func pick(_ list: [String]) -> String {
    list.isEmpty ? "" : list[below(list.count)]
  }
}

/// Makes one wish or lesson after the other.
struct SampleMaker {
  var random: SplitMix64
  private let year: Int
  private var used: Set<String> = []

  init(seed: UInt64, year: Int) {
    random = SplitMix64(seed: seed)
    self.year = year
  }

  mutating func wish() -> JSON {
    let template = SampleVocabulary.templates[random.below(SampleVocabulary.templates.count)]
    let part = { (index: Int) in template.indices.contains(index) ? template[index] : "" }
    let person = person()
    let sizes = part(3).split(separator: ",").map(String.init)
    let details = part(4).split(separator: "/").map(String.init)
    let wisher = random.pick(SampleVocabulary.wishers)
    return .of(
      ("person", person),
      ("title", .string(part(0))),
      ("class", .string(part(1))),
      ("detail", .string(random.pick(details))),
      ("size", .string(random.pick(sizes))),
      ("value", value(part(2))),
      ("wanted_by", .string(wantedBy())),
      ("public_text", .string(wisher + part(5))),
      ("consent", .string(random.below(3) == 0 ? "anonymous" : "yes")),
      ("reach", .string(random.pick(SampleVocabulary.reaches))))
  }

  private mutating func person() -> JSON {
    let name = fresh { $0.name() }
    let group = random.pick(SampleVocabulary.groups)
    let number = fresh { $0.idNumber() }
    let phone = fresh { $0.phone() }
    let address = fresh { $0.address() }
    return .of(
      ("name", .string(name)), ("group", .string(group)), ("id_number", .string(number)),
      ("phone", .string(phone)), ("address", .string(address)))
  }

  /// Tries again for a text that was given before, a bounded number of times.
  mutating func fresh(_ make: (inout SampleMaker) -> String) -> String {
    var text = make(&self)
    for _ in 0..<100 where used.contains(text) { text = make(&self) }
    used.insert(text)
    return text
  }

  mutating func name() -> String {
    random.pick(SampleVocabulary.surnames) + random.pick(SampleVocabulary.given)
      + random.pick(SampleVocabulary.given)
  }

  /// Valid in form and check digit, and of no one: serial numbers from 900 on are not given out.
  private mutating func idNumber() -> String {
    let birth = Day(daysSince1970: -12_700 + random.below(18_000))
    let day = birth.description.filter { $0 != "-" }
    let body = "430121\(day)\(900 + random.below(100))"
    return body + SampleMaker.checkDigit(body)
  }

  /// The last place of an ID number (GB 11643: ISO 7064, MOD 11-2).
  static func checkDigit(_ body: String) -> String {
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    let sum = zip(body.utf8, weights).reduce(0) { $0 + (Int($1.0) - 48) * $1.1 }
    return ["1", "0", "X", "9", "8", "7", "6", "5", "4", "3", "2"][sum % 11]
  }

  mutating func phone() -> String {
    "199" + String(10_000_000 + random.below(90_000_000))
  }

  private mutating func address() -> String {
    let place =
      random.pick(SampleVocabulary.placeFirst) + random.pick(SampleVocabulary.placeSecond)
    if random.below(4) == 0 {
      let room = (1 + random.below(6)) * 100 + 1 + random.below(4)
      return "\(place)小区\(1 + random.below(30))栋\(room)室"
    }
    return "\(place)\(random.pick(SampleVocabulary.placeForms))\(1 + random.below(299))号"
  }

  /// A decimal of yuan in steps of five; null for what costs nothing.
  private mutating func value(_ range: String) -> JSON {
    let ends = range.split(separator: "-").compactMap { Int($0) }
    guard ends.count == 2, ends[1] >= ends[0] else { return .null }
    return .string("\(ends[0] + random.below((ends[1] - ends[0]) / 5 + 1) * 5).00")
  }

  private mutating func wantedBy() -> String {
    let start = Day("\(year)-01-20")?.daysSince1970 ?? 0
    return Day(daysSince1970: start + random.below(330)).description
  }
}
