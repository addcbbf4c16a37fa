import Domain
import Foundation
import Journal
import Testing

/// Every code that is said to people has words in both languages.
struct MessageTests {
  /// What makes an error, a refusal or a reason of the literal behind it.
  private static let makers = [
    "SiweiError(", "fault(", "refusal(", "refuse(", "return", ".quarantined(", "?", ":",
    "(item.number,", "phrase(",
  ]
  /// Beginnings of literals that look like codes and are names of fields, kinds and queues.
  private static let names = ["person.", "siwei.", "fields.", "simulator.outcomes", "test."]

  private static func sources() throws -> [String] {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Sources")
    let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
    return try (files?.allObjects ?? []).compactMap { $0 as? URL }
      .filter {
        $0.pathExtension == "swift" && !$0.path.contains("/Texts/")
          && !$0.path.contains("/TestKit/")
      }
      .sorted { $0.path < $1.path }.map { try String(contentsOf: $0, encoding: .utf8) }
  }

  /// Literals of the form `area.name` behind one of the makers, spaces and line breaks between.
  private static func codes(in text: String, behind makers: [String] = makers) -> [String] {
    let parts = text.split(separator: "\"", omittingEmptySubsequences: false)
    var out: [String] = []
    for (index, part) in parts.enumerated() where index > 0 && index + 1 < parts.count {
      let isCode = part.wholeMatch(of: /[a-z]+(_[a-z]+)*(\.[a-z]+(_[a-z]+)*)+/) != nil
      guard isCode, !names.contains(where: { part.hasPrefix($0) }) else { continue }
      let before = String(parts[index - 1].reversed().drop { $0.isWhitespace }.reversed())
      if makers.contains(where: { before.hasSuffix($0) }) { out.append(String(part)) }
    }
    return out
  }

  @Test("Every code in use has a text")
  func texts() throws {
    let codes = try Set(MessageTests.sources().flatMap { MessageTests.codes(in: $0) })
    #expect(codes.count > 200)
    #expect(Catalogue.missing(codes: codes.sorted()) == [])
    #expect(Catalogue.doubled() == [])
  }

  @Test(
    "A rule's refusal says what the rule asks, without codes and places",
    arguments: Language.allCases)
  func rules(_ language: Language) throws {
    let sources = try MessageTests.sources().filter { $0.contains("KindJudging") }
    let codes = Set(sources.flatMap { MessageTests.codes(in: $0, behind: ["return", "nil :"]) })
    #expect(codes.count > 20)
    for code in codes.sorted() {
      let words = Catalogue.reason(code, language)
      #expect(words != code && !words.contains("{"))
    }
    for code in ["wish.not_the_arbiter", "campaign.period", "wish.same_person", "org.not_root"] {
      let error = SiweiError("record.not_allowed", .notPermitted, ["unit": "e1", "reason": code])
      let message = error.message(in: language)
      #expect(!message.contains(code) && !message.contains("{") && message.contains("e1"))
    }
  }
}
