/// What the process that owns the folder does for a command run beside it.
package protocol LocalHandling: Sendable {
  /// A command as JSON in, its outcome as JSON out. Cancelled when the one who asked goes away.
  func run(_ body: [UInt8]) async -> [UInt8]
}
