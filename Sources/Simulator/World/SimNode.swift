import Engine
import Journal

/// One machine of the world.
final class SimNode {
  let name: String
  let unit: UnitID
  let clock: VirtualClock
  let random: SplitMix
  var keys: MemoryKeys
  /// Nil while its disk is lost.
  var engine: Engine?
  /// Images an administrator put away, oldest first.
  var backups: [[UInt8]] = []
  /// Disk without room; commands and exchanges end with 74.
  var isFull = false
  /// Cut off by a swizzle-clog.
  var isClogged = false
  /// How often its life was broken off: a parent renews three times in a row at most.
  var renewals = 0
  /// It met forged bytes, so that a peer's honest run may stay refused until it restarts.
  var metForgery = false

  init(
    _ name: String, _ unit: UnitID, clock: VirtualClock, random: SplitMix, keys: MemoryKeys
  ) {
    self.name = name
    self.unit = unit
    self.clock = clock
    self.random = random
    self.keys = keys
  }
}
