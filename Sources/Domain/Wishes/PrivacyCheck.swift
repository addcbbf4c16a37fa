import Journal

/// Looks for what a public text must not say (domain.md §9).
enum PrivacyCheck {
  private static let numerals: Set<Character> = Set("0123456789〇零一二两三四五六七八九十百甲乙")
  private static let housing = ["栋", "幢", "单元", "室", "弄"]
  private static let streets: Set<Character> = Set("路街巷道村组里弄区庄镇乡屯湾冲坪塘园苑院")
  private static let schools = [
    "小学", "中学", "高中", "初中", "幼儿园", "学校", "大学", "学院", "职校", "技校", "附小", "附中",
  ]
  private static let illnesses = [
    "癌", "肿瘤", "白血病", "尿毒症", "糖尿", "高血压", "冠心", "肝炎", "结核", "艾滋", "精神分裂",
    "抑郁", "自闭", "孤独症", "脑瘫", "脑梗", "脑出血", "中风", "偏瘫", "瘫痪", "截瘫", "癫痫", "智障",
    "透析", "化疗", "帕金森", "阿尔茨海默", "痴呆", "心梗", "哮喘", "红斑狼疮", "渐冻", "hiv", "cancer",
    "leukemia", "leukaemia", "diabet", "hepatitis", "tumor", "tumour", "tuberculosis", "epilep",
    "depression", "dementia", "alzheimer",
  ]
  private static let notIllness = ["病毒", "毛病", "病虫"]

  /// The reasons, in the order of cli.md 24; none for a clean text. `person` where it is known,
  /// `today` for the age; `mayName` where the person agreed to be named.
  static func reasons(
    _ text: String, person: Person?, today: Day, mayName: Bool
  ) -> [String] {
    let text = withoutDays(text)
    let plain = normal(text)
    let spelled = plain.map { spelledDigits[$0] ?? $0 }
    let runs = digitRuns(plain) + digitRuns(spelled) + parts(text)
    var out: [String] = []
    if holdsIDNumber([plain, spelled], runs, person) { out.append("id_number") }
    if holdsPhone([plain, spelled], runs, person) { out.append("phone") }
    if holdsAddress(plain, person) { out.append("address") }
    if holdsSchool(plain) { out.append("school") }
    if holdsIllness(plain) { out.append("illness") }
    let isChild = person?.isChild(on: today) ?? false
    let isNamed = holdsName(plain, person)
    if person?.lacksGuardian(on: today) == true || isChild && isNamed { out.append("minor") }
    if isNamed, !isChild, !mayName { out.append("name") }
    return out
  }

  /// Narrow and lower-case, with the digits of every script and form as 0 to 9.
  private static func normal(_ text: String) -> [Character] {
    Array(WishInput.narrow(text).lowercased()).map { character in
      guard !isDigit(character), let scalar = character.unicodeScalars.first,
        [.decimal, .digit].contains(scalar.properties.numericType),
        let number = character.wholeNumberValue, (0...9).contains(number)
      else { return character }
      return Character(String(number))
    }
  }

  /// Digits as they are written out, also against forgery.
  private static let spelledDigits: [Character: Character] = [
    "〇": "0", "零": "0", "○": "0", "一": "1", "壹": "1", "幺": "1", "二": "2", "贰": "2", "两": "2",
    "三": "3", "叁": "3", "四": "4", "肆": "4", "五": "5", "伍": "5", "六": "6", "陆": "6", "七": "7",
    "柒": "7", "八": "8", "捌": "8", "九": "9", "玖": "9",
  ]

  // MARK: numbers

  private static func isDigit(_ character: Character) -> Bool {
    character.isASCII && character.isNumber
  }

  /// A number beside others is one of its own, too: every few parts between spaces and dashes are
  /// read as one.
  private static func parts(_ text: String) -> [String] {
    let parts = text.split { $0.isWhitespace || joints.contains($0) }.map { normal(String($0)) }
    return parts.indices.flatMap { first in
      (first..<min(first + 6, parts.count)).flatMap { last -> [String] in
        let whole = Array(parts[first...last].joined())
        return digitRuns(whole) + digitRuns(whole.map { spelledDigits[$0] ?? $0 })
      }
    }
  }

  /// A day, such as 2025-10-12, is no number of a phone; between other digits it may be a part of
  /// one.
  private static func withoutDays(_ text: String) -> String {
    var out = Array(text)
    func isBesideDigit(_ place: Int, _ step: Int) -> Bool {
      var place = place
      while out.indices.contains(place), out[place].isWhitespace || joints.contains(out[place]) {
        place += step
      }
      return out.indices.contains(place)
        && (out[place].isNumber || spelledDigits[out[place]] != nil)
    }
    var place = 0
    while place + 10 <= out.count {
      if let day = Day(String(out[place..<place + 10])), (1900...2099).contains(day.year),
        !isBesideDigit(place - 1, -1), !isBesideDigit(place + 10, 1)
      {
        out.replaceSubrange(place..<place + 10, with: Array("日期"))
      }
      place += 1
    }
    return String(out)
  }

