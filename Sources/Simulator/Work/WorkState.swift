import Journal

/// What the people of the world remember: records they heard of, and tokens of what they saw.
struct WorkState {
  struct Wish {
    let id: String
    let unit: UnitID
  }
  struct Claim {
    let id: String
    let unit: UnitID
  }
  struct Campaign {
    let id: String
    let unit: UnitID
  }

  var wishes: [Wish] = []
  var claims: [Claim] = []
  var campaigns: [Campaign] = []
  var cards: [String] = []
  /// The state of each wish as somebody saw it last.
  var states: [String: String] = [:]
  /// Tokens by machine and record, as they were shown some time.
  var tokens: [String: String] = [:]
}
