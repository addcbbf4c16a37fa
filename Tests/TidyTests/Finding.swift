import Testing

/// Fails with every place that was found, one a line.
func expectNone(
  _ found: [String], _ what: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  guard !found.isEmpty else { return }
  let places = found.joined(separator: "\n")
  Issue.record("\(what):\n\(places)", sourceLocation: sourceLocation)
}
