import Domain

/// Results with the way to each, so that anyone can check them by hand.
extension Paper {
  /// A ranking, one result, or the results of a file's lines.
  var scores: [String] {
    if let lines = document["lines"]?.array {
      return lines.enumerated().flatMap { number, item in
        [text("print.score.number", ["number": String(number + 1)])]
          + score(item).map { "  " + $0 }
      }
    }
    return score(document)
  }

  /// Judges beside their panels, with how the figures are rounded.
  var judgeReport: [String] {
    let columns = [
      "seat", "judge", "unit", "sheets", "mean", "spread", "agreement", "dropped_share",
      "neighbours", "neighbours_above", "others_above",
    ]
    let decimals = shown(document["decimals"] ?? .null, key: "")
    return table(document["items"]?.array ?? [], columns: columns) + [
      text("print.judge_report", ["decimals": decimals])
    ]
  }

  private func score(_ item: JSON) -> [String] {
    item["items"] == nil ? derivation(item) : ranking(item)
  }

  private func ranking(_ document: JSON) -> [String] {
    let items = document["items"]?.array ?? []
    let rows = items.map { $0.setting("standing", .text(standing($0))) }
    let columns = ["rank", "entry", "title", "valid", "mean", "deduction", "shown", "tie"]
    let isLined = rows.contains { $0["standing"]?.string != nil }
    var out = table(rows, columns: isLined ? columns + ["standing"] : columns)
    for tie in document["open_ties"]?.array ?? [] {
      let places = [
        "line": shown(tie["line"] ?? .null, key: ""),
        "value": shown(tie["value"] ?? .null, key: ""),
        "entries": shown(tie["entries"] ?? .null, key: ""),
      ]
      out.append(Texts.oneLine(text("print.score.open_tie", places)))
    }
    for key in ["to_check", "without_result"] {
      guard let names = document[key], names.array?.isEmpty == false else { continue }
      out.append(line(key, shown(names, key: "")))
    }
    for item in items { out += [""] + [name(of: item)] + derivation(item).map { "  " + $0 } }
    return out
  }

  /// What the place means, and why a row without one has none; nil where there is nothing to say.
  private func standing(_ item: JSON) -> String? {
    if item["struck"]?.bool == true { return text("print.standing.struck") }
    var words = ["called_up", "selected"].filter { item[$0]?.bool == true }
      .map { text("print.standing.\($0)") }
    if let grade = item["award"]?.integer {
      words.append(text("print.standing.award", ["grade": String(grade)]))
    }
    return words.isEmpty ? nil : words.joined(separator: language == .zh ? "、" : ", ")
  }

  /// Each sender, and below it what it put forward, best first.
  var senders: [String] {
    let senders = document["senders"]?.array ?? []
    var out = table(senders, columns: ["unit", "quota", "forwarded", "ranking_wanted"])
    let columns = ["rank", "no", "state", "quota_version", "over_quota", "late", "entry"]
    for sender in senders {
      guard let items = sender["items"]?.array, !items.isEmpty else { continue }
      out.append(line("unit", shown(sender["unit"] ?? .null, key: "unit")))
      out += table(items, columns: columns).map { "  " + $0 }
    }
    return out
  }

  private func name(of item: JSON) -> String {
    let words = [item["entry"]?.string, item["title"]?.string].compactMap { $0 }
    return Texts.oneLine(words.joined(separator: " "))
  }

  private func derivation(_ item: JSON) -> [String] {
    let text = item["derivation"]?.string ?? ""
    return text.split(separator: "\n").map { Texts.oneLine(String($0)) }
  }
}
