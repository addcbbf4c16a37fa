package import Domain
import Engine
import Foundation
import Journal
import ServiceLifecycle
import Trust
import UnixSignals

/// Runs a whole topology on this machine: one process a node (interfaces.md §1).
package enum ClusterRunner {
  /// `ready` gets the table as one document once everything is reconciled.
  package static func up(
    topology path: String, data: String?, language: Language,
    progress: @escaping @Sendable (String) -> Void, ready: @escaping @Sendable (JSON) -> Void
  ) async -> Outcome {
    do {
      let topology = try Topology(path: path)
      let cluster = Cluster(
        topology: topology, data: data ?? topology.data, language: language, progress: progress)
      let work = Task { try await cluster.start() }
      let signals = await UnixSignalsSequence(trapping: [.sigint, .sigterm, .sighup])
      let watcher = Task {
        for await _ in signals {
          work.cancel()
          break
        }
      }
      do {
        ready(try await work.value)
        await watcher.value
        await cluster.stop()
        return Outcome()
      } catch {
        let stopped = work.isCancelled
        watcher.cancel()
        await cluster.stop()
        return stopped ? Outcome() : Outcome(thrown: error)
      }
    } catch {
      return Outcome(thrown: error)
    }
  }
}

/// The nodes of one topology, started, enrolled, filled and reconciled.
private actor Cluster {
  private let topology: Topology
  private let data: String
  private let language: Language
  private let progress: @Sendable (String) -> Void
  private var children: [ChildProcess] = []

  init(
    topology: Topology, data: String, language: Language,
    progress: @escaping @Sendable (String) -> Void
  ) {
    self.topology = topology
    self.data = data
    self.language = language
    self.progress = progress
  }

  private func folder(_ unit: UnitID) -> String { "\(data)/\(unit)" }

  private func run(
    _ unit: UnitID, _ noun: String, _ verb: String = "", _ arguments: JSON = .object([]),
    input: [InputLine]? = nil, actor: String? = nil
  ) async throws -> JSON {
    let invocation = Invocation(
      noun: noun, verb: verb, arguments: arguments, input: input, actor: actor,
      language: language)
    let outcome = await Runner.run(invocation, data: folder(unit))
    if let error = outcome.error { throw error }
    return outcome.document ?? .null
  }

  func start() async throws -> JSON {
    for member in topology.members where await Runner.isServed(DataFolder(folder(member.unit))) {
      throw SiweiError("folder.served", .busy, ["path": folder(member.unit)])
    }
    let root = topology.members[0]
    let isNew = !DataFolder(folder(root.unit)).exists
    if isNew {
      try? FileManager.default.createDirectory(atPath: data, withIntermediateDirectories: true)
      _ = try await run(
        root.unit, "init", "",
        .of(
          ("unit", .string(root.unit.text)), ("name", .string(root.name)),
          ("tier", .string(root.tier)), ("code", .text(root.code)),
          ("code_system", root.code == nil ? .null : .text(topology.codeSystem)),
          ("edition", root.code == nil ? .null : .text(topology.edition))))
      try await addUnits()
    }
    for member in topology.members { try await enrol(member) }
    for member in topology.members { try await fill(member) }
    if let contest = try await contest() {
      // What the root opened must have come to a unit before it can enter for it.
      try await reconcile()
      for member in topology.members { try await enter(member, for: contest) }
    }
    try await reconcile()
    return try await table()
  }

  private func addUnits() async throws {
    for member in topology.members.dropFirst() {
      _ = try await run(
        topology.members[0].unit, "unit", "add",
        .of(
          ("unit", .string(member.unit.text)), ("name", .string(member.name)),
          ("tier", .string(member.tier)), ("parent", .text(member.parent?.text)),
          ("code", .text(member.code)),
          ("code_system", member.code == nil ? .null : .text(topology.codeSystem)),
          ("edition", member.code == nil ? .null : .text(topology.edition))),
        actor: "演示")
    }
  }

  /// Joins a unit that has no folder yet, then starts it.
  private func enrol(_ member: Topology.Member) async throws {
    try Task.checkCancellation()
    if let parent = member.parent, !DataFolder(folder(member.unit)).exists {
      let address = topology.members.first { $0.unit == parent }?.address ?? ""
      let invitation = try await run(
        parent, "invite", "",
        .of(("unit", .string(member.unit.text)), ("address", .string(address))))
      _ = try await run(
        member.unit, "join", "", .of(("invitation", invitation["invitation"] ?? .null)))
    }
    let child = try ChildProcess(
      unit: member.unit, folder: folder(member.unit), address: member.address)
    children.append(child)
    _ = try await child.ready()
    progress(
      Catalogue.text("cluster.started", language, ["unit": member.unit.text, "name": member.name]))
  }

  /// Made-up wishes, registered once, by the offices' own commands.
  private func fill(_ member: Topology.Member) async throws {
    try Task.checkCancellation()
    guard let sample = member.sample, sample.wishes > 0 else { return }
    let held = try await run(member.unit, "wish", "list")
    guard held["items"]?.array?.isEmpty ?? true else { return }
    let year = Day(milliseconds: SystemClock().now()).year
    let wishes = SampleWishes.make(seed: UInt64(sample.seed), count: sample.wishes, year: year)
    _ = try await run(
      member.unit, "wish", "register", input: Cluster.lines(wishes), actor: "李经办")
  }

  /// The contest of the sample, opened once at the root; its id.
  private func contest() async throws -> String? {
    guard let wanted = topology.contest else { return nil }
    let root = topology.members[0].unit
    let held = try await run(root, "contest", "list")["items"]?.array ?? []
    let same = held.first { $0["fields"]?["title"]?["value"]?.string == wanted.title }
    if let same { return same["id"]?.string }
    let id = try await run(
      root, "contest", "open", .of(("title", .string(wanted.title))), actor: "演示")["id"]
    if let quota = wanted.quota {
      _ = try await run(
        root, "contest", "quota",
        .of(
          ("contest", id ?? .null), ("number", .number(quota)), ("tier", .string("township"))),
        actor: "演示")
    }
    return id?.string
  }

  /// Made-up lessons, entered and recommended once, by the offices' own commands.
  private func enter(_ member: Topology.Member, for contest: String) async throws {
    try Task.checkCancellation()
    guard let sample = member.sample, sample.lessons > 0 else { return }
    let held = try await run(member.unit, "entry", "list")
    guard held["items"]?.array?.isEmpty ?? true else { return }
    let lessons = SampleLessons.make(
      seed: UInt64(sample.seed), count: sample.lessons, contest: contest)
    let entered = try await run(
      member.unit, "entry", "submit", input: Cluster.lines(lessons), actor: "李经办")
    let ids = (entered["results"]?.array ?? []).map { JSON.of(("id", $0["id"] ?? .null)) }
    _ = try await run(
      member.unit, "entry", "recommend", input: Cluster.lines(ids), actor: "王书记")
  }

  private static func lines(_ documents: [JSON]) -> [InputLine] {
    documents.enumerated().map { InputLine(number: $0.offset + 1, content: .success($0.element)) }
  }

  /// A round is each child with its parent, villages first, then townships, then again.
  private func reconcile() async throws {
    for _ in 0..<2 {
      for member in topology.members.reversed() where member.parent != nil {
        try Task.checkCancellation()
        _ = try await run(member.unit, "sync")
      }
    }
  }

  private func table() async throws -> JSON {
    var rows: [JSON] = []
    for member in topology.members {
      let status = try await run(member.unit, "status")
      let wishes = try await run(member.unit, "wish", "list")["items"]?.array?.count ?? 0
      let lessons = try await run(member.unit, "entry", "list")["items"]?.array?.count ?? 0
      rows.append(
        .of(
          ("unit", .string(member.unit.text)), ("name", .string(member.name)),
          ("tier", .string(member.tier)), ("address", .string(member.address)),
          ("data", .string(folder(member.unit))), ("wishes", .number(wishes)),
          ("lessons", .number(lessons)), ("changes", status["journal_changes"] ?? .null),
          ("held", status["counts"]?["held"] ?? .null),
          ("unsent", status["counts"]?["unsent"] ?? .null)))
    }
    return .of(("nodes", .array(rows)))
  }

  func stop() async {
    for child in children { child.terminate() }
    let end = ContinuousClock.now + .seconds(8)
    for child in children { await child.waitUntilGone(end - .now) }
    children = []
  }
}
