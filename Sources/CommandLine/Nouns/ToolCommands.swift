import ArgumentParser
import Domain
import Node

/// Where the tools that need no data folder are plugged in.
enum ToolCommands {
  typealias Running = @Sendable (Invocation) async -> Outcome

  static let simulate: Running = { await Runner.run($0, data: "") }
  static let bench: Running = { await Runner.run($0, data: "") }
}

/// `simulate [--seed N | --seeds N [--from M]] [--bug NAME]` (cli.md 31).
struct SimulateCommand: NodeCommand {
  static let noun = "simulate"

  @Option(help: help("option.seed_one", "N")) var seed: Int?
  @Option(help: help("option.seeds", "N")) var seeds: Int?
  @Option(help: help("option.from", "M")) var from: Int?
  @Option(help: help("option.bug", "NAME")) var bug: String?
  @OptionGroup var common: CommonOptions

  func fill(_ arguments: inout ArgumentList) throws {
    if let wrong = [seed, seeds, from].compactMap({ $0 }).first(where: { $0 < 0 }) {
      throw Outcome.fault("usage.negative", 64, ["value": String(wrong)])
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
  static let verbs: [any ParsableCommand.Type] = [SampleWishesCommand.self]
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
