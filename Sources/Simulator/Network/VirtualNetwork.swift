import Engine
import Journal

/// Exchanges, step by step and many at a time, in the very bytes of the line.
extension World {
  private static let longestExchange = 200

  /// Begins an exchange, or moves one of those under way by one message.
  func networkOnce() throws {
    if network.flights.count < 6, network.flights.isEmpty || random.chance(25) {
      if let client = random.pick(alive) { call(from: client) }
      return
    }
    let place = random.below(network.flights.count)
    let flight = network.flights[place]
    let goesOn = try move(flight, withFaults: true)
    if !goesOn { network.flights.removeAll { $0 === flight } }
  }

  /// Begins an exchange with one of the machines that this one may call.
  func call(from client: SimNode) {
    guard let server = pickServer(for: client), let flight = begin(client, server) else { return }
    network.flights.append(flight)
  }

  /// Mostly the parent; sometimes a unit further up, or another machine of the same unit.
  private func pickServer(for client: SimNode) -> SimNode? {
    let above = above(client.unit)
    let unit: UnitID?
    switch random.below(100) {
    case 0..<12: unit = client.unit
    case 12..<24: unit = random.pick(above)
    default: unit = above.first ?? client.unit
    }
    let there = unit.map { nodes(of: $0).filter { $0 !== client } } ?? []
    return random.chance(85) ? there.first : random.pick(there)
  }

  func begin(_ client: SimNode, _ server: SimNode) -> Flight? {
    account.exchanges += 1
    if random.chance(10) { checkClaims(client, server) }
    let begun = attempt(client, "begin") { engine -> (Calling, [UInt8]) in
      let calling = try engine.call(server.unit)
      return (calling, try calling.begin())
    }
    guard case .success(let (calling, request)) = begun else { return nil }
    account.mix(request)
    return Flight(client: client, server: server, calling: calling, request: request)
  }

  func dropCalls(of node: SimNode) { network.flights.removeAll { $0.client === node } }

  /// Delivers what is in the air. False when the exchange is over, well or not.
  func move(_ flight: Flight, withFaults: Bool) throws -> Bool {
    guard flight.client.engine != nil, flight.server.engine != nil else { return false }
    switch flight.air {
    case .request(let bytes):
      let way = [flight.client, flight.server]
      account.tell(
        "\(flight.client.name) asks \(flight.server.name) \(Telling.request(bytes))")
      if withFaults, try meetsFault(request: bytes, flight, way) { return false }
      guard let answer = answer(flight.server, bytes) else { return fail(flight, "busy") }
      if flight.firstStatus == nil { flight.firstStatus = answer.status }
      flight.air = .answer(status: answer.status, body: answer.body)
      return true
    case .answer(let status, var body):
      let way = [flight.server, flight.client]
      if withFaults, try meetsFault(status, &body, flight, way) { return false }
      return receive(flight, status, body)
    }
  }

  func answer(_ server: SimNode, _ bytes: [UInt8]) -> Answer? {
    let answer = attempt(server, "answer") { try $0.answer(bytes) }
    guard case .success(let answer) = answer else { return nil }
    account.mix(answer.body)
    let changed = planting.answer(answer, to: bytes)
    account.tell("\(server.name) answers \(Telling.answer(changed.status, changed.body))")
    return changed
  }

  private func receive(_ flight: Flight, _ status: Int, _ body: [UInt8]) -> Bool {
    let step = attempt(flight.client, "receive \(status) from \(flight.server.name)") { _ in
      try flight.calling.receive(status: status, body: body)
    }
    planting.afterExchange(flight, in: self)
    switch step {
    case .failure(let error): return fail(flight, error.code)
    case .success(.post(let request)):
      account.mix(request)
      flight.requests += 1
      guard flight.requests < World.longestExchange else {
        account.stick("\(flight.client.name) and \(flight.server.name) never end")
        return false
      }
      flight.air = .request(request)
      return true
    case .success(.finished(let report)):
      flight.report = report
      account.tell(
        "\(flight.client.name) and \(flight.server.name) done: \(flight.requests) requests, "
          + "sent \(report.changesSent), received \(report.changesReceived), "
          + "equal \(report.equal)")
      return false
    }
  }

  func fail(_ flight: Flight, _ code: String) -> Bool {
    planting.afterFailure(flight)
    account.tell("\(flight.client.name) and \(flight.server.name): \(code)")
    _ = attempt(flight.client, "note failure") {
      try $0.notePeerFailure(flight.server.unit, code: code)
    }
    return false
  }
}
