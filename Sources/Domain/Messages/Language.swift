/// The language of texts for people; Chinese first, English second.
package enum Language: String, CaseIterable, Sendable {
  case zh
  case en

  /// `SIWEI_LANG` where it says zh or en, else the locale: the first of `LC_ALL`, `LC_MESSAGES`
  /// and `LANG` that is not empty; every `zh…` is Chinese and everything else English.
  package init(environment: [String: String]) {
    if let chosen = environment["SIWEI_LANG"].flatMap({ Language(rawValue: $0) }) {
      self = chosen
      return
    }
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy
      .compactMap { environment[$0] }.first { !$0.isEmpty }
    self = locale?.lowercased().hasPrefix("zh") == true ? .zh : .en
  }
}
