/// A rubric as a document, and as one text for a field of a record.
extension Rubric {
  /// Every key, in the order of the contract; reading it again gives the same rubric.
  package var document: JSON {
    .of(
      ("title", .string(title)), ("items", .array(items.map(Rubric.document))),
      ("range", range.map { .array([.string($0.low.typed), .string($0.high.typed)]) } ?? .null),
      ("step", .string(step.typed)), ("start", .text(start?.typed)),
      ("decimals", .number(decimals)), ("trim", .number(trim)), ("quota", .number(quota)),
      ("awards", .array(awards.map { .number($0) })),
      ("tie", .string(tieByItems ? "items" : "shared")),
      ("places", .string(sharedPlacesSkip ? "skip" : "dense")),
      ("weights", weightTexts.isEmpty ? .null : .array(weightTexts.map { .string($0) })),
      ("overtime", hasOwnOvertime ? overtime.document : .null),
      ("undertime", undertime == .none ? .null : undertime.document),
      ("hold_first", .bool(holdsFirst)))
  }

  private static func document(_ item: RubricItem) -> JSON {
    .of(
      ("name", .string(item.name)), ("max", .string(item.max.typed)),
      ("step", .string(item.step.typed)), ("description", .string(item.description)),
      ("levels", .array(item.levels.map { .string($0) })))
  }

  private static let beginning = "siwei-rubric 1"

  /// Lines of words between tabs: no word of a rubric holds either.
  package var stored: String {
    var lines = [[Rubric.beginning], ["title", title]]
    for item in items {
      lines.append(
        ["item", item.name, item.max.typed, item.step.typed, item.description] + item.levels)
    }
    if let range { lines.append(["range", range.low.typed, range.high.typed]) }
    lines.append(["step", step.typed])
    if let start { lines.append(["start", start.typed]) }
    lines.append(["decimals", String(decimals)])
    if let trim { lines.append(["trim", String(trim)]) }
    if let quota { lines.append(["quota", String(quota)]) }
    if !awards.isEmpty { lines.append(["awards"] + awards.map { String($0) }) }
    lines.append(["tie", tieByItems ? "items" : "shared"])
    lines.append(["places", sharedPlacesSkip ? "skip" : "dense"])
    if !weightTexts.isEmpty { lines.append(["weights"] + weightTexts) }
    if hasOwnOvertime { lines.append(["overtime"] + overtime.words) }
    if undertime != .none { lines.append(["undertime"] + undertime.words) }
    if holdsFirst { lines.append(["hold_first"]) }
    return lines.map { $0.joined(separator: "\t") }.joined(separator: "\n")
  }

  /// Nil for any text that no rubric is stored as.
  package init?(stored text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    guard lines.first == [Rubric.beginning] else { return nil }
    var document = JSON.object([])
    var items = [JSON]()
    for line in lines.dropFirst() {
      guard let key = line.first else { return nil }
      if key == "item" {
        guard line.count >= 5 else { return nil }
        items.append(Rubric.item(line))
      } else {
        guard let value = Rubric.value(key, Array(line.dropFirst())) else { return nil }
        document = document.setting(key, value)
      }
    }
    guard let rubric = try? Rubric(document.setting("items", .array(items))),
      rubric.stored.utf8.elementsEqual(text.utf8)
    else { return nil }
    self = rubric
  }

  private static func item(_ words: [String]) -> JSON {
    .of(
      ("name", .string(words[1])), ("max", .string(words[2])), ("step", .string(words[3])),
      ("description", .string(words[4])),
      ("levels", .array(words.dropFirst(5).map { .string($0) })))
  }

  private static func value(_ key: String, _ words: [String]) -> JSON? {
    switch key {
    case "range", "weights": return .array(words.map { .string($0) })
    case "awards": return .array(words.map(whole))
    case "decimals", "trim", "quota": return words.first.map(whole)
    case "hold_first": return words.isEmpty ? .bool(true) : nil
    case "overtime", "undertime":
      guard words.count.isMultiple(of: 2) else { return nil }
      let rows = stride(from: 0, to: words.count, by: 2)
      return .array(rows.map { .array([whole(words[$0]), .string(words[$0 + 1])]) })
    default: return words.first.map { .string($0) }
    }
  }

  private static func whole(_ word: String) -> JSON { Int64(word).map { .integer($0) } ?? .null }
}
