import TestKit
import Testing

/// Commands at one machine.
struct DeskTests {
  @Test("A wish goes from the village to the card")
  func wholeWay() throws {
    let county = try County(County.line)
    let id = try county.wish()
    #expect(try county.standings(id) == ["published"])
  }
}
