import Foundation
import Node

/// The program `siwei`: parses, hands over to the node, prints. It decides nothing itself.
@main
enum Main {
  static func main() async {
    // Whatever is written holds people's data: for its owner alone.
    umask(0o077)
    // A reader that has gone, such as `head`, is an error of writing and no end of the program.
    signal(SIGPIPE, SIG_IGN)
    do {
      exit(await Dispatch.run(ArgumentOrder.ordered(try words())))
    } catch {
      let json = ArgumentOrder.wantsJSON(CommandLine.arguments)
      exit(Session.fail(Outcome(thrown: error), json: json))
    }
  }

  /// The words behind the program's name as they were typed: a word that is no UTF-8 would be
  /// written down as something else.
  private static func words() throws -> [String] {
    var words: [String] = []
    for place in 1..<max(1, Int(CommandLine.argc)) {
      guard let bytes = CommandLine.unsafeArgv[place] else { break }
      guard let word = String(validatingCString: bytes) else {
        throw Outcome.fault("usage.not_utf8", 64, ["place": String(place)])
      }
      words.append(word)
    }
    return words
  }
}
