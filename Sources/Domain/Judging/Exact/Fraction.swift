/// An exact number: a reduced fraction of whole numbers of any size. No mark is floating-point.
package struct Fraction: Hashable, Comparable, Sendable, CustomStringConvertible {
  private let isNegative: Bool
  private let top: Magnitude
  private let bottom: Magnitude

  package static let zero = Fraction(0)
  package static let one = Fraction(1)

  /// `bottom` is not zero.
  private init(isNegative: Bool, _ top: Magnitude, over bottom: Magnitude) {
    let divisor = Magnitude.commonDivisor(top, bottom)
    self.isNegative = isNegative && !top.isZero
    self.top = divisor == .one ? top : top.divided(by: divisor).quotient
    self.bottom = divisor == .one ? bottom : bottom.divided(by: divisor).quotient
  }

  package init(_ number: Int) {
    self.init(isNegative: number < 0, Magnitude(UInt64(number.magnitude)), over: .one)
  }

  /// Nil for a `bottom` of zero.
  init?(_ top: Magnitude, over bottom: Magnitude) {
    guard !bottom.isZero else { return nil }
    self.init(isNegative: false, top, over: bottom)
  }

  /// This many of `10^-decimals`.
  init(_ top: Magnitude, decimals: Int) {
    self.init(isNegative: false, top, over: .powerOfTen(decimals))
  }

  package var isZero: Bool { top.isZero }
  package var isPositive: Bool { !isNegative && !isZero }

  package static func < (left: Fraction, right: Fraction) -> Bool {
    if left.isNegative != right.isNegative { return left.isNegative }
    let (a, b) = (left.top * right.bottom, right.top * left.bottom)
    return left.isNegative ? b < a : a < b
  }

  package static func + (left: Fraction, right: Fraction) -> Fraction {
    let (a, b) = (left.top * right.bottom, right.top * left.bottom)
    let bottom = left.bottom * right.bottom
    if left.isNegative == right.isNegative {
      return Fraction(isNegative: left.isNegative, a + b, over: bottom)
    }
    return Fraction(
      isNegative: a < b ? right.isNegative : left.isNegative, a.distance(to: b), over: bottom)
  }

  package static prefix func - (value: Fraction) -> Fraction {
    Fraction(isNegative: !value.isNegative, value.top, over: value.bottom)
  }

  package static func - (left: Fraction, right: Fraction) -> Fraction { left + -right }

  package static func * (left: Fraction, right: Fraction) -> Fraction {
    Fraction(
      isNegative: left.isNegative != right.isNegative, left.top * right.top,
      over: left.bottom * right.bottom)
  }

  /// Nil where `right` is zero.
  package func divided(by right: Fraction) -> Fraction? {
    guard !right.isZero else { return nil }
    return Fraction(
      isNegative: isNegative != right.isNegative, top * right.bottom, over: bottom * right.top)
  }

  /// Whether it is a whole number of `step`s; `step` is not zero.
  package func isMultiple(of step: Fraction) -> Bool { divided(by: step)?.bottom == .one }

  package static func sum(_ values: some Sequence<Fraction>) -> Fraction {
    values.reduce(.zero, +)
  }
}

/// How exact numbers are written.
extension Fraction {
  /// `TOP/BOTTOM`, reduced; also where the bottom is 1.
  package var description: String {
    (isNegative ? "-" : "") + top.digits() + "/" + bottom.digits()
  }

  /// Half up (四舍五入), a negative number as its opposite.
  package func rounded(to decimals: Int) -> String {
    let doubled = top * .powerOfTen(decimals) * Magnitude(2) + bottom
    let units = doubled.divided(by: bottom * Magnitude(2)).quotient
    let digits = Array(units.digits(atLeast: decimals + 1).utf8)
    let sign = isNegative && !units.isZero ? "-" : ""
    let whole = String(decoding: digits.dropLast(decimals), as: UTF8.self)
    guard decimals > 0 else { return sign + whole }
    return sign + whole + "." + String(decoding: digits.suffix(decimals), as: UTF8.self)
  }

  /// How many decimals write it exactly; nil where none do.
  package var exactDecimals: Int? {
    var rest = bottom
    var counts = [0, 0]
    for (index, prime) in [Magnitude(2), Magnitude(5)].enumerated() {
      while true {
        let (quotient, remainder) = rest.divided(by: prime)
        guard remainder.isZero else { break }
        rest = quotient
        counts[index] += 1
      }
    }
    return rest == .one ? max(counts[0], counts[1]) : nil
  }

  /// The exact decimal with no more digits than it needs, else the fraction.
  package var plain: String { exactDecimals.map { rounded(to: $0) } ?? description }

  /// Exact, with at least so many decimals; rounded to them where no decimal is exact.
  package func padded(to decimals: Int) -> String {
    rounded(to: max(decimals, exactDecimals ?? decimals))
  }

  /// `= 92.5`, or `≈ 92.142857` where no decimal is exact: for people who check by hand.
  package var equation: String {
    exactDecimals.map { "= " + rounded(to: $0) } ?? "≈ " + rounded(to: 6)
  }
}
