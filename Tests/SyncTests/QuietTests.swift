import TestKit
import Testing

/// Exchanges with nothing new.
struct QuietTests {
  @Test("With nothing new an exchange is one small request and 204")
  func quiet() throws {
    let county = try County()
    let talk = try county["e1"].sync(with: county["east"])
    #expect(talk.isQuiet)
    #expect((talk.requests.first?.count ?? .max) <= 125)
  }
}
