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
  struct Contest {
    let id: String
    let host: UnitID
  }
  /// A lesson entered for a contest; it has a second id once it lies before the host.
  struct Lesson {
    let id: String
    let contest: Contest
    let unit: UnitID
    var forwarded: String?
    var state = "draft"
  }
  struct Round {
    let id: String
    let host: UnitID
    let contest: String
    let entries: [String]
    /// Whether its rubric asks for marks by item.
    let isByItems: Bool
    var state = "preparing"
    /// Who checked its closing, as far as people remember.
    var checkers: [String] = []
    /// Judges away from the hall, by name, with their units.
    var away: [String: UnitID] = [:]
  }

  /// A talk that was asked for, and what became of it as far as people remember.
  struct Tour {
    let request: String
    let host: UnitID
    var booking: String?
    var plan: String?
    var lesson: String?
    var speaker: UnitID?
    var booker: UnitID?
    var day: String?
    var talk: String?
    var form: String?
    var state = "requested"
  }

  var wishes: [Wish] = []
  var claims: [Claim] = []
  var campaigns: [Campaign] = []
  var cards: [String] = []
  var contests: [Contest] = []
  var lessons: [Lesson] = []
  var rounds: [Round] = []
  var tours: [Tour] = []
  /// The state of each wish as somebody saw it last.
  var states: [String: String] = [:]
  /// What refused the last command that was refused.
  var refusal: String?
  /// Tokens by machine and record, as they were shown some time.
  var tokens: [String: String] = [:]
}
