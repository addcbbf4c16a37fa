import Engine
import Journal

/// One exchange on its way: a request or an answer is in the air between two machines.
final class Flight {
  enum Air {
    case request([UInt8])
    case answer(status: Int, body: [UInt8])
  }

  let client: SimNode
  let server: SimNode
  let calling: Calling
  var air: Air
  var requests = 1
  var firstStatus: Int?
  var report: SyncReport?

  init(client: SimNode, server: SimNode, calling: Calling, request: [UInt8]) {
    self.client = client
    self.server = server
    self.calling = calling
    air = .request(request)
  }
}

/// Lines between machines, and what is on them.
struct NetworkState {
  var flights: [Flight] = []
  /// Directions that are cut: from, to.
  var blocked: Set<[String]> = []
  /// Clogged machines in the order in which they will be let go.
  var clogged: [SimNode] = []
  /// Requests that someone kept and may send again.
  var kept: [(request: [UInt8], server: SimNode)] = []
}
