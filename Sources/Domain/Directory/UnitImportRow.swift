import Journal

/// One row of the table of units, read and tidied, with the addresses of its cells.
struct UnitImportRow {
  enum Column: Int, CaseIterable {
    case code = 0
    case name = 1
    case level = 2
    case parent = 3

    /// Names under which the column is found in the header.
    var headings: [String] {
      switch self {
      case .code: ["code", "代码", "区划代码"]
      case .name: ["name", "名称", "单位名称"]
      case .level: ["level", "级别", "层级"]
      case .parent: ["parent_code", "上级代码", "上级区划代码"]
      }
    }
  }

  let code: String
  let name: String
  let level: String
  /// Empty for a row without one.
  let parentCode: String
  private let cells: [CellAddress]

  func cell(_ column: Column) -> CellAddress { cells[column.rawValue] }

  /// Where each column stands, in the order of `Column`; throws the first that is missing.
  static func places(header: CSVRow) throws -> [Int] {
    let headings = header.fields.map { tidy($0).lowercased() }
    return try Column.allCases.map { column in
      guard let place = headings.firstIndex(where: { column.headings.contains($0) }) else {
        throw UnitImportError(
          cell: header.cell(headings.count), code: "import.no_column",
          arguments: ["column": column.headings[0]])
      }
      return place
    }
  }

  /// Throws `UnitImportError` with the cell for a row that cannot be understood.
  init(_ row: CSVRow, places: [Int], width: Int) throws {
    guard row.fields.count >= width else {
      throw UnitImportError(cell: row.cell(row.fields.count), code: "import.missing_cell")
    }
    if let extra = row.fields.indices.dropFirst(width).first(where: { !row.fields[$0].isEmpty }) {
      throw UnitImportError(cell: row.cell(extra), code: "import.extra_cell")
    }
    let texts = places.map { UnitImportRow.tidy(row.fields[$0]) }
    cells = places.map { row.cell($0) }
    code = UnitImportRow.halfWidth(texts[0])
    name = texts[1]
    level = texts[2].lowercased()
    parentCode = UnitImportRow.halfWidth(texts[3])
    for (text, cell) in zip(texts, cells) {
      guard text.unicodeScalars.allSatisfy({ PlainText.isText($0, mayBreak: false) }) else {
        throw UnitImportError(cell: cell, code: "import.control")
      }
    }
    guard UnitCode.isCode(code) else {
      throw UnitImportError(cell: cells[0], code: "import.bad_code", arguments: ["code": code])
    }
    guard !PlainText.isBlank(name), name.count <= DirectoryCommands.longestName else {
      throw UnitImportError(
        cell: cells[1], code: "import.bad_name",
        arguments: ["limit": String(DirectoryCommands.longestName)])
    }
    guard ["county", "township", "village"].contains(level) else {
      throw UnitImportError(cell: cells[2], code: "import.bad_level", arguments: ["level": level])
    }
    guard parentCode.isEmpty || UnitCode.isCode(parentCode) else {
      throw UnitImportError(
        cell: cells[3], code: "import.bad_code", arguments: ["code": parentCode])
    }
  }

  /// Without the spaces around it, the wide ones of Chinese tables included.
  private static func tidy(_ text: String) -> String {
    let spaces: Set<Unicode.Scalar> = [" ", "\t", "\u{A0}", "\u{3000}", "\u{FEFF}"]
    var scalars = Substring(text).unicodeScalars
    while let first = scalars.first, spaces.contains(first) { scalars.removeFirst() }
    while let last = scalars.last, spaces.contains(last) { scalars.removeLast() }
    return String(scalars)
  }

  private static func halfWidth(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isWide = (0xFF10...0xFF19).contains(scalar.value)
      out.append(isWide ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar)
    }
    return String(out)
  }
}

/// A fault of the table with the cell it stands in.
struct UnitImportError: Error, Hashable {
  let cell: CellAddress
  let code: String
  let arguments: [String: String]

  init(cell: CellAddress, code: String, arguments: [String: String] = [:]) {
    self.cell = cell
    self.code = code
    self.arguments = arguments
  }

  var document: JSON {
    .of(
      ("cell", .string(cell.description)), ("message", .phrase(code, arguments)),
      ("code", .string(code)))
  }
}
