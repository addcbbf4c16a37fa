import Testing

/// Words that may not stand in the code of some rooms.
struct Ban: Sendable, CustomTestStringConvertible {
  let name: String
  let words: [String]
  /// Where it holds; nil = in all rooms and tests.
  let rooms: Set<String>?
  let except: Set<String>

  init(_ name: String, _ words: [String], in rooms: Set<String>? = nil, except: Set<String> = []) {
    self.name = name
    self.words = words
    self.rooms = rooms
    self.except = except
  }

  var testDescription: String { name }

  func holds(in file: SourceFile) -> Bool {
    if file.isGenerated || except.contains(file.room) { return false }
    return rooms?.contains(file.room) ?? true
  }
}

/// Groups of rooms by what they promise.
enum Promises {
  /// The same inputs always give the same result.
  static let pure: Set<String> = ["Journal", "Domain", "Sync", "Wire"]
  /// One seed is one history: time and chance come in from outside.
  static let seeded: Set<String> = pure.union(["Engine", "Simulator"])
}

enum Bans {
  static let all: [Ban] = [
    Ban(
      "wall clock",
      [
        "Date()", "Date.now", "ContinuousClock", "SuspendingClock", "clock_gettime", "gettimeofday",
        "DispatchTime",
      ], in: Promises.seeded),
    Ban(
      "unseeded chance",
      [
        "UUID()", ".random(", ".randomElement(", ".shuffled()", ".shuffle()",
        "SystemRandomNumberGenerator", "arc4random", "getrandom",
      ], in: Promises.seeded),
    Ban(
      "waiting", ["sleep(", "usleep(", "nanosleep(", "Task.sleep", "Thread.sleep"],
      in: Promises.seeded),
    Ban("tasks", ["async", "await"], in: Promises.seeded),
    Ban("printing", ["print(", "debugPrint("], except: ["CommandLine"]),
    Ban("traps on failure", ["try!", "as!"]),
    Ban("tasks without an owner", ["Task.detached"]),
    Ban("half-written code", ["fatalError("]),
  ]
}

@Test(arguments: Bans.all) func `Nobody uses what is banned`(ban: Ban) {
  var found = [String]()
  for file in SourceTree.all where ban.holds(in: file) {
    for (index, line) in file.code.enumerated()
    where ban.words.contains(where: { Words.has($0, in: line) }) {
      found.append(file.place(index))
    }
  }
  expectNone(found, "\(ban.name)")
}

@Test func `What the compiler cannot check names its guard`() {
  let guards = ["guard", "lock", "mutex", "thread", "queue", "owner", "transaction", "task"]
  var found = [String]()
  for file in SourceTree.all {
    for (index, line) in file.code.enumerated() where line.contains("@unchecked Sendable") {
      var comment = ""
      for above in file.lines[..<index].reversed() {
        let text = above.drop { $0 == " " }
        guard text.hasPrefix("//") || text.hasPrefix("@") else { break }
        comment += text.lowercased()
      }
      if !guards.contains(where: { comment.contains($0) }) { found.append(file.place(index)) }
    }
  }
  expectNone(found, "name the guard above")
}
