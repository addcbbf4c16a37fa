import CZstd
import Journal
import TestKit
import Testing
import Wire

/// Compression: smaller or as it was, and never more than the limit.
struct CompressionTests {
  static let samples: [Named<[UInt8]>] = [
    Named("nothing", []), Named("one byte", [1]),
    Named("text", Array("电饭煲 title state registered 希望得到一台电饭煲 wish detail".utf8)),
    Named("one byte often", [UInt8](repeating: 7, count: 300_000)),
    Named("noise", SeededRandomness(1).bytes(5000)),
  ]

  @Test("What is compressed comes back, with and without the dictionary", arguments: samples)
  func roundTrip(_ sample: Named<[UInt8]>) throws {
    let bytes = sample.value
    for dictionary in [Compression.Dictionary.current, nil] {
      let packed = Compression.compress(bytes, dictionary: dictionary)
      #expect(packed.count <= bytes.count + 1)
      #expect(try Compression.decompress(packed, limit: bytes.count) == bytes)
    }
  }

  @Test("The beginning is read alone, of broken bytes too", arguments: samples)
  func beginnings(_ sample: Named<[UInt8]>) {
    let bytes = sample.value
    for dictionary in [Compression.Dictionary.current, nil] {
      let packed = Compression.compress(bytes, dictionary: dictionary)
      for count in [0, 1, 36, 5000] {
        #expect(Compression.beginning(of: packed, count: count) == Array(bytes.prefix(count)))
      }
    }
    for broken in [[], [1], [2], [2, 255, 1], [1, 9, 9, 9], [3, 1, 2]] as [[UInt8]] {
      #expect(Compression.beginning(of: broken, count: 36).isEmpty)
    }
  }

  @Test("A result beyond the limit is stopped, whatever the frame says of its size")
  func bombs() throws {
    let bytes = [UInt8](repeating: 0, count: 8 << 20)
    let small = Compression.compress(bytes, dictionary: nil)
    let tooLarge = SiweiError("compression.too_large", .refused, ["limit": "65536"])
    #expect(small.count < 2000)
    #expect(throws: tooLarge) { try Compression.decompress(small, limit: 65_536) }
    #expect(throws: tooLarge) {
      try Compression.decompress([0] + bytes, limit: 65_536)
    }
  }

  @Test("A frame that wants a large window is refused before room is made for it")
  func windows() throws {
    let context = ZSTD_createCCtx()
    defer { ZSTD_freeCCtx(context) }
    ZSTD_CCtx_setParameter(context, ZSTD_c_windowLog, 27)
    ZSTD_CCtx_setParameter(context, ZSTD_c_contentSizeFlag, 0)
    // Streamed, so that the size is not known and the window stands in the header.
    let source = [UInt8](repeating: 5, count: 1000)
    var target = [UInt8](repeating: 0, count: 4096)
    let written = source.withUnsafeBytes { from in
      target.withUnsafeMutableBytes { to in
        var input = ZSTD_inBuffer(src: from.baseAddress, size: from.count, pos: 0)
        var output = ZSTD_outBuffer(dst: to.baseAddress, size: to.count, pos: 0)
        ZSTD_compressStream2(context, &output, &input, ZSTD_e_continue)
        ZSTD_compressStream2(context, &output, &input, ZSTD_e_end)
        return output.pos
      }
    }
    #expect(throws: SiweiError("compression.malformed", .refused, ["what": "zstd"])) {
      try Compression.decompress([1] + target[..<written], limit: 1 << 20)
    }
  }

  @Test("What is no compressed message is refused")
  func malformed() {
    let packed = Compression.compress([UInt8](repeating: 7, count: 3000), dictionary: nil)
    let cases: [([UInt8], SiweiError)] = [
      ([], SiweiError("compression.malformed", .refused, ["what": "empty"])),
      ([2, 1], SiweiError("compression.malformed", .refused, ["what": "empty"])),
      ([9, 1], SiweiError("compression.malformed", .refused, ["what": "form 9"])),
      ([1, 1, 2, 3, 4, 5], SiweiError("compression.malformed", .refused, ["what": "zstd"])),
      (packed.dropLast(1) + [], SiweiError("compression.malformed", .refused, ["what": "cut off"])),
      (
        packed + [0],
        SiweiError("compression.malformed", .refused, ["what": "bytes after the end"])
      ),
      ([2, 200, 0], SiweiError("compression.dictionary", .notSpoken, ["id": "200"])),
    ]
    for (bytes, error) in cases {
      #expect(throws: error) { try Compression.decompress(bytes, limit: 5000) }
    }
  }

  @Test("A published dictionary never changes")
  func dictionaryIsFrozen() throws {
    // Compressed once, by the first version of dictionary 1.
    let packed = decodeHex(CompressionTests.golden)
    #expect(try packed.map { try Compression.decompress($0, limit: 5000) } == CompressionTests.text)
    #expect(Compression.Dictionary.known(1)?.id == 1)
  }

  static let text = Array(
    "state registered 希望得到一台电饭煲，老人行动不便 wish detail approved 残疾人家庭，长沙县".utf8)
  static let golden =
    "020128b52ffd20720d0200440273746174652020efbc8ce88081e4baba2077697368202020e4babae5aeb6e5"
    + "baadefbc8c0800518325fb02e3a84f9815063817c8e505b058ee002fda0d1701"
}
