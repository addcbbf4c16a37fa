/// The states of an entry at its own unit, and what may follow what (domain.md §4.4).
enum EntryState {
  static let draft = "draft"
  static let recommended = "recommended"
  static let accepted = "accepted"
  static let returned = "returned"
  static let selected = "selected"
  static let forwarded = "forwarded"
  static let withdrawn = "withdrawn"

  /// Concurrent states, strongest first: 弃赛 beats all, and what was put before others has been.
  static let precedence = [
    withdrawn, forwarded, returned, selected, accepted, recommended, draft,
  ]

  /// What `entry list` shows of a lesson, in its own unit's record or in the forwarded one.
  static let shown = [
    draft, recommended, accepted, returned, selected, forwarded, ForwardedState.qualified,
    ForwardedState.struck, withdrawn,
  ]

  /// Not yet before a host above: here versions are written in place.
  static let atHome = [draft, recommended, accepted, returned, selected]
  /// With the township, or on from there.
  static let taken = [accepted, selected, forwarded]

  /// The states that each state may follow; `isOwnSender` where the unit forwards by itself.
  static func before(_ state: String, isOwnSender: Bool) -> [String] {
    switch state {
    case recommended: [draft, returned, recommended]
    case accepted: [recommended, accepted]
    case returned: [recommended, accepted, selected]
    case selected: [accepted, selected]
    case forwarded: forwardable(isOwnSender: isOwnSender) + [forwarded]
    case withdrawn: precedence
    default: []
    }
  }

  static func forwardable(isOwnSender: Bool) -> [String] {
    isOwnSender ? [draft, recommended, accepted, selected] : [accepted, selected]
  }

  /// What the unit itself may choose where two states stand side by side.
  static let ofUnit = [draft, recommended, withdrawn]
}

/// The states of a forwarded entry.
enum ForwardedState {
  static let forwarded = "forwarded"
  static let qualified = "qualified"
  static let returned = "returned"
  static let struck = "struck"
  static let withdrawn = "withdrawn"

  /// Concurrent states, strongest first: 弃赛 beats all, then what keeps a lesson out.
  static let precedence = [withdrawn, struck, returned, qualified, forwarded]

  /// Before the host, and in the contest as far as anyone knows.
  static let standing = [forwarded, qualified]
  static let open = standing + [returned]

  static func before(_ state: String) -> [String] {
    switch state {
    case forwarded: [returned, forwarded, qualified]
    case qualified: [forwarded, qualified]
    case returned: standing
    case struck: open
    case withdrawn: precedence
    default: []
    }
  }
}
