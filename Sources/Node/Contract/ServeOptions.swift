package import Domain

/// How a server is asked to run (cli.md 11).
package struct ServeOptions: Sendable {
  package var data: String
  /// `HOST:PORT`; port 0 = any free one.
  package var sync: String?
  package var console: String?
  /// No scheduler and no waiting request: it syncs only when told.
  package var manual: Bool
  /// Whether diagnostics should suit a program too.
  package var json: Bool
  package var quiet: Bool
  package var language: Language
  /// Called once, when everything listens, with the document of cli.md 11; it prints the line.
  package var ready: @Sendable (JSON) -> Void

  package init(
    data: String, sync: String?, console: String?, manual: Bool, json: Bool, quiet: Bool = false,
    language: Language, ready: @escaping @Sendable (JSON) -> Void
  ) {
    self.data = data
    self.sync = sync
    self.console = console
    self.manual = manual
    self.json = json
    self.quiet = quiet
    self.language = language
    self.ready = ready
  }
}
