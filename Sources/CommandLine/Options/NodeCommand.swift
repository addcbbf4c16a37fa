import ArgumentParser
import Domain
import Foundation
import Node

/// A command that the node carries out: it only names itself and its arguments.
protocol NodeCommand: AsyncParsableCommand {
  static var noun: String { get }
  /// Empty for commands of one word.
  static var verb: String { get }
  /// Whether it writes a change, so that `--as` is required (cli.md 5).
  static var needsActor: Bool { get }
  var common: CommonOptions { get }
  /// The file of `--input`, where the command takes one.
  var inputFile: String? { get }
  /// The record that lines without an id of their own are about, where a verb takes one beside
  /// `--input`.
  var recordOfLines: String? { get }
  func fill(_ arguments: inout ArgumentList) throws
  func execute(_ invocation: Invocation, data: String) async -> Outcome
}

extension NodeCommand {
  static var verb: String { "" }
  static var needsActor: Bool { false }
  var inputFile: String? { nil }
  var recordOfLines: String? { nil }

  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: verb.isEmpty ? noun : verb,
      abstract: Here.text(verb.isEmpty ? "help.\(noun)" : "help.\(noun).\(verb)"))
  }

  func fill(_ arguments: inout ArgumentList) throws {}

  func execute(_ invocation: Invocation, data: String) async -> Outcome {
    await Runner.run(invocation, data: data)
  }

  func invocation() throws -> Invocation {
    var arguments = ArgumentList(linesFollow: inputFile != nil)
    try fill(&arguments)
    if inputFile != nil, let beside = arguments.besideLines {
      throw Outcome.fault("usage.beside_input", 64, ["argument": beside])
    }
    let actor = try Self.needsActor ? Actor.required(common.actor) : Actor.given(common.actor)
    let input = try inputFile.map { file in
      InputLine.lines(of: try FileReading.raw(file)).map { $0.about(recordOfLines) }
    }
    return Invocation(
      noun: Self.noun, verb: Self.verb, arguments: arguments.document, input: input, actor: actor,
      language: Here.language)
  }

  /// Never called: `Dispatch` runs these commands itself.
  mutating func run() async throws { throw ExitCode(try await Session.run(self)) }
}

extension InputLine {
  /// The same, with the record's id where it names none.
  fileprivate func about(_ record: String?) -> InputLine {
    guard let record else { return self }
    return InputLine(
      number: number,
      content: content.map { $0["id"] == nil ? $0.setting("id", .string(record)) : $0 })
  }
}

/// A command with a way of its own to run.
protocol DirectCommand: ParsableCommand {
  func perform() async throws -> Int32
}

/// A noun without a verb: says which verbs there are, on stderr, as any wrong usage.
protocol NounCommand: ParsableCommand {
  static var noun: String { get }
  static var verbs: [any ParsableCommand.Type] { get }
}

extension NounCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: noun, abstract: Here.text("help.\(noun)"), subcommands: verbs)
  }

  mutating func run() throws {
    let names = Self.verbs.compactMap { $0.configuration.commandName }.joined(separator: " ")
    throw Outcome.fault("usage.missing_verb", 64, ["noun": Self.noun, "verbs": names])
  }
}

/// The person who acts (cli.md 5).
enum Actor {
  static func required(_ given: String?) throws -> String {
    guard let name = given ?? Here.variable("SIWEI_AS") else {
      throw Outcome.fault("usage.missing_actor", 64)
    }
    return try checked(name)
  }

  /// Commands that need no actor ignore SIWEI_AS.
  static func given(_ name: String?) throws -> String? { try name.map(checked) }

  /// Without the spaces around it and in one Unicode form, for names are compared: what looks like
  /// one person's name is that person's.
  private static func checked(_ given: String) throws -> String {
    let name = PlainText.joined(
      given.trimmingCharacters(in: .whitespaces).precomposedStringWithCanonicalMapping)
    let scalars = name.unicodeScalars
    let unseen = scalars.contains {
      [.control, .format, .lineSeparator, .paragraphSeparator]
        .contains($0.properties.generalCategory) || $0.properties.isDefaultIgnorableCodePoint
    }
    guard (1...ContractLimits.actorCharacters).contains(scalars.count), !unseen else {
      throw Outcome.fault("usage.actor_form", 64)
    }
    return name
  }
}
