import Journal

/// Why foreign bytes are no message; the codecs turn it into a `SiweiError` with their code.
struct Malformed: Error {
  let what: String

  init(_ what: String) { self.what = what }

  /// Runs `work` and gives whatever is wrong with the bytes the stable code of their kind.
  static func naming<Result>(_ code: String, _ work: () throws -> Result) throws -> Result {
    do {
      return try work()
    } catch let error as SiweiError {
      throw error
    } catch let fault as Malformed {
      throw SiweiError(code, .refused, ["what": fault.what])
    } catch {
      // SwiftProtobuf's own errors say nothing a person could use.
      throw SiweiError(code, .refused, ["what": "protobuf"])
    }
  }

  static func unless(_ holds: Bool, _ what: @autoclosure () -> String) throws {
    guard holds else { throw Malformed(what()) }
  }
}
