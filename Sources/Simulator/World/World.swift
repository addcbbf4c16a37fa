import Domain
import Engine
import Journal
import Store
import Trust

/// One seed is one history: machines, clocks, disks and lines, and everything that befalls them.
///
/// Single-threaded; nothing in it is shared with another world.
final class World {
  static let operations = 400
  static let faults = 40

  let seed: UInt64
  let random: SplitMix
  let time = WorldTime()
  let memo = SignatureMemo()
  let weather: Weather
  let account: Account
  let planting: Planting
  let organisationKey: OrganisationKey
  let ledger = Ledger()
  var nodes: [SimNode] = []
  var network = NetworkState()
  var work = WorkState()

  init(seed: UInt64, bug: PlantedBug?, isTold: Bool) throws {
    self.seed = seed
    random = SplitMix(seed)
    weather = Weather(random.branch("weather"))
    account = Account(isTold: isTold)
    planting = Planting(bug)
    organisationKey = try OrganisationKey(
      seed: SplitMix(World.foundingSeed).branch("organisation").bytes(32))
  }

  convenience init(founding seed: UInt64) throws {
    try self.init(seed: seed, bug: nil, isTold: false)
  }

  /// The whole history: founding, work and faults, healing, checks.
  func run() throws {
    try found()
    while account.operations < World.operations || account.faultCount < World.faults {
      try step()
      if account.violations.count >= 20 { return }
    }
    try heal()
    try check()
  }

  private func step() throws {
    time.pass(1 + random.below(90_000))
    switch random.below(100) {
    case 0..<56: try workOnce()
    case 56..<92: try networkOnce()
    default: try befall()
    }
  }

  // MARK: machines

  func makeNode(_ name: String, _ unit: UnitID, keys: MemoryKeys? = nil) -> SimNode {
    SimNode(
      name, unit, clock: VirtualClock(time), random: random.branch(name),
      keys: keys ?? MemoryKeys(memo))
  }

  func open(_ node: SimNode, at location: StoreLocation) throws -> Engine {
    try Engine(
      at: location,
      Surroundings(
        clock: node.clock, random: node.random, keys: node.keys,
        verifier: planting.verifier(MemoVerifier(memo: memo)), codec: planting.codec(node),
        rules: planting.rules(node)))
  }

  func nodes(of unit: UnitID) -> [SimNode] { nodes.filter { $0.unit == unit && $0.engine != nil } }
  var alive: [SimNode] { nodes.filter { $0.engine != nil } }

  /// Runs something on a node. A pulled plug throws away what was not committed; a full disk is
  /// what it is; anything else that is no answer to a person is a violation.
  func attempt<T>(
    _ node: SimNode, _ what: @autoclosure () -> String, _ body: (Engine) throws -> T
  ) -> Result<T, SiweiError> {
    guard let engine = node.engine else { return .failure(SiweiError("simulator.off", .busy)) }
    do {
      return .success(try body(engine))
    } catch let error as SiweiError {
      if error.code == Plug.code {
        crash(node)
      } else if error.status == .inputOutput, node.isFull {
        account.tell("\(node.name): disk full")
      } else if [.defect, .configuration, .inputOutput, .busy].contains(error.status) {
        account.violate("O7", "\(node.name): \(what()): \(error.code) \(error.arguments)")
      }
      return .failure(error)
    } catch {
      account.violate("O7", "\(node.name): \(what()): \(error)")
      return .failure(SiweiError("simulator.unexpected", .defect))
    }
  }

  func journalChanges(_ node: SimNode) -> Int {
    (try? node.engine?.store.read { $0.journalChanges }) ?? -1
  }
}
