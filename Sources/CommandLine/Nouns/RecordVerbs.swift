import ArgumentParser
import Domain
import Node

/// `NOUN edit RECORD --set FIELD=VALUE …` (cli.md 21).
struct EditVerb: VerbOptions {
  static let verb = "edit"

  @Option(help: help("option.set", "FIELD=VALUE")) var set: [String] = []

  func fill(_ arguments: inout ArgumentList) throws {
    guard !set.isEmpty || arguments.linesFollow else {
      throw Outcome.fault("usage.missing_option", 64, ["option": "set"])
    }
    guard !set.isEmpty else { return }
    var fields = [JSON.Member]()
    for item in set {
      guard let place = item.firstIndex(of: "="), place != item.startIndex else {
        throw Outcome.fault("usage.set_form", 64, ["given": item])
      }
      let field = String(item[..<place])
      guard !fields.contains(where: { $0.key == field }) else {
        throw Outcome.fault("usage.set_twice", 64, ["field": field])
      }
      fields.append(JSON.Member(field, .string(String(item[item.index(after: place)...]))))
    }
    arguments.put("set", .object(fields))
  }
}

/// `NOUN delete RECORD --reason R`.
struct DeleteVerb: VerbOptions {
  static let verb = "delete"
}

/// `NOUN list [--state S] [--unit U]` (cli.md 22).
struct ListVerb: VerbOptions {
  static let verb = "list"

  @Option(help: help("option.state", "STATE")) var state: String?
  @Option(help: help("option.unit_filter", "UNIT")) var unit: String?

  func fill(_ arguments: inout ArgumentList) throws {
    arguments.put("state", state)
    arguments.put("unit", unit)
  }
}

/// `show RECORD` (cli.md 20); under a noun, `NOUN show RECORD` is the same.
struct ShowCommand: NodeCommand {
  static let noun = "show"

  @Argument(help: help("option.id", "RECORD")) var id: String?
  @OptionGroup var common: CommonOptions

  func fill(_ arguments: inout ArgumentList) throws {
    try arguments.needArgument("id", id, shown: "RECORD")
  }
}

/// `history RECORD` (cli.md 17).
struct HistoryCommand: NodeCommand {
  static let noun = "history"

  @Argument(help: help("option.id", "RECORD")) var id: String?
  @OptionGroup var common: CommonOptions

  func fill(_ arguments: inout ArgumentList) throws {
    try arguments.needArgument("id", id, shown: "RECORD")
  }
}

/// `explain RECORD [--at UNIT]` (cli.md 17).
struct ExplainCommand: NodeCommand {
  static let noun = "explain"

  @Argument(help: help("option.id", "RECORD")) var id: String?
  @Option(help: help("option.at_unit", "UNIT")) var at: String?
  @OptionGroup var common: CommonOptions

  func fill(_ arguments: inout ArgumentList) throws {
    try arguments.needArgument("id", id, shown: "RECORD")
    arguments.put("at", at)
  }
}
