package import Domain
package import Journal

/// One line of `--input`: its number in the file, and its object or what is wrong with it.
package struct InputLine: Hashable, Sendable {
  package let number: Int
  package let content: Result<JSON, SiweiError>

  package init(number: Int, content: Result<JSON, SiweiError>) {
    self.number = number
    self.content = content
  }

  /// The lines of a file that are not empty; a broken one is carried along with its fault, as
  /// each line is done or refused by itself (cli.md 19).
  package static func lines(of bytes: [UInt8]) -> [InputLine] {
    var out = [InputLine]()
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      guard line.contains(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }) else { continue }
      out.append(InputLine(number: index + 1, content: parse(Array(line), number: index + 1)))
    }
    return out
  }

  private static func parse(_ line: [UInt8], number: Int) -> Result<JSON, SiweiError> {
    do {
      let value = try JSON(parsing: line, firstLine: number)
      guard value.members != nil else {
        return .failure(SiweiError("input.not_object", .refused, ["line": String(number)]))
      }
      return .success(value)
    } catch let error as SiweiError {
      return .failure(error)
    } catch {
      return .failure(SiweiError("json.malformed", .refused, ["where": "\(number):1"]))
    }
  }

  var document: JSON {
    switch content {
    case .success(let value): .of(("line", .number(number)), ("value", value))
    case .failure(let fault): .of(("line", .number(number)), ("fault", fault.encodedForm))
    }
  }

  init(document: JSON) throws {
    guard let line = document["line"]?.integer, let number = Int(exactly: line) else {
      throw SiweiError("contract.malformed", .defect, ["what": "input"])
    }
    self.number = number
    if let value = document["value"] {
      content = .success(value)
    } else {
      content = .failure(try SiweiError(encodedForm: document["fault"] ?? .null))
    }
  }
}
