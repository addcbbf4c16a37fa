import Crypto
import CryptoExtras
import Foundation
package import Journal

/// The organisation's key: certifies and cuts the root's replicas, kept apart from the data
/// folder (sync.md §8).
///
/// Its file is text: a first line naming the form, then `plain HEX`, or with a passphrase
/// `scrypt N R P SALT` and `sealed HEX` (AES-GCM: nonce, text, tag; the lines before it are
/// authenticated with it).
package struct OrganisationKey: Sendable {
  private static let mark = "siwei-organisation-key 1"
  /// The file's parameters are foreign input: scrypt's cost is bounded before it is paid.
  private static let greatestRounds = 1 << 20
  private static let rounds = 1 << 17

  package let signer: Ed25519Signer
  private let seed: [UInt8]

  package init(seed: [UInt8]) throws {
    signer = try Ed25519Signer(seed: seed)
    self.seed = seed
  }

  package var publicKey: [UInt8] { signer.publicKey }
  package var organisation: OrganisationID { OrgKey.fingerprint(of: publicKey) }

  package func sign(_ statement: [UInt8]) throws -> [UInt8] { try signer.sign(statement) }

  // MARK: file

  /// Whether a file at `path` wants a passphrase.
  package static func isSealed(_ path: String) throws -> Bool {
    try lines(path)[1].hasPrefix("scrypt ")
  }

  /// Throws `organisation_key.passphrase` for a missing or wrong passphrase,
  /// `organisation_key.malformed` for another file, and what `PrivateFile.read` throws.
  package static func load(_ path: String, passphrase: String?) throws -> OrganisationKey {
    let lines = try lines(path)
    let words = lines[1].split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    if words.count == 2, words[0] == "plain", lines.count == 2, let seed = decodeHex(words[1]),
      seed.count == Ed25519Signer.seedBytes
    {
      return try OrganisationKey(seed: seed)
    }
    guard words.count == 5, words[0] == "scrypt", lines.count == 3,
      let rounds = Int(words[1]), let block = Int(words[2]), let lanes = Int(words[3]),
      (2...greatestRounds).contains(rounds), rounds & (rounds - 1) == 0,
      (1...16).contains(block), (1...4).contains(lanes), let salt = decodeHex(words[4]),
      salt.count == 16, lines[2].hasPrefix("sealed "),
      let sealed = decodeHex(String(lines[2].dropFirst(7))), sealed.count == 12 + 32 + 16
    else { throw malformed(path) }
    guard let passphrase else { throw wrong(path) }
    let key = try derive(passphrase, salt: salt, rounds: rounds, block: block, lanes: lanes)
    let head = Array((lines[0] + "\n" + lines[1] + "\n").utf8)
    guard let box = try? AES.GCM.SealedBox(combined: sealed),
      let seed = try? AES.GCM.open(box, using: key, authenticating: head)
    else { throw wrong(path) }
    return try OrganisationKey(seed: [UInt8](seed))
  }

  /// Writes the file, mode 0600. False when it lies there without a passphrase: say so.
  package func save(
    to path: String, passphrase: String?, randomness: any Randomness
  ) throws -> Bool {
    guard let passphrase else {
      let text = "\(OrganisationKey.mark)\nplain \(encodeHex(seed))\n"
      try PrivateFile.write(Array(text.utf8), to: path)
      return false
    }
    let salt = randomness.bytes(16)
    let head =
      "\(OrganisationKey.mark)\nscrypt \(OrganisationKey.rounds) 8 1 \(encodeHex(salt))\n"
    let key = try OrganisationKey.derive(
      passphrase, salt: salt, rounds: OrganisationKey.rounds, block: 8, lanes: 1)
    let box = try AES.GCM.seal(
      seed, using: key, nonce: AES.GCM.Nonce(data: randomness.bytes(12)),
      authenticating: Array(head.utf8))
    // Present with nonces of the usual 12 bytes.
    guard let sealed = box.combined else { throw OrganisationKey.malformed(path) }
    try PrivateFile.write(
      Array((head + "sealed " + encodeHex([UInt8](sealed)) + "\n").utf8), to: path)
    return true
  }

  /// The file's lines: at least two, the first of them the mark.
  private static func lines(_ path: String) throws -> [String] {
    let text = String(decoding: try PrivateFile.read(path), as: UTF8.self)
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard lines.popLast() == "", lines.count >= 2, lines[0] == mark else {
      throw malformed(path)
    }
    return lines
  }

  private static func derive(
    _ passphrase: String, salt: [UInt8], rounds: Int, block: Int, lanes: Int
  ) throws -> SymmetricKey {
    try KDF.Scrypt.deriveKey(
      from: Array(passphrase.utf8), salt: salt, outputByteCount: 32, rounds: rounds,
      blockSize: block, parallelism: lanes)
  }

  private static func malformed(_ path: String) -> SiweiError {
    SiweiError("organisation_key.malformed", .configuration, ["path": path])
  }

  private static func wrong(_ path: String) -> SiweiError {
    SiweiError("organisation_key.passphrase", .notPermitted, ["path": path])
  }
}
