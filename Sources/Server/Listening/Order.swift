import HTTPTypes

/// A request's head as the door reads it: which route it is for and how long its body is, or why it
/// is turned away.
struct Order {
  let route: Route?
  let refusal: PeerReply
  let length: Int
  /// A chunked body: peers always say how much they send, so it is not taken (411).
  let hasUnknownLength: Bool
  let expectsContinue: Bool

  init(_ head: HTTPRequest, _ routes: [String: Route]) {
    let fields = head.headerFields
    let declared = fields[.contentLength]
    let length = declared.map { Self.number($0) ?? -1 } ?? 0
    self.length = length < 0 ? .max : length
    hasUnknownLength = fields.contains(.transferEncoding)
    expectsContinue = fields[.expect]?.lowercased() == "100-continue"
    let found = routes["\(head.method.rawValue) \(head.path ?? "")"]
    let status = Self.refusal(head, length, hasUnknownLength, found)
    route = status == nil ? found : nil
    refusal = status == 404 ? .notFound : PeerReply(status: status ?? 500)
  }

  private static func refusal(
    _ head: HTTPRequest, _ length: Int, _ hasUnknownLength: Bool, _ route: Route?
  ) -> Int? {
    // RFC 9112 §3.2: exactly one Host. The first is taken out of the fields as the authority.
    guard let host = head.authority, !host.isEmpty, !head.headerFields.contains(.host) else {
      return 400
    }
    // Only browsers send it, and no page has business here.
    if head.headerFields.contains(.origin) { return 403 }
    guard let route else { return 404 }
    if hasUnknownLength { return 411 }
    if length < 0 { return 400 }
    return length > route.bodyLimit ? 413 : nil
  }

  /// Digits alone; anything else, a number beyond all limits too, is none.
  private static func number(_ text: String) -> Int? {
    text.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } ? Int(text) : nil
  }
}

extension HTTPField.Name {
  fileprivate static let host = HTTPField.Name("Host") ?? .connection
}
