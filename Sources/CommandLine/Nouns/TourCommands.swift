import ArgumentParser

/// `tour …`: talks asked for, booked, confirmed, held, and what listeners said (domain.md §4.8).
struct TourCommand: NounCommand {
  static let noun = "tour"
  static let verbs: [any ParsableCommand.Type] = [
    Making<TourNoun, TourRequest>.self, Act<TourNoun, TourWithdraw>.self,
    Making<TourNoun, TourBook>.self, Act<TourNoun, TourCancel>.self,
    Act<TourNoun, TourConfirm>.self, Act<TourNoun, TourDecline>.self,
    Act<TourNoun, TourHeld>.self, Making<TourNoun, TourFeedback>.self,
    Act<TourNoun, TourSummarise>.self, Act<TourNoun, TourFollowUp>.self,
    Viewing<TourNoun, TourReporting>.self, Viewing<TourNoun, TourList>.self, ShowCommand.self,
    Act<TourNoun, EditVerb>.self, Act<TourNoun, DeleteVerb>.self,
  ]
}

enum TourNoun: Noun {
  static let noun = "tour"
}

/// When and where a talk shall be.
struct WhenAndWhere: ParsableArguments {
  @Option(help: help("option.tour_day", "YYYY-MM-DD")) var date: String?
  @Option(help: help("option.slot", "morning|afternoon|evening")) var slot: String?
  @Option(help: help("option.tour_place", "TEXT")) var place: String?

  func fill(_ arguments: inout ArgumentList) {
    arguments.put("date", date)
    arguments.put("slot", slot)
    arguments.put("place", place)
  }
}

struct TourRequest: VerbOptions {
  static let verb = "request"

  @Option(help: help("option.wanted_entry", "ID")) var entry: String?
  @Option(help: help("option.wanted_title", "TEXT")) var title: String?
  @OptionGroup var wanted: WhenAndWhere
  @Option(help: help("option.listeners", "TEXT")) var listeners: String?
  @Option(help: help("option.expected", "N")) var people: String?
  @OptionGroup var acting: ForOption

  func fill(_ arguments: inout ArgumentList) throws {
    arguments.put("entry", entry)
    arguments.put("title", title)
    wanted.fill(&arguments)
    arguments.put("listeners", listeners)
    arguments.put("people", people)
    acting.fill(&arguments)
  }
}

struct TourWithdraw: VerbOptions {
  static let verb = "withdraw"

  @OptionGroup var acting: ForOption

  func fill(_ arguments: inout ArgumentList) throws { acting.fill(&arguments) }
}

struct TourBook: VerbOptions {
  static let verb = "book"

  @Option(help: help("option.booked_entry", "ID")) var entry: String?
  @Option(help: help("option.tour_request", "ID")) var request: String?
  @Option(help: help("option.tour_at", "UNIT")) var at: String?
  @OptionGroup var planned: WhenAndWhere
  @Option(help: help("option.plan_title", "TEXT")) var title: String?

  func fill(_ arguments: inout ArgumentList) throws {
    arguments.put("entry", entry)
    arguments.put("request", request)
    arguments.put("at", at)
    planned.fill(&arguments)
    arguments.put("title", title)
  }
}

struct TourCancel: VerbOptions {
  static let verb = "cancel"
}

struct TourConfirm: VerbOptions {
  static let verb = "confirm"

  @OptionGroup var acting: ForOption

  func fill(_ arguments: inout ArgumentList) throws { acting.fill(&arguments) }
}

struct TourDecline: VerbOptions {
  static let verb = "decline"

  @OptionGroup var acting: ForOption

  func fill(_ arguments: inout ArgumentList) throws { acting.fill(&arguments) }
}

struct TourHeld: VerbOptions {
  static let verb = "held"

  @OptionGroup var day: DateOption
  @Option(help: help("option.people", "N")) var people: String?
  @Option(help: help("option.venue", "TEXT")) var venue: String?
  @OptionGroup var acting: ForOption

  func fill(_ arguments: inout ArgumentList) throws {
    day.fill(&arguments)
    arguments.put("people", people)
    arguments.put("venue", venue)
    acting.fill(&arguments)
  }
}

struct TourFeedback: VerbOptions {
  static let verb = "feedback"

  @Option(help: help("option.talk", "ID")) var talk: String?
  @Option(help: help("option.score", "1-5")) var score: String?
  @Option(help: help("option.forms", "N")) var count: String?
  @Option(help: help("option.listener_opinion", "TEXT")) var opinion: String?
  @OptionGroup var acting: ForOption

  func fill(_ arguments: inout ArgumentList) throws {
    try arguments.need("talk", talk)
    try arguments.need("score", score)
    arguments.put("count", count)
    arguments.put("opinion", opinion)
    acting.fill(&arguments)
  }
}

struct TourSummarise: VerbOptions {
  static let verb = "summary"
}

struct TourFollowUp: VerbOptions {
  static let verb = "followup"

  @OptionGroup var day: DateOption
  @Option(help: help("option.change_note", "TEXT")) var note: String?
  @OptionGroup var acting: ForOption

  func fill(_ arguments: inout ArgumentList) throws {
    day.fill(&arguments)
    arguments.put("note", note)
    acting.fill(&arguments)
  }
}

struct TourReporting: VerbOptions {
  static let verb = "report"

  @Argument(help: help("option.id", "ID")) var id: String?

  func fill(_ arguments: inout ArgumentList) throws {
    try arguments.needArgument("id", id, shown: "ID")
  }
}

struct TourList: VerbOptions {
  static let verb = "list"

  @OptionGroup var filters: ListVerb
  @Option(help: help("option.lesson_filter", "ID")) var entry: String?

  func fill(_ arguments: inout ArgumentList) throws {
    try filters.fill(&arguments)
    arguments.put("entry", entry)
  }
}
