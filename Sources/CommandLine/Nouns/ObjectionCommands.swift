import ArgumentParser

/// `objection …`: typed at the host's desk, answered to everybody (domain.md §4.7).
struct ObjectionCommand: NounCommand {
  static let noun = "objection"
  static let verbs: [any ParsableCommand.Type] = [
    Making<ObjectionNoun, ObjectionAdd>.self, Act<ObjectionNoun, ObjectionAnswer>.self,
    Viewing<ObjectionNoun, ObjectionList>.self, ShowCommand.self,
  ]
}

enum ObjectionNoun: Noun {
  static let noun = "objection"
}

struct ObjectionAdd: VerbOptions {
  static let verb = "add"

  @Option(help: help("option.round", "ID")) var round: String?
  @OptionGroup var objection: ObjectionOptions

  func fill(_ arguments: inout ArgumentList) throws {
    try arguments.need("round", round)
    try objection.fill(&arguments)
  }
}

struct ObjectionAnswer: VerbOptions {
  static let verb = "answer"

  @Option(help: help("option.outcome", "upheld|rejected")) var outcome: String?
  @Option(help: help("option.answer", "TEXT")) var answer: String?
  @OptionGroup var period: PeriodOptions
  @OptionGroup var day: DateOption

  func fill(_ arguments: inout ArgumentList) throws {
    try arguments.need("outcome", outcome)
    try arguments.need("answer", answer)
    period.fill(&arguments)
    day.fill(&arguments)
  }
}

struct ObjectionList: VerbOptions {
  static let verb = "list"

  @Option(help: help("option.round", "ID")) var round: String?

  func fill(_ arguments: inout ArgumentList) throws { arguments.put("round", round) }
}
