import ArgumentParser
import Domain

/// `conflict …`: values that need a person (cli.md 23).
struct ConflictCommand: NounCommand {
  static let noun = "conflict"
  static let verbs: [any ParsableCommand.Type] = [
    Viewing<ConflictNoun, PlainList>.self, ConflictResolve.self,
  ]
}

enum ConflictNoun: Noun {
  static let noun = "conflict"
}

/// `conflict resolve ID (--take DOT | --value V | --keep | --delete) --reason R`.
struct ConflictResolve: NodeCommand {
  static let noun = "conflict"
  static let verb = "resolve"
  static let needsActor = true

  @OptionGroup var act: ActOptions
  @Option(help: help("option.take", "DOT")) var take: String?
  @Option(help: help("option.resolve_value", "VALUE")) var value: String?
  @Flag(help: help("option.keep")) var keep = false
  @Flag(help: help("option.delete")) var delete = false
  @OptionGroup var common: CommonOptions

  var inputFile: String? { act.input }

  func fill(_ arguments: inout ArgumentList) throws {
    try arguments.needArgument("id", act.id, shown: "ID")
    try arguments.needOne([
      ("take", take.map { .string($0) }), ("value", value.map { .string($0) }),
      ("keep", keep ? .bool(true) : nil), ("delete", delete ? .bool(true) : nil),
    ])
    arguments.put("seen", act.seen)
    try arguments.need("reason", act.reason)
  }
}

/// `quarantine list` (cli.md 23).
struct QuarantineCommand: NounCommand {
  static let noun = "quarantine"
  static let verbs: [any ParsableCommand.Type] = [Viewing<QuarantineNoun, PlainList>.self]
}

enum QuarantineNoun: Noun {
  static let noun = "quarantine"
}

/// `parked list` (cli.md 23).
struct ParkedCommand: NounCommand {
  static let noun = "parked"
  static let verbs: [any ParsableCommand.Type] = [Viewing<ParkedNoun, PlainList>.self]
}

enum ParkedNoun: Noun {
  static let noun = "parked"
}

/// A `list` without filters.
struct PlainList: VerbOptions {
  static let verb = "list"
}
