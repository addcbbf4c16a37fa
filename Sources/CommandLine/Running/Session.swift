import Domain
import Node

/// One command from its options to its exit status.
enum Session {
  static func run(_ command: any NodeCommand) async throws -> Int32 {
    let common = command.common
    let invocation = try command.invocation()
    let outcome = await command.execute(invocation, data: Here.dataFolder(common.data))
    return finish(outcome, of: invocation, json: common.json, quiet: common.quiet)
  }

  /// Prints what became of the command: the document on stdout, the rest on stderr.
  static func finish(
    _ outcome: Outcome, of invocation: Invocation, json: Bool, quiet: Bool
  ) -> Int32 {
    if outcome.error == nil || tellsAlsoOnFailure(invocation) {
      do {
        try printDocument(outcome, of: invocation, json: json, quiet: quiet)
      } catch {
        return fail(Outcome(thrown: error), json: json)
      }
    }
    if !quiet {
      for line in outcome.warningLines(in: Here.language) { Output.complain(Texts.oneLine(line)) }
    }
    return fail(outcome, json: json)
  }

  /// The error, if there is one, as the last line of stderr; returns the exit status.
  static func fail(_ outcome: Outcome, json: Bool) -> Int32 {
    if let document = outcome.errorDocument(in: Here.language), json {
      Output.complain(document.line)
    } else if let line = outcome.errorLine(in: Here.language) {
      Output.complain("siwei: " + Texts.oneLine(line))
    }
    return outcome.exit
  }

  /// The commands whose document is the account of what went wrong (cli.md, Clarifications).
  private static func tellsAlsoOnFailure(_ invocation: Invocation) -> Bool {
    let alsoTold = [
      "verify", "sync", "doctor", "unit import", "holiday import", "simulate", "bench",
    ]
    return invocation.input != nil || alsoTold.contains(invocation.name)
  }

  private static func printDocument(
    _ outcome: Outcome, of invocation: Invocation, json: Bool, quiet: Bool
  ) throws {
    if let lines = outcome.lines {
      var out = [UInt8]()
      for line in lines {
        line.write(to: &out)
        out.append(0x0A)
        if out.count > 1 << 20 {
          try Output.bytes(out)
          out.removeAll(keepingCapacity: true)
        }
      }
      return try Output.bytes(out)
    }
    guard let worded = outcome.document else { return }
    let document = worded.worded { Catalogue.text($0, Here.language, $1) }
    if json { return try Output.lines([document.line]) }
    let paper = Paper(invocation: invocation, document: document, language: Here.language)
    if quiet && paper.isConfirmation { return }
    try Output.lines(paper.lines)
  }
}
