import Journal
import Store

/// One thing `doctor` looked at.
package struct HealthCheck: Hashable, Sendable {
  package let name: String
  package let ok: Bool
  /// A fact, or the stable code of what is wrong.
  package let detail: String

  package init(name: String, ok: Bool, detail: String) {
    self.name = name
    self.ok = ok
    self.detail = detail
  }
}

extension Engine {
  package func healthChecks() throws -> [HealthCheck] {
    try store.read { transaction in
      let own = try transaction.requireOwn()
      let state = transaction.organisation
      let facts = try transaction.databaseFacts()
      let key = try surroundings.keys.signer(of: own.replica) != nil
      var checks = [
        HealthCheck(name: "sqlite", ok: true, detail: facts.version),
        HealthCheck(name: "durable", ok: facts.synchronous == 2, detail: "\(facts.synchronous)"),
        HealthCheck(
          name: "integrity", ok: facts.sound, detail: facts.sound ? "ok" : "store.damaged"),
        HealthCheck(name: "key", ok: key, detail: key ? "ok" : "identity.key_missing"),
        HealthCheck(
          name: "certificate", ok: state.certificates[own.replica] != nil,
          detail: state.certificates[own.replica] == nil ? "certificate.missing" : "ok"),
        HealthCheck(
          name: "clock", ok: Engine.isPlausible(now),
          detail: Engine.isPlausible(now)
            ? "ok" : "clock.suspect"),
      ]
      if own.unit == own.root {
        let second = state.replicas(of: own.root).count > 1
        checks.append(
          HealthCheck(
            name: "second_machine", ok: second, detail: second ? "ok" : "root.no_second"))
      }
      return checks
    }
  }

  /// Between the year of this software and a generation later.
  private static func isPlausible(_ now: Int64) -> Bool {
    now > 1_750_000_000_000 && now < 2_700_000_000_000
  }
}
