import Domain
import Journal

/// Touring talks: asked for, booked, answered, held, fed back (domain.md §4.8).
extension World {
  private static let mostTours = 4

  func tourOnce(_ node: SimNode) throws {
    if work.tours.isEmpty || (work.tours.count < World.mostTours && random.chance(15)) {
      return try requestTour(node)
    }
    // What has begun is carried on, mostly.
    let off = ["requested", "cancelled", "declined", "withdrawn"]
    let begun = work.tours.indices.filter { !off.contains(work.tours[$0].state) }
    let chosen = random.chance(75) ? random.pick(begun) : nil
    guard let place = chosen ?? random.pick(Array(work.tours.indices)) else { return }
    let tour = work.tours[place]
    guard tour.booking != nil else { return try bookTour(place) }
    try moveTour(place, random.weighted(acts(tour)) ?? "held")
  }

  private func acts(_ tour: WorkState.Tour) -> [(item: String, weight: Int)] {
    switch tour.state {
    case "booked":
      [
        ("confirm", 50), ("decline", 7), ("cancel", 5), ("held", 14), ("book", 8), ("withdraw", 3),
        ("summary", 1), ("feedback", 1),
      ]
    case "confirmed":
      [
        ("held", 60), ("cancel", 5), ("decline", 4), ("book", 6), ("withdraw", 3), ("confirm", 4),
        ("feedback", 2),
      ]
    case "held":
      [
        ("feedback", 45), ("summary", 26), ("held", 12), ("followup", 7), ("cancel", 3),
        ("delete", 3), ("edit", 6), ("decline", 1),
      ]
    default: [("book", 50), ("confirm", 6), ("held", 4), ("withdraw", 4)]
    }
  }

  // MARK: ask and book

  /// Any unit asks, for a lesson it heard of or for a title.
  private func requestTour(_ node: SimNode) throws {
    var arguments: [(String, JSON)] = [
      ("date", .string(talkDay())), ("place", .string("礼堂 \(random.below(9))")),
      ("people", .integer(Int64(random.below(90)))),
    ]
    let lesson = lessonOnTour()
    if let lesson, random.chance(60) {
      arguments.append(("entry", .string(lesson.forwarded ?? lesson.id)))
    } else {
      arguments.append(("title", .string("想听一课 \(random.below(50))")))
    }
    let reply = try act(node, "tour", "request", arguments)
    guard let id = reply?["id"]?.string else { return }
    work.tours.append(WorkState.Tour(request: id, host: node.unit))
    if node.engine != nil, network.flights.count < 8 { call(from: node) }
  }

  /// Few days, so that some bookings stand in each other's way.
  private func talkDay() -> String { "2025-05-1\(random.below(3))" }

  private func lessonOnTour() -> WorkState.Lesson? {
    let states = ["accepted", "selected", "forwarded", "qualified"]
    return random.pick(work.lessons.filter { states.contains($0.state) })
  }

