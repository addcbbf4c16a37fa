/// The address of a cell as spreadsheets print it: column letter and line, such as C2.
package struct CellAddress: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// From 0 on.
  package let column: Int
  /// From 1 on.
  package let line: Int

  package init(column: Int, line: Int) {
    self.column = column
    self.line = line
  }

  package var description: String {
    var letters = [UInt8]()
    var rest = max(0, column)
    repeat {
      letters.insert(UInt8(65 + rest % 26), at: 0)
      rest = rest / 26 - 1
    } while rest >= 0
    return String(decoding: letters, as: UTF8.self) + String(line)
  }

  package static func < (left: CellAddress, right: CellAddress) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

/// One row of a table; `line` is where it starts in the file.
package struct CSVRow: Hashable, Sendable {
  package let line: Int
  package let fields: [String]

  package init(line: Int, fields: [String]) {
    self.line = line
    self.fields = fields
  }

  package func cell(_ column: Int) -> CellAddress { CellAddress(column: column, line: line) }
}

/// What is wrong with a table as text; `code` is a key of the catalogue of messages.
package struct CSVFault: Error, Hashable, Sendable {
  package let cell: CellAddress
  package let code: String

  package init(cell: CellAddress, code: String) {
    self.cell = cell
    self.code = code
  }
}

/// Reads comma separated values with the quotes of RFC 4180, with or without a byte order mark.
package struct CSVReader {
  package static let longestFile = 8 << 20
  package static let longestField = 4096
  package static let mostRows = 50_000
  package static let mostFields = 64

  private let bytes: [UInt8]
  private var place = 0
  private var line = 1
  private var column = 0
  private var rowLine = 1

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { place = 3 }
  }

  /// All rows that hold anything; throws `CSVFault` with the cell at the first broken place.
  package static func rows(_ bytes: [UInt8]) throws -> [CSVRow] {
    var reader = CSVReader(bytes)
    guard reader.bytes.count <= longestFile else { throw reader.fault("csv.too_long") }
    var rows: [CSVRow] = []
    while let row = try reader.row() {
      guard row.fields.contains(where: { !$0.isEmpty }) else { continue }
      guard rows.count < mostRows else { throw reader.fault("csv.too_many_rows") }
      rows.append(row)
    }
    return rows
  }

  private func fault(_ code: String) -> CSVFault {
    CSVFault(cell: CellAddress(column: column, line: rowLine), code: code)
  }

  private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

  private mutating func row() throws -> CSVRow? {
    guard next != nil else { return nil }
    rowLine = line
    column = 0
    var fields: [String] = []
    while true {
      guard fields.count < CSVReader.mostFields else { throw fault("csv.too_many_fields") }
      fields.append(next == 0x22 ? try quoted() : try plain())
      switch next {
      case 0x2C:
        place += 1
        column += 1
      case nil: return CSVRow(line: rowLine, fields: fields)
      default:
        endLine()
        return CSVRow(line: rowLine, fields: fields)
      }
    }
  }

  private mutating func endLine() {
    if next == 0x0D { place += 1 }
    if next == 0x0A { place += 1 }
    line += 1
  }

  private mutating func plain() throws -> String {
    let start = place
    while let byte = next, byte != 0x2C, byte != 0x0A, byte != 0x0D {
      if byte == 0x22 { throw fault("csv.stray_quote") }
      place += 1
    }
    return try text(bytes[start..<place])
  }

  private mutating func quoted() throws -> String {
    place += 1
    var out: [UInt8] = []
    while let byte = next {
      place += 1
      if byte == 0x22 {
        if next == 0x22 {
          place += 1
        } else {
          guard [nil, 0x2C, 0x0A, 0x0D].contains(next) else { throw fault("csv.after_quote") }
          return try text(out[...])
        }
      } else if byte == 0x0A {
        line += 1
      }
      guard out.count < CSVReader.longestField else { throw fault("csv.long_field") }
      out.append(byte)
    }
    throw fault("csv.open_quote")
  }

  /// Bytes that are no UTF-8 are of another encoding, and U+FFFD stands where an earlier program
  /// met some: names would be lost.
  private func text(_ slice: ArraySlice<UInt8>) throws -> String {
    guard slice.count <= CSVReader.longestField else { throw fault("csv.long_field") }
    guard let text = String(validating: slice, as: UTF8.self),
      !text.unicodeScalars.contains("\u{FFFD}")
    else { throw fault("csv.encoding") }
    guard !slice.contains(0) else { throw fault("csv.nul") }
    return text
  }
}
