/// Tells those who wait that this node has news: held requests of peers, and its own scheduler.
actor News {
  private(set) var version = 0
  private var waiters: [Int: CheckedContinuation<Void, Never>] = [:]
  private var nextWaiter = 0

  func tell() {
    version += 1
    let waiting = waiters.values
    waiters = [:]
    for waiter in waiting { waiter.resume() }
  }

  /// Returns once the version is another than `seen`, or the task is cancelled.
  func changed(since seen: Int) async {
    guard version == seen, !Task.isCancelled else { return }
    let id = nextWaiter
    nextWaiter += 1
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        if Task.isCancelled { continuation.resume() } else { waiters[id] = continuation }
      }
    } onCancel: {
      Task { await self.release(id) }
    }
  }

  private func release(_ id: Int) { waiters.removeValue(forKey: id)?.resume() }

  /// True when there was news within the time.
  nonisolated func changed(since seen: Int, within time: Duration) async -> Bool {
    await withTaskGroup(of: Bool.self) { group in
      group.addTask {
        await self.changed(since: seen)
        return true
      }
      group.addTask {
        try? await Task.sleep(for: time)
        return false
      }
      let first = await group.next() ?? false
      group.cancelAll()
      return first
    }
  }
}
