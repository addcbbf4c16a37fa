/// `round …`, `judge …`, `score …`, `rank`, `holiday …` and `objection …` (cli.md 27).
package enum RoundCommands {
  package static let acts: [String: CommandTable.Deciding] = [
    "round open": { try Opening.open($0, $1) },
    "round rubric": { try Opening.rubric($0, $1) },
    "round draw": { try Opening.draw($0, $1) },
    "round close": { try Closings.close($0, $1) },
    "round check": { try Closings.check($0, $1) },
    "round decide": { try Closings.decide($0, $1) },
    "round lock": { try Closings.lock($0, $1) },
    "round reopen": { try Closings.reopen($0, $1) },
    "round publish": { try Publishing.publish($0, $1) },
    "round award": { try Publishing.award($0, $1) },
    "round object": { try Objections.add($0, $1) },
    "objection add": { try Objections.add($0, $1) },
    "objection answer": { try Objections.answer($0, $1) },
    "judge assign": { try Judges.assign($0, $1) },
    "judge recuse": { try Judges.recuse($0, $1) },
    "judge replace": { try JudgeReplacing.decide($0, $1) },
    "score enter": { try Scoring.enter($0, $1) },
    "score sign": { try Scoring.sign($0, $1) },
    "score void": { try Scoring.void($0, $1) },
    "score time": { try Scoring.time($0, $1) },
    "score deduct": { try Scoring.deduct($0, $1) },
    "holiday import": { try Holidays.load($0, $1) },
  ]

  package static let views: [String: CommandTable.Viewing] = [
    "round list": { try RoundViews.list($0, $1) },
    "judge list": { try SheetViews.judges($0, $1) },
    "judge report": { try JudgeReportView.document($0, $1) },
    "score list": { try SheetViews.sheets($0, $1) },
    "objection list": { try RoundViews.objections($0, $1) },
    "holiday list": { try Holidays.list($0, $1) },
    "rank": { try RankView.document($0, $1) },
  ]
}
