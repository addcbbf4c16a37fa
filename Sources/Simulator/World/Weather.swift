/// What can go wrong in the world.
enum Fault: String, CaseIterable {
  // With messages.
  case requestLost, answerLost, requestTwice, oldRequestAgain, requestCut, answerCut
  case foreignAnswer, forgedAnswer
  // With lines.
  case partition, oneWayPartition, clog
  // With machines.
  case crash, plugPulled, restart, diskFull, wrongClock
  // With disks.
  case backupPutAway, backupRestored, diskCopied, diskLost

  static let ofMessages: [Fault] = [
    .requestLost, .answerLost, .requestTwice, .oldRequestAgain, .requestCut, .answerCut,
    .foreignAnswer, .forgedAnswer,
  ]
  static let ofMachines: [Fault] = allCases.filter { !ofMessages.contains($0) }
}

/// Which faults are armed in one seed, and how strongly.
struct Weather {
  private var weights: [Fault: Int] = [:]
  /// Of a thousand messages, how many meet a fault.
  let messages: Int

  init(_ random: SplitMix) {
    for fault in Fault.allCases where !random.chance(25) { weights[fault] = 1 + random.below(10) }
    // Something always happens, whatever was drawn.
    weights[.crash] = max(weights[.crash] ?? 0, 2)
    weights[.requestLost] = max(weights[.requestLost] ?? 0, 2)
    messages = 20 + random.below(180)
  }

  func weighted(_ faults: [Fault]) -> [(item: Fault, weight: Int)] {
    faults.map { ($0, weights[$0] ?? 0) }
  }

  func isArmed(_ fault: Fault) -> Bool { weights[fault] != nil }
}
