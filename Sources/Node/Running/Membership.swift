import Domain
import Engine
import Foundation
import Journal
import Store
import Trust

extension Commands {
  /// Invitations, peers, and the certificate of a restored root.
  func membership(_ invocation: Invocation) async throws -> Outcome {
    let arguments = invocation.arguments
    switch invocation.name {
    case "invite": return Outcome(document: try await invite(arguments))
    case "admit":
      let key = try organisationKey(arguments)
      let certificate = try await engine.run { try $0.admitRoot(key.value) }
      return Outcome(
        document: .of(
          ("unit", .string(certificate.unit.text)),
          ("replica", .string("\(certificate.replica)"))))
    case "peer list": return Outcome(document: try await engine.run { try $0.peersDocument() })
    case "peer add":
      let unit = try unit(arguments)
      let address = arguments["address"]?.string ?? ""
      _ = try Address(address)
      return Outcome(
        document: try await engine.run { engine in
          try engine.addPeer(unit, address: address)
          return try engine.peersDocument()
        })
    case "peer remove":
      let unit = try unit(arguments)
      return Outcome(
        document: try await engine.run { engine in
          try engine.removePeer(unit)
          return try engine.peersDocument()
        })
    default: throw SiweiError("usage.unknown_command", .usage, ["command": invocation.name])
    }
  }

  private func unit(_ arguments: JSON) throws -> UnitID {
    let text = arguments["unit"]?.string ?? ""
    guard let unit = UnitID(text) else {
      throw SiweiError("unit.malformed", .usage, ["unit": text])
    }
    return unit
  }

  private func invite(_ arguments: JSON) async throws -> JSON {
    let unit = try unit(arguments)
    let address = arguments["address"]?.string ?? ""
    _ = try Address(address)
    let days = try Lifetime.milliseconds(arguments["expires"]?.string ?? "7d")
    let own = try await engine.run { try $0.own() }
    // Only the root's own second machine needs the organisation's key.
    let key = unit == own.root && own.unit == own.root ? try organisationKey(arguments) : nil
    return try await engine.run { engine in
      let expires = engine.now + days
      let invitation = try engine.invite(
        unit, address: address, expires: expires, key: key?.value)
      return .of(
        ("invitation", .string(invitation.text)), ("expires", TimeText.json(expires)))
    }
  }

  private func organisationKey(_ arguments: JSON) throws -> QueueBound<OrganisationKey> {
    let path = arguments["key"]?.string ?? KeyPlace.beside(folder, unit: nil)
    guard FileManager.default.fileExists(atPath: path) else {
      throw SiweiError("key.missing", .missing, ["path": path])
    }
    return QueueBound(
      try OrganisationKey.load(path, passphrase: try Passphrase.read(arguments)))
  }
}

/// How long an invitation lasts: `7d`, `12h`, `30m`.
enum Lifetime {
  /// Throws `invite.expires` (64) for anything else, or for more than ten years.
  static func milliseconds(_ text: String) throws -> Int64 {
    let units: [Character: Int64] = ["d": 86_400_000, "h": 3_600_000, "m": 60_000]
    guard let last = text.last, let unit = units[last], let count = Int64(text.dropLast()),
      count > 0, count <= 3650 * 86_400_000 / unit
    else { throw SiweiError("invite.expires", .usage, ["expires": text]) }
    return count * unit
  }
}

/// Where the organisation's key lies unless told otherwise: beside the data folder, named after
/// the root unit.
enum KeyPlace {
  static func beside(_ folder: DataFolder, unit: UnitID?) -> String {
    let parent = (folder.path as NSString).deletingLastPathComponent
    let name = unit?.text ?? rootName(folder)
    return parent + "/\(name).siwei-key"
  }

  /// Remembered beside the identity, so that the key is found again.
  private static func rootName(_ folder: DataFolder) -> String {
    let path = folder.path + "/identity/organisation"
    let text = try? String(contentsOfFile: path, encoding: .utf8)
    return text?.trimmingCharacters(in: .whitespacesAndNewlines) ?? "organisation"
  }
}

/// The passphrase of the organisation's key, from the file SIWEI_PASSPHRASE_FILE names.
enum Passphrase {
  /// Nil where no file is named; throws `passphrase.missing` (66) where it cannot be read.
  static func read(_ arguments: JSON) throws -> String? {
    guard let path = arguments["passphrase_file"]?.string, !path.isEmpty else { return nil }
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw SiweiError("passphrase.missing", .missing, ["path": path])
    }
    let phrase = text.trimmingCharacters(in: .newlines)
    guard !phrase.isEmpty else { throw SiweiError("passphrase.empty", .refused, ["path": path]) }
    return phrase
  }
}
