import Foundation
package import Journal
import SwiftProtobuf
package import Sync

/// Exchange messages as protobuf bytes. Every empty part costs nothing.
package enum ExchangeCodec {
  package static func encode(_ request: ExchangeRequest) -> [UInt8] {
    var out = PBExchangeRequest()
    out.organisation = request.organisation.data
    out.replica = request.replica.id.data
    if request.digest != ID128(high: 0, low: 0) { out.digest = request.digest.data }
    out.scopes = request.scopes.map { PBScopeHeads($0) }
    out.digests = request.digests.map { PBScopeDigest($0) }
    if let page = PBPage(request.page) { out.page = page }
    out.receipts = request.receipts.map { PBReceipt($0) }
    out.seals = request.seals.map { PBSeal($0) }
    if let renewal = request.renewal { out.renewal = PBRenewal(renewal) }
    out.wantsHeads = request.wantsHeads
    out.more = request.more
    out.pageBytes = request.pageBytes
    out.signature = Data(request.signature)
    return out.encoded
  }

  /// Throws `SiweiError` `exchange.malformed`.
  package static func decodeRequest(_ bytes: [UInt8]) throws -> ExchangeRequest {
    try Malformed.naming("exchange.malformed") {
      let wire: PBExchangeRequest = try parse(bytes, Nest.request)
      try checkCounts(
        scopes: wire.scopes.count, digests: wire.digests.count, receipts: wire.receipts.count,
        seals: wire.seals.count)
      return ExchangeRequest(
        organisation: try ID128(wire.organisation, "organisation"),
        replica: try ReplicaID(wire.replica, "replica"), digest: try digest(wire.digest),
        scopes: try wire.scopes.map { try $0.value() },
        digests: try wire.digests.map { try $0.value() },
        page: try wire.page.value(), receipts: try wire.receipts.map { try $0.value() },
        seals: try wire.seals.map { try $0.value() },
        renewal: wire.hasRenewal ? try wire.renewal.value() : nil,
        wantsHeads: wire.wantsHeads, more: wire.more, pageBytes: wire.pageBytes,
        signature: try Wire.signature(wire.signature) ?? [])
    }
  }

  /// Who a request says it is from, read from its first bytes as they travel and believed by
  /// nobody: it only says in whose name it stands in line. Nil where they are written in another
  /// order.
  package static func asker(of body: [UInt8]) -> ReplicaID? {
    // Two fields of sixteen bytes, each behind its tag and length (siwei.proto, ExchangeRequest).
    let head = Compression.beginning(of: body, count: 36)
    guard head.count == 36, [head[0], head[1], head[18], head[19]] == [0x0A, 16, 0x12, 16] else {
      return nil
    }
    return try? ReplicaID(Data(head[20...]), "replica")
  }

  package static func encode(_ response: ExchangeResponse) -> [UInt8] {
    var out = PBExchangeResponse()
    out.replica = response.replica.id.data
    if response.digest != ID128(high: 0, low: 0) { out.digest = response.digest.data }
    out.digests = response.digests.map { PBScopeDigest($0) }
    out.scopes = response.scopes.map { PBScopeHeads($0) }
    if let page = PBPage(response.page) { out.page = page }
    out.receipts = response.receipts.map { PBReceipt($0) }
    out.seals = response.seals.map { PBSeal($0) }
    out.refusals = response.refusals.map { PBRefusal($0) }
    out.more = response.more
    if let error = response.error { out.error = error }
    if let signature = response.signature { out.signature = Data(signature) }
    return out.encoded
  }

  /// Throws `SiweiError` `exchange.malformed`.
  package static func decodeResponse(_ bytes: [UInt8]) throws -> ExchangeResponse {
    try Malformed.naming("exchange.malformed") {
      let wire: PBExchangeResponse = try parse(bytes, Nest.response)
      try checkCounts(
        scopes: wire.scopes.count, digests: wire.digests.count, receipts: wire.receipts.count,
        seals: wire.seals.count)
      try Malformed.unless(wire.refusals.count <= WireLimits.refusals, "too many refusals")
      try Malformed.unless(wire.error.utf8.count <= WireLimits.textBytes, "error")
      return ExchangeResponse(
        replica: try ReplicaID(wire.replica, "replica"), digest: try digest(wire.digest),
        digests: try wire.digests.map { try $0.value() },
        scopes: try wire.scopes.map { try $0.value() }, page: try wire.page.value(),
        receipts: try wire.receipts.map { try $0.value() },
        seals: try wire.seals.map { try $0.value() },
        refusals: try wire.refusals.map { try $0.value() }, more: wire.more,
        error: wire.hasError ? wire.error : nil, signature: try Wire.signature(wire.signature))
    }
  }

  private static func digest(_ data: Data) throws -> ID128 {
    data.isEmpty ? ID128(high: 0, low: 0) : try ID128(data, "digest")
  }

  private static func checkCounts(
    scopes: Int, digests: Int, receipts: Int, seals: Int
  ) throws {
    try Malformed.unless(scopes <= WireLimits.scopes, "too many scopes")
    try Malformed.unless(digests <= WireLimits.scopes, "too many digests")
    try Malformed.unless(receipts <= WireLimits.receipts, "too many receipts")
    try Malformed.unless(seals <= WireLimits.scopes, "too many seals")
  }

  /// Bytes to a message, after counting what is in them.
  static func parse<Message: SwiftProtobuf.Message>(
    _ bytes: [UInt8], _ nests: [Nest]
  ) throws -> Message {
    try Malformed.unless(bytes.count <= WireLimits.messageBytes, "size")
    try Nest.check(bytes, nests, limit: WireLimits.nestedInExchange)
    return try Message(serializedBytes: bytes)
  }
}

// MARK: signing

extension ExchangeCodec {
  /// Tag of field 15, and the length of a signature.
  private static let mark: [UInt8] = [0x7A, 64]

  /// A signed message without its signature, which comes last.
  package static func unsigned(_ message: [UInt8]) -> [UInt8] {
    guard message.count >= 66, message.suffix(66).starts(with: mark) else { return message }
    return Array(message.dropLast(66))
  }

  /// An unsigned message with its signature (64 bytes) behind it.
  package static func sign(_ unsigned: [UInt8], with signature: [UInt8]) -> [UInt8] {
    precondition(signature.count == 64, "a signature has 64 bytes, not \(signature.count)")
    return unsigned + mark + signature
  }

  /// What the signature of a message that came is made over.
  package static func statement(of message: [UInt8], organisation: OrganisationID) -> [UInt8] {
    statement(ofUnsigned: unsigned(message), organisation: organisation)
  }

  /// What is to be signed: (request, organisation, unsigned message). An unsigned message may end
  /// in bytes that look like a signature, so nothing is taken off it.
  package static func statement(
    ofUnsigned message: [UInt8], organisation: OrganisationID
  ) -> [UInt8] {
    Statement.data(.request, organisation: organisation, [message])
  }
}

extension Nest {
  private static let runs = [Nest(1, [Nest(6)])]
  private static let scopeHeads = [Nest(3), Nest(4)]
  private static let receipt = [Nest(3, [Nest(3)]), Nest(4)]

  static let request = [
    Nest(4, scopeHeads), Nest(5), Nest(6, runs), Nest(7, receipt), Nest(8, [Nest(3)]), Nest(9),
  ]
  static let response = [
    Nest(3), Nest(4, scopeHeads), Nest(5, runs), Nest(6, receipt), Nest(7, [Nest(3)]), Nest(8),
  ]
  static let join = [Nest(2), Nest(3, runs)]
}
