import Domain
import Journal
import TestKit
import Testing

/// One talk is one, whichever way it was found, and of no other booking.
struct TourTalkTests {
  private func report(_ machine: Machine, _ id: String) throws -> [JSON?] {
    let report = try machine.view("tour report", ["id": .string(id)])
    return [report["forms"], report["people"]]
  }

  @Test("Recorded by its request here and by its plan there: all forms count")
  func twice() throws {
    let county = try County()
    try county.join("e2-b", unit: "e2", by: county["e2"])
    let tour = try county.tour(.asked)
    let (host, other) = (try county["e2"], try county["e2-b"])
    // It knows of no plan yet when the talk is held.
    let day: JSON = ["date": .string(County.day), "people": 38]
    let first = try other.tour("held", tour.request, day)["id"]?.string ?? ""
    try other.act("tour feedback", ["talk": .string(first), "score": 4, "count": 2])
    let booked = try county["county"].act("tour book", ["request": .string(tour.request)])
    let plan = try #require(booked["plan"]?.string)
    try county["east"].sync(with: county["county"])
    try host.sync(with: county["east"])
    let second = try host.tour("held", plan, day)["id"]?.string ?? ""
    try host.act("tour feedback", ["talk": .string(second), "score": 5, "count": 3])
    #expect(first != second)
    try county.settle()
    for name in ["e2", "e2-b", "county"] {
      #expect(try report(county[name], plan) == [5, 38])
      #expect(try report(county[name], tour.request) == [5, 38])
    }
    #expect(try county["county"].standing(booked["id"]?.string ?? "").hasPrefix("held"))
    #expect(try county.disagreements() == [])
  }

