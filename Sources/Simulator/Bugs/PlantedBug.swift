/// Faults planted into the machines on purpose: each must be caught, or the checks prove nothing.
package enum PlantedBug: String, CaseIterable, Sendable {
  case skippedSignature = "skipped-signature"
  case lastWriterWins = "last-writer-wins"
  case lostSupersede = "lost-supersede"
  case lostDelete = "lost-delete"
  case skippedChange = "skipped-change"
  case clockInFold = "clock-in-fold"
  case verdictByArrival = "verdict-by-arrival"
  case droppedReceipt = "dropped-receipt"
  case vectorOffByOne = "vector-off-by-one"
  case unreadDigest = "unread-digest"
  case droppedCommit = "dropped-commit"
  case swallowedFullDisk = "swallowed-full-disk"
  case oldKeyKept = "old-key-kept"
  case wrongAudience = "wrong-audience"

  /// What the bug is, in one line.
  package var summary: String {
    switch self {
    case .skippedSignature: "every signature is taken for right"
    case .lastWriterWins: "what arrives last replaces what was there"
    case .lostSupersede: "one change in eight supersedes nothing where it arrives"
    case .lostDelete: "a delete that arrives does nothing"
    case .skippedChange: "one change in sixteen is stored and not folded where it arrives"
    case .clockInFold: "a change dated in the future supersedes nothing"
    case .verdictByArrival: "a state is judged by what else happens to have arrived"
    case .droppedReceipt: "answers carry no receipts"
    case .vectorOffByOne: "runs in answers begin one change too late"
    case .unreadDigest: "a request without changes is answered 204, whatever it says"
    case .droppedCommit: "one act in thirty is acknowledged and not kept"
    case .swallowedFullDisk: "an act on a full disk is acknowledged all the same"
    case .oldKeyKept: "a restored or copied node goes on writing with its old key"
    case .wrongAudience: "a scope is handed to a unit that is not in its audience"
    }
  }
}
