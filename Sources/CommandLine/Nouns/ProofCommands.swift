import ArgumentParser

/// `digest [--scope S]` (cli.md 14).
struct DigestCommand: NodeCommand {
  static let noun = "digest"

  @Option(help: help("option.scope", "UNIT/REACH")) var scope: String?
  @OptionGroup var common: CommonOptions

  func fill(_ arguments: inout ArgumentList) throws { arguments.put("scope", scope) }
}

/// `dump [--scope S]`: every record of the fold as JSON lines (cli.md 15).
struct DumpCommand: NodeCommand {
  static let noun = "dump"

  @Option(help: help("option.scope", "UNIT/REACH")) var scope: String?
  @OptionGroup var common: CommonOptions

  func fill(_ arguments: inout ArgumentList) throws { arguments.put("scope", scope) }
}

/// `verify` (cli.md 16).
struct VerifyCommand: NodeCommand {
  static let noun = "verify"

  @OptionGroup var common: CommonOptions
}

/// `rebuild` (cli.md 16).
struct RebuildCommand: NodeCommand {
  static let noun = "rebuild"

  @OptionGroup var common: CommonOptions
}