  @Test("A talk of one day is not that of another booking of the same request")
  func twoBookings() throws {
    let county = try County()
    let tour = try county.tour(.asked)
    let root = try county["county"]
    let days = [County.day, "2025-04-17"]
    let booked = try days.map {
      try root.act("tour book", ["request": .string(tour.request), "date": .string($0)])
    }
    try county.settle()
    for item in booked { try county["e1"].tour("confirm", item["id"]?.string ?? "") }
    try county.settle()
    let host = try county["e2"]
    let elsewhere: JSON = ["date": "2025-04-30"]
    #expect(try host.tourFault("held", tour.request, elsewhere) == "tour.which_booking")
    try host.tour("held", booked[1]["plan"]?.string ?? "", ["date": "2025-04-17", "people": 20])
    try county.settle()
    let found = try booked.map { try root.standing($0["id"]?.string ?? "") }
    #expect(found == ["confirmed", "held"])
    // Recorded of the request alone it is that of its day.
    let early = try host.tour("held", tour.request, ["date": .string(County.day), "people": 30])
    #expect(early["warning"] == .null)
    let moved = try host.tour("held", booked[1]["plan"]?.string ?? "", ["date": "2025-04-16"])
    #expect(moved["warning"]?.line.contains("tour.held_early") == true)
    try county.settle()
    #expect(try booked.map { try root.standing($0["id"]?.string ?? "") } == ["held", "held"])
    let people = try booked.map { try report(root, $0["plan"]?.string ?? "")[1] }
    #expect(people == [30, 20])
    // By its day each is found, whichever came first.
    for (day, number) in zip(days, [31, 21]) {
      let more: JSON = ["date": .string(day), "people": .integer(Int64(number))]
      try host.tour("held", tour.request, more)
    }
    try county.settle()
    #expect(try booked.map { try report(root, $0["plan"]?.string ?? "")[1] } == [31, 21])
    let form: JSON = ["talk": .string(tour.request), "score": 5]
    #expect(try host.fault("tour feedback", form) == "tour.which_booking")
    #expect(
      throws: SiweiError(
        "tour.which_booking", .refused,
        [
          "no": tour.request, "days": days.joined(separator: " "),
        ])
    ) { try report(root, tour.request) }
  }

  @Test("Held on the day of a booking that came to nothing, it is that of the one that goes on")
  func anotherDay() throws {
    let county = try County()
    let tour = try county.tour(.declined)
    let (root, host) = (try county["county"], try county["e2"])
    let form: JSON = ["request": .string(tour.request), "date": "2025-04-14"]
    let booking = try root.act("tour book", form)["id"]?.string ?? ""
    #expect(try root.related(tour.request, "booking") == booking)
    try county.settle()
    try county["e1"].tour("confirm", booking)
    try county.settle()
    try host.tour("held", tour.request, ["date": .string(County.day), "people": 12])
    try county.settle()
    #expect(try root.standing(booking) == "held")
    #expect(try root.standing(tour.booking) == "declined")
    #expect(try report(root, tour.request) == [0, 12])
  }

  @Test("What was recorded meanwhile is not replaced by who did not see it")
  func seen() throws {
    let county = try County()
    try county.join("e2-b", unit: "e2", by: county["e2"])
    let tour = try county.tour(.confirmed)
    let host = try county["e2"]
    let token = try host.show(tour.request)["seen"] ?? .null
    let day: JSON = ["date": .string(County.day)]
    try county["e2-b"].tour("held", tour.request, day.setting("people", 30))
    try county["e2-b"].sync(with: host)
    let reply = try host.tour(
      "held", tour.request, day.setting("people", 45).setting("seen", token))
    #expect(reply["conflict"] == true)
    let talk = reply["id"]?.string ?? ""
    let siblings = try host.show(talk).at("fields", "people", "siblings")?.array ?? []
    #expect(siblings.compactMap { $0["value"]?.integer }.sorted() == [30, 45])
    // The same again, and what is there already, writes nothing.
    let whole = try host.show(talk)["seen"] ?? .null
    let same = day.setting("people", 45).setting("seen", whole)
    try host.tour("held", tour.request, same)
    let repeated = try host.tour("held", tour.request, same.setting("seen", token))
    #expect(repeated["dots"] == .array([]))
  }

  @Test("Booked again with another place, the place changes everywhere; another title is refused")
  func again() throws {
    let county = try County()
    let tour = try county.tour(.confirmed)
    let root = try county["county"]
    let form: JSON = ["request": .string(tour.request), "place": "镇文化站"]
    let reply = try root.act("tour book", form)
    #expect(reply["id"]?.string == tour.booking)
    #expect(
      try root.fault("tour book", form.setting("title", "另一个题目")) == "tour.booked_already")
    try county.settle()
    #expect(try county["w1"].value(tour.plan, "place") == "镇文化站")
    #expect(try county["e1"].value(tour.booking, "place") == "镇文化站")
    // Its unit confirmed another place.
    #expect(try county["e1"].standing(tour.booking) == "confirmed changed_since")
    try county["e1"].tour("confirm", tour.booking)
    #expect(try county["e1"].standing(tour.booking) == "confirmed")
    let plain: JSON = ["entry": .string(tour.lesson.forwarded), "at": "w1", "date": "2025-04-22"]
    #expect(try root.fault("tour book", plain.setting("title", "讲5 13812345678")) == "tour.private")
    // By what was shown before there was a booking it stands beside the place, and is no refusal.
    let blind = try county.tour(.asked)
    let token = try root.show(blind.request)["seen"] ?? .null
    let first: JSON = ["request": .string(blind.request), "date": "2025-04-21", "seen": token]
    try root.act("tour book", first)
    #expect(try root.act("tour book", first.setting("place", "村口"))["conflict"] == true)
  }

  @Test("The plan says the place that a person chose")
  func place() throws {
    let county = try County()
    try county.join("county-b", unit: "county", by: county["county"])
    let tour = try county.tour(.asked)
    var booking = ""
    for (name, place) in [("county", "甲礼堂"), ("county-b", "乙礼堂")] {
      let form: JSON = ["request": .string(tour.request), "place": .string(place)]
      booking = try county[name].act("tour book", form)["id"]?.string ?? ""
    }
    try county.settle()
    let root = try county["county"]
    #expect(try root.siblings(booking, "place") == ["乙礼堂", "甲礼堂"].sorted())
    for chosen in ["甲礼堂", "乙礼堂"] {
      if chosen == "甲礼堂" {
        try root.resolve("place", chosen)
      } else {
        try root.act("tour book", ["request": .string(tour.request), "place": .string(chosen)])
      }
      try county.settle()
      let plan = try root.related(booking, "plan")
      #expect(try county["w1"].value(plan, "place") == chosen)
    }
    #expect(try county.disagreements() == [])
  }

  @Test("Two machines of a booker that know different things do not tell each other without end")
  func apart() throws {
    let county = try County()
    try county.join("county-b", unit: "county", by: county["county"])
    let tour = try county.tour(.booked)
    let (root, other) = (try county["county"], try county["county-b"])
    try county["e1"].tour("confirm", tour.booking)
    try county["east"].sync(with: county["e1"])
    try root.sync(with: county["east"])
    #expect(try root.standing(tour.plan) == "confirmed")
    // The plan alone reaches the other machine, as another office passes it on.
    try county["w1"].sync(with: county["west"])
    try county["west"].sync(with: root)
    try county["west"].sync(with: other)
    #expect(try other.standing(tour.booking) == "booked")
    #expect(try other.standing(tour.plan) == "confirmed")
    try county.settle()
    #expect(try county.standings(tour.booking, ["e1", "county", "county-b"]) == ["confirmed"])
    #expect(try [root, other].map { try $0.standing(tour.plan) } == ["confirmed", "confirmed"])
    #expect(try county.disagreements() == [])
  }

  @Test("Of two confirmed apart only the one that holds is told as confirmed")
  func told() throws {
    let county = try County()
    let ids = try county.confirmedApart()
    let owners = ["county", "east"]
    func plans() throws -> [String] {
      try ids.indices.map { place in
        let owner = try county[owners[place]]
        return try owner.standing(owner.related(ids[place], "plan"))
      }
    }
    let clashing = try ids.map { try county["county"].standing($0) == "confirmed clashing" }
    #expect(clashing.filter { $0 }.count == 1)
    #expect(try plans() == clashing.map { $0 ? "booked" : "confirmed" })
    // Once the one that held is off, the other is.
    let first = clashing[0] ? 1 : 0
    try county[owners[first]].tour("cancel", ids[first], ["reason": "改期"])
    try county.settle()
    #expect(try plans()[1 - first] == "confirmed")
    #expect(try county.disagreements() == [])
  }
}
