/// A whole number of any size, never negative: what exact fractions are made of.
struct Magnitude: Hashable, Comparable, Sendable {
  /// Base 2³², the lowest first, without zeros at the high end; nothing for zero.
  private let limbs: [UInt32]

  static let zero = Magnitude(limbs: [])
  static let one = Magnitude(1)
  static let ten = Magnitude(10)

  private init(limbs: [UInt32]) {
    var end = limbs.count
    while end > 0, limbs[end - 1] == 0 { end -= 1 }
    self.limbs = end == limbs.count ? limbs : Array(limbs[..<end])
  }

  init(_ number: UInt64) {
    self.init(limbs: [UInt32(truncatingIfNeeded: number), UInt32(number >> 32)])
  }

  /// The number that these ASCII digits write; nil for none or for anything else.
  init?(digits: some Collection<UInt8>) {
    guard !digits.isEmpty else { return nil }
    var out = Magnitude.zero
    for digit in digits {
      guard (48...57).contains(digit) else { return nil }
      out = out * .ten + Magnitude(UInt64(digit - 48))
    }
    self = out
  }

  static func powerOfTen(_ exponent: Int) -> Magnitude {
    (0..<max(0, exponent)).reduce(.one) { power, _ in power * .ten }
  }

  var isZero: Bool { limbs.isEmpty }
  var isEven: Bool { limbs.first.map { $0 & 1 == 0 } ?? true }

  /// Nil where it needs more than 64 bits.
  private var small: UInt64? {
    guard limbs.count <= 2 else { return nil }
    return limbs.reversed().reduce(0) { $0 << 32 | UInt64($1) }
  }

  static func < (left: Magnitude, right: Magnitude) -> Bool {
    left.limbs.count != right.limbs.count
      ? left.limbs.count < right.limbs.count
      : left.limbs.reversed().lexicographicallyPrecedes(right.limbs.reversed())
  }

  static func + (left: Magnitude, right: Magnitude) -> Magnitude {
    let (long, short) =
      left.limbs.count >= right.limbs.count
      ? (left.limbs, right.limbs) : (right.limbs, left.limbs)
    var out = [UInt32]()
    out.reserveCapacity(long.count + 1)
    var carry: UInt64 = 0
    for (index, limb) in long.enumerated() {
      carry += UInt64(limb) + (index < short.count ? UInt64(short[index]) : 0)
      out.append(UInt32(truncatingIfNeeded: carry))
      carry >>= 32
    }
    out.append(UInt32(carry))
    return Magnitude(limbs: out)
  }

  /// How far the two are apart.
  func distance(to other: Magnitude) -> Magnitude {
    let (large, small) = self < other ? (other.limbs, limbs) : (limbs, other.limbs)
    var out = [UInt32]()
    out.reserveCapacity(large.count)
    var borrow: Int64 = 0
    for (index, limb) in large.enumerated() {
      borrow += Int64(limb) - (index < small.count ? Int64(small[index]) : 0)
      out.append(UInt32(truncatingIfNeeded: borrow))
      borrow >>= 32
    }
    return Magnitude(limbs: out)
  }

  static func * (left: Magnitude, right: Magnitude) -> Magnitude {
    guard !left.isZero, !right.isZero else { return .zero }
    var out = [UInt32](repeating: 0, count: left.limbs.count + right.limbs.count)
    for (row, limb) in left.limbs.enumerated() {
      var carry: UInt64 = 0
      for (column, other) in right.limbs.enumerated() {
        // At most (2³²−1)² + 2·(2³²−1) = 2⁶⁴−1.
        carry += UInt64(limb) * UInt64(other) + UInt64(out[row + column])
        out[row + column] = UInt32(truncatingIfNeeded: carry)
        carry >>= 32
      }
      out[row + right.limbs.count] = UInt32(carry)
    }
    return Magnitude(limbs: out)
  }

  /// `divisor` is not zero.
  func divided(by divisor: Magnitude) -> (quotient: Magnitude, remainder: Magnitude) {
    precondition(!divisor.isZero, "division by zero")
    if let top = small, let bottom = divisor.small {
      return (Magnitude(top / bottom), Magnitude(top % bottom))
    }
    if self < divisor { return (.zero, self) }
    return divisor.limbs.count == 1 ? divided(by: divisor.limbs[0]) : dividedLong(by: divisor)
  }

