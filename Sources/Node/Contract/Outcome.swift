package import Domain
package import Journal

/// What became of a command: everything the command line prints and how it exits.
///
/// It is an `Error` too, so that the command line can throw a refusal of its own.
package struct Outcome: Hashable, Sendable, Error {
  /// The one document of the command; nil where it has none or failed without one.
  package var document: JSON?
  /// JSON lines instead of one document (`dump`, `sample`).
  package var lines: [JSON]?
  package var error: SiweiError?
  /// Said on stderr before any error; never changes the exit status.
  package var warnings: [SiweiError]
  package var exit: Int32

  package init(
    document: JSON? = nil, lines: [JSON]? = nil, error: SiweiError? = nil,
    warnings: [SiweiError] = [], exit: Int32? = nil
  ) {
    self.document = document
    self.lines = lines
    self.error = error
    self.warnings = warnings
    self.exit = exit ?? error?.status.rawValue ?? 0
  }

  /// What was thrown: a `SiweiError`, an `Outcome`, or a defect.
  package init(thrown: any Error) {
    switch thrown {
    case let outcome as Outcome: self = outcome
    case let error as SiweiError: self.init(error: error)
    default: self.init(error: SiweiError("defect", .defect, ["what": String(describing: thrown)]))
    }
  }

  /// A refusal by code and exit status; an unknown status counts as a defect.
  package static func fault(
    _ code: String, _ status: Int32, _ arguments: [String: String] = [:]
  ) -> Outcome {
    Outcome(error: SiweiError(code, SiweiError.Status(rawValue: status) ?? .defect, arguments))
  }

  /// `{"error":{"code","message","hint"}}`; nil without an error.
  package func errorDocument(in language: Language) -> JSON? {
    error.map { .of(("error", $0.document(in: language))) }
  }

  /// The plain line: the message, then the code's own hint; nil without an error.
  package func errorLine(in language: Language) -> String? {
    error.map { Outcome.plainLine($0, language) }
  }

  package func warningLines(in language: Language) -> [String] {
    warnings.map { Outcome.plainLine($0, language) }
  }

  private static func plainLine(_ error: SiweiError, _ language: Language) -> String {
    var line = error.message(in: language)
    if !error.reasons.isEmpty, error.arguments["reasons"] == nil {
      let words = error.reasons.map { Catalogue.word("reasons", $0, language) }
      line += " [" + words.joined(separator: language == .zh ? "、" : ", ") + "]"
    }
    if let hint = Catalogue.hint(error.code, language, error.arguments) {
      line += language == .zh ? hint : " " + hint
    }
    return line
  }

  /// UTF-8 JSON text, as it goes over the local socket.
  package func encoded() -> [UInt8] {
    var out = [UInt8]()
    JSON.of(
      ("document", document ?? .null), ("lines", lines.map { .array($0) } ?? .null),
      ("error", error?.encodedForm ?? .null), ("warnings", .array(warnings.map(\.encodedForm))),
      ("exit", .integer(Int64(exit)))
    ).write(to: &out)
    return out
  }

  package init(decoding bytes: [UInt8]) throws {
    let form = try JSON(parsing: bytes, limit: JSON.contractLimit, depth: JSON.contractDepth)
    guard let code = form["exit"]?.integer, let exit = Int32(exactly: code) else {
      throw SiweiError("contract.malformed", .defect, ["what": "outcome"])
    }
    func present(_ key: String) -> JSON? { form[key].flatMap { $0 == .null ? nil : $0 } }
    self.init(
      document: present("document"), lines: present("lines")?.array,
      error: try present("error").map(SiweiError.init(encodedForm:)),
      warnings: try (form["warnings"]?.array ?? []).map(SiweiError.init(encodedForm:)),
      exit: exit)
  }
}

extension SiweiError {
  /// The whole value, so that the other side of the socket can say it in its own language.
  var encodedForm: JSON {
    let places = arguments.sorted { $0.key < $1.key }.map { JSON.Member($0.key, .string($0.value)) }
    return .of(
      ("code", .string(code)), ("status", .integer(Int64(status.rawValue))),
      ("arguments", .object(places)), ("reasons", .array(reasons.map { .string($0) })))
  }

  init(encodedForm form: JSON) throws {
    guard let code = form["code"]?.string, let number = form["status"]?.integer,
      let status = Int32(exactly: number).flatMap({ Status(rawValue: $0) })
    else { throw SiweiError("contract.malformed", .defect, ["what": "error"]) }
    var arguments: [String: String] = [:]
    for member in form["arguments"]?.members ?? [] { arguments[member.key] = member.value.string }
    let reasons = (form["reasons"]?.array ?? []).compactMap(\.string)
    self.init(code, status, arguments, reasons: reasons)
  }
}
