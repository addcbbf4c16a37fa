import ArgumentParser
import Domain
import Node

enum ScoreNoun: Noun {
  static let noun = "score"
}

/// Which sheet: of whom, for which entry, in which round.
struct SheetOptions: ParsableArguments {
  @Option(help: help("option.round", "ID")) var round: String?
  @Option(help: help("option.sheet_entry", "ID")) var entry: String?
  @Option(help: help("option.judge", "NAME")) var judge: String?

  func fill(_ arguments: inout ArgumentList) throws {
    try arguments.need("round", round)
    try arguments.need("entry", entry)
    try arguments.need("judge", judge)
  }
}

/// `score enter`: a total, or a mark for each item of the rubric (cli.md 27).
struct ScoreEnter: VerbOptions {
  static let verb = "enter"

  @OptionGroup var sheet: SheetOptions
  @Option(help: help("option.total", "92.50")) var total: String?
  @Option(help: help("option.item", "NAME=MARK")) var item: [String] = []
  @Flag(help: help("option.absent")) var absent = false
  @Option(help: help("option.remarks", "TEXT")) var remarks: String?

  func fill(_ arguments: inout ArgumentList) throws {
    try sheet.fill(&arguments)
    let items = try members()
    let given = [total != nil, !items.isEmpty, absent].filter { $0 }.count
    guard given == 1 || given == 0 && arguments.linesFollow else {
      throw Outcome.fault("usage.exactly_one", 64, ["options": "--total, --item, --absent"])
    }
    arguments.put("total", total)
    if !items.isEmpty { arguments.put("items", .object(items)) }
    arguments.put("absent", flag: absent)
    arguments.put("remarks", remarks)
  }

  private func members() throws -> [JSON.Member] {
    try item.map { text in
      guard let place = text.lastIndex(of: "="), place != text.startIndex else {
        throw Outcome.fault("usage.item_form", 64, ["given": text])
      }
      return JSON.Member(
        String(text[..<place]), .string(String(text[text.index(after: place)...])))
    }
  }
}

struct ScoreSign: VerbOptions {
  static let verb = "sign"

  @OptionGroup var sheet: SheetOptions

  func fill(_ arguments: inout ArgumentList) throws { try sheet.fill(&arguments) }
}

struct ScoreVoid: VerbOptions {
  static let verb = "void"

  @OptionGroup var sheet: SheetOptions

  func fill(_ arguments: inout ArgumentList) throws { try sheet.fill(&arguments) }
}

struct ScoreTime: VerbOptions {
  static let verb = "time"

  @Option(help: help("option.round", "ID")) var round: String?
  @Option(help: help("option.sheet_entry", "ID")) var entry: String?
  @Option(help: help("option.over_seconds", "SECONDS")) var over: String?
  @Option(help: help("option.under_seconds", "SECONDS")) var under: String?

  func fill(_ arguments: inout ArgumentList) throws {
    try arguments.need("round", round)
    try arguments.need("entry", entry)
    if over == nil, under == nil { try arguments.need("over", nil as String?) }
    arguments.put("over", over)
    arguments.put("under", under)
  }
}

/// Points off for another reason than time.
struct ScoreDeduct: VerbOptions {
  static let verb = "deduct"

  @Option(help: help("option.round", "ID")) var round: String?
  @Option(help: help("option.sheet_entry", "ID")) var entry: String?
  @Option(help: help("option.points", "0.10")) var points: String?

  func fill(_ arguments: inout ArgumentList) throws {
    try arguments.need("round", round)
    try arguments.need("entry", entry)
    try arguments.need("points", points)
  }
}

struct ScoreList: VerbOptions {
  static let verb = "list"

  @Option(help: help("option.round", "ID")) var round: String?
  @Option(help: help("option.sheet_entry", "ID")) var entry: String?
  @Option(help: help("option.judge", "NAME")) var judge: String?

  func fill(_ arguments: inout ArgumentList) throws {
    try arguments.need("round", round)
    arguments.put("entry", entry)
    arguments.put("judge", judge)
  }
}
