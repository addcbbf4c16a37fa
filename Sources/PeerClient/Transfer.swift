import CCurl

/// One request on its way: libcurl's handle, the memory lent to it, and what has come back so far.
/// Only one thread uses it, from the moment it is made to its end.
final class Transfer {
  let easy: UnsafeMutableRawPointer
  let ticket: Ticket?
  var isFinished = false

  private let request: PeerRequest
  private let address: SocketPath?
  private let lent: Lent
  private var received = Received()

  init(_ request: PeerRequest, ticket: Ticket? = nil) throws(PeerClientError) {
    let target = try Target(request)
    guard siwei_curl_start() == CURLE_OK, let easy = curl_easy_init() else {
      throw PeerClientError.unreachable("libcurl did not start")
    }
    self.easy = easy
    self.ticket = ticket
    self.request = request
    address = request.unixSocketPath.map { SocketPath($0) }
    lent = Lent(body: request.body ?? [])
    do {
      try setLine(target)
      try setBody()
      try setLimits()
      try setSinks()
    } catch {
      throw PeerClientError.unreachable(error.text)
    }
  }

  deinit {
    // The handle goes first: it points into the lent memory.
    curl_easy_cleanup(easy)
  }

  /// What the result of libcurl and the bytes received amount to.
  func outcome(_ code: CURLcode) -> Result<PeerResponse, PeerClientError> {
    if let problem = failure(code) { return .failure(problem) }
    var status = 0
    siwei_curl_get_long(easy, CURLINFO_RESPONSE_CODE, &status)
    return .success(
      PeerResponse(
        status: status, headers: received.headers, body: received.body,
        bytesSent: received.bytesSent, bytesReceived: received.headerBytes + received.body.count))
  }

  private func failure(_ code: CURLcode) -> PeerClientError? {
    if code == CURLE_OK { return nil }
    if received.isTooLarge || code == CURLE_FILESIZE_EXCEEDED { return .tooLarge }
    let text = lent.errorText ?? String(cString: curl_easy_strerror(code))
    if received.headersOverflow { return .notHTTP("the headers are too long") }
    switch code {
    case CURLE_COULDNT_CONNECT, CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY:
      return .notConnected(text)
    case CURLE_OPERATION_TIMEDOUT: return .timedOut(text)
    // The first is what libcurl says of an answer without a status line.
    case CURLE_UNSUPPORTED_PROTOCOL, CURLE_WEIRD_SERVER_REPLY, CURLE_BAD_CONTENT_ENCODING:
      return .notHTTP(text)
    default: return .unreachable(text)
    }
  }

  // MARK: - Options

  private func setLine(_ target: Target) throws(OptionError) {
    try set(CURLOPT_URL, target.url)
    try siwei_curl_set_protocols(easy).check()
    try set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1))
    try set(CURLOPT_PATH_AS_IS, 1)
    if target.isLocal { try set(CURLOPT_NOPROXY, "*") }
    if let connectTo = target.connectTo {
      lent.connectTo.append(connectTo)
      try siwei_curl_set_list(easy, CURLOPT_CONNECT_TO, lent.connectTo.head).check()
    }
    if let address {
      try set(CURLOPT_UNIX_SOCKET_PATH, address.text)
      // A shortened path holds a descriptor's number, which names another folder later.
      if address.isShortened {
        try set(CURLOPT_FRESH_CONNECT, 1)
        try set(CURLOPT_FORBID_REUSE, 1)
      }
    }
  }

  private func setBody() throws(OptionError) {
    if request.method == "GET" {
      try set(CURLOPT_HTTPGET, 1)
    } else {
      try siwei_curl_set_offset(easy, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(lent.bodyCount))
        .check()
      try siwei_curl_set_pointer(easy, CURLOPT_POSTFIELDS, lent.body).check()
      if request.method != "POST" { try set(CURLOPT_CUSTOMREQUEST, request.method) }
    }
    // "Name:" takes away the header that libcurl would add by itself.
    lent.headers.append("Expect:")
    lent.headers.append("Accept:")
    if !request.headers.contains(where: { $0.0.lowercased() == "content-type" }) {
      lent.headers.append("Content-Type:")
    }
    for (name, value) in request.headers { lent.headers.append("\(name): \(value)") }
    try siwei_curl_set_list(easy, CURLOPT_HTTPHEADER, lent.headers.head).check()
  }

  private func setLimits() throws(OptionError) {
    try set(CURLOPT_NOSIGNAL, 1)
    try set(CURLOPT_FOLLOWLOCATION, 0)
    try set(CURLOPT_CONNECTTIMEOUT_MS, milliseconds(request.connectTimeoutSeconds))
    try set(CURLOPT_TIMEOUT_MS, milliseconds(request.timeoutSeconds))
    try siwei_curl_set_offset(
      easy, CURLOPT_MAXFILESIZE_LARGE, curl_off_t(max(1, request.responseLimit))
    ).check()
    // Below the 90 s after which the peer's side closes: a line about to die is not used again.
    try set(CURLOPT_MAXAGE_CONN, 80)
    try set(CURLOPT_BUFFERSIZE, 64 * 1024)
    // A name still being looked up must not hold up the other transfers when this one ends.
    try siwei_curl_set_quick_exit(easy).check()
  }

  private func setSinks() throws(OptionError) {
    let context = Unmanaged.passUnretained(self).toOpaque()
    try siwei_curl_set_pointer(easy, CURLOPT_PRIVATE, context).check()
    try siwei_curl_set_pointer(easy, CURLOPT_ERRORBUFFER, lent.errors).check()
    received.limit = request.responseLimit
    try siwei_curl_set_sinks(
      easy,
      { bytes, size, count, context in
        Transfer.from(context)?.received.header(bytes, size * count) ?? 0
      },
      { bytes, size, count, context in
        Transfer.from(context)?.received.body(bytes, size * count) ?? 0
      },
      { _, type, _, length, context in
        if type == CURLINFO_HEADER_OUT || type == CURLINFO_DATA_OUT {
          Transfer.from(context)?.received.bytesSent += length
        }
        return 0
      }, context
    ).check()
  }

  private static func from(_ context: UnsafeMutableRawPointer?) -> Transfer? {
    context.map { Unmanaged<Transfer>.fromOpaque($0).takeUnretainedValue() }
  }

  private func set(_ option: CURLoption, _ value: Int) throws(OptionError) {
    try siwei_curl_set_long(easy, option, value).check()
  }

  private func set(_ option: CURLoption, _ value: String) throws(OptionError) {
    try siwei_curl_set_text(easy, option, value).check()
  }

  private func milliseconds(_ seconds: Double) -> Int {
    // Zero would mean no limit to libcurl.
    seconds.isFinite ? Int(min(max(seconds, 0.001), 86_400) * 1_000) : 86_400_000
  }
}

/// An option libcurl did not take.
private struct OptionError: Error {
  let text: String
}

extension CURLcode {
  fileprivate func check() throws(OptionError) {
    if self != CURLE_OK { throw OptionError(text: String(cString: curl_easy_strerror(self))) }
  }
}
