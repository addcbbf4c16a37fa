import Domain
import Foundation
import TestKit
import Testing

/// Real marks of nine seats with the panel's official score, where the list lies beside the
/// project at `../shared/data`.
enum OfficialScores {
  static let path =
    URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path + "/shared/data/isu-2016-2017-components.csv"
  static var isHere: Bool { FileManager.default.fileExists(atPath: path) }
  /// Its absent judges stand in the list as 0.0.
  static let eventWithAbsence = "ISU GP 2016 Progressive Skate America"

  static func rows() throws -> [[String]] {
    try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").dropFirst()
      .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
  }

  /// The row's file, and its official score with two decimals.
  static func read(_ row: [String]) throws -> (file: JSON, official: String) {
    try #require(row.count == 16)
    let marks: [JSON] = row[6..<15].map { text in
      row[0] == eventWithAbsence && text == "0.0" ? .null : .string(text)
    }
    let official = try Mark(row[15], at: "panel_score").value.rounded(to: 2)
    return (["panels": [["weight": "1", "marks": .array(marks)]]], official)
  }
}

@Test(
  .enabled(
    if: OfficialScores.isHere, "../shared/data/isu-2016-2017-components.csv is not there"))
func `Every official panel score comes out`() throws {
  let rows = try OfficialScores.rows()
  var wrong = [String]()
  for row in rows {
    let (file, official) = try OfficialScores.read(row)
    let found = try ScoreFile.document(file)["final"]?.string
    if found != official { wrong.append("\(row): \(found ?? "none")") }
  }
  #expect(rows.count == 8630)
  #expect(wrong == [])
}
