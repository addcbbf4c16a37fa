import CCurl
import Foundation
import Synchronization

/// The thread that drives libcurl's multi interface: takes requests in, moves all transfers, and
/// answers the tickets. Everything of libcurl but the wake-up is touched by that thread alone.
///
/// `@unchecked Sendable`: `handle` is a pointer; the thread owns it, and only `curl_multi_wakeup`,
/// which is made for that, is called from elsewhere. `state` is behind its lock.
final class TransferLoop: @unchecked Sendable {
  private struct State {
    var arrived: [(PeerRequest, Ticket)] = []
    var running = false
    var stopping = false
  }

  private let handle: UnsafeMutableRawPointer?
  private let state = Mutex(State())

  init() {
    handle = siwei_curl_start() == CURLE_OK ? curl_multi_init() : nil
    guard let handle else { return }
    siwei_curl_multi_set_long(handle, CURLMOPT_MAXCONNECTS, 64)
  }

  deinit {
    // The thread holds the loop, so it has ended, or never began.
    if let handle { curl_multi_cleanup(handle) }
  }

  func submit(_ request: PeerRequest, _ ticket: Ticket) {
    guard handle != nil else {
      ticket.answer(.failure(.unreachable("libcurl did not start")))
      return
    }
    let (taken, first) = state.withLock { state in
      if state.stopping { return (false, false) }
      state.arrived.append((request, ticket))
      defer { state.running = true }
      return (true, !state.running)
    }
    if !taken { return ticket.answer(.failure(.cancelled)) }
    if first {
      let thread = Thread { self.run() }
      thread.name = "peer-client"
      thread.start()
    } else {
      wake()
    }
  }

  func wake() {
    if let handle { curl_multi_wakeup(handle) }
  }

  func stop() {
    state.withLock { $0.stopping = true }
    wake()
  }

  private func run() {
    guard let handle else { return }
    var transfers: [Transfer] = []
    while true {
      let (arrived, stopping) = state.withLock { state in
        defer { state.arrived = [] }
        return (state.arrived, state.stopping)
      }
      if stopping {
        for (_, ticket) in arrived { ticket.answer(.failure(.cancelled)) }
        for transfer in transfers { finish(transfer, .failure(.cancelled), on: handle) }
        return
      }
      for (request, ticket) in arrived {
        if let transfer = begin(request, ticket, on: handle) { transfers.append(transfer) }
      }
      for transfer in transfers where transfer.ticket?.isCancelled == true {
        finish(transfer, .failure(.cancelled), on: handle)
      }
      var active: Int32 = 0
      curl_multi_perform(handle, &active)
      collect(on: handle)
      transfers.removeAll { $0.isFinished }
      // Woken by a submission, a cancellation or the stop; libcurl shortens the wait for timers.
      curl_multi_poll(handle, nil, 0, 60_000, nil)
    }
  }

  private func begin(
    _ request: PeerRequest, _ ticket: Ticket, on handle: UnsafeMutableRawPointer
  ) -> Transfer? {
    do throws(PeerClientError) {
      let transfer = try Transfer(request, ticket: ticket)
      guard curl_multi_add_handle(handle, transfer.easy) == CURLM_OK else {
        throw PeerClientError.unreachable("libcurl takes no more transfers")
      }
      return transfer
    } catch {
      ticket.answer(.failure(error))
      return nil
    }
  }

  private func collect(on handle: UnsafeMutableRawPointer) {
    var code = CURLE_OK
    while let easy = siwei_curl_multi_finished(handle, &code) {
      guard let pointer = siwei_curl_get_private(easy) else { continue }
      let transfer = Unmanaged<Transfer>.fromOpaque(pointer).takeUnretainedValue()
      finish(transfer, transfer.outcome(code), on: handle)
    }
  }

  private func finish(
    _ transfer: Transfer, _ result: Result<PeerResponse, PeerClientError>,
    on handle: UnsafeMutableRawPointer
  ) {
    guard !transfer.isFinished else { return }
    transfer.isFinished = true
    curl_multi_remove_handle(handle, transfer.easy)
    transfer.ticket?.answer(result)
  }
}
