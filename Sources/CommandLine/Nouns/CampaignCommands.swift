import ArgumentParser

/// `campaign …`: campaigns, their days, and who has not yet acted (cli.md 24a).
struct CampaignCommand: NounCommand {
  static let noun = "campaign"
  static let verbs: [any ParsableCommand.Type] = [
    Making<CampaignNoun, CampaignCall>.self, Making<CampaignNoun, CampaignDelegate>.self,
    Making<CampaignNoun, CampaignHold>.self, Viewing<CampaignNoun, CampaignCoverage>.self,
    Viewing<CampaignNoun, CampaignList>.self, ShowCommand.self, Act<CampaignNoun, EditVerb>.self,
    Act<CampaignNoun, DeleteVerb>.self,
  ]
}

enum CampaignNoun: Noun {
  static let noun = "campaign"
}

struct CampaignCall: VerbOptions {
  static let verb = "call"

  @Option(help: help("option.campaign_title", "TEXT")) var title: String?
  @Option(help: help("option.period", "2025H1")) var period: String?
  @Option(help: help("option.cap", "YUAN")) var cap: String?
  @Option(help: help("option.occasion", "TEXT")) var occasion: String?

  func fill(_ arguments: inout ArgumentList) throws {
    try arguments.need("title", title)
    try arguments.need("period", period)
    arguments.put("cap", cap)
    arguments.put("occasion", occasion)
  }
}

struct CampaignDelegate: VerbOptions {
  static let verb = "delegate"

  @Option(help: help("option.campaign", "ID")) var campaign: String?
  @Option(help: help("option.delegate_unit", "UNIT")) var unit: String?
  @Option(help: help("option.cap", "YUAN")) var cap: String?
  @Flag(help: help("option.revoke")) var revoke = false

  func fill(_ arguments: inout ArgumentList) throws {
    try arguments.need("campaign", campaign)
    try arguments.need("unit", unit)
    arguments.put("cap", cap)
    arguments.put("revoke", flag: revoke)
  }
}

struct CampaignHold: VerbOptions {
  static let verb = "hold"

  @Option(help: help("option.campaign", "ID")) var campaign: String?
  @Option(help: help("option.held_at", "DAY|TIME")) var at: String?
  @Option(help: help("option.people", "N")) var people: Int?
  @Option(help: help("option.part_of", "ID")) var partOf: String?

  func fill(_ arguments: inout ArgumentList) throws {
    try arguments.need("campaign", campaign)
    try arguments.need("at", at)
    arguments.put("people", people)
    arguments.put("part_of", partOf)
  }
}

struct CampaignList: VerbOptions {
  static let verb = "list"

  @OptionGroup var filters: ListVerb
  @Option(help: help("option.period_filter", "2025H1")) var period: String?

  func fill(_ arguments: inout ArgumentList) throws {
    try filters.fill(&arguments)
    arguments.put("period", period)
  }
}

struct CampaignCoverage: VerbOptions {
  static let verb = "coverage"

  @Option(help: help("option.period", "2025H1")) var period: String?

  func fill(_ arguments: inout ArgumentList) throws { try arguments.need("period", period) }
}
