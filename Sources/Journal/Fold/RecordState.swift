/// A dot together with what ordering siblings needs: depth and author's unit.
package struct DotInfo: Hashable, Sendable {
  package let dot: Dot
  /// 1 + the greatest depth among the previous change and the named ones, as far as they count.
  package let depth: UInt32
  package let unit: UnitID

  package init(dot: Dot, depth: UInt32, unit: UnitID) {
    self.dot = dot
    self.depth = depth
    self.unit = unit
  }
}

/// One of several concurrent values of a register, or one element of a set.
package struct Sibling: Hashable, Sendable {
  package let value: Value
  package let info: DotInfo

  package init(value: Value, info: DotInfo) {
    self.value = value
    self.info = info
  }

  package var dot: Dot { info.dot }
}

/// The merged state of one field.
package struct FieldState: Hashable, Sendable {
  package enum Shape: UInt8, Sendable {
    case register = 1
    case set = 2
    case counter = 3
  }

  package let name: String
  package var shape: Shape
  /// Sorted by dot. For a set, its elements.
  package var siblings: [Sibling]
  package var sum: Int64

  package init(name: String, shape: Shape, siblings: [Sibling] = [], sum: Int64 = 0) {
    self.name = name
    self.shape = shape
    self.siblings = siblings
    self.sum = sum
  }

  mutating func remove(_ dots: [Dot]) {
    guard !dots.isEmpty, !siblings.isEmpty else { return }
    siblings.removeAll { dots.contains($0.dot) }
  }

  mutating func insert(_ sibling: Sibling) {
    guard !siblings.contains(where: { $0.dot == sibling.dot && $0.value == sibling.value })
    else { return }
    let place = siblings.firstIndex { sibling.dot < $0.dot } ?? siblings.count
    siblings.insert(sibling, at: place)
  }

  /// The different values, each with all its dots, in order of first dot.
  package var values: [(value: Value, dots: [Dot])] {
    var out: [(value: Value, dots: [Dot])] = []
    for sibling in siblings {
      if let index = out.firstIndex(where: { $0.value == sibling.value }) {
        out[index].dots.append(sibling.dot)
      } else {
        out.append((sibling.value, [sibling.dot]))
      }
    }
    return out
  }
}

/// A delete that counts: it hides the record while every live dot is among `named`.
package struct Deletion: Hashable, Sendable {
  package let info: DotInfo
  package let named: [Dot]

  package init(info: DotInfo, named: [Dot]) {
    self.info = info
    self.named = named
  }
}

/// The merged state of one record in one scope: what the fold keeps.
package struct RecordState: Hashable, Sendable {
  package let id: RecordID
  package let scope: Scope
  package let kind: String
  /// Sorted by the bytes of their names.
  package private(set) var fields: [FieldState]
  /// Sorted by dot.
  package private(set) var deletions: [Deletion]

  package init(
    id: RecordID, scope: Scope, kind: String, fields: [FieldState] = [],
    deletions: [Deletion] = []
  ) {
    self.id = id
    self.scope = scope
    self.kind = kind
    self.fields = fields
    self.deletions = deletions
  }

  package subscript(_ name: String) -> FieldState? { index(of: name).map { fields[$0] } }

  private func index(of name: String) -> Int? {
    fields.firstIndex { sameBytes($0.name, name) }
  }

  /// Changes the field, making it first where it is new, and keeps the order of names.
  package mutating func update(
    _ name: String, _ shape: FieldState.Shape, _ change: (inout FieldState) -> Void
  ) {
    let (place, isHeld) = place(of: name, shape)
    if isHeld {
      change(&fields[place])
      // Nothing left is as never there, whether or not it was written down in between.
      if fields[place].siblings.isEmpty, shape != .counter { fields.remove(at: place) }
      return
    }
    var field = FieldState(name: name, shape: shape)
    change(&field)
    guard shape == .counter || !field.siblings.isEmpty else { return }
    fields.insert(field, at: place)
  }

  /// Gives the field one more value; most fields are written once, so the first makes no detour.
  package mutating func insert(
    _ sibling: Sibling, into name: String, _ shape: FieldState.Shape, superseding dots: [Dot] = []
  ) {
    let (place, isHeld) = place(of: name, shape)
    guard isHeld else {
      fields.insert(FieldState(name: name, shape: shape, siblings: [sibling]), at: place)
      return
    }
    fields[place].remove(dots)
    fields[place].insert(sibling)
  }

  /// Where the field is, or where it belongs: by the bytes of names, then by shape, so that a field
  /// written in two shapes by mistake is two fields in every order of arrival.
  ///
  /// From the end on: a change brings its fields in this very order.
  private func place(of name: String, _ shape: FieldState.Shape) -> (Int, isHeld: Bool) {
    var place = fields.count
    while place > 0 {
      var order = compareBytes(fields[place - 1].name, name)
      if order == 0 { order = Int(fields[place - 1].shape.rawValue) - Int(shape.rawValue) }
      if order == 0 { return (place - 1, true) }
      if order < 0 { break }
      place -= 1
    }
    return (place, false)
  }

  package mutating func insert(_ deletion: Deletion) {
    guard !deletions.contains(where: { $0.info.dot == deletion.info.dot }) else { return }
    deletions.append(deletion)
    deletions.sort { $0.info.dot < $1.info.dot }
  }

  /// A write that names deletes undoes them: whoever wrote it saw them (sync.md §4).
  package mutating func undelete(_ dots: [Dot]) {
    guard !deletions.isEmpty, !dots.isEmpty else { return }
    deletions.removeAll { dots.contains($0.info.dot) }
  }

  /// The dots of all values present, sorted, once each.
  package var liveDots: [Dot] {
    var dots = fields.flatMap { $0.siblings.map(\.dot) }
    dots.sort()
    var unique = [Dot]()
    for dot in dots where unique.last != dot { unique.append(dot) }
    return unique
  }

  /// Hidden: there is a delete, and all live dots are among those that deletes named.
  package var isDeleted: Bool {
    guard !deletions.isEmpty else { return false }
    let named = Set(deletions.flatMap(\.named))
    return liveDots.allSatisfy(named.contains)
  }

  /// A delete met an edit it did not know: the record shows, and a person must choose.
  package var hasDeleteConflict: Bool { !deletions.isEmpty && !isDeleted }

  package var isEmpty: Bool {
    deletions.isEmpty && fields.allSatisfy { $0.siblings.isEmpty && $0.shape != .counter }
  }
}
