package import Journal

/// Between a journal's list of placed changes and a page's runs.
package enum Runs {
  /// Groups changes that follow each other on one line of one feed.
  package static func page(_ changes: [PlacedChange]) -> Page {
    var runs: [Run] = []
    var open: [PlacedChange] = []
    func close() {
      guard let first = open.first else { return }
      runs.append(
        Run(
          scope: first.scope, replica: first.replica, first: first.number,
          previous: first.previous,
          changes: open.map {
            RunChange(
              frame: $0.change.frame, body: $0.change.body, signature: $0.change.signature,
              chain: $0.chain)
          }))
      open = []
    }
    for change in changes {
      if let last = open.last,
        last.scope != change.scope || last.replica != change.replica
          || last.chain != change.previous
      {
        close()
      }
      open.append(change)
    }
    close()
    return Page(runs: runs)
  }

  /// The changes of a page with their places. Their chain hashes are those that reading the page
  /// worked out from the bytes; none of them comes from the sender.
  package static func changes(_ page: Page) -> [PlacedChange] {
    var out: [PlacedChange] = []
    out.reserveCapacity(page.changeCount)
    for run in page.runs {
      var previous = run.previous
      var number = run.first
      for change in run.changes {
        out.append(
          PlacedChange(
            scope: run.scope, replica: run.replica, number: number, previous: previous,
            chain: change.chain,
            change: Change(
              frame: change.frame, body: change.body, signature: change.signature),
            bodyCheck: change.bodyCheck))
        previous = change.chain
        number &+= 1
      }
    }
    return out
  }
}
