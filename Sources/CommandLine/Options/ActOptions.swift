import ArgumentParser

/// What every act on a record takes (cli.md 19, 21): the record, what was seen, why, or lines.
struct ActOptions: ParsableArguments {
  @Argument(help: help("option.id", "ID")) var id: String?
  @Option(help: help("option.seen", "TOKEN")) var seen: String?
  @Option(help: help("option.reason", "TEXT")) var reason: String?
  @Option(help: help("option.input", "FILE|-")) var input: String?

  func fill(_ arguments: inout ArgumentList, namesRecord: Bool) throws {
    if namesRecord { try arguments.needArgument("id", id, shown: "ID") }
    arguments.put("seen", seen)
    arguments.put("reason", reason)
  }
}

/// What an act that makes a new record takes.
struct NewOptions: ParsableArguments {
  @Option(help: help("option.new_id", "UUID")) var id: String?
  @Option(help: help("option.reason", "TEXT")) var reason: String?
  @Option(help: help("option.seen", "TOKEN")) var seen: String?
  @Option(help: help("option.input", "FILE|-")) var input: String?

  func fill(_ arguments: inout ArgumentList) {
    arguments.put("id", id)
    arguments.put("seen", seen)
    arguments.put("reason", reason)
  }
}

/// The options one verb has besides those of every act.
protocol VerbOptions: ParsableArguments {
  static var verb: String { get }
  /// Whether the record may be named beside `--input`, for lines that say what changes in it.
  static var takesRecordBesideInput: Bool { get }
  func fill(_ arguments: inout ArgumentList) throws
}

extension VerbOptions {
  static var takesRecordBesideInput: Bool { false }
  func fill(_ arguments: inout ArgumentList) throws {}
}

/// A noun whose acts share one shape.
protocol Noun {
  static var noun: String { get }
}

/// `NOUN VERB ID …`: one act on one record.
struct Act<N: Noun, V: VerbOptions>: NodeCommand {
  static var noun: String { N.noun }
  static var verb: String { V.verb }
  static var needsActor: Bool { true }

  @OptionGroup var act: ActOptions
  @OptionGroup var own: V
  @OptionGroup var common: CommonOptions

  var inputFile: String? { act.input }
  var recordOfLines: String? {
    V.takesRecordBesideInput && act.input != nil ? act.id : nil
  }

  func fill(_ arguments: inout ArgumentList) throws {
    try act.fill(&arguments, namesRecord: recordOfLines == nil)
    try own.fill(&arguments)
  }
}

/// `NOUN VERB …`: one act that makes a record.
struct Making<N: Noun, V: VerbOptions>: NodeCommand {
  static var noun: String { N.noun }
  static var verb: String { V.verb }
  static var needsActor: Bool { true }

  @OptionGroup var new: NewOptions
  @OptionGroup var own: V
  @OptionGroup var common: CommonOptions

  var inputFile: String? { new.input }

  func fill(_ arguments: inout ArgumentList) throws {
    new.fill(&arguments)
    try own.fill(&arguments)
  }
}

/// `NOUN VERB …`: reads only.
struct Viewing<N: Noun, V: VerbOptions>: NodeCommand {
  static var noun: String { N.noun }
  static var verb: String { V.verb }

  @OptionGroup var own: V
  @OptionGroup var common: CommonOptions

  func fill(_ arguments: inout ArgumentList) throws { try own.fill(&arguments) }
}
