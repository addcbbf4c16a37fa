import Domain

/// Caps of what a command may be given.
package enum ContractLimits {
  /// Bytes of one file argument or of standard input.
  package static let inputBytes = JSON.inputLimit
  package static let actorCharacters = 64
  /// The version of this software, as `siwei --version` and `status` say it.
  package static let version = "0.1.0"
}
