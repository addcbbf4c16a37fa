import Domain
import Journal
import TestKit
import Testing

/// What a draw froze no later act of its sender changes (domain.md §4.4, §4.5).
struct LessonFreezingTests {
  @Test("Forwarded again after the draw, a lesson may bring an opinion and no newer version")
  func forwardedAgain() throws {
    let county = try County()
    let (root, east) = (try county["county"], try county["east"])
    let newer = try county.lesson(.selected)
    let forwarded = try east.entry("forward", newer.entry)["id"]?.string ?? ""
    // Written before its village heard of the forwarding: it stays at the origin.
    try county["e1"].entry("version", newer.entry, ["title": "新题目"])
    let same = try county.lesson(.forwarded, of: "e2", in: newer.contest, titled: "一盏马灯")
    for id in [forwarded, same.forwarded] { try root.entry("qualify", id) }
    let opened = try root.act(
      "round open", ["contest": .string(newer.contest), "rubric": Scene.rubric])
    try root.act("round draw", ["id": .string(opened["id"]?.string ?? "")])
    try county.settle()
    #expect(try east.status("entry forward", ["id": .string(newer.entry)]) == 65)
    #expect(try east.entryFault("forward", newer.entry, ["opinion": "改好了"]) == "entry.frozen")
    try east.entry("forward", same.entry, ["opinion": "再听更好"])
    try county.settle()
    let found = try [forwarded, same.forwarded].map { id in
      [try root.value(id, "title"), try root.show(id)["state"]?.string]
    }
    #expect(found == [["半条被子", "qualified"], ["一盏马灯", "qualified"]])
  }

  @Test("An edit does not change what a township's own round has drawn, yet the rest of it")
  func edited() throws {
    let county = try County(County.line)
    let lesson = try county.lesson(.accepted)
    let (east, village) = (try county["east"], try county["e1"])
    let opened = try east.act(
      "round open", ["contest": .string(lesson.contest), "rubric": Scene.rubric])
    func status(_ set: String) throws -> Int32 {
      try village.status("entry edit", ["id": .string(lesson.entry), "set": [.string(set)]])
    }
    #expect(try status("summary=抽签前") == 0)
    try county.settle()
    try east.act("round draw", ["id": .string(opened["id"]?.string ?? "")])
    try county.settle()
    #expect(try [status("summary=抽签后"), status("phone=13900003333")] == [65, 0])
    let edit: JSON = ["id": .string(lesson.entry), "set": ["title=新题目"]]
    #expect(try village.fault("entry edit", edit) == "entry.frozen")
  }
}
