import Foundation
import Journal
import TestKit
import Testing
import Trust

/// Keys, their files and what they sign.
struct KeyTests {
  /// A folder of its own for each test, removed with it.
  final class Folder {
    let path: String

    init(_ name: String) throws {
      path = NSTemporaryDirectory() + "siwei-trust-\(getpid())-\(name)"
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
  }

  @Test("Ed25519 as in RFC 8032, test 2; anything altered is no signature")
  func vector() throws {
    let seed = decodeHex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")
    let signer = try Ed25519Signer(seed: seed ?? [])
    let signature = try signer.sign([0x72])
    #expect(
      encodeHex(signer.publicKey)
        == "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c")
    #expect(
      encodeHex(signature)
        == "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00")
    #expect(signer.replica == ReplicaID(suite: 1, key: signer.publicKey))
    let verifier = Ed25519Verifier()
    let answers = [
      verifier.isValid(signature: signature, of: [0x72], by: signer.publicKey),
      verifier.isValid(signature: signature, of: [0x73], by: signer.publicKey),
      verifier.isValid(signature: [], of: [0x72], by: signer.publicKey),
      verifier.isValid(signature: signature, of: [0x72], by: [1]),
      verifier.isValid(
        signature: signature, of: [0x72], by: [UInt8](repeating: 255, count: 32)),
    ]
    #expect(answers == [true, false, false, false, false])
    #expect(throws: SiweiError.self) { try Ed25519Signer(seed: [1]) }
  }

  @Test("A key file is written for its owner only and read back; others are refused")
  func keyFile() throws {
    let folder = try Folder("key")
    let file = KeyFile(dataFolder: folder.path)
    #expect(throws: SiweiError("key.missing", .missing, ["path": file.path])) { try file.load() }
    let seed = SeededRandomness(4).bytes(32)
    try file.save(seed: SeededRandomness(5).bytes(32))
    try file.save(seed: seed)
    #expect(try file.load().publicKey == Ed25519Signer(seed: seed).publicKey)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path + "/identity")
        == ["replica.key"])
    let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions]
    #expect(mode as? Int == 0o600)
    chmod(file.path, 0o640)
    #expect(
      throws: SiweiError(
        "key.permissions", .configuration, ["path": file.path, "mode": "640"])
    ) { try file.load() }
    chmod(file.path, 0o600)
    try PrivateFile.write(Array("siwei-replica-key 1 abcd\n".utf8), to: file.path)
    #expect(throws: SiweiError("key.malformed", .configuration, ["path": file.path])) {
      try file.load()
    }
    let error = #expect(throws: SiweiError.self) {
      try PrivateFile.write([1], to: "/proc/none/key")
    }
    #expect(error?.code == "key.unwritable" && error?.status == .cannotCreate)
  }

  @Test("The organisation's key, plain and under a passphrase")
  func organisationKey() throws {
    let folder = try Folder("organisation")
    let path = folder.path + "/org.key"
    let key = try TestSigners.organisationKey()
    #expect(try !key.save(to: path, passphrase: nil, randomness: SeededRandomness(1)))
    #expect(try !OrganisationKey.isSealed(path))
    #expect(try OrganisationKey.load(path, passphrase: nil).publicKey == key.publicKey)
    #expect(try key.save(to: path, passphrase: "春暖花开", randomness: SeededRandomness(1)))
    #expect(try OrganisationKey.isSealed(path))
    let loaded = try OrganisationKey.load(path, passphrase: "春暖花开")
    #expect(loaded.organisation == key.organisation)
    let wrong = SiweiError("organisation_key.passphrase", .notPermitted, ["path": path])
    #expect(throws: wrong) { try OrganisationKey.load(path, passphrase: nil) }
    #expect(throws: wrong) { try OrganisationKey.load(path, passphrase: "春暖") }
    let malformed = SiweiError("organisation_key.malformed", .configuration, ["path": path])
    let salt = String(repeating: "0", count: 32)
    let sealed = String(repeating: "0", count: 120)
    for text in [
      "", "x\n", "siwei-organisation-key 1\n", "siwei-organisation-key 1\nplain 00\n",
      "siwei-organisation-key 1\nscrypt 1073741824 8 1 \(salt)\nsealed \(sealed)\n",
      "siwei-organisation-key 1\nscrypt 1000 8 1 \(salt)\nsealed \(sealed)\n",
      "siwei-organisation-key 1\nscrypt 1024 8 1 \(salt)\nsealed 00\n",
    ] {
      try PrivateFile.write(Array(text.utf8), to: path)
      #expect(throws: malformed) { try OrganisationKey.load(path, passphrase: "p") }
    }
  }

  @Test("A renewal and a join are proved by their keys and by no other")
  func proofs() throws {
    let organisation = Hash256(a: 1, b: 2, c: 3, d: 4)
    let unit = try #require(UnitID("hnu"))
    let old = try TestSigners.signer(1)
    let new = try TestSigners.signer(2)
    let renewal = try RenewalProof.make(
      by: old, organisation: organisation, key: new.publicKey, unit: unit)
    let join = try JoinProof.make(by: new, organisation: organisation, secret: [1])
    func renews(_ replica: ReplicaID, _ oldKey: [UInt8], _ key: [UInt8]) -> Bool {
      RenewalProof.isValid(
        renewal, organisation: organisation, replica: replica, oldKey: oldKey, key: key,
        unit: unit, verifier: Ed25519Verifier())
    }
    let answers = [
      renews(old.replica, old.publicKey, new.publicKey),
      renews(old.replica, old.publicKey, old.publicKey),
      renews(new.replica, old.publicKey, new.publicKey),
      renews(new.replica, new.publicKey, new.publicKey),
      JoinProof.isValid(
        join, organisation: organisation, secret: [1], key: new.publicKey,
        verifier: Ed25519Verifier()),
      JoinProof.isValid(
        join, organisation: organisation, secret: [2], key: new.publicKey,
        verifier: Ed25519Verifier()),
    ]
    #expect(answers == [true, false, false, false, true, false])
  }
}
