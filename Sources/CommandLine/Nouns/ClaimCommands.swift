import ArgumentParser
import Domain

/// `claim …`: who takes a wish, and the waiting line (cli.md 25).
struct ClaimCommand: NounCommand {
  static let noun = "claim"
  static let verbs: [any ParsableCommand.Type] = [
    Making<ClaimNoun, ClaimRegister>.self, Act<ClaimNoun, ClaimGiveup>.self,
    Act<ClaimNoun, ClaimReport>.self, Act<ClaimNoun, ClaimNumber>.self,
    Viewing<ClaimNoun, ClaimList>.self, ShowCommand.self,
    Act<ClaimNoun, EditVerb>.self, Act<ClaimNoun, DeleteVerb>.self,
  ]
}

enum ClaimNoun: Noun {
  static let noun = "claim"
}

struct ClaimRegister: VerbOptions {
  static let verb = "register"

  @Option(help: help("option.wish", "ID")) var wish: String?
  @Option(help: help("option.card", "ID")) var card: String?
  @Option(help: help("option.claimant", "NAME")) var claimant: String?
  @Option(help: help("option.claimant_kind", "KIND")) var kind: String?
  @Option(help: help("option.claimant_phone", "PHONE")) var phone: String?
  @Option(help: help("option.share", "1/10")) var share: String?
  @Option(help: help("option.batch", "UUID")) var batch: String?

  func fill(_ arguments: inout ArgumentList) throws {
    try arguments.needOne([
      ("wish", wish.map { .string($0) }), ("card", card.map { .string($0) }),
    ])
    try arguments.need("claimant", claimant)
    try arguments.need("kind", kind)
    arguments.put("phone", phone)
    arguments.put("share", share)
    arguments.put("batch", batch)
  }
}

struct ClaimGiveup: VerbOptions {
  static let verb = "giveup"
}

struct ClaimReport: VerbOptions {
  static let verb = "report"

  @OptionGroup var day: DateOption

  func fill(_ arguments: inout ArgumentList) throws { day.fill(&arguments) }
}

/// The record is the wish: which of the arbiter's machines numbers the claims on it.
struct ClaimNumber: VerbOptions {
  static let verb = "number"
}

struct ClaimList: VerbOptions {
  static let verb = "list"

  @Option(help: help("option.wish", "ID")) var wish: String?
  @Option(help: help("option.card", "ID")) var card: String?
  @OptionGroup var filters: ListVerb

  func fill(_ arguments: inout ArgumentList) throws {
    if wish != nil || card != nil {
      try arguments.needOne([
        ("wish", wish.map { .string($0) }), ("card", card.map { .string($0) }),
      ])
    }
    try filters.fill(&arguments)
  }
}
