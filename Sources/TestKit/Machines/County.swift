import Domain
import Engine
import Journal
package import Trust
import Wire

/// An organisation in one process: every unit with a machine of its own, joined and equal.
package final class County {
  /// A unit to be founded, below its parent.
  package struct Place: Sendable {
    package let unit: String
    package let tier: String
    package let parent: String

    package init(_ unit: String, _ tier: String, below parent: String) {
      self.unit = unit
      self.tier = tier
      self.parent = parent
    }
  }

  /// Two townships with three villages between them, and a university.
  package static let small = [
    Place("east", "township", below: "county"), Place("west", "township", below: "county"),
    Place("hnu", "direct", below: "county"), Place("e1", "village", below: "east"),
    Place("e2", "village", below: "east"), Place("w1", "village", below: "west"),
  ]
  /// One line from the county to a village.
  package static let line = [
    Place("east", "township", below: "county"), Place("e1", "village", below: "east"),
  ]

  package let time = TestTime()
  package let key: OrganisationKey
  package private(set) var machines: [Machine] = []
  private var seed: UInt64

  package init(_ places: [Place] = County.small, seed: UInt64 = 1) throws {
    self.seed = seed &* 1_000
    key = try TestSigners.organisationKey(seed)
    let root = try makeMachine("county", "county")
    _ = try root.engine.found(
      Founding(unit: root.unit, name: "county", tier: "county"), key: key)
    for place in places {
      try root.act(
        "unit add",
        [
          "unit": .string(place.unit), "name": .string(place.unit),
          "tier": .string(place.tier), "parent": .string(place.parent),
        ])
    }
    for place in places {
      try self[place.parent].sync(with: root)
      try join(place.unit, unit: place.unit, by: self[place.parent])
    }
    try settle()
  }

  /// The machine of this name.
  package subscript(_ name: String) -> Machine {
    get throws {
      guard let machine = machines.first(where: { $0.name == name }) else {
        throw SiweiError("test.no_machine", .defect, ["name": name])
      }
      return machine
    }
  }

  private func makeMachine(_ name: String, _ unit: String) throws -> Machine {
    guard let id = UnitID(unit) else { throw SiweiError("unit.bad_id", .defect) }
    let machine = try Machine(name, id, clock: TestClock(time), seed: nextSeed())
    machines.append(machine)
    return machine
  }

  private func nextSeed() -> UInt64 {
    seed += 1
    return seed
  }

  /// A new machine of a unit, invited by another, in the bytes that would travel.
  @discardableResult
  package func join(_ name: String, unit: String, by inviter: Machine) throws -> Machine {
    let machine = try makeMachine(name, unit)
    let given = try inviter.engine.invite(
      machine.unit, address: "127.0.0.1:7001", expires: time.now + 86_400_000,
      key: machine.unit == inviter.unit ? key : nil)
    let invitation = try Invitation(given.text)
    let (request, signer) = try machine.engine.joinRequest(invitation)
    let response = try inviter.engine.admit(
      JoinCodec.decodeRequest(JoinCodec.encode(request)))
    _ = try machine.engine.join(
      JoinCodec.decodeResponse(JoinCodec.encode(response)), invitation, signer: signer)
    return machine
  }

  /// A copy of a machine's disk, put beside it.
  @discardableResult
  package func twin(of name: String, _ twin: String) throws -> Machine {
    let machine = try self[name].twin(twin, seed: nextSeed())
    machines.append(machine)
    return machine
  }

  /// A round: each child with its parent, villages first; machines of one unit with the first.
  /// True when all were quiet.
  @discardableResult
  package func round() throws -> Bool {
    let state = try self["county"].organisation
    let ordered = machines.enumerated().sorted { left, right in
      let levels = (state.level(of: left.element.unit), state.level(of: right.element.unit))
      return levels.0 != levels.1 ? levels.0 > levels.1 : left.offset < right.offset
    }.map(\.element)
    var isQuiet = true
    for client in ordered {
      let above = state.parent(of: client.unit)
      let servers = [above, client.unit].compactMap { unit in
        machines.first { $0.unit == unit }
      }
      for server in servers where server !== client {
        time.pass(1000)
        let talk = try client.sync(with: server)
        isQuiet = isQuiet && talk.isQuiet
      }
    }
    return isQuiet
  }

  /// Rounds until nothing is left to say; throws when that does not come.
  package func settle(within rounds: Int = 12) throws {
    for _ in 0..<rounds where try round() { return }
    throw SiweiError("test.not_quiet", .defect, ["rounds": "\(rounds)"])
  }
}
