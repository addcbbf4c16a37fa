import Foundation
import Journal
import Yams

/// Every node of an organisation on one machine, as `cluster/*.yaml` describes it.
struct Topology: Sendable {
  struct Sample: Sendable {
    let wishes: Int
    let lessons: Int
    let seed: Int
  }

  /// The contest that the root opens and the sample lessons are for.
  struct SampleContest: Sendable {
    let title: String
    /// How many lessons each township may put forward; nil without a limit.
    let quota: Int?
  }

  struct Member: Sendable {
    let unit: UnitID
    let name: String
    let tier: String
    let parent: UnitID?
    let address: String
    let code: String?
    let sample: Sample?
  }

  let data: String
  let codeSystem: String?
  let edition: String?
  let contest: SampleContest?
  /// The root first; a parent stands before its children.
  let members: [Member]

  /// Throws `topology.missing` (66) or `topology.malformed` (65) with what is wrong where.
  init(path: String) throws {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw SiweiError("topology.missing", .missing, ["path": path])
    }
    let tree: Any?
    do {
      tree = try Yams.load(yaml: text)
    } catch {
      throw Topology.malformed(path, String(describing: error).prefix(200).description)
    }
    guard let top = tree as? [String: Any], let list = top["units"] as? [[String: Any]],
      !list.isEmpty, list.count <= 1000
    else { throw Topology.malformed(path, "units") }
    data = top["data"] as? String ?? "./data/cluster"
    codeSystem = (top["code_system"]).map { "\($0)" }
    edition = (top["edition"]).map { "\($0)" }
    contest = try Topology.contest(top["contest"], place: path)
    var members: [Member] = []
    for (index, item) in list.enumerated() {
      members.append(try Topology.member(item, place: "\(path): units[\(index)]"))
    }
    guard members[0].parent == nil, members.dropFirst().allSatisfy({ $0.parent != nil }) else {
      throw Topology.malformed(path, "parent")
    }
    var known: Set<UnitID> = []
    for (index, member) in members.enumerated() {
      guard member.parent.map(known.contains) ?? true, known.insert(member.unit).inserted else {
        throw Topology.malformed("\(path): units[\(index)]", "unit, parent")
      }
    }
    let hasLessons = members.contains { ($0.sample?.lessons ?? 0) > 0 }
    if contest == nil, hasLessons { throw Topology.malformed(path, "contest") }
    self.members = members
  }

  private static func malformed(_ path: String, _ what: String) -> SiweiError {
    SiweiError("topology.malformed", .refused, ["path": path, "what": what])
  }

  private static func contest(_ given: Any?, place: String) throws -> SampleContest? {
    guard let given else { return nil }
    guard let fields = given as? [String: Any],
      let title = fields["title"] as? String, !title.isEmpty,
      fields["quota"].map({ ($0 as? Int ?? -1) >= 0 }) ?? true
    else { throw malformed(place, "contest") }
    return SampleContest(title: title, quota: fields["quota"] as? Int)
  }

  private static func member(_ item: [String: Any], place: String) throws -> Member {
    func text(_ key: String) -> String? { item[key].map { "\($0)" } }
    guard let unit = text("unit").flatMap({ UnitID($0) }), let name = text("name"),
      let tier = text("tier"), let address = text("address")
    else { throw malformed(place, "unit, name, tier, address") }
    _ = try Address(address)
    var sample: Sample?
    if let given = item["sample"] as? [String: Any] {
      guard let wishes = given["wishes"] as? Int, let seed = given["seed"] as? Int, wishes >= 0,
        seed >= 0, let lessons = (given["lessons"] ?? 0) as? Int, lessons >= 0
      else { throw malformed(place, "sample") }
      sample = Sample(wishes: wishes, lessons: lessons, seed: seed)
    }
    return Member(
      unit: unit, name: name, tier: tier, parent: text("parent").flatMap { UnitID($0) },
      address: address, code: text("code"), sample: sample)
  }
}
