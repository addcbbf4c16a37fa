/// `claim …` (cli.md 25).
package enum ClaimCommands {
  package static let acts: [String: CommandTable.Deciding] = [
    "claim register": { try ClaimActs.register($0, $1) },
    "claim giveup": { try ClaimActs.giveUp($0, $1) },
    "claim report": { try ClaimActs.report($0, $1) },
    "claim number": { try Numbering.takeOver($0, $1) },
  ]

  package static let views: [String: CommandTable.Viewing] = [
    "claim list": { try ClaimViews.list($0, $1) }
  ]
}
