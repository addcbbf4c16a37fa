import ArgumentParser
import Domain
import Journal
import Node

/// `score …`: marks and what comes of them.
struct ScoreCommand: NounCommand {
  static let noun = "score"
  static let verbs: [any ParsableCommand.Type] = [
    Making<ScoreNoun, ScoreEnter>.self, Making<ScoreNoun, ScoreSign>.self,
    Making<ScoreNoun, ScoreVoid>.self, Making<ScoreNoun, ScoreTime>.self,
    Making<ScoreNoun, ScoreDeduct>.self, Viewing<ScoreNoun, ScoreList>.self,
    ScoreComputeCommand.self,
  ]
}

/// `score compute FILE.json` (cli.md 28): pure arithmetic, no folder needed.
struct ScoreComputeCommand: NodeCommand {
  static let noun = "score"
  static let verb = "compute"

  @Argument(help: help("option.score_file", "FILE|-")) var file: String
  @OptionGroup var common: CommonOptions

  func fill(_ arguments: inout ArgumentList) throws {
    try arguments.needArgument("file", file, shown: "FILE")
  }

  func execute(_ invocation: Invocation, data: String) async -> Outcome {
    do {
      let bytes = try FileReading.bytes(file)
      guard let lines = Self.lines(of: bytes) else {
        return Outcome(document: try ScoreFile.document(try JSON(parsing: bytes)))
      }
      let items = try lines.map(Self.item)
      guard common.json else { return Outcome(document: .of(("lines", .array(items)))) }
      return Outcome(lines: items.map { $0.worded { Here.text($0, $1) } })
    } catch {
      return Outcome(thrown: error)
    }
  }

  /// The lines of a file that is no single document but has an object on some line; nil else.
  private static func lines(of bytes: [UInt8]) -> [InputLine]? {
    if (try? JSON(parsing: bytes)) != nil { return nil }
    let lines = InputLine.lines(of: bytes)
    let objects = lines.contains { (try? $0.content.get()) != nil }
    return lines.count > 1 && objects ? lines : nil
  }

  private static func item(_ line: InputLine) throws -> JSON {
    do {
      return try ScoreFile.document(try line.content.get())
    } catch let error as SiweiError {
      throw error.naming(line: line.number)
    }
  }
}

extension SiweiError {
  /// The same, with the line before the place; errors of JSON name it themselves.
  fileprivate func naming(line: Int) -> SiweiError {
    guard let place = arguments["place"] else { return self }
    let here = Here.text("judging.at_line", ["line": String(line), "place": place])
    return SiweiError(
      code, status, arguments.merging(["place": here]) { $1 }, reasons: reasons)
  }
}
