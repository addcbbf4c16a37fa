import Domain
import Engine
import Journal
import Store

/// One unit's node on a file of its own.
final class Office {
  let unit: UnitID
  let path: String
  let engine: Engine

  init(_ name: String, folder: String, seed: UInt64) throws {
    guard let unit = UnitID(name) else { throw SiweiError("unit.malformed", .defect) }
    self.unit = unit
    path = "\(folder)/\(name).sqlite"
    let random = SeededRandom(seed: seed)
    engine = try Engine(
      at: .file(path), Surroundings(clock: SteadyClock(), random: random, keys: HeldKeys()))
  }

  /// Journal, state and what else lies in the file and its log.
  var fileBytes: Int { Files.size(path) + Files.size(path + "-wal") }

  var changesHeld: Int { (try? engine.store.read { $0.journalChanges }) ?? 0 }

  /// Registers wishes as lines of one `--input`.
  func register(_ wishes: [JSON]) throws {
    let calls = wishes.enumerated().map { index, wish in
      (
        number: index + 1,
        call: Result<CommandCall, SiweiError>.success(
          CommandCall(noun: "wish", verb: "register", arguments: wish))
      )
    }
    for line in try engine.act(calls, actor: Office.clerk) { _ = try line.result.get() }
  }

  /// Registers one wish as a command of its own.
  func registerOne(_ wish: JSON) throws {
    _ = try engine.act(
      CommandCall(noun: "wish", verb: "register", arguments: wish), actor: Office.clerk)
  }

  private static let clerk = "clerk"

  /// One whole exchange with the office above, over bytes alone.
  func exchange(with other: Office) throws -> Traffic {
    var traffic = Traffic()
    let calling = try engine.call(other.unit)
    var body = try calling.begin()
    while true {
      traffic.note(request: body.count)
      let answer = try other.engine.answer(body)
      traffic.note(answer: answer.body.count, status: answer.status)
      switch try calling.receive(status: answer.status, body: answer.body) {
      case .post(let next): body = next
      case .finished(let report):
        traffic.changesSent = report.changesSent
        traffic.isEqual = report.equal
        guard report.refused.isEmpty, report.waiting.isEmpty, report.equal else {
          throw SiweiError("bench.unequal", .defect, ["unit": unit.text])
        }
        return traffic
      }
    }
  }
}
