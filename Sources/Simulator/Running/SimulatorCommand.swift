import Dispatch
package import Domain
import Journal

/// `simulate` (cli.md 31).
package enum SimulatorCommand {
  /// What became of one seed.
  struct Outcome: Sendable {
    let seed: Int
    let violations: [Violation]
    let isStuck: Bool
    let operations: Int
    let faults: Int
    let digest: [UInt8]
    let acts: [String: Acts]
  }

  /// Outcomes of all threads (guard: `queue` is asked for every access).
  private final class Collected: @unchecked Sendable {
    private let queue = DispatchQueue(label: "simulator.outcomes")
    private var outcomes: [Outcome] = []

    func add(_ outcome: Outcome) { queue.sync { outcomes.append(outcome) } }
    var sorted: [Outcome] { queue.sync { outcomes.sorted { $0.seed < $1.seed } } }
  }

  /// Plays `seeds` histories from number `from` on, spread over threads, each on one alone.
  ///
  /// `seconds` measures how long it took by the caller's clock.
  package static func run(
    seeds: Int, from: Int, bug: String?, threads: Int,
    seconds: ((() -> Void) -> JSON) = { work in
      work()
      return .null
    }
  ) throws -> JSON {
    let planted = try self.bug(bug)
    let collected = Collected()
    let lanes = max(1, min(threads, seeds))
    let time = seconds {
      DispatchQueue.concurrentPerform(iterations: lanes) { lane in
        for seed in stride(from: from + lane, to: from + seeds, by: lanes) {
          collected.add(play(seed, planted))
        }
      }
    }
    return document(collected.sorted, time)
  }

  private static func document(_ outcomes: [Outcome], _ time: JSON) -> JSON {
    let failing = outcomes.first { !$0.violations.isEmpty }
    let checks = Set(outcomes.flatMap(\.violations).map(\.check)).sorted()
    return .of(
      ("seeds", .number(outcomes.count)),
      ("violations", .number(outcomes.reduce(0) { $0 + $1.violations.count })),
      ("stuck", .number(outcomes.filter(\.isStuck).count)),
      ("first_failing_seed", .number(failing?.seed)),
      ("seconds", time),
      ("operations", .number(outcomes.reduce(0) { $0 + $1.operations })),
      ("faults", .number(outcomes.reduce(0) { $0 + $1.faults })),
      ("history_digest", .string(encodeHex(plainSHA256(outcomes.flatMap(\.digest))))),
      ("acts", acts(outcomes)), ("checks", .array(checks.map { .string($0) })),
      ("first_violation", .text(failing?.violations.first.map { "\($0.check): \($0.text)" })))
  }

  /// Each command with how often it was done and refused, and in how many seeds it was done.
  private static func acts(_ outcomes: [Outcome]) -> JSON {
    let names = Set(outcomes.flatMap(\.acts.keys)).sorted()
    return .object(
      names.map { name in
        let all = outcomes.compactMap { $0.acts[name] }
        return JSON.Member(
          name,
          .of(
            ("done", .number(all.reduce(0) { $0 + $1.done })),
            ("refused", .number(all.reduce(0) { $0 + $1.refused })),
            ("seeds", .number(all.filter { $0.done > 0 }.count))))
      })
  }

  static func play(_ seed: Int, _ bug: PlantedBug?) -> Outcome {
    let account = account(seed, bug, isTold: false)
    return Outcome(
      seed: seed, violations: account.violations, isStuck: account.isStuck,
      operations: account.operations, faults: account.faultCount, digest: account.digest,
      acts: account.acts)
  }

  private static func account(_ seed: Int, _ bug: PlantedBug?, isTold: Bool) -> Account {
    do {
      let world = try World(
        seed: UInt64(bitPattern: Int64(seed)), bug: bug, isTold: isTold)
      do {
        try world.run()
      } catch {
        world.account.violate("O7", "the world ends: \(error)")
      }
      return world.account
    } catch {
      let account = Account(isTold: isTold)
      account.violate("O7", "no world: \(error)")
      return account
    }
  }

  /// The history of one seed in readable lines; the last ones say what was broken.
  package static func story(seed: Int, bug: String? = nil) throws -> [String] {
    let account = account(seed, try self.bug(bug), isTold: true)
    let numbers =
      "operations \(account.operations), done \(account.done), faults \(account.faultCount), "
      + "exchanges \(account.exchanges), rounds \(account.rounds), "
      + "lost by nature \(account.lostByNature)"
    return account.story + [numbers]
      + account.violations.map { "\($0.check): \($0.text)" }
  }

  /// The planted bugs by name, with what each of them does.
  package static var bugs: [(name: String, summary: String)] {
    PlantedBug.allCases.map { ($0.rawValue, $0.summary) }
  }

  /// Throws `simulate.unknown_bug` (64).
  private static func bug(_ name: String?) throws -> PlantedBug? {
    guard let name else { return nil }
    guard let bug = PlantedBug(rawValue: name) else {
      throw SiweiError("simulate.unknown_bug", .usage, ["bug": name])
    }
    return bug
  }
}
