import Engine
import Journal
import Store

/// Faults of single messages and of lines.
extension World {
  private func isCut(_ way: [SimNode]) -> Bool {
    way.contains(where: \.isClogged) || network.blocked.contains(way.map(\.name))
  }

  private func drawn(_ faults: [Fault]) -> Fault? {
    guard random.perMille(weather.messages) else { return nil }
    return random.weighted(weather.weighted(faults))
  }

  /// True when the exchange ends here.
  func meetsFault(request bytes: [UInt8], _ flight: Flight, _ way: [SimNode]) throws -> Bool {
    if random.chance(10), network.kept.count < 40 {
      network.kept.append((bytes, flight.server))
    }
    if isCut(way) { return !fail(flight, "peer.unreachable") }
    let faults: [Fault] = [.requestLost, .requestTwice, .oldRequestAgain, .requestCut]
    guard let fault = drawn(faults) else { return false }
    account.note(fault, "\(way[0].name) to \(way[1].name)")
    switch fault {
    case .requestLost: return !fail(flight, "peer.unreachable")
    case .requestTwice:
      _ = answer(flight.server, bytes)
      return false
    case .oldRequestAgain:
      // At the same machine, or at one it was never meant for.
      if let old = random.pick(network.kept) {
        let server = random.chance(80) ? old.server : random.pick(alive) ?? old.server
        _ = answer(server, old.request)
      }
      return false
    case .requestCut:
      try cut(bytes, flight.server)
      return !fail(flight, "peer.unreachable")
    default: return false
    }
  }

  /// A message that lost its end is refused and leaves nothing behind.
  private func cut(_ bytes: [UInt8], _ server: SimNode) throws {
    guard let engine = server.engine else { return }
    let length =
      random.chance(30) ? max(0, bytes.count - 1 - random.below(70)) : random.below(bytes.count)
    let before = try engine.store.read { $0.journalChanges }
    guard let answer = answer(server, Array(bytes.prefix(length))) else { return }
    if answer.status == 200 || answer.status == 204 {
      account.violate("O3", "\(server.name) took \(length) of \(bytes.count) bytes")
    }
    if server.engine === engine, try engine.store.read({ $0.journalChanges }) != before {
      account.violate("O3", "\(server.name) kept a part of a message that was cut")
    }
  }

  /// True when the exchange ends here.
  func meetsFault(
    _ status: Int, _ body: inout [UInt8], _ flight: Flight, _ way: [SimNode]
  ) throws -> Bool {
    if isCut(way) { return !fail(flight, "peer.unreachable") }
    guard let fault = drawn([.answerLost, .answerCut, .foreignAnswer, .forgedAnswer]) else {
      return false
    }
    switch fault {
    case .answerLost:
      account.note(fault, "\(way[0].name) to \(way[1].name)")
      return !fail(flight, "peer.unreachable")
    // What is not compressed may be cut where a field ends; the line itself tells of that.
    case .answerCut where body.count > 1 && body[0] != 0:
      account.note(fault, "\(way[0].name) to \(way[1].name)")
      expectRefusal(flight, status, Array(body.prefix(random.below(body.count))))
      return true
    case .foreignAnswer:
      account.note(fault, "\(way[0].name) to \(way[1].name)")
      let page = Array("<html>login</html>".utf8)
      expectRefusal(flight, random.pick([200, 302, 404, 413, 503]) ?? 200, page)
      return true
    case .forgedAnswer where status == 200:
      guard let forged = Forgery.answer(body, random: random) else { return false }
      account.note(fault, "\(way[0].name) to \(way[1].name)")
      flight.client.metForgery = true
      body = forged
      return false
    default: return false
    }
  }

  private func expectRefusal(_ flight: Flight, _ status: Int, _ body: [UInt8]) {
    guard let engine = flight.client.engine else { return }
    let before = journalChanges(flight.client)
    do {
      _ = try flight.calling.receive(status: status, body: body)
      account.violate("O3", "\(flight.client.name) took an answer that was none")
    } catch let error as SiweiError {
      if error.status == .defect { account.violate("O7", "\(flight.client.name): \(error)") }
    } catch {
      account.violate("O7", "\(flight.client.name): \(error)")
    }
    if flight.client.engine === engine, journalChanges(flight.client) != before {
      account.violate("O3", "\(flight.client.name) kept a part of an answer that was cut")
    }
    _ = fail(flight, "peer.not_spoken")
  }

  // MARK: lines

  func turnLines(_ fault: Fault) {
    if fault == .clog { return clog() }
    if !network.blocked.isEmpty, random.chance(50) {
      network.blocked = []
      account.tell("lines whole again")
      return
    }
    guard let one = random.pick(nodes), let other = random.pick(nodes), one !== other
    else { return }
    network.blocked.insert([one.name, other.name])
    if fault == .partition { network.blocked.insert([other.name, one.name]) }
    account.note(fault, "\(one.name) to \(other.name)")
  }

  /// Swizzle-clog: a random subset is stopped one by one and let go in random order.
  private func clog() {
    if network.clogged.isEmpty || random.chance(50) {
      guard let node = random.pick(nodes), !node.isClogged else { return }
      node.isClogged = true
      network.clogged.insert(node, at: random.below(network.clogged.count + 1))
      account.note(.clog, node.name)
    } else {
      let node = network.clogged.removeLast()
      node.isClogged = false
      account.tell("\(node.name) let go")
    }
  }
}
