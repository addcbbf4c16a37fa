/// How far a round has come (domain.md §4.5). `checked` is not stored: it is read from the checks.
enum RoundStage {
  static let preparing = "preparing"
  static let scoring = "scoring"
  static let closed = "closed"
  static let checked = "checked"
  static let locked = "locked"
  static let published = "published"

  /// Strongest first; several side by side wait for a person all the same.
  static let precedence = [scoring, published, locked, closed, preparing]
  /// What `round list` shows; `checked` is a closed one that two persons checked.
  static let shown = [preparing, scoring, closed, checked, locked, published]
  /// Sheets, judges and recusals may still be written.
  static let open = [preparing, scoring]
  /// Only two persons with a reason lead back from here.
  static let sealed = [closed, locked, published]
}
