/// One door of a listener: what it takes, for how long, how many at once, and who answers.
struct Route: Sendable {
  let bodyLimit: Int
  /// From the first byte of the request to the last of the answer.
  let seconds: Int
  let admission: Admission
  /// A held request is ended when its peer closes its side of the line; another one runs on, since
  /// closing one side only is a lawful way of saying that nothing more is asked.
  let isHeld: Bool
  /// In whose name a request stands in line.
  let party: @Sendable ([UInt8]) -> String
  let handle: @Sendable ([UInt8]) async -> PeerReply

  init(
    bodyLimit: Int, seconds: Int, admission: Admission, isHeld: Bool = false,
    party: @escaping @Sendable ([UInt8]) -> String = { _ in "" },
    handle: @escaping @Sendable ([UInt8]) async -> PeerReply
  ) {
    self.bodyLimit = bodyLimit
    self.seconds = seconds
    self.admission = admission
    self.isHeld = isHeld
    self.party = party
    self.handle = handle
  }
}
