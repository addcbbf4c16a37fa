/// One request to one peer: where it goes, what it carries and how long and large it may become.
package struct PeerRequest: Sendable {
  package var method: String
  package var host: String
  package var port: Int
  /// Path and query, beginning with `/`.
  package var path: String
  /// Beyond these only `Host` and `Content-Length` are sent.
  package var headers: [(String, String)]
  package var body: [UInt8]?
  package var connectTimeoutSeconds: Double
  package var timeoutSeconds: Double
  /// The most body bytes taken of the answer.
  package var responseLimit: Int
  /// A socket in the file system to go through; `host` and `port` are then only named.
  package var unixSocketPath: String?
  /// Where to connect to in place of `host` and `port`, which stay in the request.
  package var connectTo: (host: String, port: Int)?

  package init(
    method: String = "POST", host: String, port: Int, path: String,
    headers: [(String, String)] = [], body: [UInt8]? = nil, connectTimeoutSeconds: Double = 10,
    timeoutSeconds: Double = 30, responseLimit: Int = 16 * 1024 * 1024,
    unixSocketPath: String? = nil, connectTo: (host: String, port: Int)? = nil
  ) {
    self.method = method
    self.host = host
    self.port = port
    self.path = path
    self.headers = headers
    self.body = body
    self.connectTimeoutSeconds = connectTimeoutSeconds
    self.timeoutSeconds = timeoutSeconds
    self.responseLimit = responseLimit
    self.unixSocketPath = unixSocketPath
    self.connectTo = connectTo
  }
}
