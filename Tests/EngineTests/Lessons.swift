import Domain
import Journal
import TestKit
import Testing

/// How far a lesson of e1 has come, with everybody knowing.
enum LessonStage: String, CaseIterable, Sendable {
  case draft
  case recommended
  case returned
  case accepted
  case selected
  case forwarded
  case qualified
  case sentBack
  case struck
  case withdrawn
}

/// A lesson and what became of it.
struct Lesson {
  let contest: String
  let entry: String
  var forwarded = ""

  /// The id by which a machine knows it best.
  func id(at name: String) -> String { name == "county" && !forwarded.isEmpty ? forwarded : entry }
}

extension Machine {
  /// A contest of this unit; its id.
  func openContest(_ title: String = "微党课大赛") throws -> String {
    try act("contest open", ["title": .string(title)])["id"]?.string ?? ""
  }

  /// A lesson entered as a draft; its id.
  func enter(
    _ contest: String, _ title: String = "半条被子", _ speaker: String = "周讲述",
    _ more: JSON = .object([])
  ) throws -> String {
    var form: JSON = [
      "contest": .string(contest), "title": .string(title), "speaker": .string(speaker),
      "summary": "讲一件小事", "phone": "13900002222",
    ]
    for member in more.members ?? [] { form = form.setting(member.key, member.value) }
    return try act("entry submit", form, by: "clerk of \(unit)")["id"]?.string ?? ""
  }

  /// An act upon an entry.
  @discardableResult
  func entry(
    _ verb: String, _ id: String, _ more: JSON = .object([]), by actor: String? = nil
  ) throws -> JSON {
    try act("entry \(verb)", Machine.arguments(id, more), by: actor)
  }

  private static func arguments(_ id: String, _ more: JSON) -> JSON {
    (more.members ?? []).reduce(.of(("id", .string(id)))) { $0.setting($1.key, $1.value) }
  }

  /// How a command ends: 0 or the exit status.
  func status(_ command: String, _ arguments: JSON, by actor: String? = nil) throws -> Int32 {
    do {
      try act(command, arguments, by: actor)
      return 0
    } catch let error as SiweiError {
      return error.status.rawValue
    }
  }

  /// The code an act upon an entry is refused with.
  func entryFault(
    _ verb: String, _ id: String, _ more: JSON = .object([]), by actor: String? = nil
  ) throws -> String? {
    try fault("entry \(verb)", Machine.arguments(id, more), by: actor)
  }

  /// Ids and states of `entry list`.
  func entries(_ arguments: JSON = .object([])) throws -> [String] {
    (try view("entry list", arguments)["items"]?.array ?? []).map {
      "\($0.at("fields", "title", "value")?.string ?? "") \($0["state"]?.string ?? "")"
    }.sorted()
  }

  /// Quota, forwarded, whether a ranking is wanted, and of each its rank and marks.
  func senders(_ contest: String) throws -> [String] {
    (try view("contest senders", ["id": .string(contest)])["senders"]?.array ?? [])
      .filter { ($0["forwarded"]?.integer ?? 0) > 0 }
      .map { sender in
        let items = (sender["items"]?.array ?? []).map { item in
          (item["rank"]?.integer.map { "\($0)" } ?? "-")
            + (item["over_named"] == .bool(true) ? "n" : "")
            + (item["over_quota"] == .bool(true) ? "o" : "")
        }
        let wanted = sender["ranking_wanted"] == .bool(true) ? " wanted" : ""
        return "\(sender["unit"]?.string ?? "") \(sender["quota"]?.integer ?? -1)"
          + " [\(items.joined(separator: " "))]\(wanted)"
      }
  }
}

extension County {
  /// A lesson of `unit` below `sender` that has come so far, in a contest of the county.
  func lesson(
    _ stage: LessonStage, of unit: String = "e1", by sender: String = "east",
    in contest: String? = nil, titled title: String = "半条被子"
  ) throws -> Lesson {
    let (village, township, root) = (try self[unit], try self[sender], try self["county"])
    let contest = try contest ?? root.openContest()
    try settle()
    var lesson = Lesson(contest: contest, entry: try village.enter(contest, title))
    func next(_ act: () throws -> Void) throws {
      try act()
      try settle()
    }
    try settle()
    if stage == .draft { return lesson }
    try next { try village.entry("recommend", lesson.entry) }
    if stage == .recommended { return lesson }
    if stage == .returned {
      try next { try township.entry("return", lesson.entry, ["reason": "太长"]) }
      return lesson
    }
    if stage == .withdrawn {
      try next { try village.entry("withdraw", lesson.entry) }
      return lesson
    }
    try next { try township.entry("accept", lesson.entry) }
    if stage == .accepted { return lesson }
    try next { try township.entry("select", lesson.entry, ["rank": 1]) }
    if stage == .selected { return lesson }
    try next {
      lesson.forwarded =
        try township.entry("forward", lesson.entry, ["opinion": "值得一听"])["id"]?.string ?? ""
    }
    switch stage {
    case .qualified: try next { try root.entry("qualify", lesson.forwarded) }
    case .sentBack:
      try next { try root.entry("return", lesson.forwarded, ["reason": "缺讲稿"]) }
    case .struck:
      try next { try root.entry("strike", lesson.forwarded, ["reason": "抄袭"]) }
    default: break
    }
    return lesson
  }
}
