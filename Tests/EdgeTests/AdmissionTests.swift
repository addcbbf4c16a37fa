import Server
import Testing

@Suite struct AdmissionTests {
  /// One place, taken by "a"; the others stand in line in their order.
  private static func line(
    _ parties: [String], queued: Int, served: Heard
  ) async -> (admission: Admission, waiting: [Task<Void, Never>]) {
    let admission = Admission(running: 1, queued: queued)
    _ = admission.enter(length: 10)
    _ = await admission.acquire(.small, party: "a")
    var tasks: [Task<Void, Never>] = []
    for (number, party) in parties.enumerated() {
      let (before, told) = (admission.waiting, served.texts.count)
      tasks.append(
        Task {
          guard let ticket = admission.enter(length: 10) else { return served.add("none") }
          switch await admission.acquire(ticket, party: party) {
          case .place:
            served.add(party + String(number))
            admission.release(ticket, party: party)
          case .full: served.add("full" + String(number))
          case .cancelled: served.add("cancelled" + String(number))
          }
          admission.leave(ticket)
        })
      while admission.waiting == before, served.texts.count == told { await Task.yield() }
    }
    return (admission, tasks)
  }

  @Test func partiesAreServedInTurn() async {
    let served = Heard()
    let (admission, tasks) = await Self.line(
      ["a", "a", "a", "b", "b", "c"], queued: 10, served: served)
    admission.release(.small, party: "a")
    for task in tasks { await task.value }
    #expect(served.texts == ["b3", "c5", "a0", "b4", "a1", "a2"])
  }

  @Test func aFullLineMakesRoomForThoseWhoHaveLessOfIt() async {
    let served = Heard()
    let (admission, tasks) = await Self.line(
      ["a", "a", "a", "a", "b", "b", "b"], queued: 3, served: served)
    // a3 finds the line full of its own; b4 takes the place of a2; b5 would have as many as "a".
    #expect(served.texts == ["full3", "full2", "full5", "full6"])
    admission.release(.small, party: "a")
    for task in tasks { await task.value }
    #expect(served.texts.dropFirst(4) == ["b4", "a0", "a1"])
  }

  @Test func whoLeavesTheLineIsNotServed() async {
    let served = Heard()
    let (admission, tasks) = await Self.line(["a", "b"], queued: 2, served: served)
    tasks[1].cancel()
    await tasks[1].value
    admission.release(.small, party: "a")
    await tasks[0].value
    #expect(served.texts == ["cancelled1", "a0"])
    #expect(admission.waiting == 0)
  }

  @Test func largeBodiesStandInLineFromTheirHeadOn() {
    let admission = Admission(running: 1, queued: 1)
    let large = (0..<3).map { _ in admission.enter(length: 65_537) }
    #expect(large == [.large, .large, nil])
    #expect(admission.enter(length: 65_536) == .small)
    admission.leave(.large)
    #expect(admission.enter(length: 65_537) == .large)
  }
}
