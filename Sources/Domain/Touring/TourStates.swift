/// The states of a touring talk, and which stands where several were said apart (domain.md §4.8).
enum TourState {
  static let requested = "requested"
  static let withdrawn = "withdrawn"
  static let booked = "booked"
  static let confirmed = "confirmed"
  static let declined = "declined"
  static let cancelled = "cancelled"
  static let held = "held"
  static let fedBack = "fed_back"

  /// Of what is printed, strongest first: what happened stands over what was said of it before.
  static let precedence = [
    fedBack, held, withdrawn, cancelled, declined, confirmed, booked, requested,
  ]
  /// Cancelled beats the unit's answers, declined beats confirmed.
  static let ofBooking = [cancelled, declined, confirmed, booked]
  static let ofRequest = [withdrawn, requested]
  /// Still to be held, as far as anyone knows.
  static let open = [booked, confirmed]
}
