/// Why a listener did not open.
package enum ServerError: Error, Hashable, Sendable {
  /// The host; only addresses of this machine may be bound or dialled until TLS is in place.
  case notLoopback(String)
  /// The address or path, and the system's reason.
  case cannotBind(String, String)
}
