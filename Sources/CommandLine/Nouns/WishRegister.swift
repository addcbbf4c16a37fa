import ArgumentParser
import Domain
import Node

/// The fields of a new wish, as options; `--input` takes whole sheets (cli.md 24).
struct WishRegister: VerbOptions {
  static let verb = "register"

  @OptionGroup var person: PersonOptions
  @Option(help: help("option.wish_title", "TEXT")) var title: String?
  @Option(name: .customLong("class"), help: help("option.class", "CLASS")) var type: String?
  @Option(help: help("option.group", "GROUP")) var group: String?
  @Option(help: help("option.detail", "TEXT")) var detail: String?
  @Option(help: help("option.size", "TEXT")) var size: String?
  @Option(help: help("option.value", "YUAN")) var value: String?
  @Option(help: help("option.wanted_by", "YYYY-MM-DD")) var wantedBy: String?
  @Option(help: help("option.public_text", "TEXT")) var publicText: String?
  @Option(help: help("option.consent", "no|anonymous|yes")) var consent: String?
  @Option(help: help("option.reach", "REACH")) var reach: String?
  @Option(help: help("option.campaign", "ID")) var campaign: String?
  @OptionGroup var acting: ForOption

  func fill(_ arguments: inout ArgumentList) throws {
    if !arguments.linesFollow {
      try arguments.need("title", title)
      try arguments.need("class", type)
      try arguments.need("group", group)
      try arguments.need("consent", consent)
      arguments.put("person", try person.document(group: group))
    } else {
      if let given = try person.document(group: nil).members?.first {
        arguments.put("person_\(given.key)", given.value)
      }
      arguments.put("title", title)
      arguments.put("class", type)
      arguments.put("group", group)
      arguments.put("consent", consent)
    }
    arguments.put("detail", detail)
    arguments.put("size", size)
    arguments.put("value", value)
    arguments.put("wanted_by", wantedBy)
    arguments.put("public_text", publicText)
    arguments.put("reach", reach)
    arguments.put("campaign", campaign)
    acting.fill(&arguments)
  }
}

/// The person who wishes; without `--person-name` the wish is a collective one.
struct PersonOptions: ParsableArguments {
  @Option(help: help("option.person_name", "NAME")) var personName: String?
  @Option(help: help("option.person_sex", "SEX")) var personSex: String?
  @Option(help: help("option.person_birth", "YYYY-MM-DD")) var personBirth: String?
  @Option(help: help("option.person_id_number", "NUMBER")) var personIdNumber: String?
  @Option(help: help("option.person_phone", "PHONE")) var personPhone: String?
  @Option(help: help("option.person_address", "TEXT")) var personAddress: String?
  @Option(help: help("option.guardian", "NAME")) var guardian: String?
  @Option(help: help("option.guardian_consent", "CONSENT")) var guardianConsent: String?

  /// Null where nothing is said of a person; what is said needs a name.
  func document(group: String?) throws -> JSON {
    let others = [
      personSex, personBirth, personIdNumber, personPhone, personAddress, guardian,
      guardianConsent,
    ]
    guard let personName, !personName.isEmpty else {
      if others.allSatisfy({ $0 == nil }) { return .null }
      throw Outcome.fault("usage.missing_option", 64, ["option": "person-name"])
    }
    var fields = ArgumentList()
    fields.put("name", personName)
    fields.put("group", group)
    fields.put("sex", personSex)
    fields.put("birth", personBirth)
    fields.put("id_number", personIdNumber)
    fields.put("phone", personPhone)
    fields.put("address", personAddress)
    fields.put("guardian", guardian)
    fields.put("guardian_consent", guardianConsent)
    return fields.document
  }
}
