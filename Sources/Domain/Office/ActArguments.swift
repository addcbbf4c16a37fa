import Journal

/// Which arguments each act knows and what they may hold: nothing a person wrote is dropped.
enum ActArguments {
  private enum Form {
    case text
    case number
    case flag
    /// A person's, as it is compared.
    case name
    case person
    case assignments
    /// One text or several.
    case texts
    /// A mark for each name.
    case marks
    /// An object that its act reads key by key.
    case document
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
      out.append(JSON.Member(key, try value(member.value, key, of: call)))
    }
    return CommandCall(noun: call.noun, verb: call.verb, arguments: .object(out))
  }

  // MARK: forms

  private static func form(of key: String, in act: String) -> Form {
    switch key {
    case "entry" where many.contains(act): .texts
    case "judge" where act.hasPrefix("judge ") || act.hasPrefix("score "): .name
    case "by" where act == "judge replace": .name
    case "tie", "few": .texts
    case "items": .marks
    case "rubric": .document
    case "away", "hall", "absent", "anonymous": .flag
    case "people" where act.hasPrefix("tour "): .text
    case "occasions", "people": .number
    case "waive_cap", "revoke", "keep", "delete": .flag
    case "person": .person
    case "set": .assignments
    default: .text
    }
  }

  private static func value(_ value: JSON, _ key: String, of call: CommandCall) throws -> JSON {
    switch form(of: key, in: "\(call.noun) \(call.verb)") {
    case .text: return .string(try text(value, key))
    case .number:
      if let number = value.integer ?? value.string.flatMap({ Int64(WishInput.narrow($0)) }) {
        return .integer(number)
      }
    case .flag: if value.bool != nil { return value }
    case .name: return .string(try PlainText.name(text(value, key), key))
    case .person: return try person(value, key)
    case .assignments: return try assignments(value, key)
    case .texts:
      guard let items = value.array else { return .string(try text(value, key)) }
      return .array(try items.map { .string(try text($0, key)) })
    case .marks: return try marks(value, key)
    case .document: return value
    }
    throw wrong(key)
  }

  private static func marks(_ value: JSON, _ key: String) throws -> JSON {
    guard let members = value.members else {
      throw SiweiError("value.not_an_object", .refused, ["field": key])
    }
    return .object(
      try members.map { member in
        JSON.Member(member.key, .string(try text(member.value, "\(key).\(member.key)")))
      })
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
    for table in [ofRecords, ofLessons, ofRounds] {
      for (act, own) in table.mapValues(words) {  // order-free: each key once
        out[act] = own.union(["id", "seen", "reason"])
      }
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

  private static let ofLessons: [String: String] = [
    "contest open": "title deadline publicity_days", "contest quota": "contest number unit tier",
    "contest close": "", "contest edit": "set", "contest delete": "",
    "entry submit": """
    contest title speaker branch post party_member group summary manuscript length originality \
    phone recommended_by for
    """,
    "entry recommend": "by opinion for", "entry accept": "", "entry return": "",
    "entry withdraw": "for", "entry select": "rank", "entry rank": "rank",
    "entry version": "title speaker summary manuscript for", "entry forward": "opinion",
    "entry qualify": "", "entry strike": "", "entry coach": "note", "entry remark": "note",
    "entry callup": "instead_of note", "entry admit": "", "entry edit": "set", "entry delete": "",
  ]

  private static let ofRounds: [String: String] = [
    "round open": "contest rubric title entry", "round rubric": "rubric", "round draw": "seed",
    "round close": "", "round check": "", "round decide": "tie few", "round lock": "",
    "round reopen": "", "round publish": "start working_days", "round award": "date",
    "round object": "entry text by anonymous date",
    "objection add": "round entry text by anonymous date",
    "objection answer": "outcome answer start working_days date",
    "judge assign": "round judge unit seat panel away hall",
    "judge recuse": "round judge entry unit", "judge replace": "round judge by unit",
    "score enter": "round entry judge total items absent remarks",
    "score sign": "round entry judge", "score void": "round entry judge",
    "score time": "round entry over under", "score deduct": "round entry points",
    "holiday import": "file csv csv_hex",
  ]

  /// Acts that take several entries.
  private static let many: Set<String> = ["round open", "judge recuse"]
}
