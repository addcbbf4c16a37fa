import Domain
import Engine
import Journal
import Store
import TestKit
import Testing

/// A round of the county over lessons of several units, with everybody knowing.
struct Scene {
  let county: County
  let contest: String
  let round: String
  /// The entries as the round names them, sorted by id.
  let entries: [String]

  /// A mark every test may give: in range, on the step.
  static let rubric: JSON = [
    "title": "决赛", "items": [], "range": ["70", "100"], "step": "0.01", "decimals": 2, "quota": 2,
  ]
  static let judges = ["评委一", "评委二", "评委三", "评委四", "评委五", "评委六", "评委七"]

  /// Two townships, three villages, a university, and a judge's own unit below the county.
  static let places =
    County.small + [County.Place("j7", "direct", below: "county")]

  init(
    judges: [String] = [], drawn: Bool = false, rubric: JSON = Scene.rubric,
    places: [County.Place] = Scene.places, machines: [String] = []
  ) throws {
    county = try County(places)
    for name in machines {
      let unit = String(name.prefix { $0 != "-" })
      try county.join(name, unit: unit, by: county[unit])
    }
    contest = try county["county"].openContest()
    try county.settle()
    for (unit, sender, title) in [
      ("e1", "east", "半条被子"), ("e2", "east", "一盏马灯"), ("w1", "west", "渡口"),
    ] {
      let id = try county[unit].enter(contest, title, "主讲\(unit)")
      try county[unit].entry("recommend", id)
      try county[unit].sync(with: county[sender])
      try county[sender].entry("accept", id)
      try county[sender].entry("forward", id)
    }
    let own = try county["hnu"].enter(contest, "湘江夜话", "主讲hnu")
    try county["hnu"].entry("recommend", own)
    try county["hnu"].entry("forward", own)
    try county.settle()
    let host = try county["county"]
    let reply = try host.act(
      "round open", ["contest": .string(contest), "rubric": rubric], by: "经办")
    round = reply["id"]?.string ?? ""
    entries = reply["entries"]?.strings ?? []
    for (place, judge) in judges.enumerated() { try assign(judge, seat: place + 1) }
    if drawn { try act("round draw", ["id": .string(round), "seed": "2025"]) }
    try county.settle()
  }

  var host: Machine { get throws { try county["county"] } }

  func assign(_ judge: String, seat: Int, unit: String? = nil) throws {
    var form: JSON = [
      "round": .string(round), "judge": .string(judge), "seat": .integer(Int64(seat)),
    ]
    if let unit { form = form.setting("unit", .string(unit)) }
    try act("judge assign", form)
  }

  @discardableResult
  func act(_ command: String, _ arguments: JSON, by actor: String = "经办") throws -> JSON {
    try host.act(command, arguments, by: actor)
  }

  /// An act upon the round itself.
  @discardableResult
  func round(_ verb: String, by actor: String = "经办", _ more: JSON = .object([])) throws -> JSON {
    try act("round \(verb)", arguments(more), by: actor)
  }

  func fault(_ verb: String, by actor: String = "经办", _ more: JSON = .object([])) throws -> String?
  {
    try host.fault("round \(verb)", arguments(more), by: actor)
  }

  private func arguments(_ more: JSON) -> JSON {
    (more.members ?? []).reduce(.of(("id", .string(round)))) { $0.setting($1.key, $1.value) }
  }

  func sheet(_ entry: Int, _ judge: String, _ total: String? = nil) -> JSON {
    let form = JSON.of(
      ("round", .string(round)), ("entry", .string(entries[entry])), ("judge", .string(judge)))
    return total.map { form.setting("total", .string($0)) } ?? form
  }

  /// A sheet entered and signed at the county's desk.
  func mark(_ entry: Int, _ judge: String, _ total: String, by actor: String = "计分员") throws {
    try act("score enter", sheet(entry, judge, total), by: actor)
    try act("score sign", sheet(entry, judge), by: actor)
  }

  /// Checked by two, locked by a third.
  func lock() throws {
    try round("check", by: "计分员")
    try round("check", by: "监督员")
    try round("lock", by: "主任")
  }

  func rank(at name: String = "county") throws -> JSON {
    try county[name].view("rank", ["id": .string(round)])
  }

  /// Of each entry: its place among `entries`, rank, shown mark, how many sheets counted.
  func places(at name: String = "county") throws -> [String] {
    (try rank(at: name)["items"]?.array ?? []).map { item in
      let entry = entries.firstIndex(of: item["entry"]?.string ?? "") ?? -1
      let rank = item["rank"]?.integer.map { "\($0)" } ?? "-"
      return [
        "\(entry)", rank, item["shown"]?.string ?? "none", "n\(item["valid"]?.integer ?? -1)",
        item["struck"] == .bool(true) ? "struck" : "",
        item["called_up"] == .bool(true) ? "called" : "",
      ].filter { !$0.isEmpty }.joined(separator: " ")
    }
  }

  func stage() throws -> String? { try host.show(round)["state"]?.string }
}

extension Machine {
  /// Writes a draft past the commands, as a bent client would.
  @discardableResult
  func forge(_ draft: Draft, actor: String = "forger") throws -> [Dot] {
    let signer = try #require(keys.signer(of: replica))
    return try engine.store.write { transaction in
      try transaction.append(
        [draft],
        Authoring(
          signer: signer, actor: actor, act: ID128(high: 1, low: 2), now: clock.now(),
          random: SeededRandomness(9)))
    }
  }

  /// All dots of records held here, as a change that saw everything names them.
  func dots(_ ids: [RecordID]) throws -> [Dot] {
    let all = try ids.flatMap { id in try read { try $0.locate(id)?.liveDots ?? [] } }
    return Set(all).sorted()
  }

  /// Kind, unit and reason of all that was set aside, sorted.
  func setAside() throws -> [String] {
    (try view("quarantine list")["items"]?.array ?? []).map {
      "\($0["unit"]?.string ?? "") \($0["reason"]?.string ?? "")"
    }.sorted()
  }
}
