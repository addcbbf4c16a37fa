import Journal

/// Randomness of the operating system, for production.
package final class SystemRandomness: Randomness {
  private var generator = SystemRandomNumberGenerator()

  package init() {}

  package func next() -> UInt64 { generator.next() }
}
