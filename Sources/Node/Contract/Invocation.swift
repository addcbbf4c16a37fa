package import Domain
import Journal

/// One command as typed: what the command line hands to the node that owns the folder, be it in
/// this process or, through the local socket, in the server's.
package struct Invocation: Hashable, Sendable {
  package var noun: String
  /// Empty for commands of one word, such as `sync`.
  package var verb: String
  /// Options by their names without dashes (`wanted_by`), the positional record as `id`.
  package var arguments: JSON
  /// The lines of `--input`; nil without it.
  package var input: [InputLine]?
  /// `--as`, already checked for its length; nil for commands that need no actor.
  package var actor: String?
  package var language: Language

  package init(
    noun: String, verb: String = "", arguments: JSON = .object([]), input: [InputLine]? = nil,
    actor: String? = nil, language: Language
  ) {
    self.noun = noun
    self.verb = verb
    self.arguments = arguments
    self.input = input
    self.actor = actor
    self.language = language
  }

  /// `wish register`, or `sync`.
  package var name: String { verb.isEmpty ? noun : "\(noun) \(verb)" }

  /// UTF-8 JSON text, as it goes over the local socket.
  package func encoded() -> [UInt8] {
    var out = [UInt8]()
    JSON.of(
      ("noun", .string(noun)), ("verb", .string(verb)), ("arguments", arguments),
      ("input", input.map { .array($0.map(\.document)) } ?? .null), ("actor", .text(actor)),
      ("language", .string(language.rawValue))
    ).write(to: &out)
    return out
  }

  package init(decoding bytes: [UInt8]) throws {
    let document = try JSON(parsing: bytes, limit: JSON.contractLimit, depth: JSON.contractDepth)
    guard let noun = document["noun"]?.string, let verb = document["verb"]?.string,
      let arguments = document["arguments"], arguments.members != nil,
      let language = document["language"]?.string.flatMap({ Language(rawValue: $0) })
    else { throw SiweiError("contract.malformed", .defect, ["what": "invocation"]) }
    self.init(
      noun: noun, verb: verb, arguments: arguments,
      input: try document["input"]?.array.map { try $0.map(InputLine.init(document:)) },
      actor: document["actor"]?.string, language: language)
  }
}
