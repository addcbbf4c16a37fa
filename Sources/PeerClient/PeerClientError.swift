/// Why there is no answer; the texts are libcurl's own, for the person who looks for the cause.
package enum PeerClientError: Error, Hashable, Sendable {
  /// Nobody listens there: nothing was sent.
  case notConnected(String)
  /// Not reached, or the line broke before the answer was whole.
  case unreachable(String)
  case timedOut(String)
  /// The answer is larger than the request allowed.
  case tooLarge
  case cancelled
  /// Something answered that does not speak HTTP/1.1.
  case notHTTP(String)
}
