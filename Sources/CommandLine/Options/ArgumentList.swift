import Domain
import Node

/// Collects a command's arguments under the names the node knows.
struct ArgumentList {
  private(set) var members: [JSON.Member] = []
  /// How each was written, beside `members`.
  private var written: [String] = []
  /// With `--input` the lines may bring what the options leave out.
  let linesFollow: Bool

  init(linesFollow: Bool = false) { self.linesFollow = linesFollow }

  var document: JSON { .object(members) }

  /// The first that cannot stand beside lines: those bring their own. A reason, and for whom an
  /// office acts, may hold for all of them.
  var besideLines: String? {
    zip(members, written).first { !["reason", "for"].contains($0.0.key) }?.1
  }

  mutating func put(_ key: String, _ value: JSON) { put(key, value, shown: "--" + key.hyphened) }

  private mutating func put(_ key: String, _ value: JSON, shown: String) {
    members.append(JSON.Member(key, value))
    written.append(shown)
  }

  mutating func put(_ key: String, _ text: String?) {
    if let text { put(key, .string(text)) }
  }

  mutating func put(_ key: String, _ number: Int?) {
    if let number { put(key, .integer(Int64(number))) }
  }

  mutating func put(_ key: String, flag: Bool) {
    if flag { put(key, .bool(true)) }
  }

  /// An option the command cannot do without: 64 where it is left out or empty.
  mutating func need(_ key: String, _ text: String?) throws {
    if let text, !text.isEmpty { return put(key, text) }
    guard linesFollow else {
      throw Outcome.fault("usage.missing_option", 64, ["option": key.hyphened])
    }
  }

  /// A positional argument the command cannot do without.
  mutating func needArgument(_ key: String, _ text: String?, shown: String) throws {
    if let text, !text.isEmpty { return put(key, .string(text), shown: shown) }
    guard linesFollow else {
      throw Outcome.fault("usage.missing_argument", 64, ["argument": shown])
    }
  }

  /// Exactly one of these options.
  mutating func needOne(_ choices: [(key: String, value: JSON?)]) throws {
    let given = choices.filter { $0.value != nil }
    if given.count == 1, let value = given[0].value { return put(given[0].key, value) }
    guard given.isEmpty && linesFollow else {
      let names = choices.map { "--" + $0.key.hyphened }.joined(separator: ", ")
      throw Outcome.fault("usage.exactly_one", 64, ["options": names])
    }
  }
}

extension String {
  /// `wanted_by` → `wanted-by`.
  fileprivate var hyphened: String { split(separator: "_").joined(separator: "-") }
}
