import ArgumentParser
import Domain

/// Options every command takes; they may stand anywhere after the noun.
struct CommonOptions: ParsableArguments {
  @Option(help: help("option.data", "DIR")) var data: String?
  @Option(name: .customLong("as"), help: help("option.as", "NAME")) var actor: String?
  @Flag(help: help("option.json")) var json = false
  @Flag(help: help("option.quiet")) var quiet = false
}

/// The help of an option in the person's language, with the name of its value.
func help(_ code: String, _ value: String? = nil) -> ArgumentHelp {
  ArgumentHelp(stringLiteral: Here.text(code)).naming(value)
}

extension ArgumentHelp {
  fileprivate func naming(_ value: String?) -> ArgumentHelp {
    var copy = self
    copy.valueName = value
    return copy
  }
}
