import Domain
import Node

/// A document laid out for people: each command's own form, or labels with values and tables.
struct Paper {
  let invocation: Invocation
  let document: JSON
  let language: Language

  var lines: [String] {
    if let results = document["results"]?.array { return inputResults(results) }
    switch invocation.name {
    case "digest": return digests
    case "status": return status
    case "sync": return sync
    case "verify": return verify
    case "show": return record
    case "history": return history
    case "explain": return explanation
    case "invite": return invitation
    case "serve": return ready
    case "wish duplicates": return duplicates
    case "doctor": return checks
    case "admit": return [text("print.admitted", places(document, ""))]
    case "cluster up": return cluster
    case "sample wishes": return (document["wishes"]?.array ?? []).map(\.line)
    case "sample lessons": return (document["lessons"]?.array ?? []).map(\.line)
    case "unit import", "holiday import": return importReport
    case "conflict list": return conflicts
    case "campaign coverage": return coverage
    case "score compute", "rank": return scores
    case "judge report": return judgeReport
    case "contest senders": return senders
    default: break
    }
    if isConfirmation { return confirmation }
    if let columns = Columns.of[invocation.name], let rows = firstList {
      return table(rows, columns: columns)
    }
    return general(document)
  }

  /// The short answer of a writing command (cli.md 19).
  var isConfirmation: Bool { document["id"] != nil && document["dots"] != nil }

  func text(_ code: String, _ arguments: [String: String] = [:]) -> String {
    Catalogue.text(code, language, arguments)
  }

  /// A key's label, which for some kinds of records means something else than for others.
  func label(_ key: String) -> String { label(key, of: noun) }

  func label(_ key: String, of noun: String) -> String {
    Catalogue.find("label.\(noun).\(key)", language)
      ?? Catalogue.find("label.\(invocation.noun).\(key)", language)
      ?? Catalogue.label(key, language)
  }

  /// `label: value`, with a full-width colon in Chinese.
  func line(_ key: String, _ value: String) -> String {
    label(key) + (language == .zh ? "：" : ": ") + Texts.oneLine(value)
  }

  /// The members of the first list in the document.
  private var firstList: [JSON]? {
    document.members?.lazy.compactMap { $0.value.array }.first
  }

  private var confirmation: [String] {
    let number = document["no"].map { shown($0, key: "no") } ?? ""
    let id = document["id"]?.string ?? ""
    var out = [[text("print.done"), number, id].filter { !$0.isEmpty }.joined(separator: " ")]
    for member in document.members ?? []
    where !["id", "no", "dots", "seen", "conflict"].contains(member.key) {
      guard member.value != .null, member.value != .array([]) else { continue }
      out.append("  " + line(member.key, shown(member.value, key: member.key)))
    }
    if document["conflict"]?.bool == true { out.append(text("print.done.conflict")) }
    return out
  }

  private func inputResults(_ results: [JSON]) -> [String] {
    var out = [String]()
    var refused = 0
    for result in results {
      let number = result["line"]?.integer.map(String.init) ?? "?"
      if result["ok"]?.bool == true {
        let names = [result["no"]?.string, result["id"]?.string].compactMap { $0 }
        out.append(
          text("print.input.line_done", ["line": number, "what": names.joined(separator: " ")]))
      } else {
        refused += 1
        let reason = result["error"]?["message"]?.string ?? result["error"]?.string ?? ""
        out.append(
          text("print.input.line_refused", ["line": number, "reason": Texts.oneLine(reason)]))
      }
    }
    let counts = ["done": String(results.count - refused), "refused": String(refused)]
    return out + [text("print.input.summary", counts)]
  }

  func table(_ rows: [JSON], columns: [String], of noun: String? = nil) -> [String] {
    guard !rows.isEmpty else { return [text("print.list.empty")] }
    let labels = columns.map {
      label($0.split(separator: ".").last.map(String.init) ?? $0, of: noun ?? self.noun)
    }
    let cells = rows.map { row in columns.map { cell(row, path: $0) } }
    return TextTable(heading: labels, rows: cells).lines
  }

