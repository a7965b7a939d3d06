import CKernel
import Testing

@Suite("Columns")
struct ColumnTests {
    /// A number that no row has.
    private static let guardValue = -1.0

    /// The elements before and after the columns that must stay as they are.
    private static let guards = 16

    /// Whether a kernel makes the columns of the plain double loop and writes nothing else.
    ///
    /// The memory of both begins at a cache line plus some doubles. Rows and columns are exactly as
    /// long as they must be, but for the guards around the columns.
    private static func agree(
        _ kernel: Kernel, samples: Int, dimensions: Int, rowShift: Int, columnShift: Int
    ) -> Bool {
        let count = samples * dimensions
        let stride = MemoryLayout<Double>.stride
        func allocate(_ count: Int) -> UnsafeMutableRawPointer {
            .allocate(byteCount: count * stride, alignment: 64)
        }
        let (rowMemory, columnMemory) = (
            allocate(count + rowShift), allocate(count + columnShift + 2 * guards)
        )
        defer {
            rowMemory.deallocate()
            columnMemory.deallocate()
        }
        let rows = (rowMemory + rowShift * stride).bindMemory(to: Double.self, capacity: count)
        let whole = (columnMemory + columnShift * stride)
            .bindMemory(to: Double.self, capacity: count + 2 * guards)
        for i in 0..<count { rows[i] = Double(i) }
        whole.initialize(repeating: guardValue, count: count + 2 * guards)
        let columns = whole + guards
        ck_rows_to_columns(kernel.pointer, rows, columns, samples, dimensions)
        for d in 0..<dimensions {
            for i in 0..<samples where columns[d * samples + i] != Double(i * dimensions + d) {
                return false
            }
        }
        return (0..<guards).allSatisfy {
            whole[$0] == guardValue && columns[count + $0] == guardValue
        }
    }

    @Test(
        "have each dimension's numbers of all samples, and nothing around them is written",
        arguments: Kernel.vector + [.plain])
    func allSizes(kernel: Kernel) {
        for samples in 0...130 {
            for dimensions in 0...17 {
                // All places in a cache line in turn.
                let shift = (samples + 3 * dimensions) % 8
                #expect(
                    Self.agree(
                        kernel, samples: samples, dimensions: dimensions, rowShift: shift,
                        columnShift: 0)
                        && Self.agree(
                            kernel, samples: samples, dimensions: dimensions, rowShift: 0,
                            columnShift: shift),
                    "\(samples) samples of \(dimensions) dimensions")
            }
        }
    }

    @Test("may begin anywhere in a cache line", arguments: Kernel.vector + [.plain])
    func anyPlace(kernel: Kernel) {
        for dimensions in [1, 2, 3, 8, 40] {
            for shift in 0..<64 {
                for samples in [7, 64, 71, 200, 1024] {
                    #expect(
                        Self.agree(
                            kernel, samples: samples, dimensions: dimensions, rowShift: shift / 8,
                            columnShift: shift % 8),
                        "\(samples) samples of \(dimensions) dimensions, shifted by \(shift)")
                }
            }
        }
    }
}
