/// Merges one change that counts into the states of the records it touches (sync.md §4, §5).
package enum Fold {
  /// Applies one operation. Feeding the same operations in any causal order gives equal states.
  package static func apply(
    _ operation: Operation, by info: DotInfo, to state: inout RecordState
  ) {
    switch operation.action {
    case .put(let value, let superseded):
      state.undelete(superseded)
      state.insert(
        Sibling(value: value, info: info), into: operation.field, .register,
        superseding: superseded)
    case .add(let value):
      state.insert(Sibling(value: value, info: info), into: operation.field, .set)
    case .remove(let dots):
      state.update(operation.field, .set) { $0.remove(dots) }
    case .count(let amount):
      state.update(operation.field, .counter) { field in
        field.sum = field.sum.addingReportingOverflow(amount).partialValue
      }
    case .delete(let dots):
      state.insert(Deletion(info: info, named: dots.sorted()))
    case .unknown:
      break
    }
  }
}

extension RecordState {
  /// The value shown (sync.md §5): the kind's precedence, else tier of the author (root first),
  /// depth, chain hash. Nil where the field has no value.
  package func shown(
    _ name: String, rules: any Rules, organisation: OrgState
  ) -> Sibling? {
    guard let field = self[name], field.shape != .counter else { return nil }
    guard field.siblings.count > 1 else { return field.siblings.first }
    let spec = rules.spec(kind: kind, field: name)
    return field.siblings.min { left, right in
      stronger(left, right, spec: spec, organisation: organisation)
    }
  }

  private func stronger(
    _ left: Sibling, _ right: Sibling, spec: FieldSpec?, organisation: OrgState
  ) -> Bool {
    if let spec {
      let a = rank(left.value, spec)
      let b = rank(right.value, spec)
      if a != b { return a < b }
      if spec.settling == .earliest, left.value != right.value {
        let x = left.value.text ?? ""
        let y = right.value.text ?? ""
        return x.utf8.lexicographicallyPrecedes(y.utf8)
      }
    }
    let leftTier = organisation.level(of: left.info.unit)
    let rightTier = organisation.level(of: right.info.unit)
    if leftTier != rightTier { return leftTier < rightTier }
    if left.info.depth != right.info.depth { return left.info.depth > right.info.depth }
    return right.dot.hash < left.dot.hash
  }

  private func rank(_ value: Value, _ spec: FieldSpec) -> Int {
    guard let text = value.text else { return spec.precedence.count }
    return spec.precedence.firstIndex { $0 == text } ?? spec.precedence.count
  }

  /// Whether the field waits for a person: several different values, and no rule of the kind.
  package func needsPerson(_ name: String, rules: any Rules) -> Bool {
    guard let field = self[name], field.shape == .register, field.siblings.count > 1,
      field.values.count > 1
    else { return false }
    return (rules.spec(kind: kind, field: name)?.settling ?? .person) == .person
  }

  /// The shown value's text; nil where there is none or it is no text.
  package func text(_ name: String, rules: any Rules, organisation: OrgState) -> String? {
    shown(name, rules: rules, organisation: organisation)?.value.text
  }
}
