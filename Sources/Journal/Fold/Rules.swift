/// Whether a change takes effect (sync.md §5, authority).
package enum Verdict: Hashable, Sendable {
  case counts
  /// Kept, without effect, with the stable code of the reason.
  case quarantined(String)

  package var counts: Bool { self == .counts }
}

/// What a field is, as its kind declares it.
package struct FieldSpec: Sendable {
  /// How concurrent values are settled without a person; `person` means they are not.
  package enum Settling: Sendable {
    case person
    /// The strongest by `precedence` stands and nobody is asked.
    case precedence
    /// The least value by its bytes stands (dates: the earliest) and nobody is asked.
    case earliest
  }

  package let shape: FieldState.Shape
  package let personal: Bool
  package let settling: Settling
  /// Values from strongest to weakest; empty where none is declared.
  package let precedence: [String]

  package init(
    shape: FieldState.Shape = .register, personal: Bool = false, settling: Settling = .person,
    precedence: [String] = []
  ) {
    self.shape = shape
    self.personal = personal
    self.settling = settling
    self.precedence = precedence
  }
}

/// A change that another one names, as far as it is held.
package struct NamedChange: Sendable {
  package let dot: Dot
  package let content: Content
  package let unit: UnitID
  package let counts: Bool

  package init(dot: Dot, content: Content, unit: UnitID, counts: Bool) {
    self.dot = dot
    self.content = content
    self.unit = unit
    self.counts = counts
  }
}

extension Content {
  /// The change before this one in its feed, which every change names by its chain; nil for the
  /// first.
  package var before: Dot? {
    number > 1 ? Dot(replica: replica, number: number - 1, hash: previous.prefix) : nil
  }
}

/// What a rule may look at: the change, its author, the directory, and the changes it names.
package struct Judging {
  package let content: Content
  package let unit: UnitID
  package let organisation: OrgState
  /// Nil where the dot is not held.
  package let named: (Dot) throws -> NamedChange?

  package init(
    content: Content, unit: UnitID, organisation: OrgState,
    named: @escaping (Dot) throws -> NamedChange?
  ) {
    self.content = content
    self.unit = unit
    self.organisation = organisation
    self.named = named
  }
}

/// The rules of all kinds; Domain implements it.
package protocol Rules: Sendable {
  /// Raised whenever a verdict or a merge could come out differently.
  var version: UInt64 { get }
  /// Nil for a kind or field this software does not know: folded, only not shown.
  func spec(kind: String, field: String) -> FieldSpec?
  /// Never looks at anything but `judging`.
  func verdict(_ judging: Judging) throws -> Verdict
}
