import Domain
import Journal
import TestKit
import Testing

/// Two offices, or two machines of one, act on one talk before either has heard of the other.
struct TourPairTests {
  struct Pair: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let stage: TourStage
    let machines: [String]
    let acts: @Sendable (County, Tour) throws -> Void
    /// What speaker's unit, township and county show of the booking, then what the unit that
    /// asked shows of request and plan.
    let standings: [String]

    init(
      _ name: String, from stage: TourStage, with machines: String = "", standings: [String],
      acts: @escaping @Sendable (County, Tour) throws -> Void
    ) {
      testDescription = name
      self.stage = stage
      self.machines = machines.split(separator: " ").map(String.init)
      self.standings = standings
      self.acts = acts
    }
  }

  private static func all(_ word: String, _ request: String, _ plan: String) -> [String] {
    [word, word, word, request, plan]
  }

  static let pairs: [Pair] = [
    Pair(
      "confirmed here, cancelled there: cancelled", from: .booked,
      standings: all("cancelled", "requested", "cancelled")
    ) { county, tour in
      try county["e1"].tour("confirm", tour.booking)
      try county["county"].tour("cancel", tour.booking, ["reason": "改期"])
    },
    Pair(
      "declined here, cancelled there: cancelled", from: .confirmed,
      standings: all("cancelled", "requested", "cancelled")
    ) { county, tour in
      try county["e1"].tour("decline", tour.booking, ["reason": "另有安排"])
      try county["county"].tour("cancel", tour.booking, ["reason": "改期"])
    },
    Pair(
      "confirmed and declined at two machines: declined, until a person chose", from: .booked,
      with: "e1-b", standings: all("declined !answer", "requested", "declined")
    ) { county, tour in
      try county["e1"].tour("confirm", tour.booking)
      try county["e1-b"].tour("decline", tour.booking, ["reason": "另有安排"])
    },
    Pair(
      "confirmed at two machines: once", from: .booked, with: "e1-b",
      standings: all("confirmed", "confirmed", "confirmed")
    ) { county, tour in
      for name in ["e1", "e1-b"] { try county[name].tour("confirm", tour.booking) }
    },
    Pair(
      "confirmed here, the request withdrawn there: cancelled", from: .booked,
      standings: all("cancelled", "withdrawn", "cancelled")
    ) { county, tour in
      try county["e1"].tour("confirm", tour.booking)
      try county["e2"].tour("withdraw", tour.request, ["reason": "会议取消"])
    },
    Pair(
      "held here, cancelled there: held, which the speaker's unit hears with the summary",
      from: .confirmed,
      standings: [
        "cancelled", "held recorded_later", "held recorded_later", "held", "held",
      ]
    ) { county, tour in
      try county["e2"].tour("held", tour.request, ["date": "2025-04-10"])
      try county["county"].tour("cancel", tour.booking, ["reason": "改期"])
    },
    Pair(
      "held here, declined there: held", from: .confirmed,
      standings: ["declined", "held recorded_later", "held recorded_later", "held", "held"]
    ) { county, tour in
      try county["e2"].tour("held", tour.plan, ["date": "2025-04-10"])
      try county["e1"].tour("decline", tour.booking, ["reason": "另有安排"])
    },
    Pair(
      "held at one machine, the request withdrawn at the other: held", from: .confirmed,
      with: "e2-b", standings: ["confirmed", "held", "held", "held", "held"]
    ) { county, tour in
      try county["e2"].tour("held", tour.request, ["date": "2025-04-10"])
      try county["e2-b"].tour("withdraw", tour.request, ["reason": "会议取消"])
      try county["e2-b"].sync(with: county["e2"])
    },
    Pair(
      "held recorded at two machines: one talk", from: .confirmed, with: "e2-b",
      standings: ["confirmed", "held", "held", "held", "held"]
    ) { county, tour in
      for name in ["e2", "e2-b"] {
        try county[name].tour("held", tour.request, ["date": "2025-04-10", "people": 30])
      }
    },
    Pair(
      "booked at two machines of the booker: one booking", from: .asked, with: "county-b",
      standings: all("booked", "booked", "booked")
    ) { county, tour in
      for name in ["county", "county-b"] {
        try county[name].act("tour book", ["request": .string(tour.request)])
      }
    },
    Pair(
      "booked here, the request withdrawn there: cancelled", from: .asked,
      standings: all("cancelled", "withdrawn", "cancelled")
    ) { county, tour in
      try county["county"].act("tour book", ["request": .string(tour.request)])
      try county["e2"].tour("withdraw", tour.request, ["reason": "会议取消"])
    },
  ]

  @Test("Apart", arguments: pairs) func apart(_ pair: Pair) throws {
    let county = try County()
    for name in pair.machines {
      let unit = String(name.prefix { $0 != "-" })
      try county.join(name, unit: unit, by: county[unit])
    }
    try county.settle()
    var tour = try county.tour(pair.stage)
    try pair.acts(county, tour)
    try county.settle()
    if pair.stage == .asked {
      let listed = try county["e1"].view("tour list")["items"]?.array ?? []
      #expect(listed.count == 1)
      tour.booking = listed.first?["id"]?.string ?? ""
      tour.plan = try county["e1"].related(tour.booking, "plan")
    }
    let found =
      try ["e1", "east", "county"].map { try county[$0].standing(tour.booking) }
      + [county["e2"].standing(tour.request), county["e2"].standing(tour.plan)]
    #expect(found == pair.standings)
    #expect(try county.disagreements() == [])
  }

  @Test("County and township book one speaker for one day: the first confirmed holds, both stay")
  func twoBookings() throws {
    let county = try County()
    let (village, east, root) = (try county["e1"], try county["east"], try county["county"])
    let lesson = try county.lesson(.forwarded)
    let asked = try county["w1"].act("tour request", ["title": "半条被子"])["id"]?.string ?? ""
    try county.settle()
    let day: JSON = ["date": .string(County.day)]
    let upper = try root.book(lesson.forwarded, day.setting("request", .string(asked)))
    let lower = try east.book(lesson.forwarded, day.setting("at", "e2"))
    let morning = try east.book(
      lesson.forwarded, ["date": "2025-04-11", "at": "e2", "slot": "morning"])
    let evening = try east.book(
      lesson.forwarded, ["date": "2025-04-11", "at": "e2", "slot": "evening"])
    try county.settle()
    #expect(try county.standings(upper) == ["booked clashing"])
    #expect(try county.standings(lower) == ["booked clashing"])
    try village.tour("confirm", lower)
    for id in [morning, evening] { try village.tour("confirm", id) }
    #expect(try village.tourFault("confirm", upper) == "tour.clash")
    try county.settle()
    let held = try [lower, upper, morning, evening].map { try county.standings($0) }
    #expect(held == [["confirmed"], ["booked clashing"], ["confirmed"], ["confirmed"]])
    try village.tour("decline", upper, ["reason": "当天已有安排"])
    try county.settle()
    #expect(try county.standings(upper) == ["declined"])
    #expect(try root.value(upper, "decline_reason") == "当天已有安排")
    #expect(try county["w1"].tours() == ["plan declined", "request requested"])
    // The day is free again for the other once the first is cancelled; asked anew, it is anew.
    try east.tour("cancel", lower, ["reason": "改期"])
    let again = try root.book(lesson.forwarded, day.setting("request", .string(asked)))
    #expect(again != upper)
    try county.settle()
    try village.tour("confirm", again)
    try county.settle()
    #expect(try county.standings(again) == ["confirmed"])
    #expect(try county["w1"].standing(asked) == "confirmed")
    #expect(try county.disagreements() == [])
  }

  @Test("It is the speaker who cannot be at two places, not the lesson or the unit")
  func speakers() throws {
    let county = try County()
    let lesson = try county.lesson(.forwarded)
    let (village, east) = (try county["e1"], try county["east"])
    var ids: [String] = []
    for (title, speaker) in [("另一课", "周讲述"), ("他人的课", "吴讲述")] {
      let id = try village.enter(lesson.contest, title, speaker)
      try village.entry("recommend", id)
      try county.settle()
      try east.entry("accept", id)
      ids.append(id)
    }
    let day: JSON = ["at": "e2", "date": .string(County.day), "title": "公开的题目"]
    let first = try east.book(lesson.forwarded, day)
    let second = try east.book(ids[0], day)
    let third = try east.book(ids[1], day)
    try county.settle()
    #expect(try village.tour("confirm", second)["conflict"] == nil)
    #expect(try village.tourFault("confirm", first) == "tour.clash")
    #expect(try village.tourFault("confirm", third) == nil)
    try county.settle()
    let found = try [first, second, third].map { try county.standings($0, ["e1", "east"]) }
    #expect(found == [["booked clashing"], ["confirmed"], ["confirmed"]])
    #expect(try county["e2"].tours() == ["plan booked", "plan confirmed", "plan confirmed"])
    let title = try county["e2"].value(county["east"].related(first, "plan"), "title")
    #expect(title == "公开的题目")
  }

  @Test("Two machines of the unit confirm two bookings: all offices name the same one")
  func twoConfirmed() throws {
    let county = try County()
    let ids = try county.confirmedApart()
    let found = try ids.map { try county.standings($0, ["e1", "e1-b", "east", "county"]) }
    #expect(
      found == [["confirmed"], ["confirmed clashing"]]
        || found == [["confirmed clashing"], ["confirmed"]])
    let other = found[0] == ["confirmed"] ? ids[1] : ids[0]
    try county["e1"].tour("decline", other, ["reason": "同日已有一场"])
    try county.settle()
    #expect(try ids.map { try county.standings($0) }.contains(["confirmed"]))
    #expect(try county.standings(other) == ["declined"])
  }

  @Test("An answer given on what was seen before stands beside the newer; a person chooses")
  func seen() throws {
    let county = try County()
    let village = try county["e1"]
    let tour = try county.tour(.booked)
    let token = try village.show(tour.booking)["seen"] ?? .null
    try village.tour("confirm", tour.booking)
    let late: JSON = ["reason": "另有安排", "seen": token]
    #expect(try village.tour("decline", tour.booking, late)["conflict"] == true)
    #expect(try village.standing(tour.booking) == "declined !answer")
    #expect(try village.tourFault("confirm", tour.booking) == "tour.answer_conflict")
    try village.resolve("answer", "confirmed")
    try county.settle()
    #expect(try county.standings(tour.booking) == ["confirmed"])
    #expect(try county["e2"].standing(tour.request) == "confirmed")
  }

  @Test("A form sent twice under its id is one; two counts of listeners wait for a person")
  func repeats() throws {
    let county = try County()
    try county.join("e2-b", unit: "e2", by: county["e2"])
    let host = try county["e2"]
    let tour = try county.tour(.confirmed)
    let id = "0190a0a0-0000-7000-8000-000000000001"
    let asked: JSON = ["title": "x", "id": .string(id)]
    let first = try host.act("tour request", asked)
    #expect(first["id"]?.string == id)
    #expect(try host.act("tour request", asked)["dots"] == [])
    try host.tour("held", tour.request, ["date": .string(County.day), "people": 30])
    try county["e2-b"].tour("held", tour.request, ["date": .string(County.day), "people": 31])
    try county.settle()
    let talk = try host.related(tour.request, "talk")
    #expect(try county.standings(talk, ["e2", "e2-b", "east", "county"]) == ["held !people"])
    try host.resolve("people", "31")
    try host.tour("edit", talk, ["set": ["people": "32", "venue": "二村小礼堂"]])
    #expect(try host.value(talk, "people") == "32")
    let form: JSON = [
      "talk": .string(talk), "score": 5, "id": "0190a0a0-0000-7000-8000-000000000002",
    ]
    for _ in 0..<2 { try host.act("tour feedback", form) }
    #expect(try host.view("tour report", ["id": .string(talk)])["forms"] == 1)
    #expect(try host.tour("held", tour.request)["dots"] == [])
    try county.settle()
    #expect(try county["county"].standing(talk) == "fed_back")
    #expect(try county.disagreements() == [])
  }
}
