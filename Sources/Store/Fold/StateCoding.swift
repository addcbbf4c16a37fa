import Journal

/// The folded state as compact bytes in the file, and as canonical bytes for the fold digest.
enum StateCoding {
  /// Equal at all nodes with equal states: dots in full, no small numbers, no depths.
  static func hash(_ state: RecordState) -> Hash256 {
    var out = ByteWriter()
    out.raw(state.id.id.bytes)
    out.text(state.kind)
    for field in state.fields {
      out.text(field.name)
      out.number(UInt64(field.shape.rawValue))
      out.number(UInt64(bitPattern: field.sum))
      out.number(UInt64(field.siblings.count))
      for sibling in field.siblings {
        out.dot(sibling.dot)
        out.value(sibling.value)
      }
    }
    for deletion in state.deletions {
      out.dot(deletion.info.dot)
      for dot in deletion.named { out.dot(dot) }
    }
    var hash = Hashing(tag: HashTag.recordState)
    hash.add(out.bytes)
    return hash.finish()
  }
}

extension ByteWriter {
  mutating func dot(_ dot: Dot) {
    raw(dot.replica.id.bytes)
    number(dot.number)
    raw(dot.hash.bytes)
  }
}

extension StoreTransaction {
  /// Form: table of dots; fields with references into it; deletions.
  func encodeState(_ state: RecordState) throws -> [UInt8] {
    var table: [DotInfo] = []
    func place(_ info: DotInfo) -> Int {
      if let index = table.firstIndex(where: { $0.dot == info.dot }) { return index }
      table.append(info)
      return table.count - 1
    }
    var rest = ByteWriter()
    rest.number(UInt64(state.fields.count))
    for field in state.fields {
      rest.number(UInt64(bitPattern: try intern(name: field.name)))
      rest.number(UInt64(field.shape.rawValue))
      rest.number(UInt64(bitPattern: field.sum))
      rest.number(UInt64(field.siblings.count))
      for sibling in field.siblings {
        rest.number(UInt64(place(sibling.info)))
        rest.value(sibling.value)
      }
    }
    rest.number(UInt64(state.deletions.count))
    for deletion in state.deletions {
      rest.number(UInt64(place(deletion.info)))
      rest.number(UInt64(deletion.named.count))
      for dot in deletion.named { rest.dot(dot) }
    }
    var out = ByteWriter()
    out.number(UInt64(table.count))
    for info in table {
      out.number(UInt64(bitPattern: try intern(info.dot.replica)))
      out.number(info.dot.number)
      out.raw(info.dot.hash.bytes)
      out.number(UInt64(info.depth))
      out.text(info.unit.text)
    }
    out.raw(rest.bytes)
    return out.bytes
  }

  func decodeState(
    _ bytes: [UInt8], id: RecordID, scope: Scope, kind: String
  ) throws -> RecordState {
    var input = ByteReader(bytes)
    var table: [DotInfo] = []
    for _ in 0..<(try input.count()) {
      let replica = try self.replica(Int64(bitPattern: input.number()))
      let number = try input.number()
      let dot = Dot(replica: replica, number: number, hash: try input.id())
      let depth = UInt32(truncatingIfNeeded: try input.number())
      guard let unit = UnitID(try input.text()) else { throw StoreFault.damaged("unit") }
      table.append(DotInfo(dot: dot, depth: depth, unit: unit))
    }
    func info(_ index: UInt64) throws -> DotInfo {
      guard let place = Int(exactly: index), table.indices.contains(place) else {
        throw StoreFault.damaged("state")
      }
      return table[place]
    }
    var fields: [FieldState] = []
    for _ in 0..<(try input.count()) {
      let name = try self.name(Int64(bitPattern: input.number()))
      guard let shape = FieldState.Shape(rawValue: UInt8(truncatingIfNeeded: try input.number()))
      else { throw StoreFault.damaged("shape") }
      var field = FieldState(name: name, shape: shape, sum: Int64(bitPattern: try input.number()))
      for _ in 0..<(try input.count()) {
        let author = try info(input.number())
        field.siblings.append(Sibling(value: try input.value(), info: author))
      }
      fields.append(field)
    }
    var deletions: [Deletion] = []
    for _ in 0..<(try input.count()) {
      let author = try info(input.number())
      var named: [Dot] = []
      for _ in 0..<(try input.count()) {
        let replica = ReplicaID(try input.id())
        let number = try input.number()
        named.append(Dot(replica: replica, number: number, hash: try input.id()))
      }
      deletions.append(Deletion(info: author, named: named))
    }
    return RecordState(id: id, scope: scope, kind: kind, fields: fields, deletions: deletions)
  }
}
