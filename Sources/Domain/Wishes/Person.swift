import Journal

/// What the rules ask about the person of a wish, as far as the detail is held.
struct Person {
  let name: String?
  let idNumber: String?
  let phone: String?
  let address: String?
  let birth: Day?
  let guardianConsent: String?

  init(detail: RecordState, desk: Desk) {
    name = detail.shown("person.name", at: desk)
    idNumber = detail.shown("person.id_number", at: desk)
    phone = detail.shown("person.phone", at: desk)
    address = detail.shown("person.address", at: desk)
    let typed = detail.shown("person.birth", at: desk).flatMap { Day($0) }
    birth = typed ?? idNumber.flatMap(Person.birth)
    guardianConsent = detail.shown("person.guardian_consent", at: desk)
  }

  /// The day of birth that an ID number of 18 or 15 places carries.
  static func birth(fromIDNumber number: String) -> Day? {
    let places = Array(number.utf8)
    let digits: [UInt8]
    switch places.count {
    case 18: digits = Array(places[6..<14])
    case 15: digits = Array("19".utf8) + places[6..<12]
    default: return nil
    }
    let text = String(decoding: digits, as: UTF8.self)
    return Day("\(text.prefix(4))-\(text.dropFirst(4).prefix(2))-\(text.suffix(2))")
  }

  /// Under 14 on that day; then publishing needs the guardian's consent.
  func isChild(on day: Day) -> Bool {
    guard let birth else { return false }
    return (day.year, day.month, day.day) < (birth.year + 14, birth.month, birth.day)
  }

  func lacksGuardian(on day: Day) -> Bool {
    isChild(on: day) && (guardianConsent ?? "no") == "no"
  }

  /// The first 16 bits of a keyed hash of the ID number (domain.md §0).
  static func duplicateMark(idNumber: String, organisation: OrganisationID) -> String {
    var hash = Hashing(tag: HashTag.duplicateMark)
    hash.add(organisation)
    hash.add(idNumber)
    return encodeHex(Array(hash.finish().bytes.prefix(2)))
  }
}
