import Domain
import Engine
import Foundation
import Journal
import PeerClient
import Store
import Sync
import Trust
import Wire

/// The first command of a folder: `init` at the root, `join` everywhere else.
enum Beginning {
  private static let tiers = ["county", "township", "village", "direct"]

  static func initialise(_ folder: DataFolder, _ invocation: Invocation) async throws -> Outcome {
    let arguments = invocation.arguments
    let founding = try founding(arguments)
    let passphrase = try Passphrase.read(arguments)
    let keyPath = arguments["key"]?.string ?? KeyPlace.beside(folder, unit: founding.unit)
    guard !FileManager.default.fileExists(atPath: keyPath) else {
      throw SiweiError("key.exists", .cannotCreate, ["path": keyPath])
    }
    let (lock, queue) = try open(folder)
    defer { withExtendedLifetime(lock) {} }
    do {
      let key = try OrganisationKey(seed: SystemRandomness().bytes(32))
      let bound = QueueBound(key)
      let own = try await queue.run { try $0.found(founding, key: bound.value) }
      let sealed = try key.save(
        to: keyPath, passphrase: passphrase, randomness: SystemRandomness())
      try Data("\(founding.unit)\n".utf8).write(
        to: URL(fileURLWithPath: folder.path + "/identity/organisation"))
      try await queue.run { try $0.close() }
      let document = JSON.of(
        ("unit", .string(own.unit.text)), ("replica", .string("\(own.replica)")),
        ("fingerprint", .string(own.organisation.hex)), ("key", .string(keyPath)))
      let warnings =
        sealed ? [] : [SiweiError("key.no_passphrase", .configuration, ["path": keyPath])]
      return Outcome(document: document, warnings: warnings)
    } catch {
      folder.clear()
      throw error
    }
  }

  private static func founding(_ arguments: JSON) throws -> Founding {
    let text = arguments["unit"]?.string ?? ""
    guard let unit = UnitID(text) else {
      throw SiweiError("unit.malformed", .usage, ["unit": text])
    }
    let tier = arguments["tier"]?.string ?? "county"
    guard tiers.contains(tier) else {
      throw SiweiError("unit.tier_unknown", .usage, ["tier": tier])
    }
    let code = arguments["code"]?.string
    let system = arguments["code_system"]?.string
    let edition = arguments["edition"]?.string
    guard (code == nil) == (system == nil), (code == nil) == (edition == nil) else {
      throw SiweiError("unit.code_incomplete", .usage)
    }
    guard let name = arguments["name"]?.string, !name.isEmpty else {
      throw SiweiError("usage.missing_option", .usage, ["option": "name"])
    }
    return Founding(
      unit: unit, name: name, tier: tier, code: code, codeSystem: system, codeEdition: edition)
  }

  private static func open(_ folder: DataFolder) throws -> (FolderLock, EngineQueue) {
    if !folder.exists { try folder.create() }
    guard let lock = try FolderLock(folder) else {
      throw SiweiError("folder.locked", .busy, ["path": folder.path])
    }
    // Asked under the lock: another may just have made its node here.
    if folder.exists { try clearHalfMade(folder) }
    do {
      return (lock, try EngineQueue { try Opening.engine(folder) })
    } catch {
      folder.clear()
      throw error
    }
  }

  /// Takes away what a killed `init` or `join` left, a database that no replica owns; throws
  /// `folder.not_empty` (73) where there is a node.
  private static func clearHalfMade(_ folder: DataFolder) throws {
    let engine = try Opening.engine(folder)
    do {
      _ = try engine.own()
    } catch let error as SiweiError where error.code == "node.no_identity" {
      try engine.close()
      return folder.clear()
    }
    try engine.close()
    throw SiweiError("folder.not_empty", .cannotCreate, ["path": folder.path])
  }

  static func join(_ folder: DataFolder, _ invocation: Invocation) async throws -> Outcome {
    let invitation = try Invitation(invocation.arguments["invitation"]?.string ?? "")
    _ = try Address(invitation.address)
    let (lock, queue) = try open(folder)
    defer { withExtendedLifetime(lock) {} }
    let client = PeerClient()
    defer { client.shutdown() }
    do {
      let (body, signer) = try await queue.run { engine in
        let (request, signer) = try engine.joinRequest(invitation)
        return (JoinCodec.encode(request), signer)
      }
      let caller = PeerCaller(engine: queue, client: client)
      let answer = try await caller.join(invitation.unit, body, address: invitation.address)
      guard let response = try? JoinCodec.decodeResponse(answer) else {
        throw SiweiError(
          "peer.not_spoken", .notSpoken, ["unit": invitation.address, "status": "200"])
      }
      let own = try await queue.run { try $0.join(response, invitation, signer: signer) }
      try await queue.run { try $0.close() }
      return Outcome(
        document: .of(
          ("unit", .string(own.unit.text)), ("replica", .string("\(own.replica)")),
          (
            "peer",
            .of(
              ("unit", .string(response.unit.text)), ("address", .string(invitation.address)))
          )))
    } catch {
      folder.clear()
      throw PeerCaller.translate(error, peer: nil, address: invitation.address)
    }
  }
}
