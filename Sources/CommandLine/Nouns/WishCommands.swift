import ArgumentParser

/// `wish …`: a wish from registering to closing (cli.md 24).
struct WishCommand: NounCommand {
  static let noun = "wish"
  static let verbs: [any ParsableCommand.Type] = [
    Making<WishNoun, WishRegister>.self, Act<WishNoun, WishVerify>.self,
    Act<WishNoun, WishSubmit>.self, Act<WishNoun, WishReturn>.self,
    Act<WishNoun, WishDecline>.self, Act<WishNoun, WishReopen>.self,
    Act<WishNoun, WishApprove>.self, Act<WishNoun, WishHandup>.self,
    Act<WishNoun, WishPublish>.self, Act<WishNoun, WishTakedown>.self,
    Act<WishNoun, WishDispatch>.self, Act<WishNoun, WishRelease>.self,
    Act<WishNoun, WishContact>.self, Act<WishNoun, WishDeliver>.self,
    Act<WishNoun, WishFollowup>.self, Act<WishNoun, WishSample>.self,
    Act<WishNoun, WishClose>.self, Act<WishNoun, WishRework>.self,
    Act<WishNoun, WishCarryover>.self, Act<WishNoun, WishWithdraw>.self,
    Act<WishNoun, WishMerge>.self,
    Viewing<WishNoun, WishBoard>.self, Viewing<WishNoun, ListVerb>.self,
    Viewing<WishNoun, WishDuplicates>.self,
    ShowCommand.self, Act<WishNoun, EditVerb>.self, Act<WishNoun, DeleteVerb>.self,
  ]
}

enum WishNoun: Noun {
  static let noun = "wish"
}

/// `for`: acting for a unit below, 代办, with `--reason` (cli.md 24).
struct ForOption: ParsableArguments {
  @Option(name: .customLong("for"), help: help("option.for", "UNIT")) var unit: String?

  func fill(_ arguments: inout ArgumentList) { arguments.put("for", unit) }
}

/// A day an act is about; the node takes today where it is left out.
struct DateOption: ParsableArguments {
  @Option(help: help("option.date", "YYYY-MM-DD")) var date: String?

  func fill(_ arguments: inout ArgumentList) { arguments.put("date", date) }
}

struct WishVerify: VerbOptions {
  static let verb = "verify"

  @OptionGroup var day: DateOption
  @Option(help: help("option.note", "TEXT")) var note: String?
  @OptionGroup var acting: ForOption

  func fill(_ arguments: inout ArgumentList) throws {
    day.fill(&arguments)
    arguments.put("note", note)
    acting.fill(&arguments)
  }
}

struct WishSubmit: VerbOptions {
  static let verb = "submit"

  @Option(help: help("option.submit_campaign", "ID")) var campaign: String?
  @OptionGroup var acting: ForOption

  func fill(_ arguments: inout ArgumentList) throws {
    arguments.put("campaign", campaign)
    acting.fill(&arguments)
  }
}

struct WishReturn: VerbOptions {
  static let verb = "return"

  @Option(help: help("option.reason_code", "CODE")) var code: String?

  func fill(_ arguments: inout ArgumentList) throws { arguments.put("code", code) }
}

struct WishDecline: VerbOptions {
  static let verb = "decline"

  @Option(help: help("option.reason_code", "CODE")) var code: String?

  func fill(_ arguments: inout ArgumentList) throws { arguments.put("code", code) }
}

struct WishReopen: VerbOptions {
  static let verb = "reopen"
}

struct WishApprove: VerbOptions {
  static let verb = "approve"

  @Flag(help: help("option.waive_cap")) var waiveCap = false

  func fill(_ arguments: inout ArgumentList) throws {
    arguments.put("waive_cap", flag: waiveCap)
  }
}

struct WishHandup: VerbOptions {
  static let verb = "handup"
}

struct WishPublish: VerbOptions {
  static let verb = "publish"
}

struct WishTakedown: VerbOptions {
  static let verb = "takedown"
}

struct WishDispatch: VerbOptions {
  static let verb = "dispatch"

  @Option(help: help("option.dispatch_to", "UNIT")) var to: String?
  @Option(help: help("option.claimant", "NAME")) var claimant: String?

  func fill(_ arguments: inout ArgumentList) throws {
    try arguments.need("to", to)
    arguments.put("claimant", claimant)
  }
}

struct WishRelease: VerbOptions {
  static let verb = "release"

  @Option(help: help("option.release_claim", "ID")) var claim: String?

  func fill(_ arguments: inout ArgumentList) throws { arguments.put("claim", claim) }
}

struct WishContact: VerbOptions {
  static let verb = "contact"

  @OptionGroup var day: DateOption
  @OptionGroup var acting: ForOption

  func fill(_ arguments: inout ArgumentList) throws {
    day.fill(&arguments)
    acting.fill(&arguments)
  }
}

struct WishDeliver: VerbOptions {
  static let verb = "deliver"

  @OptionGroup var day: DateOption
  @Option(help: help("option.deliver_by", "NAME")) var by: String?
  @Option(help: help("option.deliver_what", "TEXT")) var what: String?
  @Option(help: help("option.amount", "YUAN")) var amount: String?
  @Option(help: help("option.place", "TEXT")) var place: String?
  @OptionGroup var acting: ForOption

  func fill(_ arguments: inout ArgumentList) throws {
    day.fill(&arguments)
    try arguments.need("by", by)
    try arguments.need("what", what)
    arguments.put("amount", amount)
    arguments.put("place", place)
    acting.fill(&arguments)
  }
}

struct WishFollowup: VerbOptions {
  static let verb = "followup"

  @OptionGroup var day: DateOption
  @Option(help: help("option.way", "visit|phone")) var way: String?
  @Option(help: help("option.result", "RESULT")) var result: String?
  @Option(help: help("option.opinion", "TEXT")) var opinion: String?
  @OptionGroup var acting: ForOption

  func fill(_ arguments: inout ArgumentList) throws {
    day.fill(&arguments)
    arguments.put("way", way)
    try arguments.need("result", result)
    arguments.put("opinion", opinion)
    acting.fill(&arguments)
  }
}

struct WishSample: VerbOptions {
  static let verb = "sample"
}

struct WishClose: VerbOptions {
  static let verb = "close"
}

struct WishRework: VerbOptions {
  static let verb = "rework"
}

struct WishCarryover: VerbOptions {
  static let verb = "carryover"

  @Option(help: help("option.next_campaign", "ID")) var campaign: String?

  func fill(_ arguments: inout ArgumentList) throws { try arguments.need("campaign", campaign) }
}

struct WishWithdraw: VerbOptions {
  static let verb = "withdraw"

  @OptionGroup var acting: ForOption

  func fill(_ arguments: inout ArgumentList) throws { acting.fill(&arguments) }
}

struct WishMerge: VerbOptions {
  static let verb = "merge"

  @Option(help: help("option.into", "ID")) var into: String?

  func fill(_ arguments: inout ArgumentList) throws { try arguments.need("into", into) }
}

struct WishDuplicates: VerbOptions {
  static let verb = "duplicates"
}

struct WishBoard: VerbOptions {
  static let verb = "board"
}
