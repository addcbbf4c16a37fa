/// `wish …` (cli.md 24).
package enum WishCommands {
  package static let acts: [String: CommandTable.Deciding] = [
    "wish register": { try Registering.decide($0, $1) },
    "wish verify": { try VillageActs.verify($0, $1) },
    "wish submit": { try VillageActs.submit($0, $1) },
    "wish withdraw": { try VillageActs.withdraw($0, $1) },
    "wish return": { try ApproverActs.returning($0, $1) },
    "wish decline": { try ApproverActs.decline($0, $1) },
    "wish reopen": { try ApproverActs.reopen($0, $1) },
    "wish approve": { try ApproverActs.approve($0, $1) },
    "wish close": { try ApproverActs.close($0, $1) },
    "wish rework": { try ApproverActs.rework($0, $1) },
    "wish handup": { try ArbiterActs.handUp($0, $1) },
    "wish publish": { try ArbiterActs.publish($0, $1) },
    "wish takedown": { try ArbiterActs.takeDown($0, $1) },
    "wish carryover": { try ArbiterActs.carryOver($0, $1) },
    "wish merge": { try ArbiterActs.merge($0, $1) },
    "wish sample": { try ArbiterActs.sample($0, $1) },
    "wish dispatch": { try HandingActs.dispatch($0, $1) },
    "wish release": { try HandingActs.release($0, $1) },
    "wish contact": { try HandingActs.contact($0, $1) },
    "wish deliver": { try HandingActs.deliver($0, $1) },
    "wish followup": { try HandingActs.followUp($0, $1) },
  ]

  package static let views: [String: CommandTable.Viewing] = [
    "wish list": { try WishViews.list($0, $1) },
    "wish board": { try WishViews.board($0, $1) },
    "wish duplicates": { try Duplicates.document($0, $1) },
  ]
}
