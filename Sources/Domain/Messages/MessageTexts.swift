/// The raw texts of the catalogue, one file an area; where two define a code the first counts.
enum MessageTexts {
  static let all: [String] = [
    usage, node, label, value, help, option, core, records, wire, wishes, judging, lessons, rounds,
    scores,
  ]
}
