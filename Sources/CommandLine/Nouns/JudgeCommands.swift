import ArgumentParser

/// `judge …`: who judges a round, and what not (cli.md 27).
struct JudgeCommand: NounCommand {
  static let noun = "judge"
  static let verbs: [any ParsableCommand.Type] = [
    Making<JudgeNoun, JudgeAssign>.self, Making<JudgeNoun, JudgeRecuse>.self,
    Making<JudgeNoun, JudgeReplace>.self, Viewing<JudgeNoun, JudgeReport>.self,
    Viewing<JudgeNoun, JudgeList>.self,
  ]
}

enum JudgeNoun: Noun {
  static let noun = "judge"
}

struct JudgeAssign: VerbOptions {
  static let verb = "assign"

  @Option(help: help("option.round", "ID")) var round: String?
  @Option(help: help("option.judge", "NAME")) var judge: String?
  @Option(help: help("option.judge_unit", "UNIT")) var unit: String?
  @Option(help: help("option.seat", "N")) var seat: String?
  @Option(help: help("option.panel", "N")) var panel: String?
  @Flag(help: help("option.away")) var away = false
  @Flag(help: help("option.hall")) var hall = false

  func fill(_ arguments: inout ArgumentList) throws {
    try arguments.need("round", round)
    try arguments.need("judge", judge)
    arguments.put("unit", unit)
    arguments.put("seat", seat)
    arguments.put("panel", panel)
    arguments.put("away", flag: away)
    arguments.put("hall", flag: hall)
  }
}

struct JudgeRecuse: VerbOptions {
  static let verb = "recuse"

  @Option(help: help("option.round", "ID")) var round: String?
  @Option(help: help("option.judge", "NAME")) var judge: String?
  @Option(parsing: .upToNextOption, help: help("option.recused_entries", "ID"))
  var entry: [String] = []
  @Option(help: help("option.recused_unit", "UNIT")) var unit: String?

  func fill(_ arguments: inout ArgumentList) throws {
    try arguments.need("round", round)
    try arguments.need("judge", judge)
    arguments.put("entry", texts: entry)
    arguments.put("unit", unit)
  }
}

struct JudgeReplace: VerbOptions {
  static let verb = "replace"

  @Option(help: help("option.round", "ID")) var round: String?
  @Option(help: help("option.judge", "NAME")) var judge: String?
  @Option(help: help("option.replaced_by", "NAME")) var by: String?
  @Option(help: help("option.judge_unit", "UNIT")) var unit: String?

  func fill(_ arguments: inout ArgumentList) throws {
    try arguments.need("round", round)
    try arguments.need("judge", judge)
    try arguments.need("by", by)
    arguments.put("unit", unit)
  }
}

struct JudgeReport: VerbOptions {
  static let verb = "report"

  @Option(help: help("option.round", "ID")) var round: String?

  func fill(_ arguments: inout ArgumentList) throws { try arguments.need("round", round) }
}

struct JudgeList: VerbOptions {
  static let verb = "list"

  @Option(help: help("option.round", "ID")) var round: String?

  func fill(_ arguments: inout ArgumentList) throws { try arguments.need("round", round) }
}