  /// The county mostly, else the township of the speaker; with another place it is booked again.
  private func bookTour(_ place: Int) throws {
    let tour = work.tours[place]
    let booked = work.lessons.first { $0.id == tour.lesson }
    guard let lesson = booked ?? lessonOnTour() else { return }
    let bookers = above(lesson.unit).filter { unit in
      unit == tour.host || above(tour.host).contains(unit)
    }
    guard let unit = tour.booker ?? random.pick(bookers), let node = random.pick(nodes(of: unit))
    else { return }
    let isAsked = view(node, "tour", "show", [("id", .string(tour.request))]) != nil
    // The request is on its way, mostly.
    guard isAsked || random.chance(25) else {
      if let asker = random.pick(nodes(of: tour.host)) { call(from: asker) }
      return
    }
    // As this office knows it; now and then it knows of no such lesson.
    let ids = [lesson.forwarded, lesson.id].compactMap { $0 }
    let known = ids.first { view(node, "entry", "show", [("id", .string($0))]) != nil }
    guard let id = known ?? (random.chance(5) ? ids.first : nil) else { return }
    var arguments: [(String, JSON)] = [
      ("entry", .string(id)), ("date", .string(tour.day ?? talkDay())),
    ]
    if isAsked, random.chance(85) {
      arguments.append(("request", .string(tour.request)))
    } else {
      arguments.append(("at", .string(tour.host.text)))
    }
    if random.chance(40) { arguments.append(("place", .string("学校 \(random.below(9))"))) }
    if random.chance(20) { arguments.append(("slot", .string("morning"))) }
    guard let reply = try act(node, "tour", "book", arguments), let booking = reply["id"]?.string
    else { return }
    work.tours[place].booking = booking
    work.tours[place].plan = reply["plan"]?.string
    work.tours[place].lesson = lesson.id
    work.tours[place].speaker = lesson.unit
    work.tours[place].booker = unit
    work.tours[place].day = tour.day ?? arguments[1].1.string
    work.tours[place].state = "booked"
    if node.engine != nil, network.flights.count < 8 { call(from: node) }
  }

  // MARK: what follows

  private func moveTour(_ place: Int, _ verb: String) throws {
    let tour = work.tours[place]
    if verb == "book" { return try bookTour(place) }
    let unit: UnitID? =
      switch verb {
      case "confirm", "decline", "followup": tour.speaker
      case "cancel", "summary": tour.booker
      default: tour.host
      }
    let other = random.chance(4) ? random.pick(alive)?.unit : unit
    guard let other, let node = random.pick(nodes(of: other)) else { return }
    let ids = [tour.request, tour.plan, tour.booking].compactMap { $0 }
    let id = verb == "withdraw" ? tour.request : tour.booking ?? tour.request
    let named = ["held", "feedback"].contains(verb) ? random.pick(ids) ?? id : id
    let shown = view(node, "tour", "show", [("id", .string(named))])
    // It has not come here yet: somebody asks above whether there is news.
    guard shown != nil || random.chance(10) else { return call(from: node) }
    let more = shown.map { token(node, named, $0) } ?? []
    let reply = try act(node, "tour", verb, try options(verb, named, tour, node) + more)
    guard let reply else { return }
    let after = [
      "confirm": "confirmed", "decline": "declined", "cancel": "cancelled", "held": "held",
      "withdraw": "withdrawn",
    ]
    if let state = after[verb] { work.tours[place].state = state }
    if verb == "held" { work.tours[place].talk = reply["id"]?.string }
    if verb == "feedback", let form = reply["id"]?.string { work.tours[place].form = form }
    if random.chance(60), node.engine != nil, network.flights.count < 8 { call(from: node) }
  }

  private func options(
    _ verb: String, _ id: String, _ tour: WorkState.Tour, _ node: SimNode
  ) throws -> [(String, JSON)] {
    let number = random.below(100)
    switch verb {
    case "decline", "cancel", "withdraw":
      return [("id", .string(id)), ("reason", .string("改期 \(number)"))]
    case "held":
      return [
        ("id", .string(id)), ("date", .string(tour.day ?? talkDay())),
        ("people", .integer(Int64(number))),
      ]
    case "feedback":
      var form: [(String, JSON)] = [
        ("talk", .string(random.chance(60) ? tour.talk ?? id : id)),
        ("score", .integer(Int64(1 + random.below(5)))),
      ]
      if random.chance(50) { form.append(("count", .integer(Int64(1 + random.below(20))))) }
      if random.chance(30) { form.append(("opinion", .string("讲得好 \(number)"))) }
      return form
    case "followup": return [("id", .string(id)), ("note", .string("改了 \(number)"))]
    case "edit":
      let set = JSON.array([.string("people=\(number)")])
      return [("id", .string(tour.talk ?? id)), ("set", set)]
    case "delete":
      return [("id", .string(tour.form ?? id)), ("reason", .string("typed twice"))]
    default: return [("id", .string(id))]
    }
  }
}
