import ArgumentParser
import Domain
import Node

/// `init --unit ID --name N --tier county …`: makes the root of an organisation (cli.md 7).
struct InitCommand: NodeCommand {
  static let noun = "init"

  @OptionGroup var unit: UnitOptions
  @Option(help: help("option.key", "FILE")) var key: String?
  @OptionGroup var common: CommonOptions

  func fill(_ arguments: inout ArgumentList) throws {
    try unit.fill(&arguments)
    arguments.putKey(key)
  }
}

extension ArgumentList {
  /// Where the organisation's key is, and the file with its passphrase.
  fileprivate mutating func putKey(_ path: String?) {
    put("key", Here.absolute(path))
    put("passphrase_file", Here.absolute(Here.variable("SIWEI_PASSPHRASE_FILE")))
  }
}

/// `admit --root [--key FILE]`: certifies a restored root again (cli.md, Clarifications).
struct AdmitCommand: NodeCommand {
  static let noun = "admit"

  @Flag(help: help("option.admit_root")) var root = false
  @Option(help: help("option.key_read", "FILE")) var key: String?
  @OptionGroup var common: CommonOptions

  func fill(_ arguments: inout ArgumentList) throws {
    guard root else { throw Outcome.fault("usage.missing_option", 64, ["option": "root"]) }
    arguments.put("root", flag: root)
    arguments.putKey(key)
  }
}

/// `invite --unit ID --address HOST:PORT [--expires 7d] [--out FILE]` (cli.md 9).
struct InviteCommand: NodeCommand {
  static let noun = "invite"

  @Option(help: help("option.invite_unit", "ID")) var unit: String?
  @Option(help: help("option.invite_address", "HOST:PORT")) var address: String?
  @Option(help: help("option.expires", "7d")) var expires: String?
  @Option(help: help("option.out", "FILE")) var out: String?
  @Option(help: help("option.key_read", "FILE")) var key: String?
  @OptionGroup var common: CommonOptions

  func fill(_ arguments: inout ArgumentList) throws {
    try arguments.need("unit", unit)
    try arguments.need("address", address)
    arguments.put("expires", expires)
    arguments.putKey(key)
  }

  func execute(_ invocation: Invocation, data: String) async -> Outcome {
    do {
      let file = try out.map(FileWriting.init)
      let outcome = await Runner.run(invocation, data: data)
      if let text = outcome.document?["invitation"]?.string, outcome.error == nil {
        try file?.finish(text)
      } else {
        file?.abandon()
      }
      return outcome
    } catch {
      return Outcome(thrown: error)
    }
  }
}

/// `join INVITATION`, into a new or empty folder (cli.md 9).
struct JoinCommand: NodeCommand {
  static let noun = "join"

  @Argument(help: help("option.invitation", "INVITATION")) var invitation: String?
  @OptionGroup var common: CommonOptions

  func fill(_ arguments: inout ArgumentList) throws {
    try arguments.needArgument("invitation", invitation, shown: "INVITATION")
  }
}

/// `peer …`: further peers, such as the grandparent or the second machine (cli.md 10).
struct PeerCommand: NounCommand {
  static let noun = "peer"
  static let verbs: [any ParsableCommand.Type] = [
    Viewing<PeerNoun, PeerAdd>.self, Viewing<PeerNoun, PeerRemove>.self,
    Viewing<PeerNoun, PlainList>.self,
  ]
}

enum PeerNoun: Noun {
  static let noun = "peer"
}

struct PeerAdd: VerbOptions {
  static let verb = "add"

  @Option(help: help("option.peer_unit", "ID")) var unit: String?
  @Option(help: help("option.peer_address", "HOST:PORT")) var address: String?

  func fill(_ arguments: inout ArgumentList) throws {
    try arguments.need("unit", unit)
    try arguments.need("address", address)
  }
}

struct PeerRemove: VerbOptions {
  static let verb = "remove"

  @Option(help: help("option.peer_unit", "ID")) var unit: String?

  func fill(_ arguments: inout ArgumentList) throws { try arguments.need("unit", unit) }
}

/// `sync [--peer UNIT]`: one reconciliation now (cli.md 12).
struct SyncCommand: NodeCommand {
  static let noun = "sync"

  @Option(help: help("option.peer", "UNIT")) var peer: String?
  @OptionGroup var common: CommonOptions

  func fill(_ arguments: inout ArgumentList) throws { arguments.put("peer", peer) }
}

/// `status` (cli.md 13).
struct StatusCommand: NodeCommand {
  static let noun = "status"

  @OptionGroup var common: CommonOptions
}

/// `doctor`: checks machine, clock, disk, database and peers.
struct DoctorCommand: NodeCommand {
  static let noun = "doctor"

  @OptionGroup var common: CommonOptions
}
