import Domain
import Journal
import TestKit
import Testing

/// Files of marks as `score compute` reads them, and what comes of them.
enum Marks {
  static func split(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }

  static func panel(_ marks: String, weight: String = "1") -> JSON {
    ["weight": .string(weight), "marks": .array(split(marks).map { .string($0) })]
  }

  static func file(_ marks: String, _ more: (String, JSON)...) -> JSON {
    more.reduce(["panels": [panel(marks)]]) { $0.setting($1.0, $1.1) }
  }

  static func item(_ file: JSON, _ language: Language = .en) throws -> JSON {
    try ScoreFile.document(file).worded { Catalogue.text($0, language, $1) }
  }

  /// `final` of one panel of marks.
  static func final(_ marks: String, _ more: (String, JSON)...) throws -> String? {
    let file = more.reduce(file(marks)) { $0.setting($1.0, $1.1) }
    return try ScoreFile.document(file)["final"]?.string
  }

  /// The code and place of the refusal; `none` where there is none.
  static func refusal(_ work: () throws -> Void) -> String {
    do {
      try work()
      return "none"
    } catch let error as SiweiError {
      let words = Catalogue.missing(codes: [error.code]).isEmpty ? "" : " without words"
      let status = error.status == .refused ? "" : " \(error.status)"
      return error.code + " " + (error.arguments["place"] ?? "") + words + status
    } catch {
      return "\(error)"
    }
  }

  static func entry(
    _ name: String, _ marks: String, rubric: Rubric, deductions: [String] = [],
    over: Int? = nil
  ) throws -> EntrySheets {
    let sheets = try split(marks).enumerated().map { index, mark in
      Sheet(judge: "judge \(index)", standing: .valid, marks: try rubric.total(mark))
    }
    return EntrySheets(
      entry: name, sheets: sheets,
      deductions: try deductions.map { try Mark($0, at: "deduction") }, overSeconds: over)
  }

  static let plain: JSON = ["title": "plain"]
}

/// A document that is refused, with the code and the place.
struct Refusal: Sendable, CustomTestStringConvertible {
  let document: JSON
  let expected: String

  init(_ document: JSON, _ expected: String) {
    self.document = document
    self.expected = expected
  }

  var testDescription: String { expected + " " + String(document.line.prefix(80)) }
}
