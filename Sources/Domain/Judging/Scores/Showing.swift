/// How results are printed so that different ones look different.
enum Showing {
  /// More decimals than this say less than the fraction itself.
  private static let most = 12

  /// For each score, best first: its rounded result, with more decimals where another result looks
  /// the same and is not; the fraction where no reasonable number of decimals does.
  static func texts(_ scores: [EntryScore], decimals: Int) -> [String] {
    var out = [String]()
    var start = 0
    while start < scores.count {
      let alike = scores[start...].prefix { $0.final == scores[start].final }
      out += texts(alike.map { $0.exact ?? .zero }, from: decimals)
      start = alike.endIndex
    }
    return out
  }

  /// `values` fall, and round to the same text.
  private static func texts(_ values: [Fraction], from decimals: Int) -> [String] {
    for count in decimals...max(decimals, most) {
      let texts = values.map { $0.rounded(to: count) }
      let pairs = zip(zip(values, values.dropFirst()), zip(texts, texts.dropFirst()))
      if pairs.allSatisfy({ $0.0 == $0.1 || $1.0 != $1.1 }) { return texts }
    }
    return values.map(\.plain)
  }
}
