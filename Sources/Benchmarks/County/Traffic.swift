/// What one exchange carried, as HTTP/1.1 carries it.
struct Traffic {
  var requests = 0
  var bytesUp = 0
  var bytesDown = 0
  var changesSent = 0
  var isEqual = false

  var bytes: Int { bytesUp + bytesDown }

  static func + (left: Traffic, right: Traffic) -> Traffic {
    Traffic(
      requests: left.requests + right.requests, bytesUp: left.bytesUp + right.bytesUp,
      bytesDown: left.bytesDown + right.bytesDown,
      changesSent: left.changesSent + right.changesSent, isEqual: right.isEqual)
  }

  mutating func note(request body: Int) {
    requests += 1
    let head =
      "POST /sync/v1/exchange HTTP/1.1\r\nHost: 127.0.0.1:65535\r\nContent-Length: \(body)\r\n\r\n"
    bytesUp += head.utf8.count + body
  }

  mutating func note(answer body: Int, status: Int) {
    let head =
      status == 204
      ? "HTTP/1.1 204 No Content\r\nsiwei: 1\r\n\r\n"
      : "HTTP/1.1 200 OK\r\nContent-Length: \(body)\r\n\r\n"
    bytesDown += head.utf8.count + body
  }
}
