import Foundation
import PeerClient
import Server
import Testing

@Suite struct LocalServerTests {
  private func withLocal(
    _ handling: ScriptedCommands = ScriptedCommands(), folder name: String,
    _ body: (String, PeerClient) async throws -> Void
  ) async throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("edge-\(UInt32.random(in: 0 ... .max))")
    let inner = folder.appendingPathComponent(name)
    try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = inner.appendingPathComponent("door").path
    let ready = Gate()
    let server = LocalServer(path: path, handling: handling) { ready.open() }
    let client = PeerClient()
    defer { client.shutdown() }
    try await running(server) { _ in
      await ready.pass()
      try await body(path, client)
    }
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  private func request(_ path: String, _ body: [UInt8]?) -> PeerRequest {
    PeerRequest(
      method: body == nil ? "GET" : "POST", host: "localhost", port: 80,
      path: body == nil ? "/local/v1/ready" : "/local/v1/run", body: body,
      responseLimit: 64 * 1024 * 1024, unixSocketPath: path)
  }

  // The second path is longer than a socket address.
  @Test(arguments: ["a", String(repeating: "long-", count: 40)])
  func commandsGoThroughTheSocket(folder: String) async throws {
    try await withLocal(folder: folder) { path, client in
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      let permissions = attributes[.posixPermissions] as? Int ?? 0
      #expect(permissions == 0o600)
      let ready = try await client.perform(request(path, nil))
      let body = [UInt8](repeating: 65, count: 20_000_000)
      let outcome = try await client.perform(request(path, body))
      let again = try await offPool { [self] in
        try PeerClient().performBlocking(self.request(path, [1, 2]))
      }
      let statuses: [Int] = [ready.status, outcome.status, again.status]
      #expect(statuses == [204, 200, 200])
      let bodies: [[UInt8]] = [outcome.body, again.body]
      #expect(bodies == [body, [1, 2]])
      #expect(outcome.contentType == "application/json")
    }
  }

  @Test func aCommandIsCancelledWithItsCaller() async throws {
    let (began, ended) = (Gate(), Gate())
    let handling = ScriptedCommands(onRun: { body in
      began.open()
      await Gate().pass()
      ended.open()
      return body
    })
    try await withLocal(handling, folder: "c") { path, client in
      let waiting = Task { try await client.perform(request(path, [1])) }
      await began.pass()
      waiting.cancel()
      await ended.pass()
    }
  }
}
