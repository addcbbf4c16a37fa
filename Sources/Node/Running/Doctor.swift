import Domain
import Engine
import Journal
import Store

extension Commands {
  /// Looks at what most often goes wrong, and says what to do: `{"ok","checks":[…]}`.
  func doctor() async throws -> JSON {
    var checks = try await engine.run { try $0.healthChecks() }
    let peers = try await engine.run { try $0.peers() }
    for peer in peers {
      let result = await caller.call(peer.unit, address: peer.address)
      checks.append(
        HealthCheck(
          name: "peer:\(peer.unit)", ok: result.error == nil, detail: result.error?.code ?? "ok"))
    }
    return .of(
      ("ok", .bool(checks.allSatisfy(\.ok))),
      (
        "checks",
        .array(
          checks.map {
            .of(
              ("name", .string($0.name)), ("ok", .bool($0.ok)), ("detail", .string($0.detail)))
          })
      ))
  }
}
