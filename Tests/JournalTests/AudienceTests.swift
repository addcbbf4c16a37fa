import Journal
import TestKit
import Testing

/// Who shares what, in a tree of four levels.
struct AudienceTests {
  /// county > east > e1 > hamlet, with a neighbour on each level.
  static let tree: [(String, String?)] = [
    ("county", nil), ("east", "county"), ("west", "county"), ("e1", "east"), ("e2", "east"),
    ("w1", "west"), ("hamlet", "e1"), ("croft", "e1"),
  ]

  let state: OrgState

  init() throws {
    var units: [UnitID: Unit] = [:]
    for (id, parent) in AudienceTests.tree {
      let unit = try Directory.unit(id)
      units[unit] = Unit(
        id: unit, name: id, tier: "village", parent: try parent.map { try Directory.unit($0) })
    }
    state = OrgState(
      organisation: .zero, root: try Directory.unit("county"), units: units)
  }

  private func audience(_ scope: Scope) -> String {
    AudienceTests.tree.compactMap { UnitID($0.0) }.filter { state.isInAudience($0, of: scope) }
      .map(\.text).joined(separator: " ")
  }

  private func writers(_ scope: Scope) -> String {
    AudienceTests.tree.compactMap { UnitID($0.0) }.filter { state.mayWrite($0, in: scope) }
      .map(\.text).joined(separator: " ")
  }

  @Test(
    "Audience and writers of each reach",
    arguments: [
      (
        "county/org", "county east west e1 e2 w1 hamlet croft",
        "county east west e1 e2 w1 hamlet croft"
      ),
      ("east/org", "", ""), ("county/self", "county", "county"), ("e1/self", "e1", "e1"),
      ("county/parent", "", ""), ("county/chain", "", ""),
      ("east/parent", "county east", "county east"), ("e1/parent", "east e1", "east e1"),
      ("hamlet/parent", "e1 hamlet", "e1 hamlet"), ("e1/chain", "county east e1", "county east e1"),
      ("hamlet/chain", "county east e1 hamlet", "county east e1 hamlet"),
      ("county/tree", "county east west e1 e2 w1 hamlet croft", "county"),
      ("east/tree", "county east e1 e2 hamlet croft", "east"),
      ("hamlet/tree", "county east e1 hamlet", "hamlet"), ("nobody/tree", "", ""),
      ("nobody/self", "", ""),
    ])
  func reaches(_ scope: String, _ readers: String, _ writing: String) throws {
    let scope = try #require(Scope(scope))
    #expect([audience(scope), writers(scope)] == [readers, writing])
  }

  @Test("A unit's scopes are those whose audience it is in, `org` first")
  func scopes() throws {
    let all = AudienceTests.tree.compactMap { UnitID($0.0) }.flatMap { unit in
      Reach.allCases.map { Scope(unit, $0) }
    }
    for (id, _) in AudienceTests.tree {
      let unit = try Directory.unit(id)
      let expected = all.filter { state.isInAudience(unit, of: $0) }.sorted()
      #expect(state.scopes(of: unit) == expected)
    }
    #expect(state.scopes(of: try Directory.unit("e1")).first == Scope("county/org"))
  }

  @Test(
    "What two units share does not depend on who asks",
    arguments: [
      ("e1", "e2", "county/org county/tree east/tree"),
      (
        "e1", "east",
        "county/org county/tree croft/chain croft/tree e1/chain e1/parent e1/tree east/tree "
          + "hamlet/chain hamlet/tree"
      ),
      ("hamlet", "w1", "county/org county/tree"),
      ("hamlet", "county", "county/org county/tree e1/tree east/tree hamlet/chain hamlet/tree"),
    ])
  func shared(_ one: String, _ other: String, _ expected: String) throws {
    let units = try [one, other].map { try Directory.unit($0) }
    let there = state.sharedScopes(units[0], units[1])
    #expect(there == state.sharedScopes(units[1], units[0]))
    #expect(there.map(\.description).joined(separator: " ") == expected)
  }

  @Test("Lines up and down")
  func lines() throws {
    let e1 = try Directory.unit("e1")
    let found = [
      state.ancestors(of: e1).map(\.text), state.children(of: e1).map(\.text),
      state.descendants(of: state.root).map(\.text),
      AudienceTests.tree.compactMap { UnitID($0.0) }.map { "\(state.level(of: $0))" },
    ]
    #expect(
      found == [
        ["east", "county"], ["croft", "hamlet"],
        ["east", "west", "e1", "e2", "w1", "croft", "hamlet"],
        ["0", "1", "1", "2", "2", "2", "3", "3"],
      ])
  }
}
