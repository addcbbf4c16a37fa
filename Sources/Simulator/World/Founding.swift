import Domain
import Engine
import Journal
import Store
import Sync
import Trust
import Wire

/// The organisation every world begins with: thirteen machines of eleven units.
extension World {
  private static let units: [(id: String, tier: String, parent: String)] = [
    ("east", "township", "county"), ("west", "township", "county"),
    ("north", "township", "county"), ("hnu", "direct", "county"),
    ("e1", "village", "east"), ("e2", "village", "east"), ("w1", "village", "west"),
    ("w2", "village", "west"), ("n1", "village", "north"), ("n2", "village", "north"),
  ]
  private static let parents: [String: String] = Dictionary(
    units.map { ($0.id, $0.parent) }, uniquingKeysWith: { first, _ in first })

  /// From the parent up to the county; nobody moves in these worlds.
  func above(_ unit: UnitID) -> [UnitID] {
    var out: [UnitID] = []
    var next = World.parents[unit.text]
    while let text = next, let unit = UnitID(text) {
      out.append(unit)
      next = World.parents[text]
    }
    return out
  }

  static let day: Int64 = 86_400_000

  /// One machine as it stands when an organisation was founded and everyone has met.
  struct Founded: Sendable {
    let name: String
    let unit: UnitID
    let image: [UInt8]
    let keys: [[UInt8]]
  }

  /// The organisation is the same in every world: what differs begins after it.
  static let foundingSeed: UInt64 = 0x5EED
  private static let founded = Result { try World(founding: foundingSeed).foundAnew() }

  func found() throws {
    for machine in try World.founded.get() {
      let node = makeNode(machine.name, machine.unit)
      for seed in machine.keys { _ = try node.keys.create(seed: seed) }
      node.engine = try open(node, at: .image(machine.image))
      nodes.append(node)
    }
    planting.isOn = true
  }

  private func foundAnew() throws -> [Founded] {
    let root = try unit("county")
    let county = makeNode("county", root)
    county.engine = try open(county, at: .memory)
    nodes.append(county)
    _ = try county.engine?.found(
      Founding(unit: root, name: "County", tier: "county"), key: organisationKey)
    for (id, tier, parent) in World.units {
      _ = try county.engine?.act(
        CommandCall(
          noun: "unit", verb: "add",
          arguments: .of(
            ("unit", .string(id)), ("name", .string(id)), ("tier", .string(tier)),
            ("parent", .string(parent)))), actor: "root")
    }
    try join("county-b", "county", by: county)
    for (id, _, parent) in World.units {
      guard let inviter = nodes.first(where: { $0.name == parent }) else { continue }
      try join(id, id, by: inviter)
    }
    if let east = nodes.first(where: { $0.name == "east" }) { try join("e1-b", "e1", by: east) }
    for _ in 0..<6 where try round() { break }
    return try nodes.map { node in
      Founded(
        name: node.name, unit: node.unit, image: try node.engine?.store.image() ?? [],
        keys: node.keys.seeds)
    }
  }

  func unit(_ text: String) throws -> UnitID {
    guard let unit = UnitID(text) else { throw SiweiError("unit.bad_id", .defect) }
    return unit
  }

  private func join(_ name: String, _ unit: String, by inviter: SimNode) throws {
    let node = makeNode(name, try self.unit(unit))
    nodes.append(node)
    try join(node, by: inviter)
  }

  /// An empty machine becomes a node of its unit, in the bytes that would travel.
  func join(_ node: SimNode, by inviter: SimNode) throws {
    guard let parent = inviter.engine else { return }
    let isRoot = node.unit.text == "county"
    let given = try parent.invite(
      node.unit, address: "127.0.0.1:7001", expires: parent.now + 7 * World.day,
      key: isRoot ? organisationKey : nil)
    let invitation = try Invitation(given.text)
    let engine = try open(node, at: .memory)
    let (request, signer) = try engine.joinRequest(invitation)
    let bytes = JoinCodec.encode(request)
    let response = JoinCodec.encode(try parent.admit(try JoinCodec.decodeRequest(bytes)))
    account.mix(bytes + response)
    _ = try engine.join(try JoinCodec.decodeResponse(response), invitation, signer: signer)
    node.engine = engine
    account.tell("\(node.name) joins by \(inviter.name)")
  }
}
