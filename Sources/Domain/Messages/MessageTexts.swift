/// The raw texts of the catalogue, one file an area; where two define a code the first counts.
enum MessageTexts {
  static let all: [String] = [
    usage, node, serving, label, value, help, option, core, records, wire, wishes, checks, judging,
    lessons, rounds, scores, touring,
  ]
}
