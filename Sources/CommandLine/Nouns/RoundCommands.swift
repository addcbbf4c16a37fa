import ArgumentParser
import Domain
import Node

/// `round …`: a round from opening to publicity (cli.md 27).
struct RoundCommand: NounCommand {
  static let noun = "round"
  static let verbs: [any ParsableCommand.Type] = [
    Making<RoundNoun, RoundOpen>.self, Act<RoundNoun, RoundRubric>.self,
    Act<RoundNoun, RoundDraw>.self, Act<RoundNoun, RoundClose>.self,
    Act<RoundNoun, RoundCheck>.self, Act<RoundNoun, RoundDecide>.self,
    Act<RoundNoun, RoundLock>.self, Act<RoundNoun, RoundReopen>.self,
    Act<RoundNoun, RoundPublish>.self, Act<RoundNoun, RoundAward>.self,
    Act<RoundNoun, RoundObject>.self, Viewing<RoundNoun, ListVerb>.self, ShowCommand.self,
  ]
}

enum RoundNoun: Noun {
  static let noun = "round"
}

/// FILE.json of a rubric, read here so that a server never opens a path of somebody else's.
enum RubricFile {
  static func put(_ path: String?, in arguments: inout ArgumentList) throws {
    var checked = arguments
    try checked.need("rubric", path)
    guard let path, !path.isEmpty else { return }
    arguments.put("rubric", try JSON(parsing: FileReading.bytes(path)))
  }
}

extension ArgumentList {
  /// A list of texts; nothing where there is none.
  mutating func put(_ key: String, texts: [String]) {
    if !texts.isEmpty { put(key, .array(texts.map { .string($0) })) }
  }
}

struct RoundOpen: VerbOptions {
  static let verb = "open"

  @Option(help: help("option.round_contest", "ID")) var contest: String?
  @Option(help: help("option.rubric", "FILE.json")) var rubric: String?
  @Option(help: help("option.round_title", "TEXT")) var title: String?
  @Option(parsing: .upToNextOption, help: help("option.round_entries", "ID"))
  var entry: [String] = []

  func fill(_ arguments: inout ArgumentList) throws {
    try arguments.need("contest", contest)
    try RubricFile.put(rubric, in: &arguments)
    arguments.put("title", title)
    arguments.put("entry", texts: entry)
  }
}

struct RoundRubric: VerbOptions {
  static let verb = "rubric"

  @Option(help: help("option.rubric", "FILE.json")) var rubric: String?

  func fill(_ arguments: inout ArgumentList) throws {
    try RubricFile.put(rubric, in: &arguments)
  }
}

struct RoundDraw: VerbOptions {
  static let verb = "draw"

  @Option(help: help("option.seed", "TEXT")) var seed: String?

  func fill(_ arguments: inout ArgumentList) throws { arguments.put("seed", seed) }
}

struct RoundClose: VerbOptions {
  static let verb = "close"
}

struct RoundCheck: VerbOptions {
  static let verb = "check"
}

struct RoundDecide: VerbOptions {
  static let verb = "decide"

  @Option(parsing: .upToNextOption, help: help("option.tie", "ID"))
  var tie: [String] = []
  @Option(parsing: .upToNextOption, help: help("option.few", "ID"))
  var few: [String] = []

  func fill(_ arguments: inout ArgumentList) throws {
    arguments.put("tie", texts: tie)
    arguments.put("few", texts: few)
  }
}

struct RoundLock: VerbOptions {
  static let verb = "lock"
}

struct RoundReopen: VerbOptions {
  static let verb = "reopen"
}

struct RoundPublish: VerbOptions {
  static let verb = "publish"

  @OptionGroup var period: PeriodOptions

  func fill(_ arguments: inout ArgumentList) throws { period.fill(&arguments) }
}

/// A publicity period: from which day, how many working days.
struct PeriodOptions: ParsableArguments {
  @Option(help: help("option.publicity_start", "YYYY-MM-DD")) var start: String?
  @Option(help: help("option.working_days", "N")) var workingDays: String?

  func fill(_ arguments: inout ArgumentList) {
    arguments.put("start", start)
    arguments.put("working_days", workingDays)
  }
}

struct RoundAward: VerbOptions {
  static let verb = "award"

  @OptionGroup var day: DateOption

  func fill(_ arguments: inout ArgumentList) throws { day.fill(&arguments) }
}

/// What somebody objects to, typed at the host's desk.
struct ObjectionOptions: ParsableArguments {
  @Option(help: help("option.objection_entry", "ID")) var entry: String?
  @Option(help: help("option.objection_text", "TEXT")) var text: String?
  @Option(help: help("option.objection_by", "NAME")) var by: String?
  @Flag(help: help("option.anonymous")) var anonymous = false
  @OptionGroup var day: DateOption

  func fill(_ arguments: inout ArgumentList) throws {
    arguments.put("entry", entry)
    try arguments.need("text", text)
    arguments.put("by", by)
    arguments.put("anonymous", flag: anonymous)
    day.fill(&arguments)
  }
}

struct RoundObject: VerbOptions {
  static let verb = "object"

  @OptionGroup var objection: ObjectionOptions

  func fill(_ arguments: inout ArgumentList) throws { try objection.fill(&arguments) }
}

/// `rank ID`: the result of a round.
struct RankCommand: NodeCommand {
  static let noun = "rank"

  @Argument(help: help("option.rank_round", "ROUND")) var id: String?
  @OptionGroup var common: CommonOptions

  func fill(_ arguments: inout ArgumentList) throws {
    try arguments.needArgument("id", id, shown: "ROUND")
  }
}
