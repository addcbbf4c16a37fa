import Foundation
import Journal
package import Sync

/// Joining messages as protobuf bytes; what is malformed throws `SiweiError` `join.malformed`.
package enum JoinCodec {
  package static func encode(_ request: JoinRequest) -> [UInt8] {
    var out = PBJoinRequest()
    out.secret = Data(request.secret)
    out.key = Data(request.key)
    out.unit = request.unit?.text ?? ""
    out.proof = Data(request.proof)
    return out.encoded
  }

  package static func decodeRequest(_ bytes: [UInt8]) throws -> JoinRequest {
    try Malformed.naming("join.malformed") {
      let wire: PBJoinRequest = try ExchangeCodec.parse(bytes, [])
      try Malformed.unless((16...32).contains(wire.secret.count), "secret")
      return JoinRequest(
        secret: [UInt8](wire.secret), key: try exactly(32, wire.key, "key"),
        unit: wire.unit.isEmpty ? nil : try known(wire.unit, "unit"),
        proof: try exactly(64, wire.proof, "proof"))
    }
  }

  package static func encode(_ response: JoinResponse) -> [UInt8] {
    var out = PBJoinResponse()
    out.organisation = response.organisation.data
    out.certificate = PBCertificate(response.certificate)
    if let page = PBPage(response.page) { out.page = page }
    out.unit = response.unit.text
    out.replica = response.replica.id.data
    return out.encoded
  }

  package static func decodeResponse(_ bytes: [UInt8]) throws -> JoinResponse {
    try Malformed.naming("join.malformed") {
      let wire: PBJoinResponse = try ExchangeCodec.parse(bytes, Nest.join)
      return JoinResponse(
        organisation: try Hash256(wire.organisation, "organisation"),
        certificate: try wire.certificate.value(), page: try wire.page.value(),
        unit: try known(wire.unit, "unit"), replica: try ReplicaID(wire.replica, "replica"))
    }
  }
}
