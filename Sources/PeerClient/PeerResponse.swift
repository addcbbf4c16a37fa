/// What a peer answered, and what question and answer weighed.
package struct PeerResponse: Sendable {
  package let status: Int
  /// By lower-case name; of a repeated name the last value.
  package let headers: [String: String]
  package let body: [UInt8]
  /// Request line, headers and body; TLS aside.
  package let bytesSent: Int
  /// Status line, headers and body; TLS aside.
  package let bytesReceived: Int

  package var contentType: String? { headers["content-type"] }
}
