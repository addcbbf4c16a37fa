import Journal

/// Whose marks are held back: with `hold_first` those of the first speaker, until the second has a
/// sheet (domain.md §6.9). They may be entered and changed meanwhile; nobody is shown them.
struct HeldBack {
  /// Nil where nothing is held back.
  let entry: RecordID?

  /// Once the round is closed nobody speaks any more. `out`: who withdrew and does not speak.
  init(
    rubric: Rubric?, stage: String, draw: DrawnOrder?, out: [RecordID], typings: [Typing]
  ) {
    let speakers = (draw?.order ?? []).filter { !out.contains($0) }
    guard rubric?.holdsFirst == true, stage == RoundStage.scoring, speakers.count > 1,
      !typings.contains(where: { $0.entry == speakers[1] && $0.state != SheetState.void })
    else {
      entry = nil
      return
    }
    entry = speakers[0]
  }

  init(_ book: RoundBook, typings: [Typing]) throws {
    self.init(
      rubric: book.rubric, stage: book.stage, draw: book.draw, out: try book.out(),
      typings: typings)
  }
}
