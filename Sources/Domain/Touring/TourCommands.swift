/// `tour …`: touring talks (domain.md §4.8).
package enum TourCommands {
  package static let acts: [String: CommandTable.Deciding] = [
    "tour request": { try Requesting.request($0, $1) },
    "tour withdraw": { try Requesting.withdraw($0, $1) },
    "tour book": { try Booking.book($0, $1) },
    "tour cancel": { try Booking.cancel($0, $1) },
    "tour confirm": { try Answering.confirm($0, $1) },
    "tour decline": { try Answering.decline($0, $1) },
    "tour held": { try Holding.held($0, $1) },
    "tour feedback": { try Holding.feedback($0, $1) },
    "tour summary": { try Summarising.summary($0, $1) },
    "tour followup": { try Answering.followUp($0, $1) },
  ]

  package static let views: [String: CommandTable.Viewing] = [
    "tour list": { try TourLists.tours($0, $1) },
    "tour report": { try TourReport.document($0, $1) },
  ]
}
