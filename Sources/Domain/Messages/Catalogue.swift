import Journal

/// The one catalogue of texts for people: messages by error code, hints under `CODE.hint`,
/// labels under `label.KEY`, words for stored values under `value.KEY.VALUE`, help texts under
/// `help.…` and `option.…`.
package enum Catalogue {
  private static let table: [String: MessageTable.Entry] = {
    var out: [String: MessageTable.Entry] = [:]
    for text in MessageTexts.all {
      for entry in MessageTable.entries(of: text) where out[entry.code] == nil {
        out[entry.code] = entry
      }
    }
    return out
  }()

  /// The text with its places `{name}` filled. An unknown code stands for itself, with its
  /// arguments, so that nothing is silent.
  package static func text(
    _ code: String, _ language: Language, _ arguments: [String: String] = [:]
  ) -> String {
    guard let found = find(code, language) else {
      let details = arguments.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
      return details.isEmpty ? code : "\(code) (\(details.joined(separator: ", ")))"
    }
    return fill(found, arguments)
  }

  /// What to do about an error of this code; nil where the message itself says it.
  package static func hint(
    _ code: String, _ language: Language, _ arguments: [String: String] = [:]
  ) -> String? {
    find(code + ".hint", language).map { fill($0, arguments) }
  }

  /// The text if the catalogue has the code.
  package static func find(_ code: String, _ language: Language) -> String? {
    guard let entry = table[code] else { return nil }
    return language == .zh ? entry.zh : entry.en
  }

  /// The label of a key or field of a document; the key itself where there is none.
  package static func label(_ key: String, _ language: Language) -> String {
    find("label." + key, language) ?? key
  }

  /// The word for a stored value of a field, such as `class` `goods`; the value where unknown.
  /// `noun`: of what kind of record, where its people have a word of their own for it.
  package static func word(
    _ key: String, _ value: String, of noun: String = "", _ language: Language
  ) -> String {
    find("value.\(key).\(noun).\(value)", language)
      ?? find("value.\(key).\(value)", language) ?? value
  }

  /// What a rule's code says of a change: its words under `rule.CODE`, else its own text where that
  /// has no places to fill; the code itself where there are none.
  package static func reason(_ code: String, _ language: Language) -> String {
    if let words = find("rule." + code, language) { return words }
    guard let words = find(code, language), !words.contains("{") else { return code }
    return words
  }

  /// Those of `codes` that lack a Chinese or an English text; sorted, once each.
  package static func missing(codes: [String]) -> [String] {
    let lacking = codes.filter { code in
      guard let entry = table[code] else { return true }
      return entry.zh.isEmpty || entry.en.isEmpty
    }
    return Array(Set(lacking)).sorted()
  }

  /// Codes that two tables define; empty in a sound catalogue.
  package static func doubled() -> [String] {
    var seen = Set<String>()
    var out = [String]()
    for text in MessageTexts.all {
      for entry in MessageTable.entries(of: text) where !seen.insert(entry.code).inserted {
        out.append(entry.code)
      }
    }
    return out.sorted()
  }

  /// One pass, so that a value that looks like a place is never filled again.
  private static func fill(_ text: String, _ arguments: [String: String]) -> String {
    guard !arguments.isEmpty else { return text }
    var out = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "{") {
      out += rest[..<open]
      guard let close = rest[open...].firstIndex(of: "}") else {
        return out + rest[open...]
      }
      let name = String(rest[rest.index(after: open)..<close])
      out += arguments[name] ?? "{\(name)}"
      rest = rest[rest.index(after: close)...]
    }
    return out + rest
  }
}

extension SiweiError {
  /// One line in the person's language.
  package func message(in language: Language) -> String {
    Catalogue.text(code, language, worded(in: language))
  }

  /// Places that hold stored words, such as a state, get the person's words for them.
  private func worded(in language: Language) -> [String: String] {
    var out = arguments
    let noun = code.prefix { $0 != "." }
    for (place, key) in SiweiError.wordedPlaces {
      if let value = out[place] {
        out[place] = Catalogue.word(key, value, of: String(noun), language)
      }
    }
    if let state = out["lesson_state"] {
      out["lesson_state"] = Catalogue.word("state", state, of: "entry", language)
    }
    if let field = out["field"] {
      let label = Catalogue.label(field, language)
      out["label"] = label
      // Who reads Chinese does not think in the names of options. Some mean many things.
      let isPlain = !["title", "number", "by", "value"].contains(field)
      if language == .zh, isPlain, label != field { out["field"] = "\(label)（\(field)）" }
    }
    if let code = out["reason"] { out["reason"] = Catalogue.reason(code, language) }
    guard let list = out["reasons"] else { return out }
    let words = list.split(separator: ",").map { item in
      let code = String(item.drop { $0 == " " })
      let word = Catalogue.word("reasons", code, language)
      return word == code ? Catalogue.reason(code, language) : word
    }
    out["reasons"] = words.joined(separator: language == .zh ? "、" : ", ")
    return out
  }

  /// The place in a message, and the field whose words it takes.
  private static let wordedPlaces = [
    ("state", "state"), ("reach", "reach"), ("needed", "reach"), ("kind", "kind"),
    ("tier", "tier"), ("above", "tier"), ("act", "act"), ("stage", "stage"), ("outcome", "outcome"),
  ]

  /// What to do: the code's own hint, else that of its exit status.
  package func hint(in language: Language) -> String? {
    Catalogue.hint(code, language, arguments)
      ?? Catalogue.find("status.\(status.rawValue).hint", language)
  }

  /// `{"code","message","hint"}`, with `reasons` where there are any (cli.md 1).
  package func document(in language: Language) -> JSON {
    let document = JSON.of(
      ("code", .string(code)), ("message", .string(message(in: language))),
      ("hint", .text(hint(in: language))))
    return reasons.isEmpty
      ? document : document.setting("reasons", .array(reasons.map { .string($0) }))
  }
}
