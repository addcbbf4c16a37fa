import Journal
import Sync
import Wire

/// What somebody on the line does to an answer: nobody signed it as a whole, each change is.
enum Forgery {
  /// The answer with one change altered, its chain worked out anew; nil where there is none.
  static func answer(_ body: [UInt8], random: SplitMix) -> [UInt8]? {
    rewriting(body) { response in
      let runs = response.page.runs
      guard !runs.isEmpty else { return false }
      let place = random.below(runs.count)
      guard let forged = forged(runs[place], random) else { return false }
      response.page = Page(runs: runs.indices.map { $0 == place ? forged : runs[$0] })
      return true
    }
  }

  private static func forged(_ run: Run, _ random: SplitMix) -> Run? {
    guard !run.changes.isEmpty else { return nil }
    let place = random.below(run.changes.count)
    let change = run.changes[place]
    let codec = ProtobufCodec()
    guard var content = try? codec.decode(frame: change.frame, body: change.body, erased: false)
    else { return nil }
    content.deviceTime += 1
    let bytes = codec.encode(content)
    let altered = RunChange(
      frame: bytes.frame, body: bytes.body, signature: change.signature, chain: change.chain)
    return Run(
      scope: run.scope, replica: run.replica, first: run.first, previous: run.previous,
      changes: run.changes.indices.map { $0 == place ? altered : run.changes[$0] })
  }

  /// An answer's bytes taken apart and put together again; nil where `change` says no.
  static func rewriting(
    _ body: [UInt8], _ change: (inout ExchangeResponse) -> Bool
  ) -> [UInt8]? {
    guard let message = try? Compression.decompress(body, limit: 32 << 20),
      var response = try? ExchangeCodec.decodeResponse(message), change(&response)
    else { return nil }
    return Compression.compress(ExchangeCodec.encode(response))
  }
}
