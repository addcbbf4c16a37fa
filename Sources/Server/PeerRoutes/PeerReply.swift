/// An answer as the handler gives it; the length is added on the way out.
package struct PeerReply: Sendable {
  package var status: Int
  package var contentType: String?
  package var headers: [(String, String)]
  package var body: [UInt8]

  package init(
    status: Int, contentType: String? = nil, headers: [(String, String)] = [], body: [UInt8] = []
  ) {
    self.status = status
    self.contentType = contentType
    self.headers = headers
    self.body = body
  }
}

extension PeerReply {
  static func busy(_ seconds: Int) -> PeerReply {
    PeerReply(status: 503, headers: [("Retry-After", "\(seconds)")])
  }

  static let notFound = PeerReply(
    status: 404, contentType: "text/plain", body: [UInt8]("no\n".utf8))
}
