import Domain

/// The state of a node: status, digests, reconciliations, proofs.
extension Paper {
  /// `SCOPE VECTOR_DIGEST FOLD_DIGEST` (cli.md 14); never translated, as scripts compare it.
  var digests: [String] {
    (document["scopes"]?.array ?? []).map { scope in
      ["scope", "vector_digest", "fold_digest"].map { scope[$0]?.string ?? "-" }
        .joined(separator: " ")
    }
  }

  var status: [String] {
    var out = [
      line("unit", "\(value("unit"))  \(value("name"))  \(value("tier"))"),
      line("replica", value("replica")), line("version", value("version")),
      line("serving", value("serving")),
    ]
    if document["former_replicas"]?.array?.isEmpty == false {
      out.append(line("former_replicas", value("former_replicas")))
    }
    let counts = document["counts"] ?? .null
    let four = ["unsent", "sent", "held", "conflicts"].map { key in
      "\(label(key)) \(shown(counts[key] ?? .null, key: key))"
    }
    out.append(four.joined(separator: "  "))
    let rest = ["parked", "quarantined", "journal_changes", "disk_bytes"].map { key in
      "\(label(key)) \(value(key))"
    }
    out.append(rest.joined(separator: "  "))
    out += section("peers", ["unit", "address", "last_success", "last_error"])
    out += section("gaps", ["scope", "replica", "held", "claimed", "by"])
    out += section("forks", ["scope", "replica", "at", "heads"])
    out += section("scopes", ["scope", "changes", "vector_digest", "fold_digest"], cut: 16)
    return out
  }

  /// One line a peer, what it refused or waits for below it, and sums where there are several.
  var sync: [String] {
    let peers = document["peers"]?.array ?? []
    guard !peers.isEmpty else { return [text("print.sync.no_peer")] }
    let keys = [
      "requests", "changes_sent", "changes_received", "http_bytes_sent", "http_bytes_received",
      "seconds",
    ]
    var rows = [[String]]()
    for peer in peers {
      let ok = peer["ok"]?.bool == true
      let equal = peer["equal"]?.bool == true
      let state = text(
        ok ? (equal ? "print.sync.equal" : "print.sync.unequal") : "print.sync.failed")
      rows.append([cellText(peer, "unit"), state] + keys.map { cellText(peer, $0) })
    }
    if peers.count > 1 {
      let sums = keys.dropLast().map { key in
        String(peers.reduce(Int64(0)) { $0 &+ ($1[key]?.integer ?? 0) })
      }
      rows.append([text("print.sync.sum"), ""] + sums)
    }
    let heading = [label("unit"), label("state")] + keys.map(label)
    var out = TextTable(heading: heading, rows: rows).lines
    for peer in peers { out += syncDetails(peer) }
    return out
  }

  private func syncDetails(_ peer: JSON) -> [String] {
    let unit = cellText(peer, "unit")
    var out = [String]()
    for refused in peer["refused"]?.array ?? [] {
      out.append(text("print.sync.refused", places(refused, unit)))
    }
    for waiting in peer["waiting"]?.array ?? [] {
      out.append(text("print.sync.waiting", places(waiting, unit)))
    }
    if let error = peer["error"], error != .null {
      let reason = error["message"]?.string ?? shown(error, key: "reason")
      out.append(text("print.sync.peer_error", ["unit": unit, "reason": reason]))
    }
    return out.map(Texts.oneLine)
  }

  var verify: [String] {
    let changes = value("changes")
    let faults = document["faults"]?.array ?? []
    guard document["ok"]?.bool != true || !faults.isEmpty else {
      return [text("print.verify.ok", ["changes": changes])]
    }
    let head = text("print.verify.faults", ["changes": changes, "faults": String(faults.count)])
    return [head] + table(faults, columns: ["scope", "replica", "number", "what"])
  }

