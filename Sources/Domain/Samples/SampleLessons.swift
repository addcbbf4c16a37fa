import Journal

/// Made-up lessons of real shape for trying things out: the same seed gives the same lessons.
package enum SampleLessons {
  package static let mostLessons = 100_000
  /// Apart from the wishes of the same seed, so that nobody both asks and speaks.
  private static let salt: UInt64 = 0x6C65_7373_6F6E_0001

  /// Each is an object as `entry submit --input` takes it, for the contest if one is named; no
  /// speaker and no phone comes twice.
  package static func make(seed: UInt64, count: Int, contest: String?) -> [JSON] {
    var maker = SampleMaker(seed: seed ^ salt, year: SampleWishes.defaultYear)
    return (0..<max(0, min(count, mostLessons))).map { _ in
      let lesson = maker.lesson()
      return contest.map { lesson.setting("contest", .string($0)) } ?? lesson
    }
  }

  /// `sample lessons --seed N [--count M] [--contest ID]`; nothing of a folder is looked at.
  package static func document(_ call: CommandCall) throws -> JSON {
    let seed = try SampleWishes.number(call, "seed") ?? 1
    let count = try SampleWishes.number(call, "count") ?? 10
    guard count <= UInt64(mostLessons) else {
      throw SiweiError("sample.too_many", .usage, ["limit": String(mostLessons)])
    }
    let lessons = make(seed: seed, count: Int(count), contest: call.filled("contest"))
    return .of(("lessons", .array(lessons)))
  }
}

extension SampleMaker {
  /// A lesson about one thing, told by one speaker of one branch.
  mutating func lesson() -> JSON {
    let thing = random.pick(SampleLessonWords.things)
    let virtue = random.pick(SampleLessonWords.virtues)
    let place =
      random.pick(SampleVocabulary.placeFirst) + random.pick(SampleVocabulary.placeSecond)
    let branch = place + random.pick(SampleLessonWords.branches)
    let speaker = fresh { $0.name() }
    let phone = fresh { $0.phone() }
    let told = ["thing": thing, "virtue": virtue, "place": place]
    let summary = fill(random.pick(SampleLessonWords.summaries), told)
    return .of(
      ("title", .string(fill(random.pick(SampleLessonWords.titles), told))),
      ("speaker", .string(speaker)),
      ("branch", .string(branch)),
      ("post", .string(random.pick(SampleLessonWords.posts))),
      ("party_member", .string(random.pick(SampleLessonWords.standings))),
      ("group", .string("单位组")),
      ("summary", .string(summary)),
      ("manuscript", .string(manuscript(told))),
      ("length", .string("\(6 + random.below(3))分\(10 + random.below(50))秒")),
      ("originality", .string("本人原创，未参加过其他评选")),
      ("phone", .string(phone)),
      ("recommended_by", .string(branch)))
  }

  /// An opening, four scenes, a turn, two thoughts and a close: some hundred characters in all.
  private mutating func manuscript(_ told: [String: String]) -> String {
    var parts = [random.pick(SampleLessonWords.openings)]
    parts += several(4, of: SampleLessonWords.scenes)
    parts.append(random.pick(SampleLessonWords.turns))
    parts += several(2, of: SampleLessonWords.thoughts)
    parts.append(random.pick(SampleLessonWords.closings))
    return parts.map { fill($0, told) }.joined()
  }

  /// So many different ones, in the order of the list.
  private mutating func several(_ count: Int, of list: [String]) -> [String] {
    var left = list
    while left.count > count { left.remove(at: random.below(left.count)) }
    return left
  }

  private func fill(_ text: String, _ told: [String: String]) -> String {
    var out = text
    for (key, value) in told.sorted(by: { $0.key < $1.key }) {
      out = out.split(separator: "{\(key)}", omittingEmptySubsequences: false)
        .joined(separator: value)
    }
    return out
  }
}
