/// The states a row holds, and what may follow what (domain.md §4.1).
///
/// `claimed` and `contacted` are not among them: they are read from the line.
enum WishState {
  static let registered = "registered"
  static let verified = "verified"
  static let submitted = "submitted"
  static let returned = "returned"
  static let declined = "declined"
  static let approved = "approved"
  static let published = "published"
  static let takenDown = "taken_down"
  static let carriedOver = "carried_over"
  static let delivered = "delivered"
  static let followedUp = "followed_up"
  static let closed = "closed"
  static let rework = "rework"
  static let withdrawn = "withdrawn"
  static let merged = "merged"

  /// Concurrent states, strongest first.
  static let precedence = [
    rework, closed, followedUp, delivered, withdrawn, merged, declined, returned, takenDown,
    carriedOver, published, approved, submitted, verified, registered,
  ]

  /// With the arbiter, before anything was handed over: here a claim makes it `claimed`.
  static let withArbiter = [approved, published, takenDown, carriedOver]
  /// With the village or the approver: here the detail holds the public text.
  static let beforeApproval = [registered, verified, submitted, returned, declined]
  static let fulfilled = [delivered, followedUp, closed, rework]
  /// Open and not yet fulfilled: the household may take its word back.
  static let withdrawable =
    [registered, verified, submitted, returned] + withArbiter

  /// The states that each state may follow.
  static func before(_ state: String) -> [String] {
    switch state {
    case verified: [registered]
    case submitted: [verified, returned, submitted, declined]
    case returned: [submitted, approved, published, takenDown]
    case declined: [submitted]
    case approved: [submitted, approved, published]
    case published: withArbiter
    case takenDown: [published]
    case carriedOver: withArbiter
    case delivered: withArbiter + fulfilled
    case followedUp: [delivered, followedUp]
    case closed: [followedUp]
    case rework: [followedUp, closed]
    case withdrawn: withdrawable + [withdrawn]
    case merged: precedence.filter { $0 != withdrawn }
    default: []
    }
  }

  /// As they are printed and asked for, in the order of a wish's life.
  static let printed =
    ["draft"] + beforeApproval + withArbiter + ["claimed", "contacted"] + fulfilled
    + [withdrawn, merged]

  /// What the village itself may choose where two states stand side by side.
  static let village = [registered, verified, submitted, delivered, followedUp, withdrawn]
}

/// The states of a place in the line (domain.md §4.1), and how a claim's state is printed.
enum PlaceState {
  static let waiting = "waiting"
  static let accepted = "accepted"
  static let contacted = "contacted"
  static let overdue = "overdue"
  static let givenUp = "given_up"
  static let declined = "declined"
  static let delivered = "delivered"

  /// Concurrent states, strongest first; nobody needs to be asked.
  static let precedence = [delivered, givenUp, contacted, overdue, declined, accepted, waiting]

  /// A claim's states as they are printed and asked for (cli.md 25).
  static let ofClaims = [
    "registered", accepted, waiting, declined, givenUp, "released", delivered,
  ]

  /// As `claim list` prints it (cli.md 25).
  static func printed(_ state: String) -> String {
    switch state {
    case contacted: accepted
    case overdue: "released"
    default: state
    }
  }
}
