import CCurl

/// Memory that libcurl reads or writes for as long as its handle lives.
final class Lent {
  let body: UnsafeMutableRawPointer
  let bodyCount: Int
  let errors: UnsafeMutablePointer<CChar>
  var headers = TextList()
  var connectTo = TextList()

  init(body: [UInt8]) {
    bodyCount = body.count
    // At least one byte: libcurl takes a missing pointer as "read the body from a callback".
    self.body = .allocate(byteCount: max(1, body.count), alignment: 1)
    self.body.copyMemory(from: body, byteCount: body.count)
    errors = .allocate(capacity: Int(CURL_ERROR_SIZE))
    errors.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
  }

  deinit {
    body.deallocate()
    errors.deallocate()
    headers.free()
    connectTo.free()
  }

  /// What libcurl wrote about the failure, if anything.
  var errorText: String? {
    errors.pointee == 0 ? nil : String(cString: errors)
  }
}

/// libcurl's linked list of texts.
struct TextList {
  private(set) var head: UnsafeMutablePointer<curl_slist>?

  mutating func append(_ text: String) {
    // Without memory the list stays as it was.
    if let longer = curl_slist_append(head, text) { head = longer }
  }

  mutating func free() {
    curl_slist_free_all(head)
    head = nil
  }
}
