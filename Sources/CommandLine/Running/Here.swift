import Domain
import Foundation

/// What the process was given besides its arguments.
enum Here {
  static let environment = ProcessInfo.processInfo.environment
  static let language = Language(environment: environment)

  static func variable(_ name: String) -> String? {
    environment[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// `--data`, else SIWEI_DATA, else `~/.local/share/siwei`.
  static func dataFolder(_ given: String?) -> String {
    given.flatMap { $0.isEmpty ? nil : $0 } ?? variable("SIWEI_DATA")
      ?? (NSHomeDirectory() + "/.local/share/siwei")
  }

  /// A path that means the same in the server's process, which has another working folder.
  static func absolute(_ path: String?) -> String? {
    path.map { URL(fileURLWithPath: $0).standardizedFileURL.path }
  }

  /// A text of the catalogue in the person's language.
  static func text(_ code: String, _ arguments: [String: String] = [:]) -> String {
    Catalogue.text(code, language, arguments)
  }
}
