import ArgumentParser

/// `holiday …`: which days are not worked, for publicity periods.
struct HolidayCommand: NounCommand {
  static let noun = "holiday"
  static let verbs: [any ParsableCommand.Type] = [
    HolidayImport.self, Viewing<HolidayNoun, HolidayList>.self,
  ]
}

enum HolidayNoun: Noun {
  static let noun = "holiday"
}

/// `holiday import FILE.csv` (date,kind).
struct HolidayImport: NodeCommand {
  static let noun = "holiday"
  static let verb = "import"
  static let needsActor = true

  @Argument(help: help("option.csv", "FILE.csv")) var file: String?
  @OptionGroup var common: CommonOptions

  func fill(_ arguments: inout ArgumentList) throws {
    var checked = ArgumentList()
    try checked.needArgument("file", file, shown: "FILE.csv")
    guard let file else { return }
    arguments.put("file", file)
    try arguments.putTable(file)
  }
}

struct HolidayList: VerbOptions {
  static let verb = "list"
}