  private static let joints = "-.·－‐‑‒–—―_"

  /// Digits with stars and single dashes or dots between them, as people type long numbers.
  private static func digitRuns(_ text: [Character]) -> [String] {
    var runs: [String] = []
    var run = ""
    for (index, character) in text.enumerated() {
      let next = index + 1 < text.count ? text[index + 1] : " "
      if isDigit(character) || character == "*" {
        run.append(character)
      } else if character == "x", run.filter(isDigit).count == 17 {
        run.append("X")
      } else if run.isEmpty || !(joints.contains(character) && isDigit(next)) {
        if !run.isEmpty { runs.append(run) }
        run = ""
      }
    }
    if !run.isEmpty { runs.append(run) }
    return runs
  }

  private static func contains(_ text: [Character], _ part: String) -> Bool {
    let part = normal(part)
    guard !part.isEmpty, text.count >= part.count else { return false }
    return (0...(text.count - part.count)).contains { start in
      text[start..<(start + part.count)].elementsEqual(part)
    }
  }

  private static func holdsIDNumber(
    _ texts: [[Character]], _ runs: [String], _ person: Person?
  ) -> Bool {
    if let number = person?.idNumber, number.count >= 6,
      texts.contains(where: { contains($0, number) })
    {
      return true
    }
    return runs.contains { run in
      let digits = run.filter { $0 != "*" }.count
      // A masked number still gives region and serial: wrong for a village wall.
      return digits >= 15 || run.count >= 15 && run.contains("****") && digits >= 6
    }
  }

  private static func holdsPhone(
    _ texts: [[Character]], _ runs: [String], _ person: Person?
  ) -> Bool {
    if let phone = person?.phone, phone.count >= 7,
      texts.contains(where: { contains($0, phone) })
    {
      return true
    }
    let isAnnounced = ["电话", "手机", "联系", "致电", "座机", "微信", "tel", "phone", "qq"]
      .contains { word in texts.contains { contains($0, word) } }
    return runs.contains { run in
      let digits = Array(run.utf8)
      let isMobile = digits.count >= 2 && digits[0] == 49 && (51...57).contains(digits[1])
      switch digits.count {
      case 11 where isMobile: return true
      case 10...12 where digits[0] == 48: return true
      case 13 where run.hasPrefix("861"): return true
      case 5...11: return isAnnounced
      default: return false
      }
    }
  }

  // MARK: words

  private static func holdsAddress(_ text: [Character], _ person: Person?) -> Bool {
    if let address = person?.address, address.count >= 4, contains(text, address) { return true }
    if contains(text, "门牌") { return true }
    for (index, character) in text.enumerated() where numerals.contains(character) {
      let rest = String(text[(index + 1)...].prefix(3))
      if housing.contains(where: { rest.hasPrefix($0) }) { return true }
      guard rest.hasPrefix("号") else { continue }
      if ["号楼", "号院", "号房", "号室"].contains(where: { rest.hasPrefix($0) }) { return true }
      let start = text[...index].lastIndex { !numerals.contains($0) && $0 != "-" && $0 != "附" }
      if let start, streets.contains(text[start]) { return true }
    }
    return false
  }

  /// A school together with a class tells which child.
  private static func holdsSchool(_ text: [Character]) -> Bool {
    let whole = String(text)
    let named = schools.contains { word in
      var rest = Substring(whole)
      while let found = rest.firstRange(of: word) {
        rest = rest[found.upperBound...]
        if !rest.hasPrefix("生") { return true }
      }
      return false
    }
    let isNumbered = text.indices.contains { isNumberedSchool(text, at: $0) }
    let isClass =
      text.indices.contains { index in
        guard text[index] == "班", index > 0 else { return false }
        return numerals.contains(text[index - 1]) || text[index - 1] == ")"
      } || whole.contains("年级") || whole.contains("班级")
    let isEnglish = whole.contains("school") && (whole.contains("class") || whole.contains("grade"))
    return (named || isNumbered) && isClass || isEnglish
  }

  /// "一中", "长沙县3中": a middle school by its number, not "一中午" nor "三中心".
  private static func isNumberedSchool(_ text: [Character], at index: Int) -> Bool {
    guard text[index] == "中", index > 0, numerals.contains(text[index - 1]) else { return false }
    guard index + 1 < text.count else { return true }
    return !"学午心间国年旬秋药医号式老小型等".contains(text[index + 1])
  }

  private static func holdsIllness(_ text: [Character]) -> Bool {
    let whole = String(text)
    if illnesses.contains(where: { whole.contains($0) }) { return true }
    let rest = notIllness.reduce(whole) { text, word in
      text.split(separator: word).joined(separator: "")
    }
    return rest.contains("病")
  }

  private static func holdsName(_ text: [Character], _ person: Person?) -> Bool {
    guard let name = person?.name, name.count >= 2 else { return false }
    return contains(text, name)
  }
}
