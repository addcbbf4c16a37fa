package import Domain
package import Engine
package import Journal
package import Store

/// One machine of a unit: an engine in memory with its keys and clock.
package final class Machine {
  package let name: String
  package let unit: UnitID
  package let clock: TestClock
  package let keys: MemoryKeys
  package private(set) var engine: Engine
  private let random: SeededRandomness
  /// Who sits at it where a command does not say.
  package var actor = "clerk"

  package init(
    _ name: String, _ unit: UnitID, clock: TestClock, seed: UInt64,
    location: StoreLocation = .memory, keys: MemoryKeys = MemoryKeys()
  ) throws {
    self.name = name
    self.unit = unit
    self.clock = clock
    self.keys = keys
    random = SeededRandomness(seed)
    engine = try Engine(
      at: location, Surroundings(clock: clock, random: random, keys: keys))
  }

  // MARK: commands

  /// A writing command, such as `act("wish approve", ["id": …])`.
  @discardableResult
  package func act(
    _ command: String, _ arguments: JSON = .object([]), by actor: String? = nil
  ) throws -> JSON {
    try engine.act(Machine.call(command, arguments), actor: actor ?? self.actor)
  }

  package func view(
    _ command: String, _ arguments: JSON = .object([]), by actor: String? = nil
  ) throws -> JSON {
    try engine.view(Machine.call(command, arguments), actor: actor ?? self.actor)
  }

  private static func call(_ command: String, _ arguments: JSON) -> CommandCall {
    let words = command.split(separator: " ", maxSplits: 1).map(String.init)
    return CommandCall(
      noun: words[0], verb: words.count > 1 ? words[1] : "", arguments: arguments)
  }

  /// The code of the error a command ends with; nil where it does not.
  package func fault(
    _ command: String, _ arguments: JSON, by actor: String? = nil
  ) throws -> String? {
    do {
      try act(command, arguments, by: actor)
      return nil
    } catch let error as SiweiError {
      return error.code
    }
  }

  // MARK: what it holds

  package func read<T>(_ body: (StoreTransaction) throws -> T) throws -> T {
    try engine.store.read(body)
  }

  package var replica: ReplicaID { get throws { try engine.own().replica } }
  package var organisation: OrgState { get throws { try read { $0.organisation } } }

  /// Lines of `dump`, of one scope or all.
  package func dump(_ scope: String? = nil) throws -> [String] {
    try engine.dump(scope.flatMap { Scope($0) }).map(\.line)
  }

  package func status() throws -> JSON {
    try engine.statusDocument(
      StatusSurroundings(version: "test", serving: false, diskBytes: 0))
  }

  /// Not sent, sent, held above, in conflict: the four counts of `status`.
  package func counts() throws -> [Int64] {
    let counts = try status()["counts"]
    return ["unsent", "sent", "held", "conflicts"].compactMap { counts?[$0]?.integer }
  }

  // MARK: disks

  package func image() throws -> [UInt8] { try engine.store.image() }

  /// The disk as it was when the image was made; keys stay as they are.
  package func restore(_ image: [UInt8]) throws {
    engine = try Engine(
      at: .image(image), Surroundings(clock: clock, random: random, keys: keys))
  }

  /// The process ends and begins anew on the same disk.
  package func restart() throws { try restore(image()) }

  /// Another machine from a copy of the disk, keys included.
  package func twin(_ name: String, seed: UInt64) throws -> Machine {
    let twin = try Machine(
      name, unit, clock: clock, seed: seed, location: .image(image()), keys: keys.copy())
    twin.actor = actor
    return twin
  }
}
