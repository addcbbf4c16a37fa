import Journal

/// Which arguments each act knows and what they may hold: nothing a person wrote is dropped.
enum ActArguments {
  private enum Form {
    case text
    case number
    case flag
    case person
    case assignments
  }

  /// More digits than every program keeps of a number.
  private static let mostExact: UInt64 = 999_999_999_999_999

  /// The call with each value in the form its act reads. Throws `input.unknown_key` and
  /// `input.wrong_form` (65), which name the key.
  static func checked(_ call: CommandCall) throws -> CommandCall {
    guard let known = known["\(call.noun) \(call.verb)"], let members = call.arguments.members
    else { return call }
    var out: [JSON.Member] = []
    for member in members {
      let key = String(member.key.map { $0 == "-" ? "_" : $0 })
      guard known.contains(key), !out.contains(where: { $0.key == key }) else {
        throw SiweiError("input.unknown_key", .refused, ["key": member.key])
      }
      guard member.value != .null else { continue }
      out.append(JSON.Member(key, try value(member.value, key)))
    }
    return CommandCall(noun: call.noun, verb: call.verb, arguments: .object(out))
  }

  // MARK: forms

  private static func form(of key: String) -> Form {
    switch key {
    case "occasions", "people": .number
    case "waive_cap", "revoke", "keep", "delete": .flag
    case "person": .person
    case "set": .assignments
    default: .text
    }
  }

  private static func value(_ value: JSON, _ key: String) throws -> JSON {
    switch form(of: key) {
    case .text: return .string(try text(value, key))
    case .number:
      if let number = value.integer ?? value.string.flatMap({ Int64($0) }) {
        return .integer(number)
      }
    case .flag: if value.bool != nil { return value }
    case .person: return try person(value, key)
    case .assignments: return try assignments(value, key)
    }
    throw wrong(key)
  }

  /// A number stands for its digits as long as none can have been lost on the way.
  private static func text(_ value: JSON, _ key: String) throws -> String {
    if let number = value.integer, number.magnitude <= mostExact { return String(number) }
    guard let text = value.string else { throw wrong(key) }
    // A table has control characters of its own; its reader looks at each cell.
    if key != "csv" {
      let mayBreak = PlainText.broken.contains(key) || key == "value"
      try PlainText.check(text, key, mayBreak: mayBreak)
    }
    return text
  }

  private static func person(_ value: JSON, _ key: String) throws -> JSON {
    guard let members = value.members else {
      throw SiweiError("value.not_an_object", .refused, ["field": key])
    }
    let known = words("name group id_number phone address birth sex guardian guardian_consent")
    var out: [JSON.Member] = []
    for member in members {
      let name = "\(key).\(member.key)"
      guard known.contains(member.key) else {
        throw SiweiError("input.unknown_key", .refused, ["key": name])
      }
      guard member.value != .null else { continue }
      out.append(JSON.Member(member.key, .string(try text(member.value, name))))
    }
    return .object(out)
  }

  /// `{"FIELD":"VALUE"}`, or the texts `FIELD=VALUE` as the command line has them. Which field may
  /// hold what is asked where it is written.
  private static func assignments(_ value: JSON, _ key: String) throws -> JSON {
    if value.string != nil { return value }
    if let items = value.array {
      guard items.allSatisfy({ $0.string != nil }) else { throw wrong(key) }
      return value
    }
    guard let members = value.members else { throw wrong(key) }
    return .object(
      try members.map { member in
        let name = "\(key).\(member.key)"
        switch member.value {
        case .null: return JSON.Member(member.key, .string(""))
        case .string: return member
        case .integer(let number) where number.magnitude <= mostExact:
          return JSON.Member(member.key, .string(String(number)))
        default: throw wrong(name)
        }
      })
  }

  private static func wrong(_ key: String) -> SiweiError {
    SiweiError("input.wrong_form", .refused, ["key": key])
  }

  // MARK: keys

  private static func words(_ text: String) -> Set<String> {
    Set(text.split(separator: " ").map(String.init))
  }

  private static let known: [String: Set<String>] = {
    var out: [String: Set<String>] = [
      "unit add": words("unit name tier parent code code_system edition phone"),
      "unit import": words("file csv csv_hex code_system edition"),
    ]
    for (act, own) in ofRecords.mapValues(words) {  // order-free: each key once
      out[act] = own.union(["id", "seen", "reason"])
    }
    return out
  }()

  private static let ofRecords: [String: String] = [
    "unit edit": "set",
    "wish register": """
    person title class group detail size value wanted_by public_text consent reach campaign \
    occasions for
    """,
    "wish verify": "date note for", "wish submit": "campaign for", "wish return": "code",
    "wish decline": "code", "wish reopen": "", "wish approve": "waive_cap", "wish handup": "",
    "wish publish": "", "wish takedown": "", "wish dispatch": "to claimant",
    "wish release": "claim", "wish contact": "date for",
    "wish deliver": "date by what amount place for",
    "wish followup": "date way result opinion for", "wish sample": "", "wish close": "",
    "wish rework": "", "wish carryover": "campaign", "wish withdraw": "for", "wish merge": "into",
    "wish edit": "set", "wish delete": "",
    "claim register": "wish card claimant kind phone share batch", "claim giveup": "",
    "claim report": "date", "claim number": "wish", "claim edit": "set", "claim delete": "",
    "campaign call": "title period cap occasion",
    "campaign delegate": "campaign unit cap revoke",
    "campaign hold": "campaign at people part_of", "campaign edit": "set", "campaign delete": "",
    "conflict resolve": "take value keep delete",
    "tour request": "entry title date slot place listeners people for", "tour withdraw": "for",
    "tour book": "entry request at date slot place title", "tour cancel": "", "tour confirm": "for",
    "tour decline": "for", "tour held": "date people venue for",
    "tour feedback": "talk score count opinion for", "tour summary": "",
    "tour followup": "date note for", "tour edit": "set", "tour delete": "",
  ]
}
