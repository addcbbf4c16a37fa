import Domain

/// One record: now, how it came so, and what in it needs a person.
extension Paper {
  var record: [String] {
    let head = [value("kind"), value("no"), stateWord].filter { !$0.isEmpty }
    var out = [head.joined(separator: "  ")]
    if document["deleted"]?.bool == true { out.append(text("print.record.deleted")) }
    for key in ["id", "scope", "flags"] where !value(key).isEmpty {
      out.append(line(key, value(key)))
    }
    let fields = document["fields"]?.members ?? []
    let columns = fields.map { Texts.width(label($0.key)) }.max() ?? 0
    for field in fields where !isStored(field) { out += lines(of: field, columns: columns) }
    if let seed { out.append(line("seed", seed)) }
    for key in ["checked_by", "publicity"] {
      let words = shown(document[key] ?? .null, key: key)
      if !words.isEmpty { out.append(line(key, words)) }
    }
    if let origin = document["origin"], origin != .null {
      out.append(line("origin", origin["id"]?.string ?? ""))
      if origin["newer"]?.bool == true { out.append(text("print.record.origin_newer")) }
    }
    for key in ["judging", "deductions"] {
      guard let rows = document[key]?.array, let first = rows.first?.members else { continue }
      out.append(line(key, "").trimmingEnd())
      out += table(rows, columns: first.map(\.key), of: "entry").map { "  " + $0 }
    }
    for related in document["related"]?.members ?? [] where related.value != .null {
      out.append(line(related.key, shown(related.value, key: related.key)))
    }
    for change in document["quarantined"]?.array ?? [] {
      out.append(line("quarantined", shown(change, key: "quarantined")))
    }
    out.append(line("seen", value("seen")))
    return out
  }

  /// What a round keeps for machines; people read it as a table, by `rank` and by `score list`.
  private func isStored(_ field: JSON.Member) -> Bool {
    isForMachines(field.key) && field.value["conflict"]?.bool != true
  }

  private func isForMachines(_ field: String) -> Bool {
    let names = [
      "entries", "draw", "closing", "result", "ties", "judges", "checks", "few", "reopenings",
      "struck",
    ]
    return noun == "round" && names.contains(field)
  }

  /// What a round's draw can be worked out from again.
  private var seed: String? {
    guard noun == "round", let draw = document["fields"]?["draw"]?["value"]?.string else {
      return nil
    }
    return JSON(stored: draw)?["seed"]?.string
  }

  /// What a record stands at, in the words of its own kind.
  private var stateWord: String {
    let state = document["state"] ?? .null
    switch document["kind"]?.string {
    case "round", "round.notice": return shown(state, key: "stage")
    case "objection", "objection.answer": return shown(state, key: "outcome")
    default: return shown(state, key: "state")
    }
  }

  private func lines(of field: JSON.Member, columns: Int) -> [String] {
    let conflict = field.value["conflict"]?.bool == true
    let mark = conflict ? "⚠ " : "  "
    let name = Texts.padded(label(field.key), to: columns)
    let current = shown(field.value["value"] ?? .null, key: field.key)
    var out = [(mark + name + "  " + Texts.oneLine(current)).trimmingEnd()]
    // Of words that stand beside each other nobody has to choose; all of them are shown.
    let siblings = field.value["siblings"]?.array ?? []
    guard conflict || siblings.count > 1 && field.value["value"]?.array == nil else { return out }
    for sibling in siblings {
      out.append("    " + lineOf(sibling: sibling, field: field.key))
    }
    return out
  }

  /// One of several values: what, where, who, when, and the dot that `--take` wants.
  private func lineOf(sibling: JSON, field: String) -> String {
    let star = sibling["shown"]?.bool == true ? "* " : "- "
    let what = shown(sibling["value"] ?? .null, key: field)
    let from = ["unit", "actor", "device_time", "dot"].map { shown(sibling[$0] ?? .null, key: $0) }
    return Texts.oneLine(star + ([what] + from).joined(separator: "  "))
  }

  var history: [String] {
    var out = [String]()
    for change in document["changes"]?.array ?? [] {
      let parts = ["device_time", "unit", "actor"].map { shown(change[$0] ?? .null, key: $0) }
      var head = parts.filter { !$0.isEmpty }.joined(separator: "  ")
      if change["suspect_time"]?.bool == true { head += "  " + text("print.history.suspect") }
      if let reason = change["reason"]?.string {
        head += language == .zh ? "（\(reason)）" : " (\(reason))"
      }
      out.append(Texts.oneLine(head))
      for operation in change["operations"]?.array ?? [] {
        let field = operation["field"]?.string ?? ""
        let act = shown(operation["operation"] ?? .null, key: "operation")
        let value = isForMachines(field) ? "" : shown(operation["value"] ?? .null, key: field)
        let words = [label(field), act, value].filter { !$0.isEmpty }
        out.append("    " + Texts.oneLine(words.joined(separator: "  ")))
      }
      out.append("    " + shown(change["dot"] ?? .null, key: "dot"))
    }
    return out.isEmpty ? [text("print.list.empty")] : out
  }

  var explanation: [String] {
    let here = document["here"]?.bool == true ? "print.explain.here" : "print.explain.not_here"
    return [
      line("record", value("record")), line("scope", value("scope")),
      line("audience", value("audience")), text(here), Texts.oneLine(value("why")),
    ]
  }

  /// Each group of wishes that may be of one person.
  var duplicates: [String] {
    let groups = document["items"]?.array ?? []
    guard !groups.isEmpty else { return [text("print.list.empty")] }
    return groups.flatMap { group -> [String] in
      let by = shown(group["by"] ?? .null, key: "by")
      let rows = table(group["wishes"]?.array ?? [], columns: ["no", "unit", "state", "id"])
      return [text("print.duplicates.by", ["by": by])] + rows.map { "  " + $0 }
    }
  }

  /// A conflict is a heading and its values, each with the dot to take.
  var conflicts: [String] {
    let items = document["conflicts"]?.array ?? []
    guard !items.isEmpty else { return [text("print.conflict.none")] }
    var out = [String]()
    for item in items {
      let paper = Paper(invocation: invocation, document: item, language: language)
      let field = item["field"]?.string
      let what = field.map(paper.label) ?? text("print.conflict.delete_edit")
      let head = ["id", "kind"].map { shown(item[$0] ?? .null, key: $0) } + [what]
      let place = ["record", "scope"].map { shown(item[$0] ?? .null, key: $0) }
      out.append(Texts.oneLine((head + place).joined(separator: "  ")))
      for sibling in item["values"]?.array ?? [] {
        out.append("    " + paper.lineOf(sibling: sibling, field: field ?? ""))
      }
    }
    return out + [text("print.conflict.how")]
  }
}