  private func divided(by divisor: UInt32) -> (quotient: Magnitude, remainder: Magnitude) {
    var quotient = limbs
    var rest: UInt64 = 0
    for place in limbs.indices.reversed() {
      rest = rest << 32 | UInt64(limbs[place])
      quotient[place] = UInt32(rest / UInt64(divisor))
      rest %= UInt64(divisor)
    }
    return (Magnitude(limbs: quotient), Magnitude(rest))
  }

  /// Division by a number of two limbs or more, not above this one (D. Knuth, TAOCP 4.3.1, D).
  private func dividedLong(
    by divisor: Magnitude
  ) -> (quotient: Magnitude, remainder: Magnitude) {
    let shift = UInt64(divisor.limbs[divisor.limbs.count - 1].leadingZeroBitCount)
    let scale = Magnitude(1 << shift)
    let bottom = (divisor * scale).limbs
    let count = bottom.count
    var rest = (self * scale).limbs
    rest += [UInt32](repeating: 0, count: limbs.count + 1 - rest.count)
    let (first, second) = (UInt64(bottom[count - 1]), UInt64(bottom[count - 2]))
    var quotient = [UInt32](repeating: 0, count: rest.count - count)
    for place in quotient.indices.reversed() {
      let top = UInt64(rest[place + count]) << 32 | UInt64(rest[place + count - 1])
      var (guess, left) = (top / first, top % first)
      while guess >> 32 != 0
        || guess * second > left << 32 | UInt64(rest[place + count - 2])
      {
        guess -= 1
        left += first
        if left >> 32 != 0 { break }
      }
      // A guess is at most one too large, and then one divisor is given back.
      if Magnitude.subtract(bottom, times: guess, from: &rest, at: place) {
        guess -= 1
        Magnitude.add(bottom, to: &rest, at: place)
      }
      quotient[place] = UInt32(guess)
    }
    return (Magnitude(limbs: quotient), Magnitude(limbs: rest).divided(by: scale).quotient)
  }

  /// True where more was taken than there was.
  private static func subtract(
    _ limbs: [UInt32], times factor: UInt64, from rest: inout [UInt32], at place: Int
  ) -> Bool {
    var carry: UInt64 = 0
    var borrow: Int64 = 0
    for (index, limb) in limbs.enumerated() {
      carry += factor * UInt64(limb)
      borrow += Int64(rest[place + index]) - Int64(carry & 0xFFFF_FFFF)
      rest[place + index] = UInt32(truncatingIfNeeded: borrow)
      carry >>= 32
      borrow >>= 32
    }
    borrow += Int64(rest[place + limbs.count]) - Int64(carry)
    rest[place + limbs.count] = UInt32(truncatingIfNeeded: borrow)
    return borrow < 0
  }

  private static func add(_ limbs: [UInt32], to rest: inout [UInt32], at place: Int) {
    var carry: UInt64 = 0
    for (index, limb) in limbs.enumerated() {
      carry += UInt64(rest[place + index]) + UInt64(limb)
      rest[place + index] = UInt32(truncatingIfNeeded: carry)
      carry >>= 32
    }
    rest[place + limbs.count] = UInt32(
      truncatingIfNeeded: carry + UInt64(rest[place + limbs.count]))
  }

  /// The greatest number that divides both; the other one where one is zero.
  static func commonDivisor(_ left: Magnitude, _ right: Magnitude) -> Magnitude {
    var (left, right) = (left, right)
    while !right.isZero { (left, right) = (right, left.divided(by: right).remainder) }
    return left
  }

  /// Decimal digits, at least `count` of them.
  func digits(atLeast count: Int = 1) -> String {
    var out = [UInt8]()
    var rest = self
    while !rest.isZero {
      let (quotient, remainder) = rest.divided(by: .ten)
      out.append(48 + UInt8(remainder.small ?? 0))
      rest = quotient
    }
    while out.count < max(1, count) { out.append(48) }
    return String(decoding: out.reversed(), as: UTF8.self)
  }
}
