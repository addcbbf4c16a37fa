/// What is taken from another end at most; beyond it a message is malformed (sync.md §6).
package enum WireLimits {
  /// An exchange message, uncompressed.
  package static let messageBytes = 4 << 20
  package static let runs = 4096
  package static let pageChanges = 8192
  /// Scopes, digests, seals or receipt items of one message or receipt.
  package static let scopes = 16_384
  package static let heads = 16_384
  package static let probes = 1024
  package static let receipts = 4096
  package static let refusals = 4096
  /// Codes and short texts of a message.
  package static let textBytes = 1024
  /// Names of kinds and fields.
  package static let nameBytes = 128
  package static let actorBytes = 256
  /// Places in the table of named dots, over all operations of a frame together.
  package static let namings = 16_384
  /// Messages within a message, so that empty ones cannot fill the memory.
  static let nestedInFrame = 10_000
  static let nestedInExchange = 200_000
}
