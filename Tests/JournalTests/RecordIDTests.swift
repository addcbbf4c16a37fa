import Journal
import Testing

@Test func recordIDsRoundTripAndGrowWithTime() {
  let early = RecordID(milliseconds: 1_000, random: ID128(high: .max, low: .max))
  let late = RecordID(milliseconds: 1_001, random: ID128(high: 0, low: 0))
  #expect(early < late)
  #expect(RecordID(uuid: early.description) == early)
  #expect(RecordID(uuid: "not a uuid") == nil)
}
