import Journal

/// The folded state as compact bytes in the file, and as canonical bytes for the fold digest.
enum StateCoding {
  /// Equal at all nodes with equal states: dots in full, no small numbers, no depths.
  static func hash(_ state: RecordState) -> Hash256 {
    let out = ByteWriter(capacity: 1024)
    out.id(state.id.id)
    out.text(state.kind)
    // By places: to copy a field or a sibling counts references up and down.
    state.fields.withUnsafeBufferPointer { fields in
      for place in fields.indices {
        out.text(fields[place].name)
        out.number(UInt64(fields[place].shape.rawValue))
        out.number(UInt64(bitPattern: fields[place].sum))
        fields[place].siblings.withUnsafeBufferPointer { siblings in
          out.number(UInt64(siblings.count))
          for place in siblings.indices {
            out.dot(siblings[place].info.dot)
            out.value(siblings[place].value)
          }
        }
      }
    }
    for deletion in state.deletions {
      out.dot(deletion.info.dot)
      for dot in deletion.named { out.dot(dot) }
    }
    return out.hash(tag: HashTag.recordState)
  }
}

extension ByteWriter {
  func dot(_ dot: Dot) {
    id(dot.replica.id)
    number(dot.number)
    id(dot.hash)
  }
}

extension StoreTransaction {
  /// Form: table of dots; fields with references into it; deletions.
  func encodeState(_ state: RecordState) throws -> ByteWriter {
    var table: [DotInfo] = []
    var last = 0
    func place(_ info: DotInfo) -> Int {
      // Most fields of a record were written by one change.
      if last < table.count, table[last].dot == info.dot { return last }
      last = table.firstIndex { $0.dot == info.dot } ?? table.count
      if last == table.count { table.append(info) }
      return last
    }
    let rest = ByteWriter(capacity: 512)
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
    let out = ByteWriter(capacity: 48 * table.count + rest.size + 8)
    out.number(UInt64(table.count))
    for info in table {
      out.number(UInt64(bitPattern: try intern(info.dot.replica)))
      out.number(info.dot.number)
      out.id(info.dot.hash)
      out.number(UInt64(info.depth))
      out.text(info.unit.text)
    }
    out.raw(rest)
    return out
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
