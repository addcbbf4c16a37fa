import Foundation

/// The program `siwei`: parses, hands over to the node, prints. It decides nothing itself.
@main
enum Main {
  static func main() async {
    // Whatever is written holds people's data: for its owner alone.
    umask(0o077)
    let words = ArgumentOrder.ordered(Array(CommandLine.arguments.dropFirst()))
    exit(await Dispatch.run(words))
  }
}
