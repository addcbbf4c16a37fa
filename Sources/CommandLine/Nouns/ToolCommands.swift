import ArgumentParser
import Benchmarks
import Domain
import Foundation
import Journal
import Node
import Simulator

/// Where the tools that need no data folder are plugged in.
enum ToolCommands {
  typealias Running = @Sendable (Invocation) async -> Outcome

  /// A bug that was planted, or a history that fails, ends with 65 (cli.md 31).
  static let simulate: Running = { invocation in
    let arguments = invocation.arguments
    let one = arguments["seed"]?.integer
    let seeds = one == nil ? arguments["seeds"]?.integer ?? 100 : 1
    let from = one ?? arguments["from"]?.integer ?? 1
    let bug = arguments["bug"]?.string
    do {
      let document = try SimulatorCommand.run(
        seeds: Int(clamping: seeds), from: Int(clamping: from), bug: bug, threads: 2,
        seconds: elapsed)
      var story: [JSON] = []
      if let one {
        story = try SimulatorCommand.story(seed: Int(clamping: one), bug: bug)
          .map { .string($0) }
      }
      return outcome(document, story: story)
    } catch {
      return Outcome(thrown: error)
    }
  }

  private static func elapsed(_ work: () -> Void) -> JSON {
    let start = ContinuousClock.now
    work()
    let milliseconds = (ContinuousClock.now - start) / .milliseconds(1)
    return .string(String(Int(milliseconds) / 1000))
  }

  private static func outcome(_ document: JSON, story: [JSON]) -> Outcome {
    let told = story.isEmpty ? document : document.setting("story", .array(story))
    let violations = document["violations"]?.integer ?? 0
    let stuck = document["stuck"]?.integer ?? 0
    guard violations + stuck > 0 else { return Outcome(document: told) }
    return Outcome(
      document: told,
      error: SiweiError(
        "simulate.violation", .refused,
        [
          "violations": "\(violations)", "stuck": "\(stuck)",
          "seed": "\(document["first_failing_seed"]?.integer ?? 0)",
        ]))
  }

  static let bench: Running = { invocation in
    let size = invocation.arguments["size"]?.integer.map { Int(clamping: $0) }
    let folder = FileManager.default.temporaryDirectory.path + "/siwei-bench-\(getpid())"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
      let document = try BenchmarkCommand.run(size: size, folder: folder)
      let failed = document["failed"]?.array ?? []
      guard let first = failed.first else { return Outcome(document: document) }
      return Outcome(
        document: document,
        error: SiweiError("bench.failed", .refused, ["what": first.string ?? ""]))
    } catch {
      return Outcome(thrown: error)
    }
  }
}

/// `simulate [--seed N | --seeds N [--from M]] [--bug NAME]` (cli.md 31).
struct SimulateCommand: NodeCommand {
  static let noun = "simulate"
  private static let greatest = 1_000_000_000_000

  @Option(help: help("option.seed_one", "N")) var seed: Int?
  @Option(help: help("option.seeds", "N")) var seeds: Int?
  @Option(help: help("option.from", "M")) var from: Int?
  @Option(help: help("option.bug", "NAME")) var bug: String?
  @OptionGroup var common: CommonOptions

  func fill(_ arguments: inout ArgumentList) throws {
    if let wrong = [seed, seeds, from].compactMap({ $0 }).first(where: { $0 < 0 }) {
      throw Outcome.fault("usage.negative", 64, ["value": String(wrong)])
    }
    if let greatest = [seed, seeds, from].compactMap({ $0 }).max(), greatest > Self.greatest {
      throw Outcome.fault("usage.too_large", 64, ["value": String(greatest)])
    }
    arguments.put("seed", seed)
    arguments.put("seeds", seeds)
    arguments.put("from", from)
    arguments.put("bug", bug)
    arguments.put("test_seed", Here.variable("SIWEI_TEST_SEED"))
  }

  func execute(_ invocation: Invocation, data: String) async -> Outcome {
    await ToolCommands.simulate(invocation)
  }
}

/// `bench` (cli.md 31).
struct BenchCommand: NodeCommand {
  static let noun = "bench"

  @Option(help: help("option.bench_size", "N")) var size: Int?
  @OptionGroup var common: CommonOptions

  func fill(_ arguments: inout ArgumentList) throws { arguments.put("size", size) }

  func execute(_ invocation: Invocation, data: String) async -> Outcome {
    await ToolCommands.bench(invocation)
  }
}

/// `sample …`: made-up data.
struct SampleCommand: NounCommand {
  static let noun = "sample"
  static let verbs: [any ParsableCommand.Type] = [
    SampleWishesCommand.self, SampleLessonsCommand.self,
  ]
}

/// `sample wishes --seed N [--count N]`: lines for `wish register --input -`; no folder needed.
struct SampleWishesCommand: NodeCommand {
  static let noun = "sample"
  static let verb = "wishes"

  @Option(help: help("option.sample_seed", "N")) var seed: Int?
  @Option(help: help("option.sample_count", "N")) var count: Int?
  @Option(help: help("option.sample_year", "YYYY")) var year: Int?
  @OptionGroup var common: CommonOptions

  func fill(_ arguments: inout ArgumentList) throws {
    if let wrong = [seed, count, year].compactMap({ $0 }).first(where: { $0 < 0 }) {
      throw Outcome.fault("usage.negative", 64, ["value": String(wrong)])
    }
    arguments.put("seed", seed)
    arguments.put("count", count)
    arguments.put("year", year)
  }

  func execute(_ invocation: Invocation, data: String) async -> Outcome {
    let call = CommandCall(
      noun: invocation.noun, verb: invocation.verb, arguments: invocation.arguments)
    do {
      return Outcome(document: try SampleWishes.document(call))
    } catch {
      return Outcome(thrown: error)
    }
  }
}

/// `sample lessons --seed N [--count N] [--contest ID]`: lines for `entry submit --input -`.
struct SampleLessonsCommand: NodeCommand {
  static let noun = "sample"
  static let verb = "lessons"

  @Option(help: help("option.sample_seed", "N")) var seed: Int?
  @Option(help: help("option.sample_count", "N")) var count: Int?
  @Option(help: help("option.sample_contest", "ID")) var contest: String?
  @OptionGroup var common: CommonOptions

  func fill(_ arguments: inout ArgumentList) throws {
    if let wrong = [seed, count].compactMap({ $0 }).first(where: { $0 < 0 }) {
      throw Outcome.fault("usage.negative", 64, ["value": String(wrong)])
    }
    arguments.put("seed", seed)
    arguments.put("count", count)
    arguments.put("contest", contest)
  }

  func execute(_ invocation: Invocation, data: String) async -> Outcome {
    let call = CommandCall(
      noun: invocation.noun, verb: invocation.verb, arguments: invocation.arguments)
    do {
      return Outcome(document: try SampleLessons.document(call))
    } catch {
      return Outcome(thrown: error)
    }
  }
}
