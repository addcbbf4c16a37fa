import Journal

/// Kinds of the directory. Who may write them is judged for `ROOT/org` as a whole, top down, by
/// `OrgEvaluator`; here stands only what they look like.
package enum DirectoryKinds {
  package static let all: [KindSpec] = [
    kind(OrgKind.organisation, "suite key name", settling: .precedence),
    kind(
      OrgKind.unit, "id name tier parent code code_system code_edition phone",
      keys: ["id", "code"]),
    kind(
      OrgKind.certificate, "replica unit suite key letter renews proof", settling: .precedence),
    // The higher unit's word stands, so that several issuers' cuts wait for nobody.
    kind(OrgKind.cut, "replica cut proof serial", settling: .precedence),
    kind(OrgKind.edition, "number", settling: .precedence),
  ]

  private static func kind(
    _ name: String, _ fields: String, settling: FieldSpec.Settling = .person, keys: [String] = []
  ) -> KindSpec {
    let names = fields.split(separator: " ").map(String.init)
    let specs = names.map { ($0, FieldSpec(settling: settling)) }
    return KindSpec(name, fields: Dictionary(specs) { first, _ in first }, keys: keys) { _ in nil }
  }
}
