import Domain
import Journal
import TestKit
import Testing

/// How far a talk by e1's lesson, asked for by e2 and booked by the county, has come.
enum TourStage: String, CaseIterable, Sendable {
  case asked
  case booked
  case confirmed
  case declined
  case cancelled
  case withdrawn
  case held
  case fedBack
  case passed
}

/// A talk and its records.
struct Tour {
  let lesson: Lesson
  let request: String
  var booking = "none"
  var plan = "none"
  var talk = "none"
  var form = "none"
  var summary = "none"
}

extension Machine {
  /// An act upon a record of a talk.
  @discardableResult
  func tour(
    _ verb: String, _ id: String, _ more: JSON = .object([]), by actor: String? = nil
  ) throws -> JSON {
    try act("tour \(verb)", Machine.form(id, more), by: actor)
  }

  func tourFault(
    _ verb: String, _ id: String, _ more: JSON = .object([]), by actor: String? = nil
  ) throws -> String? {
    try fault("tour \(verb)", Machine.form(id, more), by: actor)
  }

  static func form(_ id: String, _ more: JSON) -> JSON {
    (more.members ?? []).reduce(.of(("id", .string(id)))) { $0.setting($1.key, $1.value) }
  }

  /// A booking of a lesson; its id.
  func book(_ entry: String, _ more: JSON, by actor: String? = nil) throws -> String {
    let form = (more.members ?? []).reduce(JSON.of(("entry", .string(entry)))) {
      $0.setting($1.key, $1.value)
    }
    return try act("tour book", form, by: actor)["id"]?.string ?? ""
  }

  /// Kind and state of all that `tour list` shows, sorted.
  func tours(_ arguments: JSON = .object([])) throws -> [String] {
    (try view("tour list", arguments)["items"]?.array ?? []).map { item in
      let flags = item["flags"]?.strings ?? []
      let kind = item["kind"]?.string.map { String($0.dropFirst(5)) } ?? ""
      return ([kind, item["state"]?.string ?? ""] + flags).joined(separator: " ")
    }.sorted()
  }
}

extension County {
  static let day = "2025-04-10"

  /// Two bookings of one speaker for one day, by county and township, each confirmed at another
  /// machine of the speaker's unit; their ids.
  func confirmedApart() throws -> [String] {
    try join("e1-b", unit: "e1", by: self["e1"])
    let lesson = try lesson(.forwarded)
    let day: JSON = ["date": .string(County.day)]
    let ids = [
      try self["county"].book(lesson.forwarded, day.setting("at", "w1")),
      try self["east"].book(lesson.forwarded, day.setting("at", "e2")),
    ]
    try settle()
    try self["e1"].tour("confirm", ids[0])
    try self["e1-b"].tour("confirm", ids[1])
    try settle()
    return ids
  }

  /// A talk that has come so far, with everybody knowing.
  func tour(_ stage: TourStage) throws -> Tour {
    let (village, host, root) = (try self["e1"], try self["e2"], try self["county"])
    let lesson = try lesson(.forwarded)
    let request = try host.act(
      "tour request",
      [
        "entry": .string(lesson.forwarded), "date": .string(County.day), "place": "二村大礼堂",
        "listeners": "全体党员", "people": 40,
      ])["id"]?.string
    var tour = Tour(lesson: lesson, request: request ?? "")
    try settle()
    if stage == .asked { return tour }
    let booked = try root.act("tour book", ["request": .string(tour.request)])
    tour.booking = booked["id"]?.string ?? ""
    tour.plan = booked["plan"]?.string ?? ""
    try settle()
    switch stage {
    case .asked, .booked: return tour
    case .declined: try village.tour("decline", tour.booking, ["reason": "另有安排"])
    case .cancelled: try root.tour("cancel", tour.booking, ["reason": "改期"])
    case .withdrawn: try host.tour("withdraw", tour.request, ["reason": "会议取消"])
    default: try village.tour("confirm", tour.booking)
    }
    try settle()
    guard [.held, .fedBack, .passed].contains(stage) else { return tour }
    let talk: JSON = ["date": .string(County.day), "people": 38, "venue": "二村礼堂"]
    tour.talk = try host.tour("held", tour.request, talk)["id"]?.string ?? ""
    if stage != .held {
      let form: JSON = ["talk": .string(tour.talk), "score": 5, "count": 3, "opinion": "讲得好"]
      tour.form = try host.act("tour feedback", form)["id"]?.string ?? ""
    }
    try settle()
    guard stage == .passed else { return tour }
    tour.summary = try root.tour("summary", tour.booking)["id"]?.string ?? ""
    try settle()
    return tour
  }
}
