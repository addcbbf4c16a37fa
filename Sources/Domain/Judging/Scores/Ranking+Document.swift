/// Results as documents (cli.md 27, 28).
extension RankedEntry {
  /// An item of `rank`; `title` is nil where nobody here may read it.
  package func item(title: String?) -> JSON {
    score.item(title: title, shown: shown, rank: rank, tie: tie, derivation: derivation)
  }
}

extension EntryScore {
  /// The item of a result that stands alone: shown as it is, without a rank.
  func item(title: String?) -> JSON {
    item(title: title, shown: final, rank: nil, tie: nil, derivation: derivation)
  }

  fileprivate func item(
    title: String?, shown: String?, rank: Int?, tie: Tie?, derivation: Derivation
  ) -> JSON {
    .of(
      ("entry", .text(entry.isEmpty ? nil : entry)), ("title", .text(title)),
      ("valid", .number(valid)), ("dropped", .array(dropped.map { .string($0.typed) })),
      ("mean", .text(meanText)), ("deduction", .string(deductionText)), ("final", .text(final)),
      ("shown", .text(shown)), ("rank", .number(rank)), ("tie", .text(tie?.rawValue)),
      ("derivation", derivation.document))
  }
}

extension Ranking {
  /// The document of `rank`.
  package func document(round: String?, title: (String) -> String?) -> JSON {
    .of(
      ("round", .text(round)),
      ("items", .array(places.map { $0.item(title: title($0.score.entry)) })),
      ("open_ties", .array(openTies.map(\.document))),
      ("to_check", .array(toCheck.map { .string($0) })),
      ("without_result", .array(withoutResult.map { .string($0) })))
  }
}

extension OpenTie {
  package var document: JSON {
    .of(
      ("line", .number(line)), ("value", .string(value)),
      ("entries", .array(entries.map { .string($0) })))
  }
}
