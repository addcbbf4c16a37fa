import Domain
import Engine
import Journal
import Store

/// Carries out commands on the engine of the folder this process owns.
struct Commands: Sendable {
  let engine: EngineQueue
  let caller: PeerCaller
  let folder: DataFolder
  let serving: Bool

  private static let nodeCommands: Set<String> = [
    "sync", "status", "digest", "dump", "verify", "rebuild", "doctor", "invite", "peer add",
    "peer remove", "peer list", "admit",
  ]

  /// Whether others may want to know after it.
  func mayWrite(_ invocation: Invocation) -> Bool {
    CommandTable.acts[invocation.name] != nil || ["admit", "sync"].contains(invocation.name)
  }

  func run(_ invocation: Invocation) async -> Outcome {
    do {
      if Commands.nodeCommands.contains(invocation.name) { return try await node(invocation) }
      if CommandTable.views[invocation.name] != nil {
        return Outcome(document: try await view(invocation))
      }
      guard CommandTable.acts[invocation.name] != nil else {
        throw SiweiError("usage.unknown_command", .usage, ["command": invocation.name])
      }
      return try await act(invocation)
    } catch {
      return Outcome(thrown: error)
    }
  }

  // MARK: records

  private func view(_ invocation: Invocation) async throws -> JSON {
    let call = CommandCall(
      noun: invocation.noun, verb: invocation.verb, arguments: invocation.arguments)
    let actor = invocation.actor ?? ""
    return try await engine.run { try $0.view(call, actor: actor) }
  }

  private func act(_ invocation: Invocation) async throws -> Outcome {
    if let lines = invocation.input { return try await act(invocation, lines) }
    let call = CommandCall(
      noun: invocation.noun, verb: invocation.verb, arguments: invocation.arguments)
    let actor = invocation.actor ?? ""
    let language = invocation.language
    let document = try await engine.run { try $0.act(call, actor: actor) }
      .worded { Catalogue.text($0, language, $1) }
    if let errors = document["errors"]?.array, !errors.isEmpty {
      let cell = errors.first?["cell"]?.string ?? ""
      let message = errors.first?["message"]?.string ?? ""
      let error = SiweiError(
        "import.refused", .refused,
        ["count": "\(errors.count)", "cell": cell, "message": message])
      return Outcome(document: document, error: error)
    }
    return Outcome(document: document)
  }

  private func act(_ invocation: Invocation, _ lines: [InputLine]) async throws -> Outcome {
    let calls = lines.map { line in
      (
        number: line.number,
        call: line.content.map { object in
          var arguments = invocation.arguments
          for member in object.members ?? [] {
            arguments = arguments.setting(member.key, member.value)
          }
          return CommandCall(noun: invocation.noun, verb: invocation.verb, arguments: arguments)
        }
      )
    }
    let actor = invocation.actor ?? ""
    let results = try await engine.run { try $0.act(calls, actor: actor) }
    let refused = results.filter { if case .failure = $0.result { true } else { false } }
    let document = JSON.of(
      ("results", .array(results.map { row($0, invocation.language) })))
    guard !refused.isEmpty else { return Outcome(document: document) }
    return Outcome(
      document: document,
      error: SiweiError(
        "input.refused", .refused,
        ["count": "\(refused.count)", "line": "\(refused[0].number)"]))
  }

  private func row(_ line: LineResult, _ language: Language) -> JSON {
    switch line.result {
    case .success(let reply):
      return .of(
        ("line", .number(line.number)), ("ok", .bool(true)), ("id", reply["id"] ?? .null),
        ("no", reply["no"] ?? .null), ("dots", reply["dots"] ?? .array([])),
        ("conflict", reply["conflict"] ?? .bool(false)), ("error", .null))
    case .failure(let error):
      return .of(
        ("line", .number(line.number)), ("ok", .bool(false)), ("id", .null), ("no", .null),
        ("dots", .array([])), ("conflict", .bool(false)),
        ("error", error.document(in: language)))
    }
  }

  // MARK: the node itself

  private func node(_ invocation: Invocation) async throws -> Outcome {
    let arguments = invocation.arguments
    switch invocation.name {
    case "sync": return try await sync(arguments["peer"]?.string)
    case "status":
      let around = StatusSurroundings(
        version: ContractLimits.version, serving: serving, diskBytes: folder.diskBytes)
      return Outcome(document: try await engine.run { try $0.statusDocument(around) })
    case "digest":
      let scope = try scope(arguments)
      return Outcome(document: try await engine.run { try $0.digestDocument(scope) })
    case "dump":
      let scope = try scope(arguments)
      return Outcome(lines: try await engine.run { try $0.dump(scope) })
    case "verify": return try await verify()
    case "rebuild":
      let start = ContinuousClock.now
      let document = try await engine.run { try $0.rebuildDocument() }
      let spent = ContinuousClock.now - start
      let milliseconds =
        spent.components.seconds * 1000
        + spent.components.attoseconds / 1_000_000_000_000_000
      return Outcome(
        document: document.setting("seconds", .string(Commands.seconds(milliseconds))))
    case "doctor":
      let checks = try await doctor()
      let failed = (checks["checks"]?.array ?? []).filter { $0["ok"]?.bool != true }.count
      return Outcome(
        document: checks,
        error: failed == 0
          ? nil : SiweiError("doctor.failed", .refused, ["count": String(failed)]))
    default: return try await membership(invocation)
    }
  }

  private static func seconds(_ milliseconds: Int64) -> String {
    let rest = String(milliseconds % 1000)
    return "\(milliseconds / 1000)." + String(repeating: "0", count: 3 - rest.count) + rest
  }

  private func scope(_ arguments: JSON) throws -> Scope? {
    guard let text = arguments["scope"]?.string else { return nil }
    guard let scope = Scope(text) else {
      throw SiweiError("scope.malformed", .usage, ["scope": text])
    }
    return scope
  }

  private func verify() async throws -> Outcome {
    let document = try await engine.run { try $0.verifyDocument() }
    guard document["ok"]?.bool == true else {
      let count = document["faults"]?.array?.count ?? 0
      return Outcome(
        document: document, error: SiweiError("verify.faults", .refused, ["count": "\(count)"]))
    }
    return Outcome(document: document)
  }

  private func sync(_ only: String?) async throws -> Outcome {
    var peers = try await engine.run { try $0.peers() }
    if let only {
      peers = peers.filter { $0.unit.text == only }
      guard !peers.isEmpty else { throw SiweiError("peer.unknown", .missing, ["unit": only]) }
    }
    var rows: [JSON] = []
    var fault: SiweiError?
    for peer in peers {
      let result = await caller.call(peer.unit, address: peer.address)
      rows.append(result.document)
      if fault == nil { fault = result.error }
      if fault == nil, !result.refused.isEmpty {
        fault = SiweiError(
          "sync.refused", .refused,
          ["unit": peer.unit.text, "count": "\(result.refused.count)"])
      }
    }
    return Outcome(document: .of(("peers", .array(rows))), error: fault)
  }
}
