import Engine
import Journal
import Trust

/// Signatures made or checked in one world: what was found right once is right again.
///
/// Of the signatures that the world's own keys make, every sixteenth is checked by the real
/// verifier when it is met; a foreign or altered one always is.
/// A world lives on one thread (guard: `World` is never shared between threads).
final class SignatureMemo: @unchecked Sendable {
  private var right: Set<[UInt8]> = []

  func note(_ signature: [UInt8], _ statement: [UInt8], _ key: [UInt8]) {
    guard (signature.first ?? 0) & 15 != 0 else { return }
    right.insert(signature + statement + key)
  }

  func isRight(_ signature: [UInt8], _ statement: [UInt8], _ key: [UInt8]) -> Bool {
    if right.contains(signature + statement + key) { return true }
    guard Ed25519Verifier().isValid(signature: signature, of: statement, by: key) else {
      return false
    }
    right.insert(signature + statement + key)
    return true
  }
}

/// The real verifier, which remembers what it found right.
struct MemoVerifier: Verifier {
  let memo: SignatureMemo

  func isValid(signature: [UInt8], of statement: [UInt8], by publicKey: [UInt8]) -> Bool {
    memo.isRight(signature, statement, publicKey)
  }
}

/// Pulls the plug in the middle of a transaction: at the n-th signature from now.
/// A world lives on one thread (guard: `World` is never shared between threads).
final class Plug: @unchecked Sendable {
  static let code = "simulator.plug"
  var signaturesLeft: Int?

  func pull() throws {
    guard let left = signaturesLeft else { return }
    signaturesLeft = left - 1
    if left <= 0 { throw SiweiError(Plug.code, .inputOutput) }
  }
}

/// Signs with the real key, unless the plug is pulled.
struct PluggedSigner: Signer {
  let signer: Ed25519Signer
  let memo: SignatureMemo
  let plug: Plug

  var replica: ReplicaID { signer.replica }
  var publicKey: [UInt8] { signer.publicKey }

  func sign(_ statement: [UInt8]) throws -> [UInt8] {
    try plug.pull()
    let signature = try signer.sign(statement)
    memo.note(signature, statement, publicKey)
    return signature
  }
}

/// The keys of one machine. They outlive a restored database, as files beside it do.
final class MemoryKeys: KeyStore {
  private var signers: [ReplicaID: Ed25519Signer] = [:]
  private(set) var seeds: [[UInt8]] = []
  private let memo: SignatureMemo
  let plug = Plug()

  init(_ memo: SignatureMemo) { self.memo = memo }

  func signer(of replica: ReplicaID) -> (any Signer)? {
    signers[replica].map { PluggedSigner(signer: $0, memo: memo, plug: plug) }
  }

  func create(seed: [UInt8]) throws -> any Signer {
    let signer = try Ed25519Signer(seed: seed)
    signers[signer.replica] = signer
    seeds.append(seed)
    return PluggedSigner(signer: signer, memo: memo, plug: plug)
  }

  /// What lies on a copied disk.
  func copy() -> MemoryKeys {
    let copy = MemoryKeys(memo)
    copy.signers = signers
    copy.seeds = seeds
    return copy
  }
}
