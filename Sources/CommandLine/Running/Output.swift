import Foundation
import Node

/// Standard output and standard error, written to the last byte or not at all reported as done.
enum Output {
  /// Throws `output.failed` (74) where stdout could not take everything.
  static func lines(_ lines: [String]) throws {
    guard !lines.isEmpty else { return }
    let text = lines.joined(separator: "\n") + (lines.last?.hasSuffix("\n") == true ? "" : "\n")
    try bytes(Array(text.utf8))
  }

  static func bytes(_ bytes: [UInt8]) throws {
    let fault = write(bytes, to: STDOUT_FILENO)
    // A reader that closed its end, such as `head`, has what it wanted.
    guard fault != 0, fault != EPIPE else { return }
    throw Outcome.fault("output.failed", 74, ["reason": String(cString: strerror(fault))])
  }

  /// One line on stderr; where that fails there is nobody left to tell.
  static func complain(_ line: String) {
    _ = write(Array((line + "\n").utf8), to: STDERR_FILENO)
  }

  /// Zero, or the number of the error.
  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    bytes.withUnsafeBytes { buffer in
      var offset = 0
      while offset < buffer.count {
        let rest = UnsafeRawBufferPointer(rebasing: buffer[offset...])
        let count = Foundation.write(descriptor, rest.baseAddress, rest.count)
        if count > 0 {
          offset += count
        } else if count < 0, errno != EINTR {
          return errno
        }
      }
      return 0
    }
  }
}