  /// A value by its path, such as `fields.class`; registers show their shown value, and `⚠`
  /// where there are others beside it.
  private func cell(_ row: JSON, path: String) -> String {
    var value: JSON = row
    let keys = path.split(separator: ".").map(String.init)
    for key in keys { value = value[key] ?? .null }
    let key = keys.last ?? path
    guard keys.first == "fields" else { return shown(value, key: key) }
    let mark = value["conflict"]?.bool == true ? " ⚠" : ""
    return shown(value["value"] ?? .null, key: key) + mark
  }

  /// A value in words; nothing for null.
  func shown(_ value: JSON, key: String) -> String {
    switch value {
    case .null: ""
    case .bool(let flag): text(flag ? "print.yes" : "print.no")
    case .integer(let number): String(number)
    case .string(let text): word(key, text)
    case .array(let items):
      items.map { shown($0, key: key) }.joined(separator: language == .zh ? "、" : ", ")
    case .object(let members):
      members.filter { $0.value != .null }
        .map { "\(label($0.key))=\(shown($0.value, key: $0.key))" }.joined(separator: " ")
    }
  }

  /// Reasons may be codes of the catalogue, as for what is quarantined.
  private func word(_ key: String, _ text: String) -> String {
    switch key {
    case "reason": Catalogue.reason(text, language)
    case "marks": marks(text)
    default: Catalogue.word(key, text, of: noun, language)
    }
  }

  /// Marks by item, in the rubric's order, with signs between.
  private func marks(_ text: String) -> String {
    guard text.first == "=" else { return Catalogue.word("marks", text, language) }
    return text.dropFirst().split(separator: ";").joined(separator: " + ")
  }

  /// What the document is about: by the kind of its record, else by the command.
  var noun: String {
    let kind = document["kind"]?.string ?? invocation.noun
    return String(kind.prefix { $0 != "." })
  }

  /// Any document: single values as labelled lines, then its lists as tables.
  private func general(_ document: JSON) -> [String] {
    guard let members = document.members else { return [shown(document, key: "")] }
    var out = [String]()
    for member in members {
      if let items = member.value.array, items.contains(where: { $0.members != nil }) {
        out.append(label(member.key) + (language == .zh ? "：" : ":"))
        out += table(items, columns: keys(of: items)).map { "  " + $0 }
      } else {
        out.append(line(member.key, shown(member.value, key: member.key)))
      }
    }
    return out
  }

  private func keys(of rows: [JSON]) -> [String] {
    var keys = [String]()
    for member in rows.flatMap({ $0.members ?? [] }) where !keys.contains(member.key) {
      keys.append(member.key)
    }
    return keys
  }
}

/// Which columns the lists show to people; the documents hold more.
enum Columns {
  static let of: [String: [String]] = [
    "unit list": ["unit", "name", "tier", "parent", "code"],
    "peer list": ["unit", "address"],
    "wish list": [
      "no", "state", "fields.class", "fields.group", "fields.value",
      "fields.wanted_by", "flags", "id",
    ],
    "wish board": ["no", "publisher", "class", "open", "text", "card"],
    "claim list": ["no", "claimant", "unit", "state", "order", "waiting_no", "id"],
    "campaign list": ["fields.title", "fields.period", "fields.cap", "state", "scope", "id"],
    "contest list": ["fields.title", "state", "fields.deadline", "scope", "id"],
    "entry list": ["no", "state", "fields.title", "fields.speaker", "scope", "flags", "id"],
    "round list": ["fields.title", "stage", "host", "fields.contest", "id"],
    "judge list": ["seat", "judge", "unit", "away", "recused", "replaced_by"],
    "score list": ["entry", "judge", "sheet_state", "marks", "total", "typed_by", "flags", "id"],
    "objection list": ["entry", "outcome", "received_on", "text", "by", "answer", "id"],
    "holiday list": ["date", "day_kind", "unit"],
    "tour list": [
      "kind", "no", "state", "fields.day", "fields.wanted_on", "fields.host_unit", "lesson",
      "fields.title", "fields.place", "flags", "id",
    ],
    "quarantine list": ["scope", "replica", "number", "unit", "kind", "reason"],
    "parked list": ["scope", "replica", "number", "waits_for"],
    "bench": ["name", "size", "value", "unit", "yardstick", "ratio", "goal", "met"],
  ]
}
