import ArgumentParser

/// `contest …`: contests, their quotas, the closing of submissions (cli.md 26).
struct ContestCommand: NounCommand {
  static let noun = "contest"
  static let verbs: [any ParsableCommand.Type] = [
    Making<ContestNoun, ContestOpen>.self, Making<ContestNoun, ContestQuota>.self,
    Act<ContestNoun, ContestClose>.self, Viewing<ContestNoun, ContestSenders>.self,
    Viewing<ContestNoun, ListVerb>.self, ShowCommand.self, Act<ContestNoun, EditVerb>.self,
    Act<ContestNoun, DeleteVerb>.self,
  ]
}

enum ContestNoun: Noun {
  static let noun = "contest"
}

struct ContestOpen: VerbOptions {
  static let verb = "open"

  @Option(help: help("option.contest_title", "TEXT")) var title: String?
  @Option(help: help("option.deadline", "YYYY-MM-DD")) var deadline: String?
  @Option(help: help("option.publicity_days", "N")) var publicityDays: String?

  func fill(_ arguments: inout ArgumentList) throws {
    try arguments.need("title", title)
    arguments.put("deadline", deadline)
    arguments.put("publicity_days", publicityDays)
  }
}

struct ContestQuota: VerbOptions {
  static let verb = "quota"

  @Option(help: help("option.contest", "ID")) var contest: String?
  @Option(help: help("option.quota_number", "N")) var number: String?
  @Option(help: help("option.quota_unit", "UNIT")) var unit: String?
  @Option(help: help("option.quota_tier", "TIER")) var tier: String?

  func fill(_ arguments: inout ArgumentList) throws {
    try arguments.need("contest", contest)
    try arguments.need("number", number)
    arguments.put("unit", unit)
    arguments.put("tier", tier)
  }
}

struct ContestClose: VerbOptions {
  static let verb = "close"
}

struct ContestSenders: VerbOptions {
  static let verb = "senders"

  @Argument(help: help("option.contest", "ID")) var id: String?

  func fill(_ arguments: inout ArgumentList) throws {
    try arguments.needArgument("id", id, shown: "ID")
  }
}
