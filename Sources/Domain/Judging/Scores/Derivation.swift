/// How a result came about, step by step, in words of the catalogue.
package struct Derivation: Hashable, Sendable {
  /// One line: a code of the catalogue with what fills its places.
  package struct Step: Hashable, Sendable {
    package let code: String
    package let places: [String: String]
  }

  package private(set) var steps: [Step] = []

  mutating func add(_ step: String, _ places: [String: String] = [:]) {
    steps.append(Step(code: "judging.step." + step, places: places))
  }

  package func lines(in language: Language) -> [String] {
    steps.map { Catalogue.text($0.code, language, $0.places) }
  }

  /// Put into the user's language where the document is printed.
  package var document: JSON { .phrases(steps.map { .phrase($0.code, $0.places) }) }

  static func list(_ marks: [Mark]) -> String {
    marks.map(\.typed).joined(separator: " ")
  }
}
