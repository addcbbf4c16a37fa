import Domain
import Engine
import Journal
import TestKit
import Testing

/// The directory of units: codes, tables, and who was heard from.
struct DirectoryTests {
  private static func imported(_ machine: Machine, _ arguments: JSON) throws -> JSON {
    try machine.act(
      "unit import",
      arguments.setting("code_system", "stats").setting("edition", "2021"))
  }

  private static let head = "code,name,level,parent_code\n430121000000,county,county,\n"

  @Test("A unit's code is edited by the rules under which it is given")
  func codes() throws {
    let root = try County.withMachines([])["county"]
    func fault(_ unit: String, _ set: String...) throws -> String? {
      try root.fault(
        "unit edit", ["id": .string(unit), "set": .array(set.map { .string($0) })])
    }
    #expect(try fault("county", "code=430121") == "unit.code_alone")
    #expect(try fault("county", "code=4301", "system=stats", "edition=2021") == "unit.bad_code")
    #expect(try fault("county", "code=430121", "system=stats", "edition=2021") == nil)
    #expect(try root.organisation.units.values.compactMap(\.code) == ["430121000000"])
    #expect(try fault("county", "code_edition=") == "unit.code_alone")
    #expect(
      try fault("east", "code=430121000000", "system=stats", "edition=2021") == "unit.bad_code"
        || fault("east", "code=430121000000", "system=stats", "edition=2021")
          == "unit.code_taken"
    )
    #expect(try fault("east", "code=430121101", "system=stats", "edition=2021") == nil)
    let table = DirectoryTests.head + "430121102000,north,township,430121000000\n"
    let reply = try DirectoryTests.imported(root, ["csv": .string(table)])
    #expect(reply["added"] == 1 && reply["errors"] == [])
  }

  @Test("A code without its lower places is completed by the rule of division codes")
  func whole() {
    #expect(UnitCode.whole("430121", tier: "county") == "430121000000")
    #expect(UnitCode.whole("430121101", tier: "township") == "430121101000")
    #expect(UnitCode.whole("430121101", tier: "county") == nil)
    #expect(UnitCode.whole("430121", tier: "village") == nil)
    #expect(UnitCode.whole("430121101001", tier: "village") == "430121101001")
    #expect(UnitCode.whole("43012x", tier: "county") == nil)
  }

  @Test(
    "The first bad bytes of a table are named by their cell",
    arguments: [
      // 长沙 in GBK.
      ([0xB3, 0xA4, 0xC9, 0xB3], "csv.encoding"), ([0xFF], "csv.encoding"), ([0x41, 0], "csv.nul"),
      ([0x41, 0x07], "import.control"), ([0x22, 0x41, 0x0A, 0x42, 0x22], "import.control"),
    ] as [([UInt8], String)])
  func bytes(_ name: [UInt8], _ code: String) throws {
    let root = try County.withMachines([])["county"]
    let table =
      Array(DirectoryTests.head.utf8) + Array("430121102000,".utf8) + name
      + Array(",township,430121000000\n".utf8)
    let reply = try DirectoryTests.imported(root, ["csv_hex": .string(encodeHex(table))])
    #expect(reply.at("errors", "0", "cell") == "B3")
    #expect(reply.at("errors", "0", "code") == .string(code))
    #expect(reply["added"] == 0)
  }

  @Test("A unit that wrote anywhere was heard from")
  func heard() throws {
    let county = try County.withMachines([])
    let root = try county["county"]
    let (id, _) = try county.wish(.submitted)
    func silent() throws -> [String] {
      (try root.view("campaign coverage", ["period": "2025H1"])["not_heard"]?.array ?? [])
        .compactMap { $0["unit"]?.string }
    }
    let before = try silent()
    // The township writes in its village's scope alone.
    try county["east"].move(id, "return", ["reason": "incomplete"])
    try county.settle()
    let after = try silent()
    #expect(before == ["east"] && after == [])
  }
}
