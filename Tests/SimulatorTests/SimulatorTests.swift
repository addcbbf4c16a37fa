import Domain
import Journal
import Simulator
import Testing

private func number(_ document: JSON, _ key: String) -> Int64 { document[key]?.integer ?? -1 }

@Test func `One seed is one history, on one thread or on two`() throws {
  let first = try SimulatorCommand.run(seeds: 4, from: 40, bug: nil, threads: 1)
  let again = try SimulatorCommand.run(seeds: 4, from: 40, bug: nil, threads: 2)
  #expect(first == again)
  let other = try SimulatorCommand.run(seeds: 4, from: 41, bug: nil, threads: 2)
  #expect(first["history_digest"] != other["history_digest"])
}

@Test func `Histories full of faults break no promise`() throws {
  let document = try SimulatorCommand.run(seeds: 16, from: 1, bug: nil, threads: 2)
  #expect(number(document, "violations") == 0, "\(document["first_violation"] ?? .null)")
  #expect(number(document, "stuck") == 0)
  #expect(document["first_failing_seed"] == .null)
  #expect(number(document, "operations") >= 16 * 400)
  #expect(number(document, "faults") >= 16 * 40)
  // Lessons and rounds are a third of the work, and rounds come to a sealed result.
  let acts = document["acts"]?.members ?? []
  let counts = acts.map { act in
    (
      noun: act.key.split(separator: " ")[0],
      all: number(act.value, "done") + number(act.value, "refused")
    )
  }
  let contests = counts.filter {
    ["contest", "entry", "round", "judge", "score", "objection"].contains($0.noun)
  }
  #expect(contests.reduce(0) { $0 + $1.all } * 4 > counts.reduce(0) { $0 + $1.all })
  #expect(number(document["acts"]?["round lock"] ?? .null, "seeds") > 6)
  #expect(number(document["acts"]?["round publish"] ?? .null, "seeds") > 4)
}

@Test(arguments: SimulatorCommand.bugs.map(\.name))
func `A planted bug is caught`(name: String) throws {
  // Some need a fault that not every seed arms.
  for from in stride(from: 1, to: 25, by: 4) {
    let document = try SimulatorCommand.run(seeds: 4, from: from, bug: name, threads: 2)
    if number(document, "violations") > 0 { return }
  }
  Issue.record("\(name) goes unnoticed for 24 seeds")
}

@Test func `There are bugs enough to prove the checks`() {
  #expect(SimulatorCommand.bugs.count >= 20)
  #expect(Set(SimulatorCommand.bugs.map(\.name)).count == SimulatorCommand.bugs.count)
}

@Test func `A seed tells its story, the same each time`() throws {
  let story = try SimulatorCommand.story(seed: 7)
  #expect(story == (try SimulatorCommand.story(seed: 7)))
  #expect(story.contains("healing"))
  #expect(story.contains { $0.hasPrefix("fault ") })
  #expect(story.last?.hasPrefix("operations ") == true)
}

@Test func `Nobody plants a bug that does not exist`() {
  let error = #expect(throws: SiweiError.self) {
    try SimulatorCommand.run(seeds: 1, from: 1, bug: "no-such-bug", threads: 1)
  }
  #expect(error?.code == "simulate.unknown_bug")
  #expect(error?.status == .usage)
}
