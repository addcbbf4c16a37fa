/// What a node does with the bytes of its peers; Server carries them and knows nothing of them.
package protocol PeerHandling: Sendable {
  func exchange(_ body: [UInt8]) async -> PeerReply
  /// In whose name an exchange stands in line, "" for strangers; quick, and never believed.
  func party(_ body: [UInt8]) -> String
  func join(_ body: [UInt8]) async -> PeerReply
  /// Held until there is news, for 25 s at most; cancelled when the peer leaves or the server
  /// stops, and what it then returns is still sent where the line is open.
  func wait(_ body: [UInt8]) async -> PeerReply
}
