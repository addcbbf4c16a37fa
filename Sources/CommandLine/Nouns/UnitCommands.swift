import ArgumentParser
import Domain
import Journal
import Node

/// `unit …`: the directory of units (cli.md 8).
struct UnitCommand: NounCommand {
  static let noun = "unit"
  static let verbs: [any ParsableCommand.Type] = [
    UnitAdd.self, UnitImport.self, Viewing<UnitNoun, PlainList>.self,
    Act<UnitNoun, EditVerb>.self,
  ]
}

enum UnitNoun: Noun {
  static let noun = "unit"
}

/// How a unit is described where it is made.
struct UnitOptions: ParsableArguments {
  @Option(help: help("option.unit", "ID")) var unit: String?
  @Option(help: help("option.name", "NAME")) var name: String?
  @Option(help: help("option.tier", "TIER")) var tier: String?
  @Option(help: help("option.code", "CODE")) var code: String?
  @OptionGroup var edition: EditionOptions

  func fill(_ arguments: inout ArgumentList) throws {
    try arguments.need("unit", unit)
    try arguments.need("name", name.map(DirectoryCommands.name))
    try arguments.need("tier", tier)
    arguments.put("code", try code.map { try whole($0) })
    edition.fill(&arguments)
  }

  /// In twelve digits, the zeros of a county or township completed.
  private func whole(_ code: String) throws -> String {
    guard let tier else { return code }
    guard let whole = UnitCode.whole(code, tier: tier) else {
      throw Outcome.fault("unit.bad_code", 64, ["code": code])
    }
    return whole
  }
}

/// A division code means nothing without its system and edition (domain.md §8.9).
struct EditionOptions: ParsableArguments {
  @Option(help: help("option.code_system", "SYSTEM")) var codeSystem: String?
  @Option(help: help("option.edition", "EDITION")) var edition: String?

  func fill(_ arguments: inout ArgumentList) {
    arguments.put("code_system", codeSystem)
    arguments.put("edition", edition)
  }
}

/// `unit add --unit ID --name N --tier T --parent ID [--code …]`, at the root.
struct UnitAdd: NodeCommand {
  static let noun = "unit"
  static let verb = "add"
  static let needsActor = true

  @OptionGroup var unit: UnitOptions
  @Option(help: help("option.parent", "ID")) var parent: String?
  @Option(help: help("option.office_phone", "PHONE")) var phone: String?
  @Option(help: help("option.input", "FILE|-")) var input: String?
  @OptionGroup var common: CommonOptions

  var inputFile: String? { input }

  func fill(_ arguments: inout ArgumentList) throws {
    try unit.fill(&arguments)
    try arguments.need("parent", parent)
    arguments.put("phone", phone)
  }
}

/// `unit import FILE.csv --code-system S --edition E`, at the root.
struct UnitImport: NodeCommand {
  static let noun = "unit"
  static let verb = "import"

  @Argument(help: help("option.csv", "FILE.csv")) var file: String?
  @OptionGroup var edition: EditionOptions
  @OptionGroup var common: CommonOptions

  func fill(_ arguments: inout ArgumentList) throws {
    var checked = ArgumentList()
    try checked.needArgument("file", file, shown: "FILE.csv")
    try arguments.need("code_system", edition.codeSystem)
    try arguments.need("edition", edition.edition)
    guard let file else { return }
    arguments.put("file", file)
    try arguments.putTable(file)
  }
}

extension ArgumentList {
  /// The table in `file`. What is no text goes along in digits, so that its cell can be named.
  mutating func putTable(_ file: String) throws {
    let bytes = try FileReading.raw(file)
    if let text = String(validating: bytes, as: UTF8.self) {
      put("csv", text)
    } else {
      put("csv_hex", encodeHex(bytes))
    }
  }
}
