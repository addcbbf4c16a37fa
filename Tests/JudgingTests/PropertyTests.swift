import Domain
import Journal
import TestKit
import Testing

/// What must hold for whatever marks judges give.
struct PropertyTests {
  let random: SeededRandomness
  let marks: [String]

  /// Hundredths from 70 to 100, with many equal ones.
  init(seed: Int) {
    random = SeededRandomness(UInt64(seed))
    let spread = 1 + random.below(3000)
    marks = (0..<(3 + random.below(12))).map { [random] _ in
      let hundredths = 7000 + random.below(spread)
      return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
    }
  }

  func score(_ marks: [String], trim: JSON = .null, decimals: Int = 6) throws -> JSON {
    try Marks.item(
      Marks.file(
        marks.joined(separator: " "), ("trim", trim), ("decimals", .integer(Int64(decimals)))))
  }

  func shuffled(_ list: [String]) -> [String] {
    var list = list
    for index in list.indices.reversed() { list.swapAt(index, random.below(index + 1)) }
    return list
  }

  /// The mean as an exact fraction of hundredths, worked out with whole numbers.
  func expected(trim: Int) -> (sum: Int, count: Int) {
    let sorted = marks.map { Int($0.split(separator: ".").joined()) ?? 0 }.sorted()
    let used = min(trim, (sorted.count - 3) / 2)
    let kept = sorted.dropFirst(used).dropLast(used)
    return (kept.reduce(0, +), kept.count)
  }
}

@Test(arguments: 1...100) func `The result is the trimmed mean of whole hundredths`(
  seed: Int
) throws {
  let test = PropertyTests(seed: seed)
  let trim = test.random.below(5)
  let (sum, count) = test.expected(trim: trim)
  // Half up in whole numbers: millionths of a mark are ten thousandths of a hundredth.
  let millionths = (sum * 10_000 * 2 + count) / (count * 2)
  let fraction = String(millionths % 1_000_000 + 1_000_000).dropFirst()
  let item = try test.score(test.marks, trim: .integer(Int64(trim)))
  #expect(item["final"]?.string == "\(millionths / 1_000_000).\(fraction)")
  #expect(item["dropped"]?.strings.count == test.marks.count - count)
}

@Test(arguments: 1...50) func `The order of the judges changes nothing`(seed: Int) throws {
  let test = PropertyTests(seed: seed)
  let keys = ["valid", "dropped", "mean", "final", "shown"]
  let first = try test.score(test.marks)
  let second = try test.score(test.shuffled(test.marks))
  #expect(keys.map { first[$0] } == keys.map { second[$0] })
}

@Test(arguments: 1...50) func `Ten times the marks give ten times the result`(seed: Int) throws {
  let test = PropertyTests(seed: seed)
  let tenfold = test.marks.map { mark in
    let digits = mark.split(separator: ".").map(String.init)
    return digits[0] + String(digits[1].prefix(1)) + "." + String(digits[1].suffix(1))
  }
  let one = try #require(try test.score(test.marks, decimals: 6)["final"]?.string)
  let ten = try #require(try test.score(tenfold, decimals: 5)["final"]?.string)
  #expect(one.filter { $0 != "." } == ten.filter { $0 != "." })
}

@Test(arguments: 1...50) func `A higher mark never lowers the result, nor leaves the kept marks`(
  seed: Int
) throws {
  let test = PropertyTests(seed: seed)
  var raised = test.marks
  let seat = test.random.below(raised.count)
  raised[seat] = "100.00"
  func value(_ marks: [String]) throws -> Fraction {
    let text = try #require(try test.score(marks)["final"]?.string)
    return try Mark(text, at: "final").value
  }
  let before = try value(test.marks)
  #expect(try value(raised) >= before)
  let sorted = try test.marks.map { try Mark($0, at: "").value }.sorted()
  #expect(try #require(sorted.first) <= before)
  #expect(before <= (try #require(sorted.last)))
  if sorted.count >= 5 {
    #expect(sorted[1] <= before)
    #expect(before <= sorted[sorted.count - 2])
  }
}
