import ArgumentParser

/// `entry …`: a lesson from its branch to the contest's host (cli.md 26).
struct EntryCommand: NounCommand {
  static let noun = "entry"
  static let verbs: [any ParsableCommand.Type] = [
    Making<EntryNoun, EntrySubmit>.self, Act<EntryNoun, EntryRecommend>.self,
    Act<EntryNoun, EntryAccept>.self, Act<EntryNoun, EntryReturn>.self,
    Act<EntryNoun, EntryWithdraw>.self, Act<EntryNoun, EntrySelect>.self,
    Act<EntryNoun, EntryRank>.self,
    Act<EntryNoun, EntryVersion>.self, Act<EntryNoun, EntryForward>.self,
    Act<EntryNoun, EntryQualify>.self, Act<EntryNoun, EntryStrike>.self,
    Act<EntryNoun, EntryCoach>.self, Act<EntryNoun, EntryRemark>.self,
    Act<EntryNoun, EntryCallup>.self, Act<EntryNoun, EntryAdmit>.self,
    Viewing<EntryNoun, EntryList>.self, ShowCommand.self, Act<EntryNoun, EditVerb>.self,
    Act<EntryNoun, DeleteVerb>.self,
  ]
}

enum EntryNoun: Noun {
  static let noun = "entry"
}

struct EntrySubmit: VerbOptions {
  static let verb = "submit"

  @Option(help: help("option.contest", "ID")) var contest: String?
  @Option(help: help("option.entry_title", "TEXT")) var title: String?
  @Option(help: help("option.speaker", "NAME")) var speaker: String?
  @Option(help: help("option.branch", "TEXT")) var branch: String?
  @Option(help: help("option.post", "TEXT")) var post: String?
  @Option(help: help("option.party_member", "TEXT")) var partyMember: String?
  @Option(help: help("option.entry_group", "TEXT")) var group: String?
  @Option(help: help("option.summary", "TEXT")) var summary: String?
  @Option(help: help("option.manuscript", "TEXT")) var manuscript: String?
  @Option(help: help("option.length", "TEXT")) var length: String?
  @Option(help: help("option.originality", "TEXT")) var originality: String?
  @Option(help: help("option.entry_phone", "PHONE")) var phone: String?
  @Option(help: help("option.recommended_by", "NAME")) var recommendedBy: String?
  @OptionGroup var acting: ForOption

  func fill(_ arguments: inout ArgumentList) throws {
    try arguments.need("contest", contest)
    try arguments.need("title", title)
    try arguments.need("speaker", speaker)
    arguments.put("branch", branch)
    arguments.put("post", post)
    arguments.put("party_member", partyMember)
    arguments.put("group", group)
    arguments.put("summary", summary)
    arguments.put("manuscript", manuscript)
    arguments.put("length", length)
    arguments.put("originality", originality)
    arguments.put("phone", phone)
    arguments.put("recommended_by", recommendedBy)
    acting.fill(&arguments)
  }
}

struct EntryRecommend: VerbOptions {
  static let verb = "recommend"

  @Option(help: help("option.recommended_by", "NAME")) var by: String?
  @Option(help: help("option.recommendation", "TEXT")) var opinion: String?
  @OptionGroup var acting: ForOption

  func fill(_ arguments: inout ArgumentList) throws {
    arguments.put("by", by)
    arguments.put("opinion", opinion)
    acting.fill(&arguments)
  }
}

struct EntryAccept: VerbOptions {
  static let verb = "accept"
}

struct EntryReturn: VerbOptions {
  static let verb = "return"
}

struct EntryWithdraw: VerbOptions {
  static let verb = "withdraw"

  @OptionGroup var acting: ForOption

  func fill(_ arguments: inout ArgumentList) throws { acting.fill(&arguments) }
}

struct EntrySelect: VerbOptions {
  static let verb = "select"

  @Option(help: help("option.rank", "N")) var rank: String?

  func fill(_ arguments: inout ArgumentList) throws { try arguments.need("rank", rank) }
}

/// Ranking anew, also after forwarding.
struct EntryRank: VerbOptions {
  static let verb = "rank"

  @Option(help: help("option.rank", "N")) var rank: String?

  func fill(_ arguments: inout ArgumentList) throws { try arguments.need("rank", rank) }
}

struct EntryVersion: VerbOptions {
  static let verb = "version"
  static let takesRecordBesideInput = true

  @Option(help: help("option.new_title", "TEXT")) var title: String?
  @Option(help: help("option.new_speaker", "NAME")) var speaker: String?
  @Option(help: help("option.summary", "TEXT")) var summary: String?
  @Option(help: help("option.manuscript", "TEXT")) var manuscript: String?
  @OptionGroup var acting: ForOption

  func fill(_ arguments: inout ArgumentList) throws {
    arguments.put("title", title)
    arguments.put("speaker", speaker)
    arguments.put("summary", summary)
    arguments.put("manuscript", manuscript)
    acting.fill(&arguments)
  }
}

struct EntryForward: VerbOptions {
  static let verb = "forward"

  @Option(help: help("option.forward_opinion", "TEXT")) var opinion: String?

  func fill(_ arguments: inout ArgumentList) throws { arguments.put("opinion", opinion) }
}

struct EntryQualify: VerbOptions {
  static let verb = "qualify"
}

struct EntryStrike: VerbOptions {
  static let verb = "strike"
}

/// Free words kept with the lesson.
struct NoteOption: ParsableArguments {
  @Option(help: help("option.entry_note", "TEXT")) var note: String?

  func fill(_ arguments: inout ArgumentList) throws { try arguments.need("note", note) }
}

struct EntryCoach: VerbOptions {
  static let verb = "coach"

  @OptionGroup var words: NoteOption

  func fill(_ arguments: inout ArgumentList) throws { try words.fill(&arguments) }
}

struct EntryRemark: VerbOptions {
  static let verb = "remark"

  @OptionGroup var words: NoteOption

  func fill(_ arguments: inout ArgumentList) throws { try words.fill(&arguments) }
}

struct EntryCallup: VerbOptions {
  static let verb = "callup"

  @Option(help: help("option.instead_of", "ID")) var insteadOf: String?
  @Option(help: help("option.callup_note", "TEXT")) var note: String?

  func fill(_ arguments: inout ArgumentList) throws {
    arguments.put("instead_of", insteadOf)
    arguments.put("note", note)
  }
}

struct EntryAdmit: VerbOptions {
  static let verb = "admit"
}

struct EntryList: VerbOptions {
  static let verb = "list"

  @OptionGroup var filters: ListVerb
  @Option(help: help("option.contest_filter", "ID")) var contest: String?

  func fill(_ arguments: inout ArgumentList) throws {
    try filters.fill(&arguments)
    arguments.put("contest", contest)
  }
}
