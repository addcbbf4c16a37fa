/// `contest …` and `entry …` (cli.md 26).
package enum LessonCommands {
  package static let acts: [String: CommandTable.Deciding] = [
    "contest open": { try ContestActs.open($0, $1) },
    "contest quota": { try ContestActs.quota($0, $1) },
    "contest close": { try ContestActs.close($0, $1) },
    "entry submit": { try Submitting.decide($0, $1) },
    "entry recommend": { try UnitActs.recommend($0, $1) },
    "entry version": { try UnitActs.version($0, $1) },
    "entry withdraw": { try UnitActs.withdraw($0, $1) },
    "entry accept": { try SenderActs.accept($0, $1) },
    "entry return": { try SenderActs.returning($0, $1) },
    "entry coach": { try SenderActs.coach($0, $1) },
    "entry select": { try SenderActs.select($0, $1) },
    "entry rank": { try SenderActs.select($0, $1) },
    "entry forward": { try Forwarding.decide($0, $1) },
    "entry qualify": { try HostActs.qualify($0, $1) },
    "entry strike": { try HostActs.strike($0, $1) },
    "entry remark": { try HostActs.remark($0, $1) },
    "entry callup": { try HostActs.callUp($0, $1) },
    "entry admit": { try HostActs.admit($0, $1) },
  ]

  package static let views: [String: CommandTable.Viewing] = [
    "contest list": { try LessonLists.contests($0, $1) },
    "contest senders": { try SenderView.document($0, $1) },
    "entry list": { try LessonLists.entries($0, $1) },
  ]
}
