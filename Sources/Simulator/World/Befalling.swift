import Engine
import Journal

/// One of the armed faults befalls one of the machines.
extension World {
  func befall() throws {
    for node in nodes where node.engine == nil && random.chance(30) { _ = rejoin(node) }
    guard let fault = random.weighted(weather.weighted(Fault.ofMachines)),
      let node = random.pick(alive)
    else { return }
    switch fault {
    case .crash, .restart:
      account.note(fault, node.name)
      crash(node)
    case .plugPulled: pullPlug(node)
    case .diskFull: try fillDisk(node)
    case .wrongClock: setClock(node)
    case .backupPutAway: try putBackupAway(node)
    case .backupRestored: try restoreBackup(node)
    case .diskCopied: try copyDisk(node)
    case .diskLost: if random.chance(30) { try loseDisk(node) }
    case .partition, .oneWayPartition, .clog: turnLines(fault)
    default: break
    }
    // A county that was restored is admitted by a person with the organisation's key, some day.
    if random.chance(20) { admitRoots() }
  }

  func admitRoots() {
    for node in alive where node.unit.text == "county" {
      _ = attempt(node, "admit --root") { try $0.admitRoot(organisationKey) }
    }
  }
}
