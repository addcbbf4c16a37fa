import Journal
import TestKit
import Testing
import Trust

/// Invitations: one line that a person passes on, and every way it can be broken.
struct InvitationTests {
  static func sample() throws -> Invitation {
    try Invitation(
      organisation: Hash256(a: 1, b: 2, c: 3, d: 4),
      unit: #require(UnitID("430121001")), address: "127.0.0.1:7001",
      secret: SeededRandomness(3).bytes(16), expires: 1_760_000_000_000)
  }

  @Test("An invitation is one short line and comes back, also broken over lines in a letter")
  func roundTrip() throws {
    let invitation = try InvitationTests.sample()
    let text = invitation.text
    #expect(try Invitation(text) == invitation)
    #expect(try Invitation("  \(text.prefix(40))\n  \(text.dropFirst(40))\n") == invitation)
    #expect(text.hasPrefix("siwei-invite:") && text.utf8.count < 160)
  }

  @Test(
    "What is no invitation is refused with status 65",
    arguments: ["", "siwei-invite:", "siwei-invite:AAAA", "hello", "siwei-invite:!!!!", "邀请"])
  func notOne(_ text: String) {
    let error = #expect(throws: SiweiError.self) { try Invitation(text) }
    #expect(error?.code == "invitation.malformed" && error?.status == .refused)
  }

  @Test("Any one changed letter is noticed")
  func changedLetters() throws {
    let text = try InvitationTests.sample().text
    let letters = Array(text)
    var accepted: [Int] = []
    for place in letters.indices {
      var changed = letters
      changed[place] = letters[place] == "A" ? "B" : "A"
      if (try? Invitation(String(changed))) != nil { accepted.append(place) }
    }
    #expect(accepted.isEmpty)
    #expect((0..<letters.count).allSatisfy { (try? Invitation(String(text.prefix($0)))) == nil })
  }

  @Test(
    "Addresses",
    arguments: [
      ("127.0.0.1:7001", true), ("county.example:1", true), ("[::1]:65535", true),
      ("::1:80", false), ("host", false), ("host:", false), (":80", false), ("host:0", false),
      ("host:65536", false), ("ho st:80", false), ("host:+80", false), ("http://h:80", false),
      ("[]:80", false), ("县:80", false), ("u@h:80", false),
    ])
  func addresses(_ text: String, _ isOne: Bool) {
    #expect(Invitation.isAddress(text) == isOne)
  }

  @Test("Base64url is exact: one text for each byte string")
  func base64() {
    let random = SeededRandomness(5)
    let samples = (0..<100).map { random.bytes($0) }
    #expect(samples.allSatisfy { Base64URL.decode(Base64URL.encode($0)) == $0 })
    #expect(Base64URL.encode(Array("fo?>~ÿ".utf8)) == "Zm8_Pn7Dvw")
    #expect(["A", "AB", "AA=", "A A", "ÄÄ"].allSatisfy { Base64URL.decode($0) == nil })
  }
}
