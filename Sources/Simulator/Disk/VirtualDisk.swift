import Engine
import Journal
import Store

/// What befalls machines and their disks.
extension World {
  /// The machine goes down and comes up with what its last commit left.
  func crash(_ node: SimNode) {
    guard let engine = node.engine else { return }
    node.keys.plug.signaturesLeft = nil
    do {
      try reopen(node, from: try engine.store.image())
    } catch {
      account.violate("O1", "\(node.name) does not start again: \(error)")
    }
  }

  /// A new process over these bytes: nothing it had in memory is left.
  func reopen(_ node: SimNode, from image: [UInt8]) throws {
    try node.engine?.close()
    node.isFull = false
    node.metForgery = false
    dropCalls(of: node)
    let engine = try open(node, at: .image(image))
    node.engine = engine
    let isSound = try engine.store.read { try $0.databaseFacts().sound }
    if !isSound { account.violate("O1", "\(node.name): integrity_check") }
  }

  func pullPlug(_ node: SimNode) {
    node.keys.plug.signaturesLeft = random.below(4)
    account.note(.plugPulled, node.name)
  }

  func fillDisk(_ node: SimNode) throws {
    guard let engine = node.engine else { return }
    if node.isFull {
      try engine.store.limitGrowth(pages: nil)
      node.isFull = false
      account.tell("\(node.name): room again")
      return
    }
    try engine.store.limitGrowth(pages: random.below(4))
    node.isFull = true
    account.note(.diskFull, node.name)
  }

  func setClock(_ node: SimNode) {
    let year = 365 * World.day
    node.clock.error = random.chance(30) ? 0 : Int64(random.below(60 * 365)) * World.day - 30 * year
    account.note(.wrongClock, "\(node.name) by \(node.clock.error / World.day) days")
  }

  func putBackupAway(_ node: SimNode) throws {
    guard let engine = node.engine else { return }
    if node.backups.count > 2 { node.backups.removeFirst() }
    node.backups.append(try engine.store.image())
    account.note(.backupPutAway, node.name)
  }

  /// The database of an old backup in the place of today's; keys stay.
  func restoreBackup(_ node: SimNode) throws {
    guard node.engine != nil, let image = random.pick(node.backups), node.renewals < 2 else {
      return
    }
    account.note(.backupRestored, node.name)
    node.renewals += 1
    let before = try ledger.held(by: node)
    try reopen(node, from: image)
    let lost = before.subtracting(try ledger.held(by: node))
    try lose(lost)
  }

  /// A second machine begins as a copy of the disk, keys and all; both go on writing.
  func copyDisk(_ node: SimNode) throws {
    guard let engine = node.engine, node.renewals < 2, nodes.count < 17 else { return }
    node.renewals += 1
    let count = nodes.filter { $0.name.hasPrefix("\(node.name)~") }.count
    let twin = makeNode("\(node.name)~\(count + 1)", node.unit, keys: node.keys.copy())
    twin.renewals = node.renewals
    twin.clock.error = node.clock.error
    account.note(.diskCopied, "\(node.name) to \(twin.name)")
    twin.engine = try open(twin, at: .image(try engine.store.image()))
    nodes.append(twin)
  }

  func loseDisk(_ node: SimNode) throws {
    guard let engine = node.engine, nodes(of: node.unit).count > 1 || node.unit.text != "county"
    else { return }
    account.note(.diskLost, node.name)
    let before = try ledger.held(by: node)
    dropCalls(of: node)
    try engine.close()
    node.engine = nil
    node.isFull = false
    node.metForgery = false
    node.backups = []
    node.keys = MemoryKeys(memo)
    node.renewals = 0
    try lose(before)
  }

  private func lose(_ lost: Set<Int>) throws {
    let count = try ledger.settle(lost, among: alive)
    account.lostByNature += count
    if count > 0 { account.tell("\(count) changes that nobody else held are lost") }
  }

  /// An empty machine is invited again by a unit above it. False where that has to wait.
  func rejoin(_ node: SimNode) -> Bool {
    guard node.engine == nil else { return true }
    let parent = above(node.unit).first ?? node.unit
    guard let inviter = random.pick(nodes(of: parent)) else { return false }
    do {
      try join(node, by: inviter)
      return true
    } catch {
      // The inviter may be waiting for its own certificate, or be without room.
      account.tell("\(node.name) cannot join by \(inviter.name) now: \(error)")
      if (error as? SiweiError)?.code == Plug.code { crash(inviter) }
      return false
    }
  }
}
