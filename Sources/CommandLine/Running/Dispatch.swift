import ArgumentParser
import Node

/// From words to an exit status.
enum Dispatch {
  static func run(_ words: [String]) async -> Int32 {
    let json = ArgumentOrder.wantsJSON(words)
    do {
      var command = try parse(words)
      if let own = command as? any DirectCommand { return try await own.perform() }
      if let node = command as? any NodeCommand { return try await Session.run(node) }
      if var other = command as? any AsyncParsableCommand {
        try await other.run()
      } else {
        try command.run()
      }
      return 0
    } catch {
      return finish(error, json: json)
    }
  }

  /// A noun without its verb takes no options: then the words without the common ones show what
  /// is really wrong.
  private static func parse(_ words: [String]) throws -> any ParsableCommand {
    do {
      return try Siwei.parseAsRoot(words)
    } catch {
      let unknown = UsageFault.unknownOption(Siwei.message(for: error))
      guard let unknown, ArgumentOrder.common.contains(unknown) else { throw error }
      return try Siwei.parseAsRoot(ArgumentOrder.withoutCommon(words))
    }
  }

  /// Help and versions go to stdout; every other end is an error with its status.
  private static func finish(_ error: any Error, json: Bool) -> Int32 {
    if error is Outcome { return Session.fail(Outcome(thrown: error), json: json) }
    if Siwei.exitCode(for: error) == .success {
      let text = Siwei.fullMessage(for: error)
      do {
        try Output.lines(text.isEmpty ? [] : [text])
        return 0
      } catch {
        return Session.fail(Outcome(thrown: error), json: json)
      }
    }
    if let exit = error as? ExitCode { return exit.rawValue }
    let usage = UsageFault.outcome(Siwei.message(for: error), status: Siwei.exitCode(for: error))
    return Session.fail(usage ?? Outcome(thrown: error), json: json)
  }
}
