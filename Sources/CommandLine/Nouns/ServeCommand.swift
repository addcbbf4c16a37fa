import ArgumentParser
import Domain
import Node

/// `serve --sync HOST:PORT [--console HOST:PORT] [--manual]`: runs until told to stop (cli.md 11).
struct ServeCommand: AsyncParsableCommand, DirectCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "serve", abstract: Here.text("help.serve"))
  }

  @Option(help: help("option.listen_sync", "HOST:PORT")) var sync: String?
  @Option(help: help("option.listen_console", "HOST:PORT")) var console: String?
  @Flag(help: help("option.manual")) var manual = false
  @OptionGroup var common: CommonOptions

  func perform() async throws -> Int32 {
    let json = common.json
    let invocation = Invocation(noun: "serve", language: Here.language)
    let options = ServeOptions(
      data: Here.dataFolder(common.data), sync: sync, console: console, manual: manual, json: json,
      quiet: common.quiet, language: Here.language
    ) { document in
      let ready = Outcome(document: document)
      _ = Session.finish(ready, of: invocation, json: json, quiet: false)
    }
    var outcome = await Runner.serve(options)
    outcome.document = nil
    return Session.finish(outcome, of: invocation, json: json, quiet: common.quiet)
  }
}

/// `cluster up TOPOLOGY.yaml`: every node of a topology on this machine.
struct ClusterCommand: NounCommand {
  static let noun = "cluster"
  static let verbs: [any ParsableCommand.Type] = [ClusterUp.self]
}

struct ClusterUp: AsyncParsableCommand, DirectCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "up", abstract: Here.text("help.cluster.up"))
  }

  @Argument(help: help("option.topology", "TOPOLOGY.yaml")) var topology: String?
  @OptionGroup var common: CommonOptions

  func perform() async throws -> Int32 {
    var checked = ArgumentList()
    try checked.needArgument("topology", topology, shown: "TOPOLOGY.yaml")
    let invocation = Invocation(
      noun: "cluster", verb: "up", arguments: checked.document, language: Here.language)
    let json = common.json
    let quiet = common.quiet
    let outcome = await ClusterRunner.up(
      topology: topology ?? "", data: common.data ?? Here.variable("SIWEI_DATA"),
      language: Here.language,
      progress: { if !quiet { Output.complain(Texts.oneLine($0)) } },
      ready: { document in
        let table = Outcome(document: document)
        _ = Session.finish(table, of: invocation, json: json, quiet: false)
      })
    return Session.finish(outcome, of: invocation, json: common.json, quiet: common.quiet)
  }
}
