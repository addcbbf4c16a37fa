import Journal
import Sync
import Wire

/// Messages in words, for the story of a seed.
enum Telling {
  static func request(_ bytes: [UInt8]) -> String {
    guard let message = try? Compression.decompress(bytes, limit: 32 << 20),
      let request = try? ExchangeCodec.decodeRequest(message)
    else { return "\(bytes.count) bytes that are no request" }
    var words = ["as \(short(request.replica))", pages(request.page)]
    words.append(statement(request.scopes, request.digests))
    words.append("receipts \(request.receipts.count), seals \(request.seals.count)")
    if request.renewal != nil { words.append("asks for a certificate") }
    if request.more { words.append("more follows") }
    return words.filter { !$0.isEmpty }.joined(separator: "; ")
  }

  static func answer(_ status: Int, _ bytes: [UInt8]) -> String {
    guard let message = try? Compression.decompress(bytes, limit: 32 << 20),
      let response = try? ExchangeCodec.decodeResponse(message)
    else { return "\(status), \(bytes.count) bytes" }
    var words = ["\(status) as \(short(response.replica))", pages(response.page)]
    words.append(statement(response.scopes, response.digests))
    words.append("receipts \(response.receipts.count)")
    for refusal in response.refusals {
      words.append(
        "\(refusal.waits ? "waits" : "refuses") \(refusal.scope) \(short(refusal.replica)) from "
          + "\(refusal.number): \(refusal.reason)")
    }
    if response.more { words.append("more follows") }
    if let error = response.error { words.append(error) }
    return words.filter { !$0.isEmpty }.joined(separator: "; ")
  }

  static func short(_ replica: ReplicaID) -> String { String(replica.description.prefix(6)) }

  private static func pages(_ page: Page) -> String {
    page.runs.map { run in
      "\(run.scope) \(short(run.replica)) \(run.first)+\(run.changes.count)"
    }.joined(separator: ", ")
  }

  private static func statement(_ scopes: [ScopeHeads], _ digests: [ScopeDigest]) -> String {
    let heads = scopes.map { scope in
      "\(scope.scope) holds "
        + scope.heads.map { "\(short($0.replica)):\($0.number)" }.joined(separator: " ")
        + (scope.probes.isEmpty ? "" : " and \(scope.probes.count) probes")
    }
    return (heads + (digests.isEmpty ? [] : ["digests of \(digests.count) scopes"]))
      .joined(separator: "; ")
  }
}
