import Domain
import Engine
import Journal
import Trust

/// Three tiers of one organisation: a county, one township, one village.
struct County {
  let county: Office
  let township: Office
  let village: Office

  private static let day: Int64 = 86_400_000

  init(folder: String) throws {
    county = try Office("county", folder: folder, seed: 11)
    township = try Office("township", folder: folder, seed: 12)
    village = try Office("village", folder: folder, seed: 13)
    let key = try OrganisationKey(seed: SeededRandom(seed: 10).bytes(32))
    _ = try county.engine.found(
      Founding(unit: county.unit, name: "County", tier: "county"), key: key)
    try addUnit(township.unit, tier: "township", parent: county.unit)
    try addUnit(village.unit, tier: "village", parent: township.unit)
    try County.enrol(township, by: county)
    try County.enrol(village, by: township)
    // Until everybody holds the same and has everybody's receipts.
    for _ in 0..<3 { _ = try exchange() }
  }

  func close() throws {
    for office in [county, township, village] { try office.engine.close() }
  }

  private func addUnit(_ unit: UnitID, tier: String, parent: UnitID) throws {
    _ = try county.engine.act(
      CommandCall(
        noun: "unit", verb: "add",
        arguments: .of(
          ("unit", .string(unit.text)), ("name", .string(unit.text)), ("tier", .string(tier)),
          ("parent", .string(parent.text)))), actor: "root")
  }

  private static func enrol(_ office: Office, by inviter: Office) throws {
    let invitation = try inviter.engine.invite(
      office.unit, address: "127.0.0.1:7001", expires: inviter.engine.now + day, key: nil)
    let (request, signer) = try office.engine.joinRequest(invitation)
    let response = try inviter.engine.admit(request)
    _ = try office.engine.join(response, invitation, signer: signer)
  }

  /// One round: the village with its township, then the township with the county.
  func exchange() throws -> (first: Traffic, second: Traffic) {
    (try village.exchange(with: township), try township.exchange(with: county))
  }
}
