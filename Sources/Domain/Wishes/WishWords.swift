import Journal

/// The words stored for codes, and the Chinese labels accepted for them (cli.md 24).
package enum WishWords {
  static let classes = table(
    "goods 物资 物资类 实物 商品", "service 服务 服务类", "companionship 体验陪伴 陪伴 体验 陪伴体验",
    "public 公共类 公共 公益")
  static let groups = table(
    "minimum_living 低保 低保户 minimum_living_allowance low_income subsistence",
    "destitute 特困 特困户 特困人员 五保 destitute_support",
    "disabled 残疾 残疾人 disability", "childless_elder 孤寡 孤寡老人",
    "empty_nest 空巢 空巢老人 独居 独居老人 empty_nest_elder living_alone",
    "left_behind_child 留守儿童 left_behind left_behind_children",
    "child_in_difficulty 困境儿童 children_in_difficulty orphan 孤儿",
    "member_in_difficulty 困难党员 party_member_in_difficulty",
    "monitored 监测户 建档立卡 monitored_household registered_household",
    "lifted 脱贫户 脱贫 lifted_household", "other 其他 其它 集体 collective")
  static let consents = table(
    "no 不同意 否", "anonymous 匿名 匿名同意", "yes 同意 是 实名")
  static let reaches = table(
    "village 村 社区 村社区 本村", "township 镇街 镇 街道 乡镇", "county 县 全县 县级", "media 媒体")
  static let results = table(
    "satisfied 满意", "mostly 基本满意 mostly_satisfied", "unsatisfied 不满意 dissatisfied")
  static let resultsWorstFirst = ["unsatisfied", "mostly", "satisfied"]
  static let ways = table("visit 上门 走访 入户", "phone 电话 call")
  static let claimants = table(
    "organisation 组织 党组织 支部 党支部 单位 organization", "member 党员 party_member",
    "person 爱心人士 个人 individual", "company 企业 公司")
  /// Why a wish was returned or declined; the words stand in the detail.
  static let reasons = table(
    "incomplete 不完整 缺资料", "too_big 金额过大", "not_real 不属实", "relief 属救助政策",
    "duplicate 重复", "private 含个人信息", "other 其他")

  private static func table(_ lines: String...) -> [[String]] {
    lines.map { $0.split(separator: " ").map(String.init) }
  }

  /// The stored word for a word or label; nil where the table has none.
  static func stored(_ text: String, in table: [[String]]) -> String? {
    let spaces: [Character] = [" ", "\u{3000}", "\t", "(", ")", "（", "）"]
    let plain = text.lowercased().map { $0 == "-" || $0 == " " ? "_" : $0 }
    let key = String(plain.filter { !spaces.contains($0) })
    return table.first { words in words.contains { $0 == key } }?.first
  }

  /// Throws `value.not_one_of` (65), naming what is allowed.
  static func require(_ text: String, _ name: String, in table: [[String]]) throws -> String {
    guard let word = stored(text, in: table) else {
      throw SiweiError(
        "value.not_one_of", .refused,
        [
          "field": name, "value": text,
          "allowed": table.map { $0.prefix(2).joined(separator: " ") }.joined(separator: ", "),
        ])
    }
    return word
  }

  /// A value of a row, a detail or a claim as it is stored, for editing; nil where the field is
  /// taken as it is.
  package static func checked(_ text: String, field: String, kind: String) throws -> String? {
    switch (kind, field) {
    case (WishKinds.row, "class"): try require(text, field, in: classes)
    case (WishKinds.row, "group"): try require(text, field, in: groups)
    case (WishKinds.row, "consent"): try require(text, field, in: consents)
    case (WishKinds.row, "reach"): try require(text, field, in: reaches)
    case (WishKinds.row, "value"): try WishInput.amount(text, field)
    case (WishKinds.row, "wanted_by"), (WishKinds.row, "verified_on"),
      (WishKinds.claim, "planned"):
      try WishInput.day(text, field)
    case (LessonKinds.contest, "deadline"): try WishInput.day(text, field)
    case (WishKinds.detail, "person.guardian_consent"): try require(text, field, in: consents)
    case (WishKinds.detail, "person.birth"): try WishInput.day(text, field)
    case (WishKinds.detail, "person.id_number"), (WishKinds.detail, "person.phone"):
      WishInput.narrow(text)
    case (WishKinds.claim, "kind"): try require(text, field, in: claimants)
    case (WishKinds.claim, "share"): try WishInput.share(text).description
    default: nil
    }
  }
}