  /// What was looked at, with a mark, and in words what is wrong.
  var checks: [String] {
    let checks = document["checks"]?.array ?? []
    let rows = checks.map { check in
      let name = check["name"]?.string ?? ""
      let detail = check["detail"]?.string ?? ""
      var words = detail == "ok" ? text("print.doctor.ok") : Catalogue.find(detail, language)
      // A message with places needs what the check does not carry.
      if words?.contains("{") == true { words = text("print.doctor.failed", ["code": detail]) }
      return [
        check["ok"]?.bool == true ? "✓" : "✗",
        Catalogue.find("label.check.\(name)", language) ?? name, words ?? detail,
      ]
    }
    return TextTable(heading: [], rows: rows).lines.filter { !$0.isEmpty }
  }

  /// The table of a running topology, and what to try first.
  var cluster: [String] {
    let nodes = document["nodes"]?.array ?? []
    let columns = [
      "unit", "name", "tier", "address", "wishes", "lessons", "held", "unsent", "data",
    ]
    return table(nodes, columns: columns) + [text("print.cluster.try")] + commandsToTry(nodes)
  }

  private func commandsToTry(_ nodes: [JSON]) -> [String] {
    let last = nodes.last?["data"]?.string ?? ""
    let sender = nodes.first { $0["tier"]?.string == "township" }?["data"]?.string ?? last
    let marks = #"{"panels":[{"weight":"1","marks":["92.5","91.0","93.5","90.5","95.0"]}]}"#
    let commands = [
      ("print.cluster.try.wishes", "siwei wish list --data \(last)"),
      ("print.cluster.try.lessons", "siwei entry list --data \(sender)"),
      ("print.cluster.try.scores", "echo '\(marks)' | siwei score compute -"),
    ]
    return commands.map { text($0.0, ["command": "  " + $0.1]) }
  }

  /// One line (cli.md 11).
  var ready: [String] {
    let places = ["unit", "replica", "sync", "console", "pid"].map { key in
      (key, value(key).isEmpty ? "-" : value(key))
    }
    return [text("print.serve.ready", Dictionary(uniqueKeysWithValues: places))]
  }

  var invitation: [String] {
    [value("invitation"), line("expires", value("expires"))]
  }

  var importReport: [String] {
    let counts = ["added", "changed", "same"].map { key in "\(label(key)) \(value(key))" }
    let errors = document["errors"]?.array ?? []
    let head = [counts.joined(separator: "  ")]
    return errors.isEmpty ? head : head + table(errors, columns: ["cell", "message"])
  }

  var coverage: [String] {
    var out = [line("period", value("period"))]
    for key in ["acted", "not_acted"] {
      let units = document[key]?.array ?? []
      out.append("\(label(key)) \(units.count)" + (language == .zh ? "：" : ": ") + value(key))
    }
    let silent = document["not_heard"]?.array ?? []
    out.append("\(label("not_heard")) \(silent.count)")
    if !silent.isEmpty {
      out += table(silent, columns: ["unit", "since"]).map { "  " + $0 }
    }
    return out
  }

  func value(_ key: String) -> String { shown(document[key] ?? .null, key: key) }

  private func cellText(_ row: JSON, _ key: String) -> String {
    shown(row[key] ?? .null, key: key)
  }

  func places(_ item: JSON, _ unit: String) -> [String: String] {
    var out = ["unit": unit]
    for member in item.members ?? [] { out[member.key] = shown(member.value, key: member.key) }
    return out
  }

  /// A list under its label; nothing where it is empty. Long digests are shown by their beginning.
  private func section(_ key: String, _ columns: [String], cut: Int? = nil) -> [String] {
    guard let rows = document[key]?.array, !rows.isEmpty else { return [] }
    let cells = rows.map { row in
      columns.map { column in
        let text = cellText(row, column)
        guard let cut, column.hasSuffix("digest") else { return text }
        return String(text.prefix(cut))
      }
    }
    let table = TextTable(heading: columns.map(label), rows: cells)
    return [label(key) + (language == .zh ? "：" : ":")] + table.lines.map { "  " + $0 }
  }
}
