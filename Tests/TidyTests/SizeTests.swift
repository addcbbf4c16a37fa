import Testing

/// How long things may be (docs/STYLE.md).
enum Limits {
  static let columns = 100
  static let fileLines = 400
  static let testFileLines = 600
  static let medianLines = 120
  static let mostLines = 320
  static let functionLines = 70
}

@Test func `No file is too long`() {
  let found = SourceTree.all.filter { file in
    let limit = file.isTest ? Limits.testFileLines : Limits.fileLines
    return !file.isGenerated && file.lines.count > limit
  }.map { "\($0.path):\($0.lines.count): lines" }
  expectNone(found, "too long")
}

@Test func `Most files are short`() throws {
  let sizes = SourceTree.sources.map(\.lines.count).sorted()
  try #require(!sizes.isEmpty)
  let short = sizes.filter { $0 <= Limits.mostLines }.count
  #expect(sizes[sizes.count / 2] <= Limits.medianLines, "the median of lines a file")
  #expect(short * 10 >= sizes.count * 9, "files of at most \(Limits.mostLines) lines: 90 %")
}

@Test func `No line is too wide`() {
  var found = [String]()
  for file in SourceTree.all where !file.isGenerated {
    for (index, line) in file.lines.enumerated() where line.count > Limits.columns {
      found.append(file.place(index))
    }
  }
  expectNone(found, "over \(Limits.columns) columns")
}

@Test func `No function is too long`() {
  var found = [String]()
  for file in SourceTree.all where !file.isGenerated {
    for function in Functions.of(file.code) where function.lines > Limits.functionLines {
      found.append("\(function.lines) lines: \(file.place(function.start))")
    }
  }
  expectNone(found, "over \(Limits.functionLines) lines")
}

@Test func `The scanner measures functions`() {
  let text = """
    struct A {
      func short() { print("}") } // }
      init(a: () -> Void = {}) {
        let text = "\\(b.map { $0 })"
      }
      var x: Int
      func requirement() -> Int
      /* func no() {
      */
      func long(
        a: Int
      ) {

      }
    }
    """
  let found = Functions.of(CodeText.of(text))
  #expect(found.map(\.start) == [1, 2, 9])
  #expect(found.map(\.lines) == [1, 3, 5])
}
